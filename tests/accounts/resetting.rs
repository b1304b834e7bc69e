//! Forgotten passwords.

use muster::t;

use chrono::TimeDelta;

use crate::harness::TestServer;
use crate::harness::cast::Who;
use crate::harness::person::Person;

use super::{PASSWORD, account, is_in, nothing_changed, outgoing, sign_in};

async fn ask(browser: &Person, email: &str) {
    let form = browser.visit("/forgotten").await.form(t::accounts::send_link()).fill(t::web::email(), email);
    let page = browser.press(form).await;
    page.leads_to("/forgotten/mailed");
    assert!(page.bytes().is_empty());
}

#[tokio::test]
async fn a_new_password_ends_every_session_and_signs_in() {
    let server = TestServer::open().await;
    let eve = server.eve().await;
    let browser = server.stranger();
    ask(&browser, "EVE@example.org").await;
    let received = outgoing::latest(&server, "eve@example.org").await;
    assert!(received.text.contains("Mon 2 Mar 2026, 11:00 CET"), "{}", received.text);
    let page = browser.get(&outgoing::link(&received)).await;
    browser
        .submit(page.form(t::accounts::set_password()).fill(t::accounts::new_password(), PASSWORD))
        .await
        .says(t::accounts::password_changed());
    assert!(is_in(&browser).await && !is_in(&eve).await);
    sign_in(&server.stranger(), "eve@example.org", crate::harness::cast::PASSWORD).await.is(422);
    sign_in(&server.stranger(), "eve@example.org", PASSWORD).await.is(303);
    let told = outgoing::latest(&server, "eve@example.org").await;
    assert_eq!(told.subject, t::emails::password_set_subject("Harbour School").to_string());
}

#[tokio::test]
async fn every_address_gets_the_same_answer_strangers_no_email() {
    let server = TestServer::open().await;
    server.account("Dan Deactivated", Who::DEACTIVATED).await;
    for address in ["zoe@example.org", "dan@example.org"] {
        ask(&server.stranger(), address).await;
        assert!(outgoing::to(&server, address).await.is_empty(), "{address}");
    }
}

#[tokio::test]
async fn the_email_goes_to_the_kept_address_not_to_the_typed_one() {
    let server = TestServer::open().await;
    server.eve().await;
    ask(&server.stranger(), "Eve@Example.Org").await;
    assert!(outgoing::to(&server, "Eve@Example.Org").await.is_empty());
    assert_eq!(outgoing::to(&server, "eve@example.org").await.len(), 1);
}

#[tokio::test]
async fn a_link_is_good_for_an_hour_once_and_until_a_newer_one() {
    let server = TestServer::open().await;
    server.eve().await;
    let browser = server.stranger();
    ask(&browser, "eve@example.org").await;
    ask(&browser, "eve@example.org").await;
    let links: Vec<String> = outgoing::to(&server, "eve@example.org").await.iter().map(outgoing::link).collect();
    let fields = [("password", PASSWORD)];
    browser.post(&links[0], &fields).await.is(410).says(t::accounts::link_expired());
    server.later(TimeDelta::hours(1) - TimeDelta::microseconds(1));
    browser.get(&links[1]).await.is(200);
    server.later(TimeDelta::microseconds(1));
    browser.post(&links[1], &fields).await.is(410).says(t::accounts::link_expired());
    ask(&browser, "eve@example.org").await;
    let link = outgoing::link(&outgoing::latest(&server, "eve@example.org").await);
    browser.post(&link, &fields).await.is(303);
    browser.post(&link, &fields).await.is(410).says(t::accounts::link_used());
}

#[tokio::test]
async fn a_password_that_will_not_do_leaves_the_link_good() {
    let server = TestServer::open().await;
    server.ann().await;
    let browser = server.stranger();
    ask(&browser, "ann@example.org").await;
    let link = outgoing::link(&outgoing::latest(&server, "ann@example.org").await);
    let before = server.contents().await;
    for (typed, told) in [
        ("fourteen chars", t::accounts::password_too_short(15)),
        ("passwordpassword", t::accounts::password_common()),
        ("", t::accounts::password_empty()),
    ] {
        browser.post(&link, &[("password", typed)]).await.is(422).faults(t::accounts::new_password(), told);
    }
    nothing_changed(&server, &before, false).await;
    browser.post(&link, &[("password", "fifteen chars it is")]).await.is(303);
}

#[tokio::test]
async fn a_reset_proves_an_address_and_ends_what_others_set_up() {
    let server = TestServer::open().await;
    let planted = server.account("Una Unconfirmed", Who::UNCONFIRMED).await;
    let owner = server.stranger();
    ask(&owner, "una@example.org").await;
    let link = outgoing::link(&outgoing::latest(&server, "una@example.org").await);
    owner.post(&link, &[("password", PASSWORD)]).await.is(303);
    assert!(account(&server, "una@example.org").await.expect("an account").email_confirmed_at.is_some());
    assert!(!is_in(&planted).await && is_in(&owner).await);
}

#[tokio::test]
async fn a_link_to_an_address_that_the_account_left_is_dead() {
    let server = TestServer::open().await;
    let eve = server.eve().await;
    ask(&server.stranger(), "eve@example.org").await;
    let link = outgoing::link(&outgoing::latest(&server, "eve@example.org").await);
    let form =
        eve.visit("/account").await.form(t::accounts::change_email()).fill(t::accounts::new_email(), "new@example.org");
    eve.submit(form.fill(t::accounts::your_password(), crate::harness::cast::PASSWORD)).await.is(200);
    let change = outgoing::link(&outgoing::latest(&server, "new@example.org").await);
    eve.post::<&str, &str>(&change, &[]).await.is(303);
    server.stranger().post(&link, &[("password", PASSWORD)]).await.is(410).says(t::accounts::link_outdated());
}
