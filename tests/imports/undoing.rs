//! Undoing a whole import: what nothing has been built on goes, the rest stays and is told.

use diesel::{ExpressionMethods, QueryDsl, RunQueryDsl};
use muster::db::schema::{events, groups, memberships, users};
use muster::db::types::{EventKind, GroupRole, JoinMethod, OrgRole, UserState};
use muster::events::BOLD;
use muster::t;

use super::{MAKING, Roster, checked, checked_with, confirmed, groups_of, id_of, rows, undone};
use crate::harness::cast::Account;

#[tokio::test]
async fn everything_goes_back_to_how_it_was() {
    let Roster { server, ann, choir, .. } = Roster::open().await;
    let eve = server.eve().await;
    let file = format!("email,name,role,groups\nzoe@example.org,Zoe,,Choir\n{},,manager,Choir;Rowing\n", eve.email);
    let dry = checked(&ann, &file).await;
    let done = confirmed(&ann, &dry).await;
    let zoe = id_of(&server, "zoe@example.org").await.expect("she was added");
    let page = undone(&ann, &done).await;
    page.says(t::imports::undone());
    assert_eq!(page.text().matches("Mon 2 Mar 2026").count(), 3, "when it was uploaded, imported and undone");
    assert!(rows(&page).iter().all(|row| row.ends_with(&t::imports::row_undone().to_string())), "{}", page.text());
    assert_eq!(id_of(&server, "zoe@example.org").await, None, "the address is free again");
    assert_eq!(groups_of(&server, &eve.email).await, [""; 0]);
    let (state, role, members, events) = server
        .read(move |conn| {
            let state: UserState = users::table.find(zoe).select(users::state).first(conn)?;
            let role: OrgRole = users::table.find(eve.id).select(users::role).first(conn)?;
            let members: i64 = groups::table.find(choir).select(groups::member_count).first(conn)?;
            let events: i64 = events::table.filter(events::kind.eq(EventKind::Undone)).count().get_result(conn)?;
            Ok((state, role, members, events))
        })
        .await;
    assert_eq!((state, role, members, events), (UserState::Erased, OrgRole::Member, 1, 3));
    // The history stays, and the same file can come again.
    let told = t::events::group_people_taken_back(BOLD, "import", 2, "Ann Admin");
    ann.visit(&format!("/groups/{choir}/settings/activity")).await.tells(told);
    let again = checked(&ann, &file).await;
    confirmed(&ann, &again).await.says(t::imports::imported(2, 0, 0));
    assert_eq!(groups_of(&server, "zoe@example.org").await, ["Choir"]);
}

#[tokio::test]
async fn what_has_been_built_on_since_stays_and_is_told() {
    let Roster { server, ann, choir, rowing } = Roster::open().await;
    let (eve, sam) = (server.eve().await, server.sam().await);
    let file = format!(
        "email,role,groups\nused@example.org,,Choir\nmoved@example.org,,Choir\n{},manager,Choir\n{},,Choir\n",
        eve.email, sam.email
    );
    let dry = checked(&ann, &file).await;
    let done = confirmed(&ann, &dry).await;
    let (used, moved) = (
        id_of(&server, "used@example.org").await.expect("added"),
        id_of(&server, "moved@example.org").await.expect("added"),
    );
    let now = server.now();
    server
        .write(move |conn| {
            diesel::update(users::table.find(used)).set(users::email_confirmed_at.eq(now)).execute(conn)?;
            diesel::update(users::table.find(eve.id)).set(users::role.eq(OrgRole::Admin)).execute(conn)
        })
        .await;
    let moved = Account { id: moved, name: String::new(), email: String::new(), browser: server.stranger() };
    server.put_in(rowing, &moved, GroupRole::Member).await;
    // Sam leaves the choir and is added.
    sam.post::<&str, &str>(&format!("/groups/{choir}/leave"), &[]).await;
    server.put_in(choir, &sam, GroupRole::Member).await;
    let page = undone(&ann, &done).await;
    assert_eq!(
        rows(&page),
        [
            format!("used@example.org used@example.org 2 {}", t::batches::kept_account_used()),
            format!("moved@example.org moved@example.org 3 {}", t::batches::kept_account_used()),
            format!("eve@example.org eve@example.org 4 {}", t::batches::kept_role_changed()),
            format!("sam@example.org sam@example.org 5 {}", t::batches::kept_joined_since()),
        ]
    );
    assert_eq!(groups_of(&server, "used@example.org").await, [""; 0]);
    assert_eq!(groups_of(&server, "moved@example.org").await, ["Rowing"]);
    assert_eq!(groups_of(&server, "sam@example.org").await, ["Choir"]);
    let by_import: i64 = server
        .read(|conn| memberships::table.filter(memberships::method.eq(JoinMethod::Import)).count().get_result(conn))
        .await;
    assert_eq!(by_import, 0);
}

#[tokio::test]
async fn whoever_was_made_a_manager_since_stays_one() {
    let Roster { server, ann, choir, .. } = Roster::open().await;
    let (eve, sam) = (server.eve().await, server.sam().await);
    let dry = checked(&ann, &format!("email,groups\n{},Choir\n{},Choir\n", eve.email, sam.email)).await;
    let done = confirmed(&ann, &dry).await;
    ann.post(&format!("/groups/{choir}/settings/members/{}/role", eve.id), &[("role", "manager")]).await;
    sam.post::<&str, &str>(&format!("/groups/{choir}/leave"), &[]).await;
    let page = undone(&ann, &done).await;
    page.says(t::imports::undone_but_kept());
    assert_eq!(
        rows(&ann.visit(&page.link(t::imports::tab_kept())).await),
        [format!("eve@example.org eve@example.org 2 {}", t::batches::kept_changed_since())]
    );
    assert_eq!(groups_of(&server, &eve.email).await, ["Choir"]);
}

#[tokio::test]
async fn groups_that_it_made_are_put_away_where_nobody_is_in_them() {
    let Roster { server, ann, .. } = Roster::open().await;
    let sam = server.sam().await;
    let dry = checked_with(&ann, "email,groups\nzoe@example.org,Fresh;Kept\n", MAKING).await;
    let done = confirmed(&ann, &dry).await;
    let kept = server.read(|conn| groups::table.filter(groups::name.eq("Kept")).select(groups::id).first(conn)).await;
    server.put_in(kept, &sam, GroupRole::Member).await;
    undone(&ann, &done).await;
    let archived: Vec<String> = server
        .read(|conn| groups::table.filter(groups::archived_at.is_not_null()).select(groups::name).load(conn))
        .await;
    assert_eq!(archived, ["Fresh"]);
}

#[tokio::test]
async fn it_is_asked_once_and_done_once() {
    let Roster { server, ann, .. } = Roster::open().await;
    let dry = checked(&ann, "email\nzoe@example.org\n").await;
    let done = confirmed(&ann, &dry).await;
    let asked = ann.visit(&done.link(t::imports::undo())).await;
    asked.headed(t::imports::undo_question()).says(t::imports::undo_question_text());
    undone(&ann, &done).await;
    let before = server.contents().await;
    ann.submit(asked.form(t::imports::undo_button())).await.says(t::imports::not_now());
    server.unchanged(&before).await;
}
