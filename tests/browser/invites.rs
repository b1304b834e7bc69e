//! The second door, by the labels of its pages: a copied link, a letter's link, and the way back in.

use chrono::TimeDelta;
use muster::locale::Language;
use muster::t;

use crate::browser::signed_in;
use crate::harness::TestServer;
use crate::harness::cast::{Account, PASSWORD};
use crate::harness::chromium::{Chromium, Look, Words};

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
async fn so_it_does_in_german_without_javascript() {
    by_a_copied_link(Look::PHONE.without_javascript().in_language(Language::German)).await;
}

#[tokio::test]
#[ignore = "needs Chromium: tests/run runs it"]
async fn a_letters_link_brings_its_reader_into_the_group() {
    let (server, ann, group) = choir().await;
    let desk = signed_in(&server, &ann, Look::DESK).await;
    desk.visit(&format!("{group}/settings/invites")).await;
    desk.click("New Invite").await;
    desk.fill("Maximum uses optional", "1").await;
    desk.fill("Email addresses optional", "lee@example.org").await;
    desk.click("Create").await;
    desk.says(t::invites::done_emailing(1)).await;
    let invite = desk.path().await;
    let email = server.mail.email_to("lee@example.org").await;
    // A mail scanner that runs scripts opens it first, follows what the page leads to, and presses nothing.
    let before = server.contents().await;
    let scanner = Chromium::open(&server.base, Look::DESK).await;
    scanner.visit(&email.link()).await;
    scanner.says(t::invites::invites_you("Choir", "Ann Admin")).await;
    scanner.visit(&format!("{}/signup", email.link())).await;
    scanner.says(t::accounts::sign_up_to_join("Choir")).await;
    server.unchanged(&before).await;
    desk.visit(&invite).await;
    desk.says("0 of 1").await;
    assert!(!desk.text().await.contains("started"));
    let lee = Chromium::open(&server.base, Look::PHONE).await;
    lee.visit(&email.link()).await;
    assert!(!lee.scrolls_sideways().await);
    lee.click(t::web::sign_up_and_join()).await;
    lee.fill("Name", "Lee Loud").await;
    lee.fill("Password", PASSWORD).await;
    lee.click(t::web::sign_up_and_join()).await;
    lee.says("You’re in Choir.").await;
    assert_eq!(lee.path().await, group);
    desk.visit(&invite).await;
    desk.says("1 of 1").await;
    desk.says("joined").await;
}

#[tokio::test]
#[ignore = "needs Chromium: tests/run runs it"]
async fn a_link_is_copied_and_shared_by_their_buttons() {
    let (server, ann, group) = choir().await;
    let desk = signed_in(&server, &ann, Look::DESK).await;
    // There is no share sheet in a browser without a window.
    desk.prepare("navigator.share = (shared) => { window.shared = shared; return Promise.resolve(); };").await;
    let link = made(&desk, &group, t::invites::valid_week()).await;
    desk.click("Copy link").await;
    desk.says("Copied").await;
    desk.click("Share link").await;
    let shared = desk.run("return window.shared").await;
    assert_eq!(shared["title"], "Join Choir");
    assert!(shared["url"].as_str().is_some_and(|url| url.ends_with(&link)), "{shared}");
    desk.visit(&format!("{group}/invites/new")).await;
    desk.paste("Email addresses optional").await;
    assert!(desk.value("Email addresses optional").await.ends_with(&link));
}

#[tokio::test]
#[ignore = "needs Chromium: tests/run runs it"]
async fn adding_people_leads_to_an_invite_with_a_link() {
    let (server, ann, group) = choir().await;
    let desk = signed_in(&server, &ann, Look::DESK).await;
    desk.visit(&group).await;
    desk.click("Group Settings").await;
    desk.click("Members").await;
    desk.click("Add people").await;
    desk.click(t::invites::invite_with_link()).await;
    desk.click("Create").await;
    desk.says(t::invites::done()).await;
}

#[tokio::test]
#[ignore = "needs Chromium: tests/run runs it"]
async fn entering_a_date_chooses_the_custom_date() {
    let (server, ann, group) = choir().await;
    let desk = signed_in(&server, &ann, Look::DESK).await;
    desk.visit(&format!("{group}/settings/invites")).await;
    desk.click("New Invite").await;
    assert_eq!(desk.value("Expiration").await, "7d");
    // How a browser's own calendar is typed into depends on its language; this is what it does then.
    let entered = "const field = document.querySelector('[name=expires_at]'); field.value = '2026-03-28T17:00';
                   field.dispatchEvent(new Event('input', { bubbles: true }));";
    desk.run(entered).await;
    assert_eq!(desk.value("Expiration").await, "custom");
    desk.click("Create").await;
    desk.says("Sat 28 Mar 2026, 17:00 CET").await;
}

