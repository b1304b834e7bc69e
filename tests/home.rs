//! Home and the drawer: what modules show there, for whom.

use muster::db::types::{GroupRole, JoinType};

use crate::harness::House;
use crate::harness::cast::Who;
use crate::invites::{made, to};

#[tokio::test]
async fn who_is_in_no_group_is_told_how_to_get_into_one() {
    let house = House::open().await;
    let eve = house.eve().await;
    let home = eve.visit("/").await;
    home.is(200).titled("Home · Harbour School").headed("Good to see you, Eve").says("You are in no group yet");
    assert_eq!(home.link("Enter Group Code"), "/join");
}

#[tokio::test]
async fn groups_stand_under_their_categories_in_the_order_of_the_organization() {
    let house = House::open().await;
    let (ann, eve) = (house.ann().await, house.eve().await);
    for (name, category) in [("Choir", "Music"), ("Rowing", "Sports"), ("Band", "Music"), ("Everyone", "")] {
        let group = house.group_with(name, &ann, |group| group.category = category.into()).await;
        house.put_in(group, &eve, GroupRole::Member).await;
    }
    let home = eve.visit("/").await;
    assert_eq!(home.all("main h2"), ["My groups", "Music", "Sports"]);
    assert_eq!(home.all("main h3"), ["Everyone", "Choir", "Band", "Rowing"]);
    assert_eq!(home.all(".drawer-list a")[2..6], ["Everyone", "Choir", "Band", "Rowing"]);
    home.says("2 people").says_nothing_of("you are a manager");
    ann.visit("/").await.says("you are a manager");
}

#[tokio::test]
async fn who_has_not_confirmed_their_address_is_reminded() {
    let house = House::open().await;
    let una = house.account("Una Unconfirmed", Who::UNCONFIRMED).await;
    una.visit("/").await.says("Your email una@example.org isn’t confirmed yet");
    house.eve().await.visit("/").await.says_nothing_of("not confirmed");
}

#[tokio::test]
async fn who_is_invited_is_not_told_how_to_get_into_a_group() {
    let house = House::open().await;
    let (ann, eve) = (house.ann().await, house.eve().await);
    let choir = house.group("Choir", &ann).await;
    made(&ann, choir, to(&eve.email)).await;
    let home = eve.visit("/").await;
    home.says("Invites for you").says_nothing_of("You are in no group yet");
    assert_eq!(home.link("Enter Group Code"), "/join");
}

#[tokio::test]
async fn a_panel_shows_what_was_typed_as_it_was_typed() {
    let house = House::open().await;
    let ann = house.ann().await;
    let name = "R&D <b>\"quoted\"</b>";
    let group = house.group_with(name, &ann, |group| group.join_type = JoinType::Open).await;
    let home = ann.visit("/").await;
    assert_eq!(home.all("main h3"), [name, name]);
    assert_eq!(home.all(".drawer-list a")[2], name);
    ann.visit(&format!("/groups/{group}")).await.headed(name).says("Invite with a link");
}

#[tokio::test]
async fn the_drawer_leads_everybody_where_they_may_go() {
    let house = House::open().await;
    let (ann, bob, eve) = (house.ann().await, house.bob().await, house.eve().await);
    let choir = house.group("Choir", &ann).await;
    let gus = house.gus(choir).await;
    for (who, links) in [
        (&eve, vec!["Enter Group Code", "Account"]),
        (&gus, vec!["Enter Group Code", "Users", "Account"]),
        (&bob, vec!["Enter Group Code", "New group", "User Groups", "Account"]),
        (&ann, vec!["Enter Group Code", "New group", "Users", "Campaigns", "Settings", "Account"]),
    ] {
        let home = who.visit("/").await;
        assert_eq!(home.all("[aria-label=Actions] a"), links, "{}", who.name);
        for link in links {
            who.visit(&home.link(link)).await.is(200);
        }
    }
}

#[tokio::test]
async fn the_drawer_marks_the_group_that_the_page_is_of() {
    let house = House::open().await;
    let ann = house.ann().await;
    let (choir, _) = (house.group("Choir", &ann).await, house.group("Band", &ann).await);
    for page in ["", "/settings", "/invites/new"] {
        let page = ann.visit(&format!("/groups/{choir}{page}")).await;
        assert_eq!(page.all(".drawer [aria-current]"), ["Choir"]);
    }
    assert!(ann.visit("/groups").await.all(".drawer [aria-current]").is_empty());
}
