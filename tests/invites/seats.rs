//! Seats behind an invite: a use held for a sign-up that is not finished, and many at the last one.

use chrono::TimeDelta;
use diesel::{OptionalExtension, QueryDsl, RunQueryDsl};
use muster::accounts;
use muster::db::Stop;
use muster::db::schema::users;
use muster::db::types::{OrgRole, UserState};
use muster::ids::UserId;
use muster::invites::{InviteLink, load_for};
use muster::passes::{RedeemError, reserve};
use muster::people::{self, NewPerson};
use muster::t;
use muster::text;

use super::{Invited, link_to, to};
use crate::harness::TestServer;
use crate::harness::cast::PASSWORD;
use crate::harness::form::Form;
use crate::harness::person::Person;

/// The sign-up form behind the shared link, filled in.
async fn filled(fixture: &Invited, browser: &Person, email: &str) -> Form {
    let form = browser.visit(&format!("{}/signup", fixture.invite.link)).await.form(t::web::sign_up_and_join());
    form.fill(t::accounts::name(), "Zoe Newcomer").fill(t::web::email(), email).fill(t::web::password(), PASSWORD)
}

/// A sign-up behind the shared link that was cut off after its first transaction.
async fn seat(fixture: &Invited, email: &'static str) -> UserId {
    seat_by(fixture, &fixture.invite.link, email).await
}

async fn seat_by(fixture: &Invited, link: &str, email: &'static str) -> UserId {
    let link = InviteLink::read(link).expect("an invite's link");
    let (key, now) = (fixture.server.app.key.clone(), fixture.server.now());
    let taken = fixture.server.app.db.write(move |conn| {
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
        let email = text::email(email).expect("an address");
        let found = load_for(conn, &key, &link, id)?.ok_or(Stop::Refused(RedeemError::UNKNOWN_LINK))?;
        reserve(conn, &found, email.key(), id, now)?;
        Ok::<_, Stop<RedeemError>>(id)
    });
    taken.await.unwrap_or_else(|_| panic!("no seat for {email}"))
}

async fn sweep(server: &TestServer) {
    let now = server.now();
    server.write(move |conn| accounts::sweep(conn, now)).await;
}

async fn state(server: &TestServer, person: UserId) -> Option<UserState> {
    server.read(move |conn| users::table.find(person).select(users::state).first(conn).optional()).await
}

#[tokio::test]
async fn an_unfinished_seat_gives_its_use_back_after_15_minutes() {
    let fixture = Invited::with(|form| form.fill(t::invites::maximum_uses(), "1")).await;
    let seat = seat(&fixture, "zoe@example.org").await;
    assert_eq!(fixture.uses().await, (1, 1));
    fixture.server.later(TimeDelta::minutes(15) - TimeDelta::microseconds(1));
    sweep(&fixture.server).await;
    assert_eq!((fixture.uses().await, state(&fixture.server, seat).await), ((1, 1), Some(UserState::Pending)));
    fixture.server.stranger().visit(&fixture.invite.link).await.is(410).carries("invite.used_up");
    fixture.server.later(TimeDelta::microseconds(1));
    sweep(&fixture.server).await;
    assert_eq!((fixture.uses().await, state(&fixture.server, seat).await), ((0, 0), None));
    let zoe = fixture.server.stranger();
    zoe.submit(filled(&fixture, &zoe, "zoe@example.org").await).await.at(&fixture.group()).says("You’re in Choir.");
    assert_eq!((fixture.joined().await, fixture.uses().await), (1, (1, 1)));
}

#[tokio::test]
async fn a_sign_up_that_was_cut_off_goes_on_with_the_next_form() {
    let fixture = Invited::with(|form| form.fill(t::invites::maximum_uses(), "1")).await;
    let zoe = fixture.server.stranger();
    let form = filled(&fixture, &zoe, "zoe@example.org").await;
    let other = fixture.server.stranger();
    let others = filled(&fixture, &other, "yan@example.org").await;
    let seat = seat(&fixture, "zoe@example.org").await;
    other.press(others).await.leads_to(&fixture.invite.link);
    zoe.submit(form).await.at(&fixture.group()).says("You’re in Choir.");
    assert_eq!((fixture.uses().await, state(&fixture.server, seat).await), ((1, 1), Some(UserState::Active)));
}

