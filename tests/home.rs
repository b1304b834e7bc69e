//! Home and the drawer: what modules show there, for whom.

use muster::db::types::{GroupRole, JoinType};
use muster::locale::Slot;
use muster::t;

use crate::harness::TestServer;
use crate::harness::cast::Who;
use crate::invites::{made, to};

#[tokio::test]
async fn who_is_in_no_group_is_told_how_to_get_into_one() {
    let server = TestServer::open().await;
    let eve = server.eve().await;
    let home = eve.visit("/").await;
    home.is(200).titled("Home · Harbour School").headed(t::home::greeting("Eve")).says(t::groups::in_no_group());
    assert_eq!(home.link(t::codes::enter_group_code()), "/join");
}

#[tokio::test]
async fn groups_stand_under_categories_in_the_organizations_order() {
    let server = TestServer::open().await;
    let (ann, eve) = (server.ann().await, server.eve().await);
    for (name, category) in [("Choir", "Music"), ("Rowing", "Sports"), ("Band", "Music"), ("Everyone", "")] {
        let group = server.group_with(name, &ann, |group| group.category = category.into()).await;
        server.put_in(group, &eve, GroupRole::Member).await;
    }
    let home = eve.visit("/").await;
    assert_eq!(home.all("main h2"), ["My groups", "Music", "Sports"]);
    assert_eq!(home.all("main h3"), ["Everyone", "Choir", "Band", "Rowing"]);
    assert_eq!(
        home.all("[role=group]:not([aria-label=Manage]) .drawer-list a"),
        ["Everyone", "Choir", "Band", "Rowing"]
    );
    let managing = || t::groups::members_and_managing(t::groups::member_count(2));
    home.says(t::groups::member_count(2)).says_nothing_of(managing());
    ann.visit("/").await.says(managing());
}

#[tokio::test]
async fn who_has_not_confirmed_their_address_is_reminded() {
    let server = TestServer::open().await;
    let una = server.account("Una Unconfirmed", Who::UNCONFIRMED).await;
    let told = |email: &'static str| t::accounts::unconfirmed(email, Slot::link("/account")).plain();
    una.visit("/").await.says(told("una@example.org"));
    server.eve().await.visit("/").await.says_nothing_of(told("eve@example.org"));
}

#[tokio::test]
async fn who_is_invited_is_not_told_how_to_get_into_a_group() {
    let server = TestServer::open().await;
    let (ann, eve) = (server.ann().await, server.eve().await);
    let choir = server.group("Choir", &ann).await;
    made(&ann, choir, to(&eve.email)).await;
    let home = eve.visit("/").await;
    home.says(t::invites::for_you()).says_nothing_of(t::groups::in_no_group());
    assert_eq!(home.link(t::codes::enter_group_code()), "/join");
}

#[tokio::test]
async fn a_panel_shows_what_was_typed_as_it_was_typed() {
    let server = TestServer::open().await;
    let ann = server.ann().await;
    let name = "R&D <b>\"quoted\"</b>";
    let group = server.group_with(name, &ann, |group| group.join_type = JoinType::Open).await;
    let home = ann.visit("/").await;
    assert_eq!(home.all("main h3"), [name, name]);
    assert_eq!(home.all("[role=group]:not([aria-label=Manage]) a"), [name]);
    ann.visit(&format!("/groups/{group}")).await.headed(name).says(t::invites::invite_with_link());
}

#[tokio::test]
async fn the_drawer_leads_everybody_where_they_may_go() {
    let server = TestServer::open().await;
    let (ann, bob, eve) = (server.ann().await, server.bob().await, server.eve().await);
    let choir = server.group("Choir", &ann).await;
    let gus = server.gus(choir).await;
    let enter = t::codes::enter_group_code().to_string();
    for (who, management) in [
        (&eve, vec![]),
        (&gus, vec!["Users"]),
        (&bob, vec!["New group", "User Groups"]),
        (&ann, vec!["New group", "Users", "Campaigns", "Settings"]),
    ] {
        let home = who.visit("/").await;
        assert_eq!(home.all(".drawer-list:first-of-type > li > a")[..3], ["Home", "Groups", &enter], "{}", who.name);
        assert_eq!(home.all("[aria-label=Manage] a"), management, "{}", who.name);
        assert_eq!(home.all(".menu a"), ["Account"]);
        for link in management.into_iter().chain(["Home", "Groups", &enter, "Help", "Account"]) {
            who.visit(&home.link(link)).await.is(200);
        }
        who.press(home.form(t::web::sign_out())).await.leads_to("/");
    }
}

#[tokio::test]
async fn the_drawer_marks_what_the_page_belongs_to() {
    let server = TestServer::open().await;
    let ann = server.ann().await;
    let (choir, _) = (server.group("Choir", &ann).await, server.group("Band", &ann).await);
    for page in ["", "/settings", "/invites/new"] {
        let page = ann.visit(&format!("/groups/{choir}{page}")).await;
        assert_eq!(page.all(".drawer [aria-current]"), ["Choir"]);
    }
    for (path, marked) in [
        ("/", "Home"),
        ("/groups", "Groups"),
        ("/groups/new", "New group"),
        ("/settings/user-groups", "Settings"),
        ("/users/import", "Users"),
        ("/help/joining", "Help"),
    ] {
        assert_eq!(ann.visit(path).await.all(".drawer [aria-current]"), [marked], "{path}");
    }
    let bob = server.bob().await;
    assert_eq!(bob.visit("/settings/user-groups").await.all(".drawer [aria-current]"), ["User Groups"]);
}

#[tokio::test]
async fn a_drawer_of_more_than_ten_groups_can_be_searched() {
    let server = TestServer::open().await;
    let ann = server.ann().await;
    for number in 1..=11 {
        let group = server.group(&format!("Class {number}"), &ann).await;
        let page = ann.visit(&format!("/groups/{group}")).await;
        assert_eq!(page.all(".drawer [role=search]").len(), usize::from(number > 10), "{number} groups");
    }
    let found = ann.get("/groups?q=Class+11").await;
    found.is(200).says("Class 11");
    assert!(!found.all("main h3").contains(&"Class 1".to_owned()));
}
