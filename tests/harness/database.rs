//! A database for one test: a file of SQLite, or a database of its own on a PostgreSQL server.

use std::sync::OnceLock;
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};

use diesel::connection::SimpleConnection;
use diesel::{Connection, PgConnection, RunQueryDsl};
use muster::db::{Location, migrate};
use tempfile::TempDir;
use url::Url;

/// Made with its tables; goes away when the test lets go of it.
pub struct Database {
    /// The data folder: the server key, and on SQLite the database.
    folder: TempDir,
    postgres: Option<Postgres>,
}

struct Postgres {
    server: Url,
    name: String,
    /// Whether one was set aside.
    has_other: AtomicBool,
}

impl Database {
    /// A database of the kind that `MUSTER_TEST_DATABASE` names, its tables made and empty.
    pub fn fresh() -> Self {
        Self::make(true)
    }

    /// The same without tables, as a program finds it at its first start.
    pub fn bare() -> Self {
        Self::make(false)
    }

    pub fn folder(&self) -> &std::path::Path {
        self.folder.path()
    }

    pub fn location(&self) -> Location {
        Location::parse(&self.url()).expect("a database URL")
    }

    pub fn url(&self) -> String {
        match &self.postgres {
            Some(postgres) => postgres.url().into(),
            None => format!("sqlite://{}", self.folder().join("muster.db").display()),
        }
    }

    /// On PostgreSQL: sets the database aside and makes an empty one in its place; gives the URL of the
    /// one set aside.
    pub fn set_aside(&self) -> String {
        let Some(postgres) = &self.postgres else { panic!("only PostgreSQL renames databases") };
        let (name, other) = (&postgres.name, postgres.other());
        command(&postgres.server, &format!("ALTER DATABASE {name} RENAME TO {other}"));
        command(&postgres.server, &format!("CREATE DATABASE {name} TEMPLATE template0"));
        postgres.has_other.store(true, Ordering::Relaxed);
        named(&postgres.server, &other).into()
    }

    fn make(with_tables: bool) -> Self {
        // As the program makes it: for its owner alone.
        let private = std::os::unix::fs::PermissionsExt::from_mode(0o700);
        let folder = tempfile::Builder::new()
            .prefix("muster-test-")
            .permissions(private)
            .tempdir()
            .expect("a folder for the test");
        let postgres = server().map(|server| Postgres::create(server, with_tables));
        let database = Self { folder, postgres };
        if with_tables && database.postgres.is_none() {
            migrate(&database.location()).expect("the tables are made");
        }
        database
    }
}

/// Whether this run of the suite is on PostgreSQL.
pub fn on_postgres() -> bool {
    server().is_some()
}

impl Postgres {
    fn create(server: Url, with_tables: bool) -> Self {
        static COUNT: AtomicU32 = AtomicU32::new(0);
        let count = COUNT.fetch_add(1, Ordering::Relaxed);
        let name = format!("muster_test_{}_{count}", std::process::id());
        // A copy of a database that has the tables is made in a fraction of the time they take.
        let template = if with_tables { template(&server) } else { "template0" };
        command(&server, &format!("CREATE DATABASE {name} TEMPLATE {template}"));
        Self { server, name, has_other: AtomicBool::new(false) }
    }

    fn other(&self) -> String {
        format!("{}_replaced", self.name)
    }

    fn url(&self) -> Url {
        named(&self.server, &self.name)
    }
}

impl Drop for Postgres {
    fn drop(&mut self) {
        // `FORCE` ends the connections that a stopped server's pool has not closed yet.
        if let Ok(mut server) = PgConnection::establish(self.server.as_str()) {
            let dropped = server.batch_execute(&format!("DROP DATABASE IF EXISTS {} WITH (FORCE)", self.name));
            dropped.unwrap_or_else(|cause| eprintln!("{} stays behind: {cause}", self.name));
            if self.has_other.load(Ordering::Relaxed) {
                let dropped = server.batch_execute(&format!("DROP DATABASE {} WITH (FORCE)", self.other()));
                dropped.unwrap_or_else(|cause| eprintln!("{} stays behind: {cause}", self.other()));
            }
        }
    }
}

/// The database with empty tables that tests copy; made anew by each run.
fn template(server: &Url) -> &'static str {
    static TEMPLATE: OnceLock<String> = OnceLock::new();
    TEMPLATE.get_or_init(|| {
        let name = format!("muster_template_{}", std::process::id());
        command(server, &format!("DROP DATABASE IF EXISTS {name}"));
        command(server, &format!("CREATE DATABASE {name} TEMPLATE template0"));
        let location = Location::parse(named(server, &name).as_str()).expect("a database URL");
        migrate(&location).expect("the tables are made");
        name
    })
}

fn server() -> Option<Url> {
    let setting = std::env::var("MUSTER_TEST_DATABASE").unwrap_or_default();
    match setting.as_str() {
        "" | "sqlite" => None,
        url => Some(Url::parse(url).expect("MUSTER_TEST_DATABASE is `sqlite` or a postgres:// URL")),
    }
}

fn named(server: &Url, name: &str) -> Url {
    let mut url = server.clone();
    url.set_path(name);
    url
}

fn command(server: &Url, words: &str) {
    let mut connection = PgConnection::establish(server.as_str())
        .unwrap_or_else(|cause| panic!("the PostgreSQL server of MUSTER_TEST_DATABASE does not answer: {cause}"));
    diesel::sql_query(words).execute(&mut connection).unwrap_or_else(|cause| panic!("{words}: {cause}"));
}
