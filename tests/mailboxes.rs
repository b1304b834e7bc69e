//! A database of the time when spellings of a domain made different addresses, brought up to date.

use diesel::connection::SimpleConnection;
use diesel::prelude::*;
use diesel::sql_query;
use diesel::sql_types::Text;
use muster::db;
use muster::db::schema::{import_rows, invite_recipients, organization, requests, suppressed_addresses, tokens, users};
use muster::ids::{GroupId, UserId};
use muster::t;

use crate::harness::TestServer;
use crate::harness::cast::{Account, PASSWORD, Who};
use crate::harness::page::Page;
use crate::harness::person::Person;
use crate::imports::{checked, confirmed, groups_of};
use crate::invites::{made, to};

diesel::table! {
    quiet_addresses (address_key) {
        address_key -> Text,
        since -> BigInt,
    }
}

/// The step that makes the keys.
const STEP: &str = "20261129000001";

/// The tables as they were before the step.
async fn set_back(server: &TestServer) {
    // The same words on both databases.
    let down = include_str!("../migrations/sqlite/2026-11-29-000001_mailboxes/down.sql");
    server.write(move |conn| conn.batch_execute(down)).await;
    // What the step knows, and later ones have changed.
    let known = "CREATE VIEW audit AS SELECT actor_id, at FROM events; \
                 CREATE TABLE quiet_addresses (address_key TEXT PRIMARY KEY, since BIGINT NOT NULL)";
    server.write(move |conn| conn.batch_execute(known)).await;
    let forget = "DELETE FROM __diesel_schema_migrations WHERE version = $1";
    server.write(move |conn| sql_query(forget).bind::<Text, _>(STEP).execute(conn)).await;
}

fn migrate(server: &TestServer) -> Result<usize, String> {
    db::migrate(&server.database.location()).map_err(|cause| cause.to_string())
}

/// Somebody whose address is written so, and is its own key, as it was then; used a minute after whoever was before.
async fn spelled(server: &TestServer, name: &str, email: &str, who: Who) -> Account {
    server.later(chrono::TimeDelta::minutes(1));
    let person = server.account(name, who).await;
    let (id, email) = (person.id, email.to_owned());
    server
        .write(move |conn| {
            diesel::update(users::table.find(id))
                .set((users::email.eq(&email), users::email_key.eq(email.to_lowercase())))
                .execute(conn)
        })
        .await;
    person
}

async fn sign_in(browser: &Person, email: &str) -> Page {
    let page = browser.visit("/signin").await;
    browser.press(page.form(t::web::sign_in()).fill(t::web::email(), email).fill(t::web::password(), PASSWORD)).await
}

/// Who is signed in at a browser after signing in with this address.
async fn who(server: &TestServer, email: &str) -> String {
    let browser = server.stranger();
    sign_in(&browser, email).await.leads_to("/");
    browser.visit("/account").await.value(t::accounts::name())
}

async fn key_of(server: &TestServer, person: UserId) -> (Option<String>, Option<String>) {
    server.read(move |conn| users::table.find(person).select((users::email_key, users::legacy_key)).first(conn)).await
}

