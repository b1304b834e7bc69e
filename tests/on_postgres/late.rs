//! What is committed after what began later.

use diesel::connection::SimpleConnection;
use diesel::prelude::*;
use diesel::{Connection, PgConnection};
use muster::db::schema::{groups, join_counts};
use muster::db::types::JoinType;

use crate::harness::TestServer;
use crate::harness::database::on_postgres;

#[tokio::test]
#[ignore = "needs PostgreSQL: tests/run runs it"]
async fn an_event_that_is_committed_late_is_seen_all_the_same() {
    assert!(on_postgres(), "MUSTER_TEST_DATABASE names no PostgreSQL server");
    let server = TestServer::open().await;
    let (ann, eve) = (server.ann().await, server.eve().await);
    let group = server.group_with("Runners", &ann, |group| group.join_type = JoinType::Open).await;
    server.followed("join_counts").await;
    // It gets its id first, and is on record last.
    let url = server.database.url();
    let mut late = PgConnection::establish(&url).expect("it opens");
    late.batch_execute(&format!(
        "BEGIN; INSERT INTO events (at, kind, group_id, person_id, method) \
         VALUES (1772442000000000, 'member.joined', {group}, {}, 'hand')",
        ann.id
    ))
    .expect("it is written");
    eve.post::<&str, &str>(&format!("/groups/{group}/join"), &[]).await;
    server.followed("join_counts").await;
    assert_eq!(joins(&server, "toggle").await, 1);
    late.batch_execute("COMMIT").expect("it is on record");
    server.followed("join_counts").await;
    assert_eq!(joins(&server, "hand").await, 1);
    let people: i64 = server.read(|conn| groups::table.select(groups::member_count).first(conn)).await;
    assert_eq!(people, 2, "the late event was made up");
}

async fn joins(server: &TestServer, method: &'static str) -> i64 {
    let joins = join_counts::table.filter(join_counts::method.eq(method)).select(join_counts::joins);
    server.read(move |conn| joins.first(conn).optional()).await.unwrap_or(0)
}
