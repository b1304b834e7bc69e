//! Putting another SQLite database in the place of the one in use.

use std::ffi::OsString;
use std::fmt;
use std::fs::{self, File, TryLockError};
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use diesel::RunQueryDsl;
use diesel::sql_types::Integer;

use super::conn::{Conn, texts};
use super::migrate::{self, MigrateError};
use super::pool::{Location, Opener, Use};

/// What every SQLite database begins with.
const HEAD: &[u8; 16] = b"SQLite format 3\0";

/// Why a database was not replaced; it is as it was.
#[derive(Debug)]
pub enum ReplaceError {
    /// A server, or a command that writes, has it open.
    InUse,
    /// The file is no database, or not one of ours, or is damaged.
    NotABackup(PathBuf, String),
    /// Its tables are of a newer version, or cannot be brought up to date.
    Migrate(MigrateError),
    /// A file could not be read, written or renamed.
    Io(PathBuf, io::Error),
    /// The database in use could not be closed.
    Database(String),
}

impl fmt::Display for ReplaceError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::InUse => f.write_str("the database is in use; stop the server first"),
            Self::NotABackup(path, why) => write!(f, "{} is not a backup of Muster's: {why}", path.display()),
            Self::Migrate(MigrateError::Newer(versions)) => write!(
                f,
                "the backup was made by a newer version of Muster ({}); restore it with that version",
                versions.join(", ")
            ),
            Self::Migrate(cause) => cause.fmt(f),
            Self::Io(path, cause) => write!(f, "{}: {cause}", path.display()),
            Self::Database(cause) => write!(f, "the database in use cannot be closed: {cause}"),
        }
    }
}

impl std::error::Error for ReplaceError {}

/// Says that the database file at `path` is in use, until the answer is dropped.
///
/// Whoever writes to it holds a lock together with others; whoever replaces it holds it alone.
pub(super) fn use_file(path: &Path) -> io::Result<File> {
    let lock = File::create(beside(path, "lock"))?;
    lock.try_lock_shared().map_err(|cause| match cause {
        TryLockError::WouldBlock => io::Error::other("a backup is being restored"),
        TryLockError::Error(cause) => cause,
    })?;
    Ok(lock)
}

/// A backup made ready beside the database that it is to replace: a whole database with this
/// version's tables. Dropped before [`Staged::put_in_place`], it leaves nothing behind.
pub struct Staged {
    target: PathBuf,
    file: PathBuf,
    _alone: File,
}

impl Staged {
    /// Copies `backup` beside the database at `target`, checks it, and brings its tables up to date.
    /// Nobody uses `target` from here on.
    pub fn prepare(backup: &Path, target: &Path) -> Result<Self, ReplaceError> {
        let not_ours = |why: &str| ReplaceError::NotABackup(backup.to_owned(), why.to_owned());
        let lock = beside(target, "lock");
        if !begins_as_sqlite(backup).map_err(|cause| ReplaceError::Io(backup.to_owned(), cause))? {
            return Err(not_ours("it is no SQLite database"));
        }
        let alone = File::create(&lock).map_err(|cause| ReplaceError::Io(lock.clone(), cause))?;
        alone.try_lock().map_err(|cause| match cause {
            TryLockError::WouldBlock => ReplaceError::InUse,
            TryLockError::Error(cause) => ReplaceError::Io(lock, cause),
        })?;
        let staged = Self { target: target.to_owned(), file: beside(target, "restoring"), _alone: alone };
        staged.copy(backup)?;
        let opener = staged.opener();
        let mut conn = opener.open(Use::Write).map_err(|cause| not_ours(&cause.to_string()))?;
        check(&mut conn).map_err(|why| not_ours(&why))?;
        drop(conn);
        migrate::run(&opener).map_err(ReplaceError::Migrate)?;
        Ok(staged)
    }

    /// The database that is ready, to be changed before it is put in place.
    pub fn location(&self) -> Location {
        Location::Sqlite(self.file.clone())
    }

    /// Where the replaced database will be kept; none where there is none.
    pub fn kept_as(&self, stamp: &str) -> Option<PathBuf> {
        self.target.exists().then(|| beside(&self.target, &format!("replaced-{stamp}")))
    }

