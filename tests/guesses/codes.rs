//! Wrong codes: whose bucket they fill, and what costs nothing.

use chrono::TimeDelta;
use diesel::{QueryDsl, RunQueryDsl};
use futures_util::future::join_all;
use muster::codes::Code;
use muster::db::schema::guess_buckets as buckets;
use muster::guesses;
use muster::t;

use super::{behind_a_proxy, custom_code, fill, level, post_from, rows, sign_up_from};
use crate::harness::TestServer;

#[tokio::test]
async fn a_browser_has_twenty_wrong_codes_in_ten_minutes() {
    let server = behind_a_proxy().await;
    let zoe = server.stranger();
    for number in 0..20 {
        sign_up_from(&zoe, &format!("10.{number}.0.1"), &format!("NOSUCH-{number}-CODE")).await.is(422);
    }
    let page = sign_up_from(&zoe, "10.99.0.1", "NOSUCH-20-CODE").await;
    page.is(429)
        .keeps(t::accounts::name(), "Zoe Newcomer")
        .keeps(t::web::join_code(), "NOSUCH-20-CODE")
        .keeps(t::web::password(), "");
    assert_eq!(page.header("retry-after"), Some("30"));
    server.later(TimeDelta::seconds(30) - TimeDelta::microseconds(1));
    sign_up_from(&zoe, "10.99.0.1", "NOSUCH-20-CODE").await.is(429);
    server.later(TimeDelta::microseconds(1));
    sign_up_from(&zoe, "10.99.0.1", "NOSUCH-20-CODE").await.is(422);
}

#[tokio::test]
async fn an_address_has_a_hundred_wrong_codes_and_its_neighbour_too() {
    let server = behind_a_proxy().await;
    for number in 0..100 {
        sign_up_from(&server.stranger(), "203.0.113.9", &format!("NOSUCH-{number}-CODE")).await.is(422);
    }
    let page = sign_up_from(&server.stranger(), "203.0.113.9", "NOSUCH-100-CODE").await;
    assert_eq!(page.is(429).header("retry-after"), Some("6"));
    sign_up_from(&server.stranger(), "203.0.113.10", "NOSUCH-100-CODE").await.is(422);
}

#[tokio::test]
async fn a_network_of_either_kind_is_one_guesser() {
    let server = behind_a_proxy().await;
    for (name, inside, outside) in [
        ("code network 203.0.113.0/24", "203.0.113.200", "203.0.114.1"),
        ("code network 2001:db8:1::/48", "2001:db8:1:ffff::1", "2001:db8:2::1"),
        ("code address 2001:db8:3:4::/64", "2001:db8:3:4:5::6", "2001:db8:3:5::1"),
    ] {
        let (step, count) =
            if name.contains("network") { (TimeDelta::seconds(12), 300) } else { (TimeDelta::seconds(6), 100) };
        fill(&server, name, step, count, 1).await;
        sign_up_from(&server.stranger(), inside, "NOSUCH-1-CODE").await.is(422);
        sign_up_from(&server.stranger(), inside, "NOSUCH-2-CODE").await.is(429);
        sign_up_from(&server.stranger(), outside, "NOSUCH-2-CODE").await.is(422);
    }
}

#[tokio::test]
async fn a_repeated_wrong_code_is_free_and_shuts_nobody_out() {
    let server = behind_a_proxy().await;
    let code = custom_code(&server).await;
    let zoe = server.stranger();
    for _ in 0..40 {
        sign_up_from(&zoe, "203.0.113.9", "NOSUCH-CODE").await.is(422);
    }
    for _ in 0..150 {
        sign_up_from(&server.stranger(), "203.0.113.9", "NOSUCH-CODE").await.is(422);
    }
    sign_up_from(&zoe, "203.0.113.9", &code).await.is(303);
}

#[tokio::test]
async fn only_the_last_four_wrong_codes_are_repeats() {
    let server = TestServer::open().await;
    let eve = server.eve().await;
    for number in [1, 2, 3, 4, 1, 2, 3, 4, 5] {
        eve.post("/join", &[("code", format!("NOSUCH-{number}-CODE"))]).await.is(422);
    }
    let charged = level(&server, "code account").await - server.now();
    assert_eq!(charged, TimeDelta::seconds(30) * 5);
    eve.post("/join", &[("code", "NOSUCH-1-CODE")]).await.is(422);
    assert_eq!(level(&server, "code account").await - server.now(), TimeDelta::seconds(30) * 6);
}

#[tokio::test]
async fn right_codes_malformed_ones_and_wrong_checks_cost_nothing() {
    let server = TestServer::open().await;
    let (ann, eve) = (server.ann().await, server.eve().await);
    let choir = server.group("Choir", &ann).await;
    let code = crate::codes::made(&ann, choir, |form| form).await;
    let mut mistyped: Vec<char> = code.shown.chars().collect();
    mistyped[0] = if mistyped[0] == '3' { '4' } else { '3' };
    let mistyped: String = mistyped.into_iter().collect();
    for number in 0..25 {
        eve.post("/join", &[("code", format!("A{number}"))]).await.is(422);
        eve.post("/join", &[("code", &mistyped)]).await.is(422);
        eve.post("/join", &[("code", &code.shown)]).await.is(200);
    }
    assert_eq!(rows(&server).await, 0);
}

