//! The life of a group code at a real browser, by the labels that stand on the pages: made and
//! copied, entered, replaced, expired on a phone.

use diesel::{ExpressionMethods, QueryDsl, RunQueryDsl};
use muster::db::schema::codes;
use muster::ids::GroupId;
use muster::locale::Slot;
use muster::t;

use crate::codes::{Made, made, panel};
use crate::harness::TestServer;
use crate::harness::cast::{Account, PASSWORD};
use crate::harness::chromium::{Chromium, Look};
use crate::harness::page::{ANY, beginning};

#[tokio::test]
#[ignore = "needs Chromium: tests/run runs it"]
async fn a_code_is_made_shown_large_and_copied() {
    let site = Site::open().await;
    let ann = site.browser(&site.ann, Look::DESK).await;
    let code = make(&ann, &site).await;
    ann.click("Copy the code").await;
    ann.says("Copied").await;
    ann.click(t::codes::enter_group_code()).await;
    ann.paste("Group code").await;
    assert_eq!(ann.value("Group code").await, code);
}

#[tokio::test]
#[ignore = "needs Chromium: tests/run runs it"]
async fn a_code_is_made_and_shown_large_without_javascript() {
    let site = Site::open().await;
    let ann = site.browser(&site.ann, Look::DESK.without_javascript()).await;
    make(&ann, &site).await;
    let text = ann.text().await;
    assert!(!text.contains("Copy"), "a button that can do nothing is not there:\n{text}");
}

#[tokio::test]
#[ignore = "needs Chromium: tests/run runs it"]
async fn on_a_phone_a_code_is_expired_by_code_info() {
    expire_on_a_phone(Look::PHONE).await;
}

#[tokio::test]
#[ignore = "needs Chromium: tests/run runs it"]
async fn on_a_phone_a_code_is_expired_by_code_info_without_javascript() {
    expire_on_a_phone(Look::PHONE.without_javascript()).await;
}

#[tokio::test]
#[ignore = "needs Chromium: tests/run runs it"]
async fn a_code_is_replaced_and_the_old_one_says_so_to_whoever_enters_it() {
    replace_and_enter(Look::DESK).await;
}

#[tokio::test]
#[ignore = "needs Chromium: tests/run runs it"]
async fn a_code_is_replaced_and_the_old_one_says_so_without_javascript() {
    replace_and_enter(Look::DESK.without_javascript()).await;
}

/// Ann's choir, and Eve, who is not in it.
struct Site {
    server: TestServer,
    ann: Account,
    eve: Account,
    choir: GroupId,
}

impl Site {
    async fn open() -> Self {
        let server = TestServer::open().await;
        let (ann, eve) = (server.ann().await, server.eve().await);
        let choir = server.group("Choir", &ann).await;
        Self { server, ann, eve, choir }
    }

    /// The letters of the one code of the choir.
    async fn only_code(&self) -> String {
        let choir = self.choir;
        let mut codes: Vec<String> = self
            .server
            .read(move |conn| codes::table.filter(codes::group_id.eq(choir)).select(codes::shown).load(conn))
            .await;
        assert_eq!(codes.len(), 1, "{codes:?}");
        codes.remove(0)
    }

    /// A browser at which `who` has signed in by the form.
    async fn browser(&self, who: &Account, look: Look) -> Chromium {
        let browser = Chromium::open(&self.server.base, look).await;
        browser.visit("/signin").await;
        browser.fill("Email", &who.email).await;
        browser.fill("Password", PASSWORD).await;
        browser.click("Sign in").await;
        browser.says(beginning(&t::home::greeting(ANY))).await;
        browser
    }
}

