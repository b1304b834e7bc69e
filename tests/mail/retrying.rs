//! What passes by itself is tried again, at its times.

use std::time::Duration;

use chrono::TimeDelta;
use muster::db::Wake;
use muster::db::types::EmailState;
use muster::mail;
use tokio::time::{Instant, sleep};

use crate::harness::House;
use crate::harness::post_office::Manner;

use super::{standing, tried, write_to};

#[tokio::test]
async fn a_message_refused_for_now_is_tried_after_1_5_and_30_minutes_and_two_hours() {
    let house = House::open().await;
    house.post.behave(Manner::Refusing("451 4.3.0 come back later"));
    let id = write_to(&house, "eve@example.org").await;
    for (times, minutes) in [(1, 1), (2, 5), (3, 30), (4, 120)] {
        let waiting = tried(&house, id, times).await;
        assert_eq!(waiting.due_at, house.now() + TimeDelta::minutes(minutes));
        assert_eq!(waiting.last_answer.as_deref(), Some("451 4.3.0 come back later"));
        // An instant too early nothing happens, however often somebody knocks.
        house.later(TimeDelta::minutes(minutes) - TimeDelta::microseconds(1));
        write_to(&house, &format!("other{times}@example.org")).await;
        let knocked = write_to(&house, &format!("another{times}@example.org")).await;
        tried(&house, knocked, 1).await;
        assert_eq!(tried(&house, id, times).await.attempts, times);
        house.later(TimeDelta::microseconds(1));
        if times == 4 {
            house.post.behave(Manner::Friendly);
        }
        house.wake(Wake::Mailer).await;
    }
    let sent = standing(&house, id, EmailState::Sent).await;
    assert_eq!((sent.attempts, sent.sent_at), (5, Some(house.now())));
    assert_eq!(house.post.letters_to("eve@example.org").len(), 1);
}

#[tokio::test]
async fn after_four_days_it_is_given_up() {
    let house = House::open().await;
    house.post.behave(Manner::Refusing("451 4.3.0 come back later"));
    let id = write_to(&house, "eve@example.org").await;
    let begun = house.now();
    let mut last = tried(&house, id, 1).await;
    while last.state == EmailState::Waiting {
        house.later(last.due_at - house.now());
        house.wake(Wake::Mailer).await;
        last = tried(&house, id, last.attempts + 1).await;
    }
    assert_eq!(last.state, EmailState::Failed);
    assert_eq!(house.now() - begun, TimeDelta::days(4));
    assert!(last.last_answer.is_some_and(|answer| answer.starts_with("Given up after four days: 451")));
}

#[tokio::test]
async fn a_server_that_is_down_loses_none() {
    let house = House::open().await;
    house.post.behave(Manner::Closed);
    let mut ids = Vec::new();
    for number in 0..12 {
        ids.push(write_to(&house, &format!("n{number}@example.org")).await);
    }
    tried(&house, ids[0], 1).await;
    house.post.behave(Manner::Friendly);
    // Some were tried in vain, some not at all, and an attempt still under way fails at a later hour.
    for id in ids {
        let patience = Instant::now() + Duration::from_secs(10);
        while house.read(move |conn| mail::find(conn, id)).await.expect("it is kept").state != EmailState::Sent {
            assert!(Instant::now() < patience, "message {id} is not carried");
            house.later(TimeDelta::minutes(1));
            house.wake(Wake::Mailer).await;
            sleep(Duration::from_millis(50)).await;
        }
    }
    assert_eq!(house.post.letters().len(), 12);
}

#[tokio::test]
async fn an_admin_sends_what_waits_at_once() {
    let house = House::open().await;
    let ann = house.ann().await;
    house.post.behave(Manner::Refusing("451 4.3.0 come back later"));
    let id = write_to(&house, "eve@example.org").await;
    tried(&house, id, 1).await;
    let page = ann.visit("/settings/mail").await;
    page.says("Next attempt in 1 minute").says("451 4.3.0 come back later");
    house.post.behave(Manner::Friendly);
    ann.submit(page.form("Send waiting messages now")).await.says("One message is tried again now.");
    house.post.letter_to("eve@example.org").await;
    standing(&house, id, EmailState::Sent).await;
}
