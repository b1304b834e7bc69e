//! Group Settings → Members: the list, roles, and taking somebody out.

use chrono::TimeDelta;
use muster::db::types::{GroupRole, JoinType, OrgRole};
use muster::events::BOLD;
use muster::t;

use crate::harness::TestServer;
use crate::harness::cast::Who;

#[tokio::test]
async fn members_are_paged_newest_first_and_each_is_seen_once() {
    let server = TestServer::open().await;
    let ann = server.ann().await;
    let group = server.group("Choir", &ann).await;
    for number in 0..119 {
        let person = server.account(&format!("P{number:03} Singer"), Who::MEMBER).await;
        server.put_in(group, &person, GroupRole::Member).await;
        // Some come in at the very same instant.
        if number % 3 == 0 {
            server.later(TimeDelta::seconds(1));
        }
    }
    let path = format!("/groups/{group}/settings/members");
    let mut seen = Vec::new();
    let mut page = ann.visit(&path).await;
    page.is(200).says(t::groups::member_count(120));
    loop {
        let rows = page.all("tbody th");
        assert!(rows.len() <= 50);
        seen.extend(rows.into_iter().map(|row| row.lines().next().unwrap_or_default().to_owned()));
        if !page.text().contains("Older") {
            break;
        }
        page = ann.visit(&page.link(format!("{} →", t::web::older()))).await;
    }
    assert!(seen[0].starts_with("P118 Singer") && seen[118].starts_with("P000 Singer"), "{seen:?}");
    assert!(seen[119].starts_with("Ann Admin"));
    seen.sort();
    seen.dedup();
    assert_eq!(seen.len(), 120);
    assert_eq!(page.link(format!("← {}", t::web::newest())), path);
    ann.visit(&format!("{path}?after=nonsense")).await.is(200).says("P118 Singer");
}

#[tokio::test]
async fn the_list_says_how_everyone_came_in() {
    let server = TestServer::open().await;
    let ann = server.ann().await;
    let group = server.group_with("Runners", &ann, |group| group.join_type = JoinType::Open).await;
    let (eve, sam) = (server.eve().await, server.sam().await);
    eve.post::<&str, &str>(&format!("/groups/{group}/join"), &[]).await;
    let path = format!("/groups/{group}/settings/members");
    ann.post(&format!("{path}/add"), &[("person", sam.id.to_string()), ("role", "manager".into())]).await;
    let rows = ann.visit(&path).await.all("tbody tr");
    let row = |name: &str| rows.iter().find(|row| row.starts_with(name)).expect("a row").replace('\n', " ");
    let eve_joined = format!("{} {} Mon 2 Mar 2026", t::groups::member(), t::events::joined_how("toggle"));
    let sam_joined = format!("{} {}", t::groups::manager(), t::events::joined_added_by("Ann Admin"));
    assert!(row("Eve").contains(&eve_joined), "{rows:?}");
    assert!(row("Sam").contains(&sam_joined), "{rows:?}");
    assert!(row("Ann Admin").contains(&t::events::joined_how("founding").to_string()), "{rows:?}");
}

#[tokio::test]
async fn a_members_name_leads_to_their_page() {
    let server = TestServer::open().await;
    let (ann, eve) = (server.ann().await, server.eve().await);
    let group = server.group("Choir", &ann).await;
    let gus = server.gus(group).await;
    server.put_in(group, &eve, GroupRole::Member).await;
    for who in [&ann, &gus] {
        let list = who.visit(&format!("/groups/{group}/settings/members")).await;
        for person in [&ann, &gus, &eve] {
            who.visit(&list.link(&person.name)).await.is(200).at(&format!("/users/{}", person.id)).headed(&person.name);
        }
    }
}

