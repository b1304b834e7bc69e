//! What a proxy or a service manager asks.

use diesel::connection::SimpleConnection;
use muster::db::{Conn, QueryResult};
use muster::disk::{Disk, Space};
use muster::t;

use crate::harness::TestServer;
use crate::harness::database::Database;
use crate::harness::program::Program;

#[tokio::test]
async fn a_server_that_can_work_says_so() {
    for server in [TestServer::open().await, TestServer::before_set_up().await] {
        server.stranger().get("/healthz").await.is(200).says("ok");
        server.stranger().get("/readyz").await.is(200).says("ready");
    }
}

#[tokio::test]
async fn a_disk_that_fills_up_is_told_before_writes_fail() {
    let disk = |free: u64| Disk::Said(Space { free: free << 20, total: 100_000 << 20 });
    for (free, status, said, title) in [
        (2_000, 200, "ready", None),
        (500, 200, "disk nearly full: 500 MiB free of 100000 MiB", Some(t::web::disk_filling("no"))),
        (10, 503, "disk full", Some(t::web::disk_filling("yes"))),
    ] {
        let server = TestServer::open_with(|config| config.disk = disk(free)).await;
        let (ann, eve) = (server.ann().await, server.eve().await);
        server.stranger().get("/readyz").await.is(status).says(said);
        assert_eq!(ann.visit("/").await.all(".notice h2").first().cloned(), title.map(|title| title.to_string()));
        assert!(eve.visit("/").await.all(".notice").is_empty());
    }
}

#[tokio::test]
async fn writes_on_a_full_disk_say_so_and_pages_are_served() {
    let server = TestServer::open().await;
    let ann = server.ann().await;
    server.write(fill_up).await;
    // On SQLite, what fits into the pages that are there is taken still.
    for number in 0..500 {
        let form = ann
            .visit("/groups/new")
            .await
            .form(t::user_groups::create_group())
            .fill(t::accounts::name(), &format!("Group {number}"));
        let answer = ann.submit(form.fill(t::user_groups::description(), &"long ".repeat(100))).await;
        if answer.status() != 200 {
            answer.is(503).headed(t::web::disk_full());
            ann.visit("/").await.is(200);
            return;
        }
    }
    panic!("the disk never fills up");
}

/// Has the database find its disk full from now on.
fn fill_up(conn: &mut Conn) -> QueryResult<()> {
    match conn {
        Conn::Sqlite(sqlite) => sqlite.batch_execute("PRAGMA max_page_count = 1"),
        Conn::Pg(postgres) => postgres.batch_execute(
            "CREATE FUNCTION full_disk() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN \
             RAISE EXCEPTION 'could not extend file: No space left on device' USING ERRCODE = '53100'; END $$; \
             CREATE TRIGGER full_disk BEFORE INSERT ON groups EXECUTE FUNCTION full_disk()",
        ),
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
