//! Secrets: values that never show themselves, and the server key from which tokens are derived.

use std::fmt;
use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use data_encoding::{BASE64URL_NOPAD, HEXLOWER_PERMISSIVE};
use derive_more::Display;
use hmac::{Hmac, KeyInit, Mac};
use sha2::{Digest, Sha256};
use subtle::ConstantTimeEq;

use crate::entropy::Entropy;

/// A value that must not reach a log: its `Debug` says nothing of it.
#[derive(Clone, PartialEq, Eq)]
pub struct Secret<T>(T);

impl<T> Secret<T> {
    /// Hides `value`.
    pub const fn new(value: T) -> Self {
        Self(value)
    }

    /// The value itself; the name makes each use easy to find.
    pub const fn expose(&self) -> &T {
        &self.0
    }
}

impl<T> fmt::Debug for Secret<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("[secret]")
    }
}

/// The characters of a token: 160 bits in base64.
pub const TOKEN_LENGTH: usize = 27;

/// The SHA-256 of a random name, for keeping in the database what only its holder may present.
pub fn fingerprint(name: &str) -> Vec<u8> {
    Sha256::digest(name.as_bytes()).to_vec()
}

/// The 32 bytes from which every emailed token is derived, so that neither a copy of the
/// database nor the email queue opens anything.
#[derive(Clone, Debug)]
pub struct ServerKey(Secret<[u8; 32]>);

/// Why a key file cannot be used.
#[derive(Debug, Display)]
pub enum KeyError {
    /// It could not be read or made.
    #[display("the key file {} cannot be used: {_1}", _0.display())]
    Io(PathBuf, io::Error),
    /// It does not hold 64 hexadecimal digits.
    #[display("the key file {} must hold 64 hexadecimal digits (32 random bytes)", _0.display())]
    Malformed(PathBuf),
    /// Its bytes are too regular to be random.
    #[display(
        "the key in {} is not random; delete the file to have one made, or put 32 random bytes there",
        _0.display()
    )]
    Weak(PathBuf),
    /// Others than its owner may read it.
    #[display("the key file {0} can be read by others than its owner; run: chmod 600 {0}", _0.display())]
    Exposed(PathBuf),
}

impl std::error::Error for KeyError {}

impl ServerKey {
    /// A key of these bytes.
    pub const fn new(bytes: [u8; 32]) -> Self {
        Self(Secret::new(bytes))
    }

    /// The key in the file at `path`; where there is no file yet, one is made with mode 0600.
    pub fn load_or_make(path: &Path, entropy: &Entropy) -> Result<Self, KeyError> {
        Self::load(path)?.map_or_else(|| Self::make(path, entropy), Ok)
    }

    /// The key in the file at `path`; none where there is no file.
    pub fn load(path: &Path) -> Result<Option<Self>, KeyError> {
        match fs::read_to_string(path) {
            Ok(text) => Self::parse(path, &text).map(Some),
            Err(cause) if cause.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(cause) => Err(KeyError::Io(path.into(), cause)),
        }
    }

    /// A few characters that tell two keys apart and give neither away: kept in the database, so
    /// that an instance started with another's key refuses to serve.
    pub fn mark(&self) -> String {
        self.token("key mark", 0, 0)[..12].to_owned()
    }

    /// The token of row `id` for `purpose`, as it stands in a link: HMAC-SHA-256 over purpose, id
    /// and generation, cut to 160 bits, in [`TOKEN_LENGTH`] characters. Raising the row's generation ends it.
    pub fn token(&self, purpose: &str, id: i64, generation: i64) -> String {
        self.derive(purpose, &[id.to_be_bytes(), generation.to_be_bytes()].concat())
    }

    /// The token of what has a name and no row, for `purpose`, which no row's token is for. Nothing ends it.
    pub fn token_of(&self, purpose: &str, name: &str) -> String {
        self.derive(purpose, name.as_bytes())
    }

    /// Whether `presented` is that token, compared in constant time.
    pub fn verify_of(&self, purpose: &str, name: &str, presented: &str) -> bool {
        self.token_of(purpose, name).as_bytes().ct_eq(presented.as_bytes()).into()
    }

    /// Whether `presented` is that token, compared in constant time.
    pub fn verify(&self, purpose: &str, id: i64, generation: i64, presented: &str) -> bool {
        self.token(purpose, id, generation).as_bytes().ct_eq(presented.as_bytes()).into()
    }

    fn derive(&self, purpose: &str, subject: &[u8]) -> String {
        let mut mac = Hmac::<Sha256>::new_from_slice(self.0.expose()).expect("HMAC takes a key of any length");
        mac.update(purpose.as_bytes());
        mac.update(&[0]);
        mac.update(subject);
        BASE64URL_NOPAD.encode(&mac.finalize().into_bytes()[..20])
    }

