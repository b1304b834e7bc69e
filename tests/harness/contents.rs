//! All that a database holds, so that a test can say: nothing changed.

use std::collections::BTreeMap;

use diesel::RunQueryDsl;
use diesel::sql_types::Text;
use muster::db::{Conn, QueryResult};

use super::server::TestServer;

/// What changes without anybody's doing: when a session was last seen, what a server's pulse notes, and
/// how far the mailer is with an email, and which events are numbered.
const MOVING: &[(&str, &str)] = &[
    ("events", "position"),
    ("instances", "beats"),
    ("instances", "seen_at"),
    ("latest_time", "at"),
    ("sessions", "seen_at"),
    ("mails", "state"),
    ("mails", "due_at"),
    ("mails", "attempts"),
    ("mails", "claimed_until"),
    ("mails", "last_answer"),
    ("mails", "sent_at"),
];

/// What followers keep of the events that are on record, soon after these are.
const FOLLOWING: &[&str] = &["followers", "join_counts"];

/// Every row of every table but [`FOLLOWING`], as text; by table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Contents(BTreeMap<String, Vec<String>>);

impl Contents {
    /// The tables that differ.
    pub fn changed_since(&self, before: &Self) -> Vec<String> {
        self.0
            .iter()
            .filter(|(table, rows)| before.0.get(*table) != Some(rows))
            .map(|(table, _)| table.clone())
            .collect()
    }

    /// How many rows a table has.
    pub fn rows(&self, table: &str) -> usize {
        self.0.get(table).unwrap_or_else(|| panic!("there is no table {table}")).len()
    }
}

impl TestServer {
    pub async fn contents(&self) -> Contents {
        self.read(|conn| read(conn, MOVING)).await
    }

    /// Every table with all that its rows hold.
    pub async fn everything(&self) -> BTreeMap<String, String> {
        let Contents(tables) = self.read(|conn| read(conn, &[])).await;
        tables.into_iter().map(|(table, rows)| (table, rows.join("\n"))).collect()
    }

    /// The tables that know people: by their ids, or by a column that is named as one of addresses, but for `innocent`
    /// ones.
    pub async fn tables_of_people(&self, innocent: &'static [(&str, &str)]) -> Vec<String> {
        self.read(|conn| {
            let mut found = Vec::new();
            for table in tables(conn)? {
                let names = columns(conn, &table)?;
                let names_addresses = names.iter().any(|column| {
                    let is_address = column.contains("email") || column.contains("address");
                    is_address && !innocent.contains(&(table.as_str(), column.as_str()))
                });
                if table == "users" || names_addresses || !ids_of_people(conn, &table)?.is_empty() {
                    found.push(table);
                }
            }
            Ok(found)
        })
        .await
    }

    /// Whether a row of `table` names the person with this id, or this address.
    pub async fn names(&self, table: &str, person: i64, address: &'static str) -> bool {
        let table = table.to_owned();
        self.read(move |conn| {
            let mut ids = ids_of_people(conn, &table)?;
            if table == "users" {
                ids.push("id".to_owned());
            }
            for column in &ids {
                let rows = format!("SELECT CAST(count(*) AS TEXT) AS line FROM {table} WHERE {column} = {person}");
                if lines(conn, &rows)? != ["0"] {
                    return Ok(true);
                }
            }
            let row = row(&columns(conn, &table)?, matches!(conn, Conn::Pg(_)));
            let rows = lines(conn, &format!("SELECT {row} AS line FROM {table}"))?;
            Ok(ids.is_empty() && rows.iter().any(|row| row.contains(address)))
        })
        .await
    }

    /// Fails unless the database holds what it held, but for the count of wrong guesses.
    #[track_caller]
    pub fn unchanged(&self, before: &Contents) -> impl Future<Output = ()> {
        let caller = std::panic::Location::caller();
        async move {
            let mut changed = self.contents().await.changed_since(before);
            changed.retain(|table| table != "guess_buckets");
            assert!(changed.is_empty(), "{caller}: something changed in {changed:?}");
        }
    }
}

#[derive(diesel::QueryableByName)]
struct Line {
    #[diesel(sql_type = Text)]
    line: String,
}

/// All rows, but for the columns in `but`.
fn read(conn: &mut Conn, but: &[(&str, &str)]) -> QueryResult<Contents> {
    let mut contents = BTreeMap::new();
    for table in tables(conn)?.into_iter().filter(|table| !FOLLOWING.contains(&table.as_str())) {
        let mut kept = columns(conn, &table)?;
        kept.retain(|column| !but.contains(&(&table, column.as_str())));
        let row = row(&kept, matches!(conn, Conn::Pg(_)));
        let mut rows = lines(conn, &format!("SELECT {row} AS line FROM {table}"))?;
        rows.sort();
        contents.insert(table, rows);
    }
    Ok(Contents(contents))
}

fn tables(conn: &mut Conn) -> QueryResult<Vec<String>> {
    let query = match conn {
        Conn::Pg(_) => "SELECT tablename AS line FROM pg_tables WHERE schemaname = 'public'",
        Conn::Sqlite(_) => "SELECT name AS line FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'",
    };
    lines(conn, query)
}

fn columns(conn: &mut Conn, table: &str) -> QueryResult<Vec<String>> {
    let query = match conn {
        Conn::Pg(_) => {
            format!("SELECT column_name::text AS line FROM information_schema.columns WHERE table_name = '{table}'")
        }
        Conn::Sqlite(_) => format!("SELECT name AS line FROM pragma_table_info('{table}')"),
    };
    let mut columns = lines(conn, &query)?;
    columns.sort();
    Ok(columns)
}

/// The columns of `table` that refer to people.
fn ids_of_people(conn: &mut Conn, table: &str) -> QueryResult<Vec<String>> {
    let query = match conn {
        Conn::Pg(_) => format!(
            "SELECT a.attname::text AS line FROM pg_constraint c \
             JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = ANY (c.conkey) \
             WHERE c.contype = 'f' AND c.conrelid = '{table}'::regclass AND c.confrelid = 'users'::regclass"
        ),
        Conn::Sqlite(_) => {
            format!("SELECT \"from\" AS line FROM pragma_foreign_key_list('{table}') WHERE \"table\" = 'users'")
        }
    };
    lines(conn, &query)
}

/// A row as one text: each column quoted, one after the other.
fn row(columns: &[String], postgres: bool) -> String {
    let quoted = |column: &String| {
        if postgres { format!("coalesce(\"{column}\"::text, 'NULL')") } else { format!("quote(\"{column}\")") }
    };
    columns.iter().map(quoted).collect::<Vec<_>>().join(" || ', ' || ")
}

fn lines(conn: &mut Conn, query: &str) -> QueryResult<Vec<String>> {
    let found: Vec<Line> = diesel::sql_query(query).load(conn)?;
    Ok(found.into_iter().map(|line| line.line).collect())
}
