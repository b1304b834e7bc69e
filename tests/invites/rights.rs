//! Rights are asked again at use: an invite falls with its maker, and comes back with them.

use diesel::{ExpressionMethods, QueryDsl, RunQueryDsl};
use muster::db::schema::{memberships, organization, users};
use muster::db::types::{AddPolicy, GroupRole, OrgRole, UserState};

use super::{Invited, made, swept};
use crate::harness::cast::Account;

async fn becomes(door: &Invited, who: &Account, role: OrgRole, state: UserState) {
    let id = who.id;
    door.house
        .write(move |conn| {
            diesel::update(users::table.find(id)).set((users::role.eq(role), users::state.eq(state))).execute(conn)
        })
        .await;
}

#[tokio::test]
async fn a_maker_who_may_add_nobody_any_more_narrows_the_link_to_members_and_managers_are_told() {
    let door = Invited::open().await;
    let ada = door
        .house
        .account("Ada Admin", crate::harness::cast::Who { role: OrgRole::Admin, ..crate::harness::cast::Who::MEMBER })
        .await;
    let invite = made(&ada, door.choir, |form| form).await;
    door.house.put_in(door.choir, &ada, GroupRole::Manager).await;
    becomes(&door, &ada, OrgRole::Member, UserState::Active).await;
    let stranger = door.house.stranger();
    stranger.visit(&invite.link).await.carries("invite.members_only").says_nothing_of("Choir");
    let eve = door.house.eve().await;
    eve.submit(eve.visit(&invite.link).await.form("Join")).await.at(&door.group());
    assert!(swept(&door.house).await);
    let letter = door.house.post.letter_to(&door.ann.email).await;
    assert_eq!(letter.subject(), "An invite of Ada Admin to Choir admits existing members only now");
    door.ann.visit(&letter.link()).await.says("this link works for existing members only");
    assert!(!swept(&door.house).await, "told once");
    becomes(&door, &ada, OrgRole::Admin, UserState::Active).await;
    stranger.visit(&invite.link).await.headed("Ada Admin invites you to Choir");
}

#[tokio::test]
async fn a_deactivated_makers_link_stops_and_resumes() {
    let door = Invited::open().await;
    let gus = door.house.gus(door.choir).await;
    let invite = made(&gus, door.choir, |form| form).await;
    becomes(&door, &gus, OrgRole::Member, UserState::Deactivated).await;
    let eve = door.house.eve().await;
    eve.visit(&invite.link).await.is(410).carries("invite.maker_stopped").link("Request access");
    eve.post::<&str, &str>(&invite.link, &[]).await.is(410);
    assert!(swept(&door.house).await);
    let letter = door.house.post.letter_to(&door.ann.email).await;
    assert_eq!(letter.subject(), "An invite of Gus Group to Choir has stopped");
    becomes(&door, &gus, OrgRole::Member, UserState::Active).await;
    eve.submit(eve.visit(&invite.link).await.form("Join")).await.at(&door.group());
}

#[tokio::test]
async fn what_a_manager_made_stops_while_they_are_a_member() {
    let door = Invited::open().await;
    policy(&door, AddPolicy::Everyone).await;
    let gus = door.house.gus(door.choir).await;
    let anyone = made(&gus, door.choir, |form| form.choose("Anyone with the link")).await;
    let code = crate::codes::made(&gus, door.choir, |form| form).await;
    let zoe = door.house.stranger();
    zoe.visit(&anyone.link).await.is(200);
    place(&door, &gus, GroupRole::Member).await;
    let sam = door.house.sam().await;
    zoe.visit(&anyone.link).await.is(410).carries("invite.maker_stopped");
    sam.post::<&str, &str>(&anyone.link, &[]).await.is(410);
    sam.post("/join", &[("code", &code.shown)]).await.is(422);
    assert!(swept(&door.house).await, "managers are told");
    // What Gus makes as a member is a member's.
    let own = made(&gus, door.choir, |form| form).await;
    zoe.visit(&own.link).await.is(200);
    place(&door, &gus, GroupRole::Manager).await;
    zoe.visit(&anyone.link).await.is(200);
    sam.post("/join", &[("code", &code.shown)]).await.is(200);
}

async fn place(door: &Invited, who: &Account, role: GroupRole) {
    let (group, person) = (door.choir, who.id);
    door.house
        .write(move |conn| {
            diesel::update(memberships::table.find((group, person))).set(memberships::role.eq(role)).execute(conn)
        })
        .await;
}

async fn policy(door: &Invited, policy: AddPolicy) {
    door.house
        .write(move |conn| diesel::update(organization::table).set(organization::add_policy.eq(policy)).execute(conn))
        .await;
}

#[tokio::test]
async fn a_members_link_stops_when_they_leave_or_the_group_switches_it_off() {
    let door = Invited::open().await;
    let eve = door.house.eve().await;
    door.house.put_in(door.choir, &eve, GroupRole::Member).await;
    let invite = made(&eve, door.choir, |form| form).await;
    let sam = door.house.sam().await;
    sam.visit(&invite.link).await.is(200);
    let form = door.ann.visit(&format!("{}/settings", door.group())).await.form("Save changes");
    door.ann.submit(form.uncheck("Members may invite")).await.is(200);
    sam.visit(&invite.link).await.is(410).carries("invite.maker_stopped");
    eve.visit(&format!("{}/invites/new", door.group())).await.is(403);
    let form = door.ann.visit(&format!("{}/settings", door.group())).await.form("Save changes");
    door.ann.submit(form.check("Members may invite")).await.is(200);
    sam.visit(&invite.link).await.is(200);
    eve.post::<&str, &str>(&format!("{}/leave", door.group()), &[]).await;
    sam.visit(&invite.link).await.is(410);
}
