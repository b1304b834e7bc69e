//! **Move** from one group to another in one step.

use muster::db::types::{GroupRole, JoinType};
use muster::events::BOLD;
use muster::t;

use super::{members, user};
use crate::harness::TestServer;

#[tokio::test]
async fn somebody_is_moved_with_their_role_and_may_come_back() {
    let server = TestServer::open().await;
    let (ann, eve) = (server.ann().await, server.eve().await);
    let open = |group: &mut muster::groups::NewGroup| group.join_type = JoinType::Open;
    let choir = server.group_with("Choir", &ann, open).await;
    let rowing = server.group("Rowing", &ann).await;
    server.put_in(choir, &eve, GroupRole::Manager).await;
    let asks = ann.visit(&ann.visit(&user(&eve, "")).await.link("Move from Choir")).await;
    asks.says(t::directory::move_to_other_text("Eve Everyday")).keeps(t::directory::from(), "Choir");
    let moved = ann.submit(asks.form(t::directory::move_now()).choose("Rowing")).await;
    moved.at(&user(&eve, "")).says(t::directory::moved("Choir", "Eve Everyday", "Rowing")).says(t::groups::manager());
    assert_eq!(members(&ann, choir).await, ["Ann Admin"]);
    assert_eq!(members(&ann, rowing).await, ["Ann Admin", "Eve Everyday"]);
    assert_eq!(server.history(eve.id).await, ["member.joined", "member.moved", "member.joined"]);
    let told = || t::events::member_moved(BOLD, "Rowing", "Eve Everyday", "Ann Admin");
    ann.visit(&format!("/groups/{choir}/settings/activity")).await.tells(told());
    let added = t::events::member_joined(BOLD, "hand", false, "Eve Everyday", "manager", "Ann Admin");
    ann.visit(&format!("/groups/{rowing}/settings/activity")).await.tells(added);
    ann.visit(&user(&eve, "history")).await.tells(told());
    eve.post::<&str, &str>(&format!("/groups/{choir}/join"), &[]).await;
    assert_eq!(members(&ann, choir).await, ["Ann Admin", "Eve Everyday"]);
}

#[tokio::test]
async fn the_group_that_is_chosen_stays_while_one_searches() {
    let server = TestServer::open().await;
    let (ann, eve) = (server.ann().await, server.eve().await);
    let choir = server.group("Choir", &ann).await;
    server.group("Rowing", &ann).await;
    server.put_in(choir, &eve, GroupRole::Member).await;
    let page = ann.visit(&user(&eve, "move")).await;
    page.says(t::web::groups_found(1));
    let page =
        ann.submit(page.form(t::web::search()).choose("Rowing").fill(t::directory::search_groups(), "nothing")).await;
    page.says(t::web::groups_found(0));
    assert_eq!(page.all("[name=to][checked] + span"), ["Rowing"]);
    ann.submit(page.form(t::directory::move_now())).await.says(t::directory::moved("Choir", "Eve Everyday", "Rowing"));
}

#[tokio::test]
async fn a_move_that_cannot_be_made_leaves_everything_as_it_was() {
    let server = TestServer::open().await;
    let (ann, eve) = (server.ann().await, server.eve().await);
    let (choir, rowing) = (server.group("Choir", &ann).await, server.group("Rowing", &ann).await);
    let chess = server.group("Chess", &ann).await;
    server.put_in(choir, &eve, GroupRole::Member).await;
    let asks = ann.visit(&user(&eve, "move")).await;
    ann.press(asks.form(t::directory::move_now())).await.is(422).says(t::directory::move_to_unchosen());
    server.put_in(rowing, &eve, GroupRole::Member).await;
    let (before, history) = (server.contents().await, server.history(eve.id).await);
    ann.press(asks.form(t::directory::move_now()).choose("Rowing")).await.is(422).says(t::groups::already_there());
    ann.post::<&str, &str>(&format!("/groups/{chess}/settings/archive"), &[]).await;
    ann.press(asks.form(t::directory::move_now()).choose("Chess")).await.is(422).says(t::groups::archived_there());
    ann.press(asks.form(t::directory::move_now()).forge("to", &choir.to_string()))
        .await
        .is(422)
        .says(t::directory::bulk_to_same());
    let changed = server.contents().await.changed_since(&before);
    assert!(!changed.contains(&"memberships".to_owned()), "{changed:?}");
    assert_eq!(server.history(eve.id).await, history);
}

#[tokio::test]
async fn a_manager_moves_between_groups_that_they_manage() {
    let server = TestServer::open().await;
    let (ann, eve) = (server.ann().await, server.eve().await);
    let (choir, rowing) = (server.group("Choir", &ann).await, server.group("Rowing", &ann).await);
    let gus = server.gus(choir).await;
    server.put_in(choir, &eve, GroupRole::Member).await;
    let asks = gus.visit(&user(&eve, "move")).await;
    asks.says_nothing_of("Rowing");
    let before = server.contents().await;
    gus.press(asks.form(t::directory::move_now()).forge("to", &rowing.to_string())).await.is(403);
    server.unchanged(&before).await;
    server.put_in(rowing, &gus, GroupRole::Manager).await;
    let asks = gus.visit(&user(&eve, "move")).await;
    gus.submit(asks.form(t::directory::move_now()).choose("Rowing")).await.says(t::directory::moved(
        "Choir",
        "Eve Everyday",
        "Rowing",
    ));
}