#[tokio::test]
#[ignore = "needs Chromium: tests/run runs it"]
async fn a_code_that_is_used_up_leads_by_a_request_into_the_group() {
    let (server, ann, group) = choir().await;
    let desk = signed_in(&server, &ann, Look::DESK).await;
    desk.visit(&format!("{group}/settings/codes/new")).await;
    desk.fill("Custom code optional", "CHOIR-2026").await;
    desk.click(t::codes::random_ending()).await;
    desk.fill("Maximum uses optional", "1").await;
    desk.click("Generate Code").await;
    desk.says("CHOIR-2026").await;
    let sam = server.sam().await;
    sam.join("CHOIR-2026").await.leads_to(&group);
    let eve = server.eve().await;
    let phone = signed_in(&server, &eve, Look::PHONE).await;
    phone.visit("/join").await;
    phone.fill("Group code", "choir 2026").await;
    phone.click("Continue").await;
    phone.says(t::passes::code_used_up()).await;
    assert!(!phone.scrolls_sideways().await);
    phone.click("Request access").await;
    phone.fill("Note optional", "I was ill that week.").await;
    assert!(!phone.scrolls_sideways().await);
    phone.click("Request access").await;
    phone.says(t::requests::status("open")).await;
    desk.visit(&server.mail.email_to(&ann.email).await.link()).await;
    desk.click("Approve Eve Everyday").await;
    desk.says(t::requests::one_decided(true, "Eve Everyday")).await;
    phone.visit(&server.mail.email_to(&eve.email).await.link()).await;
    phone.says("Choir").await;
}

#[tokio::test]
#[ignore = "needs Chromium: tests/run runs it"]
async fn an_expired_link_leads_by_a_request_into_the_group() {
    let (server, ann, group) = choir().await;
    let link = {
        let desk = signed_in(&server, &ann, Look::DESK).await;
        made(&desk, &group, t::invites::valid_hour()).await
    };
    server.later(TimeDelta::hours(1));
    let eve = server.eve().await;
    let phone = signed_in(&server, &eve, Look::PHONE).await;
    phone.visit(&link).await;
    phone.says(t::passes::invite_expired()).await;
    assert!(!phone.scrolls_sideways().await);
    phone.click("Request access").await;
    phone.fill("Note optional", "I was ill that week.").await;
    phone.click("Request access").await;
    phone.says(t::requests::status("open")).await;
    assert!(!phone.scrolls_sideways().await);
    let desk = signed_in(&server, &ann, Look::DESK).await;
    desk.visit(&server.mail.email_to(&ann.email).await.link()).await;
    desk.says("I was ill that week.").await;
    desk.click("Approve Eve Everyday").await;
    desk.says(t::requests::one_decided(true, "Eve Everyday")).await;
    phone.visit(&server.mail.email_to(&eve.email).await.link()).await;
    assert_eq!(phone.path().await, group);
    phone.says("Choir").await;
}

/// New Invite → 7 days → Create → copied link → a stranger signs up → stands in the group.
async fn by_a_copied_link(look: Look) {
    let (server, ann, group) = choir().await;
    let desk = signed_in(&server, &ann, look).await;
    let link = made(&desk, &group, t::invites::valid_week()).await;
    let lee = Chromium::open(&server.base, look).await;
    lee.visit(&link).await;
    lee.says(t::invites::invites_you("Choir", "Ann Admin")).await;
    assert!(!lee.scrolls_sideways().await);
    lee.click(t::web::sign_up_and_join()).await;
    lee.fill(t::accounts::name(), "Lee Loud").await;
    lee.fill(t::web::email(), "lee@example.org").await;
    lee.fill(t::web::password(), PASSWORD).await;
    assert!(!lee.scrolls_sideways().await);
    lee.click(t::web::sign_up_and_join()).await;
    lee.says(t::passes::welcome("Choir")).await;
    assert_eq!(lee.path().await, group);
    desk.visit(&format!("{group}/settings/members")).await;
    desk.says("Lee Loud").await;
    desk.says(t::events::joined_how("invite")).await;
}

/// Makes an invite by the form; its link, as **Copy link** copies it.
async fn made(desk: &Chromium, group: &str, expiration: impl Words) -> String {
    desk.visit(&format!("{group}/settings/invites")).await;
    assert!(!desk.scrolls_sideways().await);
    desk.click(t::invites::new_invite()).await;
    desk.choose(t::passes::expiration(), expiration).await;
    assert!(!desk.scrolls_sideways().await);
    desk.click(t::invites::create()).await;
    desk.says(t::invites::done()).await;
    assert!(!desk.scrolls_sideways().await);
    let text = desk.text().await;
    let link = text.split_whitespace().find(|word| word.contains("/invite/"));
    url::Url::parse(link.unwrap_or_else(|| panic!("there is no link in: {text}"))).expect("a URL").path().to_owned()
}

/// A house with a group of Ann's; its path.
async fn choir() -> (TestServer, Account, String) {
    let server = TestServer::open().await;
    let ann = server.ann().await;
    let group = server.group("Choir", &ann).await;
    (server, ann, format!("/groups/{group}"))
}
