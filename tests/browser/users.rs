//! User support at a real browser, by the labels that stand on the pages: Users, search, a person,
//! Edit, check, Save, and the group shows them.

use fantoccini::key::Key;
use muster::t;

use super::signed_in;
use crate::harness::TestServer;
use crate::harness::cast::Who;
use crate::harness::chromium::Look;

#[tokio::test]
#[ignore = "needs Chromium: tests/run runs it"]
async fn a_person_is_found_while_one_types_and_put_into_a_group() {
    support(Look::DESK).await;
}

#[tokio::test]
#[ignore = "needs Chromium: tests/run runs it"]
async fn so_they_are_without_javascript() {
    support(Look::DESK.without_javascript()).await;
}

#[tokio::test]
#[ignore = "needs Chromium: tests/run runs it"]
async fn so_they_are_on_a_phone() {
    support(Look::PHONE).await;
}

#[tokio::test]
#[ignore = "needs Chromium: tests/run runs it"]
async fn so_they_are_on_a_phone_without_javascript() {
    support(Look::PHONE.without_javascript()).await;
}

#[tokio::test]
#[ignore = "needs Chromium: tests/run runs it"]
async fn everybody_on_a_page_is_ticked_at_once_and_added() {
    let server = TestServer::open().await;
    let (ann, bob) = (server.ann().await, server.bob().await);
    let choir = server.group("Choir", &bob).await;
    for name in ["Zoë O’Brien", "Zoran Petrov"] {
        server.account(name, Who::MEMBER).await;
    }
    let browser = signed_in(&server, &ann, Look::DESK).await;
    browser.visit("/users").await;
    browser.fill("Search users", "zo").await;
    browser.says(t::web::people_found(2)).await;
    browser.click(t::directory::select_page()).await;
    browser.click(t::directory::add_to_group()).await;
    browser.says(t::directory::bulk_question("", "add", t::directory::people(2))).await;
    browser.click("Choir").await;
    browser.click(t::directory::add_to_group()).await;
    browser.says(t::directory::outcome_done("add", t::directory::people(2))).await;
    browser.click("Undo").await;
    browser.says(t::directory::outcome_undone(t::directory::people(2))).await;
    browser.visit(&format!("/groups/{choir}/settings/members")).await;
    browser.says(t::groups::member_count(1)).await;
}

async fn support(look: Look) {
    let server = TestServer::open().await;
    let (ann, bob) = (server.ann().await, server.bob().await);
    // Bob's groups: Ann has them not in her Drawer, beside what is to be clicked.
    let choir = server.group("Choir", &bob).await;
    server.group("Rowing", &bob).await;
    for name in ["Zoë O’Brien", "Łukasz Kowalski"] {
        server.account(name, Who::MEMBER).await;
    }
    let browser = signed_in(&server, &ann, look).await;
    if look.width < 700 {
        browser.click("Menu").await;
    }
    browser.click("Users").await;
    browser.says(t::directory::people(4)).await;
    assert!(!browser.scrolls_sideways().await);
    browser.fill("Search users", "zoe").await;
    if !look.javascript {
        browser.press(Key::Enter).await;
    }
    browser.says(t::web::people_found(1)).await;
    browser.click("Zoë O’Brien").await;
    browser.says(t::directory::no_groups(true, "Zoë O’Brien")).await;
    assert!(!browser.scrolls_sideways().await);
    browser.click("Edit").await;
    browser.says(t::directory::other_groups()).await;
    browser.click("Rowing").await;
    browser.fill("Search groups", "cho").await;
    if !look.javascript {
        browser.press(Key::Enter).await;
    }
    browser.says(t::web::groups_found(1)).await;
    browser.click("Choir").await;
    assert!(!browser.scrolls_sideways().await);
    browser.click("Save").await;
    browser.says(t::directory::added_to("Choir and Rowing")).await;
    browser.visit(&format!("/groups/{choir}/settings/members")).await;
    browser.says("Zoë O’Brien").await;
    browser.says(t::events::joined_added_by("Ann Admin")).await;
    assert!(!browser.scrolls_sideways().await);
}
