//! From a fresh deployment to a member in a group by code: the printed link, set-up, a group, a
//! code, and a second browser that signs up with that code and stands in the group.

use muster::locale::Language;
use muster::t;

use url::Url;

use super::shown_code;
use crate::harness::chromium::{Chromium, Look};
use crate::harness::database::Database;
use crate::harness::program::Program;

const PASSWORD: &str = "tide-and-anchor";

#[tokio::test]
#[ignore = "needs Chromium: tests/run runs it"]
async fn a_fresh_deployment_gets_its_first_member_by_code() {
    from_the_printed_link_to_a_member(Look::DESK).await;
}

#[tokio::test]
#[ignore = "needs Chromium: tests/run runs it"]
async fn so_it_does_without_javascript() {
    from_the_printed_link_to_a_member(Look::DESK.without_javascript()).await;
}

#[tokio::test]
#[ignore = "needs Chromium: tests/run runs it"]
async fn so_it_does_on_a_phone() {
    from_the_printed_link_to_a_member(Look::PHONE).await;
}

#[tokio::test]
#[ignore = "needs Chromium: tests/run runs it"]
async fn so_it_does_on_a_phone_without_javascript() {
    from_the_printed_link_to_a_member(Look::PHONE.without_javascript()).await;
}

#[tokio::test]
#[ignore = "needs Chromium: tests/run runs it"]
async fn so_it_does_in_german_without_javascript() {
    from_the_printed_link_to_a_member(Look::PHONE.without_javascript().in_language(Language::German)).await;
}

async fn from_the_printed_link_to_a_member(look: Look) {
    let database = Database::bare();
    let mut program = Program::serve(&database);
    let link = program.hear("/setup/");
    let link = Url::parse(link.trim()).expect("the program prints a link");
    let ann = Chromium::open(&link, look).await;
    let group = set_up_and_found(&ann, &link).await;
    let code = make_code(&ann, &group).await;
    let eve = Chromium::open(&link, look).await;
    sign_up(&eve, &code, &group).await;
    ann.visit(&format!("{group}/settings/members")).await;
    ann.says("Eve Everyday").await;
}

/// Sets up the organization and founds a group; its path.
async fn set_up_and_found(ann: &Chromium, link: &Url) -> String {
    ann.visit(link.as_str()).await;
    ann.fill(t::setup::organization(), "Harbour School").await;
    ann.choose(t::setup::time_zone(), "Europe/Amsterdam").await;
    ann.fill(t::setup::your_name(), "Ann Admin").await;
    ann.fill(t::setup::your_email(), "ann@example.org").await;
    ann.fill(t::web::password(), PASSWORD).await;
    ann.click(t::setup::set_up_submit()).await;
    ann.says("Harbour School").await;
    ann.visit("/groups/new").await;
    ann.fill(t::accounts::name(), "Choir").await;
    ann.click(t::user_groups::create_group()).await;
    ann.says("Choir").await;
    let path = ann.path().await;
    let end = path[1..].match_indices('/').nth(1).map_or(path.len(), |(at, _)| at + 1);
    path[..end].to_owned()
}

/// Makes a code in the group; its text.
async fn make_code(ann: &Chromium, group: &str) -> String {
    ann.visit(&format!("{group}/settings/codes")).await;
    assert!(!ann.scrolls_sideways().await);
    ann.click(t::codes::create()).await;
    ann.fill(t::codes::label(), "Corridor").await;
    ann.click(t::codes::generate()).await;
    ann.says(t::web::state("active")).await;
    assert!(!ann.scrolls_sideways().await);
    shown_code(ann).await
}

/// Signs up with the code, typed as people type, and lands in the group.
async fn sign_up(eve: &Chromium, code: &str, group: &str) {
    eve.visit("/").await;
    assert!(!eve.scrolls_sideways().await);
    eve.fill(t::codes::your_code(), &code.to_lowercase().replace('-', " ")).await;
    eve.click(t::web::proceed()).await;
    eve.says(t::codes::joining()).await;
    eve.click(t::accounts::sign_up()).await;
    eve.says(t::accounts::sign_up_to_join("Choir")).await;
    eve.fill(t::accounts::name(), "Eve Everyday").await;
    eve.fill(t::web::email(), "eve@example.org").await;
    eve.fill(t::web::password(), PASSWORD).await;
    eve.click(t::accounts::sign_up()).await;
    eve.says("Choir").await;
    assert_eq!(eve.path().await, group);
    assert!(!eve.scrolls_sideways().await);
}
