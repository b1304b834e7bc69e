//! Signing up with a code.

use muster::db::types::UserState;
use muster::t;

use crate::harness::TestServer;

use super::{Choir, PASSWORD, account, filled, is_in, nothing_changed, outgoing, sign_in, slip};

#[tokio::test]
async fn a_code_lets_a_newcomer_into_its_group_at_once() {
    let server = TestServer::open().await;
    let choir = Choir::open(&server, None).await;
    let zoe = server.stranger();
    let page = zoe.submit(filled(&zoe, "Zoe@Example.org", &choir.code_text).await).await;
    page.is(200).at(&format!("/groups/{}", choir.group)).says(t::passes::welcome("Choir"));
    page.says(t::accounts::check_inbox());
    let account = account(&server, "zoe@example.org").await.expect("an account");
    assert_eq!((account.state, account.name.as_str()), (UserState::Active, "Zoe Newcomer"));
    assert_eq!(account.email.as_deref(), Some("Zoe@Example.org"));
    assert!(account.email_confirmed_at.is_none() && choir.holds(&server, account.id).await);
    assert_eq!(choir.uses(&server).await, (1, 1));
    let emails = outgoing::to(&server, "Zoe@Example.org").await;
    assert_eq!(emails.len(), 1);
    assert_eq!(emails[0].subject, t::emails::confirm_subject("Harbour School").to_string());
    assert!(!emails[0].text.contains("Zoe"), "no email to an unproved address holds what a stranger typed");
    let again = server.stranger();
    sign_in(&again, "zoe@example.org", PASSWORD).await.leads_to("/");
    assert!(is_in(&again).await);
}

#[tokio::test]
async fn the_link_in_the_email_of_a_sign_up_confirms_the_address() {
    let server = TestServer::open().await;
    let choir = Choir::open(&server, None).await;
    let zoe = server.stranger();
    zoe.submit(filled(&zoe, "zoe@example.org", &choir.code_text).await).await.is(200);
    let email = server.mail.email_to("zoe@example.org").await;
    email.is_about(t::emails::confirm_subject("Harbour School"));
    let page = zoe.visit(&email.link()).await;
    zoe.submit(page.form(t::accounts::confirm())).await.says(t::accounts::confirmed());
    assert!(account(&server, "zoe@example.org").await.is_some_and(|zoe| zoe.email_confirmed_at.is_some()));
}

#[tokio::test]
async fn a_link_fills_the_code_in_and_a_member_enters_it() {
    let server = TestServer::open().await;
    let choir = Choir::open(&server, None).await;
    let path = format!("/signup?code={}", choir.code_text);
    server
        .stranger()
        .get(&path)
        .await
        .is(200)
        .headed(t::accounts::sign_up_to_join("Choir"))
        .keeps(t::web::join_code(), &choir.code_text);
    let eve = server.eve().await;
    eve.get(&path).await.leads_to(&format!("/join/{}", choir.code_text.replace('-', "")));
    eve.get("/signup").await.leads_to("/join");
}

#[tokio::test]
async fn every_refusal_names_its_field_and_keeps_the_form() {
    let server = TestServer::open().await;
    let choir = Choir::open(&server, None).await;
    let zoe = server.stranger();
    let long = "x".repeat(1_025);
    for (field, typed, told) in [
        ("Name", "  ", t::fields::empty()),
        ("Name", "Zoe\u{202E}\nNewcomer", t::fields::line_break()),
        ("Email", "zoe", t::fields::email_at()),
        ("Email", "zoe@example.org\r\nBcc: eve@example.org", t::fields::email_space()),
        ("Password", "", t::accounts::password_empty()),
        ("Password", "short", t::accounts::password_too_short(8)),
        ("Password", "Password1", t::accounts::password_common()),
        ("Password", "zoe newcomer", t::accounts::password_at_hand()),
        ("Password", &long, t::accounts::password_too_long()),
        ("Join code", "", t::accounts::code_needed()),
        ("Join code", "ab", t::codes::too_short()),
        ("Join code", "NOSUCH-CODE-2026", t::passes::code_unusable()),
    ] {
        let before = server.contents().await;
        let form = filled(&zoe, "zoe@example.org", &choir.code_text).await.fill(field, typed);
        let page = zoe.press(form).await;
        page.is(422).faults(field, told).keeps(t::web::password(), "");
        for (kept, value) in [("Name", "Zoe Newcomer"), ("Email", "zoe@example.org"), ("Join code", &choir.code_text)] {
            if kept != field {
                page.keeps(kept, value);
            }
        }
        nothing_changed(&server, &before, true).await;
    }
    assert!(account(&server, "zoe@example.org").await.is_none());
    // What was wrong does not stand in the way of what is right.
    zoe.submit(filled(&zoe, "zoe@example.org", &choir.code_text).await).await.says(t::passes::welcome("Choir"));
}

