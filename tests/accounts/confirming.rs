//! Proving an address, and changing it.

use muster::t;

use chrono::TimeDelta;
use reqwest::Method;

use crate::harness::TestServer;
use crate::harness::cast::{PASSWORD, Who};

use super::{account, is_in, nothing_changed, outgoing, sign_in};

/// A house with somebody unconfirmed who has asked for the link `times` times.
async fn asked(times: usize) -> (TestServer, crate::harness::cast::Account, Vec<String>) {
    let server = TestServer::open().await;
    let una = server.account("Una Unconfirmed", Who::UNCONFIRMED).await;
    for _ in 0..times {
        let page = una.visit("/account").await;
        una.submit(page.form(t::accounts::send_again())).await.says(t::web::mailed("una@example.org"));
    }
    let links = outgoing::to(&server, "una@example.org").await.iter().map(outgoing::link).collect();
    (server, una, links)
}

async fn is_confirmed(server: &TestServer, email: &str) -> bool {
    account(server, email).await.expect("an account").email_confirmed_at.is_some()
}

#[tokio::test]
async fn a_link_confirms_by_its_button_and_not_by_being_opened() {
    let (server, _, links) = asked(1).await;
    let anywhere = server.stranger();
    let before = server.contents().await;
    let page = anywhere.get(&links[0]).await;
    page.is(200).says("una@example.org");
    for _ in 0..3 {
        anywhere.send(anywhere.request(Method::HEAD, &links[0])).await.is(200);
    }
    nothing_changed(&server, &before, false).await;
    anywhere.press(page.form(t::accounts::confirm())).await.leads_to("/");
    assert!(is_confirmed(&server, "una@example.org").await);
    assert!(!is_in(&anywhere).await, "confirming is not signing in");
}

#[tokio::test]
async fn a_link_works_once_and_a_newer_one_ends_it() {
    let (server, una, links) = asked(2).await;
    una.post::<&str, &str>(&links[0], &[]).await.is(410).says(t::accounts::link_expired());
    assert!(!is_confirmed(&server, "una@example.org").await);
    una.post::<&str, &str>(&links[1], &[]).await.leads_to("/");
    una.post::<&str, &str>(&links[1], &[]).await.is(410).says(t::accounts::link_used());
    assert!(is_confirmed(&server, "una@example.org").await);
}

#[tokio::test]
async fn a_link_is_good_for_a_day_to_the_instant() {
    let (server, _, links) = asked(1).await;
    let anywhere = server.stranger();
    server.later(TimeDelta::hours(24) - TimeDelta::microseconds(1));
    anywhere.get(&links[0]).await.is(200);
    server.later(TimeDelta::microseconds(1));
    anywhere.post::<&str, &str>(&links[0], &[]).await.is(410).says(t::accounts::link_expired());
    assert!(!is_confirmed(&server, "una@example.org").await);
}

#[tokio::test]
async fn a_link_serves_no_other_purpose_and_a_broken_one_nothing() {
    let (server, _, links) = asked(1).await;
    let anywhere = server.stranger();
    let before = server.contents().await;
    for broken in [
        links[0].replace("/confirm/", "/reset/"),
        links[0].replace("/confirm/", "/email/"),
        links[0].replace("/confirm/", "/welcome/"),
        format!("{}x", links[0]),
        links[0][..links[0].len() - 1].to_owned(),
        "/confirm/1/".to_owned() + &"A".repeat(27),
        "/confirm/999999999999999999999/x".to_owned(),
        "/confirm/one/x".to_owned(),
    ] {
        anywhere.get(&broken).await.is(410).says(t::accounts::link_unknown());
        anywhere.post::<&str, &str>(&broken, &[]).await.is(410);
    }
    nothing_changed(&server, &before, false).await;
}

#[tokio::test]
async fn an_address_changes_once_the_new_one_is_confirmed() {
    let server = TestServer::open().await;
    let eve = server.eve().await;
    let page = eve.visit("/account").await;
    let form = page.form(t::accounts::change_email()).fill(t::accounts::new_email(), "Eve.New@Example.org");
    eve.submit(form.fill(t::accounts::your_password(), PASSWORD)).await.says("Eve.New@Example.org");
    assert!(account(&server, "eve@example.org").await.is_some());
    let notice = outgoing::latest(&server, "eve@example.org").await;
    assert!(notice.text.contains("Eve.New@Example.org") && !notice.text.contains("/email/"));
    let received = outgoing::latest(&server, "Eve.New@Example.org").await;
    let anywhere = server.stranger();
    let page = anywhere.get(&outgoing::link(&received)).await;
    page.says("Eve.New@Example.org");
    anywhere.press(page.form(t::accounts::confirm())).await.leads_to("/");
    let changed = account(&server, "eve.new@example.org").await.expect("the account");
    assert_eq!((changed.id, changed.email.as_deref()), (eve.id, Some("Eve.New@Example.org")));
    assert!(account(&server, "eve@example.org").await.is_none());
    sign_in(&server.stranger(), "eve.new@example.org", PASSWORD).await.is(303);
}

#[tokio::test]
async fn changing_the_address_needs_the_password() {
    let server = TestServer::open().await;
    let eve = server.eve().await;
    let before = server.contents().await;
    let form =
        eve.visit("/account").await.form(t::accounts::change_email()).fill(t::accounts::new_email(), "new@example.org");
    let page = eve.press(form.fill(t::accounts::your_password(), "not the password")).await;
    page.is(422)
        .refuses(t::accounts::your_password(), "sign_in.not_your_password")
        .keeps(t::accounts::new_email(), "new@example.org");
    nothing_changed(&server, &before, true).await;
}

#[tokio::test]
async fn somebody_elses_address_can_be_asked_for_and_stays_theirs() {
    let server = TestServer::open().await;
    let (eve, sam) = (server.eve().await, server.sam().await);
    let form =
        eve.visit("/account").await.form(t::accounts::change_email()).fill(t::accounts::new_email(), "sam@example.org");
    eve.submit(form.fill(t::accounts::your_password(), PASSWORD)).await.says(t::web::mailed("sam@example.org"));
    let received = outgoing::latest(&server, "sam@example.org").await;
    assert_eq!(received.subject, t::emails::known_subject("Harbour School").to_string());
    assert_eq!(account(&server, "sam@example.org").await.expect("an account").id, sam.id);
}