#[tokio::test]
async fn the_reader_of_an_email_resumes_a_sign_up_cut_off() {
    let fixture = Invited::with(|form| to("zoe@example.org")(form).fill(t::invites::maximum_uses(), "1")).await;
    let link = link_to(&fixture.server, "zoe@example.org").await;
    let seat = seat_by(&fixture, &link, "zoe@example.org").await;
    let zoe = fixture.server.stranger();
    let page = zoe.visit(&zoe.visit(&link).await.link(t::web::sign_up_and_join())).await;
    let form = page
        .form(t::web::sign_up_and_join())
        .fill(t::accounts::name(), "Zoe Newcomer")
        .fill(t::web::password(), PASSWORD);
    zoe.submit(form).await.at(&fixture.group()).says("You’re in Choir.");
    assert_eq!((fixture.uses().await, state(&fixture.server, seat).await), ((1, 1), Some(UserState::Active)));
}

#[tokio::test]
async fn who_reads_the_address_precedes_a_sign_up_cut_off() {
    let fixture = Invited::open().await;
    let seat = seat(&fixture, "zoe@example.org").await;
    super::made(&fixture.ann, fixture.choir, to("zoe@example.org")).await;
    let link = link_to(&fixture.server, "zoe@example.org").await;
    let zoe = fixture.server.stranger();
    let page = zoe.visit(&zoe.visit(&link).await.link(t::web::sign_up_and_join())).await;
    let form = page
        .form(t::web::sign_up_and_join())
        .fill(t::accounts::name(), "Zoe Newcomer")
        .fill(t::web::password(), PASSWORD);
    zoe.submit(form).await.at(&fixture.group()).says("You’re in Choir.");
    assert_eq!((fixture.uses().await, state(&fixture.server, seat).await), ((1, 1), None));
}

#[tokio::test]
async fn a_seat_that_is_over_does_not_keep_its_address() {
    let fixture = Invited::open().await;
    seat(&fixture, "zoe@example.org").await;
    fixture.server.later(TimeDelta::minutes(15));
    let zoe = fixture.server.stranger();
    zoe.submit(filled(&fixture, &zoe, "zoe@example.org").await).await.says("You’re in Choir.");
    assert_eq!(fixture.uses().await, (1, 1));
}

#[tokio::test(flavor = "multi_thread")]
async fn fifty_strangers_at_once_on_a_link_for_one_are_one_account() {
    let mut fixture = Invited::with(|form| form.fill(t::invites::maximum_uses(), "1")).await;
    let second = fixture.server.second_instance();
    let mut forms = Vec::new();
    for number in 0..50 {
        let browser = fixture.server.stranger();
        let browser = if number % 2 == 0 { browser } else { browser.led_to(&second) };
        let form = filled(&fixture, &browser, &format!("zoe{number}@example.org")).await;
        forms.push((browser, form));
    }
    let posts = forms.into_iter().map(|(browser, form)| async move {
        let page = browser.press(form).await;
        (page.status().as_u16(), page.header("location").unwrap_or_default().to_owned())
    });
    let answers = futures_util::future::join_all(posts).await;
    let came = answers.iter().filter(|answer| **answer == (303, fixture.group())).count();
    let told = answers.iter().filter(|answer| **answer == (303, fixture.invite.link.clone())).count();
    assert_eq!((came, told), (1, 49), "{answers:?}");
    assert_eq!((fixture.joined().await, fixture.uses().await), (1, (1, 1)));
    // Ann, and whoever was first: nothing is left of the others.
    let people: i64 = fixture.server.read(|conn| users::table.count().get_result(conn)).await;
    assert_eq!(people, 2);
}
