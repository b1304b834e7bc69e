//! Budgets for wrong guesses, at their edges, by the clock.

use std::time::{Duration, Instant};

use chrono::TimeDelta;
use diesel::{QueryDsl, RunQueryDsl};
use muster::db::schema::guesses as rows;
use muster::db::types::GuessKind;
use muster::guesses::{self, Subject};
use muster::web::Client;

use crate::harness::House;
use crate::harness::page::Page;
use crate::harness::person::Person;

fn at(address: &str) -> Client {
    Client { address: address.parse().expect("an address"), agent: String::new() }
}

fn stranger(address: &str, browser: Option<&str>) -> Subject {
    Subject::of(&at(address), browser.map(str::to_owned), None)
}

async fn wait(house: &House, subject: &Subject) -> Duration {
    guesses::delay(&house.app, GuessKind::Code, subject).await.expect("an answer")
}

async fn wrong(house: &House, subject: &Subject, guess: &str) -> bool {
    guesses::charge(&house.app, GuessKind::Code, subject, guess).await.expect("charged").is_some()
}

#[tokio::test]
async fn a_browser_is_named_at_its_first_wrong_guess_and_slowed_after_ten() {
    let house = House::open().await;
    let nameless = stranger("203.0.113.9", None);
    assert!(wrong(&house, &nameless, "FIRST1").await, "it gets a name");
    let named = stranger("203.0.113.9", Some("abcdefghijklmnopqrstuvwxyz"));
    for number in 0..10 {
        assert_eq!(wait(&house, &named).await, Duration::ZERO, "before wrong guess {number}");
        assert!(!wrong(&house, &named, &format!("WRONG{number}")).await, "it has a name");
    }
    assert_eq!(wait(&house, &named).await, Duration::from_secs(10));
    let neighbour = stranger("203.0.113.9", Some("zyxwvutsrqponmlkjihgfedcba"));
    assert_eq!(wait(&house, &neighbour).await, Duration::ZERO);
    house.later(TimeDelta::minutes(10));
    assert_eq!(wait(&house, &named).await, Duration::ZERO);
}

#[tokio::test]
async fn the_same_wrong_guess_again_is_free() {
    let house = House::open().await;
    let named = stranger("203.0.113.9", Some("abcdefghijklmnopqrstuvwxyz"));
    let nameless = stranger("203.0.113.9", None);
    for _ in 0..50 {
        wrong(&house, &named, "ALWAYSTHESAME").await;
        assert!(!wrong(&house, &nameless, "ALWAYSTHESAME").await, "nothing is charged, so no name is given");
    }
    assert_eq!(wait(&house, &named).await, Duration::ZERO);
    assert_eq!(house.read(|conn| rows::table.count().get_result::<i64>(conn)).await, 1);
}

#[tokio::test]
async fn an_address_over_budget_takes_turns_one_a_second_and_a_full_lane_asks_to_come_back() {
    let house = House::open().await;
    let subject = stranger("203.0.113.9", None);
    for number in 0..30 {
        assert_eq!(wait(&house, &subject).await, Duration::ZERO);
        wrong(&house, &subject, &format!("WRONG{number}")).await;
    }
    for turn in 0..=60 {
        assert_eq!(wait(&house, &subject).await, Duration::from_secs(turn));
    }
    let full = guesses::delay(&house.app, GuessKind::Code, &subject).await;
    assert!(full.is_err(), "{full:?}");
    house.later(TimeDelta::seconds(1));
    assert_eq!(wait(&house, &subject).await, Duration::from_secs(60));
    assert_eq!(wait(&house, &stranger("203.0.113.10", None)).await, Duration::ZERO, "the neighbour is free");
    house.later(TimeDelta::minutes(10));
    assert_eq!(wait(&house, &subject).await, Duration::ZERO);
}

#[tokio::test]
async fn an_ipv6_customer_is_one_address() {
    let house = House::open().await;
    for number in 0..30 {
        wrong(&house, &stranger(&format!("2001:db8:1:2::{number:x}"), None), &format!("WRONG{number}")).await;
    }
    let subject = stranger("2001:db8:1:2:ffff::1", None);
    wait(&house, &subject).await;
    assert_eq!(wait(&house, &subject).await, Duration::from_secs(1));
    assert_eq!(wait(&house, &stranger("2001:db8:1:3::1", None)).await, Duration::ZERO);
}