#[tokio::test]
async fn of_two_accounts_the_confirmed_one_used_last_has_the_mailbox() {
    let server = TestServer::open().await;
    let ann = server.ann().await;
    set_back(&server).await;
    let kate = spelled(&server, "Kate Confirmed", "kate@bücher.example", Who::MEMBER).await;
    let late = spelled(&server, "Kim Claims", "kate@xn--bcher-kva.example", Who::UNCONFIRMED).await;
    let early = spelled(&server, "Max Early", "max@example.net", Who::MEMBER).await;
    let max = spelled(&server, "Moe Late", "max@ｅxample.net", Who::MEMBER).await;
    let zoe = spelled(&server, "Zoe Alone", "Zoë@Bücher.example", Who::MEMBER).await;
    assert_eq!(migrate(&server), Ok(1));
    assert_eq!(migrate(&server), Ok(0));

    let kept = |key: &str| (Some(key.to_owned()), None);
    assert_eq!(key_of(&server, kate.id).await, kept("kate@xn--bcher-kva.example"));
    assert_eq!(key_of(&server, max.id).await, kept("max@example.net"));
    assert_eq!(key_of(&server, zoe.id).await, kept("zoë@xn--bcher-kva.example"));
    assert_eq!(key_of(&server, late.id).await.1.as_deref(), Some("kate@xn--bcher-kva.example"));
    assert_eq!(key_of(&server, early.id).await.1.as_deref(), Some("max@example.net"));
    for (email, name) in [
        ("kate@bücher.example", "Kate Confirmed"),
        ("KATE@BÜCHER。EXAMPLE", "Kate Confirmed"),
        ("Kate@xn--bcher-kva.example", "Kim Claims"),
        ("max@ｅxample.net", "Moe Late"),
        ("max@example.net", "Max Early"),
        ("max@ⓔxample.net", "Moe Late"),
        ("ZOË@xn--bcher-kva.example", "Zoe Alone"),
    ] {
        assert_eq!(who(&server, email).await, name, "{email}");
    }

    // Admins see both pairs, until one of each is deactivated.
    let list = ann.visit("/users").await;
    list.says(t::directory::duplicates()).says("kate@bücher.example").says("max@ｅxample.net");
    max.visit("/users").await.says_nothing_of(t::directory::duplicates());
    for other in [late.id, early.id] {
        let asked = ann.visit(&ann.visit(&format!("/users/{other}")).await.link(t::directory::deactivate())).await;
        ann.submit(asked.form(t::directory::deactivate())).await;
    }
    ann.visit("/users").await.says_nothing_of(t::directory::duplicates());
    let other = server.stranger();
    sign_in(&other, "max@example.net").await.is(422).refuses(t::web::email(), "sign_in.deactivated");
}

#[tokio::test]
async fn the_other_account_resets_its_password_and_inherits() {
    let server = TestServer::open().await;
    set_back(&server).await;
    let other = spelled(&server, "Kim Other", "kate@xn--bcher-kva.example", Who::UNCONFIRMED).await;
    let kate = spelled(&server, "Kate Confirmed", "kate@bücher.example", Who::MEMBER).await;
    assert_eq!(migrate(&server), Ok(1));
    let browser = server.stranger();
    let form = browser
        .visit("/forgotten")
        .await
        .form(t::accounts::send_link())
        .fill(t::web::email(), "kate@xn--bcher-kva.example");
    browser.press(form).await;
    let link = server.mail.email_to("kate@xn--bcher-kva.example").await.link();
    let page = browser.visit(&link).await;
    browser
        .submit(page.form(t::accounts::set_password()).fill(t::accounts::new_password(), "nine quiet herons"))
        .await
        .says(t::accounts::password_changed());
    assert_eq!(browser.visit("/account").await.value(t::accounts::name()), "Kim Other");
    // Once the mailbox is let go of, it is the other account's, in every spelling.
    let form = kate.visit(&kate.visit("/account").await.link(t::accounts::delete())).await.form(t::accounts::delete());
    kate.submit(form.fill(t::accounts::your_password(), PASSWORD)).await;
    assert_eq!(key_of(&server, other.id).await, (Some("kate@xn--bcher-kva.example".to_owned()), None));
}

