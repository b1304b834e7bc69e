//! Signing in and out.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use muster::secret::Secret;
use muster::t;
use reqwest::Method;

use crate::harness::TestServer;
use crate::harness::cast::{PASSWORD, Who};

use super::{is_in, sign_in};

#[tokio::test]
async fn the_right_password_leads_to_where_one_wanted_to_go() {
    let server = TestServer::open().await;
    server.eve().await;
    let browser = server.stranger();
    let page = browser.visit("/account").await;
    page.at("/signin?next=%2Faccount");
    let form = page.form(t::web::sign_in()).fill(t::web::email(), "EVE@example.org").fill(t::web::password(), PASSWORD);
    browser.submit(form).await.is(200).at("/account");
    browser.get("/signin?next=%2Faccount").await.leads_to("/account");
}

#[tokio::test]
async fn next_never_leads_to_another_site() {
    let server = TestServer::open().await;
    server.eve().await;
    for next in ["https://evil.example/", "//evil.example/", "/\\evil.example/", "javascript:alert(1)"] {
        let fields = [("email", "eve@example.org"), ("password", PASSWORD), ("next", next)];
        server.stranger().post("/signin", &fields).await.leads_to("/");
    }
}

#[tokio::test]
async fn an_unknown_address_and_a_wrong_password_are_answered_alike() {
    let server = TestServer::open().await;
    server.eve().await;
    server.account("Dan Deactivated", Who::DEACTIVATED).await;
    let mut answers = Vec::new();
    for address in ["eve@example.org", "zoe@example.org", "dan@example.org"] {
        let page = sign_in(&server.stranger(), address, "not the password").await;
        page.is(422)
            .refuses(t::web::password(), "sign_in.wrong")
            .keeps(t::web::email(), address)
            .keeps(t::web::password(), "");
        answers.push(page.source().replace(address, "ADDRESS"));
    }
    assert!(answers.iter().all(|answer| *answer == answers[0]));
}

#[tokio::test]
async fn who_is_deactivated_is_told_after_the_right_password_only() {
    let server = TestServer::open().await;
    server.account("Dan Deactivated", Who::DEACTIVATED).await;
    let dan = server.stranger();
    sign_in(&dan, "dan@example.org", "not the password").await.says_nothing_of("deactivated");
    sign_in(&dan, "dan@example.org", PASSWORD).await.is(422).says(t::accounts::deactivated("Harbour School"));
    assert!(!is_in(&dan).await);
}

#[tokio::test]
async fn signing_out_ends_the_session_and_not_only_its_cookie() {
    let server = TestServer::open().await;
    let eve = server.eve().await;
    let window = eve.browser.clone();
    let cookie_kept = {
        let browser = server.stranger();
        let page = sign_in(&browser, "eve@example.org", PASSWORD).await;
        let cookie = page.header("set-cookie").expect("a cookie").split(';').next().unwrap_or_default().to_owned();
        browser.post::<&str, &str>("/signout", &[]).await.is(303);
        crate::harness::person::Person::with_cookie(&server.base, &cookie)
    };
    assert!(!is_in(&cookie_kept).await);
    assert!(is_in(&window).await, "the other browser stays signed in");
    window.post::<&str, &str>("/signout", &[]).await.is(303);
    assert!(!is_in(&eve).await);
    // Who is not signed in is signed out just the same.
    server.stranger().post::<&str, &str>("/signout", &[]).await.is(303);
}

#[tokio::test]
async fn a_session_planted_before_is_worth_nothing_after() {
    let server = TestServer::open().await;
    let sam = server.sam().await;
    server.eve().await;
    // Eve signs in at a browser that still holds Sam's session.
    let shared = sam.browser.clone();
    shared.post("/signin", &[("email", "eve@example.org"), ("password", PASSWORD)]).await.is(303);
    shared.get("/account").await.says("eve@example.org");
    let left = server
        .read(move |conn| {
            use diesel::prelude::*;
            use muster::db::schema::sessions;
            sessions::table.filter(sessions::user_id.eq(sam.id)).count().get_result::<i64>(conn)
        })
        .await;
    assert_eq!(left, 0);
}

#[tokio::test]
async fn what_is_missing_is_named() {
    let server = TestServer::open().await;
    let page = server.stranger().post::<&str, &str>("/signin", &[]).await;
    page.is(422)
        .faults(t::web::email(), t::fields::email_empty())
        .faults(t::web::password(), t::accounts::enter_password());
}

#[tokio::test]
async fn more_sign_ins_than_can_wait_are_asked_to_come_back() {
    let server = TestServer::open().await;
    server.eve().await;
    // Whoever has waited stands in line again at once, however long the machine takes over the rest.
    let is_here = Arc::new(AtomicBool::new(true));
    let crowd: Vec<_> = (0..256)
        .map(|_| {
            let (hasher, is_here) = (server.app.hasher.clone(), Arc::clone(&is_here));
            tokio::spawn(async move {
                let mut all_waited = true;
                while is_here.load(Ordering::Relaxed) {
                    all_waited &= hasher.verify(Secret::new("crowd".into()), None).await.is_ok();
                }
                all_waited
            })
        })
        .collect();
    tokio::task::yield_now().await;
    let eve = server.stranger();
    let fields = [("email", "eve@example.org"), ("password", PASSWORD)];
    let page = eve.post("/signin", &fields).await;
    page.is(503).says(t::web::overloaded_text());
    assert_eq!(page.header("retry-after"), Some("5"));
    is_here.store(false, Ordering::Relaxed);
    for place in crowd {
        assert!(place.await.expect("an answer"));
    }
    eve.post("/signin", &fields).await.is(303);
}

#[tokio::test]
async fn a_form_sent_signed_out_leads_back_and_is_not_saved() {
    let server = TestServer::open().await;
    let ann = server.ann().await;
    let browser = server.stranger();
    let send = async |from: &str| {
        let request =
            browser.request(Method::POST, "/settings/user-groups/new").header("Sec-Fetch-Site", "same-origin");
        browser.send(request.header("Referer", from).form(&[("name", "Choir")])).await
    };
    let base = server.base.as_str().trim_end_matches('/').to_owned();
    let sent = send(&format!("{base}/settings/user-groups/new?from=drawer")).await;
    sent.leads_to("/signin?next=%2Fsettings%2Fuser-groups%2Fnew%3Ffrom%3Ddrawer&unsaved=1");
    let page = browser.visit(sent.header("location").expect("a way on")).await;
    page.says(t::accounts::unsaved());
    let form = page.form(t::web::sign_in()).fill(t::web::email(), &ann.email).fill(t::web::password(), PASSWORD);
    browser.press(form).await.leads_to("/settings/user-groups/new?from=drawer");
    let elsewhere = server.stranger();
    for from in ["https://elsewhere.example/settings", "nonsense", "", "http://elsewhere.example//x"] {
        let request = elsewhere.request(Method::POST, "/account/delete").header("Sec-Fetch-Site", "same-origin");
        let sent = elsewhere.send(request.header("Referer", from).form(&[("password", "x")])).await;
        sent.leads_to("/signin?next=%2F&unsaved=1");
    }
}
