//! What an operator may set, by flag or by variable, and the checks on it.

use std::net::SocketAddr;
use std::path::{Path, PathBuf};

use clap::Args;
use ipnet::IpNet;
use lettre::message::Mailbox;
use url::Url;

use crate::db::Location;
use crate::disk::Disk;
use crate::mail::Server;

/// The settings as they are typed; [`Settings::check`] makes a [`Config`] of them.
#[expect(clippy::doc_markdown, reason = "these comments are what --help prints")]
#[derive(Args, Debug, Clone, Default)]
pub struct Settings {
    /// Address and port to serve on.
    #[arg(long, env = "MUSTER_LISTEN", default_value = "127.0.0.1:8080", global = true)]
    pub listen: String,
    /// Folder for the database file and the server key; made if it is not there.
    #[arg(long, env = "MUSTER_DATA", default_value = "data", global = true)]
    pub data: String,
    /// The address people reach this server by, used in every link: <https://groups.example.org>
    /// [default: http:// and the address served on].
    #[arg(long, env = "MUSTER_BASE_URL", global = true)]
    pub base_url: Option<String>,
    /// postgres://USER:PASSWORD@HOST/NAME, or sqlite://PATH [default: muster.db in the data folder].
    #[arg(long, env = "DATABASE_URL", hide_env_values = true, global = true)]
    pub database: Option<String>,
    /// File with the server key, shared by all instances of one database [default: server.key in the data folder].
    #[arg(long, env = "MUSTER_KEY_FILE", global = true)]
    pub key_file: Option<String>,
    /// Mail server: smtp://HOST:25 (plain), smtp://USER:PASSWORD@HOST:587?tls=required (STARTTLS) or
    /// smtps://USER:PASSWORD@HOST (TLS). Without one, messages wait in the email queue.
    #[arg(long, env = "MUSTER_SMTP", hide_env_values = true, global = true)]
    pub smtp: Option<String>,
    /// Sender of every message [default: muster@ and the base URL's host].
    #[arg(long, env = "MUSTER_MAIL_FROM", global = true)]
    pub mail_from: Option<String>,
    /// Addresses of reverse proxies whose X-Forwarded-For (or else Forwarded) is believed, as addresses or networks, separated by commas.
    #[arg(long, env = "MUSTER_TRUSTED_PROXIES", default_value = "", global = true)]
    pub trusted_proxies: String,
    /// Database connections for reading [default: twice the cores on SQLite, ten on PostgreSQL].
    #[arg(long, env = "MUSTER_CONNECTIONS", global = true)]
    pub connections: Option<String>,
    /// Threads that serve requests [default: the number of cores].
    #[arg(long, env = "MUSTER_WORKERS", global = true)]
    pub workers: Option<String>,
    /// The largest file of people that may be uploaded, in MiB [default: 32].
    #[arg(long, env = "MUSTER_UPLOAD_LIMIT", global = true)]
    pub upload_limit: Option<String>,
    /// The most rows that one import may have [default: 250000].
    #[arg(long, env = "MUSTER_IMPORT_ROWS", global = true)]
    pub import_rows: Option<String>,
}

/// Settings that hold together.
#[derive(Debug, Clone)]
pub struct Config {
    /// Where to serve.
    pub listen: SocketAddr,
    /// The data folder.
    pub data: PathBuf,
    /// Scheme, host and port of every link; no path.
    pub base_url: Url,
    /// Which database.
    pub database: Location,
    /// The disk that fills up: that of a SQLite database, else that of the data folder.
    pub disk: Disk,
    /// Where the server key is.
    pub key_file: PathBuf,
    /// The mail server.
    pub smtp: Option<Server>,
    /// The sender of every message.
    pub mail_from: Mailbox,
    /// Proxies whose word on the client's address is taken.
    pub trusted_proxies: Vec<IpNet>,
    /// Connections for reading.
    pub connections: u32,
    /// Threads that serve requests.
    pub workers: usize,
    /// The most bytes of an upload.
    pub upload_limit: usize,
    /// The most rows of an import.
    pub import_rows: usize,
}

impl Config {
    /// Whether people reach this server over https.
    pub fn is_https(&self) -> bool {
        self.base_url.scheme() == "https"
    }
}

/// A setting that cannot be used, by its flag, and why.
#[derive(Debug, Clone, PartialEq, Eq, derive_more::Display)]
#[display("{setting}: {reason}")]
pub struct Problem {
    /// The flag, as `--listen`.
    pub setting: &'static str,
    /// What is wrong with its value, and what would be right.
    pub reason: String,
}