#[tokio::test]
async fn a_deactivated_account_bars_every_spelling_after_the_step() {
    let server = TestServer::open().await;
    let ann = server.ann().await;
    let group = server.group("Choir", &ann).await;
    set_back(&server).await;
    spelled(&server, "Dan Gone", "dan@bücher.example", Who::DEACTIVATED).await;
    spelled(&server, "Moe Gone", "moe@example.net", Who::DEACTIVATED).await;
    let back = spelled(&server, "Moe Back", "moe@ｅxample.net", Who::MEMBER).await;
    assert_eq!(migrate(&server), Ok(1));
    // Somebody who came back by another spelling is shown to admins, until they are deactivated too.
    ann.visit("/users").await.says(t::directory::duplicates()).says("moe@ｅxample.net");
    sign_in(&server.stranger(), "moe@example.net").await.is(422).refuses(t::web::email(), "sign_in.deactivated");
    let asked = ann.visit(&ann.visit(&format!("/users/{}", back.id)).await.link(t::directory::deactivate())).await;
    ann.submit(asked.form(t::directory::deactivate())).await;
    ann.visit("/users").await.says_nothing_of(t::directory::duplicates());
    let code = ann.visit(&format!("/groups/{group}/settings/codes/new")).await.form(t::codes::generate());
    let code = ann.submit(code).await.all(".ticket-code").remove(0);
    for spelling in [
        "dan@bücher.example",
        "dan@xn--bcher-kva.example",
        "ｄａｎ＠ＢÜCHER。example",
        "moe@example.net",
        "moe@ⓔxample.net",
    ] {
        let browser = server.stranger();
        let form = browser
            .visit("/signup")
            .await
            .form(t::accounts::sign_up())
            .fill(t::accounts::name(), "Dan Again")
            .fill(t::web::email(), spelling);
        let page =
            browser.submit(form.fill(t::web::password(), "seven small otters").fill(t::web::join_code(), &code)).await;
        page.is(422).refuses(t::web::email(), "sign_up.address_taken");
    }
}

