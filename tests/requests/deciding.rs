//! **Approve** and **Deny**, singly and in bulk.

use chrono::TimeDelta;
use diesel::{ExpressionMethods, QueryDsl, RunQueryDsl};
use muster::db::schema::{groups, requests, users};
use muster::db::types::{GroupRole, UserState};
use muster::events::BOLD;
use muster::ids::InviteId;
use muster::t;

use super::{asked, counted, expired, panel, tab};
use crate::harness::cast::{Account, PASSWORD, Who};
use crate::invites::{link_to, swept};

#[tokio::test]
async fn an_account_that_is_approved_is_in_and_told() {
    let fixture = expired().await;
    let eve = fixture.server.eve().await;
    let status = asked(&fixture, &eve).await;
    let page = fixture.ann.visit(&panel(&fixture)).await;
    let done = fixture.ann.submit(page.form("Approve Eve Everyday")).await;
    done.at(&panel(&fixture)).says(t::requests::one_decided(true, "Eve Everyday")).says("approved").says("Ann Admin");
    let email = fixture.server.mail.email_to(&eve.email).await;
    email.is_about(t::emails::approved_subject("Choir"));
    assert_eq!(email.link(), fixture.group());
    eve.visit(&email.link()).await.is(200).headed("Choir");
    eve.visit(&status).await.headed(t::requests::status("approved")).link(t::web::go_to_group());
    fixture.ann.visit(&format!("{}/settings/members", fixture.group())).await.says(t::events::joined_how("request"));
    let log = fixture.ann.visit(&format!("{}/settings/activity", fixture.group())).await;
    log.tells(t::events::request_approved(BOLD, "Ann Admin"));
    assert_eq!(counted(&fixture).await, 0);
}

#[tokio::test]
async fn an_address_that_is_approved_gets_a_fresh_invite() {
    let fixture = expired().await;
    let link = link_to(&fixture.server, "lee@example.org").await;
    let lee = fixture.server.stranger();
    let form = lee.visit(&format!("{link}/request")).await.form(t::web::request_access());
    let status = lee.submit(form.fill(t::requests::open_requests_name(), "Lee Loud")).await.path().to_owned();
    fixture.ann.submit(fixture.ann.visit(&panel(&fixture)).await.form("Approve Lee Loud")).await;
    let fresh = fixture.server.mail.wait("lee@example.org", 2).await.pop().expect("an email");
    fresh.is_about(t::emails::invite_approved_subject("Choir")).says(t::emails::invite_approved_reason());
    fresh.says(t::emails::invite_approved_text("Choir", "Ann Admin", "Harbour School"));
    lee.visit(&status)
        .await
        .headed(t::requests::status("approved"))
        .says(t::requests::status_invited("lee@example.org"));
    let sign_up = lee.visit(&lee.visit(&fresh.link()).await.link(t::web::sign_up_and_join())).await;
    let form = sign_up
        .form(t::web::sign_up_and_join())
        .fill(t::requests::open_requests_name(), "Lee Loud")
        .fill(t::web::password(), PASSWORD);
    lee.submit(form).await.at(&fixture.group());
}

#[tokio::test]
async fn an_answer_to_a_request_says_so_again_and_in_its_reminder() {
    let fixture = expired().await;
    let link = link_to(&fixture.server, "lee@example.org").await;
    let lee = fixture.server.stranger();
    let form = lee.visit(&format!("{link}/request")).await.form(t::web::request_access());
    lee.submit(form.fill(t::requests::open_requests_name(), "Lee Loud")).await.is(200);
    fixture.ann.submit(fixture.ann.visit(&panel(&fixture)).await.form("Approve Lee Loud")).await;
    let fresh = fixture.server.mail.wait("lee@example.org", 2).await.pop().expect("an email");
    let id: Option<InviteId> =
        fixture.server.read(|conn| requests::table.select(requests::fresh_invite_id).first(conn)).await;
    let page = format!("{}/invites/{}", fixture.group(), id.expect("an invite"));
    fixture.server.later(TimeDelta::minutes(1));
    let again = fixture.ann.visit(&page).await.form("Resend lee@example.org");
    fixture.ann.submit(again).await.says(t::web::mailed("lee@example.org"));
    let again = fixture.server.mail.wait("lee@example.org", 3).await.pop().expect("an email");
    assert_eq!((again.subject(), again.link()), (fresh.subject(), fresh.link()));
    fixture.server.later(TimeDelta::days(6));
    assert!(swept(&fixture.server).await);
    let reminder = fixture.server.mail.wait("lee@example.org", 4).await.pop().expect("an email");
    reminder.says(t::emails::reminder_approved_reason());
}

