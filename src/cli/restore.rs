//! `muster restore`.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::Args;

use crate::app;
use crate::clock::{Clock, Moment};
use crate::config::Config;
use crate::db::{self, Conn, Location};
use crate::entropy::Entropy;
use crate::restore::{self, Backup};
use crate::secret::ServerKey;
use crate::setup;

use super::clock;
use super::problem::Problem;

#[derive(Args)]
pub(super) struct Restore {
    /// The backup, as muster backup wrote it.
    #[arg(required_unless_present = "is_put_back", conflicts_with = "is_put_back")]
    file: Option<PathBuf>,
    /// On PostgreSQL: make the database that `pg_restore` has put back fit to be served.
    #[arg(long = "after-pg-restore")]
    is_put_back: bool,
    /// On PostgreSQL: the database that was replaced, as <postgres://USER:PASSWORD@HOST/NAME>. What had ended in
    /// it is listed on Home.
    #[arg(long, value_name = "URL", requires = "is_put_back")]
    replaced: Option<String>,
    /// On PostgreSQL: the copy was made while no server ran, and none ran since. Nothing is ended or held.
    #[arg(long, requires = "is_put_back", conflicts_with = "replaced")]
    nothing_lost: bool,
}

impl Restore {
    pub fn run(&self, config: &Config) -> Result<ExitCode, Problem> {
        let (held, kept) = match (&config.database, &self.file) {
            (Location::Sqlite(path), Some(file)) => put_back(config, file, path)?,
            (Location::Postgres(_), None) if self.nothing_lost => {
                db::note_place(&mut restored(config)?)?;
                eprintln!("The database is ready. Start the server with: muster serve");
                return Ok(ExitCode::SUCCESS);
            }
            (Location::Postgres(_), None) => (self.after_pg_restore(config)?, None),
            (Location::Sqlite(_), None) => {
                return Err(Problem("the database is SQLite; run: muster restore FILE".to_owned()));
            }
            (Location::Postgres(_), Some(_)) => {
                return Err(Problem(
                    "the database is PostgreSQL: put the backup back with pg_restore, then run: \
                     muster restore --after-pg-restore"
                        .to_owned(),
                ));
            }
        };
        eprintln!("The backup is restored.");
        if let Some(kept) = kept {
            eprintln!("The database that it replaced is in {}.", kept.display());
        }
        eprintln!("Everybody is signed out, and {held} emails are held until an admin sends or drops them.");
        eprintln!("Start the server with: muster serve. Home tells admins what may be active again.");
        Ok(ExitCode::SUCCESS)
    }

    fn after_pg_restore(&self, config: &Config) -> Result<usize, Problem> {
        let mut replaced = match &self.replaced {
            Some(url) => match Location::parse(url).map_err(Problem)? {
                Location::Sqlite(_) => return Err(Problem("--replaced names a PostgreSQL database".to_owned())),
                location @ Location::Postgres(_) => Some(db::connect(&location)?),
            },
            None => None,
        };
        let mut conn = restored(config)?;
        let now = time(&mut conn)?;
        Ok(db::transaction(&mut conn, |conn| {
            let has_replaced = replaced.as_mut().is_some_and(|replaced| restore::copy_replaced(conn, replaced));
            restore::settle(conn, Backup { kept_as: None, has_replaced }, &Entropy::system(), now)
        })?)
    }
}

/// Until the last step, which is one rename, the database in use is as it was.
fn put_back(config: &Config, file: &Path, target: &Path) -> Result<(usize, Option<PathBuf>), Problem> {
    app::make_folder(&config.data)?;
    let staged = db::Staged::prepare(file, target)?;
    let mut conn = db::connect(&staged.location())?;
    require_key(&mut conn, config, Some(file))?;
    let now = time(&mut conn)?;
    let stamp = now.utc().format("%Y%m%d-%H%M%S").to_string();
    let kept = staged.kept_as(&stamp);
    let name = kept.as_ref().map(|path| path.display().to_string());
    let has_replaced = kept.is_some() && restore::open_replaced(&mut conn, target);
    let held = settle(&mut conn, Backup { kept_as: name.as_deref(), has_replaced }, now)?;
    drop(conn);
    Ok((held, staged.put_in_place(&stamp)?))
}

/// The database that `pg_restore` has put back, its tables up to date and nobody served from it.
fn restored(config: &Config) -> Result<Conn, Problem> {
    // A database that is behind is served by none of this version; older ones leave no signs.
    if db::pending(&config.database)? == 0 && db::is_served(&config.database)? {
        return Err(Problem("a server is running on this database; stop every instance first".to_owned()));
    }
    db::migrate(&config.database)?;
    let mut conn = db::connect(&config.database)?;
    require_key(&mut conn, config, None)?;
    Ok(conn)
}

fn settle(conn: &mut Conn, backup: Backup<'_>, now: Moment) -> Result<usize, Problem> {
    Ok(db::transaction(conn, |conn| restore::settle(conn, backup, &Entropy::system(), now))?)
}

/// The present instant, if this machine knows it: what is ended now must not be ended in the past.
fn time(conn: &mut Conn) -> Result<Moment, Problem> {
    let clock = Clock::system();
    clock.learn(db::latest_time(conn)?);
    clock::require_right(&clock)?;
    Ok(clock.now())
}

/// A server would refuse to start with another key than the backup's.
fn require_key(conn: &mut Conn, config: &Config, file: Option<&Path>) -> Result<(), Problem> {
    let shown = config.key_file.display();
    let mark = ServerKey::load(&config.key_file)?.map_or_else(String::new, |key| key.mark());
    if setup::is_its_key(conn, &mark)? != Some(false) {
        return Ok(());
    }
    let copy = file.map(|file| db::beside(file, "key")).filter(|copy| copy.exists());
    let advice = match copy {
        Some(copy) => format!("; its copy seems to be {}: put it at {shown}, mode 0600", copy.display()),
        None => format!("; put its copy at {shown}, or name it with --key-file"),
    };
    let what = if mark.is_empty() { "is not there" } else { "is another one" };
    Err(Problem(format!("the backup needs the server key that it was made with, and {shown} {what}{advice}")))
}
