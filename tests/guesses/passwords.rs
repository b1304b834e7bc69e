//! Wrong passwords, and browsers that an account knows.

use chrono::TimeDelta;
use diesel::{QueryDsl, RunQueryDsl};
use futures_util::future::join_all;
use muster::db::schema::guess_buckets as buckets;
use muster::t;

use super::{behind_a_proxy, fill, level, post_from, sign_in_from};
use crate::harness::TestServer;
use crate::harness::cast::PASSWORD;

#[tokio::test]
async fn of_many_passwords_at_once_a_hundred_are_tried() {
    let server = behind_a_proxy().await;
    let ann = server.ann().await;
    let guesses = (0..130).map(|number| {
        let (stranger, email) = (server.stranger(), ann.email.clone());
        let address = format!("10.{number}.0.1");
        async move { sign_in_from(&stranger, &address, &email, &format!("wrong password {number}")).await.status() }
    });
    let answers = join_all(guesses).await;
    let refused = answers.iter().filter(|status| status.as_u16() == 429).count();
    assert!(refused >= 30, "{refused}: the others were tried, or found the hashing pool full");
}

#[tokio::test]
async fn a_flood_from_elsewhere_never_locks_out_a_known_browser() {
    let server = behind_a_proxy().await;
    let ann = server.ann().await;
    let owner = server.stranger();
    sign_in_from(&owner, "198.51.100.7", &ann.email, PASSWORD).await.is(303);
    let account = level_name(&server, &ann.email, "password account").await;
    fill(&server, account, TimeDelta::seconds(36), 100, 0).await;
    let page = sign_in_from(&server.stranger(), "203.0.113.9", &ann.email, PASSWORD).await;
    page.is(429).keeps(t::web::email(), &ann.email);
    sign_in_from(&owner, "192.0.2.1", &ann.email, PASSWORD).await.is(303);
    for number in 0..20 {
        sign_in_from(&owner, "192.0.2.1", &ann.email, &format!("wrong password {number}")).await.is(422);
    }
    sign_in_from(&owner, "192.0.2.1", &ann.email, PASSWORD).await.is(429);
}

#[tokio::test]
async fn a_new_password_makes_a_known_browser_a_stranger() {
    let server = behind_a_proxy().await;
    let ann = server.ann().await;
    let owner = server.stranger();
    sign_in_from(&owner, "198.51.100.7", &ann.email, PASSWORD).await.is(303);
    let changed = [("current_password", PASSWORD), ("new_password", "nine tall herons wade")];
    post_from(&ann.browser, "198.51.100.7", "/account/password", &changed).await.is(303);
    let account = level_name(&server, &ann.email, "password account").await;
    fill(&server, account, TimeDelta::seconds(36), 100, 0).await;
    sign_in_from(&owner, "198.51.100.7", &ann.email, "nine tall herons wade").await.is(429);
}

/// The name of the bucket of an account, after one wrong password.
async fn level_name(server: &TestServer, email: &str, kind: &'static str) -> &'static str {
    sign_in_from(&server.stranger(), "192.0.2.77", email, "wrong password").await.is(422);
    let names: Vec<String> = server.read(|conn| buckets::table.select(buckets::name).load(conn)).await;
    names.into_iter().find(|name| name.starts_with(kind)).expect("a bucket").leak()
}

#[tokio::test]
async fn a_right_password_costs_nothing_an_unknown_address_as_much() {
    let server = behind_a_proxy().await;
    let ann = server.ann().await;
    sign_in_from(&server.stranger(), "203.0.113.9", &ann.email, PASSWORD).await.is(303);
    assert!(level(&server, "password account").await <= server.now());
    sign_in_from(&server.stranger(), "198.51.100.1", "nobody@example.org", "wrong password").await.is(422);
    server.write(|conn| diesel::delete(buckets::table).execute(conn)).await;
    for email in ["nobody@example.org", ann.email.as_str()] {
        let bucket = level_name(&server, email, "password account").await;
        fill(&server, bucket, TimeDelta::seconds(36), 100, 0).await;
        let page = sign_in_from(&server.stranger(), "198.51.100.1", email, "wrong password").await;
        assert_eq!(page.is(429).header("retry-after"), Some("36"));
        server.write(|conn| diesel::delete(buckets::table).execute(conn)).await;
    }
}

#[tokio::test]
async fn somebody_signed_in_has_twenty_wrong_passwords_of_their_own() {
    let server = TestServer::open().await;
    let ann = server.ann().await;
    for number in 0..20 {
        ann.post("/account/delete", &[("password", format!("not hers {number}"))]).await.is(422);
    }
    ann.post("/account/delete", &[("password", "not hers at all")]).await.is(429);
    server.stranger().post("/signin", &[("email", ann.email.as_str()), ("password", PASSWORD)]).await.is(303);
}
