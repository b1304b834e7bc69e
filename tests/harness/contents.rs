//! All that a database holds, so that a test can say: nothing changed.

use std::collections::BTreeMap;

use diesel::RunQueryDsl;
use diesel::sql_types::Text;
use muster::db::{Conn, QueryResult};

use super::server::House;

/// Every row of every table, as text; by table.
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

    /// Fails unless the database holds what it held.
    #[track_caller]
    pub fn unchanged(&self, before: &Contents) -> impl Future<Output = ()> {
        let caller = std::panic::Location::caller();
        async move {
            let changed = self.contents().await.changed_since(before);
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
    for table in tables {
        let row = if postgres { format!("{table}::text") } else { quoted_columns(conn, &table)? };
        let mut rows = lines(conn, &format!("SELECT {row} AS line FROM {table}"))?;
        rows.sort();
        contents.insert(table, rows);
    }
    Ok(Contents(contents))
}

/// SQLite has no text of a whole row: each column quoted, one after the other.
fn quoted_columns(conn: &mut Conn, table: &str) -> QueryResult<String> {
    let columns = lines(conn, &format!("SELECT name AS line FROM pragma_table_info('{table}') ORDER BY cid"))?;
    Ok(columns.iter().map(|column| format!("quote({column})")).collect::<Vec<_>>().join(" || ', ' || "))
}

fn lines(conn: &mut Conn, query: &str) -> QueryResult<Vec<String>> {
    let found: Vec<Line> = diesel::sql_query(query).load(conn)?;
    Ok(found.into_iter().map(|line| line.line).collect())
}
