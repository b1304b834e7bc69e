//! A group's codes by the labels of their pages: made, entered, replaced, and expired on a phone.

use crate::browser::signed_in;
use crate::harness::House;
use crate::harness::chromium::{Chromium, Look};

#[tokio::test]
#[ignore = "needs Chromium: tests/run runs it"]
async fn a_code_is_made_entered_replaced_and_expired() {
    from_making_to_expiring(Look::DESK).await;
}

#[tokio::test]
#[ignore = "needs Chromium: tests/run runs it"]
async fn so_it_is_on_a_phone() {
    from_making_to_expiring(Look::PHONE).await;
}

#[tokio::test]
#[ignore = "needs Chromium: tests/run runs it"]
async fn so_it_is_on_a_phone_without_javascript() {
    from_making_to_expiring(Look::PHONE.without_javascript()).await;
}

async fn from_making_to_expiring(look: Look) {
    let house = House::open().await;
    let ann = house.ann().await;
    let eve = house.eve().await;
    let panel = format!("/groups/{}/settings/codes", house.group("Choir", &ann).await);
    let manager = signed_in(&house, &ann, look).await;
    manager.visit(&panel).await;
    manager.click("Create a Group Code").await;
    manager.fill("Own wording", "CHOIR-2026").await;
    manager.click("Generate Code").await;
    manager.says("The code is made. Hand it on.").await;
    manager.says("CHOIR-2026").await;
    assert!(!manager.scrolls_sideways().await);
    let member = signed_in(&house, &eve, look).await;
    enter(&member, "choir 2026").await;
    member.says("Join Choir?").await;
    member.click("Join").await;
    member.says("Welcome to Choir. You are in.").await;
    // Edit code is a replacement: the old one says so to whoever enters it.
    manager.click("Edit code").await;
    manager.fill("New wording", "CHOIR-2027").await;
    manager.click("Replace code").await;
    manager.says("This code has taken the place of the old one, which has ended.").await;
    let sam = house.sam().await;
    let late = signed_in(&house, &sam, look).await;
    enter(&late, "CHOIR-2026").await;
    late.says("This code was replaced by a new one.").await;
    // Tap the code → Code Info → Expire → Expire Now.
    manager.visit(&panel).await;
    assert!(!manager.scrolls_sideways().await);
    manager.click("CHOIR-2027").await;
    manager.says("Code Info").await;
    manager.click("Expire").await;
    manager.says("Nobody gets in by it from now on").await;
    manager.click("Expire Now").await;
    manager.says("CHOIR-2027 is expired. Nobody gets in by it any more.").await;
    manager.says("expired by hand").await;
    enter(&late, "CHOIR-2027").await;
    late.says("This code was ended by the people who run the group.").await;
}

/// Enter Group Code, up to what it opens.
async fn enter(browser: &Chromium, code: &str) {
    browser.visit("/").await;
    browser.click("Enter Group Code").await;
    browser.fill("Group code", code).await;
    browser.click("Continue").await;
}
