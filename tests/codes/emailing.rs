//! **Email the code** to people.

use diesel::{ExpressionMethods, QueryDsl, RunQueryDsl};
use muster::db::schema::mails;
use muster::events::BOLD;
use muster::t;

use crate::codes::made;
use crate::harness::TestServer;
use crate::harness::cast::{at, in_german};

async fn recipients(server: &TestServer) -> Vec<String> {
    server
        .read(|conn| {
            mails::table.filter(mails::kind.eq("group-code")).order(mails::id).select(mails::to_address).load(conn)
        })
        .await
}

#[tokio::test]
async fn each_address_gets_one_email() {
    let server = TestServer::open().await;
    let ann = server.ann().await;
    let choir = server.group("Choir", &ann).await;
    let code = made(&ann, choir, |form| form).await;
    let page = ann.visit(&ann.visit(&code.url).await.link(t::codes::email())).await;
    page.headed(t::codes::email());
    let form = page
        .form(t::codes::send())
        .fill(t::codes::addresses(), "lee@example.org, Kim <kim@example.org>\nLEE@example.org");
    let fields = form.entries();
    let info = ann.submit(form).await;
    info.at(&code.url).says(t::codes::emailed(2));
    assert_eq!(recipients(&server).await, ["lee@example.org", "kim@example.org"]);
    // The same form again is the same wish.
    ann.post(&format!("{}/email", code.url), &fields).await.leads_to(&code.url);
    assert_eq!(recipients(&server).await.len(), 2);
    let told = t::events::code_emailed(BOLD, &code.shown[code.shown.len() - 2..], "Ann Admin");
    ann.visit(&format!("/groups/{choir}/settings/activity")).await.tells(told);
}

#[tokio::test]
async fn the_email_holds_the_code_its_link_who_sent_it_and_until_when() {
    let server = TestServer::open().await;
    let ann = server.ann().await;
    let choir = server.group("Choir & Band", &ann).await;
    let code = made(&ann, choir, |form| form.fill(t::codes::expiration_date(), "2026-03-27T17:00")).await;
    ann.submit(
        ann.visit(&format!("{}/email", code.url))
            .await
            .form(t::codes::send())
            .fill(t::codes::addresses(), "lee@example.org"),
    )
    .await;
    let email = server.mail.email_to("lee@example.org").await;
    email.is_about(t::emails::code_subject("Choir & Band", "Ann Admin")).says(&code.shown);
    assert_eq!(email.link(), format!("/join/{}", code.shown.replace('-', "")));
    email.says(t::emails::code_text("Choir & Band", "Harbour School", "Ann Admin"));
    email.says(t::emails::code_until(at("2026-03-27", 17), "Ann Admin")).says(t::emails::code_new_here());
}

#[tokio::test]
async fn the_sender_chooses_the_language_of_the_email() {
    let server = TestServer::open().await;
    let ann = server.ann().await;
    let choir = server.group("Choir", &ann).await;
    let code = made(&ann, choir, |form| form).await;
    let form = ann.visit(&format!("{}/email", code.url)).await.form(t::codes::send());
    let form = form.fill(t::codes::addresses(), "lee@example.org");
    let page = ann.submit(form.fill(t::web::email_language(), "de").forge("language", "tlh")).await;
    page.is(422).faults(t::web::email_language(), t::fields::language_unknown());
    let form = page.form(t::codes::send()).fill(t::web::email_language(), "de");
    ann.submit(form).await.at(&code.url);
    let email = server.mail.email_to("lee@example.org").await;
    email.is_about(in_german(&t::emails::code_subject("Choir", "Ann Admin")));
}

#[tokio::test]
async fn two_hundred_long_addresses_fit_into_the_form() {
    let server = TestServer::open().await;
    let ann = server.ann().await;
    let choir = server.group("Choir", &ann).await;
    let code = made(&ann, choir, |form| form).await;
    let far = format!("{}.example.org", "d".repeat(60));
    let many = (0..200).map(|n| format!("p{n}-{}@{far}", "x".repeat(50))).collect::<Vec<_>>().join("\n");
    let page = ann
        .submit(
            ann.visit(&format!("{}/email", code.url)).await.form(t::codes::send()).fill(t::codes::addresses(), &many),
        )
        .await;
    page.is(200).says(t::codes::emailed(200));
    assert_eq!(recipients(&server).await.len(), 200);
}

