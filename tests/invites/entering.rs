//! Coming in by a link: what it shows, and what joining does.

use chrono::TimeDelta;
use muster::t;
use reqwest::Method;

use super::{Invited, link_to, made, to};
use crate::harness::cast::{PASSWORD, Who};

#[tokio::test]
async fn a_member_sees_what_it_is_and_joins_by_a_button() {
    let fixture = Invited::open().await;
    let eve = fixture.server.eve().await;
    let page = eve.visit(&fixture.invite.link).await;
    page.is(200).headed(t::invites::invites_you("Choir", "Ann Admin")).says("Harbour School").says("Your role Member");
    page.says("Invited by Ann Admin").says("Join until Mon 9 Mar 2026, 10:00 CET, in 7 days");
    let inside = eve.submit(page.form(t::web::join())).await;
    inside.at(&fixture.group()).says("You’re in Choir.");
    assert_eq!((fixture.joined().await, fixture.uses().await), (1, (1, 1)));
    fixture.ann.visit(&format!("{}/settings/members", fixture.group())).await.says(t::events::joined_how("invite"));
}

#[tokio::test]
async fn who_is_in_already_is_told_so_and_nothing_is_used_up() {
    let fixture = Invited::open().await;
    let eve = fixture.server.eve().await;
    let form = eve.visit(&fixture.invite.link).await.form(t::web::join());
    eve.submit(eve.visit(&fixture.invite.link).await.form(t::web::join())).await;
    eve.submit(form).await.at(&fixture.group()).says(t::passes::welcome_already_in("Choir"));
    eve.visit(&fixture.invite.link).await.is(200).headed(t::invites::already_in("Choir")).link(t::web::go_to_group());
    assert_eq!(fixture.uses().await, (1, 1));
}

#[tokio::test]
async fn a_hundred_robots_open_a_link_and_it_is_still_alive() {
    let fixture = Invited::with(|form| {
        form.fill(t::invites::maximum_uses(), "1").fill(t::invites::addresses(), "lee@example.org")
    })
    .await;
    let mailed = link_to(&fixture.server, "lee@example.org").await;
    let before = fixture.server.contents().await;
    for link in [&fixture.invite.link, &mailed] {
        for page in ["", "/signup", "/request"] {
            let (path, robot) = (format!("{link}{page}"), fixture.server.stranger());
            for method in [Method::GET, Method::HEAD] {
                for _ in 0..100 {
                    let answer = robot.send(robot.request(method.clone(), &path)).await;
                    assert!(matches!(answer.status().as_u16(), 200 | 303), "{method} {path}: {}", answer.status());
                }
            }
        }
    }
    fixture.server.unchanged(&before).await;
    fixture.ann.visit(&fixture.invite.url).await.says("0 of 1").says_nothing_of("started");
    let lee = fixture.server.stranger();
    let page = lee.visit(&mailed).await;
    let form = lee.visit(&page.link(t::web::sign_up_and_join())).await.form(t::web::sign_up_and_join());
    lee.submit(form.fill(t::accounts::name(), "Lee Loud").fill(t::web::password(), PASSWORD))
        .await
        .at(&fixture.group());
    fixture.ann.visit(&fixture.invite.url).await.says("1 of 1").says("joined");
}

#[tokio::test]
async fn a_links_pages_send_their_address_to_nobody() {
    let fixture = Invited::with(|form| to("lee@example.org")(form.fill(t::passes::expiration(), "1 hour"))).await;
    let mailed = link_to(&fixture.server, "lee@example.org").await;
    let eve = fixture.server.eve().await;
    let stranger = fixture.server.stranger();
    let told = async |who: &crate::harness::person::Person, path: &str| {
        let page = who.get(path).await;
        assert_eq!(page.header("referrer-policy"), Some("no-referrer"), "{path}");
        assert_eq!(page.header("cache-control"), Some("no-store"), "{path}");
    };
    for link in [&fixture.invite.link, &mailed] {
        for page in ["", "/signup", "/request"] {
            told(&stranger, &format!("{link}{page}")).await;
            told(&eve, &format!("{link}{page}")).await;
        }
    }
    told(&stranger, &format!("{mailed}/quiet")).await;
    told(&stranger, "/invite/99/AAAA").await;
    fixture.server.later(TimeDelta::hours(1));
    let form = eve.visit(&format!("{}/request", fixture.invite.link)).await.form(t::web::request_access());
    let status = eve.submit(form).await.path().to_owned();
    assert!(status.starts_with("/request/"), "{status}");
    told(&eve, &status).await;
    told(&stranger, &status).await;
    told(&stranger, "/request/99/AAAA").await;
}

