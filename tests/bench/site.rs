//! A database of one size with the release server on it.

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use tempfile::TempDir;

use muster::clock::Clock;
use muster::entropy::Entropy;
use muster::invites::InviteTarget;
use muster::password::Hasher;
use muster::people::cookie_key;
use muster::secret::{Secret, ServerKey};

use super::database::Scratch;
use super::paths::People;
use super::seed::{self, Town};
use super::server::Server;
use super::{cookies, median};

/// Redemptions a second that a round may ask for before it runs out of people and doors.
const REDEMPTIONS: i64 = 15_000;

/// People who redeem at most; they do so by several doors.
const JOINING: i64 = 20_000;

/// Starts of the server of which the median is told.
const STARTS: usize = 5;

/// A server on a database of its own.
pub struct Site {
    /// How many people its directory holds.
    pub size: i64,
    /// How long its making took.
    pub seeding: Duration,
    /// How long the server took to start on it.
    pub start: Duration,
    /// The server; stopped before its database goes.
    pub server: Server,
    /// Who is signed in there.
    pub people: People,
    /// The database.
    pub scratch: Scratch,
    folder: TempDir,
}

impl Site {
    /// Makes the database and starts `program` on it. `seconds` are those of all rounds of a path.
    pub fn open(
        program: &Path,
        size: i64,
        postgres: Option<&str>,
        seconds: i64,
    ) -> Result<Self, Box<dyn std::error::Error>> {
        // On the disk that the build is on: a folder for temporary files may be in memory.
        let folder = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR"))?;
        let scratch = Scratch::make(postgres, folder.path(), size)?;
        let now = Clock::system().now();
        let begun = Instant::now();
        let secret = ServerKey::load_or_make(&folder.path().join("server.key"), &Entropy::system())?;
        let key = cookie_key(&secret);
        muster::db::migrate(&scratch.location)?;
        let joining = (seed::LAST_MANAGER + 1)..=size.min(seed::LAST_MANAGER + JOINING);
        let crowd = joining.end() - joining.start() + 1;
        let doors = (REDEMPTIONS * seconds + crowd - 1) / crowd;
        seed::fill(&scratch.location, &Town { people: size, doors, password_hash: hash().expose(), now })?;
        let joining = cookies::write(&scratch.location, &key, joining, now)?;
        let seeding = begun.elapsed();
        let (server, start) = start(program, &scratch, folder.path())?;
        let managers = cookies::sign_in(server.address, seed::ADMIN + 1..=seed::LAST_MANAGER)?;
        let invites =
            (0..doors).map(|fixture| InviteTarget::Shared(seed::door_invite(fixture)).link(&secret, 1)).collect();
        let admin = cookies::write(&scratch.location, &key, seed::ADMIN..=seed::ADMIN, now)?.remove(0);
        let people = People { managers, admin, joining, doors: usize::try_from(doors)?, invites };
        Ok(Self { size, seeding, start, server, people, scratch, folder })
    }

    /// Its folder, for what is measured beside it.
    pub fn folder(&self) -> PathBuf {
        self.folder.path().to_owned()
    }
}

/// The hash that everybody's password is kept as.
fn hash() -> Secret<String> {
    let runtime = tokio::runtime::Builder::new_current_thread().build().expect("a runtime without I/O is made");
    runtime.block_on(Hasher::start(1).hash(Secret::new(seed::PASSWORD.to_owned()), [7; 16]))
}

/// Starts the server a few times, and keeps the last.
fn start(program: &Path, scratch: &Scratch, folder: &Path) -> std::io::Result<(Server, Duration)> {
    let data = folder.display().to_string();
    let url = scratch.url();
    let once = || Server::start(program, &["--data", &data, "--database", &url], &folder.join("server.log"));
    let mut times = Vec::new();
    for _ in 1..STARTS {
        times.push(once()?.start.as_secs_f64());
    }
    let last = once()?;
    times.push(last.start.as_secs_f64());
    Ok((last, Duration::from_secs_f64(median(times))))
}
