//! What people typed, as it arrives: text, whatever it looks like.

use mail_parser::MessageParser;

use crate::harness::House;
use crate::harness::cast::Who;
use crate::harness::letter::{Letter, said_by_html};
use crate::invites::{made, to};

const ENCODED: &str = "=?utf-8?Q?Your_bank?=";

/// The letter that invites Lee into a group of this name, by somebody of this name.
async fn invited(group: &str, by: &str) -> Letter {
    let house = House::open().await;
    let ann = house.account(&format!("{by} Ann"), Who::ADMIN).await;
    let group = house.group(group, &ann).await;
    made(&ann, group, to("lee@example.org")).await;
    house.post.letter_to("lee@example.org").await
}

#[tokio::test]
async fn encoded_words_in_names_arrive_as_they_were_typed() {
    let letter = invited(&format!("{ENCODED} Zoë"), ENCODED).await;
    assert_eq!(letter.subject(), format!("{ENCODED} Ann invites you to {ENCODED} Zoë"));
    let raw = letter.header("Subject").expect("a subject");
    assert!(!raw.contains("Your_bank"), "{raw}");
    assert!(letter.text().contains(ENCODED) && said_by_html(&letter.html()).contains(ENCODED), "{letter}");
}

#[tokio::test]
async fn encoded_words_in_the_organizations_name_are_no_sender() {
    let house = House::open().await;
    let ann = house.ann().await;
    let form = ann.visit("/settings").await.form("Save changes");
    ann.submit(form.fill("Name of the organization", ENCODED)).await.is(200);
    let browser = house.stranger();
    let form = browser.visit("/forgotten").await.form("Send the link").fill("Email", &ann.email);
    browser.press(form).await;
    let letter = house.post.letter_to(&ann.email).await;
    let head = format!("From: {}\r\n\r\n", letter.header("From").expect("a sender"));
    let read = MessageParser::default().parse(head.as_bytes()).expect("a head");
    let from = read.from().and_then(|from| from.first()).expect("one sender");
    assert_eq!(from.name(), Some(ENCODED));
    assert!(!head.contains("Your_bank"), "{head}");
    assert_eq!(letter.subject(), format!("A new password for {ENCODED}"));
}

#[tokio::test]
async fn web_addresses_in_names_are_no_links_and_in_no_subject() {
    let letter = invited("Prizes at https://evil.example/win", "www.evil.example").await;
    assert_eq!(letter.subject(), "… Ann invites you to Prizes at …");
    for part in [letter.text(), letter.html()] {
        for address in ["evil.example", "www.evil", "://evil"] {
            assert!(!part.contains(address), "{address} in {part}");
        }
    }
    // What was typed can still be read, and our own link works.
    assert!(letter.text().contains("Prizes at https:// evil. example/win"), "{letter}");
    assert!(letter.link().starts_with("/invited/"), "{letter}");
}
