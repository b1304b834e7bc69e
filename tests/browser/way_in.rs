//! The typed way in at a real browser: the address on the poster, the code, its group, sign up or
//! sign in, and in.

use muster::ids::GroupId;
use muster::locale::{Language, Slot};
use muster::t;

use crate::codes::made;
use crate::harness::TestServer;
use crate::harness::cast::{Account, PASSWORD};
use crate::harness::chromium::{Chromium, Look};

/// Two groups with a code each, made by Ann.
struct Site {
    server: TestServer,
    choir: GroupId,
    band: GroupId,
    choir_code: String,
    band_code: String,
}

impl Site {
    async fn open() -> Self {
        let server = TestServer::open().await;
        let ann = server.ann().await;
        let (choir, band) = (server.group("Choir", &ann).await, server.group("Band", &ann).await);
        let choir_code = made(&ann, choir, |form| form).await.shown;
        let band_code = made(&ann, band, |form| form).await.shown;
        Self { server, choir, band, choir_code, band_code }
    }
}

/// Types `code` into the field of the front page.
async fn enter(browser: &Chromium, code: &str) {
    browser.fill(t::codes::your_code(), code).await;
    browser.click(t::web::proceed()).await;
}

async fn sign_in(browser: &Chromium, who: &Account) {
    browser.fill(t::web::email(), &who.email).await;
    browser.fill(t::web::password(), PASSWORD).await;
    browser.click(t::web::sign_in()).await;
}

/// From the poster's address to the group, past a code that is none; then by the address of another code.
async fn new_here(look: Look) {
    let site = Site::open().await;
    let zoe = Chromium::open(&site.server.base, look).await;
    zoe.visit("/join").await;
    assert!(!zoe.scrolls_sideways().await);
    enter(&zoe, "NOSUCH-CODE").await;
    zoe.says(t::passes::code_unusable()).await;
    assert!(!zoe.scrolls_sideways().await);
    enter(&zoe, &site.choir_code.to_lowercase().replace('-', " ")).await;
    zoe.says(t::codes::joining()).await;
    zoe.says("Choir").await;
    assert!(!zoe.scrolls_sideways().await);
    zoe.click(t::accounts::sign_up()).await;
    zoe.says(t::accounts::sign_up_to_join("Choir")).await;
    zoe.says(&site.choir_code).await;
    assert!(!zoe.scrolls_sideways().await);
    zoe.fill(t::accounts::name(), "Zoe Newcomer").await;
    zoe.fill(t::web::email(), "zoe@example.org").await;
    zoe.fill(t::web::password(), PASSWORD).await;
    zoe.click(t::accounts::sign_up()).await;
    zoe.says(t::passes::welcome("Choir")).await;
    assert_eq!(zoe.path().await, format!("/groups/{}", site.choir));
    zoe.visit(&format!("/join/{}", site.band_code.replace('-', ""))).await;
    zoe.says(t::codes::join_question("Band")).await;
    assert!(!zoe.scrolls_sideways().await);
    zoe.click(t::web::join()).await;
    zoe.says(t::passes::welcome("Band")).await;
    zoe.visit("/join/NOSUCHCODE").await;
    zoe.says(t::passes::code_unknown()).await;
}

/// From the front page by sign-in to **Join**.
async fn known_here(look: Look) {
    let site = Site::open().await;
    let account = site.server.eve().await;
    let eve = Chromium::open(&site.server.base, look).await;
    eve.visit("/").await;
    enter(&eve, &site.band_code).await;
    eve.says(t::codes::joining()).await;
    eve.click(t::web::sign_in()).await;
    eve.says(t::accounts::then_join(Slot::code(), &site.band_code, Slot::link("")).plain()).await;
    sign_in(&eve, &account).await;
    eve.says(t::codes::join_question("Band")).await;
    eve.click(t::web::join()).await;
    eve.says(t::passes::welcome("Band")).await;
    assert_eq!(eve.path().await, format!("/groups/{}", site.band));
}

#[tokio::test]
#[ignore = "needs Chromium: tests/run runs it"]
async fn a_newcomer_types_the_code_of_a_poster() {
    new_here(Look::DESK).await;
}

#[tokio::test]
#[ignore = "needs Chromium: tests/run runs it"]
async fn a_newcomer_types_the_code_of_a_poster_on_a_phone() {
    new_here(Look::PHONE).await;
}

#[tokio::test]
#[ignore = "needs Chromium: tests/run runs it"]
async fn a_newcomer_types_the_code_without_javascript() {
    new_here(Look::PHONE.without_javascript()).await;
}

#[tokio::test]
#[ignore = "needs Chromium: tests/run runs it"]
async fn a_newcomer_types_the_code_in_german_without_javascript() {
    new_here(Look::PHONE.without_javascript().in_language(Language::German)).await;
}

#[tokio::test]
#[ignore = "needs Chromium: tests/run runs it"]
async fn who_has_an_account_signs_in_on_the_way() {
    known_here(Look::PHONE).await;
}

#[tokio::test]
#[ignore = "needs Chromium: tests/run runs it"]
async fn who_has_an_account_signs_in_without_javascript() {
    known_here(Look::DESK.without_javascript()).await;
}

#[tokio::test]
#[ignore = "needs Chromium: tests/run runs it"]
async fn the_next_step_of_a_dialog_takes_the_focus() {
    let site = Site::open().await;
    let account = site.server.eve().await;
    let eve = Chromium::open(&site.server.base, Look::DESK).await;
    eve.visit("/signin").await;
    sign_in(&eve, &account).await;
    eve.says(t::home::greeting("Eve")).await;
    eve.click(t::codes::enter_group_code()).await;
    eve.says(t::codes::enter_hint()).await;
    assert_eq!(focused(&eve).await, "INPUT");
    eve.fill("Group code", "NOSUCH-CODE").await;
    eve.click(t::web::proceed()).await;
    eve.says(t::passes::code_unknown()).await;
    assert_eq!(focused(&eve).await, "INPUT");
    eve.fill("Group code", &site.band_code).await;
    eve.click(t::web::proceed()).await;
    eve.says(t::codes::join_question("Band")).await;
    assert_eq!(focused(&eve).await, "H1 Join Band?");
}

/// What has the focus.
async fn focused(browser: &Chromium) -> String {
    let script = "const it = document.activeElement; return `${it.tagName} ${it.textContent}`.trim();";
    browser.run(script).await.as_str().unwrap_or_default().to_owned()
}
