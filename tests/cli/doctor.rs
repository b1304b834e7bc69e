//! `muster doctor`.

use std::fs;
use std::os::unix::fs::PermissionsExt;

use crate::harness::database::Database;
use crate::harness::mail_server::MailServer;

use super::{fails, muster, runs};

#[tokio::test]
async fn a_healthy_deployment_has_no_problems() {
    let database = Database::bare();
    runs(&database, &["demo", "--people", "10"]);
    let post = MailServer::open().await;
    let url = post.url();
    let said =
        tokio::task::spawn_blocking(move || runs(&database, &["doctor", "--smtp", &url])).await.expect("it ends");
    for fine in ["settings", "data folder", "server key: it is the database's", "tables up to date", "clock", "answers"]
    {
        assert!(said.lines().any(|line| line.starts_with("ok") && line.contains(fine)), "{fine}: {said}");
    }
    assert!(said.contains("Northbridge College") && said.contains(" 0 problems found."), "{said}");
}

#[test]
fn it_looks_at_a_fresh_machine_and_changes_nothing() {
    let database = Database::bare();
    let (_, said) = muster(&database, &["doctor"]);
    assert!(said.contains("is not there yet"), "{said}");
    assert_eq!(fs::read_dir(database.folder()).expect("the folder").count(), 0);
}

#[test]
fn what_is_wrong_is_named() {
    let database = Database::bare();
    runs(&database, &["demo", "--people", "10"]);
    let key = database.folder().join("server.key");
    fs::set_permissions(&key, fs::Permissions::from_mode(0o644)).expect("our own file");
    let said = fails(&database, &["doctor", "--smtp", "smtp://127.0.0.1:1"]);
    for wrong in ["server key", "mail server: 127.0.0.1:1"] {
        assert!(said.lines().any(|line| line.starts_with("problem") && line.contains(wrong)), "{wrong}: {said}");
    }
    fs::write(&key, "00".repeat(32)).expect("our own file");
    fs::set_permissions(&key, fs::Permissions::from_mode(0o600)).expect("our own file");
    assert!(fails(&database, &["doctor"]).contains("is not random"));
}
