//! **Emails I get**: what one turns off on one's account page, for the address that one has proved.

use diesel::{ExpressionMethods, QueryDsl, RunQueryDsl};
use muster::db::schema::email_opt_outs;
use muster::db::types::GroupRole;
use muster::events::BOLD;
use muster::mail::EmailTopic;
use muster::t;

use crate::harness::TestServer;
use crate::harness::cast::{Account, PASSWORD, Who};
use crate::harness::form::Form;
use crate::invites::{Invited, made, to};

async fn off(server: &TestServer, address: &str) -> Vec<String> {
    let rows = email_opt_outs::table.filter(email_opt_outs::address_key.eq(address.to_owned()));
    server.read(move |conn| rows.order(email_opt_outs::topic).select(email_opt_outs::topic).load(conn)).await
}

fn label(topic: EmailTopic) -> String {
    topic.name().to_string()
}

async fn form(person: &Account) -> Form {
    person.visit("/account").await.form(t::accounts::save_emails())
}

/// The topics whose boxes stand on a person's page.
async fn offered(person: &Account) -> Vec<EmailTopic> {
    let labels = person.visit("/account").await.all("form[action='/account/emails'] label");
    let is_there = |topic: &&EmailTopic| labels.iter().any(|text| text.trim() == label(**topic));
    EmailTopic::ALL.iter().filter(is_there).copied().collect()
}

#[tokio::test]
async fn what_one_unticks_does_not_come_until_it_is_ticked() {
    let fixture = Invited::open().await;
    let eve = fixture.server.eve().await;
    let untick = form(&eve).await.uncheck(label(EmailTopic::Invites));
    eve.submit(untick).await.at("/account").says(t::web::saved());
    assert_eq!(off(&fixture.server, &eve.email).await, ["invites"]);
    let told = t::events::emails_turned_off(vec![muster::locale::Arg::from(EmailTopic::Invites.name())]);
    let log = fixture.ann.visit("/settings/activity").await;
    log.tells(t::events::person_emails_chosen(BOLD, "Eve Everyday")).says(told);
    // The same form again changes nothing, and is no news.
    let before = fixture.server.contents().await;
    eve.submit(form(&eve).await).await.is(200);
    fixture.server.unchanged(&before).await;
    let page = made(&fixture.ann, fixture.choir, to(&eve.email)).await;
    let says_so =
        || async { fixture.ann.visit(&page.url).await.text().contains(&t::invites::unsubscribed().to_string()) };
    fixture.server.until(says_so).await;
    eve.submit(form(&eve).await.check(label(EmailTopic::Invites))).await.says(t::web::saved());
    assert!(off(&fixture.server, &eve.email).await.is_empty());
    made(&fixture.ann, fixture.choir, to(&eve.email)).await;
    fixture.server.mail.wait(&eve.email, 1).await;
}

#[tokio::test]
async fn only_those_who_manage_choose_what_managers_get() {
    let fixture = Invited::open().await;
    let eve = fixture.server.eve().await;
    let everyones = [EmailTopic::Invites, EmailTopic::InviteReminders, EmailTopic::Codes];
    assert_eq!(offered(&eve).await, everyones);
    eve.post::<&str, &str>("/account/emails", &[]).await.is(303);
    assert_eq!(off(&fixture.server, &eve.email).await, ["codes", "invite_reminders", "invites"]);
    fixture.server.put_in(fixture.choir, &eve, GroupRole::Manager).await;
    assert_eq!(offered(&eve).await, EmailTopic::ALL);
    assert_eq!(offered(&fixture.ann).await, EmailTopic::ALL);
    assert_eq!(offered(&fixture.server.bob().await).await, EmailTopic::ALL);
}

#[tokio::test]
async fn an_address_that_is_only_claimed_is_not_chosen_for() {
    let server = TestServer::open().await;
    let una = server.account("Una Unconfirmed", Who::UNCONFIRMED).await;
    una.visit("/account").await.says(t::accounts::emails_unconfirmed());
    assert!(offered(&una).await.is_empty());
    let before = server.contents().await;
    una.post::<&str, &str>("/account/emails", &[]).await.is(303);
    server.unchanged(&before).await;
}

#[tokio::test]
async fn another_address_has_the_same_choices() {
    let server = TestServer::open().await;
    let eve = server.eve().await;
    eve.submit(form(&eve).await.uncheck(label(EmailTopic::Codes))).await.is(200);
    let change = eve.visit("/account").await.form("Change email").fill("New email", "eve.new@example.org");
    eve.submit(change.fill("Your password", PASSWORD)).await.is(200);
    let link = server.mail.email_to("eve.new@example.org").await.link();
    assert!(off(&server, "eve.new@example.org").await.is_empty(), "not before it is proved");
    eve.submit(eve.visit(&link).await.form(t::accounts::confirm())).await.is(200);
    assert_eq!(off(&server, "eve.new@example.org").await, ["codes"]);
    assert_eq!(off(&server, "eve@example.org").await, ["codes"]);
}

#[tokio::test]
async fn whoever_only_claimed_an_address_reads_nothing_of_its_choices() {
    let server = TestServer::open().await;
    let una = server.account("Una Unconfirmed", Who::UNCONFIRMED).await;
    let now = server.now();
    server.write(move |conn| muster::mail::unsubscribe(conn, "una@example.org", EmailTopic::Codes, now)).await;
    let page = una.press(una.visit("/account").await.form(t::accounts::download())).await;
    let copy: serde_json::Value = serde_json::from_slice(page.bytes()).expect("JSON");
    assert!(copy.get("emails_turned_off").is_none(), "{copy}");
}