#[tokio::test]
async fn turns_are_shared_by_all_who_ask_at_once() {
    let house = House::open().await;
    let subject = stranger("203.0.113.9", None);
    for number in 0..30 {
        wrong(&house, &subject, &format!("WRONG{number}")).await;
    }
    let asked = (0..20).map(|_| wait(&house, &subject));
    let mut waits = futures_util::future::join_all(asked).await;
    waits.sort();
    assert_eq!(waits, (0..20).map(Duration::from_secs).collect::<Vec<_>>());
}

#[tokio::test]
async fn old_rows_are_swept() {
    let house = House::open().await;
    let subject = stranger("203.0.113.9", None);
    for number in 0..31 {
        wrong(&house, &subject, &format!("WRONG{number}")).await;
    }
    wait(&house, &subject).await;
    let now = house.now();
    assert_eq!(house.write(move |conn| guesses::sweep(conn, now)).await, 0);
    house.later(TimeDelta::hours(1));
    let now = house.now();
    assert_eq!(house.write(move |conn| guesses::sweep(conn, now)).await, 32);
}

#[tokio::test]
async fn malformed_codes_right_codes_and_repeats_cost_a_member_nothing() {
    let house = House::open().await;
    let (ann, eve) = (house.ann().await, house.eve().await);
    let choir = house.group("Choir", &ann).await;
    let code = crate::codes::made(&ann, choir, |form| form).await;
    for number in 0..15 {
        eve.post("/join", &[("code", format!("A{number}"))]).await.is(422);
        eve.post("/join", &[("code", "NOSUCH-CODE")]).await.is(422);
        eve.post("/join", &[("code", &code.shown)]).await.is(200);
    }
    assert_eq!(house.read(|conn| rows::table.count().get_result::<i64>(conn)).await, 1);
    let me = Subject::of(&at("127.0.0.1"), None, Some(eve.id.to_string()));
    for number in 1..10 {
        assert_eq!(wait(&house, &me).await, Duration::ZERO);
        let page = eve.post("/join", &[("code", format!("NOSUCH-CODE{number}"))]).await;
        page.is(422);
        assert!(page.header("set-cookie").is_none_or(|cookie| !cookie.contains("browser")));
    }
    assert_eq!(wait(&house, &me).await, Duration::from_secs(10));
    assert_eq!(wait(&house, &stranger("127.0.0.1", None)).await, Duration::ZERO, "members have budgets of their own");
}

#[tokio::test]
async fn no_guess_is_kept_in_clear() {
    let house = House::open().await;
    let owner = Subject::of(&at("203.0.113.9"), None, Some("ann@example.org".to_owned()));
    let cookie = guesses::charge(&house.app, GuessKind::Password, &owner, "hunter2hunter2").await.expect("charged");
    assert!(cookie.is_some_and(|cookie| cookie.http_only() == Some(true)));
    let kept: Vec<Vec<u8>> = house.read(|conn| rows::table.select(rows::guess).load(conn)).await;
    assert_ne!(kept[0], muster::secret::fingerprint("hunter2hunter2"));
    assert_eq!(kept[0].len(), 32);
}

#[tokio::test]
async fn whoever_guesses_on_is_kept_waiting_at_the_form_itself() {
    let house = House::open().await;
    let (eve, zoe) = (house.eve().await, house.stranger());
    for number in 0..10 {
        eve.post("/join", &[("code", format!("WRONG-{number}-WORDING"))]).await.is(422);
        guess(&zoe, number).await.is(422);
    }
    let begun = Instant::now();
    // Both wait at the same time.
    let (signed_in, signed_out) =
        futures_util::future::join(eve.post("/join", &[("code", "WRONG-10-WORDING")]), guess(&zoe, 10)).await;
    signed_in.is(422).faults("Group code", "opens nothing here");
    signed_out.is(422).faults("Join code", "lets nobody new in");
    let waited = begun.elapsed();
    assert!(waited >= Duration::from_secs(10), "{waited:?}");
}

/// Signs up with a code that is none.
async fn guess(stranger: &Person, number: u32) -> Page {
    let fields = [
        ("name", "Zoe Newcomer".to_owned()),
        ("email", "zoe@example.org".to_owned()),
        ("password", "seven small otters".to_owned()),
        ("code", format!("NOSUCH-{number}-WORDING")),
    ];
    stranger.post("/signup", &fields).await
}
