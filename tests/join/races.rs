//! Many at one code at once.

use diesel::{ExpressionMethods, QueryDsl, RunQueryDsl};
use futures_util::stream::{self, StreamExt};
use muster::db::schema::memberships;
use muster::t;

use crate::codes::made;
use crate::harness::page::Page;
use crate::join::GroupWithCode;

#[tokio::test(flavor = "multi_thread")]
async fn a_thousand_on_a_hundred_uses_are_a_hundred_members() {
    let mut fixture = GroupWithCode::open().await;
    let second = fixture.server.second_instance();
    let crowd = fixture.server.crowd(1_000).await;
    let answers: Vec<Page> = stream::iter(crowd.into_iter().enumerate())
        .map(|(number, browser)| {
            let browser = if number % 2 == 0 { browser } else { browser.led_to(&second) };
            let code = fixture.code.shown.clone();
            async move { browser.join(&code).await }
        })
        .buffer_unordered(1_000)
        .collect()
        .await;
    let into = answers.iter().filter(|answer| answer.header("location") == Some(&fixture.group())).count();
    let full = answers.iter().filter(|answer| answer.status() == 422 && answer.is_refused("code.used_up")).count();
    let other = answers.iter().find(|answer| answer.status() != 303 && answer.status() != 422);
    assert_eq!((into, full), (100, 900), "{:?}", other.map(Page::text));
    assert_eq!(fixture.uses().await, (100, 100));
    let choir = fixture.choir;
    let members: i64 = fixture
        .server
        .read(move |conn| {
            memberships::table
                .filter(memberships::group_id.eq(choir))
                .filter(memberships::method.eq("code"))
                .count()
                .get_result(conn)
        })
        .await;
    assert_eq!(members, 100);
}

#[tokio::test]
async fn a_double_click_is_one_membership_and_one_use() {
    let mut fixture = GroupWithCode::open().await;
    let second = fixture.server.second_instance();
    let eve = fixture.server.eve().await;
    let elsewhere = eve.browser.led_to(&second);
    let code = fixture.code.shown.clone();
    let posts = (0..20).map(|number| {
        let browser = if number % 2 == 0 { &eve.browser } else { &elsewhere };
        browser.join(&code)
    });
    for answer in futures_util::future::join_all(posts).await {
        answer.leads_to(&fixture.group());
    }
    assert_eq!(fixture.uses().await, (1, 1));
    fixture.ann.visit(&format!("/groups/{}/settings/activity", fixture.choir)).await.is(200);
}

#[tokio::test]
async fn a_double_click_on_the_last_use_is_friendly_too() {
    let mut fixture = GroupWithCode::open().await;
    let second = fixture.server.second_instance();
    let eve = fixture.server.eve().await;
    let elsewhere = eve.browser.led_to(&second);
    let once = made(&fixture.ann, fixture.choir, |form| form.fill(t::passes::max_uses(), "1")).await;
    let code = once.shown;
    let posts = (0..20).map(|number| {
        let browser = if number % 2 == 0 { &eve.browser } else { &elsewhere };
        browser.join(&code)
    });
    for answer in futures_util::future::join_all(posts).await {
        answer.leads_to(&fixture.group());
    }
}

#[tokio::test]
async fn a_code_that_ends_while_people_join_has_a_use_each() {
    let fixture = GroupWithCode::open().await;
    let crowd = fixture.server.crowd(40).await;
    let code = fixture.code.shown.clone();
    let joins = futures_util::future::join_all(crowd.iter().map(|browser| browser.join(&code)));
    let path = format!("{}/expire", fixture.code.url);
    let end = fixture.ann.post::<&str, &str>(&path, &[]);
    let (answers, _) = futures_util::future::join(joins, end).await;
    let into = answers.iter().filter(|answer| answer.status() == 303).count();
    let told = answers.iter().filter(|answer| answer.is_refused("code.ended")).count();
    assert_eq!(into + told, 40);
    assert_eq!(fixture.uses().await, (i64::try_from(into).expect("few"), i64::try_from(into).expect("few")));
}
