//! Looking after an invite: what happened to each letter, **Resend**, **Revoke**, **Delete link**.

use chrono::TimeDelta;

use super::{Invited, link_to, made, to};
use crate::harness::post_office::Manner;
use muster::db::Wake;

#[tokio::test]
async fn each_recipient_shows_what_happened() {
    let door = Invited::open().await;
    door.house.post.behave(Manner::RefusingOne("gone@example.org", "550 5.1.1 no such user"));
    let invite = made(&door.ann, door.choir, to("lee@example.org, gone@example.org")).await;
    let link = link_to(&door.house, "lee@example.org").await;
    let mut page = door.ann.visit(&invite.url).await;
    for _ in 0..100 {
        if page.text().contains("no such user") && page.text().contains("sent") {
            break;
        }
        tokio::time::sleep(std::time::Duration::from_millis(30)).await;
        page = door.ann.visit(&invite.url).await;
    }
    page.says("failed").says("550 5.1.1 no such user").says("sent");
    let lee = door.house.stranger();
    lee.post::<&str, &str>(&format!("{link}/signup"), &[]).await.is(422);
    door.ann.visit(&invite.url).await.says("started");
}

#[tokio::test]
async fn resend_sends_the_same_link_once_a_minute() {
    let door = Invited::with(to("lee@example.org")).await;
    let link = link_to(&door.house, "lee@example.org").await;
    let again = |page: crate::harness::page::Page| page.form("Resend lee@example.org");
    door.ann.submit(again(door.ann.visit(&door.invite.url).await)).await.carries("resend_invite.too_soon");
    door.house.later(TimeDelta::minutes(1));
    door.ann.submit(again(door.ann.visit(&door.invite.url).await)).await.says("An email is on its way to");
    let letters = door.house.post.wait("lee@example.org", 2).await;
    assert_eq!((letters[1].link(), letters[0].message_id() == letters[1].message_id()), (link, false));
}

#[tokio::test]
async fn revoking_all_of_an_address_reaches_as_far_as_one_may() {
    let door = Invited::with(to("lee@example.org")).await;
    let band = door.house.group("Band", &door.ann).await;
    let other = made(&door.ann, band, to("lee@example.org")).await;
    let page = door.ann.visit(&door.ann.visit(&door.invite.url).await.link("Revoke lee@example.org")).await;
    let form = page.form("Revoke").choose("All invites of this address To whatever group.");
    door.ann.submit(form).await.says("2 invites are revoked.");
    door.ann.visit(&other.url).await.says("revoked");
    let (gus, sam) = (door.house.gus(door.choir).await, door.house.sam().await);
    made(&door.ann, band, to(&sam.email)).await;
    let own = made(&gus, door.choir, to(&sam.email)).await;
    let page = gus.visit(&gus.visit(&own.url).await.link(&format!("Revoke {}", sam.email))).await;
    page.says_nothing_of("To whatever group");
    gus.submit(page.form("Revoke").forge("scope", "everywhere")).await.says("The invite is revoked.");
}

#[tokio::test]
async fn deleting_takes_back_letters_that_have_not_gone() {
    let door = Invited::open().await;
    door.house.post.behave(Manner::Refusing("451 4.3.0 later"));
    let invite = made(&door.ann, door.choir, to("lee@example.org")).await;
    for _ in 0..100 {
        if door.ann.visit(&invite.url).await.text().contains("451 4.3.0 later") {
            break;
        }
        tokio::time::sleep(std::time::Duration::from_millis(30)).await;
    }
    door.ann.post::<&str, &str>(&format!("{}/delete", invite.url), &[]).await;
    door.ann.visit(&invite.url).await.says("Taken back before it was sent.");
    door.house.post.behave(Manner::Friendly);
    made(&door.ann, door.choir, to("kim@example.org")).await;
    door.house.later(TimeDelta::hours(1));
    door.house.wake(Wake::Mailer).await;
    link_to(&door.house, "kim@example.org").await;
    assert!(door.house.post.letters_to("lee@example.org").is_empty());
}