/// **Create a Group Code** from the panel to the code, which stands large on its page; its letters.
async fn make(ann: &Chromium, site: &Site) -> String {
    ann.visit(&panel(site.choir)).await;
    ann.click(t::codes::create()).await;
    ann.choose(t::codes::role(), "Manager").await;
    ann.fill("Label", "Corridor").await;
    ann.click("Generate Code").await;
    // Refused where it was typed, and kept.
    ann.says(t::passes::unbounded_managers()).await;
    assert_eq!(ann.value("Label").await, "Corridor");
    ann.choose(t::codes::role(), "Member").await;
    ann.fill("Maximum uses", "30").await;
    ann.click("Generate Code").await;
    ann.says("Code Info").await;
    ann.says("0 of 30").await;
    let code = site.only_code().await;
    let (large, plain) = (ann.size_of(&code).await, ann.size_of("Code Info").await);
    assert!(large > plain, "the code is set in {large} px, its page's heading in {plain} px");
    assert!(!ann.scrolls_sideways().await);
    code
}

async fn expire_on_a_phone(look: Look) {
    let site = Site::open().await;
    let Made { shown, url } = made(&site.ann, site.choir, |form| form.fill("Label", "Corridor")).await;
    let ann = site.browser(&site.ann, look).await;
    ann.visit(&panel(site.choir)).await;
    ann.says("active").await;
    assert!(!ann.scrolls_sideways().await);
    ann.click(&shown).await;
    ann.says("Code Info").await;
    assert_eq!(ann.path().await, url);
    assert!(!ann.scrolls_sideways().await);
    ann.click("Expire").await;
    ann.says(t::passes::expire_question(&shown)).await;
    assert!(!ann.scrolls_sideways().await);
    ann.click("Expire Now").await;
    ann.says(t::codes::expired(&shown)).await;
    assert_eq!(ann.path().await, panel(site.choir));
    assert!(ann.text().await.lines().any(|line| line.trim() == "expired"));
    // So it stays, and nothing on its page would end it again.
    ann.click(&shown).await;
    ann.says(t::codes::ended_by()).await;
    let text = ann.text().await;
    assert!(text.lines().any(|line| line.trim() == "expired"), "{text}");
    assert!(!text.lines().any(|line| line.trim() == "Expire"), "{text}");

    let eve = site.browser(&site.eve, look).await;
    eve.click("Menu").await;
    enter(&eve, &shown).await;
    eve.says(t::passes::code_ended()).await;
}

async fn replace_and_enter(look: Look) {
    let site = Site::open().await;
    let old = made(&site.ann, site.choir, |form| form.fill("Maximum uses", "5")).await;
    let ann = site.browser(&site.ann, look).await;
    ann.visit(&old.url).await;
    ann.click("Edit code").await;
    ann.says(t::codes::edit_intro(Slot::code(), &old.shown).plain()).await;
    ann.fill("Custom code", "SALES-2026").await;
    ann.click(t::codes::random_ending()).await;
    ann.click("Replace code").await;
    ann.says(t::codes::replaced()).await;
    ann.says(t::codes::replaces()).await;
    let new = ann.path().await;
    assert_ne!(new, old.url);
    ann.click(&old.shown).await;
    ann.says(t::codes::replaced_by()).await;
    assert_eq!(ann.path().await, old.url);
    assert!(!ann.text().await.contains("Edit code"), "what is over is not replaced again");

    let eve = site.browser(&site.eve, look).await;
    enter(&eve, &old.shown).await;
    eve.says(t::passes::code_replaced()).await;
    assert_eq!(eve.value("Group code").await, old.shown, "what was typed is kept");
    eve.fill("Group code", "sales 2026").await;
    eve.click("Continue").await;
    eve.says("Join Choir?").await;
    eve.click("Join").await;
    eve.says("You’re in Choir.").await;
    ann.visit(&new).await;
    ann.says("1 of 5").await;
    ann.says("Eve Everyday").await;
}

/// **Enter Group Code** in the drawer.
async fn enter(somebody: &Chromium, code: &str) {
    somebody.says(t::codes::enter_group_code()).await;
    somebody.click(t::codes::enter_group_code()).await;
    somebody.fill("Group code", code).await;
    somebody.click("Continue").await;
}