#[tokio::test]
async fn a_mistyped_code_is_offered_mended() {
    let server = TestServer::open().await;
    let choir = Choir::open(&server, None).await;
    let zoe = server.stranger();
    let slip = slip(&choir.code_text).expect("the choir's code has a lookalike");
    let before = server.contents().await;
    let page = zoe.press(filled(&zoe, "zoe@example.org", &slip).await).await;
    page.is(422).refuses(t::web::join_code(), "code.mistyped").keeps(t::web::join_code(), &slip);
    nothing_changed(&server, &before, false).await;
    let mended = page.form(t::accounts::sign_up_with(&choir.code_text)).fill(t::web::password(), PASSWORD);
    zoe.submit(mended).await.says(t::passes::welcome("Choir"));
}

#[tokio::test]
async fn signing_up_with_a_used_address_never_touches_its_account() {
    let server = TestServer::open().await;
    let choir = Choir::open(&server, None).await;
    let eve = server.eve().await;
    let before = server.contents().await;
    let stranger = server.stranger();
    let page = stranger.press(filled(&stranger, "EVE@example.org", &choir.code_text).await).await;
    page.is(422).refuses(t::web::email(), "sign_up.address_taken").keeps(t::web::email(), "EVE@example.org");
    let join = format!("/signin?next=%2Fjoin%2F{}", choir.code_text.replace('-', ""));
    assert_eq!(page.link(t::web::sign_in()), join);
    nothing_changed(&server, &before, true).await;
    assert!(!is_in(&stranger).await && is_in(&eve).await);
    assert_eq!(choir.uses(&server).await, (0, 0));
}

#[tokio::test]
async fn without_a_valid_code_nobody_learns_who_has_an_account() {
    let server = TestServer::open().await;
    Choir::open(&server, None).await;
    server.eve().await;
    let mut answers = Vec::new();
    for address in ["eve@example.org", "zoe@example.org"] {
        let stranger = server.stranger();
        let page = stranger.press(filled(&stranger, address, "NOSUCH-CODE-2026").await).await;
        answers.push((page.status(), page.text().replace(address, "ADDRESS")));
    }
    assert_eq!(answers[0], answers[1]);
}

#[tokio::test]
async fn somebody_deactivated_does_not_come_back_by_signing_up() {
    let server = TestServer::open().await;
    let choir = Choir::open(&server, None).await;
    server.account("Dan Deactivated", crate::harness::cast::Who::DEACTIVATED).await;
    let dan = server.stranger();
    let page = dan.press(filled(&dan, "dan@example.org", &choir.code_text).await).await;
    page.is(422).refuses(t::web::email(), "sign_up.address_taken");
    assert_eq!(account(&server, "dan@example.org").await.expect("still there").state, UserState::Deactivated);
    assert!(!is_in(&dan).await);
}

#[tokio::test]
async fn a_code_with_one_use_left_lets_one_of_many_in() {
    let server = TestServer::open().await;
    let choir = Choir::open(&server, Some(1)).await;
    let mut racing = Vec::new();
    for number in 0..8 {
        let browser = server.stranger();
        let form = filled(&browser, &format!("racer{number}@example.org"), &choir.code_text).await;
        racing.push(tokio::spawn(async move { browser.press(form).await.status().as_u16() }));
    }
    let mut answers = Vec::new();
    for race in racing {
        answers.push(race.await.expect("an answer"));
    }
    answers.sort_unstable();
    assert_eq!(answers, [303, 422, 422, 422, 422, 422, 422, 422]);
    assert_eq!(choir.uses(&server).await, (1, 1));
}

#[tokio::test]
async fn all_of_a_long_password_counts() {
    let server = TestServer::open().await;
    let choir = Choir::open(&server, None).await;
    let zoe = server.stranger();
    let long: String = "otter ".chars().cycle().take(1_024).collect();
    let form = filled(&zoe, "zoe@example.org", &choir.code_text).await.fill(t::web::password(), &long);
    zoe.submit(form).await.says(t::passes::welcome("Choir"));
    let other = server.stranger();
    sign_in(&other, "zoe@example.org", &long[..1_023]).await.is(422);
    sign_in(&other, "zoe@example.org", &format!("{}!", &long[..1_023])).await.is(422);
    sign_in(&other, "zoe@example.org", &long).await.is(303);
}

#[tokio::test]
async fn fields_that_the_form_does_not_have_change_nothing() {
    let server = TestServer::open().await;
    let choir = Choir::open(&server, None).await;
    let zoe = server.stranger();
    let form = filled(&zoe, "zoe@example.org", &choir.code_text).await;
    zoe.submit(form.forge("role", "admin").forge("state", "active").forge("uses", "0")).await.is(200);
    let account = account(&server, "zoe@example.org").await.expect("an account");
    assert_eq!(account.role, muster::db::types::OrgRole::Member);
}
