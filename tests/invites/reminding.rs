//! Reminders before an invite expires, and notices after: each once, and to nobody who came.

use std::time::Duration;

use chrono::TimeDelta;
use diesel::{ExpressionMethods, QueryDsl, RunQueryDsl};
use muster::clock::Moment;
use muster::db::schema::mails;
use muster::db::types::{EmailState, GroupRole, OrgRole};
use muster::db::{Conn, Wake};
use muster::t;
use tokio::time::{Instant, sleep};

use super::{Invited, link_to, made, swept, to};
use crate::harness::TestServer;
use crate::harness::cast::at;
use crate::harness::mail_server::MailServerManner;

#[tokio::test]
async fn a_reminder_comes_a_day_before_a_notice_at_the_end_once() {
    let fixture = Invited::with(to("lee@example.org")).await;
    let link = link_to(&fixture.server, "lee@example.org").await;
    fixture.server.later(TimeDelta::days(6) - TimeDelta::microseconds(1));
    assert!(!swept(&fixture.server).await);
    fixture.server.later(TimeDelta::microseconds(1));
    assert!(swept(&fixture.server).await);
    let reminder = fixture.server.mail.wait("lee@example.org", 2).await.pop().expect("a reminder");
    assert_eq!(reminder.subject(), t::emails::reminder_subject(at("2026-03-09", 10), "Choir").to_string());
    assert_eq!(reminder.link(), link);
    assert_eq!(reminder.header("Auto-Submitted").as_deref(), Some("auto-generated"));
    assert_eq!(reminder.header("List-Unsubscribe-Post").as_deref(), Some("List-Unsubscribe=One-Click"));
    assert!(!swept(&fixture.server).await);
    fixture.server.later(TimeDelta::days(1) - TimeDelta::microseconds(1));
    assert!(!swept(&fixture.server).await);
    fixture.server.later(TimeDelta::microseconds(1));
    assert!(swept(&fixture.server).await);
    let notice = fixture.server.mail.wait("lee@example.org", 3).await.pop().expect("a notice");
    assert_eq!(notice.subject(), t::emails::expired_subject("Choir").to_string());
    assert!(!swept(&fixture.server).await);
}

#[tokio::test]
async fn who_asked_for_access_is_not_told_that_the_invite_expired() {
    let fixture = Invited::with(to("lee@example.org\nkim@example.org")).await;
    let link = link_to(&fixture.server, "lee@example.org").await;
    fixture.server.later(TimeDelta::days(7));
    let lee = fixture.server.stranger();
    let form = lee
        .visit(&format!("{link}/request"))
        .await
        .form(t::web::request_access())
        .fill(t::accounts::name(), "Lee Loud");
    lee.submit(form).await.headed(t::requests::status("open"));
    assert!(swept(&fixture.server).await);
    let notice = fixture.server.mail.wait("kim@example.org", 2).await.pop().expect("a notice");
    assert_eq!(notice.subject(), t::emails::expired_subject("Choir").to_string());
    assert_eq!(fixture.server.mail.emails_to("lee@example.org").len(), 1, "the invite alone");
}

#[tokio::test]
async fn two_instances_that_sweep_at_once_write_once() {
    let mut fixture = Invited::open().await;
    fixture.server.second_instance();
    let many = (0..30).map(|n| format!("p{n}@example.org")).collect::<Vec<_>>().join("\n");
    made(&fixture.ann, fixture.choir, |form| to(&many)(form.fill(t::passes::expiration(), "6 hours"))).await;
    for number in 0..30 {
        fixture.server.mail.wait(&format!("p{number}@example.org"), 1).await;
    }
    let other = muster::db::Db::open(&fixture.server.database.location(), 2).expect("the database opens");
    for (wait, count) in [(TimeDelta::hours(3), 60), (TimeDelta::hours(3), 90)] {
        fixture.server.later(wait);
        let (entropy, now) = (fixture.server.app.entropy.clone(), fixture.server.now());
        let elsewhere = other.write(move |conn| muster::invites::sweep(conn, &entropy, now));
        let (here, there) = tokio::join!(swept(&fixture.server), elsewhere);
        assert!(here || there.unwrap_or_else(|fault| panic!("{fault}")));
        fixture.server.wake(Wake::Mailer).await;
        fixture.server.mail.wait("p29@example.org", count / 30).await;
        for number in 0..30 {
            assert_eq!(fixture.server.mail.wait(&format!("p{number}@example.org"), count / 30).await.len(), count / 30);
        }
    }
}

#[tokio::test]
async fn who_joined_or_was_revoked_is_not_reminded() {
    let fixture = Invited::open().await;
    let (eve, sam) = (fixture.server.eve().await, fixture.server.sam().await);
    let all = format!("{}, {}, kim@example.org", eve.email, sam.email);
    let invite = made(&fixture.ann, fixture.choir, to(&all)).await;
    let link = link_to(&fixture.server, &eve.email).await;
    eve.submit(eve.visit(&link).await.form(t::web::join())).await.at(&fixture.group());
    fixture.server.put_in(fixture.choir, &sam, GroupRole::Member).await;
    let page = fixture.ann.visit(&fixture.ann.visit(&invite.url).await.link("Revoke kim@example.org")).await;
    fixture.ann.submit(page.form(t::invites::revoke())).await;
    fixture.server.later(TimeDelta::days(6));
    assert!(!swept(&fixture.server).await);
    fixture.server.later(TimeDelta::days(1));
    assert!(!swept(&fixture.server).await);
}

