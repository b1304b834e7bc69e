//! One open request a person and group, whether or not they were signed in when they asked.

use diesel::{ExpressionMethods, QueryDsl, RunQueryDsl};
use muster::db::schema::{requests, users};
use muster::t;

use super::{asked, counted, expired, panel};
use crate::harness::cast::{Account, Who};
use crate::invites::{Invited, link_to, made, to};

/// A group with an invite emailed to Eve, which has expired, and the link of her email.
async fn email_to_eve() -> (Invited, Account, String) {
    let mut fixture = Invited::with(|form| form.fill(t::passes::expiration(), "1 hour")).await;
    let eve = fixture.server.eve().await;
    made(&fixture.ann, fixture.choir, |form| to(&eve.email)(form.fill(t::passes::expiration(), "1 hour"))).await;
    let link = link_to(&fixture.server, &eve.email).await;
    fixture.server.later(chrono::TimeDelta::hours(1));
    fixture.ann.browser = fixture.server.signed_in(fixture.ann.id, muster::db::types::OrgRole::Admin).await;
    (fixture, eve, link)
}

/// Asks behind an emailed link without signing in; gives the path of the status page.
async fn asked_signed_out(fixture: &Invited, link: &str) -> String {
    let browser = fixture.server.stranger();
    let form = browser.visit(&format!("{link}/request")).await.form(t::web::request_access());
    let status = browser.submit(form.fill(t::requests::open_requests_name(), "Eve Everyday")).await;
    status.is(200).headed(t::requests::status("open"));
    status.path().to_owned()
}

#[tokio::test]
async fn first_behind_the_email_and_then_signed_in() {
    let (fixture, eve, link) = email_to_eve().await;
    let first = asked_signed_out(&fixture, &link).await;
    assert_eq!(asked(&fixture, &eve).await, first);
    assert_eq!(counted(&fixture).await, 1);
}

#[tokio::test]
async fn first_signed_in_and_then_behind_the_email() {
    let (fixture, eve, link) = email_to_eve().await;
    let first = asked(&fixture, &eve).await;
    assert_eq!(asked_signed_out(&fixture, &link).await, first);
    assert_eq!(counted(&fixture).await, 1);
    fixture.server.mail.email_to(&fixture.ann.email).await;
    assert_eq!(fixture.server.mail.emails_to(&fixture.ann.email).len(), 1, "the managers are asked once");
}

#[tokio::test]
async fn an_address_that_an_account_only_claims_is_not_its_own() {
    let fixture = expired().await;
    let squatter = fixture.server.account("Sly Squatter", Who::UNCONFIRMED).await;
    let (id, lee) = (squatter.id, "lee@example.org");
    fixture
        .server
        .write(move |conn| {
            diesel::update(users::table.find(id)).set((users::email.eq(lee), users::email_key.eq(lee))).execute(conn)
        })
        .await;
    let of_squatter = asked(&fixture, &squatter).await;
    let link = link_to(&fixture.server, lee).await;
    assert_ne!(asked_signed_out(&fixture, &link).await, of_squatter);
    assert_eq!(counted(&fixture).await, 2);
}

#[tokio::test]
async fn who_only_types_an_address_sees_nothing_of_its_request() {
    let fixture = expired().await;
    let eve = fixture.server.eve().await;
    asked(&fixture, &eve).await;
    let stranger = fixture.server.stranger();
    let page = stranger.visit(&format!("{}/request", fixture.invite.link)).await;
    let form = page
        .form(t::web::request_access())
        .fill(t::requests::open_requests_name(), "Nosy")
        .fill(t::web::email(), &eve.email);
    let told = stranger.submit(form).await;
    told.at(&fixture.invite.link).says(t::requests::asked_before()).says_nothing_of("I was ill");
    assert_eq!(counted(&fixture).await, 1);
    fixture.ann.visit(&panel(&fixture)).await.says_nothing_of("Nosy");
}

#[tokio::test]
async fn two_browsers_at_once_are_one_request() {
    let (mut fixture, eve, link) = email_to_eve().await;
    let second = fixture.server.second_instance();
    let elsewhere = fixture.server.stranger().led_to(&second);
    let (shared, mailed) = (format!("{}/request", fixture.invite.link), format!("{link}/request"));
    let (note, name) = ([("note", "signed in")], [("name", "Eve Everyday")]);
    for _ in 0..5 {
        tokio::join!(eve.post(&shared, &note), elsewhere.post(&mailed, &name), eve.post(&shared, &note));
    }
    assert_eq!(counted(&fixture).await, 1);
    let rows: i64 = fixture.server.read(|conn| requests::table.count().get_result(conn)).await;
    assert_eq!(rows, 1);
}
