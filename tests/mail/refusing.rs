//! What is refused for good stops alone, and its address is written to no more.

use muster::db::types::EmailState;
use muster::events::BOLD;
use muster::mail::Answer;
use muster::t;

use crate::harness::TestServer;
use crate::harness::mail_server::MailServerManner;

use super::{standing, write_to};

const NOBODY: &str = "550 5.1.1 no such user";

#[tokio::test]
async fn one_refused_recipient_stops_and_the_others_get_their_emails() {
    let server = TestServer::open().await;
    let ann = server.ann().await;
    server.mail.behave(MailServerManner::RefusingOne("nobody@example.org", NOBODY));
    let mut ids = Vec::new();
    for name in ["bob", "nobody", "eve"] {
        ids.push(write_to(&server, &format!("{name}@example.org")).await);
    }
    for name in ["bob", "eve"] {
        server.mail.email_to(&format!("{name}@example.org")).await;
    }
    let failed = standing(&server, ids[1], EmailState::Failed).await;
    assert_eq!((failed.last_answer.as_deref(), failed.attempts), (Some(NOBODY), 1));
    standing(&server, ids[0], EmailState::Sent).await;
    standing(&server, ids[2], EmailState::Sent).await;
    ann.visit("/settings/mail?state=failed")
        .await
        .says("nobody@example.org")
        .says(NOBODY)
        .says(t::email_queue::in_state(1, false, "failed"));
}

#[tokio::test]
async fn an_address_that_refused_is_asked_again_by_an_admin_only() {
    let server = TestServer::open().await;
    let ann = server.ann().await;
    server.mail.behave(MailServerManner::Refusing(NOBODY));
    let first = write_to(&server, "Eve@example.org").await;
    standing(&server, first, EmailState::Failed).await;
    server.mail.behave(MailServerManner::Friendly);
    let second = write_to(&server, "eve@EXAMPLE.org").await;
    let failed = standing(&server, second, EmailState::Failed).await;
    let refused = Answer::Suppressed(Box::new(Answer::Words(NOBODY.to_owned())));
    assert_eq!(failed.last_answer.map(|kept| Answer::read(&kept)), Some(refused));
    assert!(server.mail.emails().is_empty());

    let page = ann.visit("/settings/mail").await;
    page.says(t::email_queue::answer_suppressed(NOBODY));
    ann.submit(page.form("Try again eve@EXAMPLE.org")).await.says(t::web::mailed("eve@EXAMPLE.org"));
    server.mail.email_to("eve@example.org").await;
    standing(&server, second, EmailState::Sent).await;
    let third = write_to(&server, "eve@example.org").await;
    standing(&server, third, EmailState::Sent).await;
    ann.visit("/settings/activity").await.tells(t::events::mail_retried(BOLD, "Ann Admin"));
}

#[tokio::test]
async fn a_policy_of_the_server_says_nothing_about_the_address() {
    let server = TestServer::open().await;
    server.mail.behave(MailServerManner::Refusing("554 5.7.1 relaying denied"));
    let refused = write_to(&server, "eve@example.org").await;
    standing(&server, refused, EmailState::Failed).await;
    server.mail.behave(MailServerManner::Friendly);
    let next = write_to(&server, "eve@example.org").await;
    standing(&server, next, EmailState::Sent).await;
}

#[tokio::test]
async fn only_failed_messages_are_tried_again() {
    let server = TestServer::open().await;
    let ann = server.ann().await;
    let id = write_to(&server, "eve@example.org").await;
    standing(&server, id, EmailState::Sent).await;
    let before = server.contents().await;
    let none: &[(&str, &str)] = &[];
    ann.post(&format!("/settings/mail/{id}/retry"), none).await.leads_to("/settings/mail");
    ann.post("/settings/mail/999/retry", none).await.is(404);
    ann.post("/settings/mail/nonsense/retry", none).await.is(404);
    server.unchanged(&before).await;
    assert_eq!(server.mail.emails().len(), 1);
}

#[tokio::test]
async fn an_email_that_nobody_can_write_fails_and_the_next_goes_out() {
    let server = TestServer::open().await;
    let (entropy, now) = (server.app.entropy.clone(), server.now());
    let strange = muster::mail::Draft {
        kind: "of-another-version",
        parameters: serde_json::Value::Null,
        to: "bob@example.org".into(),
        person: None,
        reference: None,
        language: None,
    };
    let id = server.write(move |conn| muster::mail::enqueue(conn, &strange, &entropy, now)).await;
    let next = write_to(&server, "eve@example.org").await;
    standing(&server, next, EmailState::Sent).await;
    let failed = standing(&server, id, EmailState::Failed).await;
    assert!(failed.last_answer.is_some_and(|kept| matches!(Answer::read(&kept), Answer::Unwritten(_))));
}
