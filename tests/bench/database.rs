//! The databases of a run: one a size, each new and gone afterwards.

use std::path::Path;

use diesel::connection::{Connection, SimpleConnection};
use diesel::pg::PgConnection;
use diesel::result::ConnectionError;
use diesel::sqlite::SqliteConnection;

use muster::db::{Conn, Location};

/// Connects to `location` as a plain program would: durable, and waiting for locks.
pub fn connect(location: &Location) -> Result<Conn, ConnectionError> {
    match location {
        Location::Sqlite(path) => {
            let mut sqlite = SqliteConnection::establish(&path.to_string_lossy())?;
            sqlite
                .batch_execute("PRAGMA busy_timeout = 10000; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;")
                .map_err(ConnectionError::CouldntSetupConfiguration)?;
            Ok(Conn::Sqlite(sqlite))
        }
        Location::Postgres(url) => PgConnection::establish(url).map(Conn::Pg),
    }
}

/// Inserts many rows in one statement, which diesel can say of a real connection only.
macro_rules! insert {
    ($conn:expr, $table:expr, $rows:expr) => {
        match $conn {
            Conn::Sqlite(conn) => diesel::insert_into($table).values($rows).execute(conn),
            Conn::Pg(conn) => diesel::insert_into($table).values($rows).execute(conn),
        }
    };
}
pub(crate) use insert;

/// A database made for a run; one on a PostgreSQL server is dropped with this value, a file goes
/// with its folder.
pub struct Scratch {
    /// Where it is.
    pub location: Location,
    drop_by: Option<(String, String)>,
}

impl Scratch {
    /// Makes an empty one: a file in `folder`, or a database beside the one that `server` names,
    /// which is not touched.
    pub fn make(server: Option<&str>, folder: &Path, people: i64) -> Result<Self, Box<dyn std::error::Error>> {
        let Some(server) = server else {
            return Ok(Self { location: Location::Sqlite(folder.join("muster.db")), drop_by: None });
        };
        let name = format!("muster_bench_{}_{people}", std::process::id());
        PgConnection::establish(server)?.batch_execute(&format!("CREATE DATABASE {name}"))?;
        let mut url = url::Url::parse(server)?;
        url.set_path(&name);
        Ok(Self { location: Location::parse(url.as_str())?, drop_by: Some((server.to_owned(), name)) })
    }

    /// Its URL.
    pub fn url(&self) -> String {
        match &self.location {
            Location::Sqlite(path) => format!("sqlite://{}", path.display()),
            Location::Postgres(url) => url.clone(),
        }
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        let Some((server, name)) = &self.drop_by else { return };
        let dropped = PgConnection::establish(server).map_err(|cause| cause.to_string()).and_then(|mut pg| {
            pg.batch_execute(&format!("DROP DATABASE {name} WITH (FORCE)")).map_err(|cause| cause.to_string())
        });
        if let Err(cause) = dropped {
            eprintln!("the database {name} was not dropped: {cause}");
        }
    }
}
