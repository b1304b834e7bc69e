//! Open groups on Home, which are joined and left by a toggle.

use chrono::TimeDelta;
use muster::db::types::JoinType;
use muster::t;

use crate::harness::TestServer;

#[tokio::test]
async fn an_open_group_is_joined_and_left_by_its_toggle() {
    let server = TestServer::open().await;
    let ann = server.ann().await;
    let group = server.group_with("Lunch runners", &ann, |group| group.join_type = JoinType::Open).await;
    let eve = server.eve().await;
    let home = eve.visit("/").await;
    let joined = eve.submit(home.form("Join Lunch runners")).await;
    joined.at("/").says(t::groups::joined("Lunch runners")).says(t::groups::member_count(2));
    eve.visit(&format!("/groups/{group}")).await.is(200);
    // Twice is once, and is told kindly.
    eve.submit(home.form("Join Lunch runners")).await.says(t::groups::already_in_named("Lunch runners"));
    let left = eve.submit(joined.form("Joined Lunch runners")).await;
    left.at("/").says(t::groups::left("Lunch runners"));
    eve.visit(&format!("/groups/{group}")).await.is(404);
    eve.submit(joined.form("Joined Lunch runners")).await.says(t::groups::not_a_member());
    // Leaving is not removal: one can join the same way again.
    eve.submit(home.form("Join Lunch runners")).await.says(t::groups::joined("Lunch runners"));
}

#[tokio::test]
async fn only_open_viewable_groups_in_their_window_are_offered() {
    let server = TestServer::open().await;
    let (ann, eve) = (server.ann().await, server.eve().await);
    let day = TimeDelta::days(1);
    let now = server.now();
    server.group_with("Open", &ann, |group| group.join_type = JoinType::Open).await;
    server.group_with("Private", &ann, |group| group.join_type = JoinType::ByCode).await;
    server.group_with("Shut", &ann, |group| group.join_type = JoinType::Closed).await;
    server
        .group_with("Hidden", &ann, |group| {
            group.join_type = JoinType::Open;
            group.viewable = false;
        })
        .await;
    server
        .group_with("Tomorrow", &ann, |group| {
            group.join_type = JoinType::Open;
            group.starts_at = Some(now + day);
        })
        .await;
    server
        .group_with("Yesterday", &ann, |group| {
            group.join_type = JoinType::Open;
            group.stops_at = Some(now);
        })
        .await;
    assert_eq!(eve.visit("/").await.all("main h3"), ["Open"]);
    server.later(day);
    assert_eq!(eve.visit("/").await.all("main h3"), ["Open", "Tomorrow"]);
}

#[tokio::test]
async fn a_toggle_obeys_the_window_to_the_instant() {
    let server = TestServer::open().await;
    let (ann, eve, sam) = (server.ann().await, server.eve().await, server.sam().await);
    let (start, stop) = (server.now() + TimeDelta::hours(1), server.now() + TimeDelta::hours(2));
    let group = server
        .group_with("Regatta", &ann, |group| {
            group.join_type = JoinType::Open;
            (group.starts_at, group.stops_at) = (Some(start), Some(stop));
        })
        .await;
    let instant = TimeDelta::microseconds(1);
    let join = format!("/groups/{group}/join");
    server.clock.set(start - instant);
    // What notes that a session was used is written beside the requests.
    let tables = ["memberships", "events"];
    let before = server.contents().await;
    eve.post::<&str, &str>(&join, &[]).await.leads_to("/");
    eve.visit("/").await.carries("group.not_started");
    let after = server.contents().await;
    assert!(tables.iter().all(|table| after.rows(table) == before.rows(table)));
    server.clock.set(start);
    eve.post::<&str, &str>(&join, &[]).await;
    eve.visit("/").await.says(t::groups::joined("Regatta"));
    server.clock.set(stop);
    sam.post::<&str, &str>(&join, &[]).await;
    sam.visit("/").await.carries("group.stopped");
    eve.visit(&format!("/groups/{group}")).await.is(200);
}

#[tokio::test]
async fn a_toggle_is_refused_where_there_is_none() {
    let server = TestServer::open().await;
    let (ann, eve) = (server.ann().await, server.eve().await);
    let private = server.group("Choir", &ann).await;
    let hidden = server
        .group_with("Board", &ann, |group| {
            group.join_type = JoinType::Open;
            group.viewable = false;
        })
        .await;
    let before = server.contents().await;
    eve.post::<&str, &str>(&format!("/groups/{private}/join"), &[]).await.leads_to("/");
    eve.visit("/").await.carries("group.closed").says("Choir");
    // Whether there is a hidden group, or none, is not told.
    let refused = eve.post::<&str, &str>(&format!("/groups/{hidden}/join"), &[]).await;
    refused.is(404).says_nothing_of("Board");
    eve.post::<&str, &str>("/groups/999/join", &[]).await.is(404);
    eve.post::<&str, &str>("/groups/everything/join", &[]).await.is(404);
    server.unchanged(&before).await;
}

#[tokio::test]
async fn a_long_list_of_open_groups_has_pages() {
    let server = TestServer::open().await;
    let (ann, eve) = (server.ann().await, server.eve().await);
    for number in 0..53 {
        server.group_with(&format!("Club {number:02}"), &ann, |group| group.join_type = JoinType::Open).await;
    }
    let first = eve.visit("/").await;
    assert_eq!(first.all("main h3").len(), 50);
    let second = eve.visit(&first.link(format!("{} →", t::groups::more()))).await;
    assert_eq!(second.all("main h3"), ["Club 50", "Club 51", "Club 52"]);
    assert_eq!(second.link(format!("← {}", t::web::first_page())), "/");
}
