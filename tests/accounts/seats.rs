//! Seats: the same form once, and what becomes of a sign-up that does not finish.

use chrono::TimeDelta;
use diesel::prelude::*;
use muster::accounts;
use muster::codes::Code;
use muster::db::Stop;
use muster::db::schema::{codes, mails, users};
use muster::db::types::{GroupRole, OrgRole, UserState};
use muster::ids::UserId;
use muster::passes::{RedeemError, load_code, reserve};
use muster::people::{self, NewPerson};
use muster::secret::Secret;
use muster::t;
use tokio::task::JoinHandle;

use crate::harness::TestServer;

use super::{Choir, PASSWORD, account, filled, is_in, people as count};

#[tokio::test]
async fn the_same_form_twenty_times_has_one_effect_and_one_answer() {
    let server = TestServer::open().await;
    let choir = Choir::open(&server, None).await;
    let form = filled(&server.stranger(), "zoe@example.org", &choir.code_text).await;
    let (path, fields) = (form.action().to_owned(), form.entries());
    let mut posts = Vec::new();
    for _ in 0..20 {
        let (browser, path, fields) = (server.stranger(), path.clone(), fields.clone());
        posts.push(tokio::spawn(async move {
            let page = browser.post(&path, &fields).await;
            (page.status().as_u16(), page.header("location").unwrap_or_default().to_owned(), is_in(&browser).await)
        }));
    }
    for post in posts {
        assert_eq!(post.await.expect("an answer"), (303, format!("/groups/{}", choir.group), true));
    }
    assert_eq!(choir.uses(&server).await, (1, 1));
    // Ann and Zoe.
    assert_eq!(count(&server).await, 2);
    let emails: i64 = server.read(|conn| mails::table.count().get_result(conn)).await;
    assert_eq!(emails, 1);
}

#[tokio::test]
async fn the_same_form_with_another_password_opens_nothing() {
    let server = TestServer::open().await;
    let choir = Choir::open(&server, None).await;
    let form = filled(&server.stranger(), "zoe@example.org", &choir.code_text).await;
    let (path, mut fields) = (form.action().to_owned(), form.entries());
    server.stranger().post(&path, &fields).await.is(303);
    let other = server.stranger();
    fields.iter_mut().filter(|(name, _)| name == "password").for_each(|(_, value)| *value = "another password".into());
    other.post(&path, &fields).await.is(422).refuses(t::web::email(), "sign_up.sent_before");
    assert!(!is_in(&other).await);
}

#[tokio::test]
async fn the_same_form_filled_in_by_somebody_else_is_another_sign_up() {
    let server = TestServer::open().await;
    let choir = Choir::open(&server, None).await;
    let form = filled(&server.stranger(), "zoe@example.org", &choir.code_text).await;
    let path = form.action().to_owned();
    server.stranger().post(&path, &form.entries()).await.is(303);
    let next = form.fill(t::web::email(), "yan@example.org");
    server.stranger().post(&path, &next.entries()).await.is(303);
    assert!(account(&server, "yan@example.org").await.is_some());
    assert_eq!(choir.uses(&server).await, (2, 2));
}

#[tokio::test]
async fn an_unfinished_seat_is_returned_after_fifteen_minutes() {
    let server = TestServer::open().await;
    let choir = Choir::open(&server, Some(1)).await;
    let seat = seat(&server, &choir, "zoe@example.org").await;
    assert_eq!(choir.uses(&server).await, (1, 1));
    server.later(TimeDelta::minutes(15) - TimeDelta::microseconds(1));
    sweep(&server).await;
    assert_eq!((choir.uses(&server).await, state(&server, seat).await), ((1, 1), Some(UserState::Pending)));
    let other = server.stranger();
    other.press(filled(&other, "yan@example.org", &choir.code_text).await).await.is(422);
    server.later(TimeDelta::microseconds(1));
    sweep(&server).await;
    assert_eq!((choir.uses(&server).await, state(&server, seat).await), ((0, 0), None));
    let zoe = server.stranger();
    zoe.submit(filled(&zoe, "zoe@example.org", &choir.code_text).await).await.says(t::passes::welcome("Choir"));
    assert_eq!(choir.uses(&server).await, (1, 1));
}

