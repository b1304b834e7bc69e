//! Each message is sent once, and where nobody can know, again under the same Message-ID.

use std::collections::BTreeSet;
use std::time::Duration;

use chrono::TimeDelta;
use diesel::{ExpressionMethods, QueryDsl, RunQueryDsl};
use muster::db::schema::mails;
use muster::db::types::EmailState;
use muster::db::{Conn, Wake};
use muster::mail;

use crate::harness::TestServer;
use crate::harness::mail_server::MailServerManner;
use crate::harness::received_email::ReceivedEmail;

use super::{draft, enqueue, standing, tried, write_to};

#[tokio::test]
async fn two_instances_send_each_message_once() {
    let mut server = TestServer::open().await;
    // Slow enough that both are at it.
    server.mail.behave(MailServerManner::Slow(Duration::from_millis(5)));
    let mut ids = Vec::new();
    for number in 0..60 {
        ids.push(enqueue(&server, &format!("n{number}@example.org")).await);
    }
    server.wake(Wake::Mailer).await;
    server.second_instance();
    for id in ids {
        standing(&server, id, EmailState::Sent).await;
    }
    let emails = server.mail.emails();
    let distinct: BTreeSet<String> = emails.iter().map(ReceivedEmail::message_id).collect();
    assert_eq!((emails.len(), distinct.len()), (60, 60));
}

#[tokio::test]
async fn an_email_taken_in_silence_is_sent_again_under_its_name() {
    let server = TestServer::open().await;
    server.mail.behave(MailServerManner::ClosingAfterData);
    let id = write_to(&server, "eve@example.org").await;
    tried(&server, id, 1).await;
    server.mail.behave(MailServerManner::Friendly);
    server.later(TimeDelta::minutes(1));
    server.wake(Wake::Mailer).await;
    standing(&server, id, EmailState::Sent).await;
    let emails = server.mail.emails_to("eve@example.org");
    assert_eq!(emails.len(), 2);
    assert_eq!(emails[0].message_id(), emails[1].message_id());
}

#[tokio::test]
async fn what_a_killed_mailer_had_claimed_is_sent_by_the_next() {
    let server = TestServer::open().await;
    let (draft, entropy, now) = (draft(&server, "eve@example.org"), server.app.entropy.clone(), server.now());
    // As the row stands when the process that claimed it is gone; in one transaction, lest this one claims it first.
    let claimed = move |conn: &mut Conn| {
        let id = mail::enqueue(conn, &draft, &entropy, now)?;
        diesel::update(mails::table.find(id))
            .set((mails::claimed_until.eq(now + TimeDelta::minutes(5)), mails::attempts.eq(1)))
            .execute(conn)?;
        Ok(id)
    };
    let id = server.write(claimed).await;
    let other = write_to(&server, "bob@example.org").await;
    standing(&server, other, EmailState::Sent).await;
    assert!(server.mail.emails_to("eve@example.org").is_empty(), "somebody else has it in hand");
    server.later(TimeDelta::minutes(5));
    server.wake(Wake::Mailer).await;
    assert_eq!(standing(&server, id, EmailState::Sent).await.attempts, 2);
}
