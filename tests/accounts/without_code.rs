//! Signing up without a code, where the organization allows it.

use chrono::TimeDelta;
use muster::db::types::{SignupPolicy, UserState};
use muster::t;

use crate::harness::TestServer;

use super::{Choir, PASSWORD, account, filled, is_in, let_in, nothing_changed, outgoing, people, seats, sign_in};

#[tokio::test]
async fn the_account_begins_with_the_emailed_confirmation() {
    let server = TestServer::open().await;
    let_in(&server, SignupPolicy::Open, "").await;
    let zoe = server.stranger();
    zoe.submit(filled(&zoe, "zoe@example.org", "").await)
        .await
        .is(200)
        .at("/signup/mailed")
        .headed(t::accounts::mailed());
    assert!(account(&server, "zoe@example.org").await.is_none());
    let email = outgoing::latest(&server, "zoe@example.org").await;
    assert_eq!(email.subject, t::emails::signup_subject("Harbour School").to_string());
    assert!(email.text.contains("Tue 3 Mar 2026, 10:00 CET") && !email.text.contains("Newcomer"));
    let link = outgoing::link(&email);
    let before = server.contents().await;
    let phone = server.stranger();
    let page = phone.get(&link).await;
    page.is(200).says("Zoe Newcomer").says("zoe@example.org");
    assert_eq!(page.header("referrer-policy"), Some("no-referrer"));
    nothing_changed(&server, &before, false).await;
    phone.submit(page.form(t::accounts::finish())).await.at("/").says(t::accounts::welcome("Harbour School"));
    let made = account(&server, "zoe@example.org").await.expect("an account");
    assert!(made.state == UserState::Active && made.email_confirmed_at.is_some());
    assert!(is_in(&phone).await && !is_in(&zoe).await);
    sign_in(&zoe, "zoe@example.org", PASSWORD).await.is(303);
    server.stranger().post::<&str, &str>(&link, &[]).await.is(410).says(t::accounts::link_used());
}

#[tokio::test]
async fn the_answer_is_the_same_for_every_address() {
    let server = TestServer::open().await;
    let_in(&server, SignupPolicy::Open, "").await;
    server.eve().await;
    let before = people(&server).await;
    for address in ["eve@example.org", "zoe@example.org"] {
        let stranger = server.stranger();
        let page = stranger.press(filled(&stranger, address, "").await).await;
        page.is(303).leads_to("/signup/mailed");
        assert!(page.bytes().is_empty());
    }
    assert_eq!(people(&server).await, before);
    let email = outgoing::latest(&server, "eve@example.org").await;
    assert_eq!(email.subject, t::emails::known_subject("Harbour School").to_string());
}

#[tokio::test]
async fn the_owner_of_an_address_is_told_once_an_hour() {
    let server = TestServer::open().await;
    let_in(&server, SignupPolicy::Open, "").await;
    server.eve().await;
    for (minutes, emails) in [(0, 1), (10, 1), (49, 1), (1, 2)] {
        server.later(TimeDelta::minutes(minutes));
        let stranger = server.stranger();
        stranger.press(filled(&stranger, "eve@example.org", "").await).await.is(303);
        assert_eq!(outgoing::to(&server, "eve@example.org").await.len(), emails, "{minutes}");
    }
}

#[tokio::test]
async fn a_sign_up_that_was_cut_off_does_not_keep_the_mailbox_waiting() {
    let server = TestServer::open().await;
    let choir = Choir::open(&server, None).await;
    let_in(&server, SignupPolicy::Open, "").await;
    seats::seat(&server, &choir, "zoe@example.org").await;
    let zoe = server.stranger();
    zoe.submit(filled(&zoe, "zoe@example.org", "").await).await.at("/signup/mailed");
    let page = zoe.get(&outgoing::link(&outgoing::latest(&server, "zoe@example.org").await)).await;
    zoe.submit(page.form(t::accounts::finish())).await.at("/");
    assert!(is_in(&zoe).await);
    assert_eq!(choir.uses(&server).await, (0, 0));
}

#[tokio::test]
async fn nobodys_mailbox_is_filled_from_here() {
    let server = TestServer::open().await;
    let_in(&server, SignupPolicy::Open, "").await;
    for _ in 0..8 {
        let stranger = server.stranger();
        stranger.press(filled(&stranger, "zoe@example.org", "").await).await.is(303);
    }
    let emails = outgoing::to(&server, "zoe@example.org").await;
    assert_eq!(emails.len(), 5);
    // The last of them is the one that works.
    server.stranger().get(&outgoing::link(&emails[3])).await.is(410).says(t::accounts::link_expired());
    server.stranger().get(&outgoing::link(&emails[4])).await.is(200);
}

#[tokio::test]
async fn a_link_dies_at_the_instant_of_its_end() {
    let server = TestServer::open().await;
    let_in(&server, SignupPolicy::Open, "").await;
    let zoe = server.stranger();
    zoe.press(filled(&zoe, "zoe@example.org", "").await).await.is(303);
    let link = outgoing::link(&outgoing::latest(&server, "zoe@example.org").await);
    server.later(TimeDelta::hours(24) - TimeDelta::microseconds(1));
    zoe.get(&link).await.is(200);
    server.later(TimeDelta::microseconds(1));
    zoe.get(&link).await.is(410).says(t::accounts::link_expired());
    let before = server.contents().await;
    zoe.post::<&str, &str>(&link, &[]).await.is(410).says(t::accounts::link_expired());
    nothing_changed(&server, &before, false).await;
}

#[tokio::test]
async fn an_address_that_was_taken_meanwhile_stays_with_its_account() {
    let server = TestServer::open().await;
    let_in(&server, SignupPolicy::Open, "").await;
    let stranger = server.stranger();
    stranger.press(filled(&stranger, "eve@example.org", "").await).await.is(303);
    let link = outgoing::link(&outgoing::latest(&server, "eve@example.org").await);
    server.eve().await;
    let before = server.contents().await;
    stranger.post::<&str, &str>(&link, &[]).await.is(410).says(t::accounts::link_address_taken());
    nothing_changed(&server, &before, false).await;
}

#[tokio::test]
async fn listed_domains_need_no_code_and_the_page_says_which() {
    let server = TestServer::open().await;
    let_in(&server, SignupPolicy::Domains, "harbour.example pier.example").await;
    let zoe = server.stranger();
    zoe.visit("/signup")
        .await
        .says(t::accounts::code_hint_domains(vec!["harbour.example".to_owned(), "pier.example".to_owned()]));
    zoe.press(filled(&zoe, "zoe@Pier.example", "").await).await.leads_to("/signup/mailed");
    let page = zoe.press(filled(&zoe, "zoe@example.org", "").await).await;
    page.is(422).faults(t::web::join_code(), t::accounts::code_needed_of_domain("example.org"));
    // A domain that only ends like a listed one is another.
    zoe.press(filled(&zoe, "zoe@notpier.example", "").await).await.is(422);
}

#[tokio::test]
async fn the_same_form_twice_sends_one_email() {
    let server = TestServer::open().await;
    let_in(&server, SignupPolicy::Open, "").await;
    let zoe = server.stranger();
    let form = filled(&zoe, "zoe@example.org", "").await;
    for _ in 0..3 {
        zoe.post(form.action(), &form.entries()).await.is(303);
    }
    assert_eq!(outgoing::to(&server, "zoe@example.org").await.len(), 1);
}
