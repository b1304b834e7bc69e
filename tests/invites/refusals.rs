//! Every reason why a link lets nobody in, reached through its page.

use chrono::TimeDelta;
use diesel::{ExpressionMethods, QueryDsl, RunQueryDsl};
use muster::db::schema::groups;
use muster::t;

use super::{Invited, link_to, made, members, to};
use crate::harness::cast::{PASSWORD, at};

#[tokio::test]
async fn an_expired_link_says_when_and_offers_to_ask() {
    let fixture = Invited::with(|form| form.fill(t::passes::expiration(), "1 hour")).await;
    let eve = fixture.server.eve().await;
    let form = eve.visit(&fixture.invite.link).await.form(t::web::join());
    fixture.server.later(TimeDelta::hours(1) - TimeDelta::microseconds(1));
    eve.visit(&fixture.invite.link).await.is(200);
    fixture.server.later(TimeDelta::microseconds(1));
    let dead = eve.visit(&fixture.invite.link).await;
    dead.is(410).carries("invite.expired").says(t::passes::invite_expired_text(at("2026-03-02", 11)));
    dead.link(t::web::request_access());
    // Loaded before, posted after.
    eve.submit(form).await.is(410).carries("invite.expired");
    fixture.server.stranger().visit(&fixture.invite.link).await.is(410).link(t::web::request_access());
    assert_eq!(fixture.uses().await, (0, 0));
}

#[tokio::test]
async fn a_form_loaded_before_the_end_makes_no_account_after() {
    let fixture = Invited::with(|form| form.fill(t::passes::expiration(), "1 hour")).await;
    let lee = fixture.server.stranger();
    let form = lee.visit(&format!("{}/signup", fixture.invite.link)).await.form(t::web::sign_up_and_join());
    fixture.server.later(TimeDelta::hours(1));
    let form = form
        .fill(t::accounts::name(), "Lee")
        .fill(t::web::email(), "lee@example.org")
        .fill(t::web::password(), PASSWORD);
    lee.submit(form).await.is(410).carries("invite.expired");
    let form = lee.visit("/signin").await.form(t::web::sign_in());
    lee.submit(form.fill(t::web::email(), "lee@example.org").fill(t::web::password(), PASSWORD)).await.is(422);
}

#[tokio::test]
async fn a_deleted_link_says_so() {
    let fixture = Invited::open().await;
    let page = fixture.ann.visit(&fixture.ann.visit(&fixture.invite.url).await.link(t::passes::delete_link())).await;
    page.headed(t::passes::delete_question()).says(t::passes::joined_with(0));
    fixture.ann.submit(page.form(t::passes::delete_link())).await.says(t::invites::deleted()).says("deleted");
    let eve = fixture.server.eve().await;
    eve.visit(&fixture.invite.link).await.is(410).carries("invite.deleted").link(t::web::request_access());
    eve.post::<&str, &str>(&fixture.invite.link, &[]).await.is(410);
}

#[tokio::test]
async fn a_revoked_and_a_renewed_email_say_so_and_never_come_back() {
    let fixture = Invited::with(to("lee@example.org, kim@example.org")).await;
    let (lee, kim) =
        (link_to(&fixture.server, "lee@example.org").await, link_to(&fixture.server, "kim@example.org").await);
    let page = fixture.ann.visit(&fixture.ann.visit(&fixture.invite.url).await.link("Revoke lee@example.org")).await;
    fixture.ann.submit(page.form(t::invites::revoke())).await.says(t::invites::revoked(1)).says("revoked");
    fixture.server.stranger().visit(&lee).await.is(410).carries("invite.revoked");
    made(&fixture.ann, fixture.choir, to("kim@example.org, lee@example.org")).await;
    fixture.server.stranger().visit(&kim).await.is(410).carries("invite.renewed");
    fixture.server.stranger().visit(&lee).await.is(410).carries("invite.revoked");
    let newer = fixture.server.mail.wait("kim@example.org", 2).await.pop().expect("an email");
    fixture.server.stranger().visit(&newer.link()).await.is(200);
}

