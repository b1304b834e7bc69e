//! Each message is sent once, and where nobody can know, again under the same Message-ID.

use std::collections::BTreeSet;
use std::time::Duration;

use chrono::TimeDelta;
use diesel::{ExpressionMethods, RunQueryDsl};
use muster::db::Wake;
use muster::db::schema::mails;
use muster::db::types::EmailState;

use crate::harness::House;
use crate::harness::letter::Letter;
use crate::harness::post_office::Manner;

use super::{put_in_outbox, standing, tried, write_to};

#[tokio::test]
async fn two_instances_send_each_message_once() {
    let mut house = House::open().await;
    // Slow enough that both are at it.
    house.post.behave(Manner::Slow(Duration::from_millis(5)));
    let mut ids = Vec::new();
    for number in 0..60 {
        ids.push(put_in_outbox(&house, &format!("n{number}@example.org")).await);
    }
    house.wake(Wake::Mailer).await;
    house.second_instance();
    for id in ids {
        standing(&house, id, EmailState::Sent).await;
    }
    let letters = house.post.letters();
    let distinct: BTreeSet<String> = letters.iter().map(Letter::message_id).collect();
    assert_eq!((letters.len(), distinct.len()), (60, 60));
}

#[tokio::test]
async fn a_letter_taken_in_silence_is_sent_again_under_the_same_message_id() {
    let house = House::open().await;
    house.post.behave(Manner::ClosingAfterData);
    let id = write_to(&house, "eve@example.org").await;
    tried(&house, id, 1).await;
    house.post.behave(Manner::Friendly);
    house.later(TimeDelta::minutes(1));
    house.wake(Wake::Mailer).await;
    standing(&house, id, EmailState::Sent).await;
    let letters = house.post.letters_to("eve@example.org");
    assert_eq!(letters.len(), 2);
    assert_eq!(letters[0].message_id(), letters[1].message_id());
}

#[tokio::test]
async fn what_a_killed_courier_had_in_hand_is_carried_by_the_next() {
    let house = House::open().await;
    let until = house.now() + TimeDelta::minutes(5);
    let id = put_in_outbox(&house, "eve@example.org").await;
    // As the row stands when the process that claimed it is gone.
    house
        .write(move |conn| {
            diesel::update(mails::table).set((mails::claimed_until.eq(until), mails::attempts.eq(1))).execute(conn)
        })
        .await;
    let other = write_to(&house, "bob@example.org").await;
    standing(&house, other, EmailState::Sent).await;
    assert!(house.post.letters_to("eve@example.org").is_empty(), "somebody else has it in hand");
    house.later(TimeDelta::minutes(5));
    house.wake(Wake::Mailer).await;
    assert_eq!(standing(&house, id, EmailState::Sent).await.attempts, 2);
}
