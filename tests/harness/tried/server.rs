//! The house opens, keeps its people apart, and lets two instances share one database.

use chrono::TimeDelta;
use diesel::{QueryDsl, RunQueryDsl};
use muster::db::schema::users;
use muster::db::types::{GroupRole, JoinType};
use muster::groups;
use muster::people;
use muster::secret::Secret;

use crate::harness::TestServer;
use crate::harness::cast::{PASSWORD, Who, zone};
use crate::harness::database::on_postgres;

#[tokio::test]
async fn houses_have_nothing_in_common() {
    let (one, other) = (TestServer::open().await, TestServer::open().await);
    assert_ne!(one.base, other.base);
    one.eve().await;
    assert_eq!((one.contents().await.rows("users"), other.contents().await.rows("users")), (1, 0));
    assert_eq!(one.database.url().starts_with("postgres"), on_postgres());
}

#[tokio::test]
async fn the_clock_stands_until_it_is_moved() {
    let server = TestServer::open().await;
    let opening = server.now();
    assert!(server.app.delivers() && server.mail.emails().is_empty());
    assert_eq!(zone().name(), "Europe/Amsterdam");
    assert_eq!(opening.utc().to_rfc3339(), "2026-03-02T09:00:00+00:00");
    server.later(TimeDelta::days(1));
    assert_eq!(server.app.now() - opening, TimeDelta::days(1));
}

#[tokio::test]
async fn two_instances_share_what_is_written() {
    let mut server = TestServer::open().await;
    let second = server.second_instance();
    assert_ne!(second, server.base);
    let eve = server.eve().await;
    for browser in [eve.browser.clone(), eve.led_to(&second)] {
        browser.get("/readyz").await.is(200);
    }
}

#[tokio::test]
async fn everybody_is_who_they_are_said_to_be() {
    let server = TestServer::open().await;
    let (ann, bob, sam) = (server.ann().await, server.bob().await, server.sam().await);
    let dan = server.account("Dan Deactivated", Who::DEACTIVATED).await;
    let closed = server.group_with("Board", &ann, |group| group.join_type = JoinType::Closed).await;
    let gus = server.gus(closed).await;
    server.put_in(closed, &sam, GroupRole::Member).await;
    let ids = [ann.id, bob.id, gus.id, sam.id, dan.id];
    let found =
        server.read(move |conn| ids.map(|id| people::find(conn, id)).into_iter().collect::<Result<Vec<_>, _>>()).await;
    let told: Vec<String> = found
        .into_iter()
        .flatten()
        .map(|person| format!("{} {:?} {:?}", person.name, person.role, person.state))
        .collect();
    assert_eq!(
        told,
        [
            "Ann Admin Admin Active",
            "Bob Builder Manager Active",
            "Gus Group Member Active",
            "Sam Stranger Member Active",
            "Dan Deactivated Member Deactivated",
        ]
    );
    let place = server.read(move |conn| groups::membership(conn, closed, gus.id)).await;
    assert_eq!(place.map(|place| place.role), Some(GroupRole::Manager));
    assert_eq!((ann.name.as_str(), ann.email.as_str()), ("Ann Admin", "ann@example.org"));
}

#[tokio::test]
async fn everybody_has_the_one_password() {
    let server = TestServer::open().await;
    server.eve().await;
    let kept: Option<String> = server.read(|conn| users::table.select(users::password_hash).first(conn)).await;
    let verified = server.app.hasher.verify(Secret::new(PASSWORD.into()), kept.as_deref()).await;
    assert!(verified.is_ok_and(|same| same));
}

#[tokio::test]
#[should_panic(expected = "something changed in [\"events\", \"group_words\", \"groups\"")]
async fn a_change_is_noticed() {
    let server = TestServer::open().await;
    let ann = server.ann().await;
    let before = server.contents().await;
    server.unchanged(&before).await;
    server.group("Choir", &ann).await;
    server.unchanged(&before).await;
}
