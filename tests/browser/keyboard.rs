//! By the keyboard alone, in German: a group, a code and an invite are made, and somebody new comes in by the code.

use fantoccini::key::Key;
use muster::locale::Language;
use muster::t;

use super::shown_code;
use crate::harness::TestServer;
use crate::harness::cast::PASSWORD;
use crate::harness::chromium::{Chromium, Look, Words};

#[tokio::test]
#[ignore = "needs Chromium: tests/run runs it"]
async fn everything_is_done_by_the_keyboard_in_german() {
    by_keyboard(Look::DESK.in_language(Language::German)).await;
}

#[tokio::test]
#[ignore = "needs Chromium: tests/run runs it"]
async fn so_it_is_without_javascript() {
    by_keyboard(Look::DESK.without_javascript().in_language(Language::German)).await;
}

async fn by_keyboard(look: Look) {
    let server = TestServer::open().await;
    let ann = server.ann().await;
    let desk = Chromium::open(&server.base, look).await;
    desk.visit("/signin").await;
    write(&desk, t::web::email(), &ann.email).await;
    write(&desk, t::web::password(), PASSWORD).await;
    desk.press(Key::Enter).await;
    desk.says(t::home::greeting("Ann")).await;
    press(&desk, t::user_groups::new_group()).await;
    desk.says(t::user_groups::create_group()).await;
    write(&desk, t::groups::name(), "Chor").await;
    press(&desk, t::user_groups::create_group()).await;
    desk.says(t::user_groups::created()).await;
    press(&desk, t::groups::settings()).await;
    desk.says(t::web::save_changes()).await;
    press(&desk, t::codes::group_codes()).await;
    desk.says(t::codes::no_codes()).await;
    press(&desk, t::codes::create()).await;
    desk.says(t::codes::custom_code()).await;
    write(&desk, t::codes::label(), "Flur").await;
    press(&desk, t::codes::generate()).await;
    desk.says(t::codes::created()).await;
    let code = shown_code(&desk).await;
    desk.visit("/groups").await;
    press(&desk, "Chor").await;
    press(&desk, t::invites::invite_with_link()).await;
    desk.says(t::invites::new_invite()).await;
    write(&desk, t::invites::addresses(), "lee@example.org").await;
    press(&desk, t::invites::create()).await;
    desk.says(t::invites::done_emailing(1)).await;
    new_here(&Chromium::open(&server.base, look).await, &code).await;
}

/// Joins by `code` without an account.
async fn new_here(zoe: &Chromium, code: &str) {
    zoe.visit("/").await;
    write(zoe, t::codes::your_code(), code).await;
    zoe.press(Key::Enter).await;
    zoe.says(t::codes::joining()).await;
    press(zoe, t::accounts::sign_up()).await;
    zoe.says(t::accounts::sign_up_to_join("Chor")).await;
    write(zoe, t::accounts::name(), "Zoe Neuling").await;
    write(zoe, t::web::email(), "zoe@example.org").await;
    write(zoe, t::web::password(), PASSWORD).await;
    press(zoe, t::accounts::sign_up()).await;
    zoe.says(t::passes::welcome("Chor")).await;
}

/// Goes to a field and types into it.
async fn write(browser: &Chromium, label: impl Words, text: &str) {
    browser.reach(label).await;
    browser.write(text).await;
}

/// Goes to a link or a button and presses it.
async fn press(browser: &Chromium, label: impl Words) {
    browser.reach(label).await;
    browser.press(Key::Enter).await;
}