#[tokio::test]
async fn a_member_has_twenty_wrong_codes_and_nobody_else_pays() {
    let server = TestServer::open().await;
    let (eve, bob) = (server.eve().await, server.bob().await);
    for number in 0..20 {
        eve.post("/join", &[("code", format!("NOSUCH-{number}-CODE"))]).await.is(422);
    }
    let page = eve.post("/join", &[("code", "NOSUCH-20-CODE")]).await;
    page.is(429).keeps(t::web::group_code(), "NOSUCH-20-CODE");
    assert_eq!(page.header("retry-after"), Some("30"));
    eve.join("NOSUCH-21-CODE").await.is(429);
    eve.post("/join/request", &[("code", "NOSUCH-22-CODE"), ("note", "Please")]).await.is(429);
    bob.post("/join", &[("code", "NOSUCH-20-CODE")]).await.is(422);
}

#[tokio::test]
async fn a_refused_join_keeps_its_charge_and_nothing_else() {
    let server = TestServer::open().await;
    let (ann, eve) = (server.ann().await, server.eve().await);
    let choir = server.group("Choir", &ann).await;
    let code = crate::codes::made(&ann, choir, |form| form).await;
    let page = ann.visit(&format!("{}/expire", code.url)).await;
    ann.submit(page.form(t::passes::expire_now())).await.is(200);
    let before = server.contents().await;
    eve.join(&code.shown).await.is(422);
    assert_eq!(rows(&server).await, 1);
    server.unchanged(&before).await;
}

#[tokio::test]
async fn of_many_codes_at_once_only_the_bucket_is_looked_up() {
    let server = behind_a_proxy().await;
    let guesses = (0..300).map(|number| {
        let stranger = server.stranger();
        async move { sign_up_from(&stranger, "203.0.113.9", &format!("NOSUCH-{number}-CODE")).await.status().as_u16() }
    });
    let answers = join_all(guesses).await;
    let count = |status: u16| answers.iter().filter(|answer| **answer == status).count();
    assert_eq!((count(422), count(429)), (100, 200), "{answers:?}");
}

#[tokio::test]
async fn of_many_codes_at_once_a_member_gets_twenty_looked_up() {
    let mut server = TestServer::open().await;
    let other = server.second_instance();
    let eve = server.eve().await;
    let windows = [eve.browser.clone(), eve.browser.led_to(&other)];
    let guesses = (0..120).map(|number| {
        let window = windows[number % 2].clone();
        async move { window.post("/join", &[("code", format!("NOSUCH-{number}-CODE"))]).await.status().as_u16() }
    });
    let answers = join_all(guesses).await;
    assert_eq!(answers.iter().filter(|status| **status == 422).count(), 20);
}

#[tokio::test]
async fn beyond_a_full_bucket_nothing_is_stored() {
    let server = behind_a_proxy().await;
    fill(&server, "code network 203.0.113.0/24", TimeDelta::seconds(12), 300, 0).await;
    for number in 0..20 {
        sign_up_from(&server.stranger(), &format!("203.0.113.{number}"), &format!("NOSUCH-{number}-CODE"))
            .await
            .is(429);
    }
    assert_eq!(rows(&server).await, 1);
}

#[tokio::test]
async fn buckets_that_have_run_empty_are_forgotten() {
    let server = behind_a_proxy().await;
    sign_up_from(&server.stranger(), "203.0.113.9", "NOSUCH-CODE").await.is(422);
    assert_eq!(rows(&server).await, 4);
    server.later(TimeDelta::seconds(30));
    sign_up_from(&server.stranger(), "198.51.100.1", "NOSUCH-CODE").await.is(422);
    assert_eq!(rows(&server).await, 4, "those of the first were swept by the second");
    server.later(TimeDelta::minutes(1));
    let now = server.now();
    server.write(move |conn| guesses::sweep(conn, now)).await;
    assert_eq!(rows(&server).await, 0);
}

#[tokio::test]
async fn generated_codes_have_a_thousand_guesses_an_address() {
    let server = behind_a_proxy().await;
    let wrong = || Code::generate(&server.app.entropy, 10).shown().to_owned();
    fill(&server, "generated address 203.0.113.9/32", TimeDelta::milliseconds(600), 1_000, 1).await;
    sign_up_from(&server.stranger(), "203.0.113.9", &wrong()).await.is(422);
    sign_up_from(&server.stranger(), "203.0.113.9", &wrong()).await.is(429);
    sign_up_from(&server.stranger(), "203.0.113.9", "NOSUCH-CODE").await.is(422);
    sign_up_from(&server.stranger(), "203.0.113.10", &wrong()).await.is(422);
}

#[tokio::test]
async fn who_has_an_account_cannot_be_asked_without_end() {
    let server = behind_a_proxy().await;
    let code = custom_code(&server).await;
    let ann = server.ann().await;
    fill(&server, "address address 203.0.113.9/32", TimeDelta::seconds(6), 100, 1).await;
    let ask = async |email: &str| {
        let fields = [("name", "Zoe"), ("email", email), ("password", "seven small otters"), ("code", code.as_str())];
        post_from(&server.stranger(), "203.0.113.9", "/signup", &fields).await
    };
    ask(&ann.email).await.is(422);
    ask("eve@example.org").await.is(429);
}

#[tokio::test]
async fn no_guess_is_kept_in_clear() {
    let server = TestServer::open().await;
    server.eve().await.post("/join", &[("code", "NOSUCH-CODE")]).await.is(422);
    let kept: Vec<Option<Vec<u8>>> = server.read(|conn| buckets::table.select(buckets::recent).load(conn)).await;
    let kept = kept.into_iter().flatten().next().expect("a fingerprint");
    assert_eq!(kept.len(), 12);
    assert!(!String::from_utf8_lossy(&kept).contains("NOSUCH"));
}
