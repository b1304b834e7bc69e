//! Guarded mode: what holds while custom codes are guessed from everywhere.

use chrono::TimeDelta;
use diesel::{ExpressionMethods, RunQueryDsl};
use muster::codes::{Code, announce_guarded_mode};
use muster::db::Wake;
use muster::db::schema::known_networks;
use muster::db::types::OrgRole;
use muster::guesses;
use muster::t;

use super::{behind_a_proxy, custom_code, fill, flood, level, sign_in_from, sign_up_from};
use crate::harness::cast::PASSWORD;

#[tokio::test]
async fn guarded_mode_bars_unknown_networks_from_custom_codes_only() {
    let server = behind_a_proxy().await;
    let (ann, code) = (server.ann().await, custom_code(&server).await);
    sign_in_from(&server.stranger(), "198.51.100.7", &ann.email, PASSWORD).await.is(303);
    flood(&server).await;
    fill(&server, "code unknown networks", TimeDelta::seconds(36), 100, 1).await;
    sign_up_from(&server.stranger(), "203.0.113.9", "NOSUCH-1-CODE").await.is(422);
    let page = sign_up_from(&server.stranger(), "203.0.114.9", &code).await;
    page.is(429).keeps(t::web::join_code(), &code);
    sign_up_from(&server.stranger(), "198.51.100.200", "NOSUCH-2-CODE").await.is(422);
    let generated = Code::generate(&server.app.entropy, 10);
    sign_up_from(&server.stranger(), "203.0.115.9", generated.shown()).await.is(422);
    sign_up_from(&server.stranger(), "198.51.100.99", &code).await.is(303);
}

#[tokio::test]
async fn guarded_mode_ends_an_hour_after_the_flood() {
    let server = behind_a_proxy().await;
    flood(&server).await;
    fill(&server, "code unknown networks", TimeDelta::seconds(36), 100, 0).await;
    let begun = server.now();
    sign_up_from(&server.stranger(), "203.0.113.9", "NOSUCH-1-CODE").await.is(429);
    assert!(server.read(move |conn| guesses::is_guarded(conn, begun)).await);
    server.later(TimeDelta::minutes(1) + TimeDelta::microseconds(1));
    fill(&server, "code unknown networks", TimeDelta::seconds(36), 100, 0).await;
    sign_up_from(&server.stranger(), "203.0.113.9", "NOSUCH-1-CODE").await.is(429);
    let last = server.now();
    let just_before = last + TimeDelta::hours(1) - TimeDelta::microseconds(1);
    assert!(server.read(move |conn| guesses::is_guarded(conn, just_before)).await);
    assert!(!server.read(move |conn| guesses::is_guarded(conn, last + TimeDelta::hours(1))).await);
}

#[tokio::test]
async fn a_network_is_known_for_thirty_days() {
    let server = behind_a_proxy().await;
    let ann = server.ann().await;
    sign_in_from(&server.stranger(), "198.51.100.7", &ann.email, PASSWORD).await.is(303);
    for (age, answer) in [(TimeDelta::days(30) - TimeDelta::microseconds(1), 422), (TimeDelta::days(30), 429)] {
        let seen = server.now() - age;
        server
            .write(move |conn| {
                diesel::update(known_networks::table).set(known_networks::seen_at.eq(seen)).execute(conn)
            })
            .await;
        flood(&server).await;
        fill(&server, "code unknown networks", TimeDelta::seconds(36), 100, 0).await;
        sign_up_from(&server.stranger(), "198.51.100.8", "NOSUCH-1-CODE").await.is(answer);
    }
}

#[tokio::test]
async fn admins_see_guarded_mode_on_home_and_get_one_email() {
    let server = behind_a_proxy().await;
    let (ann, bob) = (server.ann().await, server.bob().await);
    // As the sweeper does, which may be faster.
    let sweep = async || {
        let (entropy, now) = (server.app.entropy.clone(), server.now());
        if server.app.db.write(move |conn| announce_guarded_mode(conn, &entropy, now)).await.expect("swept") {
            server.wake(Wake::Mailer).await;
        }
    };
    for flood_number in 1..=2 {
        flood(&server).await;
        sign_up_from(&server.stranger(), "203.0.113.9", &format!("NOSUCH-{flood_number}-CODE")).await.is(422);
        sweep().await;
        sweep().await;
        let emails = server.mail.wait(&ann.email, flood_number).await;
        assert_eq!(emails.len(), flood_number);
        assert!(emails[0].text().contains("/settings/user-groups"));
        let desk = server.signed_in(ann.id, OrgRole::Admin).await;
        assert!(!desk.visit("/").await.link(t::user_groups::open()).is_empty());
        bob.visit("/").await.says_nothing_of(t::codes::guarded());
        server.later(TimeDelta::hours(2));
    }
    let desk = server.signed_in(ann.id, OrgRole::Admin).await;
    desk.visit("/").await.is(200).says_nothing_of(t::codes::guarded());
}

#[tokio::test]
async fn every_second_join_makes_room_for_one_wrong_code() {
    let server = behind_a_proxy().await;
    let code = custom_code(&server).await;
    let eve = server.eve().await;
    fill(&server, "code everyone", TimeDelta::milliseconds(1_800), 2_000, 1).await;
    let before = level(&server, "code everyone").await;
    eve.post("/join", &[("code", &code)]).await.is(200);
    assert_eq!(before - level(&server, "code everyone").await, TimeDelta::milliseconds(900));
}
