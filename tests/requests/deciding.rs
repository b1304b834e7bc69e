//! **Approve** and **Deny**, singly and in bulk.

use chrono::TimeDelta;
use diesel::{ExpressionMethods, QueryDsl, RunQueryDsl};
use muster::db::schema::{groups, requests, users};
use muster::db::types::{GroupRole, UserState};
use muster::ids::InviteId;

use super::{asked, counted, expired, panel};
use crate::harness::cast::{Account, PASSWORD, Who};
use crate::invites::{link_to, swept};

#[tokio::test]
async fn an_account_that_is_approved_is_in_and_told() {
    let door = expired().await;
    let eve = door.house.eve().await;
    let status = asked(&door, &eve).await;
    let page = door.ann.visit(&panel(&door)).await;
    let done = door.ann.submit(page.form("Approve Eve Everyday")).await;
    done.at(&panel(&door)).says("The request of Eve Everyday is approved.").says("approved").says("Ann Admin");
    let letter = door.house.post.letter_to(&eve.email).await;
    assert_eq!((letter.subject(), letter.link()), ("You are in Choir".to_owned(), door.group()));
    eve.visit(&letter.link()).await.is(200).headed("Choir");
    eve.visit(&status).await.headed("Your request was approved").link("Go to the group");
    door.ann.visit(&format!("{}/settings/members", door.group())).await.says("by a request");
    door.ann.visit(&format!("{}/settings/activity", door.group())).await.says("approved a request");
    assert_eq!(counted(&door).await, 0);
}

#[tokio::test]
async fn an_address_that_is_approved_gets_a_fresh_invite() {
    let door = expired().await;
    let link = link_to(&door.house, "lee@example.org").await;
    let lee = door.house.stranger();
    let form = lee.visit(&format!("{link}/request")).await.form("Request access");
    let status = lee.submit(form.fill("Name", "Lee Loud")).await.path().to_owned();
    door.ann.submit(door.ann.visit(&panel(&door)).await.form("Approve Lee Loud")).await;
    let fresh = door.house.post.wait("lee@example.org", 2).await.pop().expect("a letter");
    assert_eq!(fresh.subject(), "Your request to join Choir was approved");
    for part in [fresh.text(), fresh.html()] {
        assert!(
            part.contains("You asked to be let into the group Choir at Harbour School, and Ann Admin has approved it.")
        );
        assert!(
            part.contains("because access was requested with your address") && !part.contains("entered your address")
        );
    }
    lee.visit(&status).await.headed("Your request was approved").says("An email with a new invite");
    let sign_up = lee.visit(&lee.visit(&fresh.link()).await.link("Sign up and join")).await;
    let form = sign_up.form("Sign up and join").fill("Name", "Lee Loud").fill("Password", PASSWORD);
    lee.submit(form).await.at(&door.group());
}

#[tokio::test]
async fn the_invite_that_answers_a_request_says_so_when_it_is_sent_again_and_in_its_reminder() {
    let door = expired().await;
    let link = link_to(&door.house, "lee@example.org").await;
    let lee = door.house.stranger();
    let form = lee.visit(&format!("{link}/request")).await.form("Request access");
    lee.submit(form.fill("Name", "Lee Loud")).await.is(200);
    door.ann.submit(door.ann.visit(&panel(&door)).await.form("Approve Lee Loud")).await;
    let fresh = door.house.post.wait("lee@example.org", 2).await.pop().expect("a letter");
    let id: Option<InviteId> =
        door.house.read(|conn| requests::table.select(requests::fresh_invite_id).first(conn)).await;
    let page = format!("{}/invites/{}", door.group(), id.expect("an invite"));
    door.house.later(TimeDelta::minutes(1));
    let again = door.ann.visit(&page).await.form("Resend lee@example.org");
    door.ann.submit(again).await.says("An email is on its way to");
    let again = door.house.post.wait("lee@example.org", 3).await.pop().expect("a letter");
    assert_eq!((again.subject(), again.link()), (fresh.subject(), fresh.link()));
    door.house.later(TimeDelta::days(6));
    assert!(swept(&door.house).await);
    let reminder = door.house.post.wait("lee@example.org", 4).await.pop().expect("a letter");
    for part in [reminder.text(), reminder.html()] {
        assert!(part.contains("because access was requested with your address"), "{part}");
    }
}

#[tokio::test]
async fn whoever_is_denied_is_told_and_may_ask_again() {
    let door = expired().await;
    let eve = door.house.eve().await;
    let status = asked(&door, &eve).await;
    door.ann.submit(door.ann.visit(&panel(&door)).await.form("Deny Eve Everyday")).await.says("is denied");
    assert_eq!(door.house.post.letter_to(&eve.email).await.subject(), "Your request to join Choir");
    eve.visit(&status).await.headed("Your request was denied");
    eve.visit(&door.group()).await.is(404);
    assert_ne!(asked(&door, &eve).await, status);
    assert_eq!(counted(&door).await, 1);
}

/// The box of a request, as its label reads: with the note.
fn box_of(who: &Account) -> String {
    format!("{} {} I was ill that week.", who.name, who.email)
}

