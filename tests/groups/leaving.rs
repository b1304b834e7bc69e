//! A group's page for its members, and the way out.

use chrono::TimeDelta;
use muster::db::types::{GroupRole, JoinType};
use muster::t;

use crate::harness::TestServer;
use crate::harness::cast::zone;

#[tokio::test]
async fn a_members_page_shows_the_group_and_no_settings() {
    let server = TestServer::open().await;
    let (ann, eve) = (server.ann().await, server.eve().await);
    let group = server.group_with("Choir", &ann, |group| group.description = "We sing.\n\nOn Thursdays.".into()).await;
    server.put_in(group, &eve, GroupRole::Member).await;
    let page = eve.visit(&format!("/groups/{group}")).await;
    page.is(200)
        .titled("Choir · Harbour School")
        .says("We sing.")
        .says(t::groups::member_count(2))
        .says(t::groups::managed_by("Ann Admin"));
    page.says(t::groups::since((server.now(), zone()), "member")).says_nothing_of(t::groups::settings());
    eve.visit(&format!("/groups/{group}/settings")).await.is(403);
}

#[tokio::test]
async fn leaving_asks_once_and_joins_by_the_way_back() {
    let server = TestServer::open().await;
    let (ann, eve) = (server.ann().await, server.eve().await);
    let group = server.group("Choir", &ann).await;
    server.put_in(group, &eve, GroupRole::Member).await;
    let page = eve.visit(&format!("/groups/{group}")).await;
    assert!(!page.offers("Leave Choir"), "leaving asks first");
    let asks = eve.visit(&page.link(t::groups::leave())).await;
    asks.is(200).headed(t::groups::leave_question("Choir")).says(t::groups::leave_way_back("by_code"));
    eve.submit(asks.form(t::groups::leave())).await.at("/").says(t::groups::left("Choir"));
    eve.visit(&format!("/groups/{group}")).await.is(404);
    eve.visit(&format!("/groups/{group}/leave")).await.is(404);
    assert_eq!(server.contents().await.rows("memberships"), 1);
    assert_eq!(server.history(eve.id).await, ["member.joined", "member.left"]);
}

#[tokio::test]
async fn an_open_group_is_left_without_a_question() {
    let server = TestServer::open().await;
    let (ann, eve) = (server.ann().await, server.eve().await);
    let group = server.group_with("Runners", &ann, |group| group.join_type = JoinType::Open).await;
    server.put_in(group, &eve, GroupRole::Member).await;
    let page = eve.visit(&format!("/groups/{group}")).await;
    eve.submit(page.form("Leave Runners")).await.says(t::groups::left("Runners"));
    // But its only manager is told what that means.
    let page = ann.visit(&format!("/groups/{group}")).await;
    ann.visit(&page.link(t::groups::leave())).await.says(t::groups::leave_only_manager());
}

#[tokio::test]
async fn a_group_ahead_or_archived_is_seen_by_those_who_run_it() {
    let server = TestServer::open().await;
    let ann = server.ann().await;
    let start = server.now() + TimeDelta::days(1);
    let group = server.group_with("Regatta", &ann, |group| group.starts_at = Some(start)).await;
    let (gus, eve) = (server.gus(group).await, server.eve().await);
    server.put_in(group, &eve, GroupRole::Member).await;
    let path = format!("/groups/{group}");
    eve.visit(&path).await.is(404).says_nothing_of("Regatta");
    eve.visit("/").await.says_nothing_of("Regatta");
    gus.visit(&path).await.is(200).says(t::web::state("not-started"));
    gus.visit("/").await.says(t::web::state("not-started")).says("Tue 3 Mar 2026, 10:00 CET");
    server.clock.set(start - TimeDelta::microseconds(1));
    eve.visit(&path).await.is(404);
    server.clock.set(start);
    eve.visit(&path).await.is(200);
    eve.visit("/").await.says("Regatta");

    let archive = gus.visit(&format!("{path}/settings")).await.link(t::user_groups::archive());
    let asks = gus.visit(&archive).await;
    asks.headed(t::user_groups::archive_question("Regatta")).says(t::user_groups::archive_text(3));
    gus.submit(asks.form(t::user_groups::archive()))
        .await
        .says(t::user_groups::group_archived(true, "Regatta"))
        .says(t::user_groups::archived());
    eve.visit(&path).await.is(404);
    eve.visit("/").await.says_nothing_of("Regatta");
    let home = gus.visit("/").await;
    assert_eq!(home.all("main h2"), [t::groups::archived_groups().to_string()]);
    assert!(!home.all(".drawer-list a").contains(&"Regatta".to_owned()));
    let settings = gus.visit(&format!("{path}/settings")).await;
    gus.submit(settings.form(t::user_groups::restore())).await.says(t::user_groups::group_restored(true, "Regatta"));
    eve.visit(&path).await.is(200);
}
