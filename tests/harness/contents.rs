//! All that a database holds, so that a test can say: nothing changed.

use std::collections::BTreeMap;

use diesel::RunQueryDsl;
use diesel::sql_types::Text;
use muster::db::{Conn, QueryResult};

use super::server::House;

/// What changes without anybody's doing: when a session was last seen, what a server's pulse notes, and
/// how far the courier is with a letter, and which events are numbered.
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

impl House {
    pub async fn contents(&self) -> Contents {
        self.read(read).await
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

fn read(conn: &mut Conn) -> QueryResult<Contents> {
    let postgres = matches!(conn, Conn::Pg(_));
    let tables = lines(
        conn,
        if postgres {
            "SELECT tablename AS line FROM pg_tables WHERE schemaname = 'public'"
        } else {
            "SELECT name AS line FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
        },
    )?;
    let mut contents = BTreeMap::new();
    for table in tables.into_iter().filter(|table| !FOLLOWING.contains(&table.as_str())) {
        let row = kept_columns(conn, &table, postgres)?;
        let mut rows = lines(conn, &format!("SELECT {row} AS line FROM {table}"))?;
        rows.sort();
        contents.insert(table, rows);
    }
    Ok(Contents(contents))
}

/// A row as one text: each column quoted, one after the other, but for those that the program
/// changes by itself as time goes by.
fn kept_columns(conn: &mut Conn, table: &str, postgres: bool) -> QueryResult<String> {
    let columns = if postgres {
        format!("SELECT column_name::text AS line FROM information_schema.columns WHERE table_name = '{table}'")
    } else {
        format!("SELECT name AS line FROM pragma_table_info('{table}')")
    };
    let mut kept = lines(conn, &columns)?;
    kept.retain(|column| !MOVING.contains(&(table, column.as_str())));
    kept.sort();
    let quoted = |column: &String| {
        if postgres { format!("coalesce(\"{column}\"::text, 'NULL')") } else { format!("quote(\"{column}\")") }
    };
    Ok(kept.iter().map(quoted).collect::<Vec<_>>().join(" || ', ' || "))
}

fn lines(conn: &mut Conn, query: &str) -> QueryResult<Vec<String>> {
    let found: Vec<Line> = diesel::sql_query(query).load(conn)?;
    Ok(found.into_iter().map(|line| line.line).collect())
}
