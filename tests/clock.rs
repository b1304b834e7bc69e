//! Time does not go back: not within a process, not after a restart, not on another instance.

use actix_web::http::Method;
use chrono::TimeDelta;
use muster::clock::Clock;
use muster::db;
use muster::db::types::OrgRole;
use muster::t;
use muster::web::Access;

use crate::harness::TestServer;
use crate::harness::server::OPENING;

const TOLERANCE: TimeDelta = TimeDelta::minutes(10);
const INSTANT: TimeDelta = TimeDelta::microseconds(1);

#[tokio::test]
async fn an_instance_too_far_behind_is_not_ready_and_admits_nobody() {
    let mut server = TestServer::open().await;
    let (ann, eve) = (server.ann().await, server.eve().await);
    let group = server.group("Choir", &ann).await;
    let clock = Clock::set_at(OPENING - TOLERANCE);
    let other = server.second_instance_by(&clock);
    let (eve_there, ann_there) = (eve.led_to(&other), ann.led_to(&other));
    let join = format!("/groups/{group}/join");
    eve_there.get("/readyz").await.is(200);
    eve_there.post::<&str, &str>(&join, &[]).await.is(303);
    eve_there.post::<&str, &str>(&format!("/groups/{group}/leave"), &[]).await.is(303);

    clock.set(OPENING - TOLERANCE - INSTANT);
    eve_there.get("/readyz").await.is(503).says("clock behind");
    let before = server.contents().await;
    let page = eve_there.post::<&str, &str>(&join, &[]).await;
    page.is(503).headed(t::web::clock_behind());
    assert!(page.header("Retry-After").is_some());
    eve_there.get("/").await.is(200);
    ann_there.visit("/").await.says(t::web::clock_wrong()).says("muster clock --accept");
    for route in muster::app::routes().into_iter().filter(|route| route.method == Method::POST && !route.despite_clock)
    {
        let path = route.path.replace("{group}", &group.to_string()).replace(['{', '}'], "");
        let page = ann_there.post::<&str, &str>(&path, &[]).await;
        assert_eq!(page.status(), 503, "{path}");
    }
    server.unchanged(&before).await;
    eve.get("/readyz").await.is(200);
    eve.post::<&str, &str>(&join, &[]).await.is(303);

    clock.set(OPENING - TOLERANCE);
    eve_there.get("/readyz").await.is(200);
}

#[test]
fn every_way_of_joining_is_paused_by_a_wrong_clock() {
    let paused: Vec<String> = muster::app::routes()
        .into_iter()
        .filter(|route| route.method == Method::POST && !route.despite_clock)
        .map(|route| route.path.to_owned())
        .collect();
    for way in [
        "/join/{code}",
        "/signup",
        "/signup/wait/{handle}",
        "/invite/{id}/{token}",
        "/invited/{id}/{token}",
        "/invite/{id}/{token}/signup",
        "/invited/{id}/{token}/signup",
        "/groups/{group}/join",
        "/groups/{group}/settings/requests",
        "/groups/{group}/settings/members/add",
        "/users/{person}/groups",
        "/users/{person}/move",
        "/users/bulk",
        "/users/import/{import}/confirm",
    ] {
        assert!(paused.iter().any(|path| path == way), "{way}");
    }
    let is_open = |route: &&muster::web::Route| route.method == Method::POST && route.despite_clock;
    let taken = muster::app::routes();
    let strangers: Vec<&str> =
        taken.iter().filter(is_open).filter(|route| route.access == Access::Anyone).map(|route| route.path).collect();
    assert_eq!(strangers.len(), 4, "signing in and out, and no more emails: {strangers:?}");
}

#[tokio::test]
async fn what_was_seen_expired_stays_expired_after_a_restart() {
    let mut server = TestServer::open().await;
    let ann = server.ann().await;
    server.later(TimeDelta::hours(13));
    ann.visit("/account").await.headed(t::web::sign_in());
    let late = server.now();
    // A start writes the time down, as every few seconds do.
    server.second_instance();
    assert_eq!(server.read(db::latest_time).await.at, late);
    // The machine says what it said when the session was good.
    let restarted = server.second_instance_by(&Clock::set_at(OPENING));
    ann.led_to(&restarted).visit("/account").await.headed(t::web::sign_in());
    ann.led_to(&restarted).get("/readyz").await.is(503);
}

#[tokio::test]
async fn one_wrong_boot_into_another_year_does_no_lasting_harm() {
    let mut server = TestServer::open().await;
    let (wrong, right) = (Clock::set_at(OPENING + TimeDelta::days(4_000)), Clock::set_at(OPENING));
    server.second_instance_by(&wrong);
    let other = server.second_instance_by(&right);
    let browser = server.stranger().led_to(&other);
    browser.get("/readyz").await.is(503);
    wrong.set(OPENING);
    server.write(|conn| db::accept_time(conn, OPENING)).await;
    // Every instance that runs hears of it with its next beat, and none raises the time again.
    server.until(async || browser.get("/readyz").await.status() == 200).await;
    server.until(async || server.stranger().get("/readyz").await.status() == 200).await;
    assert_eq!(server.read(db::latest_time).await.at, OPENING);
    let eve = server.eve().await;
    server.signed_in(eve.id, OrgRole::Member).await.led_to(&other).visit("/account").await.says("Eve Everyday");
}
