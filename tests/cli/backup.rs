//! `muster backup`.

use std::fs;
use std::os::unix::fs::PermissionsExt;

use muster::db::Location;

use crate::harness::database::{Database, on_postgres};
use crate::harness::program::Program;

use super::{fails, runs};

#[tokio::test]
async fn a_copy_made_while_the_server_runs_holds_all_of_it() {
    let database = Database::bare();
    runs(&database, &["demo", "--people", "50"]);
    let mut program = Program::serve(&database);
    program.hear("serves");
    let file = database.folder().join("backup.db");
    let said = runs(&database, &["backup", &file.display().to_string()]);
    assert!(said.contains("Keep a copy of the server key"), "{said}");
    let mode = |path: &std::path::Path| fs::metadata(path).expect("the file is there").permissions().mode() & 0o777;
    assert_eq!(mode(&file), 0o600);
    assert!(fails(&database, &["backup", &file.display().to_string()]).contains("is there already"));
    let second = database.folder().join("second.db");
    runs(&database, &["backup", "--with-key", &second.display().to_string()]);
    let key = database.folder().join("second.db.key");
    assert_eq!(mode(&key), 0o600);
    assert_eq!(fs::read(&key).ok(), fs::read(database.folder().join("server.key")).ok());
    if !on_postgres() {
        let restored = Database::bare();
        fs::copy(&file, restored.folder().join("muster.db")).expect("the copy can be put in place");
        fs::copy(&key, restored.folder().join("server.key")).expect("the key too");
        for list in ["people", "codes", "members", "audit"] {
            assert_eq!(runs(&restored, &["export", list]), runs(&database, &["export", list]), "{list}");
        }
        let mut again = Program::serve(&restored);
        again.hear("serves");
        again.stranger().get("/readyz").await.is(200);
    }
}

#[test]
fn a_database_that_is_not_there_is_not_copied() {
    let database = Database::bare();
    if let Location::Sqlite(_) = database.location() {
        let file = database.folder().join("backup.db");
        assert!(fails(&database, &["backup", &file.display().to_string()]).contains("there is no database"));
        assert!(!file.exists());
    }
}
