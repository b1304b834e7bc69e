//! Signing up with a code.

use muster::db::types::UserState;

use crate::harness::House;

use super::{Choir, PASSWORD, account, filled, is_in, nothing_changed, outgoing, sign_in, slip};

#[tokio::test]
async fn a_code_lets_a_newcomer_into_its_group_at_once() {
    let house = House::open().await;
    let choir = Choir::open(&house, None).await;
    let zoe = house.stranger();
    let page = zoe.submit(filled(&zoe, "Zoe@Example.org", &choir.letters).await).await;
    page.is(200).at(&format!("/groups/{}", choir.group)).says("You’re in Choir.");
    page.says("Check your inbox to confirm your email.");
    let account = account(&house, "zoe@example.org").await.expect("an account");
    assert_eq!((account.state, account.name.as_str()), (UserState::Active, "Zoe Newcomer"));
    assert_eq!(account.email.as_deref(), Some("Zoe@Example.org"));
    assert!(account.email_confirmed_at.is_none() && choir.holds(&house, account.id).await);
    assert_eq!(choir.uses(&house).await, (1, 1));
    let letters = outgoing::to(&house, "Zoe@Example.org").await;
    assert_eq!(letters.len(), 1);
    assert_eq!(letters[0].subject, "Confirm your address for Harbour School");
    assert!(!letters[0].text.contains("Zoe"), "no letter to an unproved address holds what a stranger typed");
    let again = house.stranger();
    sign_in(&again, "zoe@example.org", PASSWORD).await.leads_to("/");
    assert!(is_in(&again).await);
}

#[tokio::test]
async fn the_letter_of_a_sign_up_arrives_and_its_link_confirms_the_address() {
    let house = House::open().await;
    let choir = Choir::open(&house, None).await;
    let zoe = house.stranger();
    zoe.submit(filled(&zoe, "zoe@example.org", &choir.letters).await).await.is(200);
    let letter = house.post.letter_to("zoe@example.org").await;
    assert_eq!(letter.subject(), "Confirm your address for Harbour School");
    let page = zoe.visit(&letter.link()).await;
    zoe.submit(page.form("Confirm my address")).await.says("Your address is confirmed");
    assert!(account(&house, "zoe@example.org").await.is_some_and(|zoe| zoe.email_confirmed_at.is_some()));
}

#[tokio::test]
async fn a_link_fills_the_code_in_and_somebody_signed_in_enters_it_instead() {
    let house = House::open().await;
    let choir = Choir::open(&house, None).await;
    let path = format!("/signup?code={}", choir.letters);
    house.stranger().get(&path).await.is(200).headed("Sign up to join Choir").keeps("Join code", &choir.letters);
    let eve = house.eve().await;
    eve.get(&path).await.leads_to(&format!("/join/{}", choir.letters.replace('-', "")));
    eve.get("/signup").await.leads_to("/join");
}

#[tokio::test]
async fn every_refusal_names_its_field_and_keeps_the_form() {
    let house = House::open().await;
    let choir = Choir::open(&house, None).await;
    let zoe = house.stranger();
    let long = "x".repeat(1_025);
    for (field, typed, told) in [
        ("Name", "  ", "Enter your name"),
        ("Name", "Zoe\u{202E}\nNewcomer", "single line"),
        ("Email", "zoe", "one @"),
        ("Email", "zoe@example.org\r\nBcc: eve@example.org", "without spaces"),
        ("Password", "", "Choose a password"),
        ("Password", "short", "at least 8"),
        ("Password", "Password1", "anybody guesses"),
        ("Password", "zoe newcomer", "a name or an address"),
        ("Password", &long, "shorter"),
        ("Join code", "", "Enter the join code"),
        ("Join code", "ab", "too short"),
        ("Join code", "NOSUCH-CODE-2026", "can’t be used"),
    ] {
        let before = house.contents().await;
        let form = filled(&zoe, "zoe@example.org", &choir.letters).await.fill(field, typed);
        let page = zoe.press(form).await;
        page.is(422).faults(field, told).keeps("Password", "");
        for (kept, value) in [("Name", "Zoe Newcomer"), ("Email", "zoe@example.org"), ("Join code", &choir.letters)] {
            if kept != field {
                page.keeps(kept, value);
            }
        }
        nothing_changed(&house, &before, true).await;
    }
    assert!(account(&house, "zoe@example.org").await.is_none());
    // What was wrong does not stand in the way of what is right.
    zoe.submit(filled(&zoe, "zoe@example.org", &choir.letters).await).await.says("You’re in Choir.");
}

