//! The list of campaigns, and what there is where nothing is.

use diesel::{ExpressionMethods, RunQueryDsl};
use muster::db::schema::campaigns;
use muster::db::types::CampaignMode;
use muster::t;

use super::Campaign;
use crate::harness::TestServer;

#[tokio::test]
async fn an_empty_page_teaches_what_campaigns_are_for() {
    let server = TestServer::open().await;
    let ann = server.ann().await;
    let page = ann.visit(&ann.visit("/").await.link(t::campaigns::campaigns())).await;
    page.headed(t::campaigns::campaigns()).says(t::campaigns::no_campaigns()).says(t::campaigns::no_campaigns_text());
    assert_eq!(page.link(t::campaigns::new()), "/campaigns/new");
    server.bob().await.visit("/").await.says_nothing_of("Campaigns");
}

#[tokio::test]
async fn all_are_listed_newest_first_with_state_and_groups() {
    let server = TestServer::open().await;
    let ann = server.ann().await;
    let (maker, now) = (ann.id, server.now());
    server
        .write(move |conn| {
            for number in 0..110 {
                diesel::insert_into(campaigns::table)
                    .values((
                        campaigns::name.eq(format!("Drive {number:03}")),
                        campaigns::mode.eq(CampaignMode::Single),
                        campaigns::quantity.eq(10),
                        campaigns::codes_made.eq(10),
                        campaigns::in_app.eq(true),
                        campaigns::made_by.eq(maker),
                        campaigns::made_at.eq(now),
                    ))
                    .execute(conn)?;
            }
            Ok(())
        })
        .await;
    let spring = Campaign::shared(&server, &ann, |form| form.fill(t::web::stop_date(), "2026-03-20")).await;
    for name in ["Choir", "Band", "Rowing", "Chess"] {
        let group = server.group(name, &ann).await;
        spring.named_by(&server, group).await;
    }
    let mut page = ann.visit("/campaigns").await;
    page.says("Choir, Band, Rowing and 1 more").says("Ends Fri 20 Mar 2026, in 18 days");
    let mut seen = Vec::new();
    loop {
        seen.extend(page.all("tbody th a"));
        if !page.text().contains("Older") {
            break;
        }
        page = ann.visit(&page.link(format!("{} →", t::web::older()))).await;
    }
    let expected: Vec<String> =
        std::iter::once("Spring".to_owned()).chain((0..110).rev().map(|number| format!("Drive {number:03}"))).collect();
    assert_eq!(seen, expected);
}

#[tokio::test]
async fn a_campaign_that_is_not_there_is_not_found() {
    let server = TestServer::open().await;
    let ann = server.ann().await;
    for path in ["/campaigns/7", "/campaigns/7/stop", "/campaigns/seven", "/campaigns/7/sheets", "/campaigns/7/email"] {
        ann.get(path).await.is(404);
    }
    for path in ["/campaigns/7/stop", "/campaigns/7/email", "/campaigns/7/codes.csv"] {
        ann.post::<&str, &str>(path, &[]).await.is(404);
    }
}
