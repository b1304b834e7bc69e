//! One mailbox is one account, however its domain is spelled.

use diesel::{ExpressionMethods, QueryDsl, RunQueryDsl};
use muster::db::schema::users;
use muster::db::types::{SignupPolicy, UserState};
use muster::t;

use crate::harness::TestServer;
use crate::harness::cast::{self, Who};

use super::{Choir, PASSWORD, account, filled, is_in, let_in, outgoing, people, sign_in};

const SPELLINGS: [&str; 5] = [
    "zoe@bücher.example",
    "zoe@xn--bcher-kva.example",
    "Zoe@BÜCHER\u{3002}Example",
    "ｚｏｅ\u{FF20}ｂücher．ｅｘａｍｐｌｅ",
    "zoe@bu\u{308}cher.example",
];
const KEY: &str = "zoe@xn--bcher-kva.example";

#[tokio::test]
async fn a_mailbox_has_one_account_by_any_spelling() {
    let server = TestServer::open().await;
    let choir = Choir::open(&server, None).await;
    let zoe = server.stranger();
    zoe.submit(filled(&zoe, SPELLINGS[0], &choir.code_text).await).await.is(200).says(t::passes::welcome("Choir"));
    assert_eq!(account(&server, KEY).await.and_then(|zoe| zoe.email).as_deref(), Some(SPELLINGS[0]));
    let before = people(&server).await;
    for spelling in SPELLINGS {
        let other = server.stranger();
        let page = other.submit(filled(&other, spelling, &choir.code_text).await).await;
        page.is(422).refuses(t::web::email(), "sign_up.address_taken").keeps(t::web::email(), spelling);
        sign_in(&other, spelling, PASSWORD).await.leads_to("/");
        assert!(is_in(&other).await, "{spelling}");
    }
    assert_eq!(people(&server).await, before);
}

#[tokio::test]
async fn a_deactivated_person_is_barred_in_every_spelling() {
    let server = TestServer::open().await;
    let choir = Choir::open(&server, None).await;
    let zoe = server.stranger();
    zoe.submit(filled(&zoe, SPELLINGS[1], &choir.code_text).await).await.is(200);
    server
        .write(|conn| {
            let zoe = users::table.filter(users::email_key.eq(KEY));
            diesel::update(zoe).set(users::state.eq(UserState::Deactivated)).execute(conn)
        })
        .await;
    for spelling in SPELLINGS {
        let other = server.stranger();
        other
            .submit(filled(&other, spelling, &choir.code_text).await)
            .await
            .is(422)
            .refuses(t::web::email(), "sign_up.address_taken");
        sign_in(&other, spelling, PASSWORD).await.is(422).refuses(t::web::email(), "sign_in.deactivated");
    }
    assert_eq!(choir.uses(&server).await, (1, 1));
}

#[tokio::test]
async fn a_forgotten_password_is_sent_where_the_account_says() {
    let server = TestServer::open().await;
    let choir = Choir::open(&server, None).await;
    let zoe = server.stranger();
    zoe.submit(filled(&zoe, SPELLINGS[0], &choir.code_text).await).await.is(200);
    let browser = server.stranger();
    let form = browser.visit("/forgotten").await.form(t::accounts::send_link()).fill(t::web::email(), SPELLINGS[3]);
    browser.press(form).await.leads_to("/forgotten/mailed");
    let email = outgoing::latest(&server, SPELLINGS[0]).await;
    assert_eq!(email.subject, t::emails::reset_subject("Harbour School").to_string());
    let page = browser.get(&outgoing::link(&email)).await;
    let set = page.form(t::accounts::set_password()).fill(t::accounts::new_password(), "nine quiet herons");
    browser.submit(set).await.says(t::accounts::password_changed());
    sign_in(&server.stranger(), SPELLINGS[1], "nine quiet herons").await.is(303);
}

#[tokio::test]
async fn a_listed_domain_needs_no_code_in_any_spelling() {
    let server = TestServer::open().await;
    let ann = server.ann().await;
    let form = ann.visit("/settings").await.form(t::web::save_changes());
    let form = form.choose(t::settings::signup_policy_domains());
    ann.submit(form.fill(t::settings::signup_domains(), "ＢÜCHER。example"))
        .await
        .is(200)
        .keeps(t::settings::signup_domains(), "bücher.example");
    for spelling in SPELLINGS {
        let zoe = server.stranger();
        zoe.visit("/signup").await.says(t::accounts::code_hint_domains("bücher.example"));
        zoe.submit(filled(&zoe, spelling, "").await).await.at("/signup/mailed");
    }
    let other = server.stranger();
    other
        .submit(filled(&other, "zoe@bucher.example", "").await)
        .await
        .is(422)
        .faults(t::web::join_code(), "bucher.example");
    let_in(&server, SignupPolicy::CodeRequired, "").await;
}

#[tokio::test]
async fn international_addresses_can_be_typed_wrong_ones_are_told() {
    let server = TestServer::open().await;
    let browser = server.stranger();
    for path in ["/signin", "/forgotten", "/signup"] {
        let page = browser.visit(path).await;
        let source = page.source();
        let field = source.split("<input ").find(|input| input.starts_with("id=\"f-email\"")).expect("an email field");
        for said in [
            "type=\"text\"",
            "inputmode=\"email\"",
            "autocapitalize=\"none\"",
            "autocorrect=\"off\"",
            "spellcheck=\"false\"",
            "autocomplete=",
        ] {
            assert!(field.contains(said), "{path}: {said} is not in {field}");
        }
    }
    sign_in(&browser, "用户@", PASSWORD)
        .await
        .is(422)
        .faults(t::web::email(), t::fields::email_domain())
        .keeps(t::web::email(), "用户@");
}

#[tokio::test]
async fn an_address_is_read_with_what_was_copied_along() {
    let server = TestServer::open().await;
    let lee = server.account("Lee", Who::MEMBER).await;
    for typed in [
        format!("Lee <{}>", lee.email),
        format!("<{}>", lee.email),
        format!("mailto:{}", lee.email),
        format!("{};", lee.email),
        format!("{}.", lee.email),
        lee.email.replace('@', "\u{FF20}"),
    ] {
        let browser = server.stranger();
        sign_in(&browser, &typed, cast::PASSWORD).await.leads_to("/");
        let other = server.stranger();
        let form = other.visit("/forgotten").await.form(t::accounts::send_link());
        other.submit(form.fill(t::web::email(), &typed)).await.is(200);
    }
    sign_in(&server.stranger(), &format!("{}, other@example.org", lee.email), cast::PASSWORD).await.is(422);
}
