//! Signing up without a code, where the organization allows it.

use chrono::TimeDelta;
use muster::db::types::{SignupPolicy, UserState};

use crate::harness::House;

use super::{Choir, PASSWORD, account, filled, is_in, let_in, nothing_changed, outgoing, people, seats, sign_in};

#[tokio::test]
async fn the_account_begins_with_the_emailed_confirmation() {
    let house = House::open().await;
    let_in(&house, SignupPolicy::Open, "").await;
    let zoe = house.stranger();
    zoe.submit(filled(&zoe, "zoe@example.org", "").await).await.is(200).at("/signup/mailed").headed("Check your inbox");
    assert!(account(&house, "zoe@example.org").await.is_none());
    let letter = outgoing::latest(&house, "zoe@example.org").await;
    assert_eq!(letter.subject, "Finish signing up at Harbour School");
    assert!(letter.text.contains("Tue 3 Mar 2026, 10:00 CET") && !letter.text.contains("Newcomer"));
    let link = outgoing::link(&letter);
    let before = house.contents().await;
    let phone = house.stranger();
    let page = phone.get(&link).await;
    page.is(200).says("Zoe Newcomer").says("zoe@example.org");
    assert_eq!(page.header("referrer-policy"), Some("no-referrer"));
    nothing_changed(&house, &before, false).await;
    phone.submit(page.form("Finish signing up")).await.at("/").says("Welcome to Harbour School");
    let made = account(&house, "zoe@example.org").await.expect("an account");
    assert!(made.state == UserState::Active && made.email_confirmed_at.is_some());
    assert!(is_in(&phone).await && !is_in(&zoe).await);
    sign_in(&zoe, "zoe@example.org", PASSWORD).await.is(303);
    house.stranger().post::<&str, &str>(&link, &[]).await.is(410).says("each works once");
}

#[tokio::test]
async fn the_answer_is_the_same_for_every_address() {
    let house = House::open().await;
    let_in(&house, SignupPolicy::Open, "").await;
    house.eve().await;
    let before = people(&house).await;
    for address in ["eve@example.org", "zoe@example.org"] {
        let stranger = house.stranger();
        let page = stranger.press(filled(&stranger, address, "").await).await;
        page.is(303).leads_to("/signup/mailed");
        assert!(page.bytes().is_empty());
    }
    assert_eq!(people(&house).await, before);
    let letter = outgoing::latest(&house, "eve@example.org").await;
    assert_eq!(letter.subject, "You have an account at Harbour School already");
}

#[tokio::test]
async fn the_owner_of_an_address_is_told_once_an_hour() {
    let house = House::open().await;
    let_in(&house, SignupPolicy::Open, "").await;
    house.eve().await;
    for (minutes, letters) in [(0, 1), (10, 1), (49, 1), (1, 2)] {
        house.later(TimeDelta::minutes(minutes));
        let stranger = house.stranger();
        stranger.press(filled(&stranger, "eve@example.org", "").await).await.is(303);
        assert_eq!(outgoing::to(&house, "eve@example.org").await.len(), letters, "{minutes}");
    }
}

#[tokio::test]
async fn a_sign_up_that_was_cut_off_does_not_keep_the_mailbox_waiting() {
    let house = House::open().await;
    let choir = Choir::open(&house, None).await;
    let_in(&house, SignupPolicy::Open, "").await;
    seats::seat(&house, &choir, "zoe@example.org").await;
    let zoe = house.stranger();
    zoe.submit(filled(&zoe, "zoe@example.org", "").await).await.at("/signup/mailed");
    let page = zoe.get(&outgoing::link(&outgoing::latest(&house, "zoe@example.org").await)).await;
    zoe.submit(page.form("Finish signing up")).await.at("/");
    assert!(is_in(&zoe).await);
    assert_eq!(choir.uses(&house).await, (0, 0));
}

#[tokio::test]
async fn nobodys_mailbox_is_filled_from_here() {
    let house = House::open().await;
    let_in(&house, SignupPolicy::Open, "").await;
    for _ in 0..8 {
        let stranger = house.stranger();
        stranger.press(filled(&stranger, "zoe@example.org", "").await).await.is(303);
    }
    let letters = outgoing::to(&house, "zoe@example.org").await;
    assert_eq!(letters.len(), 5);
    // The last of them is the one that works.
    house.stranger().get(&outgoing::link(&letters[3])).await.is(410).says("a newer one");
    house.stranger().get(&outgoing::link(&letters[4])).await.is(200);
}

#[tokio::test]
async fn a_link_dies_at_the_instant_of_its_end() {
    let house = House::open().await;
    let_in(&house, SignupPolicy::Open, "").await;
    let zoe = house.stranger();
    zoe.press(filled(&zoe, "zoe@example.org", "").await).await.is(303);
    let link = outgoing::link(&outgoing::latest(&house, "zoe@example.org").await);
    house.later(TimeDelta::hours(24) - TimeDelta::microseconds(1));
    zoe.get(&link).await.is(200);
    house.later(TimeDelta::microseconds(1));
    zoe.get(&link).await.is(410).says("expired");
    let before = house.contents().await;
    zoe.post::<&str, &str>(&link, &[]).await.is(410).says("expired");
    nothing_changed(&house, &before, false).await;
}

#[tokio::test]
async fn an_address_that_was_taken_meanwhile_stays_with_its_account() {
    let house = House::open().await;
    let_in(&house, SignupPolicy::Open, "").await;
    let stranger = house.stranger();
    stranger.press(filled(&stranger, "eve@example.org", "").await).await.is(303);
    let link = outgoing::link(&outgoing::latest(&house, "eve@example.org").await);
    house.eve().await;
    let before = house.contents().await;
    stranger.post::<&str, &str>(&link, &[]).await.is(410).says("belongs to an account already");
    nothing_changed(&house, &before, false).await;
}

#[tokio::test]
async fn listed_domains_need_no_code_and_the_page_says_which() {
    let house = House::open().await;
    let_in(&house, SignupPolicy::Domains, "harbour.example pier.example").await;
    let zoe = house.stranger();
    zoe.visit("/signup").await.says("harbour.example or pier.example");
    zoe.press(filled(&zoe, "zoe@Pier.example", "").await).await.leads_to("/signup/mailed");
    let page = zoe.press(filled(&zoe, "zoe@example.org", "").await).await;
    page.is(422).faults("Join code", "example.org need a join code");
    // A domain that only ends like a listed one is another.
    zoe.press(filled(&zoe, "zoe@notpier.example", "").await).await.is(422);
}

#[tokio::test]
async fn the_same_form_twice_sends_one_letter() {
    let house = House::open().await;
    let_in(&house, SignupPolicy::Open, "").await;
    let zoe = house.stranger();
    let form = filled(&zoe, "zoe@example.org", "").await;
    for _ in 0..3 {
        zoe.post(form.action(), &form.entries()).await.is(303);
    }
    assert_eq!(outgoing::to(&house, "zoe@example.org").await.len(), 1);
}
