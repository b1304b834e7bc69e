//! What a proxy or a service manager asks.

use crate::harness::House;
use crate::harness::database::Database;
use crate::harness::program::Program;

#[tokio::test]
async fn a_server_that_can_work_says_so() {
    for house in [House::open().await, House::before_set_up().await] {
        house.stranger().get("/healthz").await.is(200).says("ok");
        house.stranger().get("/readyz").await.is(200).says("ready");
    }
}

#[tokio::test]
async fn the_program_makes_its_tables_and_key_and_serves() {
    let database = Database::bare();
    let mut program = Program::serve(&database);
    program.hear("serves");
    program.stranger().get("/readyz").await.is(200);
    assert!(database.folder().join("server.key").exists());
    program.terminate();
    let (status, said) = program.finish();
    assert!(status.success(), "{said}");
}

#[tokio::test]
async fn the_program_killed_and_started_again_serves_again() {
    let database = Database::bare();
    for _ in 0..2 {
        let mut program = Program::serve(&database);
        program.hear("serves");
        program.stranger().get("/readyz").await.is(200);
        program.kill();
    }
}

#[test]
fn all_bad_settings_are_named_at_once() {
    let database = Database::bare();
    let (status, said) = Program::start(&database, &["serve", "--smtp", "ftp://x", "--workers", "none"]).finish();
    assert!(!status.success());
    assert!(said.contains("--smtp") && said.contains("--workers"), "{said}");
}
