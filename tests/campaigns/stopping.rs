//! **Stop campaign**.

use diesel::{ExpressionMethods, QueryDsl, RunQueryDsl};
use muster::db::schema::codes;
use muster::events::BOLD;
use muster::t;

use super::{Campaign, enter};
use crate::harness::TestServer;

#[tokio::test]
async fn it_asks_once_says_how_many_codes_stop_and_ends_them_for_good() {
    let server = TestServer::open().await;
    let ann = server.ann().await;
    let campaign = Campaign::single(&server, &ann, 5).await;
    let choir = server.group("Choir", &ann).await;
    campaign.named_by(&server, choir).await;
    let (eve, sam) = (server.eve().await, server.sam().await);
    enter(&eve, &campaign.codes[0]).await.is(303);

    let page = ann.visit(&ann.visit(&campaign.url).await.link(t::campaigns::stop_campaign())).await;
    page.headed(t::campaigns::stop_question("Spring"))
        .says(t::campaigns::stop_single(4))
        .says(t::passes::joined_with(1));
    let stopped = ann.submit(page.form(t::campaigns::stop_campaign())).await;
    stopped.at(&campaign.url).says(t::campaigns::stopped(4));
    stopped.says("Stopped Mon 2 Mar 2026, 10:00 CET").says_nothing_of(t::locale::window_endless());
    assert_eq!(stopped.all(".notice li"), ["Choir: always"], "it covers nothing any more");
    assert!(!stopped.source().contains("/email\"") && !stopped.source().contains("/sheets\""));
    let id = campaign.id;
    let ends: Vec<(Option<String>, bool)> = server
        .read(move |conn| {
            codes::table
                .filter(codes::campaign_id.eq(id))
                .order(codes::id)
                .select((codes::ended_why, codes::ended_by.is_not_null()))
                .load(conn)
        })
        .await;
    let stop = (Some("stopped".to_owned()), true);
    assert_eq!(ends, [(None, false), stop.clone(), stop.clone(), stop.clone(), stop]);
    enter(&sam, &campaign.codes[1]).await.is(422).refuses(t::web::group_code(), "code.campaign_stopped");
    ann.visit("/settings/activity").await.tells(t::events::campaign_stopped(BOLD, "Spring", "Ann Admin"));

    // Once more changes nothing, and nothing revives it.
    let before = server.contents().await;
    ann.post::<&str, &str>(&format!("{}/stop", campaign.url), &[]).await.is(303);
    ann.visit(&campaign.url).await.says(t::campaigns::stopped_before());
    ann.visit(&format!("{}/stop", campaign.url)).await.headed(t::campaigns::is_stopped());
    server.unchanged(&before).await;
}

#[tokio::test]
async fn whoever_came_in_stays_and_is_told_that_they_are_in() {
    let server = TestServer::open().await;
    let ann = server.ann().await;
    let campaign = Campaign::shared(&server, &ann, |form| form).await;
    let choir = server.group("Choir", &ann).await;
    campaign.named_by(&server, choir).await;
    let eve = server.eve().await;
    enter(&eve, &campaign.codes[0]).await.leads_to(&format!("/groups/{choir}"));
    ann.post::<&str, &str>(&format!("{}/stop", campaign.url), &[]).await.is(303);
    eve.visit(&format!("/groups/{choir}")).await.is(200);
    enter(&eve, &campaign.codes[0]).await.leads_to(&format!("/groups/{choir}"));
}
