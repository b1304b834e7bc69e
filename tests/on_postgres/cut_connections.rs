//! The database server is restarted under the running program.

use std::time::{Duration, Instant};

use diesel::connection::SimpleConnection;
use diesel::prelude::*;
use muster::db::Fault;
use muster::db::schema::form_keys;
use muster::t;

use crate::harness::TestServer;
use crate::harness::database::on_postgres;

#[tokio::test]
#[ignore = "needs PostgreSQL: tests/run runs it"]
async fn what_was_acknowledged_is_there_and_new_work_is_taken_at_once() {
    assert!(on_postgres(), "MUSTER_TEST_DATABASE names no PostgreSQL server");
    let server = TestServer::open().await;
    let mut acknowledged = 0;
    for round in 0..300 {
        if [100, 101, 200].contains(&round) {
            cut(&server);
        }
        let key = format!("form {round}");
        let row = (form_keys::key.eq(key), form_keys::outcome.eq(""), form_keys::made_at.eq(server.now()));
        let work = server
            .app
            .db
            .write::<_, Fault, _>(|conn| Ok(diesel::insert_into(form_keys::table).values(row).execute(conn)?));
        match work.await {
            Ok(_) => acknowledged += 1,
            Err(Fault::Unavailable(_)) => {}
            Err(Fault::Broken(cause)) => panic!("a server that went away is no defect of ours: {cause}"),
        }
    }
    let kept: i64 = server.read(|conn| form_keys::table.count().get_result(conn)).await;
    assert_eq!(kept, acknowledged);
    // Each of the pool's connections may fail once for each cut.
    assert!(acknowledged >= 300 - 3 * 5, "{acknowledged} of 300 were taken");
}

#[tokio::test]
#[ignore = "needs PostgreSQL: tests/run runs it"]
async fn pages_are_back_within_five_seconds() {
    assert!(on_postgres(), "MUSTER_TEST_DATABASE names no PostgreSQL server");
    let server = TestServer::open().await;
    let eve = server.eve().await;
    eve.get("/readyz").await.is(200);
    cut(&server);
    let patience = Instant::now() + Duration::from_secs(5);
    loop {
        let page = eve.get("/readyz").await;
        if page.status() == 200 {
            return;
        }
        page.is(503).says(t::web::database_unavailable_text());
        assert!(Instant::now() < patience, "still 503 after five seconds");
    }
}

/// Ends every connection to this house's database but the one that asks for it.
fn cut(server: &TestServer) {
    let mut server = PgConnection::establish(&server.database.url()).expect("the server answers");
    let others = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity \
                  WHERE datname = current_database() AND pid <> pg_backend_pid()";
    server.batch_execute(others).expect("the connections are ended");
}
