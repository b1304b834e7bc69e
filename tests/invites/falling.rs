//! What a group's managers are told when the right behind an invite goes: each fall once, and the
//! next one anew.

use diesel::{ExpressionMethods, QueryDsl, RunQueryDsl};
use muster::db::schema::{groups, memberships, organization, users};
use muster::db::types::{AddPolicy, GroupRole, OrgRole, UserState};

use super::{Invited, made, swept};
use crate::harness::cast::Account;
use crate::harness::letter::Letter;

/// Gus runs the choir beside Ann, and made `invites` into it.
async fn made_by_gus(invites: usize) -> (Invited, Account) {
    let door = Invited::open().await;
    let gus = door.house.gus(door.choir).await;
    for _ in 0..invites {
        made(&gus, door.choir, |form| form).await;
    }
    (door, gus)
}

/// The one letter that Ann gets in this round.
async fn told(door: &Invited) -> Letter {
    let before = door.house.post.letters_to(&door.ann.email).len();
    assert!(swept(&door.house).await, "something fell");
    assert!(!swept(&door.house).await, "it is told once");
    let mut letters = door.house.post.wait(&door.ann.email, before + 1).await;
    assert_eq!(letters.len(), before + 1);
    letters.pop().expect("a letter")
}

async fn place(door: &Invited, who: &Account, role: GroupRole) {
    let (group, person) = (door.choir, who.id);
    door.house
        .write(move |conn| {
            diesel::update(memberships::table.find((group, person))).set(memberships::role.eq(role)).execute(conn)
        })
        .await;
}

async fn stand(door: &Invited, who: &Account, state: UserState) {
    let id = who.id;
    door.house.write(move |conn| diesel::update(users::table.find(id)).set(users::state.eq(state)).execute(conn)).await;
}

#[tokio::test]
async fn of_a_maker_who_left_the_group() {
    let (door, gus) = made_by_gus(1).await;
    gus.post::<&str, &str>(&format!("{}/leave", door.group()), &[]).await;
    assert_eq!(told(&door).await.subject(), "An invite of Gus Group to Choir has stopped");
}

#[tokio::test]
async fn of_a_member_whose_group_switched_invites_by_members_off() {
    let (door, gus) = made_by_gus(0).await;
    place(&door, &gus, GroupRole::Member).await;
    made(&gus, door.choir, |form| form).await;
    assert!(!swept(&door.house).await, "members may invite members");
    let form = door.ann.visit(&format!("{}/settings", door.group())).await.form("Save changes");
    door.ann.submit(form.uncheck("Members may invite")).await.is(200);
    let letter = told(&door).await;
    assert_eq!(letter.subject(), "An invite of Gus Group to Choir has stopped");
    door.ann.visit(&letter.link()).await.is(200).says("Gus Group can’t let people into this group any more");
}

#[tokio::test]
async fn of_a_manager_who_was_made_a_member_and_whose_invite_makes_managers() {
    let (door, gus) = made_by_gus(0).await;
    made(&gus, door.choir, |form| form.fill("Group role granted", "Manager").fill("Maximum uses", "5")).await;
    place(&door, &gus, GroupRole::Member).await;
    assert_eq!(told(&door).await.subject(), "An invite of Gus Group to Choir has stopped");
}

#[tokio::test]
async fn of_invites_for_anyone_once_the_organization_lets_fewer_add_people() {
    let (door, _) = made_by_gus(0).await;
    policy(&door, AddPolicy::Everyone).await;
    let bob = door.house.bob().await;
    door.house.put_in(door.choir, &bob, GroupRole::Member).await;
    let invite = made(&bob, door.choir, |form| form).await;
    policy(&door, AddPolicy::Managers).await;
    assert!(!swept(&door.house).await, "Bob is a manager of the organization");
    policy(&door, AddPolicy::Admins).await;
    assert_eq!(told(&door).await.subject(), "An invite of Bob Builder to Choir admits existing members only now");
    door.house.stranger().visit(&invite.link).await.carries("invite.members_only");
}

async fn policy(door: &Invited, policy: AddPolicy) {
    door.house
        .write(move |conn| diesel::update(organization::table).set(organization::add_policy.eq(policy)).execute(conn))
        .await;
}

#[tokio::test]
async fn of_all_invites_of_one_maker_in_one_letter() {
    let (door, gus) = made_by_gus(12).await;
    stand(&door, &gus, UserState::Deactivated).await;
    let letter = told(&door).await;
    assert_eq!(letter.subject(), "12 invites of Gus Group to Choir have stopped");
    assert_eq!(letter.link(), format!("{}/settings/invites", door.group()));
}

#[tokio::test]
async fn of_each_group_in_a_letter_of_its_own() {
    let (door, gus) = made_by_gus(2).await;
    let band = door.house.group("Band", &door.ann).await;
    door.house.put_in(band, &gus, GroupRole::Manager).await;
    made(&gus, band, |form| form).await;
    stand(&door, &gus, UserState::Deactivated).await;
    assert!(swept(&door.house).await);
    let letters = door.house.post.wait(&door.ann.email, 2).await;
    let mut subjects: Vec<String> = letters.iter().map(Letter::subject).collect();
    subjects.sort_unstable();
    assert_eq!(
        subjects,
        ["2 invites of Gus Group to Choir have stopped", "An invite of Gus Group to Band has stopped"]
    );
}

#[tokio::test]
async fn of_a_second_fall_as_of_the_first() {
    let (door, gus) = made_by_gus(1).await;
    stand(&door, &gus, UserState::Deactivated).await;
    let first = told(&door).await;
    stand(&door, &gus, UserState::Active).await;
    assert!(!swept(&door.house).await, "a right that is back needs no letter");
    stand(&door, &gus, UserState::Deactivated).await;
    let second = told(&door).await;
    assert_eq!(first.subject(), second.subject());
    assert_ne!(first.message_id(), second.message_id());
}

#[tokio::test]
async fn of_nothing_in_a_group_that_is_put_away_until_it_is_back() {
    let (door, gus) = made_by_gus(1).await;
    let (choir, now) = (door.choir, door.house.now());
    let archive = async |at: Option<muster::clock::Moment>| {
        door.house
            .write(move |conn| diesel::update(groups::table.find(choir)).set(groups::archived_at.eq(at)).execute(conn))
            .await
    };
    archive(Some(now)).await;
    stand(&door, &gus, UserState::Deactivated).await;
    assert!(!swept(&door.house).await);
    archive(None).await;
    told(&door).await;
}

#[tokio::test]
async fn of_no_invite_that_is_over() {
    let door = Invited::open().await;
    let gus = door.house.gus(door.choir).await;
    made(&gus, door.choir, |form| form.fill("Expiration", "1 hour")).await;
    let deleted = made(&gus, door.choir, |form| form).await;
    gus.post::<&str, &str>(&format!("{}/delete", deleted.url), &[]).await;
    door.house.later(chrono::TimeDelta::hours(1));
    stand(&door, &gus, UserState::Deactivated).await;
    assert!(!swept(&door.house).await);
    // An admin who falls to member is looked at as anybody else.
    let ann = door.ann.id;
    door.house
        .write(move |conn| diesel::update(users::table.find(ann)).set(users::role.eq(OrgRole::Member)).execute(conn))
        .await;
    assert!(swept(&door.house).await, "Ann's own invite was for anyone");
}
