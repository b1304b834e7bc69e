//! One mailbox is one account, however its domain is spelled.

use diesel::{ExpressionMethods, QueryDsl, RunQueryDsl};
use muster::db::schema::users;
use muster::db::types::{SignupPolicy, UserState};

use crate::harness::House;
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
    let house = House::open().await;
    let choir = Choir::open(&house, None).await;
    let zoe = house.stranger();
    zoe.submit(filled(&zoe, SPELLINGS[0], &choir.letters).await).await.is(200).says("You’re in Choir.");
    assert_eq!(account(&house, KEY).await.and_then(|zoe| zoe.email).as_deref(), Some(SPELLINGS[0]));
    let before = people(&house).await;
    for spelling in SPELLINGS {
        let other = house.stranger();
        let page = other.submit(filled(&other, spelling, &choir.letters).await).await;
        page.is(422).refuses("Email", "sign_up.address_taken").keeps("Email", spelling);
        sign_in(&other, spelling, PASSWORD).await.leads_to("/");
        assert!(is_in(&other).await, "{spelling}");
    }
    assert_eq!(people(&house).await, before);
}

#[tokio::test]
async fn a_deactivated_person_is_barred_in_every_spelling() {
    let house = House::open().await;
    let choir = Choir::open(&house, None).await;
    let zoe = house.stranger();
    zoe.submit(filled(&zoe, SPELLINGS[1], &choir.letters).await).await.is(200);
    house
        .write(|conn| {
            let zoe = users::table.filter(users::email_key.eq(KEY));
            diesel::update(zoe).set(users::state.eq(UserState::Deactivated)).execute(conn)
        })
        .await;
    for spelling in SPELLINGS {
        let other = house.stranger();
        other
            .submit(filled(&other, spelling, &choir.letters).await)
            .await
            .is(422)
            .refuses("Email", "sign_up.address_taken");
        sign_in(&other, spelling, PASSWORD).await.is(422).refuses("Email", "sign_in.deactivated");
    }
    assert_eq!(choir.uses(&house).await, (1, 1));
}

#[tokio::test]
async fn a_forgotten_password_is_sent_where_the_account_says() {
    let house = House::open().await;
    let choir = Choir::open(&house, None).await;
    let zoe = house.stranger();
    zoe.submit(filled(&zoe, SPELLINGS[0], &choir.letters).await).await.is(200);
    let browser = house.stranger();
    let form = browser.visit("/forgotten").await.form("Send the link").fill("Email", SPELLINGS[3]);
    browser.press(form).await.leads_to("/forgotten/mailed");
    let letter = outgoing::latest(&house, SPELLINGS[0]).await;
    assert_eq!(letter.subject, "A new password for Harbour School");
    let page = browser.get(&outgoing::link(&letter)).await;
    let set = page.form("Set the password").fill("New password", "nine quiet herons");
    browser.submit(set).await.says("Your new password is set");
    sign_in(&house.stranger(), SPELLINGS[1], "nine quiet herons").await.is(303);
}

#[tokio::test]
async fn a_listed_domain_needs_no_code_in_any_spelling() {
    let house = House::open().await;
    let ann = house.ann().await;
    let form = ann.visit("/settings").await.form("Save changes");
    let form =
        form.choose("Also people of listed email domains They need no code once they have confirmed their address.");
    ann.submit(form.fill("Email domains", "ＢÜCHER。example")).await.is(200).keeps("Email domains", "bücher.example");
    for spelling in SPELLINGS {
        let zoe = house.stranger();
        zoe.visit("/signup").await.says("With an address at bücher.example you need none.");
        zoe.submit(filled(&zoe, spelling, "").await).await.at("/signup/mailed");
    }
    let other = house.stranger();
    other.submit(filled(&other, "zoe@bucher.example", "").await).await.is(422).faults("Join code", "bucher.example");
    let_in(&house, SignupPolicy::CodeRequired, "").await;
}

#[tokio::test]
async fn an_international_address_can_be_typed_and_wrong_ones_are_told() {
    let house = House::open().await;
    let browser = house.stranger();
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
    sign_in(&browser, "用户@", PASSWORD).await.is(422).faults("Email", "what follows the @").keeps("Email", "用户@");
}

#[tokio::test]
async fn an_address_is_read_with_what_was_copied_along() {
    let house = House::open().await;
    let lee = house.account("Lee", Who::MEMBER).await;
    for typed in [
        format!("Lee <{}>", lee.email),
        format!("<{}>", lee.email),
        format!("mailto:{}", lee.email),
        format!("{};", lee.email),
        format!("{}.", lee.email),
        lee.email.replace('@', "\u{FF20}"),
    ] {
        let browser = house.stranger();
        sign_in(&browser, &typed, cast::PASSWORD).await.leads_to("/");
        let other = house.stranger();
        let form = other.visit("/forgotten").await.form("Send the link");
        other.submit(form.fill("Email", &typed)).await.is(200);
    }
    sign_in(&house.stranger(), &format!("{}, other@example.org", lee.email), cast::PASSWORD).await.is(422);
}