#[tokio::test]
async fn a_role_is_changed_and_the_last_manager_is_warned() {
    let server = TestServer::open().await;
    let ann = server.ann().await;
    let group = server.group("Choir", &ann).await;
    let eve = server.eve().await;
    server.put_in(group, &eve, GroupRole::Member).await;
    let path = format!("/groups/{group}/settings/members");
    let own = format!("{path}/{}/role", ann.id);
    let only_manager = t::groups::role_only_manager;
    ann.visit(&own).await.says(only_manager("Ann Admin"));
    let asks = ann.visit(&format!("{path}/{}/role", eve.id)).await;
    asks.headed("Eve Everyday").says_nothing_of(only_manager("Eve Everyday"));
    ann.submit(asks.form(t::web::save()).choose(t::groups::manager()))
        .await
        .at(&path)
        .says(t::groups::role_changed("Eve Everyday", "manager"));
    ann.visit(&own).await.says_nothing_of(only_manager("Ann Admin"));
    eve.visit(&path).await.is(200);
    ann.submit(asks.form(t::web::save()).forge("role", "manager"))
        .await
        .says(t::groups::role_same("Eve Everyday", "manager"));
    ann.press(asks.form(t::web::save()).forge("role", "owner")).await.is(422).says(t::fields::role_unchosen());
    // Whoever gives the role up loses the settings with it.
    let given_up = eve.post(&format!("{path}/{}/role", eve.id), &[("role", "member")]).await;
    given_up.leads_to(&format!("/groups/{group}"));
    eve.visit(&path).await.is(403);
    let changed = t::events::member_role_changed(BOLD, "Eve Everyday", "manager", "Ann Admin");
    ann.visit(&format!("/groups/{group}/settings/activity")).await.tells(changed);
}

#[tokio::test]
async fn who_was_removed_comes_back_only_by_being_added() {
    let server = TestServer::open().await;
    let ann = server.ann().await;
    let group = server.group_with("Runners", &ann, |group| group.join_type = JoinType::Open).await;
    let eve = server.eve().await;
    let join = format!("/groups/{group}/join");
    eve.post::<&str, &str>(&join, &[]).await;
    let path = format!("/groups/{group}/settings/members");
    let asks = ann.visit(&format!("{path}/{}/remove", eve.id)).await;
    asks.headed(t::groups::remove_question("Eve Everyday")).says(t::groups::remove_text());
    ann.submit(asks.form(t::web::remove()))
        .await
        .at(&path)
        .says(t::groups::person_removed("Eve Everyday"))
        .says(t::groups::member_count(1));
    ann.submit(asks.form(t::web::remove())).await.says(t::groups::not_in_group());
    eve.visit(&format!("/groups/{group}")).await.is(404);
    server.later(TimeDelta::days(1));
    let before = server.contents().await;
    eve.post::<&str, &str>(&join, &[]).await;
    eve.visit("/").await.carries("member.removed");
    assert!(server.contents().await.changed_since(&before).iter().all(|table| table == "sessions"));
    let ann = server.signed_in(ann.id, OrgRole::Admin).await;
    ann.post(&format!("{path}/add"), &[("person", eve.id.to_string()), ("role", "member".into())]).await;
    eve.visit(&format!("/groups/{group}")).await.is(200);
}

#[tokio::test]
async fn nobody_removes_themselves_but_leaves() {
    let server = TestServer::open().await;
    let ann = server.ann().await;
    let group = server.group("Choir", &ann).await;
    let path = format!("/groups/{group}/settings/members");
    assert_eq!(ann.visit(&path).await.link(t::groups::leave()), format!("/groups/{group}/leave"));
    let before = server.contents().await;
    let answer = ann.post::<&str, &str>(&format!("{path}/{}/remove", ann.id), &[]).await;
    answer.leads_to(&format!("/groups/{group}/leave"));
    server.unchanged(&before).await;
}

#[tokio::test]
async fn people_who_are_not_in_the_group_are_not_there() {
    let server = TestServer::open().await;
    let (ann, sam) = (server.ann().await, server.sam().await);
    let group = server.group("Choir", &ann).await;
    let path = format!("/groups/{group}/settings/members");
    for person in [sam.id.to_string(), "999".into(), "sam".into()] {
        for page in ["role", "remove"] {
            ann.visit(&format!("{path}/{person}/{page}")).await.is(404).says_nothing_of("Sam Stranger");
        }
    }
}
