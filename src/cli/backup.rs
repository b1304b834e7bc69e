//! `muster backup`.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};

use clap::Args;
use url::Url;

use crate::config::Config;
use crate::db::{self, Location, beside, private};

use super::problem::{Problem, require_absent};

#[derive(Args)]
pub(super) struct Backup {
    /// The file to write; it must not be there yet.
    file: PathBuf,
    /// Also copy the server key, to FILE.key: whoever holds both files can sign in as anybody.
    #[arg(long)]
    with_key: bool,
}

impl Backup {
    pub fn run(&self, config: &Config) -> Result<ExitCode, Problem> {
        let key_copy = beside(&self.file, "key");
        require_absent(&self.file)?;
        if self.with_key {
            require_absent(&key_copy)?;
        }
        // Under its name there is a whole backup or none.
        let unfinished = beside(&self.file, "unfinished");
        let written = write(&config.database, &unfinished).and_then(|()| Ok(fs::rename(&unfinished, &self.file)?));
        if let Err(problem) = written {
            // It may not be there at all.
            let _ = fs::remove_file(&unfinished);
            return Err(problem);
        }
        eprintln!("The database is in {}.", self.file.display());
        if self.with_key {
            io::copy(&mut fs::File::open(&config.key_file)?, &mut private(&key_copy)?)?;
            eprintln!("The server key is in {}; keep it where others cannot read it.", key_copy.display());
        } else {
            eprintln!(
                "Keep a copy of the server key {} too, apart from the database: \
                 without it, links that were mailed and sessions are worth nothing.",
                config.key_file.display()
            );
        }
        Ok(ExitCode::SUCCESS)
    }
}

fn write(database: &Location, file: &Path) -> Result<(), Problem> {
    match database {
        Location::Sqlite(path) if !path.exists() => Err(Problem(format!("there is no database at {}", path.display()))),
        Location::Sqlite(_) => {
            // Made by us first, so that nobody else can ever read it.
            private(file)?;
            Ok(db::copy_to(database, file)?)
        }
        Location::Postgres(url) => dump(url, file),
    }
}

/// PostgreSQL's own program makes the copy: `pg_restore` reads it.
fn dump(url: &str, file: &Path) -> Result<(), Problem> {
    let mut url = Url::parse(&db::for_libpq(url))?;
    let password = url.password().map(str::to_owned);
    // The arguments of a process can be read by everybody on the machine.
    if url.set_password(None).is_err() {
        return Err(Problem("the database's URL names no host".to_owned()));
    }
    private(file)?;
    let mut program = Command::new("pg_dump");
    program.arg("--format=custom").arg("--file").arg(file).arg("--dbname").arg(url.as_str());
    if let Some(password) = password {
        let plain = percent_encoding::percent_decode_str(&password).decode_utf8_lossy().into_owned();
        program.env("PGPASSWORD", plain);
    }
    match program.status() {
        Ok(status) if status.success() => Ok(()),
        Ok(status) => Err(Problem(format!("pg_dump failed ({status}); nothing was kept"))),
        Err(cause) if cause.kind() == io::ErrorKind::NotFound => Err(Problem(
            "a PostgreSQL database is copied by pg_dump, which is not on this machine; install PostgreSQL's client \
             programs, or run there where they are: pg_dump --format=custom --file=FILE --dbname=URL"
                .to_owned(),
        )),
        Err(cause) => Err(cause.into()),
    }
}
