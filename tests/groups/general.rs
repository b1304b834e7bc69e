//! Group Settings → General.

use chrono::TimeDelta;
use diesel::{ExpressionMethods, QueryDsl, RunQueryDsl};
use muster::clock::Moment;
use muster::db::schema::{codes, events, groups};
use muster::db::types::{EndedWhy, GroupRole};
use muster::ids::{GroupId, UserId};
use muster::t;
use serde_json::{Value, json};

use crate::harness::TestServer;

#[tokio::test]
async fn settings_are_saved_and_the_log_holds_what_changed_only() {
    let server = TestServer::open().await;
    let ann = server.ann().await;
    let group = server.group("Choir", &ann).await;
    let path = format!("/groups/{group}/settings");
    let form = ann.visit(&path).await.form(t::web::save_changes());
    let saved = ann
        .submit(form.fill(t::groups::name(), "Chamber choir").choose("Open").fill(t::web::stop_date(), "2026-03-31"))
        .await;
    saved
        .at(&path)
        .says(t::web::saved())
        .keeps(t::groups::name(), "Chamber choir")
        .keeps(t::web::stop_date(), "2026-03-31");
    let change: Option<String> = server
        .read(|conn| events::table.filter(events::kind.eq("group.changed")).select(events::payload).first(conn))
        .await;
    let change: Value = serde_json::from_str(&change.expect("a payload")).expect("JSON");
    assert_eq!(change["before"], json!({ "join_type": "by_code", "name": "Choir", "stops_at": null }));
    let stop = 1_774_994_400_000_000_i64;
    assert_eq!(change["after"], json!({ "join_type": "open", "name": "Chamber choir", "stops_at": stop }));
    let activity = ann.visit(&format!("{path}/activity")).await;
    activity.says(t::events::change(t::locale::quoted("Chamber choir"), t::locale::quoted("Choir"), "", "name"));
    let choice = |word: &'static str| t::events::value_choice(word, "");
    activity.says(t::events::change(choice("open"), choice("by_code"), "", "join_type"));
    activity.says("none → Tue 31 Mar 2026").says("127.0.0.1");
    let before = server.contents().await;
    ann.submit(saved.form(t::web::save_changes())).await.says(t::web::unchanged());
    server.unchanged(&before).await;
}

#[tokio::test]
async fn dates_that_are_left_alone_stay_the_very_instants() {
    let server = TestServer::open().await;
    let ann = server.ann().await;
    let start = server.now() + TimeDelta::microseconds(1_234_567);
    let group = server.group_with("Choir", &ann, |group| group.starts_at = Some(start)).await;
    let form = ann.visit(&format!("/groups/{group}/settings")).await.form(t::web::save_changes());
    ann.submit(form.fill(t::user_groups::description(), "We sing.")).await.says(t::web::saved());
    let kept: Option<Moment> =
        server.read(move |conn| groups::table.find(group).select(groups::starts_at).first(conn)).await;
    assert_eq!(kept, Some(start));
}

#[tokio::test]
async fn bad_input_comes_back_as_it_was_typed() {
    let server = TestServer::open().await;
    let ann = server.ann().await;
    let group = server.group("Choir", &ann).await;
    let before = server.contents().await;
    let form = ann.visit(&format!("/groups/{group}/settings")).await.form(t::web::save_changes());
    let refused = ann
        .press(
            form.fill(t::groups::name(), "")
                .fill(t::user_groups::order(), "first")
                .fill(t::user_groups::category(), "Voices"),
        )
        .await;
    refused
        .is(422)
        .faults(t::groups::name(), t::fields::empty())
        .faults(t::user_groups::order(), t::user_groups::order_out_of_range(1_000_000));
    refused.keeps(t::user_groups::category(), "Voices").keeps(t::user_groups::order(), "first");
    let form = ann.visit(&format!("/groups/{group}/settings")).await.form(t::web::save_changes());
    ann.press(form.forge("join_type", "anyhow")).await.is(422).says(t::user_groups::join_type_choose());
    server.unchanged(&before).await;
}

#[tokio::test]
async fn the_order_of_groups_is_the_admins() {
    let server = TestServer::open().await;
    let ann = server.ann().await;
    let group = server.group("Choir", &ann).await;
    let gus = server.gus(group).await;
    let path = format!("/groups/{group}/settings");
    let page = gus.visit(&path).await;
    page.says_nothing_of("Order");
    gus.submit(page.form(t::web::save_changes()).fill(t::groups::name(), "Gus’s choir").forge("order", "77"))
        .await
        .is(200);
    ann.visit(&path).await.keeps(t::user_groups::order(), "1").keeps(t::groups::name(), "Gus’s choir");
    let form = ann.visit(&path).await.form(t::web::save_changes()).fill(t::user_groups::order(), "77");
    ann.submit(form).await.keeps(t::user_groups::order(), "77");
}

#[tokio::test]
async fn closing_a_group_says_how_many_codes_stop_working() {
    let server = TestServer::open().await;
    let ann = server.ann().await;
    let group = server.group("Choir", &ann).await;
    let now = server.now();
    code(&server, group, ann.id, "LIVEONE2026", None, None).await;
    code(&server, group, ann.id, "LIVETWO2026", Some(now + TimeDelta::hours(1)), None).await;
    code(&server, group, ann.id, "EXPIRED2026", Some(now), None).await;
    code(&server, group, ann.id, "ENDED20262026", None, Some(now)).await;
    let path = format!("/groups/{group}/settings");
    let form =
        ann.visit(&path).await.form(t::web::save_changes()).choose("Closed").fill(t::groups::name(), "Closed choir");
    let before = server.contents().await;
    let asks = ann.press(form).await;
    asks.is(422)
        .refuses(t::user_groups::close_anyway(), "group.stops_codes")
        .faults(t::user_groups::close_anyway(), t::groups::stops_codes(2));
    asks.keeps(t::groups::name(), "Closed choir");
    server.unchanged(&before).await;
    let saved = ann.submit(asks.form(t::web::save_changes()).check(t::user_groups::close_anyway())).await;
    saved.says(t::groups::codes_stopped(2));
    // Closed already: nothing more to ask.
    ann.submit(saved.form(t::web::save_changes()).fill(t::groups::name(), "Choir")).await.says(t::web::saved());
}

