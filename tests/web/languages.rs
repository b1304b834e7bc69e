//! In which language a page or an email is said.

use muster::locale::Language;
use muster::t;
use reqwest::Method;

use crate::harness::TestServer;
use crate::harness::cast::in_german;
use crate::harness::page::Page;
use crate::harness::person::Person;
use crate::invites::{made, to};

/// The page at `path` for a browser that wishes these languages.
async fn asked(who: &Person, path: &str, wishes: &str) -> Page {
    who.send(who.request(Method::GET, path).header("Accept-Language", wishes)).await
}

/// The language that a page says it is in.
fn language(page: &Page) -> String {
    let html = page.html();
    html.root_element().value().attr("lang").expect("a language").to_owned()
}

#[tokio::test]
async fn a_browsers_first_wish_that_is_offered_counts() {
    let server = TestServer::open().await;
    for (wishes, tag) in [
        ("de", "de"),
        ("de-AT,de;q=0.9,en;q=0.8", "de"),
        ("fr-CH, fr;q=0.9, en;q=0.8, de;q=0.7, *;q=0.5", "en"),
        ("en;q=0.2, de;q=0.9", "de"),
        ("de;q=0, en;q=0.1", "en"),
        ("fr, nl", "en"),
        ("*", "en"),
        ("", "en"),
        ("de;q=abc", "en"),
        ("no language at all; q=1.0.0,,;;", "en"),
    ] {
        assert_eq!(language(&asked(&server.stranger(), "/signup", wishes).await), tag, "{wishes}");
    }
    let endless = "de-".repeat(2_000);
    assert_eq!(language(&asked(&server.stranger(), "/signup", &endless).await), "en");
}

#[tokio::test]
async fn without_a_wish_it_is_the_organizations() {
    let server = TestServer::open().await;
    server.speaks(Language::German, "en de").await;
    assert_eq!(language(&server.stranger().visit("/signup").await), "de");
    assert_eq!(language(&asked(&server.stranger(), "/signup", "fr").await), "de");
    assert_eq!(language(&asked(&server.stranger(), "/signup", "en").await), "en");
    server.speaks(Language::German, "de").await;
    let page = asked(&server.stranger(), "/signup", "en").await;
    assert_eq!(language(&page), "de");
    assert!(!page.offers("English"), "what is not offered cannot be chosen");
}

#[tokio::test]
async fn the_choice_of_a_stranger_stays_on_the_browser() {
    let server = TestServer::open().await;
    let stranger = server.stranger();
    let page = asked(&stranger, "/signin?next=%2Fgroups", "en").await;
    let chosen = stranger.submit(page.form("Deutsch")).await;
    assert_eq!((language(&chosen).as_str(), chosen.path()), ("de", "/signin?next=%2Fgroups"));
    chosen.headed(in_german(&t::web::sign_in()));
    assert_eq!(language(&asked(&stranger, "/join", "en").await), "de");
    stranger.post("/language", &[("language", "tlh")]).await.is(400);
    stranger.post("/language", &[("language", "en"), ("next", "https://evil.example/")]).await.leads_to("/");
}

#[tokio::test]
async fn the_choice_of_a_member_stays_with_the_account() {
    let server = TestServer::open().await;
    let eve = server.eve().await;
    eve.post("/language", &[("language", "de")]).await.is(303);
    let elsewhere = server.signed_in(eve.id, muster::db::types::OrgRole::Member).await;
    assert_eq!(language(&asked(&elsewhere, "/account", "en").await), "de");
}

#[tokio::test]
async fn errors_are_said_in_the_readers_language() {
    let server = TestServer::open().await;
    let page = asked(&server.stranger(), "/nothing/here", "de").await;
    page.is(404).headed(in_german(&t::web::not_found())).carries("web.not_found");
    assert_eq!(language(&page), "de");
    let eve = server.eve().await;
    eve.post("/language", &[("language", "de")]).await.is(303);
    let elsewhere = server.signed_in(eve.id, muster::db::types::OrgRole::Member).await;
    elsewhere.get("/settings").await.is(403).headed(in_german(&t::web::forbidden()));
    let program = elsewhere.request(Method::GET, "/settings").header("Accept", "application/json");
    let told: serde_json::Value = serde_json::from_slice(elsewhere.send(program).await.bytes()).expect("JSON");
    assert_eq!(told["title"], in_german(&t::web::forbidden()));
}

#[tokio::test]
async fn without_a_wish_an_error_is_in_the_organizations() {
    let mut server = TestServer::open().await;
    server.speaks(Language::German, "de").await;
    // Whatever page is read next, the program knows.
    server.stranger().visit("/signup").await.is(200);
    let stranger = server.stranger();
    let page = stranger.get("/nothing/here").await;
    page.is(404).headed(in_german(&t::web::not_found())).carries("web.not_found");
    assert_eq!(language(&page), "de");
    let foreign = stranger.request(Method::POST, "/signin").header("Origin", "https://evil.example");
    assert_eq!(language(stranger.send(foreign).await.is(403)), "de");
    assert_eq!(language(stranger.send(stranger.request(Method::PUT, "/signin")).await.is(405)), "de");
    let torn = stranger.request(Method::POST, "/signin").header("Content-Type", "text/plain").body("email");
    assert_eq!(language(stranger.send(torn).await.is(400)), "de");
    let long = stranger.request(Method::POST, "/signin").form(&[("email", "x".repeat(33 * 1024 * 1024))]);
    assert_eq!(language(stranger.send(long).await.is(413)), "de");
    assert_eq!(language(asked(&stranger, "/nothing/here", "en").await.is(404)), "de", "English is not offered");
    let program = stranger.request(Method::GET, "/nothing/here").header("Accept", "application/json");
    let told: serde_json::Value = serde_json::from_slice(stranger.send(program).await.bytes()).expect("JSON");
    assert_eq!(told["title"], in_german(&t::web::not_found()));
    // Another instance knows as it starts.
    let other = stranger.led_to(&server.second_instance());
    assert_eq!(language(other.get("/nothing/here").await.is(404)), "de");
}

#[tokio::test]
async fn emails_are_in_the_language_of_the_addressee() {
    let server = TestServer::open().await;
    let (eve, sam) = (server.eve().await, server.sam().await);
    eve.post("/language", &[("language", "de")]).await.is(303);
    for person in [&eve, &sam] {
        let stranger = server.stranger();
        let form =
            stranger.visit("/forgotten").await.form(t::accounts::send_link()).fill(t::web::email(), &person.email);
        stranger.submit(form).await.is(200);
    }
    let german = server.mail.email_to(&eve.email).await;
    german.is_about(in_german(&t::emails::reset_subject("Harbour School")));
    assert!(german.html().contains("<html lang=\"de\" dir=\"ltr\">"), "{}", german.html());
    server.mail.email_to(&sam.email).await.is_about(t::emails::reset_subject("Harbour School"));
}

#[tokio::test]
async fn an_address_without_an_account_gets_the_organizations() {
    let server = TestServer::open().await;
    server.speaks(Language::German, "en de").await;
    let ann = server.ann().await;
    let choir = server.group("Choir", &ann).await;
    ann.post("/language", &[("language", "en")]).await.is(303);
    made(&ann, choir, to("lee@example.org")).await;
    let email = server.mail.email_to("lee@example.org").await;
    email.is_about(in_german(&t::emails::invite_subject("Choir", "Ann Admin")));
}
