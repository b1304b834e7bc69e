//! Looking after an invite: what happened to each email, **Resend**, **Revoke**, **Delete link**.

use chrono::TimeDelta;
use muster::t;

use super::{Invited, link_to, made, to};
use crate::harness::mail_server::MailServerManner;
use muster::db::Wake;

#[tokio::test]
async fn each_recipient_shows_what_happened() {
    let fixture = Invited::open().await;
    fixture.server.mail.behave(MailServerManner::RefusingOne("gone@example.org", "550 5.1.1 no such user"));
    let invite = made(&fixture.ann, fixture.choir, to("lee@example.org, gone@example.org")).await;
    let link = link_to(&fixture.server, "lee@example.org").await;
    let mut page = fixture.ann.visit(&invite.url).await;
    for _ in 0..100 {
        if page.text().contains("no such user") && page.text().contains("sent") {
            break;
        }
        tokio::time::sleep(std::time::Duration::from_millis(30)).await;
        page = fixture.ann.visit(&invite.url).await;
    }
    page.says("failed").says("550 5.1.1 no such user").says("sent");
    let lee = fixture.server.stranger();
    lee.post::<&str, &str>(&format!("{link}/signup"), &[]).await.is(422);
    fixture.ann.visit(&invite.url).await.says("started");
}

#[tokio::test]
async fn resend_sends_the_same_link_once_a_minute() {
    let fixture = Invited::with(to("lee@example.org")).await;
    let link = link_to(&fixture.server, "lee@example.org").await;
    let again = |page: crate::harness::page::Page| page.form("Resend lee@example.org");
    fixture.ann.submit(again(fixture.ann.visit(&fixture.invite.url).await)).await.carries("resend_invite.too_soon");
    fixture.server.later(TimeDelta::minutes(1));
    fixture
        .ann
        .submit(again(fixture.ann.visit(&fixture.invite.url).await))
        .await
        .says(t::web::mailed("lee@example.org"));
    let emails = fixture.server.mail.wait("lee@example.org", 2).await;
    assert_eq!((emails[1].link(), emails[0].message_id() == emails[1].message_id()), (link, false));
}

#[tokio::test]
async fn revoking_all_of_an_address_reaches_as_far_as_one_may() {
    let fixture = Invited::with(to("lee@example.org")).await;
    let band = fixture.server.group("Band", &fixture.ann).await;
    let other = made(&fixture.ann, band, to("lee@example.org")).await;
    let page = fixture.ann.visit(&fixture.ann.visit(&fixture.invite.url).await.link("Revoke lee@example.org")).await;
    let everywhere = format!("{} {}", t::invites::revoke_everywhere(), t::invites::revoke_everywhere_about());
    let form = page.form(t::invites::revoke()).choose(&everywhere);
    fixture.ann.submit(form).await.says(t::invites::revoked(2));
    fixture.ann.visit(&other.url).await.says("revoked");
    let (gus, sam) = (fixture.server.gus(fixture.choir).await, fixture.server.sam().await);
    made(&fixture.ann, band, to(&sam.email)).await;
    let own = made(&gus, fixture.choir, to(&sam.email)).await;
    let page = gus.visit(&gus.visit(&own.url).await.link(format!("Revoke {}", sam.email))).await;
    page.says_nothing_of(t::invites::revoke_everywhere_about());
    gus.submit(page.form(t::invites::revoke()).forge("scope", "everywhere")).await.says(t::invites::revoked(1));
}

#[tokio::test]
async fn deleting_takes_back_emails_that_have_not_gone() {
    let fixture = Invited::open().await;
    fixture.server.mail.behave(MailServerManner::Refusing("451 4.3.0 later"));
    let invite = made(&fixture.ann, fixture.choir, to("lee@example.org")).await;
    for _ in 0..100 {
        if fixture.ann.visit(&invite.url).await.text().contains("451 4.3.0 later") {
            break;
        }
        tokio::time::sleep(std::time::Duration::from_millis(30)).await;
    }
    fixture.ann.post::<&str, &str>(&format!("{}/delete", invite.url), &[]).await;
    fixture.ann.visit(&invite.url).await.says(t::email_queue::answer_withdrawn());
    fixture.server.mail.behave(MailServerManner::Friendly);
    made(&fixture.ann, fixture.choir, to("kim@example.org")).await;
    fixture.server.later(TimeDelta::hours(1));
    fixture.server.wake(Wake::Mailer).await;
    link_to(&fixture.server, "kim@example.org").await;
    assert!(fixture.server.mail.emails_to("lee@example.org").is_empty());
}
