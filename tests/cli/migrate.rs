//! `muster migrate`, and databases of other versions.

use diesel::RunQueryDsl;
use muster::db;

use crate::harness::database::Database;

use super::{fails, runs};

#[test]
fn tables_are_brought_up_to_date_once() {
    let database = Database::bare();
    let steps = std::fs::read_dir("migrations/sqlite").expect("the steps are files").count();
    assert!(runs(&database, &["migrate"]).contains(&format!("{steps} steps were run")));
    assert_eq!(runs(&database, &["migrate"]), "The tables are up to date.");
}

#[test]
fn a_database_of_a_newer_version_is_refused_by_every_command() {
    let database = Database::fresh();
    let mut conn = db::connect(&database.location()).expect("the database answers");
    diesel::sql_query("INSERT INTO __diesel_schema_migrations (version) VALUES ('29990101000000')")
        .execute(&mut conn)
        .expect("a step of the future");
    for command in [&["serve"][..], &["migrate"], &["demo"], &["export", "people"], &["doctor"]] {
        let said = fails(&database, command);
        assert!(said.contains("changed by a newer version of Muster"), "{command:?}: {said}");
    }
}