#[tokio::test]
async fn one_wrong_address_stops_all_and_is_told() {
    let server = TestServer::open().await;
    let ann = server.ann().await;
    let choir = server.group("Choir", &ann).await;
    let code = made(&ann, choir, |form| form).await;
    let before = server.contents().await;
    let path = format!("{}/email", code.url);
    for (typed, problem) in [
        ("lee@example.org\nkim", "“kim”".to_owned()),
        ("", t::codes::addresses_empty().to_string()),
        ("lee@example.org\r\nBcc: eve", "“Bcc: eve”".to_owned()),
    ] {
        let page = ann.submit(ann.visit(&path).await.form(t::codes::send()).fill(t::codes::addresses(), typed)).await;
        page.is(422).faults(t::codes::addresses(), problem);
    }
    let many = (0..201).map(|n| format!("p{n}@example.org")).collect::<Vec<_>>().join("\n");
    let page = ann.submit(ann.visit(&path).await.form(t::codes::send()).fill(t::codes::addresses(), &many)).await;
    page.is(422).faults(t::codes::addresses(), t::fields::addresses_too_many(201, 200));
    server.unchanged(&before).await;
}

#[tokio::test]
async fn a_list_of_a_mail_program_is_sent_to_less_its_wrong_ones() {
    let server = TestServer::open().await;
    let ann = server.ann().await;
    let choir = server.group("Choir", &ann).await;
    let code = made(&ann, choir, |form| form).await;
    let typed = "Lamp, Lee <lee@example.org>; \"Kite, Kim\" <kim@example.org>\nCc: bob@example.org\neve@";
    let form =
        ann.visit(&format!("{}/email", code.url)).await.form(t::codes::send()).fill(t::codes::addresses(), typed);
    let again = ann.submit(form).await;
    again.is(422).faults(t::codes::addresses(), "“eve@”").keeps(t::codes::addresses(), typed);
    assert!(recipients(&server).await.is_empty());
    let info = ann.submit(again.form(t::web::send_to_others(3))).await;
    info.at(&code.url).says(t::codes::emailed(3)).says(t::codes::left_out("eve@"));
    assert_eq!(recipients(&server).await, ["lee@example.org", "kim@example.org", "bob@example.org"]);
    assert_eq!(server.mail.email_to("bob@example.org").await.header("Reply-To"), Some(ann.email.clone()));
}

#[tokio::test]
async fn a_code_that_is_over_is_not_sent() {
    let server = TestServer::open().await;
    let ann = server.ann().await;
    let choir = server.group("Choir", &ann).await;
    let code = made(&ann, choir, |form| form).await;
    let path = format!("{}/email", code.url);
    let form = ann.visit(&path).await.form(t::codes::send()).fill(t::codes::addresses(), "lee@example.org");
    ann.post::<&str, &str>(&format!("{}/expire", code.url), &[]).await.is(303);
    ann.submit(form).await.is(422).says(t::codes::send_over());
    assert!(recipients(&server).await.is_empty());
}

#[tokio::test]
async fn without_a_mail_server_the_page_says_so_and_the_emails_wait() {
    let server = TestServer::open_with(|config| config.smtp = None).await;
    let ann = server.ann().await;
    let choir = server.group("Choir", &ann).await;
    let code = made(&ann, choir, |form| form).await;
    let page = ann.visit(&format!("{}/email", code.url)).await;
    page.says(t::codes::email_waits());
    let info = ann.submit(page.form(t::codes::send()).fill(t::codes::addresses(), "lee@example.org")).await;
    info.says(t::codes::emailed_waiting(1));
    assert_eq!(recipients(&server).await, ["lee@example.org"]);
}
