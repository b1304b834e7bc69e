//! Many at one link at once.

use futures_util::stream::{self, StreamExt};
use muster::t;

use super::{Invited, made};
use crate::harness::person::Person;

#[tokio::test(flavor = "multi_thread")]
async fn fifty_on_each_of_200_single_use_links_are_200() {
    let mut fixture = Invited::with(|form| form.fill(t::invites::maximum_uses(), "1")).await;
    let second = fixture.server.second_instance();
    let mut links = vec![fixture.invite.link.clone()];
    while links.len() < 200 {
        links.push(made(&fixture.ann, fixture.choir, |form| form.fill(t::invites::maximum_uses(), "1")).await.link);
    }
    // Each link has fifty of its own, who press at once; somebody who is in tries no further.
    let crowd = fixture.server.crowd(400).await;
    let posts: Vec<(Person, String)> = links
        .iter()
        .enumerate()
        .flat_map(|(number, link)| {
            let (crowd, second) = (&crowd, &second);
            (0..50).map(move |place| {
                let browser = &crowd[(number * 2 + place * 7) % crowd.len()];
                let browser = if place % 2 == 0 { browser.clone() } else { browser.led_to(second) };
                (browser, link.clone())
            })
        })
        .collect();
    let answers: Vec<u16> = stream::iter(posts)
        .map(|(browser, link)| async move { browser.post::<&str, &str>(&link, &[]).await.status().as_u16() })
        .buffer_unordered(100)
        .collect()
        .await;
    assert!(answers.iter().all(|status| matches!(status, 303 | 410)), "{answers:?}");
    assert_eq!((fixture.joined().await, fixture.uses().await), (200, (200, 200)));
}

#[tokio::test]
async fn a_double_click_is_one_membership_and_one_use() {
    let mut fixture = Invited::open().await;
    let second = fixture.server.second_instance();
    let eve = fixture.server.eve().await;
    let elsewhere = eve.browser.led_to(&second);
    let posts = (0..20).map(|number| {
        let browser = if number % 2 == 0 { &eve.browser } else { &elsewhere };
        browser.post::<&str, &str>(&fixture.invite.link, &[])
    });
    for answer in futures_util::future::join_all(posts).await {
        answer.leads_to(&fixture.group());
    }
    assert_eq!((fixture.joined().await, fixture.uses().await), (1, (1, 1)));
}
