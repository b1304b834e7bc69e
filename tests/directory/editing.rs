//! A person's **User groups** → **Edit** → check → **Save**.

use chrono::TimeDelta;
use diesel::{ExpressionMethods, QueryDsl, RunQueryDsl};
use muster::db::schema::events;
use muster::db::types::{GroupRole, JoinType};
use muster::events::BOLD;
use muster::t;

use super::{members, user};
use crate::harness::TestServer;
use crate::harness::cast::{Who, at};

#[tokio::test]
async fn groups_are_checked_and_saved_with_one_line_in_the_log() {
    let server = TestServer::open().await;
    let (ann, eve) = (server.ann().await, server.eve().await);
    let (choir, rowing) = (server.group("Choir", &ann).await, server.group("Rowing", &ann).await);
    server.put_in(rowing, &eve, GroupRole::Member).await;
    let page = ann.visit(&user(&eve, "")).await;
    page.titled("Eve Everyday · Users · Harbour School").headed("Eve Everyday").says("eve@example.org");
    page.says(t::events::joined_how("hand"));
    let edit = ann.visit(&page.link(t::web::edit())).await;
    let before = deeds(&server).await;
    let form = edit.form(t::web::save()).check("Choir").uncheck("Rowing");
    let saved = ann.submit(form).await;
    saved.at(&user(&eve, "")).says(t::directory::added_and_removed("Choir", "Rowing"));
    saved.says(t::events::joined_added_by("Ann Admin"));
    assert_eq!(members(&ann, choir).await, ["Ann Admin", "Eve Everyday"]);
    assert_eq!(members(&ann, rowing).await, ["Ann Admin"]);
    let deeds = deeds(&server).await;
    assert_eq!(deeds[before.len()..], ["member.groups_changed"]);
    // Groups are held, and changed, in the order of their ids.
    assert_eq!(server.history(eve.id).await, ["member.joined", "member.joined", "member.removed"]);
    let log = ann.visit("/settings/activity?action=member.groups_changed").await;
    log.tells(t::events::member_groups_changed(BOLD, "Eve Everyday", "Ann Admin"));
    log.says(t::events::added_to("Choir")).says(t::events::removed_from("Rowing"));
    ann.submit(ann.visit(&user(&eve, "groups")).await.form(t::web::save())).await.says(t::web::unchanged());
}

#[tokio::test]
async fn each_group_that_changed_tells_its_own_part_alone() {
    let server = TestServer::open().await;
    let (ann, eve) = (server.ann().await, server.eve().await);
    let (choir, rowing) = (server.group("Choir", &ann).await, server.group("Rowing", &ann).await);
    let (chess, gus) = (server.group("Chess", &ann).await, server.gus(choir).await);
    server.put_in(rowing, &eve, GroupRole::Member).await;
    server.put_in(chess, &eve, GroupRole::Member).await;
    let form = ann.visit(&user(&eve, "groups")).await.form(t::web::save()).check("Choir").uncheck("Rowing");
    ann.submit(form).await.says(t::directory::added_and_removed("Choir", "Rowing"));
    let activity = |group| format!("/groups/{group}/settings/activity");
    let told = async |group| ann.visit(&activity(group)).await.all("tbody tr").join("\n");
    gus.visit(&activity(choir)).await.says("Ann Admin added Eve Everyday").says_nothing_of("Rowing");
    // What follows stands above it, whichever way it is kept.
    server.later(TimeDelta::minutes(5));
    eve.post::<&str, &str>(&format!("/groups/{choir}/leave"), &[]).await.is(303);
    let of_choir = told(choir).await;
    let (added, left) = (of_choir.find("added Eve Everyday"), of_choir.find("Eve Everyday left"));
    assert!(left.is_some() && left < added, "{of_choir}");
    let of_rowing = told(rowing).await;
    assert!(of_rowing.contains("Ann Admin removed Eve Everyday") && !of_rowing.contains("Choir"), "{of_rowing}");
    let of_chess = told(chess).await;
    assert_eq!(of_chess.matches("Eve Everyday").count(), 1, "nothing changed since she joined: {of_chess}");
    // One's own groups, by one's own hand.
    let form = ann.visit(&user(&ann, "groups")).await.form(t::web::save()).uncheck("Chess");
    ann.submit(form).await.is(200);
    assert!(told(chess).await.contains("Ann Admin left"));
}

#[tokio::test]
async fn a_groups_activity_of_both_kinds_is_paged_in_order_of_time() {
    let server = TestServer::open().await;
    let (ann, eve) = (server.ann().await, server.eve().await);
    let (choir, rowing) = (server.group("Choir", &ann).await, server.group("Rowing", &ann).await);
    for _ in 0..30 {
        server.later(TimeDelta::minutes(1));
        // By a save of two groups, and by a hand in one.
        let form = ann.visit(&user(&eve, "groups")).await.form(t::web::save()).check("Choir").check("Rowing");
        ann.submit(form).await.is(200);
        server.later(TimeDelta::minutes(1));
        for group in [choir, rowing] {
            let path = format!("/groups/{group}/settings/members/{}/remove", eve.id);
            ann.post::<&str, &str>(&path, &[]).await.is(303);
        }
    }
    let path = format!("/groups/{choir}/settings/activity");
    let first = ann.visit(&path).await;
    let rows = first.all("tbody tr");
    assert_eq!(rows.len(), 50);
    let in_turn = |rows: &[String]| {
        rows.iter().enumerate().all(|(at, row)| row.contains(if at % 2 == 0 { "removed Eve" } else { "added Eve" }))
    };
    assert!(in_turn(&rows), "{rows:?}");
    let second = ann.visit(&first.link(format!("{} →", t::web::older()))).await.all("tbody tr");
    assert_eq!(second.len(), 11, "ten that are left, and the founding");
    assert!(in_turn(&second[..10]), "{second:?}");
}