#[tokio::test]
async fn those_ticked_are_approved_together_and_one_that_cannot_be_holds_up_no_other() {
    let door = expired().await;
    let (eve, sam) = (door.house.eve().await, door.house.sam().await);
    let dan = door.house.account("Dan Dropped", Who::MEMBER).await;
    for who in [&eve, &dan, &sam] {
        asked(&door, who).await;
    }
    let gone = dan.id;
    door.house
        .write(move |conn| {
            diesel::update(users::table.find(gone)).set(users::state.eq(UserState::Deactivated)).execute(conn)
        })
        .await;
    let page = door.ann.visit(&panel(&door)).await;
    page.says("Requests (3)");
    door.ann.submit(page.form("Approve ticked")).await.says("Tick the requests that you decide about.");
    assert_eq!(counted(&door).await, 3);
    let form = page.form("Approve ticked").check(&box_of(&eve)).check(&box_of(&dan)).check(&box_of(&sam));
    let told = door.ann.submit(form).await;
    told.at(&panel(&door)).says("2 requests are approved.").says("Dan Dropped: the account is deactivated.");
    told.says("Requests (1)").says("Open requests");
    assert_eq!(told.all("input[name=request]").len(), 1, "what cannot be granted stays open");
    assert_eq!(counted(&door).await, 1);
    for who in [&eve, &sam] {
        assert_eq!(door.house.post.letter_to(&who.email).await.subject(), "You are in Choir");
        who.visit(&door.group()).await.is(200);
    }
    assert!(door.house.post.letters_to(&dan.email).is_empty());
}

#[tokio::test]
async fn those_ticked_are_denied_together_and_each_is_told() {
    let door = expired().await;
    let (eve, sam) = (door.house.eve().await, door.house.sam().await);
    let ina = door.house.account("Ina Idle", Who::MEMBER).await;
    for who in [&eve, &sam, &ina] {
        asked(&door, who).await;
    }
    let page = door.ann.visit(&panel(&door)).await;
    let form = page.form("Deny ticked").check(&box_of(&eve)).check(&box_of(&sam));
    door.ann.submit(form).await.says("2 requests are denied.").says("Requests (1)");
    for who in [&eve, &sam] {
        assert_eq!(door.house.post.letter_to(&who.email).await.subject(), "Your request to join Choir");
        who.visit(&door.group()).await.is(404);
    }
    assert!(door.house.post.letters_to(&ina.email).is_empty());
    assert_eq!(counted(&door).await, 1);
}

#[tokio::test]
async fn two_who_decide_at_once_have_one_effect() {
    let mut door = expired().await;
    let second = door.house.second_instance();
    let eve = door.house.eve().await;
    let status = asked(&door, &eve).await;
    let elsewhere = door.ann.browser.led_to(&second);
    let (path, yes, no) = (panel(&door), [("approve_one", "1")], [("deny_one", "1")]);
    let posts = (0..20)
        .map(|number| if number % 2 == 0 { door.ann.browser.post(&path, &yes) } else { elsewhere.post(&path, &no) });
    for answer in futures_util::future::join_all(posts).await {
        answer.leads_to(&panel(&door));
    }
    assert_eq!(counted(&door).await, 0);
    let told = eve.visit(&status).await.heading();
    let is_in = eve.visit(&door.group()).await.status() == 200;
    assert_eq!(is_in, told == "Your request was approved", "{told}");
    door.house.post.letter_to(&eve.email).await;
    assert_eq!(door.house.post.letters_to(&eve.email).len(), 1);
}

#[tokio::test]
async fn only_those_who_run_the_group_decide_and_only_about_their_own() {
    let door = expired().await;
    let eve = door.house.eve().await;
    asked(&door, &eve).await;
    let gus = door.house.gus(door.choir).await;
    let band = door.house.group("Band", &door.ann).await;
    let olga = door.house.account("Olga Other", Who::MEMBER).await;
    door.house.put_in(band, &olga, GroupRole::Manager).await;
    eve.post(&panel(&door), &[("approve_one", "1")]).await.is(404);
    olga.post(&panel(&door), &[("approve_one", "1")]).await.is(404);
    olga.post(&format!("/groups/{band}/settings/requests"), &[("approve_one", "1")]).await;
    assert_eq!(counted(&door).await, 1);
    gus.submit(gus.visit(&panel(&door)).await.form("Approve Eve Everyday")).await.says("is approved");
}

#[tokio::test]
async fn a_manager_who_may_add_nobody_new_leaves_strangers_to_an_admin() {
    let door = expired().await;
    let kim = door.house.stranger();
    let fields = [("name", "Kim Keen"), ("email", "kim@example.org")];
    kim.post(&format!("{}/request", door.invite.link), &fields).await;
    let gus = door.house.gus(door.choir).await;
    let told = gus.submit(gus.visit(&panel(&door)).await.form("Approve Kim Keen")).await;
    told.says("you may not bring in new people").says("Kim Keen");
    assert_eq!(counted(&door).await, 1);
    door.ann.submit(door.ann.visit(&panel(&door)).await.form("Approve Kim Keen")).await.says("is approved");
}

#[tokio::test]
async fn outside_the_groups_window_approving_lets_in_and_warns() {
    let door = expired().await;
    let eve = door.house.eve().await;
    asked(&door, &eve).await;
    let (choir, now) = (door.choir, door.house.now());
    door.house
        .write(move |conn| diesel::update(groups::table.find(choir)).set(groups::stops_at.eq(now)).execute(conn))
        .await;
    let done = door.ann.submit(door.ann.visit(&panel(&door)).await.form("Approve Eve Everyday")).await;
    done.says("Mind that the group takes nobody by other ways at present.");
    eve.visit(&door.group()).await.is(200);
}
