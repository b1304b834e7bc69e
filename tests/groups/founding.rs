//! New group.

use muster::events::BOLD;
use muster::t;

use futures_util::future::join_all;

use crate::harness::TestServer;
use crate::harness::cast::at;

#[tokio::test]
async fn a_manager_makes_a_group_and_manages_it() {
    let server = TestServer::open().await;
    let bob = server.bob().await;
    let form = bob.visit(&bob.visit("/").await.link(t::user_groups::new_group())).await;
    form.is(200).headed(t::user_groups::new_group());
    let form = form
        .form(t::user_groups::create_group())
        .fill(t::groups::name(), "  Year 2   Nursing ")
        .fill(t::user_groups::description(), "Wards, rosters & papers.")
        .fill(t::user_groups::category(), "Nursing")
        .fill(t::web::start_date(), "2026-03-01")
        .fill(t::web::stop_date(), "2026-07-31")
        .fill(t::web::stop_time(), "17:00")
        .choose("Open")
        .uncheck(t::user_groups::viewable());
    let group = bob.submit(form).await;
    group.is(200).headed("Year 2 Nursing").says(t::user_groups::created());
    group
        .says("Wards, rosters & papers.")
        .says("Fri 31 Jul 2026, 17:00 CEST")
        .says(t::groups::managed_by("Bob Builder"));
    let settings = bob.visit(&group.link(t::groups::settings())).await;
    settings
        .keeps(t::groups::name(), "Year 2 Nursing")
        .keeps(t::web::start_date(), "2026-03-01")
        .keeps(t::web::start_time(), "");
    settings.keeps(t::web::stop_date(), "2026-07-31").keeps(t::web::stop_time(), "17:00");
    let activity = bob.visit(&settings.link(t::groups::activity())).await;
    let founded = t::events::member_joined(BOLD, "founding", true, "", "manager", "Bob Builder");
    activity.tells(t::events::group_created(BOLD, "Bob Builder")).tells(founded);
}

#[tokio::test]
async fn a_wrong_field_says_so_and_what_was_typed_is_kept() {
    let server = TestServer::open().await;
    let bob = server.bob().await;
    let before = server.contents().await;
    let form = bob.visit("/groups/new").await.form(t::user_groups::create_group());
    let form = form
        .fill(t::groups::name(), " \u{200b} ")
        .fill(t::user_groups::description(), "Kept as it is.")
        .fill(t::web::start_date(), "2026-07-31")
        .fill(t::web::stop_date(), "2026-07-30")
        .choose("Closed");
    let refused = bob.press(form).await;
    refused
        .is(422)
        .faults(t::groups::name(), t::fields::empty())
        .keeps(t::user_groups::description(), "Kept as it is.");
    refused.faults(t::web::stop_date(), t::fields::stop_before_start(at("2026-07-31", 0)));
    refused.keeps(t::web::start_date(), "2026-07-31").keeps(t::web::stop_date(), "2026-07-30");
    for (start, time, message) in [
        ("2026-03-29", "02:30", t::fields::time_skipped(at("2026-03-29", 2), "02:30", "Europe/Amsterdam")),
        ("soon", "", t::fields::time_unreadable()),
        ("", "10:00", t::fields::time_without_date()),
    ] {
        let form = bob.visit("/groups/new").await.form(t::user_groups::create_group()).fill(t::groups::name(), "Choir");
        let refused = bob.press(form.fill(t::web::start_date(), start).fill(t::web::start_time(), time)).await;
        refused.is(422).faults(t::web::start_date(), message).keeps(t::web::start_time(), time);
    }
    let form = bob.visit("/groups/new").await.form(t::user_groups::create_group());
    bob.press(form.fill(t::groups::name(), &"x".repeat(201)))
        .await
        .is(422)
        .faults(t::groups::name(), t::fields::too_long(200));
    bob.post::<&str, &str>("/groups/new", &[]).await.is(422);
    server.unchanged(&before).await;
}

#[tokio::test]
async fn one_form_makes_one_group_however_often_it_is_sent() {
    let server = TestServer::open().await;
    let bob = server.bob().await;
    let entries =
        bob.visit("/groups/new").await.form(t::user_groups::create_group()).fill(t::groups::name(), "Choir").entries();
    let answers = join_all((0..20).map(|_| bob.post("/groups/new", &entries))).await;
    let places: Vec<Option<&str>> = answers.iter().map(|answer| answer.header("location")).collect();
    assert!(places.iter().all(|place| *place == places[0] && place.is_some()), "{places:?}");
    let contents = server.contents().await;
    assert_eq!((contents.rows("groups"), contents.rows("memberships")), (1, 1));
}

#[tokio::test]
async fn a_member_makes_no_groups() {
    let server = TestServer::open().await;
    let eve = server.eve().await;
    eve.visit("/").await.says_nothing_of(t::user_groups::new_group());
    eve.visit("/groups/new").await.is(403);
    let before = server.contents().await;
    eve.post("/groups/new", &[("name", "Mine"), ("join_type", "open")]).await.is(403);
    server.unchanged(&before).await;
}

#[tokio::test]
async fn a_name_is_shown_as_it_is_and_runs_nothing() {
    let server = TestServer::open().await;
    let bob = server.bob().await;
    let name = "<script>alert(1)</script> & \"Co\"";
    let form = bob
        .visit("/groups/new")
        .await
        .form(t::user_groups::create_group())
        .fill(t::groups::name(), name)
        .fill(t::user_groups::description(), "<b>bold</b>");
    let group = bob.submit(form).await;
    group.headed(name).says("<b>bold</b>");
    assert!(group.all("main script, main b").is_empty());
}
