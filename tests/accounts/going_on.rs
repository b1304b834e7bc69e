//! Where somebody was going survives sign-up, a forgotten password, and an email opened in another
//! browser.

use diesel::prelude::*;
use muster::db::schema::{mails, tokens};
use muster::db::types::{GroupRole, SignupPolicy};
use muster::t;

use crate::harness::TestServer;
use crate::harness::cast::Account;
use crate::harness::person::Person;
use crate::invites::Invited;

use super::{Choir, PASSWORD, filled, is_in, let_in, outgoing};

/// Asks for a new password on the way to `next`; gives the link of the email.
async fn forgot(server: &TestServer, browser: &Person, who: &Account, next: &str) -> String {
    let sign_in = browser.visit(&format!("/signin?next={}", urlencoded(next))).await;
    let page = browser.visit(&sign_in.link(t::accounts::forgot_password())).await;
    let mailed = browser.submit(page.form(t::accounts::send_link()).fill(t::web::email(), &who.email)).await;
    mailed.is(200).headed(t::accounts::mailed());
    outgoing::link(&outgoing::latest(server, &who.email).await)
}

/// Sets a new password behind the email's link, at another browser; gives the path it leads to.
async fn reset(server: &TestServer, link: &str) -> (Person, String) {
    let phone = server.stranger();
    let page = phone.visit(link).await;
    let inside = phone.submit(page.form(t::accounts::set_password()).fill(t::accounts::new_password(), PASSWORD)).await;
    assert!(is_in(&phone).await);
    (phone, inside.path().to_owned())
}

fn urlencoded(next: &str) -> String {
    url::form_urlencoded::byte_serialize(next.as_bytes()).collect()
}

#[tokio::test]
async fn a_forgotten_password_leads_back_to_the_invite() {
    let fixture = Invited::open().await;
    let eve = fixture.server.eve().await;
    let browser = fixture.server.stranger();
    let page = browser.visit(&fixture.invite.link).await;
    let sign_in = page.link(t::web::have_account());
    assert!(sign_in.starts_with("/signin?next="), "{sign_in}");
    let link = forgot(&fixture.server, &browser, &eve, &fixture.invite.link).await;
    let (phone, at) = reset(&fixture.server, &link).await;
    assert_eq!(at, fixture.invite.link);
    let page = phone.visit(&at).await;
    phone
        .submit(page.headed(t::invites::invites_you("Choir", "Ann Admin")).form(t::web::join()))
        .await
        .at(&fixture.group());
}

#[tokio::test]
async fn what_is_kept_meanwhile_opens_no_invite() {
    let fixture = Invited::open().await;
    let eve = fixture.server.eve().await;
    forgot(&fixture.server, &fixture.server.stranger(), &eve, &fixture.invite.link).await;
    let (kept, emails): (Vec<Option<String>>, Vec<String>) = fixture
        .server
        .read(|conn| {
            Ok((tokens::table.select(tokens::next).load(conn)?, mails::table.select(mails::parameters).load(conn)?))
        })
        .await;
    assert_eq!(kept, [Some("invite:1".to_owned())]);
    let token = fixture.invite.link.rsplit('/').next().expect("a token").to_owned();
    assert!(emails.iter().all(|parameters| !parameters.contains(&token)));
}

#[tokio::test]
async fn a_link_that_was_never_given_out_is_not_made_whole_on_the_way() {
    let fixture = Invited::open().await;
    let eve = fixture.server.eve().await;
    for next in ["/invite/1/AAAAAAAAAAAAAAAAAAAAAA", "https://evil.example/", "//evil.example", "/request/1/AAAA"] {
        let link = forgot(&fixture.server, &fixture.server.stranger(), &eve, next).await;
        assert_eq!(reset(&fixture.server, &link).await.1, "/", "{next}");
    }
}

#[tokio::test]
async fn other_pages_are_come_back_to_as_well() {
    let server = TestServer::open().await;
    let (ann, eve) = (server.ann().await, server.eve().await);
    let choir = server.group("Choir", &ann).await;
    server.put_in(choir, &eve, GroupRole::Member).await;
    let group = format!("/groups/{choir}");
    let link = forgot(&server, &server.stranger(), &eve, &group).await;
    assert_eq!(reset(&server, &link).await.1, group);
}

