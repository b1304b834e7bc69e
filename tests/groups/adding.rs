//! Group Settings → Members → Add people.

use chrono::TimeDelta;
use muster::db::types::{GroupRole, JoinType, OrgRole};

use crate::harness::TestServer;
use crate::harness::cast::Who;

#[tokio::test]
async fn people_are_searched_ticked_and_added_with_a_role() {
    let server = TestServer::open().await;
    let ann = server.ann().await;
    let group = server.group("Choir", &ann).await;
    let gus = server.gus(group).await;
    let (eve, sam) = (server.eve().await, server.sam().await);
    let members = format!("/groups/{group}/settings/members");
    let page = gus.visit(&gus.visit(&members).await.link("Add people")).await;
    page.is(200).says("Search by name or email address, and tick people.");
    let found = gus.submit(page.form("Search").fill("Search the organization", "eve")).await;
    found.says("Eve Everyday eve@example.org").says("1 person found");
    // Ticked, and on to another search: the tick stays.
    let ticked = found.form("Search").check("Eve Everyday").fill("Search the organization", "stran");
    let found = gus.submit(ticked).await;
    found.says("Eve Everyday").says("Sam Stranger");
    let form = found.form("Add").check("Sam Stranger");
    let added = gus.submit(form.choose("Manager")).await;
    added.at(&members).says("2 people are in.").says("added by Gus Group");
    eve.visit(&format!("/groups/{group}")).await.says("You have been a manager");
    sam.visit(&members).await.is(200);
    let found = gus.submit(page.form("Search").fill("Search the organization", "eve")).await;
    assert_eq!(found.all("[name=person][disabled] + span"), ["Eve Everyday eve@example.org · in the group already"]);
}

#[tokio::test]
async fn who_was_in_already_or_cannot_be_added_is_told() {
    let server = TestServer::open().await;
    let ann = server.ann().await;
    let group = server.group("Choir", &ann).await;
    let (eve, sam) = (server.eve().await, server.sam().await);
    let dan = server.account("Dan Deactivated", Who::DEACTIVATED).await;
    server.put_in(group, &eve, GroupRole::Member).await;
    let add = format!("/groups/{group}/settings/members/add");
    let pairs = |people: &[&str]| -> Vec<(String, String)> {
        let people = people.iter().map(|person| ("person".to_owned(), (*person).to_owned()));
        people.chain([("role".to_owned(), "member".to_owned())]).collect()
    };
    let (eve_id, sam_id, dan_id) = (eve.id.to_string(), sam.id.to_string(), dan.id.to_string());
    ann.post(&add, &pairs(&[&eve_id, &sam_id, &dan_id, "999", &sam_id])).await;
    let page = ann.visit(&format!("/groups/{group}/settings/members")).await;
    page.says("1 person is in.").says("1 person was in already.").says("2 people could not be added");
    ann.post(&add, &pairs(&[&sam_id])).await;
    ann.visit("/").await.says("Sam Stranger was in already.");
    let before = server.contents().await;
    ann.post(&add, &pairs(&[])).await.is(422).says("Tick the people to add.");
    ann.post(&add, &[("person", sam_id.as_str()), ("role", "owner")]).await.is(422).says("Choose a role.");
    ann.post(&add, &[("person", "all"), ("role", "member")]).await.is(422);
    server.unchanged(&before).await;
}

#[tokio::test]
async fn a_hand_reaches_where_other_doors_do_not_and_says_so() {
    let server = TestServer::open().await;
    let ann = server.ann().await;
    let eve = server.eve().await;
    let ahead = server
        .group_with("Regatta", &ann, |group| {
            group.join_type = JoinType::Closed;
            group.viewable = false;
            group.starts_at = Some(muster::clock::Moment::from_micros(1_775_080_800_000_000));
        })
        .await;
    let stop = server.now();
    let past = server.group_with("Last year", &ann, |group| group.stops_at = Some(stop)).await;
    let fields = [("person", eve.id.to_string()), ("role", "member".to_owned())];
    ann.post(&format!("/groups/{ahead}/settings/members/add"), &fields).await;
    ann.visit("/").await.says("Eve Everyday is in. Mind that the group starts Thu 2 Apr 2026 (Europe/Amsterdam) only");
    ann.post(&format!("/groups/{past}/settings/members/add"), &fields).await;
    ann.visit("/").await.says("Mind that the group took people by other ways until Mon 2 Mar 2026, 10:00 CET");
    server.later(TimeDelta::days(40));
    let eve = server.signed_in(eve.id, OrgRole::Member).await;
    eve.visit(&format!("/groups/{ahead}")).await.is(200);
}

#[tokio::test]
async fn an_archived_group_takes_nobody() {
    let server = TestServer::open().await;
    let (ann, eve) = (server.ann().await, server.eve().await);
    let group = server.group("Choir", &ann).await;
    ann.post::<&str, &str>(&format!("/groups/{group}/settings/archive"), &[]).await;
    let before = server.contents().await;
    let fields = [("person", eve.id.to_string()), ("role", "member".to_owned())];
    let refused = ann.post(&format!("/groups/{group}/settings/members/add"), &fields).await;
    refused.is(422).carries("group.archived").says("Eve Everyday");
    server.unchanged(&before).await;
}
