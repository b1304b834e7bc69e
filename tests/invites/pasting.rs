//! Addresses as people paste them into **New Invite**, and the names that come with them.

use diesel::{QueryDsl, RunQueryDsl};
use muster::db::schema::invite_recipients;
use muster::t;

use super::{Invited, link_to, made, new_invite, to};
use crate::harness::TestServer;

/// Addresses and names of all recipients.
async fn recipients(server: &TestServer) -> Vec<(String, String)> {
    let rows: Vec<(String, Option<String>)> = server
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
    let fixture = Invited::with(to(list)).await;
    assert_eq!(recipients(&fixture.server).await, three(["Ann Ash", "Bob Birch", "Cyd Cedar"]));
    // The name is filled in where they sign up.
    let cyd = fixture.server.stranger();
    let page = cyd.visit(&link_to(&fixture.server, "cyd@cases.example").await).await;
    let page = cyd.visit(&page.link(t::web::sign_up_and_join())).await;
    page.keeps(t::accounts::name(), "Cyd Cedar");
    cyd.submit(page.form(t::web::sign_up_and_join()).fill(t::web::password(), "seven small otters"))
        .await
        .at(&fixture.group());
}

#[tokio::test]
async fn two_columns_of_a_sheet_are_names_and_addresses() {
    let list =
        "Name\tEmail\r\nAnn Ash\tann@cases.example\r\nBob Birch\tbob@cases.example\r\nCedar, Cyd\tcyd@cases.example";
    let fixture = Invited::with(to(list)).await;
    assert_eq!(recipients(&fixture.server).await, three(["Ann Ash", "Bob Birch", "Cyd Cedar"]));
}

#[tokio::test]
async fn bullets_numbers_links_and_quotes_are_left_out() {
    let fixture = Invited::open().await;
    for list in [
        "• ann@cases.example\n- bob@cases.example\n– cyd@cases.example",
        "1. ann@cases.example\n2) bob@cases.example\n(3) cyd@cases.example",
        "ann@cases.example bob@cases.example  cyd@cases.example",
        "mailto:ann@cases.example, 'bob@cases.example', “cyd@cases.example”",
        "ann@cases.example. bob＠cases.example;\n<cyd@cases.example>.",
    ] {
        let before = recipients(&fixture.server).await.len();
        made(&fixture.ann, fixture.choir, to(list)).await;
        assert_eq!(recipients(&fixture.server).await[before..], three(["", "", ""]), "{list}");
    }
}

#[tokio::test]
async fn the_right_ones_are_sent_once_the_wrong_ones_are_named() {
    let fixture = Invited::open().await;
    let typed = "Ann <ann@cases.example>\nbob\ncyd@\nbob@cases.example\nbob@cases.example";
    let form = new_invite(&fixture.ann, fixture.choir)
        .await
        .fill(t::invites::maximum_uses(), "9")
        .fill(t::invites::addresses(), typed);
    let again = fixture.ann.submit(form).await;
    again
        .is(422)
        .faults(t::invites::addresses(), "“bob”")
        .faults(t::invites::addresses(), "“cyd@”")
        .keeps(t::invites::addresses(), typed);
    assert!(recipients(&fixture.server).await.is_empty());
    // What was changed since is checked again.
    let more = format!("{typed}\nkim@cases.example\neve@");
    let other = again.form(t::web::send_to_others(2)).fill(t::invites::addresses(), &more);
    let again = fixture.ann.submit(other).await;
    again.is(422).faults(t::invites::addresses(), "“eve@”").keeps(t::invites::maximum_uses(), "9");
    let page = fixture.ann.submit(again.form(t::web::send_to_others(3))).await;
    page.is(200)
        .headed(t::invites::invite())
        .says(t::invites::done_emailing(3))
        .says(t::invites::done_left_out(["bob", "cyd@", "eve@"].map(t::locale::quoted).to_vec()));
    let sent: Vec<String> = recipients(&fixture.server).await.into_iter().map(|(address, _)| address).collect();
    assert_eq!(sent, ["ann@cases.example", "bob@cases.example", "kim@cases.example"]);
}

#[tokio::test]
async fn nothing_is_offered_where_no_address_is_right() {
    let fixture = Invited::open().await;
    let form = new_invite(&fixture.ann, fixture.choir).await.fill(t::invites::addresses(), "bob\ncyd@");
    let again = fixture.ann.submit(form).await;
    again.is(422).says_nothing_of(t::web::send_to_others(7).to_string().trim_end_matches(" 7"));
    let forged = again.form(t::invites::create()).forge("others", "0");
    fixture.ann.submit(forged).await.is(422);
}

#[tokio::test]
async fn a_list_that_is_too_long_is_kept_with_an_error() {
    let fixture = Invited::open().await;
    let long = "ann@cases.example\n".repeat(20_000);
    let form = new_invite(&fixture.ann, fixture.choir).await.fill(t::invites::addresses(), &long);
    let again = fixture.ann.submit(form).await;
    again.is(422).keeps(t::invites::addresses(), &long);
    assert!(again.error_under(t::invites::addresses()).is_some());
}

#[tokio::test]
async fn people_who_are_gone_by_their_row_are_asked_about() {
    let fixture = Invited::open().await;
    for list in [
        "Ann Ash\tann@cases.example\tactive\nBob\tbob@cases.example\tsuspended",
        "Name;Email;Status\nAnn Ash;ann@cases.example;active\nBob;bob@cases.example;on leave",
    ] {
        let form = new_invite(&fixture.ann, fixture.choir).await.fill(t::invites::addresses(), list);
        let again = fixture.ann.submit(form).await;
        again.is(422).faults(t::invites::addresses(), "bob@cases.example").keeps(t::invites::addresses(), list);
        assert!(recipients(&fixture.server).await.is_empty());
    }
    let form = new_invite(&fixture.ann, fixture.choir).await;
    let list = "Ann Ash\tann@cases.example\tactive\nBob\tbob@cases.example\tsuspended";
    let again = fixture.ann.submit(form.fill(t::invites::addresses(), list)).await;
    fixture.ann.submit(again.form(t::web::send_to_others(1))).await.is(200).says("bob@cases.example");
    assert_eq!(recipients(&fixture.server).await, [("ann@cases.example".to_owned(), "Ann Ash".to_owned())]);
}

#[tokio::test]
async fn names_and_addresses_of_mail_programs_are_read_as_meant() {
    let list = "Team: =?utf-8?Q?Zo=C3=AB_=C3=85ng?= <ann@cases.example>, old@cases.example <bob@cases.example>, \
                https://c.example/?to=cyd@cases.example;";
    let fixture = Invited::with(to(list)).await;
    assert_eq!(recipients(&fixture.server).await, three(["Zoë Ång", "", ""]));
}