#[tokio::test]
async fn a_stranger_signs_up_behind_a_shared_link_and_is_in() {
    let fixture = Invited::open().await;
    let lee = fixture.server.stranger();
    let page = lee.visit(&fixture.invite.link).await;
    page.headed(t::invites::invites_you("Choir", "Ann Admin"));
    let sign_up = lee.visit(&page.link(t::web::sign_up_and_join())).await;
    sign_up.headed(t::accounts::sign_up_to_join("Choir"));
    let form = sign_up
        .form(t::web::sign_up_and_join())
        .fill(t::accounts::name(), "Lee Loud")
        .fill(t::web::email(), "lee@example.org");
    lee.submit(form.fill(t::web::password(), PASSWORD)).await.at(&fixture.group()).says("You’re in Choir.");
    assert_eq!((fixture.joined().await, fixture.uses().await), (1, (1, 1)));
    // Anybody may hold a shared link: the address is still to be proved.
    let email = fixture.server.mail.email_to("lee@example.org").await;
    email.is_about(t::emails::confirm_subject("Harbour School"));
}

#[tokio::test]
async fn a_wrong_form_comes_back_as_typed_and_uses_nothing_up() {
    let fixture = Invited::open().await;
    let lee = fixture.server.stranger();
    let path = lee.visit(&fixture.invite.link).await.link(t::web::sign_up_and_join());
    let form = lee
        .visit(&path)
        .await
        .form(t::web::sign_up_and_join())
        .fill(t::accounts::name(), "Lee Loud")
        .fill(t::web::email(), "lee");
    let again = lee.submit(form.fill(t::web::password(), "short")).await;
    again.is(422).keeps(t::accounts::name(), "Lee Loud").keeps(t::web::email(), "lee");
    assert_eq!(fixture.uses().await, (0, 0));
}

#[tokio::test]
async fn an_emails_link_signs_up_its_own_address_and_proves_it() {
    let fixture = Invited::with(to("Lee <lee@example.org>")).await;
    let email = fixture.server.mail.email_to("lee@example.org").await;
    assert_eq!(email.subject(), t::emails::invite_subject("Choir", "Ann Admin").to_string());
    let lee = fixture.server.stranger();
    let page = lee.visit(&email.link()).await;
    let form = lee.visit(&page.link(t::web::sign_up_and_join())).await.form(t::web::sign_up_and_join());
    let form =
        form.fill(t::accounts::name(), "Lee Loud").fill(t::web::password(), PASSWORD).forge("email", "eve@example.org");
    lee.submit(form).await.at(&fixture.group());
    lee.visit("/account").await.says("lee@example.org").says_nothing_of("not confirmed");
    fixture.ann.visit(&fixture.invite.url).await.says("joined");
    assert_eq!(fixture.server.mail.emails_to("lee@example.org").len(), 1, "no email asks for what is proved");
}

#[tokio::test]
async fn an_intent_survives_signing_in() {
    let fixture = Invited::open().await;
    let eve = fixture.server.eve().await;
    let browser = fixture.server.stranger();
    let page = browser.visit(&fixture.invite.link).await;
    let form = browser.visit(&page.link(t::web::have_account())).await.form(t::web::sign_in());
    let back = browser.submit(form.fill(t::web::email(), &eve.email).fill(t::web::password(), PASSWORD)).await;
    back.at(&fixture.invite.link);
    browser.submit(back.form(t::web::join())).await.at(&fixture.group());
    // The same for a form that was posted by somebody whose session had ended.
    browser.post::<&str, &str>("/signout", &[]).await;
    let posted = browser.post::<&str, &str>(&fixture.invite.link, &[]).await;
    assert!(
        posted.header("location").is_some_and(|to| to.starts_with("/signin?next=%2Finvite%2F")),
        "{posted:?}",
        posted = posted.header("location")
    );
}

