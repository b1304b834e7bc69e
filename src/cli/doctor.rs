//! `muster doctor`.

use std::fs;
use std::path::Path;
use std::process::ExitCode;

use crate::app::StartError;
use crate::clock::Clock;
use crate::config::Config;
use crate::db::{self, Conn, Location, QueryResult};
use crate::disk::Fullness;
use crate::locale::Message;
use crate::organization;
use crate::secret::ServerKey;
use crate::setup;

use super::clock::explained;
use super::problem::Problem;

/// What was found, said as it is found.
#[derive(Default)]
struct Findings {
    said: usize,
    problems: usize,
}

impl Findings {
    fn ok(&mut self, what: &str) {
        self.say("ok", what);
    }

    fn note(&mut self, what: &str) {
        self.say("note", what);
    }

    fn say(&mut self, kind: &str, what: &str) {
        self.said += 1;
        println!("{kind:<8} {what}");
    }

    fn problem(&mut self, what: &str) {
        self.problems += 1;
        self.say("problem", what);
    }

    fn judge(&mut self, fine: Result<String, String>) {
        match fine {
            Ok(what) => self.ok(&what),
            Err(what) => self.problem(&what),
        }
    }
}

/// Looks at everything and changes nothing.
pub(super) fn examine(config: &Config) -> Result<ExitCode, Problem> {
    let mut findings = Findings::default();
    // With bad settings it would not have come this far.
    findings.ok("settings: they hold together");
    base_url(&mut findings, config);
    findings.judge(folder(&config.data));
    disk(&mut findings, config);
    let key = key(&mut findings, config);
    if let Some(mut conn) = database(&mut findings, config)
        && let Err(error) = contents(&mut findings, &mut conn, key.as_ref())
    {
        findings.problem(&format!("database: {error}"));
    }
    mail(&mut findings, config)?;
    println!("{} things looked at, {} problems found.", findings.said, findings.problems);
    Ok(if findings.problems == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

fn base_url(findings: &mut Findings, config: &Config) {
    let url = config.base_url.as_str();
    if config.is_https() {
        findings.ok(&format!("base URL: {url}"));
        if config.trusted_proxies.is_empty() {
            findings.note(
                "trusted proxies: none; a proxy in front hides people's addresses, and limits on guessing then \
                 count everybody as one (--trusted-proxies)",
            );
        }
    } else {
        findings.note(&format!("base URL: {url} works on this machine only"));
    }
}

fn folder(path: &Path) -> Result<String, String> {
    let shown = path.display();
    let about = fs::metadata(path).map_err(|cause| format!("data folder: {shown}: {cause}"))?;
    if !about.is_dir() {
        return Err(format!("data folder: {shown} is no folder"));
    }
    let probe = path.join(".doctor");
    fs::write(&probe, b"")
        .and_then(|()| fs::remove_file(&probe))
        .map_err(|cause| format!("data folder: nothing can be written in {shown}: {cause}"))?;
    #[cfg(unix)]
    if std::os::unix::fs::PermissionsExt::mode(&about.permissions()) & 0o007 != 0 {
        return Err(format!("data folder: everybody on this machine may look into {shown}; run: chmod 700 {shown}"));
    }
    Ok(format!("data folder: {shown}"))
}

fn disk(findings: &mut Findings, config: &Config) {
    match config.disk.space() {
        Err(cause) => findings.note(&format!("disk: it does not say how full it is: {cause}")),
        Ok(None) => {}
        Ok(Some(space)) => match space.fullness() {
            Fullness::Roomy => findings.ok(&format!("disk: {space}")),
            Fullness::NearlyFull => {
                findings.problem(&format!("disk: nearly full, {space}; make room before writes fail"));
            }
            Fullness::Full => findings.problem(&format!("disk: full, {space}; writes fail; make room")),
        },
    }
}

fn key(findings: &mut Findings, config: &Config) -> Option<ServerKey> {
    let shown = config.key_file.display();
    match ServerKey::load(&config.key_file) {
        Ok(Some(key)) => {
            findings.ok(&format!("server key: {shown}"));
            Some(key)
        }
        Ok(None) => {
            findings.note(&format!("server key: {shown} is not there yet; the first start makes it"));
            None
        }
        Err(cause) => {
            findings.problem(&format!("server key: {cause}"));
            None
        }
    }
}

fn database(findings: &mut Findings, config: &Config) -> Option<Conn> {
    let shown = format!("{:?}", config.database);
    if let Location::Sqlite(path) = &config.database
        && !path.exists()
    {
        findings.note(&format!("database: {shown} is not there yet; the first start makes it"));
        return None;
    }
    match db::pending(&config.database) {
        Ok(0) => findings.ok(&format!("database: {shown}, tables up to date")),
        Ok(steps) => {
            findings.problem(&format!("database: {shown} is {steps} steps behind; run: muster migrate"));
            return None;
        }
        Err(cause) => {
            findings.problem(&format!("database: {cause}"));
            return None;
        }
    }
    db::connect(&config.database).map_err(|fault| findings.problem(&format!("database: {fault}"))).ok()
}

fn contents(findings: &mut Findings, conn: &mut Conn, key: Option<&ServerKey>) -> QueryResult<()> {
    if let Some(key) = key {
        match setup::is_its_key(conn, &key.mark())? {
            Some(false) => findings.problem(&format!("server key: {}", setup::WrongKey)),
            Some(true) => findings.ok("server key: it is the database's"),
            None => {}
        }
    }
    match organization::find(conn)? {
        Some(found) => findings.ok(&format!("organization: {}", found.name)),
        None => findings.note("organization: not set up yet; muster serve prints the link"),
    }
    if db::is_copy(conn)? {
        findings.problem(&format!("database: {}", StartError::Restored));
    }
    let clock = Clock::system();
    clock.learn(db::latest_time(conn)?);
    match clock.is_behind() {
        Some(latest) => findings.problem(&format!("clock: {}", explained(&clock, latest))),
        None => findings.ok(&format!("clock: {}", clock.machine().utc().format("%Y-%m-%d %H:%M UTC"))),
    }
    Ok(())
}

fn mail(findings: &mut Findings, config: &Config) -> Result<(), Problem> {
    let Some(server) = &config.smtp else {
        findings.note("mail server: none is set (--smtp); messages wait in the email queue");
        return Ok(());
    };
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    runtime.block_on(async {
        match server.connect().await {
            Ok(connection) => {
                connection.close().await;
                findings.ok(&format!("mail server: {server} answers"));
            }
            Err(trouble) => {
                let why = Message::from(trouble.whole_answer());
                findings.problem(&format!("mail server: {server}: {why}"));
            }
        }
    });
    Ok(())
}
