//! Messages that arrive, and messages that have nowhere to go.

use diesel::{ExpressionMethods, RunQueryDsl};
use muster::db::schema::mails;
use muster::db::types::EmailState;
use muster::events::BOLD;
use muster::t;

use crate::harness::TestServer;
use crate::harness::cast::at;

use super::{enqueue, write_to};

#[tokio::test]
async fn a_test_message_arrives_with_both_parts_and_the_page_says_so() {
    let server = TestServer::open().await;
    let ann = server.ann().await;
    let page = ann.visit("/settings/mail").await;
    page.is(200).titled("Email · Settings · Harbour School").says(t::email_queue::empty());
    let said = ann.submit(page.form(format!("{} ann@example.org", t::email_queue::send_test()))).await;
    said.at("/settings/mail").says(t::web::mailed("ann@example.org")).says(t::email_queue::test_sent());
    let email = server.mail.email_to("ann@example.org").await;
    email.is_about(t::emails::test_subject("Harbour School"));
    email.says(t::emails::test_text(at("2026-03-02", 10), "Ann Admin"));
    assert_eq!(email.link(), "/settings/mail");
    assert_eq!(email.header("Auto-Submitted").as_deref(), Some("auto-generated"));
    assert_eq!(email.header("Date").as_deref(), Some("Mon, 02 Mar 2026 09:00:00 +0000"));
    assert!(email.header("From").is_some_and(|from| from.contains("Harbour School") && from.contains("<muster@")));
    let log = ann.visit("/settings/activity").await;
    log.tells(t::events::mail_tested(BOLD, "Ann Admin"));
    super::message(&server, muster::ids::EmailId(1), |mail| mail.state == EmailState::Sent).await;
    let page = ann.visit("/settings/mail").await;
    page.says(t::email_queue::in_state(1, false, "sent"))
        .says(t::email_queue::kind("test"))
        .says("250 taken")
        .says("2 Mar, 10:00");
    assert!(page.source().contains("title=\"Sent Mon 2 Mar 2026, 10:00 CET\""));
}

#[tokio::test]
async fn a_page_holds_fifty_messages_and_leads_on() {
    let server = TestServer::open_with(|config| config.smtp = None).await;
    let ann = server.ann().await;
    for number in 1..=51 {
        enqueue(&server, &format!("n{number}@example.org")).await;
    }
    let page = ann.visit("/settings/mail?state=waiting").await;
    page.says(t::email_queue::in_state(51, false, "waiting"))
        .says("n51@example.org")
        .says("n2@example.org")
        .says_nothing_of("n1@example.org");
    let older = ann.visit(&page.link(format!("{} →", t::web::older()))).await;
    older.says("n1@example.org").says_nothing_of("n2@example.org");
    ann.visit("/settings/mail?state=sent").await.says(t::email_queue::empty());
    ann.visit("/settings/mail?state=nonsense&after=nonsense").await.is(200).says("n51@example.org");
}

#[tokio::test]
async fn without_a_mail_server_messages_wait_and_the_page_says_so() {
    let server = TestServer::open_with(|config| config.smtp = None).await;
    let ann = server.ann().await;
    let page = ann.visit("/settings/mail").await;
    page.says(t::email_queue::off_here());
    let said = ann.submit(page.form(format!("{} ann@example.org", t::email_queue::send_test()))).await;
    said.says(t::web::mail_waits("ann@example.org"))
        .says(t::email_queue::in_state(1, false, "waiting"))
        .says("ann@example.org");
    assert!(!said.offers(t::email_queue::send_waiting()), "there is nobody to send them");
}

#[tokio::test]
async fn the_page_never_shows_the_password_of_the_mail_server() {
    let server = TestServer::open_with(|config| {
        config.smtp = muster::mail::Server::parse("smtp://robot:s3cret@mail.example.org:2525").ok();
    })
    .await;
    let page = server.ann().await.visit("/settings/mail").await;
    page.says("mail.example.org:2525");
    assert!(!page.source().contains("s3cret") && !page.source().contains("robot"));
}

#[tokio::test]
async fn a_line_break_in_a_name_begins_no_header() {
    let server = TestServer::open().await;
    write_to(&server, "eve@example.org").await;
    let email = server.mail.email_to("eve@example.org").await;
    assert!(email.header("Bcc").is_none());
    assert!(email.message_id().starts_with('<') && email.message_id().ends_with('>'));
}

#[tokio::test]
async fn a_message_whose_address_was_deleted_says_so() {
    let server = TestServer::open_with(|config| config.smtp = None).await;
    let ann = server.ann().await;
    enqueue(&server, "zoe@example.org").await;
    server.write(|conn| diesel::update(mails::table).set(mails::to_address.eq("")).execute(conn)).await;
    ann.visit("/settings/mail").await.says(t::email_queue::address_deleted()).says_nothing_of("zoe@example.org");
}
