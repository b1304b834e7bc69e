//! **Undo** of what was done to many: only what it did itself, and what still stands so.

use chrono::TimeDelta;
use diesel::{ExpressionMethods, QueryDsl, RunQueryDsl};
use muster::db::schema::events;
use muster::db::types::{GroupRole, JoinType, OrgRole};
use muster::events::BOLD;
use muster::locale::Message;
use muster::t;

use super::bulk::{count, crowd, finished};
use super::{members, user};
use crate::harness::TestServer;
use crate::harness::cast::Account;
use crate::harness::page::Page;

#[tokio::test]
async fn whoever_was_added_is_taken_out_again_and_not_barred() {
    let server = TestServer::open().await;
    let (ann, eve, sam) = (server.ann().await, server.eve().await, server.sam().await);
    let choir = server.group_with("Choir", &ann, |group| group.join_type = JoinType::Open).await;
    let done = bulk(&ann, &[("do", "add".into()), ("to", choir.to_string())], &[&eve, &sam]).await;
    // Sam left and came back another way since: that is his own doing.
    sam.post::<&str, &str>(&format!("/groups/{choir}/leave"), &[]).await;
    sam.post::<&str, &str>(&format!("/groups/{choir}/join"), &[]).await;
    let undone = ann.submit(done.form(t::directory::undo())).await;
    undone.says(undone_for(1)).says("Sam Stranger").says(t::batches::kept_changed_since());
    assert_eq!(members(&ann, choir).await, ["Ann Admin", "Sam Stranger"]);
    let told = t::events::member_undone(BOLD, "Eve Everyday", "Ann Admin");
    ann.visit(&user(&eve, "history")).await.tells(told);
    assert!(!undone.offers(t::directory::undo()));
    eve.post::<&str, &str>(&format!("/groups/{choir}/join"), &[]).await;
    assert_eq!(members(&ann, choir).await, ["Ann Admin", "Eve Everyday", "Sam Stranger"]);
}

#[tokio::test]
async fn who_was_removed_is_put_back_and_can_join_again() {
    let server = TestServer::open().await;
    let (ann, eve) = (server.ann().await, server.eve().await);
    let choir = server.group_with("Choir", &ann, |group| group.join_type = JoinType::Open).await;
    eve.post::<&str, &str>(&format!("/groups/{choir}/join"), &[]).await;
    ann.post(&format!("/groups/{choir}/settings/members/{}/role", eve.id), &[("role", "manager")]).await;
    server.later(TimeDelta::minutes(10));
    let fields = [("do", "remove".into()), ("group", "Choir".into()), ("within", choir.to_string())];
    let done = bulk(&ann, &fields, &[&eve]).await;
    assert_eq!(members(&ann, choir).await, ["Ann Admin"]);
    ann.submit(done.form(t::directory::undo())).await.says(undone_for(1));
    let rows = ann.visit(&format!("/groups/{choir}/settings/members")).await.all("tbody tr");
    let row = rows.iter().find(|row| row.starts_with("Eve")).expect("she is back").replace('\n', " ");
    let joined = format!("{} {} Mon 2 Mar 2026", t::groups::manager(), t::events::joined_how("toggle"));
    assert!(row.contains(&joined), "{row}");
    eve.post::<&str, &str>(&format!("/groups/{choir}/leave"), &[]).await;
    eve.post::<&str, &str>(&format!("/groups/{choir}/join"), &[]).await;
    assert_eq!(members(&ann, choir).await, ["Ann Admin", "Eve Everyday"]);
}

#[tokio::test]
async fn who_was_removed_before_stays_barred_after_an_undo() {
    let server = TestServer::open().await;
    let (ann, eve) = (server.ann().await, server.eve().await);
    let choir = server.group_with("Choir", &ann, |group| group.join_type = JoinType::Open).await;
    eve.post::<&str, &str>(&format!("/groups/{choir}/join"), &[]).await;
    ann.post::<&str, &str>(&format!("/groups/{choir}/settings/members/{}/remove", eve.id), &[]).await;
    let done = bulk(&ann, &[("do", "add".into()), ("to", choir.to_string())], &[&eve]).await;
    ann.submit(done.form(t::directory::undo())).await.says(undone_for(1));
    eve.post::<&str, &str>(&format!("/groups/{choir}/join"), &[]).await;
    eve.visit("/").await.carries("member.removed");
    assert_eq!(members(&ann, choir).await, ["Ann Admin"]);
}

#[tokio::test]
async fn hundreds_who_were_moved_are_moved_back_by_a_job() {
    let server = TestServer::open().await;
    let ann = server.ann().await;
    let (choir, rowing) = (server.group("Choir", &ann).await, server.group("Rowing", &ann).await);
    crowd(&server, choir, 230).await;
    let fields = [("do", "move"), ("group", "Choir"), ("all", "yes")].map(|(name, value)| (name, value.to_owned()));
    let fields = [fields.as_slice(), &[("to", rowing.to_string())]].concat();
    let path = bulk(&ann, &fields, &[]).await.path().to_owned();
    let done = finished(&ann, &path).await;
    ann.submit(done.form(t::directory::undo())).await;
    finished(&ann, &path).await.says(undone_for(230));
    assert_eq!(count(&ann, choir).await, t::groups::member_count(231).to_string());
    assert_eq!(count(&ann, rowing).await, t::groups::member_count(1).to_string());
}

