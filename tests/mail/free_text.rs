//! What people typed, as it arrives: text, whatever it looks like.

use mail_parser::MessageParser;
use muster::t;

use crate::harness::TestServer;
use crate::harness::cast::Who;
use crate::harness::received_email::{ReceivedEmail, said_by_html};
use crate::invites::{made, to};

const ENCODED: &str = "=?utf-8?Q?Your_bank?=";

/// The email that invites Lee into a group of this name, by somebody of this name.
async fn invited(group: &str, by: &str) -> ReceivedEmail {
    let server = TestServer::open().await;
    let ann = server.account(&format!("{by} Ann"), Who::ADMIN).await;
    let group = server.group(group, &ann).await;
    made(&ann, group, to("lee@example.org")).await;
    server.mail.email_to("lee@example.org").await
}

#[tokio::test]
async fn encoded_words_in_names_arrive_as_they_were_typed() {
    let email = invited(&format!("{ENCODED} Zoë"), ENCODED).await;
    assert_eq!(
        email.subject(),
        t::emails::invite_subject(format!("{ENCODED} Zoë"), format!("{ENCODED} Ann")).to_string()
    );
    let raw = email.header("Subject").expect("a subject");
    assert!(!raw.contains("Your_bank"), "{raw}");
    assert!(email.text().contains(ENCODED) && said_by_html(&email.html()).contains(ENCODED), "{email}");
}

#[tokio::test]
async fn encoded_words_in_the_organizations_name_are_no_sender() {
    let server = TestServer::open().await;
    let ann = server.ann().await;
    let form = ann.visit("/settings").await.form(t::web::save_changes());
    ann.submit(form.fill(t::settings::name(), ENCODED)).await.is(200);
    let browser = server.stranger();
    let form = browser.visit("/forgotten").await.form(t::accounts::send_link()).fill(t::web::email(), &ann.email);
    browser.press(form).await;
    let email = server.mail.email_to(&ann.email).await;
    let head = format!("From: {}\r\n\r\n", email.header("From").expect("a sender"));
    let read = MessageParser::default().parse(head.as_bytes()).expect("a head");
    let from = read.from().and_then(|from| from.first()).expect("one sender");
    assert_eq!(from.name(), Some(ENCODED));
    assert!(!head.contains("Your_bank"), "{head}");
    email.is_about(t::emails::reset_subject(ENCODED));
}

#[tokio::test]
async fn web_addresses_in_names_are_no_links_and_in_no_subject() {
    let email = invited("Prizes at https://evil.example/win", "www.evil.example").await;
    assert_eq!(email.subject(), t::emails::invite_subject("Prizes at …", "… Ann").to_string());
    for part in [email.text(), email.html()] {
        for address in ["evil.example", "www.evil", "://evil"] {
            assert!(!part.contains(address), "{address} in {part}");
        }
    }
    // What was typed can still be read, and our own link works.
    assert!(email.text().contains("Prizes at https:// evil. example/win"), "{email}");
    assert!(email.link().starts_with("/invited/"), "{email}");
}
