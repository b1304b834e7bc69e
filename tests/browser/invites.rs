//! The second door, by the labels of its pages: a copied link, a letter's link, and the way back in.

use chrono::TimeDelta;

use crate::browser::signed_in;
use crate::harness::House;
use crate::harness::cast::{Account, PASSWORD};
use crate::harness::chromium::{Chromium, Look};

#[tokio::test]
#[ignore = "needs Chromium: tests/run runs it"]
async fn a_copied_link_brings_a_stranger_into_the_group() {
    by_a_copied_link(Look::DESK).await;
}

#[tokio::test]
#[ignore = "needs Chromium: tests/run runs it"]
async fn so_it_does_without_javascript_on_a_phone() {
    by_a_copied_link(Look::PHONE.without_javascript()).await;
}

#[tokio::test]
#[ignore = "needs Chromium: tests/run runs it"]
async fn a_letters_link_brings_its_reader_into_the_group() {
    let (house, ann, group) = choir().await;
    let desk = signed_in(&house, &ann, Look::DESK).await;
    desk.visit(&format!("{group}/settings/invites")).await;
    desk.click("New Invite").await;
    desk.fill("Email addresses", "lee@example.org").await;
    desk.click("Create").await;
    desk.says("A letter to 1 person is on its way.").await;
    let letter = house.post.letter_to("lee@example.org").await;
    // A mail scanner that runs scripts opens it first, and presses nothing.
    let scanner = Chromium::open(&house.base, Look::DESK).await;
    scanner.visit(&letter.link()).await;
    scanner.says("Ann Admin invites you to Choir").await;
    let lee = Chromium::open(&house.base, Look::PHONE).await;
    lee.visit(&letter.link()).await;
    assert!(!lee.scrolls_sideways().await);
    lee.click("Sign up and join").await;
    lee.fill("Name", "Lee Loud").await;
    lee.fill("Password", PASSWORD).await;
    lee.click("Sign up and join").await;
    lee.says("You are in Choir now").await;
    assert_eq!(lee.path().await, group);
    desk.visit(&format!("{group}/settings/invites")).await;
    desk.says("live").await;
}

#[tokio::test]
#[ignore = "needs Chromium: tests/run runs it"]
async fn an_expired_link_leads_by_a_request_into_the_group() {
    let (house, ann, group) = choir().await;
    let link = {
        let desk = signed_in(&house, &ann, Look::DESK).await;
        made(&desk, &group, "1 hour").await
    };
    house.later(TimeDelta::hours(1));
    let eve = house.eve().await;
    let phone = signed_in(&house, &eve, Look::PHONE).await;
    phone.visit(&link).await;
    phone.says("This invite has expired").await;
    assert!(!phone.scrolls_sideways().await);
    phone.click("Request access").await;
    phone.fill("Note optional", "I was ill that week.").await;
    phone.click("Request access").await;
    phone.says("Your request waits").await;
    assert!(!phone.scrolls_sideways().await);
    let desk = signed_in(&house, &ann, Look::DESK).await;
    desk.visit(&house.post.letter_to(&ann.email).await.link()).await;
    desk.says("I was ill that week.").await;
    desk.click("Approve Eve Everyday").await;
    desk.says("The request of Eve Everyday is approved.").await;
    phone.visit(&house.post.letter_to(&eve.email).await.link()).await;
    assert_eq!(phone.path().await, group);
    phone.says("Choir").await;
}

/// New Invite → 7 days → Create → copied link → a stranger signs up → stands in the group.
async fn by_a_copied_link(look: Look) {
    let (house, ann, group) = choir().await;
    let desk = signed_in(&house, &ann, look).await;
    let link = made(&desk, &group, "7 days").await;
    let lee = Chromium::open(&house.base, look).await;
    lee.visit(&link).await;
    lee.says("Ann Admin invites you to Choir").await;
    assert!(!lee.scrolls_sideways().await);
    lee.click("Sign up and join").await;
    lee.fill("Name", "Lee Loud").await;
    lee.fill("Email", "lee@example.org").await;
    lee.fill("Password", PASSWORD).await;
    assert!(!lee.scrolls_sideways().await);
    lee.click("Sign up and join").await;
    lee.says("You are in Choir now").await;
    assert_eq!(lee.path().await, group);
    desk.visit(&format!("{group}/settings/members")).await;
    desk.says("Lee Loud").await;
    desk.says("by an invite").await;
}

/// Makes an invite by the form; its link, as **Copy link** copies it.
async fn made(desk: &Chromium, group: &str, expiration: &str) -> String {
    desk.visit(&format!("{group}/settings/invites")).await;
    assert!(!desk.scrolls_sideways().await);
    desk.click("New Invite").await;
    desk.choose("Expiration", expiration).await;
    assert!(!desk.scrolls_sideways().await);
    desk.click("Create").await;
    desk.says("The invite is made.").await;
    assert!(!desk.scrolls_sideways().await);
    let text = desk.text().await;
    let link = text.split_whitespace().find(|word| word.contains("/invite/"));
    url::Url::parse(link.unwrap_or_else(|| panic!("there is no link in: {text}"))).expect("a URL").path().to_owned()
}

/// A house with a group of Ann's; its path.
async fn choir() -> (House, Account, String) {
    let house = House::open().await;
    let ann = house.ann().await;
    let group = house.group("Choir", &ann).await;
    (house, ann, format!("/groups/{group}"))
}
