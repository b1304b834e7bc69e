//! What a restored database does: what waits is held, and jobs rest, until an admin decides.

use chrono::TimeDelta;
use diesel::{ExpressionMethods, QueryDsl, RunQueryDsl};
use muster::db::schema::{invites, mails, sessions, tokens};
use muster::db::types::{EmailState, JobProblem, OrgRole};
use muster::db::{Conn, Fault, QueryResult, Wake};
use muster::entropy::Entropy;
use muster::ids::InviteId;
use muster::jobs::{self, NewJob};
use muster::restore::{Backup, settle};
use muster::t;
use serde_json::json;

use crate::harness::TestServer;
use crate::harness::cast::Account;
use crate::harness::database::on_postgres;
use crate::harness::mail_server::MailServerManner;
use crate::invites::{made, to};

async fn restored(server: &TestServer) {
    let now = server.now();
    let settled =
        server.app.db.write(move |conn| settle(conn, Backup::default(), &Entropy::system(), now).map(drop)).await;
    settled.unwrap_or_else(|fault: Fault| panic!("{fault}"));
}

/// The server runs on in these tests: no email that is about to be held may be in hand.
async fn tried_again(server: &TestServer) {
    server.wake(Wake::Mailer).await;
    let now = server.now();
    let waits = move |conn: &mut Conn| {
        let later = mails::table.filter(mails::due_at.gt(now)).filter(mails::claimed_until.is_null());
        later.count().get_result::<i64>(conn)
    };
    server.until(async || server.read(waits).await > 0).await;
}

fn states(conn: &mut Conn) -> QueryResult<Vec<EmailState>> {
    mails::table.order(mails::id).select(mails::state).load(conn)
}

#[tokio::test]
async fn what_waits_and_what_came_due_is_held_until_it_is_sent() {
    let server = TestServer::open().await;
    server.mail.behave(MailServerManner::Closed);
    let ann = server.ann().await;
    let choir = server.group("Choir", &ann).await;
    made(&ann, choir, to("una@example.org")).await;
    // Its reminder came due, and may have been sent by the database that was lost.
    server.later(TimeDelta::days(6));
    tried_again(&server).await;
    restored(&server).await;
    assert_eq!(server.read(states).await, [EmailState::Held; 2]);
    server.mail.behave(MailServerManner::Friendly);
    let ann = server.signed_in(ann.id, OrgRole::Admin).await;
    // A new one goes out before.
    ann.post::<&str, &str>("/settings/mail/test", &[]).await.is(303);
    server.mail.email_to("ann@example.org").await;
    assert_eq!(server.mail.emails().len(), 1);
    let home = ann.visit("/").await;
    home.says(t::restore::held(t::restore::emails(false, 2)));
    ann.submit(home.form(t::restore::send())).await.is(200).says(t::restore::sending(2));
    assert_eq!(server.mail.wait("una@example.org", 2).await.len(), 2);
    ann.visit("/").await.says_nothing_of(t::restore::held(""));
}

#[tokio::test]
async fn links_that_ended_are_not_sent_and_dropped_emails_stay() {
    let server = TestServer::open().await;
    server.mail.behave(MailServerManner::Closed);
    let (ann, eve) = (server.ann().await, server.eve().await);
    let choir = server.group("Choir", &ann).await;
    let browser = server.stranger();
    let asked = browser.visit("/forgotten").await.form(t::accounts::send_link()).fill(t::web::email(), &eve.email);
    browser.submit(asked).await.is(200);
    made(&ann, choir, to("una@example.org")).await;
    let id = ann.id;
    restored(&server).await;
    eve.visit("/account").await.headed(t::web::sign_in());
    let now = server.now();
    let alive = server.read(move |conn| {
        let links: i64 = tokens::table.filter(tokens::ends_at.gt(now)).count().get_result(conn)?;
        Ok((links, sessions::table.count().get_result::<i64>(conn)?))
    });
    assert_eq!(alive.await, (0, 0));
    let ann = server.signed_in(id, OrgRole::Admin).await;
    let home = ann.visit("/").await;
    let said = ann.submit(home.form(t::restore::drop())).await;
    said.is(200).says(t::restore::dropped(2));
    restored(&server).await;
    assert_eq!(server.read(states).await, [EmailState::Failed; 2]);
    server.write(|conn| diesel::update(mails::table).set(mails::state.eq(EmailState::Held)).execute(conn)).await;
    server.mail.behave(MailServerManner::Friendly);
    let ann = server.signed_in(id, OrgRole::Admin).await;
    let page = ann.visit("/settings/mail").await;
    let said = ann.submit(page.form(t::email_queue::send_held())).await;
    said.says(t::restore::sending(1)).says(t::restore::links_ended(1));
    server.mail.email_to("una@example.org").await;
    assert_eq!(server.mail.emails().len(), 1);
}

#[tokio::test]
async fn jobs_of_the_backup_rest_until_an_admin_decides() {
    let server = TestServer::open().await;
    let ann = server.ann().await;
    let (now, by) = (server.now(), ann.id);
    server
        .write(move |conn| {
            let job = |kind| NewJob { kind, subject: 1, payload: json!({}), total: 1, by: Some(by) };
            jobs::enqueue(conn, &job("nobody does this"), now)?;
            jobs::enqueue(conn, &job("campaign-letters"), now)
        })
        .await;
    restored(&server).await;
    assert_eq!(server.read(jobs::count_held).await, 2);
    let ann = server.signed_in(ann.id, OrgRole::Admin).await;
    let home = ann.visit("/").await;
    home.says(t::restore::held(t::restore::tasks(2)));
    ann.submit(home.form(t::restore::drop())).await.is(200);
    assert_eq!(server.read(jobs::count_held).await, 0);
    let all_received = server.read(|conn| jobs::latest(conn, "campaign-letters", 1)).await.expect("the job");
    assert_eq!(all_received.problem.as_deref(), Some(JobProblem::BackupRestored.as_str()));
    let other = server.read(|conn| jobs::latest(conn, "nobody does this", 1)).await.expect("the job");
    assert_eq!(other.problem, None);
}

#[tokio::test]
async fn rows_made_after_a_restore_have_links_of_their_own() {
    let server = TestServer::open().await;
    let ann = server.ann().await;
    let choir = server.group("Choir", &ann).await;
    let before = made(&ann, choir, |form| form).await;
    let mut seen = vec![before.link.clone()];
    let (id, browser) = (ann.id, server.stranger());
    // Twice, as when the same backup is restored again.
    for _ in 0..2 {
        restored(&server).await;
        let lost = diesel::delete(invites::table.filter(invites::id.gt(InviteId(1))));
        server.write(|conn| lost.execute(conn)).await;
        server.write(|conn| diesel::sql_query(sequence_back()).execute(conn)).await;
        let browser = server.signed_in(id, OrgRole::Admin).await;
        let ann = Account { id, name: String::new(), email: String::new(), browser };
        seen.push(made(&ann, choir, |form| form).await.link);
    }
    browser.get(&before.link).await.is(200);
    browser.get(&seen[1]).await.is(404);
    browser.get(&seen[2]).await.is(200);
    assert!(seen[1].starts_with("/invite/2/") && seen[2].starts_with("/invite/2/"), "{seen:?}");
}

/// Gives ids of invites out again, as a backup does that has not seen them.
fn sequence_back() -> &'static str {
    if on_postgres() {
        "SELECT setval(pg_get_serial_sequence('invites', 'id'), 1)"
    } else {
        "UPDATE sqlite_sequence SET seq = 1 WHERE name = 'invites'"
    }
}
