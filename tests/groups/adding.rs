//! Group Settings → Members → Add people.

use chrono::TimeDelta;
use muster::db::types::{GroupRole, JoinType, OrgRole};
use muster::t;

use crate::harness::TestServer;
use crate::harness::cast::{Who, zone};

#[tokio::test]
async fn people_are_searched_ticked_and_added_with_a_role() {
    let server = TestServer::open().await;
    let ann = server.ann().await;
    let group = server.group("Choir", &ann).await;
    let gus = server.gus(group).await;
    let (eve, sam) = (server.eve().await, server.sam().await);
    let members = format!("/groups/{group}/settings/members");
    let page = gus.visit(&gus.visit(&members).await.link(t::groups::add_people())).await;
    page.is(200).says(t::groups::add_search_first());
    let found = gus.submit(page.form(t::web::search()).fill(t::groups::search_organization(), "eve")).await;
    found.says("Eve Everyday eve@example.org").says(t::web::people_found(1));
    // Ticked, and on to another search: the tick stays.
    let ticked = found.form(t::web::search()).check("Eve Everyday").fill(t::groups::search_organization(), "stran");
    let found = gus.submit(ticked).await;
    found.says("Eve Everyday").says("Sam Stranger");
    let form = found.form(t::groups::add()).check("Sam Stranger");
    let added = gus.submit(form.choose(t::groups::manager())).await;
    added.at(&members).says(t::groups::people_added(2)).says(t::events::joined_added_by("Gus Group"));
    let since = t::groups::since((server.now(), zone()), "manager");
    eve.visit(&format!("/groups/{group}")).await.says(since);
    sam.visit(&members).await.is(200);
    let found = gus.submit(page.form(t::web::search()).fill(t::groups::search_organization(), "eve")).await;
    assert_eq!(
        found.all("[name=person][disabled] + span"),
        [format!("Eve Everyday {}", t::groups::choice_in_already("eve@example.org"))]
    );
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
    let said = [t::groups::people_added(1), t::groups::people_already_in(1), t::groups::people_not_added(2)];
    said.iter().fold(&page, |page, said| page.says(said));
    ann.post(&add, &pairs(&[&sam_id])).await;
    ann.visit("/").await.says(t::groups::person_already_in("Sam Stranger"));
    let before = server.contents().await;
    ann.post(&add, &pairs(&[])).await.is(422).says(t::groups::add_none_selected());
    ann.post(&add, &[("person", sam_id.as_str()), ("role", "owner")]).await.is(422).says(t::fields::role_unchosen());
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
    ann.visit("/").await.says(t::groups::person_added("Eve Everyday")).says("Thu 2 Apr 2026");
    ann.post(&format!("/groups/{past}/settings/members/add"), &fields).await;
    ann.visit("/").await.says(t::groups::added_after_stop((stop, zone())));
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
