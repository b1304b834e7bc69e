//! What is held about a person, in every table: all of it is erased, and their copy tells of it.

use std::collections::BTreeSet;

use chrono::TimeDelta;
use diesel::{ExpressionMethods, RunQueryDsl};
use muster::db::schema::{restores, suppressed_addresses};
use muster::db::types::OrgRole;
use muster::t;
use serde_json::Value;

use crate::campaigns::Campaign;
use crate::harness::TestServer;
use crate::harness::cast::{Account, PASSWORD, Who};
use crate::imports::{checked, confirmed};
use crate::invites::{link_to, to};
use crate::{codes, invites};

/// Where the copy tells of a table that knows people.
enum Told {
    /// In this section.
    In(&'static str),
    /// Nowhere, for this reason.
    Not(&'static str),
}
use Told::{In, Not};

/// Every table that knows people.
const TABLES: &[(&str, Told)] = &[
    ("batches", Not("what they did to others is among their own acts")),
    ("batch_items", Not("what it did to them is among the events of their memberships")),
    ("campaigns", Not("they are the organization's; that they made them is among their own acts")),
    ("code_recipients", Not("the email is listed")),
    ("code_uses", In("codes_used")),
    ("codes", In("codes_made")),
    ("email_opt_outs", In("emails_turned_off")),
    ("events", In("own_acts")),
    ("form_keys", Not("what a form did is among their own acts")),
    ("groups", Not("they are the organization's; that they made them is among their own acts")),
    ("import_rows", Not("what it did to them is among the events of their memberships")),
    ("imports", Not("that they imported others is among their own acts")),
    ("invite_recipients", In("invites_received")),
    ("invite_uses", Not("how they joined is told with the membership")),
    ("invites", In("invites_made")),
    ("jobs", Not("what they asked for is among their own acts")),
    ("mails", In("mails")),
    ("memberships", In("memberships")),
    ("requests", In("requests")),
    ("restores", Not("a backup is the organization's")),
    ("sessions", In("sessions")),
    ("suppressed_addresses", Not("that an address takes no mail is what its mail server said")),
    ("tokens", Not("the email is listed")),
    ("user_words", Not("they are the words of name and address")),
    ("users", In("account")),
];

/// Columns named as if they held an address, and that hold another thing.
const INNOCENT: &[(&str, &str)] = &[("organization", "address_days"), ("organization", "addresses_since")];

/// What stays of a name or address, and why.
const KEPT: &[(&str, &str)] =
    &[("email_opt_outs", "who turned emails off gets none, whoever enters their address next")];

/// Pelagia, in every table that knows people.
async fn everywhere(server: &TestServer) -> Account {
    let ann = server.ann().await;
    let choir = server.group("Choir", &ann).await;
    let chess = server.group("Chess", &ann).await;
    let mut pelagia = server.account("Pelagia Perlmutter", Who::ADMIN).await;
    // What others do to her.
    let invited = to("Pelagia Perlmutter <pelagia@example.org>");
    let expired = invites::made(&ann, choir, |form| invited(form.fill(t::passes::expiration(), "1 hour"))).await;
    let link = link_to(server, &pelagia.email).await;
    pelagia.post::<&str, &str>(&format!("{link}/quiet"), &[]).await.is(200);
    pelagia.submit(pelagia.visit(&link).await.form(t::web::join())).await.is(200);
    let code = codes::made(&ann, chess, |form| form).await;
    pelagia.join(&code.shown).await;
    server.group("Drama", &ann).await;
    let sheet = "email,name,groups\npelagia@example.org,Pelagia Perlmutter,Drama\n";
    confirmed(&ann, &checked(&ann, sheet).await).await;
    let ticked = ann.visit("/users").await.form(t::directory::add_to_group()).check("Select Pelagia Perlmutter");
    let asked = ann.submit(ticked).await;
    ann.submit(asked.form(t::directory::add_to_group()).choose("Chess")).await.is(200);
    // What she does.
    pelagia.post("/account/details", &[("name", "Pelagia Renamed"), ("time_zone", "")]).await.is(303);
    let rowing = server.group("Rowing", &pelagia).await;
    codes::made(&pelagia, rowing, |form| form).await;
    invites::made(&pelagia, rowing, |form| form).await;
    let campaign = Campaign::single(server, &pelagia, 3).await;
    campaign.named_by(server, rowing).await;
    let form = pelagia.visit(&format!("{}/email", campaign.url)).await.form(t::campaigns::send()).choose("Everyone");
    pelagia.submit(form).await.is(200);
    server.mail.wait(&pelagia.email, 2).await;
    confirmed(&pelagia, &checked(&pelagia, "email,name,groups\nzoe@example.org,Zoe,Rowing\n").await).await;
    let ticked = pelagia.visit("/users").await.form(t::directory::add_to_group()).check("Select Ann Admin");
    let asked = pelagia.submit(ticked).await;
    pelagia.submit(asked.form(t::directory::add_to_group()).choose("Rowing")).await.is(200);
    pelagia.post::<&str, &str>(&format!("/groups/{choir}/leave"), &[]).await.is(303);
    server.later(TimeDelta::hours(1));
    pelagia.browser = server.signed_in(pelagia.id, OrgRole::Admin).await;
    let form = pelagia.visit(&format!("{}/request", expired.link)).await.form(t::web::request_access());
    pelagia.submit(form.fill(t::requests::note(), "Pelagia again.")).await.is(200);
    let form = pelagia
        .visit("/account")
        .await
        .form(t::accounts::change_email())
        .fill(t::accounts::new_email(), "pelagia.new@example.org");
    pelagia.submit(form.fill(t::accounts::your_password(), PASSWORD)).await.is(200);
    server.mail.wait("pelagia.new@example.org", 1).await;
    // What no page does.
    let (id, now) = (pelagia.id, server.now());
    server
        .write(move |conn| {
            let backup = (
                restores::restored_at.eq(now),
                restores::compared.eq(false),
                restores::dismissed_by.eq(id),
                restores::dismissed_at.eq(now),
            );
            diesel::insert_into(restores::table).values(backup).execute(conn)?;
            let refusing = (
                suppressed_addresses::address_key.eq("pelagia@example.org"),
                suppressed_addresses::answer.eq("550 pelagia@example.org is unknown"),
                suppressed_addresses::since.eq(now),
            );
            diesel::insert_into(suppressed_addresses::table).values(refusing).execute(conn)
        })
        .await;
    pelagia
}

#[tokio::test]
async fn every_table_that_knows_people_forgets_and_tells() {
    let server = TestServer::open().await;
    let known: BTreeSet<String> = server.tables_of_people(INNOCENT).await.into_iter().collect();
    let listed: BTreeSet<String> = TABLES.iter().map(|(table, _)| (*table).to_owned()).collect();
    assert_eq!(listed, known, "tables that know people, as listed here and as the database has them");

    let pelagia = everywhere(&server).await;
    for table in &known {
        let named = server.names(table, pelagia.id.0, "pelagia@example.org").await;
        assert!(named, "this test must bring Pelagia into {table}");
    }

    let page = pelagia.press(pelagia.visit("/account").await.form(t::accounts::download())).await;
    let copy: Value = serde_json::from_slice(page.bytes()).expect("JSON");
    for (table, told) in TABLES {
        match told {
            In(section) => {
                let rows =
                    copy[section].as_array().map(Vec::len).or(copy[section].as_object().map(serde_json::Map::len));
                assert!(rows > Some(0), "{section} says nothing of {table}");
            }
            Not(reason) => assert!(copy.get(table).is_none(), "{table} is told of, though {reason}"),
        }
    }

    let form = pelagia.visit("/account/delete").await.form(t::accounts::delete());
    pelagia.submit(form.fill(t::accounts::your_password(), PASSWORD)).await.says(t::accounts::deleted());
    for (table, rows) in server.everything().await {
        let rows = rows.to_lowercase();
        let forgets = !["pelagia", "perlmutter"].iter().any(|words| rows.contains(words));
        let is_kept = KEPT.iter().any(|(kept, _)| *kept == table);
        assert_eq!(forgets, !is_kept, "{table}: {rows}");
    }
}
