//! International addresses, which browsers keep out of fields of their own email kind.

use diesel::{ExpressionMethods, QueryDsl, RunQueryDsl};
use muster::db::schema::users;
use muster::text;

use super::signed_in;
use crate::harness::TestServer;
use crate::harness::chromium::Look;

#[tokio::test]
#[ignore = "needs Chromium: tests/run runs it"]
async fn an_international_address_is_taken_by_the_browser() {
    let server = TestServer::open().await;
    let mut eve = server.eve().await;
    eve.email = "用户@bücher.example".to_owned();
    let (id, email) = (eve.id, text::email(&eve.email).expect("an address"));
    server
        .write(move |conn| {
            diesel::update(users::table.find(id))
                .set((users::email.eq(email.typed()), users::email_key.eq(email.key())))
                .execute(conn)
        })
        .await;
    signed_in(&server, &eve, Look::PHONE).await;
}
