//! One description of the tables serves both databases: each has every table and column of it, of
//! a kind that it can read, empty where it may be empty and nowhere else.

use std::collections::{BTreeMap, BTreeSet};

use diesel::prelude::*;
use diesel::sql_types::Text;
use muster::db::{Conn, Db};

use crate::harness::database::{Database, on_postgres};

/// Table and column to what they hold, as `Nullable<BigInt>`.
type Columns = BTreeMap<(String, String), String>;

const SCHEMA: &str = include_str!("../src/db/schema.rs");

#[tokio::test]
async fn every_table_and_column_is_as_described() {
    let database = Database::fresh();
    let db = Db::open(&database.location(), 1).expect("the database opens");
    let found = db.read(catalogue).await.expect("the catalogue is read");
    let described = described(SCHEMA);
    let missing: Vec<_> = described.iter().filter(|(column, kind)| found.get(column) != Some(kind)).collect();
    assert!(missing.is_empty(), "described, but not so in the database: {missing:?}");
    let surplus: BTreeSet<_> = found.keys().filter(|column| !described.contains_key(column)).collect();
    assert!(surplus.is_empty(), "in the database, but not described: {surplus:?}");
}

#[test]
fn the_description_is_read_whole() {
    let columns = described(
        "diesel::table! {\n    people (id) {\n        id -> BigInt,\n        name -> Nullable<Text>,\n    }\n}",
    );
    let column = |name: &str| ("people".to_owned(), name.to_owned());
    assert_eq!(columns.get(&column("id")).map(String::as_str), Some("BigInt"));
    assert_eq!(columns.get(&column("name")).map(String::as_str), Some("Nullable<Text>"));
    assert!(described(SCHEMA).len() > 100);
}

/// The columns that a `schema.rs` describes.
fn described(schema: &str) -> Columns {
    let mut columns = Columns::new();
    let mut table = String::new();
    let mut called = None;
    for line in schema.lines().map(str::trim) {
        if let Some((name, _)) = line.strip_suffix(") {").and_then(|head| head.split_once(" (")) {
            name.clone_into(&mut table);
        } else if line == "}" {
            table.clear();
        } else if let Some(name) = line.strip_prefix("#[sql_name = \"").and_then(|rest| rest.strip_suffix("\"]")) {
            // In code the column has another name.
            called = Some(name);
        } else if !table.is_empty()
            && let Some((name, kind)) = line.trim_end_matches(',').split_once(" -> ")
        {
            columns.insert((table.clone(), called.take().unwrap_or(name).to_owned()), kind.to_owned());
        }
    }
    columns
}

#[derive(QueryableByName)]
struct Row {
    #[diesel(sql_type = Text)]
    of: String,
    #[diesel(sql_type = Text)]
    name: String,
    #[diesel(sql_type = Text)]
    kind: String,
    #[diesel(sql_type = Text)]
    may_be_empty: String,
}

/// The columns that the database says it has.
fn catalogue(conn: &mut Conn) -> QueryResult<Columns> {
    let words = if on_postgres() {
        "SELECT table_name::text AS \"of\", column_name::text AS name, data_type::text AS kind, is_nullable::text AS may_be_empty \
         FROM information_schema.columns WHERE table_schema = 'public'"
    } else {
        // A primary key of SQLite's needs no NOT NULL where it is the row's own number.
        "SELECT m.name AS \"of\", c.name AS name, c.type AS kind, \
                CASE WHEN c.\"notnull\" = 1 OR c.pk > 0 THEN 'NO' ELSE 'YES' END AS may_be_empty \
         FROM sqlite_master m JOIN pragma_table_xinfo(m.name) c \
         WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite_%'"
    };
    let rows: Vec<Row> = diesel::sql_query(words).load(conn)?;
    let ours = rows.into_iter().filter(|row| !row.of.starts_with("__diesel"));
    Ok(ours.map(|row| ((row.of, row.name), kind(&row.kind, row.may_be_empty == "YES"))).collect())
}

fn kind(name: &str, may_be_empty: bool) -> String {
    let kind = match name.to_lowercase().as_str() {
        "bigint" | "integer" => "BigInt",
        "text" => "Text",
        "boolean" => "Bool",
        "blob" | "bytea" => "Binary",
        other => panic!("no column is to be {other}"),
    };
    if may_be_empty { format!("Nullable<{kind}>") } else { kind.to_owned() }
}
