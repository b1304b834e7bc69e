//! What passes by itself is tried again, at its times.

use std::time::Duration;

use chrono::TimeDelta;
use muster::db::Wake;
use muster::db::types::EmailState;
use muster::mail::{self, Answer};
use muster::t;
use tokio::time::{Instant, sleep};

use crate::harness::TestServer;
use crate::harness::mail_server::MailServerManner;

use super::{standing, tried, write_to};

#[tokio::test]
async fn what_is_refused_for_now_is_tried_after_1_5_30_120_minutes() {
    let server = TestServer::open().await;
    server.mail.behave(MailServerManner::Refusing("451 4.3.0 come back later"));
    let id = write_to(&server, "eve@example.org").await;
    for (times, minutes) in [(1, 1), (2, 5), (3, 30), (4, 120)] {
        let waiting = tried(&server, id, times).await;
        assert_eq!(waiting.due_at, server.now() + TimeDelta::minutes(minutes));
        assert_eq!(waiting.last_answer.as_deref(), Some("451 4.3.0 come back later"));
        // An instant too early nothing happens, however often somebody knocks.
        server.later(TimeDelta::minutes(minutes) - TimeDelta::microseconds(1));
        write_to(&server, &format!("other{times}@example.org")).await;
        let knocked = write_to(&server, &format!("another{times}@example.org")).await;
        tried(&server, knocked, 1).await;
        assert_eq!(tried(&server, id, times).await.attempts, times);
        server.later(TimeDelta::microseconds(1));
        if times == 4 {
            server.mail.behave(MailServerManner::Friendly);
        }
        server.wake(Wake::Mailer).await;
    }
    let sent = standing(&server, id, EmailState::Sent).await;
    assert_eq!((sent.attempts, sent.sent_at), (5, Some(server.now())));
    assert_eq!(server.mail.emails_to("eve@example.org").len(), 1);
}

#[tokio::test]
async fn after_four_days_it_is_given_up() {
    let server = TestServer::open().await;
    server.mail.behave(MailServerManner::Refusing("451 4.3.0 come back later"));
    let id = write_to(&server, "eve@example.org").await;
    let begun = server.now();
    let mut last = tried(&server, id, 1).await;
    while last.state == EmailState::Waiting {
        server.later(last.due_at - server.now());
        server.wake(Wake::Mailer).await;
        last = tried(&server, id, last.attempts + 1).await;
    }
    assert_eq!(last.state, EmailState::Failed);
    assert_eq!(server.now() - begun, TimeDelta::days(4));
    let given_up = Answer::GivenUp(Box::new(Answer::Words("451 4.3.0 come back later".to_owned())));
    assert_eq!(last.last_answer.map(|kept| Answer::read(&kept)), Some(given_up));
}

#[tokio::test]
async fn a_server_that_is_down_loses_none() {
    let server = TestServer::open().await;
    server.mail.behave(MailServerManner::Closed);
    let mut ids = Vec::new();
    for number in 0..12 {
        ids.push(write_to(&server, &format!("n{number}@example.org")).await);
    }
    tried(&server, ids[0], 1).await;
    server.mail.behave(MailServerManner::Friendly);
    // Some were tried in vain, some not at all, and an attempt still under way fails at a later hour.
    for id in ids {
        let patience = Instant::now() + Duration::from_secs(10);
        while server.read(move |conn| mail::find(conn, id)).await.expect("it is kept").state != EmailState::Sent {
            assert!(Instant::now() < patience, "message {id} is not carried");
            server.later(TimeDelta::minutes(1));
            server.wake(Wake::Mailer).await;
            sleep(Duration::from_millis(50)).await;
        }
    }
    assert_eq!(server.mail.emails().len(), 12);
}

#[tokio::test]
async fn an_admin_sends_what_waits_at_once() {
    let server = TestServer::open().await;
    let ann = server.ann().await;
    server.mail.behave(MailServerManner::Refusing("451 4.3.0 come back later"));
    let id = write_to(&server, "eve@example.org").await;
    tried(&server, id, 1).await;
    let page = ann.visit("/settings/mail").await;
    page.says("in 1 minute").says("451 4.3.0 come back later");
    server.mail.behave(MailServerManner::Friendly);
    ann.submit(page.form(t::email_queue::send_waiting())).await.says(t::email_queue::retrying(1));
    server.mail.email_to("eve@example.org").await;
    standing(&server, id, EmailState::Sent).await;
}