    fn parse(path: &Path, text: &str) -> Result<Self, KeyError> {
        require_private(path)?;
        let bytes: [u8; 32] = HEXLOWER_PERMISSIVE
            .decode(text.trim().as_bytes())
            .ok()
            .and_then(|bytes| bytes.try_into().ok())
            .ok_or_else(|| KeyError::Malformed(path.into()))?;
        let mut distinct = bytes.to_vec();
        distinct.sort_unstable();
        distinct.dedup();
        // 32 random bytes have about 30 distinct values; fewer than 16 does not happen by chance.
        if distinct.len() < 16 {
            return Err(KeyError::Weak(path.into()));
        }
        Ok(Self::new(bytes))
    }

    /// Written beside the file and given its name whole, if no other program that starts now was faster:
    /// then its key is everybody's.
    fn make(path: &Path, entropy: &Entropy) -> Result<Self, KeyError> {
        let bytes = entropy.bytes::<32>();
        let part = path.with_extension(format!("{}.part", &entropy.name()[..8]));
        let mut options = fs::OpenOptions::new();
        options.write(true).create_new(true);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        let write = || -> io::Result<()> {
            let mut file = options.open(&part)?;
            writeln!(file, "{}", HEXLOWER_PERMISSIVE.encode(&bytes))?;
            file.sync_all()?;
            fs::hard_link(&part, path)
        };
        let written = write();
        // Where it was not even begun there is nothing to take away.
        let _ = fs::remove_file(&part);
        match written {
            Ok(()) => Ok(Self::new(bytes)),
            Err(cause) if cause.kind() == io::ErrorKind::AlreadyExists => {
                Self::load(path)?.ok_or_else(|| KeyError::Io(path.into(), cause))
            }
            Err(cause) => Err(KeyError::Io(path.into(), cause)),
        }
    }
}

#[cfg(unix)]
fn require_private(path: &Path) -> Result<(), KeyError> {
    use std::os::unix::fs::PermissionsExt;
    let mode = fs::metadata(path).map_err(|cause| KeyError::Io(path.into(), cause))?.permissions().mode();
    if mode.trailing_zeros() >= 6 { Ok(()) } else { Err(KeyError::Exposed(path.into())) }
}

#[cfg(not(unix))]
fn require_private(_path: &Path) -> Result<(), KeyError> {
    Ok(())
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    fn key() -> ServerKey {
        ServerKey::new(Entropy::seeded(1).bytes())
    }

    #[test]
    fn a_token_is_good_for_its_purpose_row_and_generation_only() {
        let token = key().token("reset", 7, 1);
        assert_eq!(token.len(), 27);
        assert!(key().verify("reset", 7, 1, &token));
        assert!(!key().verify("confirm", 7, 1, &token));
        assert!(!key().verify("reset", 8, 1, &token));
        assert!(!key().verify("reset", 7, 2, &token));
        assert!(!ServerKey::new([7; 32]).verify("reset", 7, 1, &token));
        assert!(!key().verify("reset", 7, 1, ""));
    }

    #[test]
    fn a_token_is_good_for_its_purpose_and_name_only() {
        let token = key().token_of("unsubscribe codes", "ann@example.org");
        assert_eq!(token.len(), TOKEN_LENGTH);
        assert!(key().verify_of("unsubscribe codes", "ann@example.org", &token));
        assert!(!key().verify_of("unsubscribe invites", "ann@example.org", &token));
        assert!(!key().verify_of("unsubscribe codes", "eve@example.org", &token));
        assert!(!key().verify_of("unsubscribe codes", "ann@example.org", &token[1..]));
    }

    #[test]
    fn a_key_is_made_once_and_read_again() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("server.key");
        let made = ServerKey::load_or_make(&path, &Entropy::system()).expect("it is made");
        let read = ServerKey::load_or_make(&path, &Entropy::system()).expect("it is read");
        assert_eq!(made.mark(), read.mark());
        assert!(!format!("{made:?}").contains(&fs::read_to_string(&path).unwrap()[..8]));
    }

    #[test]
    fn programs_that_start_at_once_make_one_key() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("server.key");
        let start = || ServerKey::load_or_make(&path, &Entropy::system()).expect("a key").mark();
        let marks: HashSet<String> = std::thread::scope(|scope| {
            let starts: Vec<_> = (0..8).map(|_| scope.spawn(start)).collect();
            starts.into_iter().map(|start| start.join().unwrap()).collect()
        });
        assert_eq!((marks.len(), fs::read_dir(folder.path()).unwrap().count()), (1, 1));
    }

    #[test]
    fn a_weak_a_broken_and_an_open_key_are_refused() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("server.key");
        ServerKey::load_or_make(&path, &Entropy::system()).expect("it is made");
        fs::write(&path, "00".repeat(32)).unwrap();
        assert!(matches!(ServerKey::load_or_make(&path, &Entropy::system()), Err(KeyError::Weak(_))));
        fs::write(&path, "a secret").unwrap();
        assert!(matches!(ServerKey::load_or_make(&path, &Entropy::system()), Err(KeyError::Malformed(_))));
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            fs::set_permissions(&path, fs::Permissions::from_mode(0o644)).unwrap();
            assert!(matches!(ServerKey::load_or_make(&path, &Entropy::system()), Err(KeyError::Exposed(_))));
        }
    }
}