#[tokio::test]
async fn members_and_strangers_change_nothing() {
    let server = TestServer::open().await;
    let (ann, eve, sam) = (server.ann().await, server.eve().await, server.sam().await);
    let group = server.group("Choir", &ann).await;
    server.put_in(group, &eve, GroupRole::Member).await;
    let before = server.contents().await;
    let fields = [("name", "Mine"), ("join_type", "open")];
    eve.post(&format!("/groups/{group}/settings"), &fields).await.is(403);
    sam.post(&format!("/groups/{group}/settings"), &fields).await.is(404);
    for action in ["archive", "unarchive"] {
        eve.post::<&str, &str>(&format!("/groups/{group}/settings/{action}"), &[]).await.is(403);
    }
    server.unchanged(&before).await;
}

async fn code(
    server: &TestServer,
    group: GroupId,
    maker: UserId,
    key: &'static str,
    expires: Option<Moment>,
    ended: Option<Moment>,
) {
    let now = server.now();
    server
        .write(move |conn| {
            diesel::insert_into(codes::table)
                .values((
                    codes::key.eq(key),
                    codes::shown.eq(key),
                    codes::group_id.eq(group),
                    codes::expires_at.eq(expires),
                    codes::ended_at.eq(ended),
                    codes::ended_why.eq(ended.map(|_| EndedWhy::Manual)),
                    codes::uses.eq(0),
                    codes::role.eq(GroupRole::Member),
                    codes::label.eq(""),
                    codes::made_by.eq(maker),
                    codes::made_at.eq(now),
                ))
                .execute(conn)
        })
        .await;
}

#[tokio::test]
async fn what_somebody_else_saved_meanwhile_is_not_undone_unread() {
    let server = TestServer::open().await;
    let (ann, eve) = (server.ann().await, server.eve().await);
    let choir = server.group("Choir", &ann).await;
    server.put_in(choir, &eve, GroupRole::Manager).await;
    let pages = [format!("/groups/{choir}/settings"), format!("/settings/user-groups/{choir}")];
    for (number, path) in pages.iter().enumerate() {
        let open = ann
            .visit(path)
            .await
            .form(t::web::save_changes())
            .fill(t::user_groups::category(), &format!("Music {number}"));
        let elsewhere = eve.visit(&pages[0]).await.form(t::web::save_changes());
        eve.submit(elsewhere.fill(t::user_groups::description(), &format!("Tuesdays at {number}")))
            .await
            .says(t::web::saved());

        let told = ann.press(open).await;
        told.is(422).says(t::groups::changed_since());
        told.keeps(t::user_groups::category(), &format!("Music {number}"));
        ann.visit(path).await.keeps(t::user_groups::description(), &format!("Tuesdays at {number}"));
        // Who has read it may save.
        ann.submit(told.form(t::web::save_changes())).await.says(t::web::saved());
        ann.visit(path).await.keeps(t::user_groups::category(), &format!("Music {number}"));
    }
}

#[tokio::test]
async fn the_same_settings_sent_twice_are_saved_once() {
    let server = TestServer::open().await;
    let ann = server.ann().await;
    let choir = server.group("Choir", &ann).await;
    for path in [format!("/groups/{choir}/settings"), format!("/settings/user-groups/{choir}")] {
        let form = ann
            .visit(&path)
            .await
            .form(t::web::save_changes())
            .fill(t::user_groups::description(), &format!("At {path}\r\n\r\nRoom 2"));
        let (action, fields) = (form.action().to_owned(), form.entries());
        for told in [t::web::saved(), t::web::unchanged()] {
            ann.post(&action, &fields).await.is(303);
            ann.visit(&path).await.says(told);
        }
    }
}

#[tokio::test]
async fn a_form_is_not_behind_because_another_group_was_moved() {
    let server = TestServer::open().await;
    let ann = server.ann().await;
    let (choir, band) = (server.group("Choir", &ann).await, server.group("Band", &ann).await);
    let open = ann
        .visit(&format!("/groups/{choir}/settings"))
        .await
        .form(t::web::save_changes())
        .fill(t::user_groups::category(), "Music");
    ann.post(&format!("/settings/user-groups/{band}/move"), &[("to", "up")]).await.is(303);
    ann.submit(open).await.says(t::web::saved());
}

#[tokio::test]
async fn the_tab_of_the_page_is_marked_in_group_settings() {
    let server = TestServer::open().await;
    let ann = server.ann().await;
    let group = server.group("Choir", &ann).await;
    for (page, tab) in [
        ("", "General"),
        ("/members", "Members"),
        ("/members/add", "Members"),
        ("/codes", "Group Codes"),
        ("/invites", "Invites"),
        ("/requests", "Requests"),
        ("/activity", "Activity"),
    ] {
        let page = ann.visit(&format!("/groups/{group}/settings{page}")).await;
        assert_eq!(page.all(".tabs [aria-current=page]"), [tab]);
    }
}