#[tokio::test]
async fn a_short_invite_has_a_notice_and_no_reminder() {
    let fixture = Invited::with(|form| to("lee@example.org")(form.fill(t::passes::expiration(), "1 hour"))).await;
    fixture.server.later(TimeDelta::minutes(30));
    assert!(!swept(&fixture.server).await);
    fixture.server.later(TimeDelta::minutes(30));
    assert!(swept(&fixture.server).await);
    let notice = fixture.server.mail.wait("lee@example.org", 2).await.pop().expect("a notice");
    fixture.server.stranger().visit(&notice.link()).await.is(410).link(t::web::request_access());
}

/// What stands in the email queue of this kind: to whom, in which state, how often tried.
async fn queue(server: &TestServer, kind: &'static str) -> Vec<(String, EmailState, i64)> {
    server
        .read(move |conn| {
            mails::table
                .filter(mails::kind.eq(kind))
                .order(mails::to_address)
                .select((mails::to_address, mails::state, mails::attempts))
                .load(conn)
        })
        .await
}

#[tokio::test]
async fn a_waiting_email_is_taken_back_when_its_reason_ends() {
    let mut fixture = Invited::open().await;
    let (eve, sam) = (fixture.server.eve().await, fixture.server.sam().await);
    let invite = made(&fixture.ann, fixture.choir, to(&format!("{}, kim@example.org", eve.email))).await;
    let other = made(&fixture.ann, fixture.choir, to(&sam.email)).await;
    let link = link_to(&fixture.server, &eve.email).await;
    for address in ["kim@example.org", sam.email.as_str()] {
        link_to(&fixture.server, address).await;
    }
    fixture.server.mail.behave(MailServerManner::Refusing("451 4.3.0 come back later"));
    fixture.server.later(TimeDelta::days(6));
    assert!(swept(&fixture.server).await);
    let patience = Instant::now() + Duration::from_secs(10);
    while queue(&fixture.server, "invite-reminder").await.iter().filter(|(.., tries)| *tries > 0).count() < 3 {
        assert!(Instant::now() < patience, "three are tried in vain");
        sleep(Duration::from_millis(20)).await;
    }
    fixture.ann.browser = fixture.server.signed_in(fixture.ann.id, OrgRole::Admin).await;
    eve.submit(eve.visit(&link).await.form(t::web::join())).await.at(&fixture.group());
    let page = fixture.ann.visit(&fixture.ann.visit(&invite.url).await.link("Revoke kim@example.org")).await;
    fixture.ann.submit(page.form(t::invites::revoke())).await.says(t::invites::revoked(1));
    fixture.ann.post::<&str, &str>(&format!("{}/delete", other.url), &[]).await;
    assert!(queue(&fixture.server, "invite-reminder").await.iter().all(|(_, state, _)| *state == EmailState::Failed));
    fixture.server.mail.behave(MailServerManner::Friendly);
    fixture.server.later(TimeDelta::hours(1));
    fixture.ann.browser = fixture.server.signed_in(fixture.ann.id, OrgRole::Admin).await;
    made(&fixture.ann, fixture.choir, to("lee@example.org")).await;
    link_to(&fixture.server, "lee@example.org").await;
    assert_eq!(fixture.server.mail.emails().len(), 4, "each invited once, and nobody reminded");
}

#[tokio::test]
async fn an_email_in_a_mailers_hand_when_they_come_is_not_tried_again() {
    let fixture = Invited::open().await;
    let eve = fixture.server.eve().await;
    made(&fixture.ann, fixture.choir, to(&eve.email)).await;
    let link = link_to(&fixture.server, &eve.email).await;
    fixture.server.mail.behave(MailServerManner::Closed);
    fixture.server.later(TimeDelta::days(6));
    swept(&fixture.server).await;
    let reminders = mails::table.filter(mails::kind.eq("invite-reminder"));
    let untried = move |conn: &mut Conn| reminders.filter(mails::last_answer.is_null()).count().get_result::<i64>(conn);
    fixture.server.until(async || fixture.server.read(untried).await == 0).await;
    // As its row stands while a mailer carries it again.
    let until = fixture.server.now() + TimeDelta::minutes(5);
    fixture
        .server
        .write(move |conn| {
            let reminders = mails::table.filter(mails::kind.eq("invite-reminder"));
            diesel::update(reminders)
                .set((mails::state.eq(EmailState::Waiting), mails::claimed_until.eq(until)))
                .execute(conn)
        })
        .await;
    eve.submit(eve.visit(&link).await.form(t::web::join())).await.at(&fixture.group());
    let held: Vec<(EmailState, Option<Moment>)> = fixture
        .server
        .read(|conn| {
            let reminders = mails::table.filter(mails::kind.eq("invite-reminder"));
            reminders.select((mails::state, mails::claimed_until)).load(conn)
        })
        .await;
    assert_eq!(held, [(EmailState::Failed, None)]);
}