impl Settings {
    /// Checks every setting and names all the bad ones at once.
    pub fn check(&self) -> Result<Config, Vec<Problem>> {
        let mut problems = Problems(Vec::new());
        let cores = std::thread::available_parallelism().map_or(2, std::num::NonZero::get);
        let listen = problems.keep(
            "--listen",
            self.listen.parse::<SocketAddr>().map_err(|_| "it must be ADDRESS:PORT, as 127.0.0.1:8080".to_owned()),
        );
        let base_url = match &self.base_url {
            Some(text) => problems.keep("--base-url", origin(text)),
            None => listen.and_then(|listen| {
                let own = Url::parse(&format!("http://{listen}")).ok().filter(|_| listen.ip().is_loopback());
                let needed = "it is needed where the server listens to more than this machine";
                problems.keep("--base-url", own.ok_or_else(|| needed.to_owned()))
            }),
        };
        let data = PathBuf::from(&self.data);
        let database = match &self.database {
            Some(text) => problems.keep("--database", Location::parse(text)),
            None => Some(Location::Sqlite(data.join("muster.db"))),
        };
        let smtp = self.smtp.as_deref().map(|text| problems.keep("--smtp", Server::parse(text)));
        let mail_from = match &self.mail_from {
            Some(text) => problems.keep(
                "--mail-from",
                text.parse::<Mailbox>().map_err(|_| "it must be an address, as Muster <muster@example.org>".to_owned()),
            ),
            None => base_url.as_ref().map(default_sender),
        };
        let trusted_proxies = problems.keep("--trusted-proxies", networks(&self.trusted_proxies));
        let on_sqlite = matches!(database, Some(Location::Sqlite(_)));
        let connections = match &self.connections {
            Some(text) => problems.keep("--connections", count(text, 1, 1000)),
            None => Some(if on_sqlite { (cores * 2).max(4) } else { 10 }),
        };
        let workers = match &self.workers {
            Some(text) => problems.keep("--workers", count(text, 1, 1024)),
            None => Some(cores),
        };
        let (upload_limit, import_rows) = (self.upload_limit.as_deref(), self.import_rows.as_deref());
        let upload_limit = problems.keep("--upload-limit", count(upload_limit.unwrap_or("32"), 1, 1024));
        let import_rows = problems.keep("--import-rows", count(import_rows.unwrap_or("250000"), 1, 10_000_000));
        let config = (|| {
            let database = database?;
            Some(Config {
                listen: listen?,
                disk: Disk::Of(match &database {
                    Location::Sqlite(path) => folder_of(path),
                    Location::Postgres(_) => data.clone(),
                }),
                key_file: self.key_file.as_ref().map_or_else(|| data.join("server.key"), PathBuf::from),
                data,
                base_url: base_url?,
                database,
                smtp: match smtp {
                    Some(server) => Some(server?),
                    None => None,
                },
                mail_from: mail_from?,
                trusted_proxies: trusted_proxies?,
                connections: u32::try_from(connections?).ok()?,
                workers: workers?,
                upload_limit: upload_limit? * 1024 * 1024,
                import_rows: import_rows?,
            })
        })();
        config.ok_or(problems.0)
    }
}

/// The folder of a file that is named without one is where the program was started.
fn folder_of(file: &Path) -> PathBuf {
    file.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new(".")).to_owned()
}

struct Problems(Vec<Problem>);

impl Problems {
    fn keep<T>(&mut self, setting: &'static str, parsed: Result<T, String>) -> Option<T> {
        parsed.map_err(|reason| self.0.push(Problem { setting, reason })).ok()
    }
}

fn origin(text: &str) -> Result<Url, String> {
    let url = Url::parse(text).map_err(|cause| format!("{cause}; give it as https://groups.example.org"))?;
    let plain = matches!(url.scheme(), "http" | "https")
        && url.host_str().is_some()
        && url.path() == "/"
        && url.query().is_none()
        && url.fragment().is_none()
        && url.username().is_empty();
    if !plain {
        return Err("it must be http:// or https:// and a host, with no path".to_owned());
    }
    let loopback = match url.host() {
        Some(url::Host::Domain(name)) => name == "localhost" || name.ends_with(".localhost"),
        Some(url::Host::Ipv4(address)) => address.is_loopback(),
        Some(url::Host::Ipv6(address)) => address.is_loopback(),
        None => false,
    };
    if url.scheme() == "http" && !loopback {
        return Err("over plain http only addresses of this machine are served: cookies would travel in the open; \
                    put a proxy with TLS in front and give its https:// address"
            .to_owned());
    }
    Ok(url)
}

fn default_sender(base_url: &Url) -> Mailbox {
    // An address literal is no domain that a mail server would take.
    let host = match base_url.host() {
        Some(url::Host::Domain(name)) => name.to_owned(),
        _ => "localhost".to_owned(),
    };
    let address = lettre::Address::new("muster", host)
        .unwrap_or_else(|_| lettre::Address::new("muster", "localhost").expect("a plain address"));
    Mailbox::new(Some("Muster".to_owned()), address)
}

fn networks(text: &str) -> Result<Vec<IpNet>, String> {
    text.split(',')
        .map(str::trim)
        .filter(|part| !part.is_empty())
        .map(|part| {
            part.parse::<IpNet>()
                .or_else(|_| part.parse::<std::net::IpAddr>().map(IpNet::from))
                .map_err(|_| format!("{part:?} is neither an address nor a network (as 10.0.0.0/8)"))
        })
        .collect()
}

fn count(text: &str, least: usize, most: usize) -> Result<usize, String> {
    text.parse()
        .ok()
        .filter(|number| (least..=most).contains(number))
        .ok_or_else(|| format!("it must be a number from {least} to {most}"))
}

#[cfg(test)]
mod tests;
