//! Deleting one's account.

use diesel::prelude::*;
use muster::db::schema::{events, mails, sessions, tokens, user_words, users};
use muster::db::types::{EventKind, GroupRole, OrgRole, UserState};
use muster::t;

use crate::harness::TestServer;
use crate::harness::cast::{PASSWORD, Who};
use crate::harness::person::Person;

use super::{Choir, account, filled, is_in, sign_in};

async fn delete(browser: &Person, password: &str) -> crate::harness::page::Page {
    let form = browser.visit("/account/delete").await.form(t::accounts::delete());
    browser.submit(form.fill(t::accounts::your_password(), password)).await
}

#[tokio::test]
async fn the_person_goes_and_the_history_stays() {
    let server = TestServer::open().await;
    let choir = Choir::open(&server, None).await;
    let eve = server.eve().await;
    server.put_in(choir.group, &eve, GroupRole::Member).await;
    // She has a link on its way and has changed her name.
    eve.post("/account/details", &[("name", "Eve Renamed"), ("time_zone", "")]).await.is(303);
    let form = eve
        .visit("/account")
        .await
        .form(t::accounts::change_email())
        .fill(t::accounts::new_email(), "eve.new@example.org");
    eve.submit(form.fill(t::accounts::your_password(), PASSWORD)).await.is(200);
    delete(&eve, PASSWORD).await.says(t::accounts::deleted());
    assert!(!is_in(&eve).await && !choir.holds(&server, eve.id).await);
    let id = eve.id;
    let (state, name, email, hash) = server
        .read(move |conn| {
            users::table.find(id).select((users::state, users::name, users::email, users::password_hash)).first::<(
                UserState,
                String,
                Option<String>,
                Option<String>,
            )>(
                conn
            )
        })
        .await;
    assert_eq!((state, name.as_str(), email, hash), (UserState::Erased, "Deleted account", None, None));
    let last: EventKind = server
        .read(move |conn| {
            events::table
                .filter(events::person_id.eq(id))
                .filter(events::group_id.is_not_null())
                .order(events::id.desc())
                .select(events::kind)
                .first(conn)
        })
        .await;
    assert_eq!(last, EventKind::Left);
    let left = server
        .read(move |conn| {
            Ok((
                sessions::table.filter(sessions::user_id.eq(id)).count().get_result::<i64>(conn)?,
                tokens::table.filter(tokens::user_id.eq(id)).count().get_result::<i64>(conn)?,
                user_words::table.filter(user_words::user_id.eq(id)).count().get_result::<i64>(conn)?,
                events::table.filter(events::actor_id.eq(id)).count().get_result::<i64>(conn)?,
            ))
        })
        .await;
    assert_eq!((left.0, left.1, left.2), (0, 0, 0));
    assert!(left.3 > 0, "that something was done stays on record");
    let everything = format!("{:?}", server.contents().await);
    for gone in ["eve@example.org", "eve.new@example.org", "Eve Everyday", "Eve Renamed"] {
        assert!(!everything.contains(gone), "{gone} is still somewhere");
    }
    sign_in(&server.stranger(), "eve@example.org", PASSWORD).await.is(422);
}

#[tokio::test]
async fn an_erased_address_may_sign_up_anew() {
    let server = TestServer::open().await;
    let choir = Choir::open(&server, None).await;
    let eve = server.eve().await;
    delete(&eve, PASSWORD).await.is(200);
    let again = server.stranger();
    again.submit(filled(&again, "eve@example.org", &choir.code_text).await).await.says(t::passes::welcome("Choir"));
    assert_ne!(account(&server, "eve@example.org").await.expect("a new account").id, eve.id);
}

#[tokio::test]
async fn it_takes_the_password() {
    let server = TestServer::open().await;
    let eve = server.eve().await;
    delete(&eve, "not the password").await.is(422).refuses(t::accounts::your_password(), "sign_in.not_your_password");
    assert!(is_in(&eve).await);
}

#[tokio::test]
async fn the_last_admin_is_refused() {
    let server = TestServer::open().await;
    let ann = server.ann().await;
    delete(&ann, PASSWORD).await.is(422).carries("erase_account.only_admin");
    assert!(is_in(&ann).await);
    // Somebody deactivated could not run the organization either.
    server.account("Off Admin", Who { state: UserState::Deactivated, ..Who::ADMIN }).await;
    delete(&ann, PASSWORD).await.is(422);
    let alf = server.account("Alf Admin", Who::ADMIN).await;
    delete(&ann, PASSWORD).await.says(t::accounts::deleted());
    assert!(is_in(&alf).await);
}

#[tokio::test]
async fn of_two_last_admins_who_go_at_once_one_stays() {
    let server = TestServer::open().await;
    let (ann, alf) = (server.ann().await, server.account("Alf Admin", Who::ADMIN).await);
    let (one, other) = tokio::join!(delete(&ann, PASSWORD), delete(&alf, PASSWORD));
    let mut answers = [one.status().as_u16(), other.status().as_u16()];
    answers.sort_unstable();
    assert_eq!(answers, [200, 422]);
    let admins: i64 = server
        .read(|conn| {
            users::table
                .filter(users::role.eq(OrgRole::Admin).and(users::state.eq(UserState::Active)))
                .count()
                .get_result(conn)
        })
        .await;
    assert_eq!(admins, 1);
}

#[tokio::test]
async fn emails_that_wait_are_not_sent_to_somebody_who_has_gone() {
    let server = TestServer::open().await;
    let una = server.account("Una Unconfirmed", Who::UNCONFIRMED).await;
    una.submit(una.visit("/account").await.form(t::accounts::send_again())).await.is(200);
    delete(&una, PASSWORD).await.is(200);
    let waiting: i64 =
        server.read(|conn| mails::table.filter(mails::to_address.eq("una@example.org")).count().get_result(conn)).await;
    assert_eq!(waiting, 0);
}
