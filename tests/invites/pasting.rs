//! Addresses as people paste them into **New Invite**, and the names that come with them.

use diesel::{QueryDsl, RunQueryDsl};
use muster::db::schema::invite_recipients;

use super::{Invited, link_to, made, new_invite, to};
use crate::harness::House;

/// Addresses and names of all recipients.
async fn recipients(house: &House) -> Vec<(String, String)> {
    let rows: Vec<(String, Option<String>)> = house
        .read(|conn| {
            let columns = (invite_recipients::address, invite_recipients::name);
            invite_recipients::table.order(invite_recipients::id).select(columns).load(conn)
        })
        .await;
    rows.into_iter().map(|(address, name)| (address, name.unwrap_or_default())).collect()
}

fn three(names: [&str; 3]) -> Vec<(String, String)> {
    let addresses = ["ann@cases.example", "bob@cases.example", "cyd@cases.example"];
    addresses.into_iter().zip(names).map(|(address, name)| (address.to_owned(), name.to_owned())).collect()
}

#[tokio::test]
async fn a_list_of_outlook_is_three_people_with_names() {
    let list =
        "Ash, Ann <ann@cases.example>; Birch, Bob (Sales) <bob@cases.example>; \"Cedar, Cyd\" <cyd@cases.example>";
    let door = Invited::with(to(list)).await;
    assert_eq!(recipients(&door.house).await, three(["Ann Ash", "Bob Birch", "Cyd Cedar"]));
    // The name is filled in where they sign up.
    let cyd = door.house.stranger();
    let page = cyd.visit(&link_to(&door.house, "cyd@cases.example").await).await;
    let page = cyd.visit(&page.link("Sign up and join")).await;
    page.keeps("Name", "Cyd Cedar");
    cyd.submit(page.form("Sign up and join").fill("Password", "seven small otters")).await.at(&door.group());
}

#[tokio::test]
async fn two_columns_of_a_sheet_are_names_and_addresses() {
    let list =
        "Name\tEmail\r\nAnn Ash\tann@cases.example\r\nBob Birch\tbob@cases.example\r\nCedar, Cyd\tcyd@cases.example";
    let door = Invited::with(to(list)).await;
    assert_eq!(recipients(&door.house).await, three(["Ann Ash", "Bob Birch", "Cyd Cedar"]));
}

#[tokio::test]
async fn bullets_numbers_links_and_quotes_are_left_out() {
    let door = Invited::open().await;
    for list in [
        "• ann@cases.example\n- bob@cases.example\n– cyd@cases.example",
        "1. ann@cases.example\n2) bob@cases.example\n(3) cyd@cases.example",
        "ann@cases.example bob@cases.example  cyd@cases.example",
        "mailto:ann@cases.example, 'bob@cases.example', “cyd@cases.example”",
        "ann@cases.example. bob＠cases.example;\n<cyd@cases.example>.",
    ] {
        let before = recipients(&door.house).await.len();
        made(&door.ann, door.choir, to(list)).await;
        assert_eq!(recipients(&door.house).await[before..], three(["", "", ""]), "{list}");
    }
}

#[tokio::test]
async fn the_right_ones_are_sent_once_the_wrong_ones_are_named() {
    let door = Invited::open().await;
    let typed = "Ann <ann@cases.example>\nbob\ncyd@\nbob@cases.example\nbob@cases.example";
    let form = new_invite(&door.ann, door.choir).await.fill("Maximum uses", "9").fill("Email addresses", typed);
    let again = door.ann.submit(form).await;
    again
        .is(422)
        .faults("Email addresses", "“bob”")
        .faults("Email addresses", "“cyd@”")
        .keeps("Email addresses", typed);
    assert!(recipients(&door.house).await.is_empty());
    // What was changed since is checked again.
    let more = format!("{typed}\nkim@cases.example\neve@");
    let other = again.form("Send to the other 2").fill("Email addresses", &more);
    let again = door.ann.submit(other).await;
    again.is(422).faults("Email addresses", "“eve@”").keeps("Maximum uses", "9");
    let page = door.ann.submit(again.form("Send to the other 3")).await;
    page.is(200)
        .headed("Invite")
        .says("The invite is on its way to 3 people.")
        .says("Left out: “bob”, “cyd@”, “eve@”.");
    let sent: Vec<String> = recipients(&door.house).await.into_iter().map(|(address, _)| address).collect();
    assert_eq!(sent, ["ann@cases.example", "bob@cases.example", "kim@cases.example"]);
}

#[tokio::test]
async fn nothing_is_offered_where_no_address_is_right() {
    let door = Invited::open().await;
    let form = new_invite(&door.ann, door.choir).await.fill("Email addresses", "bob\ncyd@");
    let again = door.ann.submit(form).await;
    again.is(422).says_nothing_of("Send to the other");
    let forged = again.form("Create").forge("others", "0");
    door.ann.submit(forged).await.is(422);
}

#[tokio::test]
async fn a_list_that_is_too_long_is_kept_with_an_error() {
    let door = Invited::open().await;
    let long = "ann@cases.example\n".repeat(20_000);
    let form = new_invite(&door.ann, door.choir).await.fill("Email addresses", &long);
    let again = door.ann.submit(form).await;
    again.is(422).keeps("Email addresses", &long);
    assert!(again.error_under("Email addresses").is_some());
}

#[tokio::test]
async fn people_who_are_gone_by_their_row_are_asked_about() {
    let door = Invited::open().await;
    for list in [
        "Ann Ash\tann@cases.example\tactive\nBob\tbob@cases.example\tsuspended",
        "Name;Email;Status\nAnn Ash;ann@cases.example;active\nBob;bob@cases.example;on leave",
    ] {
        let form = new_invite(&door.ann, door.choir).await.fill("Email addresses", list);
        let again = door.ann.submit(form).await;
        again.is(422).faults("Email addresses", "bob@cases.example").keeps("Email addresses", list);
        assert!(recipients(&door.house).await.is_empty());
    }
    let form = new_invite(&door.ann, door.choir).await;
    let list = "Ann Ash\tann@cases.example\tactive\nBob\tbob@cases.example\tsuspended";
    let again = door.ann.submit(form.fill("Email addresses", list)).await;
    door.ann.submit(again.form("Send to the other 1")).await.is(200).says("bob@cases.example");
    assert_eq!(recipients(&door.house).await, [("ann@cases.example".to_owned(), "Ann Ash".to_owned())]);
}

#[tokio::test]
async fn names_and_addresses_of_mail_programs_are_read_as_meant() {
    let list = "Team: =?utf-8?Q?Zo=C3=AB_=C3=85ng?= <ann@cases.example>, old@cases.example <bob@cases.example>, \
                https://c.example/?to=cyd@cases.example;";
    let door = Invited::with(to(list)).await;
    assert_eq!(recipients(&door.house).await, three(["Zoë Ång", "", ""]));
}