/// Writes one table's addresses as they were.
async fn respell(server: &TestServer, table: &'static str, columns: &'static [&'static str], pairs: &[(&str, &str)]) {
    for (now, then) in pairs {
        let (now, then) = ((*now).to_owned(), (*then).to_owned());
        server
            .write(move |conn| {
                for column in columns {
                    let words = format!("UPDATE {table} SET {column} = $1 WHERE {column} = $2");
                    sql_query(words).bind::<Text, _>(&then).bind::<Text, _>(&now).execute(conn)?;
                }
                Ok(())
            })
            .await;
    }
}

const PAIR: [(&str, &str); 2] =
    [("lee1@example.org", "lee@bücher.example"), ("lee2@example.org", "lee@xn--bcher-kva.example")];
const KEY: &str = "lee@xn--bcher-kva.example";

#[tokio::test]
async fn one_pending_invite_and_one_open_request_of_a_mailbox_stay() {
    let server = TestServer::open().await;
    let ann = server.ann().await;
    let group = server.group("Choir", &ann).await;
    made(&ann, group, to("lee1@example.org")).await;
    made(&ann, group, to("lee1@example.org, lee2@example.org")).await;
    let old = made(&ann, group, |form| form.fill(t::passes::expiration(), "1 hour")).await;
    server.mail.wait("lee1@example.org", 2).await;
    server.later(chrono::TimeDelta::hours(1));
    for (address, _) in PAIR {
        let browser = server.stranger();
        let form = browser.visit(&format!("{}/request", old.link)).await.form(t::web::request_access());
        browser
            .submit(form.fill(t::accounts::name(), "Lee Loud").fill(t::web::email(), address))
            .await
            .headed(t::requests::status("open"));
    }
    set_back(&server).await;
    respell(&server, "invite_recipients", &["address", "address_key"], &PAIR).await;
    respell(&server, "requests", &["address", "address_key"], &PAIR).await;
    assert_eq!(migrate(&server), Ok(1));
    let (recipients, asked, count) = server
        .read(move |conn| {
            Ok((
                invite_recipients::table
                    .order(invite_recipients::id)
                    .select((invite_recipients::address_key, invite_recipients::ended_at.is_null()))
                    .load::<(String, bool)>(conn)?,
                requests::table.select(requests::address_key).load::<Option<String>>(conn)?,
                request_count(conn, group)?,
            ))
        })
        .await;
    // The first was renewed by the second invite; of that one's two addresses one is left.
    assert_eq!(recipients, [(KEY.to_owned(), false), (KEY.to_owned(), true)]);
    assert_eq!((asked, count), (vec![Some(KEY.to_owned())], 1));
}

fn request_count(conn: &mut db::Conn, group: GroupId) -> QueryResult<i64> {
    use muster::db::schema::groups;
    groups::table.find(group).select(groups::request_count).first(conn)
}

#[tokio::test]
async fn what_is_kept_of_addresses_is_found_by_every_spelling() {
    let server = TestServer::open().await;
    let ann = server.ann().await;
    server.group("Choir", &ann).await;
    let dry = checked(&ann, "email,name,groups\nlee1@example.org,Lee,Choir\nlee2@example.org,Lou,Choir\n").await;
    ann.visit("/").await;
    let browser = server.stranger();
    let eve = server.eve().await;
    let form = browser.visit("/forgotten").await.form(t::accounts::send_link()).fill(t::web::email(), &eve.email);
    browser.press(form).await;
    let link = server.mail.email_to(&eve.email).await.link();
    set_back(&server).await;
    respell(&server, "import_rows", &["email", "email_key"], &PAIR).await;
    let eves = [("eve@example.org", "eve@bücher.example")];
    respell(&server, "users", &["email", "email_key"], &eves).await;
    respell(&server, "tokens", &["address", "address_key"], &eves).await;
    server
        .write(|conn| {
            conn.batch_execute(
                "INSERT INTO suppressed_addresses (address_key, answer, since) VALUES ('lee@bücher.example', '550', 1); \
                 INSERT INTO quiet_addresses (address_key, since) VALUES ('lee@bücher.example', 1), \
                     ('lee@xn--bcher-kva.example', 2); \
                 UPDATE organization SET signup_domains = 'bücher.example example.org xn--bcher-kva.example'",
            )
        })
        .await;
    assert_eq!(migrate(&server), Ok(1));
    let (suppressed, quiet, domains, rows, of_tokens) = server
        .read(|conn| {
            Ok((
                suppressed_addresses::table.select(suppressed_addresses::address_key).load::<String>(conn)?,
                quiet_addresses::table.select(quiet_addresses::address_key).load::<String>(conn)?,
                organization::table.select(organization::signup_domains).first::<String>(conn)?,
                import_rows::table
                    .order(import_rows::number)
                    .select((import_rows::email_key, import_rows::outcome))
                    .load::<(Option<String>, String)>(conn)?,
                tokens::table.select(tokens::address_key).load::<Option<String>>(conn)?,
            ))
        })
        .await;
    assert_eq!((suppressed, quiet), (vec![KEY.to_owned()], vec![KEY.to_owned()]));
    assert_eq!(domains, "example.org xn--bcher-kva.example");
    let row = |outcome: &str| (Some(KEY.to_owned()), outcome.to_owned());
    assert_eq!(rows, [row("change"), row("wrong")]);
    assert_eq!(of_tokens, [Some("eve@xn--bcher-kva.example".to_owned())]);
    // A link sent before and a dry run made before still do what they were for.
    let page = browser.visit(&link).await;
    browser
        .submit(page.form(t::accounts::set_password()).fill(t::accounts::new_password(), "nine quiet herons"))
        .await
        .says(t::accounts::password_changed());
    let again = ann.visit(dry.path()).await;
    confirmed(&ann, &again).await;
    assert_eq!(groups_of(&server, KEY).await, ["Choir"]);
}

#[tokio::test]
async fn a_step_that_fails_half_way_does_nothing_and_runs_again() {
    let server = TestServer::open().await;
    set_back(&server).await;
    let kate = spelled(&server, "Kate Confirmed", "kate@bücher.example", Who::MEMBER).await;
    let rename = |from: &'static str, to: &'static str| {
        server.write(move |conn| conn.batch_execute(&format!("ALTER TABLE {from} RENAME TO {to}")))
    };
    rename("quiet_addresses", "aside").await;
    assert!(migrate(&server).is_err());
    let id = kate.id;
    let spelling: Option<String> =
        server.read(move |conn| users::table.find(id).select(users::email_key).first(conn)).await;
    assert_eq!(spelling.as_deref(), Some("kate@bücher.example"));
    assert_eq!(db::pending(&server.database.location()).ok(), Some(1));
    rename("aside", "quiet_addresses").await;
    assert_eq!(migrate(&server), Ok(1));
    assert_eq!(key_of(&server, kate.id).await.0.as_deref(), Some("kate@xn--bcher-kva.example"));
}
