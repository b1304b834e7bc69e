//! Budgets for wrong guesses, at their edges, by the clock.

use std::time::{Duration, Instant};

use actix_web::HttpResponse;
use chrono::TimeDelta;
use diesel::{QueryDsl, RunQueryDsl};
use muster::db::schema::guesses as rows;
use muster::db::types::GuessKind;
use muster::guesses::{self, Subject, Turn};
use muster::web::Client;

use crate::harness::House;
use crate::harness::cast::PASSWORD;
use crate::harness::page::Page;
use crate::harness::person::Person;

fn at(address: &str) -> Client {
    Client { address: address.parse().expect("an address"), agent: String::new(), place: None }
}

fn stranger(address: &str, browser: Option<&str>) -> Subject {
    Subject::of(&at(address), browser.map(str::to_owned), None)
}

fn returning(address: &str, proof: &str) -> Subject {
    Subject::of(&Client { place: Some(proof.to_owned()), ..at(address) }, None, None)
}

async fn turn(house: &House, subject: &Subject) -> Turn {
    guesses::turn(&house.app, GuessKind::Code, subject).await.expect("a turn")
}

async fn wait(house: &House, subject: &Subject) -> Duration {
    match turn(house, subject).await {
        Turn::In(wait) => wait,
        Turn::Later(place) => panic!("later: {place:?}"),
    }
}

/// The proof of a place that has to be come back with, and in how many seconds.
async fn place(house: &House, subject: &Subject) -> (String, u64) {
    let Turn::Later(place) = turn(house, subject).await else { panic!("at once") };
    let answer = place.kept_by(HttpResponse::Ok().finish());
    let seconds = answer.headers().get("retry-after").expect("a time to come back");
    let proof = answer.cookies().next().expect("a place").value().to_owned();
    (proof, seconds.to_str().expect("a number").parse().expect("a number"))
}

/// Uses up the budget of an address, and the turns that a request would wait for.
async fn crowd(house: &House, address: &str) {
    let subject = stranger(address, None);
    for number in 0..30 {
        wrong(house, &subject, &format!("WRONG{number}")).await;
    }
    for second in 0..=30 {
        assert_eq!(wait(house, &subject).await, Duration::from_secs(second));
    }
}

async fn wrong(house: &House, subject: &Subject, guess: &str) -> bool {
    guesses::charge(&house.app, GuessKind::Code, subject, guess).await.expect("charged").is_some()
}