#[tokio::test]
async fn checks_survive_searching() {
    let server = TestServer::open().await;
    let (ann, eve) = (server.ann().await, server.eve().await);
    for name in ["Choir", "Rowing", "Chess", "Drama"] {
        server.group(name, &ann).await;
    }
    let drama = server.group("Old Drama", &ann).await;
    server.put_in(drama, &eve, GroupRole::Member).await;
    let page = ann.visit(&user(&eve, "groups")).await;
    let page = ann
        .submit(
            page.form(t::web::search()).check("Choir").uncheck("Old Drama").fill(t::directory::search_groups(), "row"),
        )
        .await;
    assert_eq!(page.all("fieldset:nth-of-type(2) label"), ["Rowing"]);
    let page =
        ann.submit(page.form(t::web::search()).check("Rowing").fill(t::directory::search_groups(), "nothing")).await;
    page.says(t::web::groups_found(0));
    ann.submit(page.form(t::web::save())).await.says(t::directory::added_and_removed("Choir and Rowing", "Old Drama"));
}

#[tokio::test]
async fn more_groups_than_a_page_shows_are_paged_and_found() {
    let server = TestServer::open().await;
    let (ann, eve) = (server.ann().await, server.eve().await);
    for number in 0..60 {
        server.group(&format!("Club {number:02}"), &ann).await;
    }
    let page = ann.visit(&user(&eve, "groups")).await;
    assert_eq!(page.all("label.choice").len(), 50);
    let page = ann.submit(page.form(t::directory::more_groups()).check("Club 00")).await;
    assert_eq!(page.all("label.choice").len(), 11, "the ten that are left, and the one that is checked");
    ann.submit(page.form(t::web::save()).check("Club 59")).await.says(t::directory::added_to("Club 00 and Club 59"));
}

#[tokio::test]
async fn whoever_joined_meanwhile_is_not_thrown_out_by_an_old_page() {
    let server = TestServer::open().await;
    let (ann, eve) = (server.ann().await, server.eve().await);
    let choir = server.group_with("Choir", &ann, |group| group.join_type = JoinType::Open).await;
    server.group("Rowing", &ann).await;
    let old = ann.visit(&user(&eve, "groups")).await;
    eve.post::<&str, &str>(&format!("/groups/{choir}/join"), &[]).await;
    ann.submit(old.form(t::web::save()).check("Rowing")).await.says(t::directory::added_to("Rowing"));
    assert_eq!(members(&ann, choir).await, ["Ann Admin", "Eve Everyday"]);
}

#[tokio::test]
async fn adding_outside_the_window_warns_an_archived_group_refuses() {
    let server = TestServer::open().await;
    let (ann, eve) = (server.ann().await, server.eve().await);
    let ahead = server.now() + TimeDelta::days(7);
    server.group_with("Spring", &ann, |group| group.starts_at = Some(ahead)).await;
    let old = server.group("Old", &ann).await;
    let page = ann.visit(&user(&eve, "groups")).await;
    page.says(t::web::state("not-started"));
    ann.submit(page.form(t::web::save()).check("Spring"))
        .await
        .says(t::directory::starts_later(at("2026-03-09", 10), "Spring"));
    let page = ann.visit(&user(&eve, "groups")).await;
    ann.post::<&str, &str>(&format!("/groups/{old}/settings/archive"), &[]).await;
    let before = server.contents().await;
    let refused = ann.press(page.form(t::web::save()).check("Old").uncheck("Spring")).await;
    refused.is(422).carries("group.archived").says(t::directory::arrange_archived("Old"));
    server.unchanged(&before).await;
}

#[tokio::test]
async fn a_manager_changes_their_own_groups_and_no_others() {
    let server = TestServer::open().await;
    let (ann, eve) = (server.ann().await, server.eve().await);
    let (choir, rowing) = (server.group("Choir", &ann).await, server.group("Rowing", &ann).await);
    let gus = server.gus(choir).await;
    let page = gus.visit(&user(&eve, "groups")).await;
    page.says("Choir").says_nothing_of("Rowing");
    let before = server.contents().await;
    gus.press(page.form(t::web::save()).forge("in", &rowing.to_string())).await.is(403);
    let forged = gus.post(&user(&eve, "groups"), &[("was", rowing.to_string())]).await;
    forged.is(403);
    server.unchanged(&before).await;
    gus.submit(page.form(t::web::save()).check("Choir")).await.says(t::directory::added_to("Choir"));
    let dan = server.account("Dan Gone", Who::DEACTIVATED).await;
    gus.post(&user(&dan, "groups"), &[("in", choir.to_string())]).await.is(404);
    for path in ["role", "deactivate", "signout", "confirm", "reactivate"] {
        gus.post::<&str, &str>(&user(&eve, path), &[]).await.is(403);
    }
}

#[tokio::test]
async fn unchecking_ones_own_group_is_leaving_it() {
    let server = TestServer::open().await;
    let ann = server.ann().await;
    let choir = server.group_with("Choir", &ann, |group| group.join_type = JoinType::Open).await;
    ann.submit(ann.visit(&user(&ann, "groups")).await.form(t::web::save()).uncheck("Choir")).await;
    ann.post::<&str, &str>(&format!("/groups/{choir}/join"), &[]).await;
    assert_eq!(members(&ann, choir).await, ["Ann Admin"]);
}

/// What Activity lists, in order.
async fn deeds(server: &TestServer) -> Vec<String> {
    let listed = events::table.filter(events::listed.is_null());
    server.read(move |conn| listed.order(events::id).select(events::kind).load(conn)).await
}