#[tokio::test]
async fn signing_up_from_sign_in_goes_on_behind_the_invite() {
    let fixture = Invited::open().await;
    let browser = fixture.server.stranger();
    let sign_in = browser.visit(&browser.visit(&fixture.invite.link).await.link(t::web::have_account())).await;
    let sign_up = browser.visit(&sign_in.link(t::accounts::sign_up())).await;
    let form = sign_up
        .headed(t::accounts::sign_up_to_join("Choir"))
        .form(t::web::sign_up_and_join())
        .fill(t::accounts::name(), "Zoe Newcomer");
    browser
        .submit(form.fill(t::web::email(), "zoe@example.org").fill(t::web::password(), PASSWORD))
        .await
        .at(&fixture.group());
}

#[tokio::test]
async fn a_sign_up_without_a_code_goes_on_in_another_browser() {
    let server = TestServer::open().await;
    let_in(&server, SignupPolicy::Open, "").await;
    let browser = server.stranger();
    // Whoever comes by another page than an invite's own sign-up.
    let next = "/join/request?code=SALES2026";
    let sign_in = browser.visit(&format!("/signin?next={}", urlencoded(next))).await;
    let page = browser.visit(&sign_in.link(t::accounts::sign_up())).await;
    let form = page
        .form(t::accounts::sign_up())
        .fill(t::accounts::name(), "Zoe Newcomer")
        .fill(t::web::email(), "zoe@example.org");
    let wrong = browser.submit(form.fill(t::web::password(), "short")).await;
    let again = wrong.is(422).form(t::accounts::sign_up()).fill(t::web::password(), PASSWORD);
    browser.submit(again).await.headed(t::accounts::mailed());
    let phone = server.stranger();
    let page = phone.visit(&outgoing::link(&outgoing::latest(&server, "zoe@example.org").await)).await;
    phone.submit(page.form(t::accounts::finish())).await.at(next).says(t::accounts::welcome("Harbour School"));
}

#[tokio::test]
async fn a_sign_up_with_a_code_goes_on_at_once() {
    let server = TestServer::open().await;
    let choir = Choir::open(&server, None).await;
    let zoe = server.stranger();
    let page = zoe.visit("/signup?next=%2Faccount").await;
    assert_eq!(page.link(t::web::sign_in()), "/signin?next=%2Faccount");
    let form = page
        .form(t::accounts::sign_up())
        .fill(t::accounts::name(), "Zoe Newcomer")
        .fill(t::web::email(), "zoe@example.org");
    let form = form.fill(t::web::password(), PASSWORD).fill(t::web::join_code(), &choir.code_text);
    zoe.submit(form).await.at("/account").says(t::passes::welcome("Choir"));
}

#[tokio::test]
async fn a_confirmation_in_another_browser_leads_to_the_group() {
    let server = TestServer::open().await;
    let choir = Choir::open(&server, None).await;
    let zoe = server.stranger();
    let group = format!("/groups/{}", choir.group);
    zoe.submit(filled(&zoe, "zoe@example.org", &choir.code_text).await).await.at(&group);
    let link = outgoing::link(&outgoing::latest(&server, "zoe@example.org").await);
    let phone = server.stranger();
    let page = phone.submit(phone.visit(&link).await.form(t::accounts::confirm())).await;
    page.headed(t::web::sign_in()).says(t::accounts::confirmed());
    let form = page.form(t::web::sign_in()).fill(t::web::email(), "zoe@example.org").fill(t::web::password(), PASSWORD);
    phone.submit(form).await.at(&group);
    // In the browser of the sign-up it leads there at once.
    let yan = server.stranger();
    yan.submit(filled(&yan, "yan@example.org", &choir.code_text).await).await.at(&group);
    let link = outgoing::link(&outgoing::latest(&server, "yan@example.org").await);
    yan.submit(yan.visit(&link).await.form(t::accounts::confirm())).await.at(&group).says(t::accounts::confirmed());
}

#[tokio::test]
async fn pages_that_know_where_somebody_goes_keep_it_to_themselves() {
    let server = TestServer::open().await;
    for path in ["/signin", "/signup", "/forgotten", "/forgotten/mailed", "/signup/mailed"] {
        let page = server.stranger().get(&format!("{path}?next=%2Finvite%2F1%2FAAAA")).await;
        assert_eq!(page.is(200).header("referrer-policy"), Some("no-referrer"), "{path}");
    }
}