#[tokio::test]
async fn who_left_comes_back_by_the_same_link_and_spends_no_use() {
    let fixture = Invited::with(|form| form.fill(t::invites::maximum_uses(), "1")).await;
    let eve = fixture.server.eve().await;
    eve.submit(eve.visit(&fixture.invite.link).await.form(t::web::join())).await.at(&fixture.group());
    eve.post::<&str, &str>(&format!("{}/leave", fixture.group()), &[]).await;
    eve.submit(eve.visit(&fixture.invite.link).await.form(t::web::join())).await.at(&fixture.group());
    assert_eq!(fixture.uses().await, (1, 1));
}

#[tokio::test]
async fn forged_fields_change_nothing() {
    let fixture = Invited::open().await;
    let eve = fixture.server.eve().await;
    let form = eve.visit(&fixture.invite.link).await.form(t::web::join()).forge("role", "manager").forge("group", "99");
    eve.submit(form).await.at(&fixture.group());
    eve.visit(&format!("{}/settings", fixture.group())).await.is(403);
}

#[tokio::test]
async fn a_manager_link_makes_managers_as_often_as_it_may() {
    let fixture =
        Invited::with(|form| form.fill(t::invites::role_granted(), "Manager").fill(t::invites::maximum_uses(), "1"))
            .await;
    let eve = fixture.server.eve().await;
    eve.visit(&fixture.invite.link).await.says("Your role Manager");
    eve.submit(eve.visit(&fixture.invite.link).await.form(t::web::join())).await;
    eve.visit(&format!("{}/settings", fixture.group())).await.is(200);
    let sam = fixture.server.sam().await;
    sam.visit(&fixture.invite.link).await.is(410).carries("invite.used_up");
}

#[tokio::test]
async fn home_shows_the_invites_of_a_confirmed_address_only() {
    let fixture = Invited::open().await;
    let eve = fixture.server.eve().await;
    let una = fixture.server.account("Una Unconfirmed", Who::UNCONFIRMED).await;
    let both = format!("{}, {}", eve.email, una.email);
    made(&fixture.ann, fixture.choir, to(&both)).await;
    let home = eve.visit("/").await;
    home.says(t::invites::for_you()).says("Ann Admin invites you");
    una.visit("/").await.says_nothing_of(t::invites::for_you());
    let page = eve.visit(&home.link("Join Choir")).await;
    eve.submit(page.form(t::web::join())).await.at(&fixture.group());
    eve.visit("/").await.says_nothing_of(t::invites::for_you());
}

#[tokio::test]
async fn home_keeps_an_expired_invite_for_thirty_days() {
    let fixture = Invited::open().await;
    let sam = fixture.server.sam().await;
    made(&fixture.ann, fixture.choir, |form| to(&sam.email)(form.fill(t::passes::expiration(), "1 hour"))).await;
    fixture.server.later(TimeDelta::hours(1));
    sam.visit("/").await.says(t::web::request_access()).says("Mon 2 Mar 2026, 11:00 CET");
    fixture.server.later(TimeDelta::days(30));
    sam.visit("/signin").await;
    let sam = fixture.server.signed_in(sam.id, muster::db::types::OrgRole::Member).await;
    sam.visit("/").await.says_nothing_of(t::web::request_access());
}

#[tokio::test]
async fn a_sign_up_behind_an_emailed_link_promises_no_other_email() {
    let fixture = Invited::with(to("lee@example.org")).await;
    let link = link_to(&fixture.server, "lee@example.org").await;
    let lee = fixture.server.stranger();
    let page = lee.visit(&lee.visit(&link).await.link(t::web::sign_up_and_join())).await;
    let form =
        page.form(t::web::sign_up_and_join()).fill(t::accounts::name(), "Lee Loud").fill(t::web::password(), PASSWORD);
    lee.submit(form).await.at(&fixture.group()).says("You’re in Choir.").says_nothing_of("inbox");
    lee.visit("/").await.says_nothing_of("confirmed yet");
}
