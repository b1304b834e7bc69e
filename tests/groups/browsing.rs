//! The Groups page, for members.

use chrono::TimeDelta;
use muster::db::types::{GroupRole, JoinType};
use muster::t;

use crate::harness::TestServer;

#[tokio::test]
async fn groups_are_listed_with_the_way_into_each() {
    let server = TestServer::open().await;
    let (ann, eve) = (server.ann().await, server.eve().await);
    for (name, join_type) in [("Lunch", JoinType::Open), ("Choir", JoinType::ByCode), ("Board", JoinType::Closed)] {
        server
            .group_with(name, &ann, |group| {
                group.join_type = join_type;
                group.description = format!("What {name} is for");
            })
            .await;
    }
    let page = eve.visit(&eve.visit("/").await.link(t::groups::groups())).await;
    page.titled("Groups · Harbour School").headed(t::groups::groups());
    assert_eq!(page.all("main h3"), ["Lunch", "Choir", "Board"]);
    assert_eq!(page.link(format!("{} {}", t::codes::enter_group_code(), t::groups::of_group("Choir"))), "/join");
    page.says(t::groups::invite_only());
    // What a group is for is told where anybody may join it.
    page.says("What Lunch is for").says_nothing_of("What Choir is for").says_nothing_of("What Board is for");
    // By the toggle in, marked, and out again: each time back on this page.
    let joined = eve.submit(page.form("Join Lunch")).await;
    joined.at("/groups").says(t::groups::joined("Lunch")).says(t::web::state("joined"));
    let left = eve.submit(joined.form("Joined Lunch")).await;
    left.at("/groups").says(t::groups::left("Lunch"));
    assert!(left.offers("Join Lunch"));
}

#[tokio::test]
async fn leaving_what_one_cannot_simply_come_back_to_asks_once() {
    let server = TestServer::open().await;
    let (ann, eve) = (server.ann().await, server.eve().await);
    let choir = server.group("Choir", &ann).await;
    server.put_in(choir, &eve, GroupRole::Member).await;
    let page = eve.visit("/groups").await;
    page.says(t::web::state("joined"));
    let asks = eve.visit(&page.link("Leave Choir")).await;
    asks.headed(t::groups::leave_question("Choir"));
    eve.submit(asks.form(t::groups::leave())).await.says(t::groups::left("Choir"));
}

#[tokio::test]
async fn nothing_is_told_of_groups_that_one_may_not_know_of() {
    let server = TestServer::open().await;
    let (ann, eve, gus) = (server.ann().await, server.eve().await, server.sam().await);
    let (now, day) = (server.now(), TimeDelta::days(1));
    server.group_with("Hidden", &ann, |group| group.viewable = false).await;
    let ahead = server.group_with("Ahead", &ann, |group| group.starts_at = Some(now + day)).await;
    let over = server.group_with("Over", &ann, |group| group.stops_at = Some(now)).await;
    let archived = server.group("Archived", &ann).await;
    ann.post::<&str, &str>(&format!("/groups/{archived}/settings/archive"), &[])
        .await
        .leads_to(&format!("/groups/{archived}/settings"));
    let nothing = eve.visit("/groups").await;
    nothing.says(t::groups::no_groups());
    // Those who run it see it before its start, those who are in it after its stop.
    server.put_in(ahead, &gus, GroupRole::Manager).await;
    server.put_in(over, &gus, GroupRole::Member).await;
    let page = gus.visit("/groups").await;
    assert_eq!(page.all("main h3"), ["Ahead", "Over"]);
    page.says(t::web::state("not-started")).says(t::web::state("stopped"));
    server.put_in(ahead, &eve, GroupRole::Member).await;
    eve.visit("/groups").await.says_nothing_of("Ahead");
}

#[tokio::test]
async fn a_group_is_shown_from_its_start_to_its_stop_to_the_instant() {
    let server = TestServer::open().await;
    let (ann, eve) = (server.ann().await, server.eve().await);
    let (start, stop) = (server.now() + TimeDelta::hours(1), server.now() + TimeDelta::hours(2));
    server.group_with("Choir", &ann, |group| (group.starts_at, group.stops_at) = (Some(start), Some(stop))).await;
    let instant = TimeDelta::microseconds(1);
    for (moment, shown) in [
        (start - TimeDelta::seconds(1), false),
        (start - instant, false),
        (start, true),
        (stop - instant, true),
        (stop, false),
    ] {
        server.clock.set(moment);
        assert_eq!(eve.visit("/groups").await.text().contains("Choir"), shown, "{moment:?}");
    }
}

#[tokio::test]
async fn a_toggle_leads_back_to_pages_of_this_site_only() {
    let server = TestServer::open().await;
    let (ann, eve) = (server.ann().await, server.eve().await);
    let group = server.group_with("Lunch", &ann, |group| group.join_type = JoinType::Open).await;
    for (action, back) in [("join", "https://evil.example/"), ("leave", "//evil.example"), ("join", "")] {
        eve.post(&format!("/groups/{group}/{action}"), &[("back", back)]).await.leads_to("/");
    }
    eve.post(&format!("/groups/{group}/leave"), &[("back", "/groups?q=lunch")])
        .await
        .leads_to(&format!("/groups?q=lunch#g-{group}"));
}

#[tokio::test]
async fn a_long_list_has_pages_and_is_searched() {
    let server = TestServer::open().await;
    let (ann, eve) = (server.ann().await, server.eve().await);
    for number in 0..53 {
        server.group_with(&format!("Club {number:02}"), &ann, |group| group.join_type = JoinType::Open).await;
    }
    let first = eve.visit("/groups").await;
    assert_eq!(first.all("main h3").len(), 50);
    let second = eve.visit(&first.link(format!("{} →", t::groups::more()))).await;
    assert_eq!(second.all("main h3"), ["Club 50", "Club 51", "Club 52"]);
    assert_eq!(second.link(format!("← {}", t::web::first_page())), "/groups");
    // A toggle on a later page leads back to it.
    let joined = eve.submit(second.form("Join Club 51")).await;
    assert_eq!(joined.path(), second.path());
    assert_eq!(eve.visit("/groups?q=club+51").await.all("main h3"), ["Club 51"]);
    eve.visit("/groups?q=nothing").await.says(t::web::groups_found(0));
}
