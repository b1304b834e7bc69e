//! What a group's managers are told when the right behind an invite goes: each fall once, and the
//! next one anew.

use diesel::{ExpressionMethods, QueryDsl, RunQueryDsl};
use muster::db::schema::{groups, memberships, organization, users};
use muster::db::types::{AddPolicy, GroupRole, OrgRole, UserState};
use muster::locale::Message;
use muster::t;

use super::{Invited, made, swept};
use crate::harness::cast::Account;
use crate::harness::received_email::ReceivedEmail;

/// Gus runs the choir beside Ann, and made `invites` into it.
async fn made_by_gus(invites: usize) -> (Invited, Account) {
    let fixture = Invited::open().await;
    let gus = fixture.server.gus(fixture.choir).await;
    for _ in 0..invites {
        made(&gus, fixture.choir, |form| form).await;
    }
    (fixture, gus)
}

/// The one email that Ann gets in this round.
async fn told(fixture: &Invited) -> ReceivedEmail {
    let before = fixture.server.mail.emails_to(&fixture.ann.email).len();
    assert!(swept(&fixture.server).await, "something fell");
    assert!(!swept(&fixture.server).await, "it is told once");
    let mut emails = fixture.server.mail.wait(&fixture.ann.email, before + 1).await;
    assert_eq!(emails.len(), before + 1);
    emails.pop().expect("an email")
}

async fn place(fixture: &Invited, who: &Account, role: GroupRole) {
    let (group, person) = (fixture.choir, who.id);
    fixture
        .server
        .write(move |conn| {
            diesel::update(memberships::table.find((group, person))).set(memberships::role.eq(role)).execute(conn)
        })
        .await;
}

async fn stand(fixture: &Invited, who: &Account, state: UserState) {
    let id = who.id;
    fixture
        .server
        .write(move |conn| diesel::update(users::table.find(id)).set(users::state.eq(state)).execute(conn))
        .await;
}

/// That so many invites of Gus have stopped.
fn stopped(count: usize) -> Message<'static> {
    t::emails::lost_rights_stopped(count, "Choir", "Harbour School", "Gus Group")
}

#[tokio::test]
async fn of_a_maker_who_left_the_group() {
    let (fixture, gus) = made_by_gus(1).await;
    gus.post::<&str, &str>(&format!("{}/leave", fixture.group()), &[]).await;
    let email = told(&fixture).await;
    email.is_about(t::emails::lost_rights_subject("Choir", "Gus Group")).says(stopped(1));
}

#[tokio::test]
async fn of_a_member_whose_group_switched_invites_by_members_off() {
    let (fixture, gus) = made_by_gus(0).await;
    place(&fixture, &gus, GroupRole::Member).await;
    made(&gus, fixture.choir, |form| form).await;
    assert!(!swept(&fixture.server).await, "members may invite members");
    let form = fixture.ann.visit(&format!("{}/settings", fixture.group())).await.form(t::web::save_changes());
    fixture.ann.submit(form.uncheck(t::user_groups::members_may_invite())).await.is(200);
    let email = told(&fixture).await;
    email.is_about(t::emails::lost_rights_subject("Choir", "Gus Group")).says(stopped(1));
    fixture.ann.visit(&email.link()).await.is(200).says(t::passes::trouble_maker_stopped("Gus Group", true));
}

#[tokio::test]
async fn of_a_former_manager_whose_invite_makes_managers() {
    let (fixture, gus) = made_by_gus(0).await;
    made(&gus, fixture.choir, |form| {
        form.fill(t::invites::role_granted(), "Manager").fill(t::invites::maximum_uses(), "5")
    })
    .await;
    place(&fixture, &gus, GroupRole::Member).await;
    let email = told(&fixture).await;
    email.is_about(t::emails::lost_rights_subject("Choir", "Gus Group")).says(stopped(1));
}