#[tokio::test]
async fn a_sign_up_that_was_cut_off_goes_on_with_the_next_form() {
    let server = TestServer::open().await;
    let choir = Choir::open(&server, Some(1)).await;
    let seat = seat(&server, &choir, "zoe@example.org").await;
    let zoe = server.stranger();
    zoe.visit(&format!("/join/{}", choir.code_text)).await.is(200).headed("Choir");
    zoe.visit(&format!("/signup?code={}", choir.code_text)).await.is(200);
    zoe.submit(filled(&zoe, "zoe@example.org", &choir.code_text).await).await.says(t::passes::welcome("Choir"));
    assert_eq!((choir.uses(&server).await, state(&server, seat).await), ((1, 1), Some(UserState::Active)));
    // The account is finished: nobody takes it over.
    let other = server.stranger();
    other.press(filled(&other, "zoe@example.org", &choir.code_text).await).await.is(422);
    assert!(!is_in(&other).await);
}

#[tokio::test]
async fn a_seat_that_is_over_does_not_keep_its_address() {
    let server = TestServer::open().await;
    let choir = Choir::open(&server, None).await;
    seat(&server, &choir, "zoe@example.org").await;
    server.later(TimeDelta::minutes(15));
    let zoe = server.stranger();
    zoe.submit(filled(&zoe, "zoe@example.org", &choir.code_text).await).await.says(t::passes::welcome("Choir"));
    assert_eq!(choir.uses(&server).await, (1, 1));
}

#[tokio::test]
async fn a_seat_is_not_taken_over_with_another_code() {
    let server = TestServer::open().await;
    let choir = Choir::open(&server, None).await;
    let seat = seat(&server, &choir, "zoe@example.org").await;
    let second = second_code(&server, &choir).await;
    let zoe = server.stranger();
    zoe.press(filled(&zoe, "zoe@example.org", second).await)
        .await
        .is(422)
        .refuses(t::web::email(), "sign_up.address_taken");
    assert_eq!((choir.uses(&server).await, state(&server, seat).await), ((1, 1), Some(UserState::Pending)));
}

#[tokio::test]
async fn who_was_taken_over_cannot_finish() {
    let server = TestServer::open().await;
    let choir = Choir::open(&server, None).await;
    let (first, second) = (server.stranger(), server.stranger());
    let early = filled(&first, "zoe@example.org", &choir.code_text).await.fill(t::web::password(), "the first of two");
    let late = filled(&second, "zoe@example.org", &choir.code_text).await;
    // The first one's hash waits behind these, and the second one's behind the first's.
    let crowd = crowd(&server, 60);
    let posted = first.clone();
    let early = tokio::spawn(async move { posted.press(early).await });
    server.until(|| async { choir.uses(&server).await == (1, 1) }).await;
    second.submit(late).await.says(t::passes::welcome("Choir"));
    early.await.expect("an answer").is(422).refuses(t::web::email(), "sign_up.seat_lost");
    assert!(is_in(&second).await && !is_in(&first).await);
    // Ann and Zoe.
    assert_eq!((choir.uses(&server).await, count(&server).await), ((1, 1), 2));
    super::sign_in(&server.stranger(), "zoe@example.org", "the first of two").await.is(422);
    super::sign_in(&server.stranger(), "zoe@example.org", PASSWORD).await.is(303);
    drop(crowd);
}

#[tokio::test]
async fn twenty_forms_of_one_sign_up_at_once_are_one_account() {
    let mut server = TestServer::open().await;
    let choir = Choir::open(&server, Some(1)).await;
    let instance = server.second_instance();
    let mut posts = Vec::new();
    for number in 0..20 {
        let browser = server.stranger();
        let browser = if number % 2 == 0 { browser } else { browser.led_to(&instance) };
        let password = format!("{number} small otters");
        let form = filled(&browser, "zoe@example.org", &choir.code_text).await.fill(t::web::password(), &password);
        posts.push(tokio::spawn(async move {
            let status = browser.press(form).await.status().as_u16();
            (status, is_in(&browser).await, password)
        }));
    }
    let mut inside = Vec::new();
    for post in posts {
        match post.await.expect("an answer") {
            (303, true, password) => inside.push(password),
            (status, is_in, _) => assert_eq!((status, is_in), (422, false)),
        }
    }
    assert_eq!((inside.len(), choir.uses(&server).await, count(&server).await), (1, (1, 1), 2));
    super::sign_in(&server.stranger(), "zoe@example.org", &inside[0]).await.is(303);
}

