//! Requests: asking to be let in behind a dead link, and what the group's managers decide.

use chrono::TimeDelta;
use diesel::{QueryDsl, RunQueryDsl};
use muster::db::schema::groups;
use muster::db::types::OrgRole;
use muster::t;

use crate::harness::cast::Account;
use crate::invites::{Invited, to};

mod asking;
mod by_code;
mod deciding;
mod emails;
mod once;

/// A group with an invite that has expired, emailed to Lee; Ann, who made both, is signed in anew.
async fn expired() -> Invited {
    let mut fixture = Invited::with(|form| to("lee@example.org")(form.fill(t::passes::expiration(), "1 hour"))).await;
    fixture.server.mail.email_to("lee@example.org").await;
    fixture.server.later(TimeDelta::hours(1));
    fixture.ann.browser = fixture.server.signed_in(fixture.ann.id, OrgRole::Admin).await;
    fixture
}

/// The panel of those who decide.
fn panel(fixture: &Invited) -> String {
    format!("{}/settings/requests", fixture.group())
}

/// The tab of the panel, where so many requests wait.
fn tab(waiting: u32) -> String {
    format!("{} {waiting}", t::requests::requests())
}

/// Asks as somebody with an account; gives the path of the status page.
async fn asked(fixture: &Invited, who: &Account) -> String {
    let dead = who.visit(&fixture.invite.link).await;
    let form = who.visit(&dead.link(t::web::request_access())).await.form(t::web::request_access());
    let status = who.submit(form.fill(t::requests::note(), "I was ill that week.")).await;
    status.is(200).headed(t::requests::status("open"));
    status.path().to_owned()
}

/// How many open requests the group counts.
async fn counted(fixture: &Invited) -> i64 {
    let choir = fixture.choir;
    fixture.server.read(move |conn| groups::table.find(choir).select(groups::request_count).first(conn)).await
}
