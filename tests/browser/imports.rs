//! Import at a real browser, by the labels that stand on the pages: a file, which column is which,
//! what would change, the word to do it, its progress, and all of it undone.

use std::fmt::Write as _;

use muster::t;

use super::signed_in;
use crate::harness::TestServer;
use crate::harness::chromium::{Chromium, Look};

/// The choice that nobody is sent an email.
fn no_emails() -> String {
    format!("{} {}", t::imports::no_emails(), t::imports::no_emails_about())
}

#[tokio::test]
#[ignore = "needs Chromium: tests/run runs it"]
async fn a_file_is_tried_out_imported_and_undone() {
    by_file(Look::DESK).await;
}

#[tokio::test]
#[ignore = "needs Chromium: tests/run runs it"]
async fn so_it_is_without_javascript() {
    by_file(Look::DESK.without_javascript()).await;
}

#[tokio::test]
#[ignore = "needs Chromium: tests/run runs it"]
async fn so_it_is_on_a_phone() {
    by_file(Look::PHONE).await;
}

#[tokio::test]
#[ignore = "needs Chromium: tests/run runs it"]
async fn so_it_is_on_a_phone_without_javascript() {
    by_file(Look::PHONE.without_javascript()).await;
}

#[tokio::test]
#[ignore = "needs Chromium: tests/run runs it"]
async fn pasted_rows_come_in_like_those_of_a_file() {
    by_paste(Look::DESK).await;
}

#[tokio::test]
#[ignore = "needs Chromium: tests/run runs it"]
async fn so_they_do_without_javascript() {
    by_paste(Look::PHONE.without_javascript()).await;
}

/// **Users** → **Import**.
async fn at_import(browser: &Chromium, look: Look) {
    if look.width < 700 {
        browser.click("Menu").await;
    }
    browser.click("Users").await;
    browser.click("Import").await;
    browser.says(t::imports::intro()).await;
    assert!(!browser.scrolls_sideways().await);
}

async fn by_file(look: Look) {
    let server = TestServer::open().await;
    let (ann, bob) = (server.ann().await, server.bob().await);
    // Bob's group: Ann has it not in her Drawer, beside what is to be clicked.
    let choir = server.group("Choir", &bob).await;
    let browser = signed_in(&server, &ann, look).await;
    at_import(&browser, look).await;

    // So many that their progress is seen; one of them is wrong.
    let mut file = "Write to,Whole name,Sings in\nzoe@example.org,Zoë van Dam,Choir\nnobody,Nobody,Choir\n".to_owned();
    for n in 0..2_000 {
        writeln!(file, "p{n}@example.org,Person Number{n},Choir").expect("text grows");
    }
    browser.attach("File", "singers.csv", &file).await;
    browser.click(t::imports::check_rows()).await;
    browser.says(t::imports::which_column()).await;
    assert!(!browser.scrolls_sideways().await);
    browser.choose("Write to", "Email").await;
    browser.choose("Whole name", "Name").await;
    browser.choose("Sings in", "Groups").await;
    browser.click(t::imports::check_rows()).await;

    browser.says(t::imports::ready(2_001, 0, 1)).await;
    browser.says(format!("{} {}", t::imports::row_new("member"), t::imports::row_joins("Choir", false))).await;
    assert!(!browser.scrolls_sideways().await);
    let import = browser.path().await;
    browser.visit(&format!("{import}?show=wrong")).await;
    browser.says("nobody").await;
    assert!(!browser.scrolls_sideways().await);

    browser.click(&no_emails()).await;
    browser.click("Import 2,001 rows").await;
    let importing = t::imports::importing(0, 2_001).to_string();
    browser.says(importing.split('0').next().expect("what it does")).await;
    let wrong = format!(
        "[...document.querySelectorAll('.tabs a')].find((tab) => tab.textContent.startsWith('{}'))",
        t::imports::tab_wrong()
    );
    if look.javascript {
        browser.run(&format!("window.stayed = true; {wrong}.focus();")).await;
    }
    browser.says(t::imports::imported(2_001, 0, 1)).await;
    if look.javascript {
        let kept = browser.run(&format!("return window.stayed && document.activeElement === {wrong};")).await;
        assert_eq!(kept, true, "the page stays, and so does the focus");
    }
    assert!(!browser.scrolls_sideways().await);
    browser.visit(&format!("/groups/{choir}/settings/members?q=zoe")).await;
    browser.says("Zoë van Dam").await;
    browser.says(t::events::joined_how("import")).await;

    browser.visit(&import).await;
    browser.click(t::imports::undo()).await;
    browser.says(t::imports::undo_question()).await;
    browser.says(t::imports::undo_question_text()).await;
    assert!(!browser.scrolls_sideways().await);
    browser.click(t::imports::undo_button()).await;
    browser.says(t::imports::undone()).await;
    browser.says(t::imports::row_undone()).await;
    browser.visit(&format!("/groups/{choir}/settings/members")).await;
    browser.says(t::groups::member_count(1)).await;
    browser.visit("/users?q=zoe").await;
    browser.says(t::web::people_found(0)).await;
}

async fn by_paste(look: Look) {
    let server = TestServer::open().await;
    let (ann, bob) = (server.ann().await, server.bob().await);
    server.group("Choir", &bob).await;
    let browser = signed_in(&server, &ann, look).await;
    at_import(&browser, look).await;
    browser.fill(t::imports::pasted(), "email,name,groups\nzoe@example.org,Zoë van Dam,Choir\n").await;
    browser.click(t::imports::check_rows()).await;
    browser.says(t::imports::ready(1, 0, 0)).await;
    browser.click(&no_emails()).await;
    browser.click("Import 1 row").await;
    browser.says(t::imports::imported(1, 0, 0)).await;
    browser.visit("/users?q=zoe").await;
    browser.click("Zoë van Dam").await;
    browser.says("Choir").await;
    browser.says(t::events::joined_how("import")).await;
}