#[tokio::test]
async fn in_a_crowd_a_sign_up_waits_and_goes_on_by_a_button_once() {
    let server = TestServer::open().await;
    let choir = Choir::open(&server, None).await;
    let zoe = server.stranger();
    let form = filled(&zoe, "zoe@example.org", &choir.code_text).await;
    // Hashes for more than ten seconds on two fast cores wait before hers.
    let crowd = crowd(&server, 1_800);
    tokio::task::yield_now().await;
    let waiting = zoe.press(form).await;
    waiting.is(303);
    let path = waiting.header("location").expect("a page that waits").to_owned();
    assert!(path.starts_with("/signup/wait/"), "{path}");
    assert!(!is_in(&zoe).await);
    let page = zoe.get(&path).await;
    page.is(200).says(t::accounts::wait_text());
    assert_eq!(page.header("refresh"), Some("3"));
    zoe.post::<&str, &str>(&path, &[]).await.leads_to(&path);
    for hash in crowd {
        hash.await.expect("a hash");
    }
    let ready = loop {
        let page = zoe.get(&path).await;
        if page.offers(t::web::proceed()) {
            break page;
        }
        tokio::time::sleep(std::time::Duration::from_millis(50)).await;
    };
    assert_eq!(ready.header("refresh"), None);
    zoe.submit(ready.form(t::web::proceed()))
        .await
        .at(&format!("/groups/{}", choir.group))
        .says(t::passes::welcome("Choir"));
    assert!(is_in(&zoe).await);
    let other = server.stranger();
    other.get(&path).await.says(t::accounts::ready_sign_in());
    other.post::<&str, &str>(&path, &[]).await.leads_to(&path);
    assert!(!is_in(&other).await);
}

#[tokio::test]
async fn somebody_with_a_seat_is_nobody_yet() {
    let server = TestServer::open().await;
    let choir = Choir::open(&server, None).await;
    let seat = seat(&server, &choir, "zoe@example.org").await;
    assert!(!choir.holds(&server, seat).await);
    super::sign_in(&server.stranger(), "zoe@example.org", PASSWORD).await.is(422);
    let stranger = server.stranger();
    let form =
        stranger.visit("/forgotten").await.form(t::accounts::send_link()).fill(t::web::email(), "zoe@example.org");
    stranger.press(form).await.is(303);
    assert!(super::outgoing::to(&server, "zoe@example.org").await.is_empty());
}

#[tokio::test]
async fn a_page_that_waits_for_no_seat_says_so() {
    let server = TestServer::open().await;
    let page = server.stranger().get("/signup/wait/nothing").await;
    page.is(200).says(t::accounts::reservation_lost());
    assert_eq!(page.header("referrer-policy"), Some("no-referrer"));
    server.stranger().post::<&str, &str>("/signup/wait/nothing", &[]).await.leads_to("/signup/wait/nothing");
}

/// So many hashes that others wait behind.
fn crowd(server: &TestServer, hashes: usize) -> Vec<JoinHandle<Secret<String>>> {
    let hash = |_| {
        let hasher = server.app.hasher.clone();
        tokio::spawn(async move { hasher.hash(Secret::new("crowd".into()), [7; 16]).await })
    };
    (0..hashes).map(hash).collect()
}

/// Another code of the choir, made by the same admin.
async fn second_code(server: &TestServer, choir: &Choir) -> &'static str {
    let (group, first, now) = (choir.group, choir.code, server.now());
    server
        .write(move |conn| {
            let maker: UserId = codes::table.find(first).select(codes::made_by).first(conn)?;
            diesel::insert_into(codes::table)
                .values((
                    codes::key.eq("OTTERCODE"),
                    codes::shown.eq("OTTERCODE"),
                    codes::group_id.eq(group),
                    codes::uses.eq(0),
                    codes::role.eq(GroupRole::Member),
                    codes::label.eq(""),
                    codes::made_by.eq(maker),
                    codes::made_at.eq(now),
                ))
                .execute(conn)
        })
        .await;
    "OTTERCODE"
}

/// A sign-up that was cut off after its first transaction.
pub async fn seat(server: &TestServer, choir: &Choir, email: &'static str) -> UserId {
    let (code, now) = (Code::read(&choir.code_text).expect("a code"), server.now());
    let taken = server.app.db.write(move |conn| {
        let person = NewPerson {
            email,
            email_key: email,
            email_confirmed_at: None,
            name: "Zoe Newcomer",
            name_key: "zoe newcomer",
            password_hash: None,
            role: OrgRole::Member,
            state: UserState::Pending,
        };
        let id = people::insert(conn, &person, now)?;
        let found = load_code(conn, code.key(), id)?.ok_or(Stop::Refused(RedeemError::UNKNOWN_CODE))?;
        reserve(conn, &found, email, id, now)?;
        Ok::<_, Stop<RedeemError>>(id)
    });
    taken.await.expect("a seat")
}

async fn sweep(server: &TestServer) {
    let now = server.now();
    server.write(move |conn| accounts::sweep(conn, now)).await;
}

async fn state(server: &TestServer, person: UserId) -> Option<UserState> {
    server.read(move |conn| users::table.find(person).select(users::state).first(conn).optional()).await
}
