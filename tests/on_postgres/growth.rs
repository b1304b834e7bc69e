//! A table grows a hundredfold within a moment.

use diesel::connection::SimpleConnection;
use diesel::prelude::*;
use diesel::sql_types::BigInt;
use muster::db::{self, Conn};

use crate::harness::TestServer;
use crate::harness::database::on_postgres;

#[derive(QueryableByName)]
struct Planned {
    #[diesel(sql_type = BigInt)]
    rows: i64,
}

/// How many people the server plans for; -1 where it has never looked.
fn planned(conn: &mut Conn) -> QueryResult<i64> {
    let rows = "SELECT reltuples::bigint AS rows FROM pg_class WHERE oid = 'users'::regclass";
    Ok(diesel::sql_query(rows).get_result::<Planned>(conn)?.rows)
}

#[tokio::test]
#[ignore = "needs PostgreSQL: tests/run runs it"]
async fn plans_are_made_for_what_is_there_now() {
    assert!(on_postgres(), "MUSTER_TEST_DATABASE names no PostgreSQL server");
    let server = TestServer::open().await;
    server
        .write(|conn| {
            conn.batch_execute(
                "INSERT INTO users (email, email_key, name, name_key, role, state, created_at) \
                 SELECT n || '@example.org', n || '@example.org', 'N', 'n', 'member', 'active', 0 \
                 FROM generate_series(1, 5000) n",
            )
        })
        .await;
    let before = server.read(planned).await;
    server.read(|conn| db::analyze_if_grown(conn, &["users", "groups"])).await;
    let after = server.read(planned).await;
    assert!(before < 100, "the server's caretaker was faster: {before}");
    assert_eq!(after, 5_000);
    // What has grown little is let be.
    server.write(|conn| conn.batch_execute("DELETE FROM users WHERE name = 'N' AND id % 2 = 0")).await;
    server.read(|conn| db::analyze_if_grown(conn, &["users"])).await;
    assert_eq!(server.read(planned).await, 5_000);
}