#[tokio::test]
async fn whoever_is_denied_is_told_and_may_ask_again() {
    let fixture = expired().await;
    let eve = fixture.server.eve().await;
    let status = asked(&fixture, &eve).await;
    fixture
        .ann
        .submit(fixture.ann.visit(&panel(&fixture)).await.form("Decline Eve Everyday"))
        .await
        .says(t::requests::one_decided(false, "Eve Everyday"));
    assert_eq!(
        fixture.server.mail.email_to(&eve.email).await.subject(),
        t::emails::declined_subject("Choir").to_string()
    );
    eve.visit(&status).await.headed(t::requests::status("denied"));
    eve.visit(&fixture.group()).await.is(404);
    assert_ne!(asked(&fixture, &eve).await, status);
    assert_eq!(counted(&fixture).await, 1);
}

/// The box of a request, as its label reads: with the note.
fn box_of(who: &Account) -> String {
    format!("{} {} I was ill that week.", who.name, who.email)
}

#[tokio::test]
async fn those_ticked_are_approved_and_one_that_cannot_holds_up_none() {
    let fixture = expired().await;
    let (eve, sam) = (fixture.server.eve().await, fixture.server.sam().await);
    let dan = fixture.server.account("Dan Dropped", Who::MEMBER).await;
    for who in [&eve, &dan, &sam] {
        asked(&fixture, who).await;
    }
    let gone = dan.id;
    fixture
        .server
        .write(move |conn| {
            diesel::update(users::table.find(gone)).set(users::state.eq(UserState::Deactivated)).execute(conn)
        })
        .await;
    let page = fixture.ann.visit(&panel(&fixture)).await;
    page.says(tab(3));
    fixture.ann.submit(page.form(t::requests::approve_selected())).await.says(t::requests::none_selected());
    assert_eq!(counted(&fixture).await, 3);
    let form = page.form(t::requests::approve_selected()).check(box_of(&eve)).check(box_of(&dan)).check(box_of(&sam));
    let told = fixture.ann.submit(form).await;
    told.at(&panel(&fixture))
        .says(t::requests::several_decided(true, 2))
        .says(format!("Dan Dropped: {}", t::requests::account_deactivated()));
    told.says(tab(1)).says(t::requests::open_requests());
    assert_eq!(told.all("input[name=request]").len(), 1, "what cannot be granted stays open");
    assert_eq!(counted(&fixture).await, 1);
    for who in [&eve, &sam] {
        fixture.server.mail.email_to(&who.email).await.is_about(t::emails::approved_subject("Choir"));
        who.visit(&fixture.group()).await.is(200);
    }
    assert!(fixture.server.mail.emails_to(&dan.email).is_empty());
}

#[tokio::test]
async fn those_ticked_are_denied_together_and_each_is_told() {
    let fixture = expired().await;
    let (eve, sam) = (fixture.server.eve().await, fixture.server.sam().await);
    let ina = fixture.server.account("Ina Idle", Who::MEMBER).await;
    for who in [&eve, &sam, &ina] {
        asked(&fixture, who).await;
    }
    let page = fixture.ann.visit(&panel(&fixture)).await;
    let form = page.form(t::requests::decline_selected()).check(box_of(&eve)).check(box_of(&sam));
    fixture.ann.submit(form).await.says(t::requests::several_decided(false, 2)).says(tab(1));
    for who in [&eve, &sam] {
        assert_eq!(
            fixture.server.mail.email_to(&who.email).await.subject(),
            t::emails::declined_subject("Choir").to_string()
        );
        who.visit(&fixture.group()).await.is(404);
    }
    assert!(fixture.server.mail.emails_to(&ina.email).is_empty());
    assert_eq!(counted(&fixture).await, 1);
}