#[tokio::test]
async fn a_mistyped_code_is_offered_mended() {
    let house = House::open().await;
    let choir = Choir::open(&house, None).await;
    let zoe = house.stranger();
    let slip = slip(&choir.letters).expect("the choir's code has a lookalike");
    let before = house.contents().await;
    let page = zoe.press(filled(&zoe, "zoe@example.org", &slip).await).await;
    page.is(422).refuses("Join code", "code.mistyped").keeps("Join code", &slip);
    nothing_changed(&house, &before, false).await;
    let mended = page.form(&format!("Sign up with {}", choir.letters)).fill("Password", PASSWORD);
    zoe.submit(mended).await.says("You’re in Choir.");
}

#[tokio::test]
async fn signing_up_with_a_used_address_never_touches_its_account() {
    let house = House::open().await;
    let choir = Choir::open(&house, None).await;
    let eve = house.eve().await;
    let before = house.contents().await;
    let stranger = house.stranger();
    let page = stranger.press(filled(&stranger, "EVE@example.org", &choir.letters).await).await;
    page.is(422).refuses("Email", "sign_up.address_taken").keeps("Email", "EVE@example.org");
    let join = format!("/signin?next=%2Fjoin%2F{}", choir.letters.replace('-', ""));
    assert_eq!(page.link("Sign in"), join);
    nothing_changed(&house, &before, true).await;
    assert!(!is_in(&stranger).await && is_in(&eve).await);
    assert_eq!(choir.uses(&house).await, (0, 0));
}

#[tokio::test]
async fn without_a_valid_code_nobody_learns_whether_an_address_has_an_account() {
    let house = House::open().await;
    Choir::open(&house, None).await;
    house.eve().await;
    let mut answers = Vec::new();
    for address in ["eve@example.org", "zoe@example.org"] {
        let stranger = house.stranger();
        let page = stranger.press(filled(&stranger, address, "NOSUCH-CODE-2026").await).await;
        answers.push((page.status(), page.text().replace(address, "ADDRESS")));
    }
    assert_eq!(answers[0], answers[1]);
}

#[tokio::test]
async fn somebody_deactivated_does_not_come_back_by_signing_up() {
    let house = House::open().await;
    let choir = Choir::open(&house, None).await;
    house.account("Dan Deactivated", crate::harness::cast::Who::DEACTIVATED).await;
    let dan = house.stranger();
    let page = dan.press(filled(&dan, "dan@example.org", &choir.letters).await).await;
    page.is(422).refuses("Email", "sign_up.address_taken");
    assert_eq!(account(&house, "dan@example.org").await.expect("still there").state, UserState::Deactivated);
    assert!(!is_in(&dan).await);
}

#[tokio::test]
async fn a_code_with_one_use_left_lets_one_of_many_in() {
    let house = House::open().await;
    let choir = Choir::open(&house, Some(1)).await;
    let mut racing = Vec::new();
    for number in 0..8 {
        let browser = house.stranger();
        let form = filled(&browser, &format!("racer{number}@example.org"), &choir.letters).await;
        racing.push(tokio::spawn(async move { browser.press(form).await.status().as_u16() }));
    }
    let mut answers = Vec::new();
    for race in racing {
        answers.push(race.await.expect("an answer"));
    }
    answers.sort_unstable();
    assert_eq!(answers, [303, 422, 422, 422, 422, 422, 422, 422]);
    assert_eq!(choir.uses(&house).await, (1, 1));
}

#[tokio::test]
async fn all_of_a_long_password_counts() {
    let house = House::open().await;
    let choir = Choir::open(&house, None).await;
    let zoe = house.stranger();
    let long: String = "otter ".chars().cycle().take(1_024).collect();
    let form = filled(&zoe, "zoe@example.org", &choir.letters).await.fill("Password", &long);
    zoe.submit(form).await.says("You’re in Choir.");
    let other = house.stranger();
    sign_in(&other, "zoe@example.org", &long[..1_023]).await.is(422);
    sign_in(&other, "zoe@example.org", &format!("{}!", &long[..1_023])).await.is(422);
    sign_in(&other, "zoe@example.org", &long).await.is(303);
}

#[tokio::test]
async fn fields_that_the_form_does_not_have_change_nothing() {
    let house = House::open().await;
    let choir = Choir::open(&house, None).await;
    let zoe = house.stranger();
    let form = filled(&zoe, "zoe@example.org", &choir.letters).await;
    zoe.submit(form.forge("role", "admin").forge("state", "active").forge("uses", "0")).await.is(200);
    let account = account(&house, "zoe@example.org").await.expect("an account");
    assert_eq!(account.role, muster::db::types::OrgRole::Member);
}
