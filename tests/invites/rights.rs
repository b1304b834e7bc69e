//! Rights are asked again at use: an invite falls with its maker, and comes back with them.

use diesel::{ExpressionMethods, QueryDsl, RunQueryDsl};
use muster::db::schema::{memberships, organization, users};
use muster::db::types::{AddPolicy, GroupRole, OrgRole, UserState};
use muster::t;

use super::{Invited, made, swept};
use crate::harness::cast::Account;

async fn becomes(fixture: &Invited, who: &Account, role: OrgRole, state: UserState) {
    let id = who.id;
    fixture
        .server
        .write(move |conn| {
            diesel::update(users::table.find(id)).set((users::role.eq(role), users::state.eq(state))).execute(conn)
        })
        .await;
}

#[tokio::test]
async fn a_maker_who_may_add_nobody_any_more_narrows_the_link() {
    let fixture = Invited::open().await;
    let ada = fixture
        .server
        .account("Ada Admin", crate::harness::cast::Who { role: OrgRole::Admin, ..crate::harness::cast::Who::MEMBER })
        .await;
    let invite = made(&ada, fixture.choir, |form| form).await;
    fixture.server.put_in(fixture.choir, &ada, GroupRole::Manager).await;
    becomes(&fixture, &ada, OrgRole::Member, UserState::Active).await;
    let stranger = fixture.server.stranger();
    stranger.visit(&invite.link).await.carries("invite.members_only").says_nothing_of("Choir");
    let eve = fixture.server.eve().await;
    eve.submit(eve.visit(&invite.link).await.form(t::web::join())).await.at(&fixture.group());
    assert!(swept(&fixture.server).await);
    let email = fixture.server.mail.email_to(&fixture.ann.email).await;
    email.says(t::emails::lost_rights_narrowed(1, "Choir", "Harbour School", "Ada Admin"));
    fixture.ann.visit(&email.link()).await.says(t::passes::trouble_narrowed("Ada Admin"));
    assert!(!swept(&fixture.server).await, "told once");
    becomes(&fixture, &ada, OrgRole::Admin, UserState::Active).await;
    stranger.visit(&invite.link).await.headed(t::invites::invites_you("Choir", "Ada Admin"));
}

#[tokio::test]
async fn a_deactivated_makers_link_stops_and_resumes() {
    let fixture = Invited::open().await;
    let gus = fixture.server.gus(fixture.choir).await;
    let invite = made(&gus, fixture.choir, |form| form).await;
    becomes(&fixture, &gus, OrgRole::Member, UserState::Deactivated).await;
    let eve = fixture.server.eve().await;
    eve.visit(&invite.link).await.is(410).carries("invite.maker_stopped").link(t::web::request_access());
    eve.post::<&str, &str>(&invite.link, &[]).await.is(410);
    assert!(swept(&fixture.server).await);
    let email = fixture.server.mail.email_to(&fixture.ann.email).await;
    email.says(t::emails::lost_rights_stopped(1, "Choir", "Harbour School", "Gus Group"));
    becomes(&fixture, &gus, OrgRole::Member, UserState::Active).await;
    eve.submit(eve.visit(&invite.link).await.form(t::web::join())).await.at(&fixture.group());
}

#[tokio::test]
async fn what_a_manager_made_stops_while_they_are_a_member() {
    let fixture = Invited::open().await;
    policy(&fixture, AddPolicy::Everyone).await;
    let gus = fixture.server.gus(fixture.choir).await;
    let anyone = made(&gus, fixture.choir, |form| form.choose(t::invites::access_anyone())).await;
    let code = crate::codes::made(&gus, fixture.choir, |form| form).await;
    let zoe = fixture.server.stranger();
    zoe.visit(&anyone.link).await.is(200);
    place(&fixture, &gus, GroupRole::Member).await;
    let sam = fixture.server.sam().await;
    zoe.visit(&anyone.link).await.is(410).carries("invite.maker_stopped");
    sam.post::<&str, &str>(&anyone.link, &[]).await.is(410);
    sam.post("/join", &[("code", &code.shown)]).await.is(422);
    assert!(swept(&fixture.server).await, "managers are told");
    // What Gus makes as a member is a member's.
    let own = made(&gus, fixture.choir, |form| form).await;
    zoe.visit(&own.link).await.is(200);
    place(&fixture, &gus, GroupRole::Manager).await;
    zoe.visit(&anyone.link).await.is(200);
    sam.post("/join", &[("code", &code.shown)]).await.is(200);
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

async fn policy(fixture: &Invited, policy: AddPolicy) {
    fixture
        .server
        .write(move |conn| diesel::update(organization::table).set(organization::add_policy.eq(policy)).execute(conn))
        .await;
}

#[tokio::test]
async fn a_members_link_stops_when_they_leave_or_may_not_invite() {
    let fixture = Invited::open().await;
    let eve = fixture.server.eve().await;
    fixture.server.put_in(fixture.choir, &eve, GroupRole::Member).await;
    let invite = made(&eve, fixture.choir, |form| form).await;
    let sam = fixture.server.sam().await;
    sam.visit(&invite.link).await.is(200);
    let form = fixture.ann.visit(&format!("{}/settings", fixture.group())).await.form(t::web::save_changes());
    fixture.ann.submit(form.uncheck(t::user_groups::members_may_invite())).await.is(200);
    sam.visit(&invite.link).await.is(410).carries("invite.maker_stopped");
    eve.visit(&format!("{}/invites/new", fixture.group())).await.is(403);
    let form = fixture.ann.visit(&format!("{}/settings", fixture.group())).await.form(t::web::save_changes());
    fixture.ann.submit(form.check(t::user_groups::members_may_invite())).await.is(200);
    sam.visit(&invite.link).await.is(200);
    eve.post::<&str, &str>(&format!("{}/leave", fixture.group()), &[]).await;
    sam.visit(&invite.link).await.is(410);
}