#[tokio::test]
async fn two_who_decide_at_once_have_one_effect() {
    let mut fixture = expired().await;
    let second = fixture.server.second_instance();
    let eve = fixture.server.eve().await;
    let status = asked(&fixture, &eve).await;
    let elsewhere = fixture.ann.browser.led_to(&second);
    let (path, yes, no) = (panel(&fixture), [("approve_one", "1")], [("deny_one", "1")]);
    let posts = (0..20)
        .map(|number| if number % 2 == 0 { fixture.ann.browser.post(&path, &yes) } else { elsewhere.post(&path, &no) });
    for answer in futures_util::future::join_all(posts).await {
        answer.leads_to(&panel(&fixture));
    }
    assert_eq!(counted(&fixture).await, 0);
    let told = eve.visit(&status).await.heading();
    let is_in = eve.visit(&fixture.group()).await.status() == 200;
    assert_eq!(is_in, told == t::requests::status("approved").to_string(), "{told}");
    fixture.server.mail.email_to(&eve.email).await;
    assert_eq!(fixture.server.mail.emails_to(&eve.email).len(), 1);
}

#[tokio::test]
async fn only_those_who_run_the_group_decide_and_only_about_their_own() {
    let fixture = expired().await;
    let eve = fixture.server.eve().await;
    asked(&fixture, &eve).await;
    let gus = fixture.server.gus(fixture.choir).await;
    let band = fixture.server.group("Band", &fixture.ann).await;
    let olga = fixture.server.account("Olga Other", Who::MEMBER).await;
    fixture.server.put_in(band, &olga, GroupRole::Manager).await;
    eve.post(&panel(&fixture), &[("approve_one", "1")]).await.is(404);
    olga.post(&panel(&fixture), &[("approve_one", "1")]).await.is(404);
    olga.post(&format!("/groups/{band}/settings/requests"), &[("approve_one", "1")]).await;
    assert_eq!(counted(&fixture).await, 1);
    gus.submit(gus.visit(&panel(&fixture)).await.form("Approve Eve Everyday"))
        .await
        .says(t::requests::one_decided(true, "Eve Everyday"));
}

#[tokio::test]
async fn who_may_add_nobody_new_leaves_strangers_to_an_admin() {
    let fixture = expired().await;
    let kim = fixture.server.stranger();
    let fields = [("name", "Kim Keen"), ("email", "kim@example.org")];
    kim.post(&format!("{}/request", fixture.invite.link), &fields).await;
    let gus = fixture.server.gus(fixture.choir).await;
    let told = gus.submit(gus.visit(&panel(&fixture)).await.form("Approve Kim Keen")).await;
    told.says(t::requests::no_account()).says("Kim Keen");
    assert_eq!(counted(&fixture).await, 1);
    fixture
        .ann
        .submit(fixture.ann.visit(&panel(&fixture)).await.form("Approve Kim Keen"))
        .await
        .says(t::requests::one_decided(true, "Kim Keen"));
}

#[tokio::test]
async fn outside_the_groups_window_approving_lets_in_and_warns() {
    let fixture = expired().await;
    let eve = fixture.server.eve().await;
    asked(&fixture, &eve).await;
    let (choir, now) = (fixture.choir, fixture.server.now());
    fixture
        .server
        .write(move |conn| diesel::update(groups::table.find(choir)).set(groups::stops_at.eq(now)).execute(conn))
        .await;
    let done = fixture.ann.submit(fixture.ann.visit(&panel(&fixture)).await.form("Approve Eve Everyday")).await;
    done.says(t::requests::group_takes_no_one());
    eve.visit(&fixture.group()).await.is(200);
}