#[tokio::test]
async fn a_fully_used_link_says_so() {
    let fixture = Invited::with(|form| form.fill(t::invites::maximum_uses(), "1")).await;
    let (eve, sam) = (fixture.server.eve().await, fixture.server.sam().await);
    let form = sam.visit(&fixture.invite.link).await.form(t::web::join());
    eve.submit(eve.visit(&fixture.invite.link).await.form(t::web::join())).await;
    sam.submit(form).await.is(410).carries("invite.used_up").link(t::web::request_access());
    assert_eq!(fixture.uses().await, (1, 1));
}

#[tokio::test]
async fn a_group_ahead_stopped_or_archived_says_so() {
    let fixture = Invited::open().await;
    let eve = fixture.server.eve().await;
    let (choir, now) = (fixture.choir, fixture.server.now());
    let set = async |starts: Option<i64>, stops: Option<i64>, archived: Option<i64>| {
        fixture
            .server
            .write(move |conn| {
                diesel::update(groups::table.find(choir))
                    .set((groups::starts_at.eq(starts), groups::stops_at.eq(stops), groups::archived_at.eq(archived)))
                    .execute(conn)
            })
            .await;
    };
    set(Some(now.micros() + 1), None, None).await;
    eve.visit(&fixture.invite.link).await.is(410).carries("invite.group_not_started");
    set(None, Some(now.micros()), None).await;
    eve.visit(&fixture.invite.link).await.is(410).carries("invite.group_stopped").link(t::web::request_access());
    set(None, None, Some(now.micros())).await;
    let gone = eve.visit(&fixture.invite.link).await;
    gone.is(410).carries("invite.group_archived").says_nothing_of(t::web::request_access());
    eve.post::<&str, &str>(&fixture.invite.link, &[]).await.is(410);
    set(None, None, None).await;
    eve.visit(&fixture.invite.link).await.is(200);
}

#[tokio::test]
async fn a_link_for_members_shows_nothing_before_sign_in() {
    let fixture = Invited::with(|form| form.choose(members())).await;
    let stranger = fixture.server.stranger();
    let page = stranger.visit(&fixture.invite.link).await;
    page.is(200).carries("invite.members_only").says_nothing_of("Choir").says_nothing_of("Ann");
    stranger.visit(&format!("{}/signup", fixture.invite.link)).await.at(&fixture.invite.link);
    stranger
        .post(
            &format!("{}/signup", fixture.invite.link),
            &[("name", "Lee"), ("email", "lee@example.org"), ("password", PASSWORD)],
        )
        .await;
    assert_eq!(fixture.uses().await, (0, 0));
    let eve = fixture.server.eve().await;
    eve.submit(eve.visit(&fixture.invite.link).await.form(t::web::join())).await.at(&fixture.group());
    // Over, it still says nothing to strangers.
    fixture.ann.post::<&str, &str>(&format!("{}/delete", fixture.invite.url), &[]).await;
    stranger.visit(&fixture.invite.link).await.is(410).says_nothing_of("Choir");
}

#[tokio::test]
async fn a_link_that_was_never_given_out_leads_nowhere() {
    let fixture = Invited::open().await;
    let wrong = format!("{}x", fixture.invite.link);
    for who in [fixture.server.stranger(), fixture.server.eve().await.browser] {
        for path in [wrong.as_str(), "/invite/99999/AAAA", "/invited/1/AAAA", "/invite/nonsense/AAAA"] {
            who.visit(path).await.is(404).carries("invite.unknown");
        }
    }
}

#[tokio::test]
async fn who_was_removed_comes_back_by_a_newer_invite_only() {
    let fixture = Invited::open().await;
    let eve = fixture.server.eve().await;
    eve.submit(eve.visit(&fixture.invite.link).await.form(t::web::join())).await;
    fixture.server.later(TimeDelta::minutes(1));
    let path = format!("{}/settings/members/{}/remove", fixture.group(), eve.id);
    fixture.ann.post::<&str, &str>(&path, &[]).await;
    let page = eve.visit(&fixture.invite.link).await;
    page.is(403).headed(t::invites::removed_from("Choir")).link(t::web::request_access());
    eve.post::<&str, &str>(&fixture.invite.link, &[]).await.is(403);
    fixture.server.later(TimeDelta::minutes(1));
    let newer = made(&fixture.ann, fixture.choir, |form| form).await;
    eve.submit(eve.visit(&newer.link).await.form(t::web::join())).await.at(&fixture.group());
}
