//! One's own account page.

use serde_json::Value;

use crate::harness::TestServer;
use crate::harness::cast::{PASSWORD as OLD, Who};
use muster::db::types::GroupRole;
use muster::t;

use super::{Choir, PASSWORD, account, is_in, nothing_changed, sign_in};

#[tokio::test]
async fn name_and_zone_are_changed_and_what_is_wrong_is_kept() {
    let server = TestServer::open().await;
    let eve = server.eve().await;
    let form = eve.visit("/account").await.form(t::web::save_changes()).fill(t::accounts::name(), "Eve Elsewhere");
    let page = eve.submit(form.fill(t::accounts::time_zone(), "America/New_York")).await;
    page.at("/account").says(t::web::saved()).keeps(t::accounts::name(), "Eve Elsewhere");
    let kept = account(&server, "eve@example.org").await.expect("an account");
    assert_eq!(kept.time_zone.as_deref(), Some("America/New_York"));
    let before = server.contents().await;
    let page = eve.post("/account/details", &[("name", ""), ("time_zone", "Mars/Olympus")]).await;
    page.is(422)
        .faults(t::accounts::name(), t::fields::empty())
        .faults(t::accounts::time_zone(), t::fields::time_zone_unknown());
    nothing_changed(&server, &before, false).await;
    let form = eve.visit("/account").await.form(t::web::save_changes()).fill(t::accounts::time_zone(), "");
    eve.submit(form).await.is(200);
    assert_eq!(account(&server, "eve@example.org").await.expect("an account").time_zone, None);
}

#[tokio::test]
async fn another_password_needs_the_present_and_ends_other_sessions() {
    let server = TestServer::open().await;
    let eve = server.eve().await;
    let other = server.stranger();
    sign_in(&other, "eve@example.org", OLD).await.is(303);
    let page = eve.visit("/account").await;
    let wrong = page
        .form(t::accounts::change_password())
        .fill(t::accounts::current_password(), "not it")
        .fill(t::accounts::new_password(), PASSWORD);
    eve.press(wrong).await.is(422).refuses(t::accounts::current_password(), "sign_in.not_your_password");
    assert!(is_in(&other).await);
    let right = page
        .form(t::accounts::change_password())
        .fill(t::accounts::current_password(), OLD)
        .fill(t::accounts::new_password(), PASSWORD);
    eve.submit(right).await.at("/account").says(t::accounts::password_changed());
    assert!(is_in(&eve).await && !is_in(&other).await);
    sign_in(&other, "eve@example.org", OLD).await.is(422);
    sign_in(&other, "eve@example.org", PASSWORD).await.is(303);
}

#[tokio::test]
async fn everywhere_one_is_signed_in_is_shown_and_ended_at_once() {
    let server = TestServer::open().await;
    let eve = server.eve().await;
    let other = server.stranger();
    sign_in(&other, "eve@example.org", OLD).await.is(303);
    let page = eve.visit("/account").await;
    page.says(t::accounts::browser(t::accounts::browser_some(), "linux")).says("127.0.0.1");
    page.says(t::accounts::sessions_this());
    eve.submit(page.form(t::web::sign_out_everywhere())).await.says(t::accounts::signed_out_everywhere());
    assert!(!is_in(&eve).await && !is_in(&other).await);
}

#[tokio::test]
async fn everything_held_about_somebody_is_downloaded() {
    let server = TestServer::open().await;
    let choir = Choir::open(&server, None).await;
    let eve = server.eve().await;
    server.put_in(choir.group, &eve, GroupRole::Member).await;
    let admin = server.account("Ada Admin", Who::ADMIN).await;
    let role = format!("/groups/{}/settings/members/{}/role", choir.group, eve.id);
    admin.post(&role, &[("role", "manager")]).await.is(303);
    let page = eve.press(eve.visit("/account").await.form(t::accounts::download())).await;
    page.is(200);
    assert_eq!(page.header("content-disposition"), Some("attachment; filename=\"my-data.json\""));
    let data: Value = serde_json::from_slice(page.bytes()).expect("JSON");
    assert_eq!(data["account"]["email"], "eve@example.org");
    assert_eq!(data["account"]["created_at"], "2026-03-02T09:00:00Z");
    assert_eq!(data["memberships"][0]["group"], "Choir");
    let changed = &data["membership_events"][0];
    assert_eq!(changed["what"], "member.role_changed");
    assert!(changed["address"].is_null(), "from where an admin acted is theirs to know");
    assert_eq!(data["membership_events"][1]["what"], "member.joined");
    assert_eq!(data["own_acts"][0]["address"], "127.0.0.1");
    assert_eq!(data["sessions"].as_array().map(Vec::len), Some(1));
    assert_eq!(data["own_acts"][0]["what"], "person.downloaded");
    let text = page.source();
    assert!(!text.contains("argon2") && !text.contains("ann@example.org"), "{text}");
}

#[tokio::test]
async fn pages_of_an_account_lead_strangers_to_sign_in() {
    let server = TestServer::open().await;
    for path in ["/account", "/account/delete"] {
        let page = server.stranger().get(path).await;
        assert!(page.header("location").is_some_and(|to| to.starts_with("/signin?next=")), "{path}");
    }
}