#[tokio::test]
async fn every_event_of_a_batch_bears_its_id() {
    let server = TestServer::open().await;
    let (ann, eve, sam) = (server.ann().await, server.eve().await, server.sam().await);
    let (choir, rowing) = (server.group("Choir", &ann).await, server.group("Rowing", &ann).await);
    for person in [&eve, &sam] {
        server.put_in(choir, person, GroupRole::Member).await;
    }
    let fields = [("do", "move".into()), ("group", "Choir".into()), ("to", rowing.to_string())];
    let done = bulk(&ann, &fields, &[&eve, &sam]).await;
    let batch: i64 = done.path().rsplit('/').next().and_then(|id| id.parse().ok()).expect("an id");
    let kinds = async || -> Vec<String> {
        let of_batch = events::table.filter(events::batch_id.eq(batch)).order((events::kind, events::id));
        server.read(move |conn| of_batch.select(events::kind).load(conn)).await
    };
    let [begun, joined, moved] = ["bulk.begun", "member.joined", "member.moved"];
    assert_eq!(kinds().await, [begun, joined, joined, moved, moved]);
    ann.submit(done.form(t::directory::undo())).await.says(undone_for(2));
    let [undone, put_back] = ["member.undone", "member.put_back"];
    assert_eq!(kinds().await, [begun, "bulk.undone", joined, joined, moved, moved, put_back, put_back, undone, undone]);
}

#[tokio::test]
async fn whoever_cannot_be_moved_back_stays_where_they_are() {
    let server = TestServer::open().await;
    let (ann, eve, sam) = (server.ann().await, server.eve().await, server.sam().await);
    let (choir, rowing) = (server.group("Choir", &ann).await, server.group("Rowing", &ann).await);
    for person in [&eve, &sam] {
        server.put_in(choir, person, GroupRole::Member).await;
    }
    let fields = [("do", "move".into()), ("group", "Choir".into()), ("to", rowing.to_string())];
    let done = bulk(&ann, &fields, &[&eve, &sam]).await;
    ann.post::<&str, &str>(&user(&sam, "deactivate"), &[]).await;
    let undone = ann.submit(done.form(t::directory::undo())).await;
    undone.says(undone_for(1)).says(format!("Sam Stranger {}", t::batches::not_active()));
    assert_eq!(members(&ann, choir).await, ["Ann Admin", "Eve Everyday"]);
    assert_eq!(members(&ann, rowing).await, ["Ann Admin", "Sam Stranger"]);
}

#[tokio::test]
async fn who_was_deactivated_is_back_but_not_by_an_older_undo() {
    let server = TestServer::open().await;
    let (ann, eve, sam) = (server.ann().await, server.eve().await, server.sam().await);
    let done = bulk(&ann, &[("do", "deactivate".into())], &[&eve, &sam]).await;
    server.later(TimeDelta::minutes(1));
    // Sam is added and removed again meanwhile.
    ann.post::<&str, &str>(&user(&sam, "reactivate"), &[]).await;
    ann.post::<&str, &str>(&user(&sam, "deactivate"), &[]).await;
    let undone = ann.submit(done.form(t::directory::undo())).await;
    undone.says(undone_for(1)).says(t::batches::kept_reactivated_since());
    ann.visit(&user(&eve, "")).await.says("active");
    ann.visit(&user(&sam, "")).await.says("deactivated");
}

#[tokio::test]
async fn undo_is_possible_for_a_day_and_once() {
    let server = TestServer::open().await;
    let (ann, eve) = (server.ann().await, server.eve().await);
    let choir = server.group("Choir", &ann).await;
    let done = bulk(&ann, &[("do", "add".into()), ("to", choir.to_string())], &[&eve]).await;
    done.says("Tue 3 Mar 2026, 10:00 CET");
    server.later(TimeDelta::hours(24) - TimeDelta::microseconds(1));
    let late = server.signed_in(ann.id, OrgRole::Admin).await;
    assert!(late.visit(done.path()).await.offers(t::directory::undo()));
    server.later(TimeDelta::microseconds(1));
    assert!(!late.visit(done.path()).await.offers(t::directory::undo()));
    late.submit(done.form(t::directory::undo())).await.carries("bulk.not_undoable");
    server.put_in(server.group("Rowing", &ann).await, &eve, GroupRole::Member).await;
    late.visit(&format!("/groups/{choir}/settings/members")).await.says("Eve Everyday");
}

/// For how many people it was undone.
fn undone_for(people: i64) -> Message<'static> {
    t::directory::outcome_undone(t::directory::people(people))
}

/// Begins something with these people, as its page would.
async fn bulk(who: &Account, fields: &[(&str, String)], people: &[&Account]) -> Page {
    let mut all: Vec<(&str, String)> = fields.to_vec();
    all.extend(people.iter().map(|person| ("person", person.id.to_string())));
    let begun = who.post("/users/bulk", &all).await;
    who.visit(begun.header("location").expect("it leads to its page")).await
}