/// Uses the budget and the next turns up once more.
async fn crowd_again(house: &House, address: &str) {
    let subject = stranger(address, None);
    for number in 0..30 {
        wrong(house, &subject, &format!("LATER{number}")).await;
    }
    while let Turn::In(_) = turn(house, &subject).await {}
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
async fn an_address_over_budget_takes_turns_one_a_second() {
    let house = House::open().await;
    let subject = stranger("203.0.113.9", None);
    for number in 0..30 {
        assert_eq!(wait(&house, &subject).await, Duration::ZERO);
        wrong(&house, &subject, &format!("WRONG{number}")).await;
    }
    for second in 0..=30 {
        assert_eq!(wait(&house, &subject).await, Duration::from_secs(second));
    }
    house.later(TimeDelta::seconds(1));
    assert_eq!(wait(&house, &subject).await, Duration::from_secs(30));
    assert_eq!(wait(&house, &stranger("203.0.113.10", None)).await, Duration::ZERO, "the neighbour is free");
    house.later(TimeDelta::minutes(10));
    assert_eq!(wait(&house, &subject).await, Duration::ZERO);
}

#[tokio::test]
async fn nobody_is_refused_a_turn_however_long_the_lane_and_a_far_one_is_kept_for_one_guess() {
    let house = House::open().await;
    crowd(&house, "203.0.113.9").await;
    let newcomer = stranger("203.0.113.9", None);
    let (proof, seconds) = place(&house, &newcomer).await;
    assert_eq!(seconds, 31);
    let mine = returning("203.0.113.9", &proof);
    assert_eq!(place(&house, &mine).await, (proof.clone(), 31), "coming back too early takes no second place");
    let mut last = 31;
    for _ in 0..300 {
        last = place(&house, &newcomer).await.1;
    }
    assert_eq!(last, 331, "a flood of others is behind");
    house.later(TimeDelta::microseconds(31_000_000));
    assert_eq!(wait(&house, &mine).await, Duration::ZERO);
    assert_ne!(place(&house, &mine).await.0, proof, "a place is good for one guess");
}

#[tokio::test]
async fn whoever_comes_back_a_little_early_waits_for_the_rest() {
    let house = House::open().await;
    crowd(&house, "203.0.113.9").await;
    let (proof, _) = place(&house, &stranger("203.0.113.9", None)).await;
    house.later(TimeDelta::seconds(20));
    assert_eq!(wait(&house, &returning("203.0.113.9", &proof)).await, Duration::from_secs(11));
}

#[tokio::test]
async fn a_place_lapses_ten_minutes_after_its_turn() {
    for (late, is_good) in
        [(TimeDelta::minutes(10) - TimeDelta::microseconds(1), true), (TimeDelta::minutes(10), false)]
    {
        let house = House::open().await;
        crowd(&house, "203.0.113.9").await;
        let (proof, _) = place(&house, &stranger("203.0.113.9", None)).await;
        house.later(TimeDelta::seconds(31) + late);
        crowd_again(&house, "203.0.113.9").await;
        let came = turn(&house, &returning("203.0.113.9", &proof)).await;
        assert_eq!(matches!(came, Turn::In(_)), is_good, "{late}: {came:?}");
    }
}

#[tokio::test]
async fn nobody_else_can_use_a_place_and_nobody_can_make_one_up() {
    let house = House::open().await;
    crowd(&house, "203.0.113.9").await;
    crowd(&house, "198.51.100.7").await;
    let (proof, _) = place(&house, &stranger("203.0.113.9", None)).await;
    house.later(TimeDelta::seconds(1));
    assert_eq!(wait(&house, &stranger("198.51.100.7", None)).await, Duration::from_secs(30));
    for made_up in [&proof, "0-AAAAAAAAAAAAAAAAAAAAAAAAAAA", "9223372036854775807-", "-", "", "soon"] {
        assert_eq!(place(&house, &returning("198.51.100.7", made_up)).await.0.len(), proof.len(), "{made_up}");
    }
    let moved = proof.replacen('1', "2", 1);
    assert_ne!(place(&house, &returning("203.0.113.9", &moved)).await.0, moved);
}

#[tokio::test]
async fn a_lane_that_a_flood_filled_begins_anew_once_nobody_has_guessed_there_for_ten_minutes() {
    let house = House::open().await;
    let subject = stranger("203.0.113.9", None);
    for number in 0..100 {
        wrong(&house, &subject, &format!("WRONG{number}")).await;
    }
    let mut last = 0;
    for number in 0..2_000 {
        last = if number <= 30 { wait(&house, &subject).await.as_secs() } else { place(&house, &subject).await.1 };
    }
    assert_eq!(last, 1_999);
    let sweep = async || {
        let now = house.now();
        house.write(move |conn| guesses::sweep(conn, now)).await
    };
    house.later(TimeDelta::minutes(10) - TimeDelta::microseconds(1));
    assert_eq!(sweep().await, 0);
    house.later(TimeDelta::microseconds(1));
    assert_eq!(sweep().await, 1, "the lane");
    assert_eq!(wait(&house, &subject).await, Duration::ZERO, "over budget still, and the first in the lane");
    assert_eq!(wait(&house, &subject).await, Duration::from_secs(1));
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
    signed_out.is(422).faults("Join code", "can’t be used");
    let waited = begun.elapsed();
    assert!(waited >= Duration::from_secs(10), "{waited:?}");
}

#[tokio::test]
async fn a_form_that_has_to_wait_for_longer_than_a_request_comes_back_filled_in_with_its_place() {
    let house = House::open().await;
    crowd(&house, "127.0.0.1").await;
    let zoe = house.stranger();
    let page = guess(&zoe, 31).await;
    page.is(429).faults("Join code", "Yours comes in less than a minute and is kept for you");
    page.keeps("Name", "Zoe Newcomer").keeps("Join code", "NOSUCH-31-WORDING").keeps("Password", "");
    assert_eq!(page.header("retry-after"), Some("31"));
    house.later(TimeDelta::seconds(31));
    guess(&zoe, 31).await.is(422).faults("Join code", "can’t be used");
    let behind = house.stranger();
    let page = behind.post("/signin", &[("email", "ann@example.org"), ("password", "wrong password")]).await;
    page.is(422).faults("Password", "do not belong together");
}

#[tokio::test]
async fn a_password_that_has_to_wait_comes_back_with_the_address_and_is_not_tried() {
    let house = House::open().await;
    let ann = house.ann().await;
    let here = |account: &str| Subject::of(&at("127.0.0.1"), None, Some(account.to_owned()));
    for number in 0..100 {
        let account = here(&format!("{number}@example.org"));
        let charged = guesses::charge(&house.app, GuessKind::Password, &account, "hunter2hunter2").await;
        charged.expect("charged");
    }
    for _ in 0..=30 {
        guesses::turn(&house.app, GuessKind::Password, &here("ann@example.org")).await.expect("a turn");
    }
    let stranger = house.stranger();
    let signed_in = [("email", ann.email.as_str()), ("password", PASSWORD)];
    let page = stranger.post("/signin", &signed_in).await;
    page.is(429).faults("Password", "is kept for you").keeps("Email", &ann.email);
    ann.post("/account/delete", &[("password", "not hers at all")]).await.is(429).headed("Wait for your turn");
    house.later(TimeDelta::seconds(31));
    stranger.post("/signin", &signed_in).await.is(303);
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
