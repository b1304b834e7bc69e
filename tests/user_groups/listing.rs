//! The list: what it says of a group, and how one is found.

use chrono::TimeDelta;
use diesel::{ExpressionMethods, QueryDsl, RunQueryDsl};
use muster::db::schema::groups;
use muster::db::types::JoinType;
use muster::locale::Slot;
use muster::t;

use super::{LIST, form_of, names};
use crate::harness::TestServer;

#[tokio::test]
async fn a_group_is_told_by_its_state_its_door_and_its_people() {
    let server = TestServer::open().await;
    let ann = server.ann().await;
    let (now, day) = (server.now(), TimeDelta::days(1));
    server.group_with("Tomorrow", &ann, |group| group.starts_at = Some(now + day)).await;
    server.group_with("Yesterday", &ann, |group| group.stops_at = Some(now)).await;
    server
        .group_with("Today", &ann, |group| {
            group.join_type = JoinType::Open;
            group.viewable = false;
            (group.starts_at, group.stops_at) = (Some(now), Some(now + day));
        })
        .await;
    let asked = server.group("Asked", &ann).await;
    server
        .write(move |conn| diesel::update(groups::table.find(asked)).set(groups::request_count.eq(2)).execute(conn))
        .await;
    let list = ann.visit(LIST).await;
    let rows = list.all("tbody tr");
    let (state, join_type) = (|state| t::web::state(state).to_string(), |how| t::groups::join_type(how).to_string());
    let asks = t::user_groups::requests_to_join(2, "Asked", Slot::unseen()).plain().to_string();
    let (always, hidden) = (t::user_groups::always().to_string(), t::user_groups::not_viewable().to_string());
    let starts = "Tue 3 Mar 2026, 10:00 CET".to_owned();
    for (row, words) in rows.iter().zip([
        vec!["Tomorrow".to_owned(), "Courses".to_owned(), state("not-started"), join_type("by_code"), starts],
        vec!["Yesterday".to_owned(), state("stopped")],
        vec!["Today".to_owned(), state("open"), join_type("open"), hidden],
        vec!["Asked".to_owned(), state("open"), always, asks.clone()],
    ]) {
        for word in &words {
            assert!(row.contains(word), "{word}: {row}");
        }
    }
    assert_eq!(list.link(&asks), format!("/groups/{asked}/settings/requests"));
    assert_eq!(names(&ann, &format!("{LIST}?show=viewable")).await, ["Asked"]);
}

#[tokio::test]
async fn a_group_is_found_by_any_words_beginning_without_accents() {
    let server = TestServer::open().await;
    let ann = server.ann().await;
    let mut made = Vec::new();
    for name in ["Chœur d’Été", "Nursing, year 2 (evening)", "Rowing", "Rowing evening"] {
        made.push(server.group(name, &ann).await);
    }
    for (query, found) in [
        ("choeur", vec!["Chœur d’Été"]),
        ("ETE", vec!["Chœur d’Été"]),
        ("eve", vec!["Nursing, year 2 (evening)", "Rowing evening"]),
        ("eve row", vec!["Rowing evening"]),
        ("owing", vec![]),
        ("", vec!["Chœur d’Été", "Nursing, year 2 (evening)", "Rowing", "Rowing evening"]),
    ] {
        let query = query.replace(' ', "+");
        assert_eq!(names(&ann, &format!("{LIST}?q={query}")).await, found, "{query}");
        assert_eq!(ann.visit(&format!("/groups?q={query}")).await.all("main h3"), found, "{query}");
    }
    ann.visit(&format!("{LIST}?q=owing")).await.says(t::user_groups::none_found());
    // A new name takes the place of the old one.
    ann.submit(ann.visit(&form_of(made[2])).await.form(t::web::save_changes()).fill(t::groups::name(), "Sculling"))
        .await
        .is(200);
    assert_eq!(names(&ann, &format!("{LIST}?q=scull")).await, ["Sculling"]);
    assert_eq!(names(&ann, &format!("{LIST}?q=rowing")).await, ["Rowing evening"]);
}

#[tokio::test]
async fn groups_from_before_are_found_after_a_restart() {
    let mut server = TestServer::open().await;
    let ann = server.ann().await;
    server.group("Choir", &ann).await;
    server.write(|conn| diesel::delete(muster::db::schema::group_words::table).execute(conn)).await;
    assert_eq!(names(&ann, &format!("{LIST}?q=choir")).await, [""; 0]);
    server.second_instance();
    assert_eq!(names(&ann, &format!("{LIST}?q=choir")).await, ["Choir"]);
}

#[tokio::test]
async fn a_long_list_shows_a_group_on_the_page_where_it_is() {
    let server = TestServer::open().await;
    let ann = server.ann().await;
    let mut last = None;
    for number in 0..103 {
        last = Some(server.group(&format!("Group {number:03}"), &ann).await);
    }
    let first = ann.visit(LIST).await;
    assert_eq!(first.all("tbody th a").len(), 50);
    let second = ann.visit(&first.link(format!("{} →", t::groups::more()))).await;
    assert_eq!(second.all("tbody th a")[0], "Group 050");
    let third = ann.visit(&second.link(format!("{} →", t::groups::more()))).await;
    assert_eq!(third.all("tbody th a"), ["Group 100", "Group 101", "Group 102"]);
    assert_eq!(third.link(format!("← {}", t::web::first_page())), LIST);
    let last = last.expect("there are groups");
    let back = ann.visit(&ann.visit(&form_of(last)).await.link(t::web::cancel())).await;
    let shown = back.all("tbody th a");
    assert_eq!((shown.len(), shown[9].as_str()), (10, "Group 102"));
}