    /// Puts it in place of the other one, which is kept under the name that is given back; none where
    /// there was none. Whenever this is killed, the name of the database leads to the whole of
    /// either the old or the new one.
    pub fn put_in_place(self, stamp: &str) -> Result<Option<PathBuf>, ReplaceError> {
        let failed = |path: &Path| {
            let path = path.to_owned();
            move |cause| ReplaceError::Io(path, cause)
        };
        // All of the new one is in its file, and on disk, before it gets the name.
        settle(&self.opener()).map_err(ReplaceError::Database)?;
        File::open(&self.file).and_then(|file| file.sync_all()).map_err(failed(&self.file))?;
        let kept = self.kept_as(stamp);
        if let Some(kept) = &kept {
            let opener = Opener::for_once(&Location::Sqlite(self.target.clone()));
            match settle(&opener) {
                Ok(()) => {}
                // Perhaps that is why the backup is restored; what it has not taken in stays beside it.
                Err(cause) if is_damage(&cause) => tracing::warn!(%cause, "the database that is replaced is damaged"),
                Err(cause) => return Err(ReplaceError::Database(cause)),
            }
            // A second name where the file system knows such; the first one still leads to it.
            match fs::hard_link(&self.target, kept) {
                Err(cause) if cause.kind() != io::ErrorKind::AlreadyExists => fs::copy(&self.target, kept).map(drop),
                linked => linked,
            }
            .map_err(failed(kept))?;
            // The log of a damaged database would be taken for the new one's.
            for log in ["-wal", "-shm"] {
                let (log, kept) = (joined(&self.target, log), joined(kept, log));
                match fs::rename(&log, &kept) {
                    Err(cause) if cause.kind() != io::ErrorKind::NotFound => return Err(failed(&log)(cause)),
                    _ => {}
                }
            }
        }
        fs::rename(&self.file, &self.target).map_err(failed(&self.target))?;
        sync_folder(&self.target).map_err(failed(&self.target))?;
        Ok(kept)
    }

    /// With what a database in use keeps beside its file, where it was copied whole.
    fn copy(&self, backup: &Path) -> Result<(), ReplaceError> {
        self.clear();
        for ending in ["", "-wal"] {
            let (from, to) = (joined(backup, ending), joined(&self.file, ending));
            if ending.is_empty() || from.exists() {
                // As private as the database itself.
                let copied = private(&to).and_then(|mut to| io::copy(&mut File::open(&from)?, &mut to));
                copied.map_err(|cause| ReplaceError::Io(from, cause))?;
            }
        }
        Ok(())
    }

    fn opener(&self) -> Opener {
        Opener::for_once(&self.location())
    }

    fn clear(&self) {
        let logs = ["", "-wal", "-shm"].map(|ending| joined(&self.file, ending));
        for file in logs.iter().chain([&migrate::lock_of(&self.file)]) {
            // Mostly it is not there.
            let _ = fs::remove_file(file);
        }
    }
}

impl Drop for Staged {
    fn drop(&mut self) {
        self.clear();
    }
}

/// Takes the log of a database into its file and closes it.
fn settle(opener: &Opener) -> Result<(), String> {
    #[derive(diesel::QueryableByName)]
    struct Checkpoint {
        #[diesel(sql_type = Integer)]
        busy: i32,
    }
    let mut conn = opener.open(Use::Write).map_err(|cause| cause.to_string())?;
    let taken: Checkpoint = diesel::sql_query("PRAGMA wal_checkpoint(TRUNCATE)")
        .get_result(&mut conn)
        .map_err(|cause| cause.to_string())?;
    if taken.busy == 0 { Ok(()) } else { Err("another program reads it".to_owned()) }
}

/// SQLite tells damage by its words only.
fn is_damage(cause: &str) -> bool {
    ["malformed", "not a database"].iter().any(|sign| cause.contains(sign))
}

/// Whether it is whole, and has the tables that every version of ours has had.
fn check(conn: &mut Conn) -> Result<(), String> {
    let mut ask = |query: &str| texts(conn, query).map_err(|cause| cause.to_string());
    let damage = ask("SELECT integrity_check AS text FROM pragma_integrity_check")?;
    if damage != ["ok"] {
        return Err(format!("it is damaged ({})", damage.join(", ")));
    }
    let tables = ask("SELECT name AS text FROM sqlite_master \
                      WHERE type = 'table' AND name IN ('__diesel_schema_migrations', 'organization', 'memberships')")?;
    if tables.len() < 3 {
        return Err("it has none of its tables".to_owned());
    }
    Ok(())
}

fn begins_as_sqlite(path: &Path) -> io::Result<bool> {
    let mut head = [0; HEAD.len()];
    match File::open(path)?.read_exact(&mut head) {
        Err(cause) if cause.kind() == io::ErrorKind::UnexpectedEof => Ok(false),
        read => read.map(|()| head == *HEAD),
    }
}

/// A new file that only its owner reads.
pub fn private(path: &Path) -> io::Result<File> {
    let mut options = fs::OpenOptions::new();
    options.write(true).create(true).truncate(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)
}

/// `path` with `.ending` after its name.
pub fn beside(path: &Path, ending: &str) -> PathBuf {
    joined(path, &format!(".{ending}"))
}

fn joined(path: &Path, ending: &str) -> PathBuf {
    let mut name = OsString::from(path);
    name.push(ending);
    name.into()
}

/// A new name is on disk once its folder is.
fn sync_folder(file: &Path) -> io::Result<()> {
    let folder = file.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    if cfg!(unix) { File::open(folder)?.sync_all() } else { Ok(()) }
}
