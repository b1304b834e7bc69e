//! Many at one code of a campaign at once, over two instances.

use futures_util::stream::{self, StreamExt};
use muster::t;

use super::Campaign;
use crate::harness::TestServer;
use crate::harness::page::Page;

/// How many of a crowd come in by `code`, and how many are told that it is used up.
async fn rush(server: &mut TestServer, code: &str, count: usize) -> (usize, usize) {
    let second = server.second_instance();
    let crowd = server.crowd(count).await;
    let answers: Vec<Page> = stream::iter(crowd.into_iter().enumerate())
        .map(|(number, browser)| {
            let browser = if number % 2 == 0 { browser } else { browser.led_to(&second) };
            async move { browser.join(code).await }
        })
        .buffer_unordered(100)
        .collect()
        .await;
    let into = answers.iter().filter(|answer| answer.status() == 303).count();
    let full = answers.iter().filter(|answer| answer.status() == 422 && answer.is_refused("code.used_up")).count();
    assert_eq!(
        into + full,
        count,
        "{:?}",
        answers.iter().find(|answer| !answer.is_refused("code.used_up")).map(Page::text)
    );
    (into, full)
}

#[tokio::test(flavor = "multi_thread")]
async fn two_hundred_on_a_code_for_one_use_are_one_member() {
    let mut server = TestServer::open().await;
    let ann = server.ann().await;
    let campaign = Campaign::single(&server, &ann, 3).await;
    let (choir, band) = (server.group("Choir", &ann).await, server.group("Band", &ann).await);
    for group in [choir, band] {
        campaign.named_by(&server, group).await;
    }
    assert_eq!(rush(&mut server, &campaign.codes[1], 200).await, (1, 199));
    assert_eq!(server.uses_of(campaign.id).await, (1, 1, 1));
}

#[tokio::test(flavor = "multi_thread")]
async fn three_hundred_on_forty_uses_are_forty_members() {
    let mut server = TestServer::open().await;
    let ann = server.ann().await;
    let campaign = Campaign::shared(&server, &ann, |form| form.fill(t::passes::max_uses(), "40")).await;
    let choir = server.group("Choir", &ann).await;
    campaign.named_by(&server, choir).await;
    assert_eq!(rush(&mut server, &campaign.codes[0], 300).await, (40, 260));
    assert_eq!(server.uses_of(campaign.id).await, (40, 40, 40));
}

#[tokio::test]
async fn a_double_click_is_one_use_and_one_membership_a_group() {
    let mut server = TestServer::open().await;
    let second = server.second_instance();
    let ann = server.ann().await;
    let campaign = Campaign::single(&server, &ann, 1).await;
    let (choir, band) = (server.group("Choir", &ann).await, server.group("Band", &ann).await);
    for group in [choir, band] {
        campaign.named_by(&server, group).await;
    }
    let eve = server.eve().await;
    let elsewhere = eve.browser.led_to(&second);
    let code = campaign.codes[0].clone();
    let posts = (0..20).map(|number| {
        let browser = if number % 2 == 0 { &eve.browser } else { &elsewhere };
        browser.join(&code)
    });
    for answer in futures_util::future::join_all(posts).await {
        answer.leads_to("/");
    }
    assert_eq!(server.uses_of(campaign.id).await, (1, 1, 1));
    assert_eq!(server.joined_by_campaign(eve.id).await, [choir, band]);
}

#[tokio::test]
async fn a_campaign_stopped_while_people_join_has_a_use_each() {
    let server = TestServer::open().await;
    let ann = server.ann().await;
    let campaign = Campaign::shared(&server, &ann, |form| form).await;
    let choir = server.group("Choir", &ann).await;
    campaign.named_by(&server, choir).await;
    let crowd = server.crowd(40).await;
    let code = campaign.codes[0].clone();
    let joins = futures_util::future::join_all(crowd.iter().map(|browser| browser.join(&code)));
    let path = format!("{}/stop", campaign.url);
    let (answers, stopped) = futures_util::future::join(joins, ann.post::<&str, &str>(&path, &[])).await;
    stopped.is(303);
    let into = answers.iter().filter(|answer| answer.status() == 303).count();
    let told = answers.iter().filter(|answer| answer.text().contains("was stopped")).count();
    assert_eq!(into + told, 40);
    let into = i64::try_from(into).expect("few");
    assert_eq!(server.uses_of(campaign.id).await, (into, into, into));
}