#[tokio::test]
async fn of_invites_for_anyone_once_fewer_may_add_people() {
    let (fixture, _) = made_by_gus(0).await;
    policy(&fixture, AddPolicy::Everyone).await;
    let bob = fixture.server.bob().await;
    fixture.server.put_in(fixture.choir, &bob, GroupRole::Member).await;
    let invite = made(&bob, fixture.choir, |form| form).await;
    policy(&fixture, AddPolicy::Managers).await;
    assert!(!swept(&fixture.server).await, "Bob is a manager of the organization");
    policy(&fixture, AddPolicy::Admins).await;
    let narrowed = t::emails::lost_rights_narrowed(1, "Choir", "Harbour School", "Bob Builder");
    told(&fixture).await.is_about(t::emails::lost_rights_subject("Choir", "Bob Builder")).says(narrowed);
    fixture.server.stranger().visit(&invite.link).await.carries("invite.members_only");
}

async fn policy(fixture: &Invited, policy: AddPolicy) {
    fixture
        .server
        .write(move |conn| diesel::update(organization::table).set(organization::add_policy.eq(policy)).execute(conn))
        .await;
}

#[tokio::test]
async fn of_all_invites_of_one_maker_in_one_email() {
    let (fixture, gus) = made_by_gus(12).await;
    stand(&fixture, &gus, UserState::Deactivated).await;
    let email = told(&fixture).await;
    email.says(stopped(12));
    assert_eq!(email.link(), format!("{}/settings/invites", fixture.group()));
}

#[tokio::test]
async fn of_each_group_in_an_email_of_its_own() {
    let (fixture, gus) = made_by_gus(2).await;
    let band = fixture.server.group("Band", &fixture.ann).await;
    fixture.server.put_in(band, &gus, GroupRole::Manager).await;
    made(&gus, band, |form| form).await;
    stand(&fixture, &gus, UserState::Deactivated).await;
    assert!(swept(&fixture.server).await);
    let emails = fixture.server.mail.wait(&fixture.ann.email, 2).await;
    for (group, count) in [("Choir", 2), ("Band", 1)] {
        let subject = t::emails::lost_rights_subject(group, "Gus Group").to_string();
        let email = emails.iter().find(|email| email.subject() == subject).expect("an email for each group");
        email.says(t::emails::lost_rights_stopped(count, group, "Harbour School", "Gus Group"));
    }
}

#[tokio::test]
async fn of_a_second_fall_as_of_the_first() {
    let (fixture, gus) = made_by_gus(1).await;
    stand(&fixture, &gus, UserState::Deactivated).await;
    let first = told(&fixture).await;
    stand(&fixture, &gus, UserState::Active).await;
    assert!(!swept(&fixture.server).await, "a right that is back needs no email");
    stand(&fixture, &gus, UserState::Deactivated).await;
    let second = told(&fixture).await;
    assert_eq!(first.subject(), second.subject());
    assert_ne!(first.message_id(), second.message_id());
}

#[tokio::test]
async fn of_nothing_in_a_group_that_is_put_away_until_it_is_back() {
    let (fixture, gus) = made_by_gus(1).await;
    let (choir, now) = (fixture.choir, fixture.server.now());
    let archive = async |at: Option<muster::clock::Moment>| {
        fixture
            .server
            .write(move |conn| diesel::update(groups::table.find(choir)).set(groups::archived_at.eq(at)).execute(conn))
            .await
    };
    archive(Some(now)).await;
    stand(&fixture, &gus, UserState::Deactivated).await;
    assert!(!swept(&fixture.server).await);
    archive(None).await;
    told(&fixture).await;
}

#[tokio::test]
async fn of_no_invite_that_is_over() {
    let fixture = Invited::open().await;
    let gus = fixture.server.gus(fixture.choir).await;
    made(&gus, fixture.choir, |form| form.fill(t::passes::expiration(), "1 hour")).await;
    let deleted = made(&gus, fixture.choir, |form| form).await;
    gus.post::<&str, &str>(&format!("{}/delete", deleted.url), &[]).await;
    fixture.server.later(chrono::TimeDelta::hours(1));
    stand(&fixture, &gus, UserState::Deactivated).await;
    assert!(!swept(&fixture.server).await);
    // An admin who falls to member is looked at as anybody else.
    let ann = fixture.ann.id;
    fixture
        .server
        .write(move |conn| diesel::update(users::table.find(ann)).set(users::role.eq(OrgRole::Member)).execute(conn))
        .await;
    assert!(swept(&fixture.server).await, "Ann's own invite was for anyone");
}
