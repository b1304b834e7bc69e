//! Turning off emails that nobody asked for, by the link in each: a topic at a time, and none by opening a page.

use chrono::TimeDelta;
use diesel::connection::SimpleConnection;
use diesel::prelude::*;
use diesel::sql_query;
use diesel::sql_types::Text;
use muster::db;
use muster::db::schema::{email_opt_outs, mails};
use muster::db::types::{EmailState, OrgRole};
use muster::locale::{Language, Message, Reader};
use muster::mail::EmailTopic;
use muster::t;
use reqwest::Method;

use crate::codes;
use crate::harness::TestServer;
use crate::harness::cast::{Account, Who};
use crate::harness::page::Page;
use crate::harness::person::Person;
use crate::harness::received_email::ReceivedEmail;
use crate::invites::{Invited, link_to, made, swept, to};

/// Every kind of email, and the topic that its reader can turn off; none of what they asked for or have to know.
const KINDS: &[(&str, Option<EmailTopic>)] = &[
    ("already", None),
    ("campaign-code", Some(EmailTopic::Codes)),
    ("codes-guarded", None),
    ("confirm", None),
    ("email", None),
    ("email_notice", None),
    ("first_password", None),
    ("group-code", Some(EmailTopic::Codes)),
    ("invite", Some(EmailTopic::Invites)),
    ("invite-approved", None),
    ("invite-fallen", Some(EmailTopic::InviteChanges)),
    ("invite-notice", Some(EmailTopic::InviteReminders)),
    ("invite-reminder", Some(EmailTopic::InviteReminders)),
    ("password_set", None),
    ("request-approved", None),
    ("request-asked", Some(EmailTopic::Requests)),
    ("request-denied", None),
    ("reset", None),
    ("test", None),
    ("welcome", None),
];

/// The link to turn off emails like this one, as mail programs are told it.
pub fn unsubscribe_link(email: &ReceivedEmail) -> String {
    assert_eq!(email.header("List-Unsubscribe-Post").as_deref(), Some("List-Unsubscribe=One-Click"));
    let url = email.header("List-Unsubscribe").expect("a way to turn it off");
    let url = url::Url::parse(url.trim_matches(['<', '>'])).expect("a URL");
    assert!(email.text().contains(url.as_str()) && email.html().contains(&*url.as_str().replace('&', "&amp;")));
    url[url::Position::BeforePath..].to_owned()
}

/// A mail program's click: no browser, no cookies, a field of its own.
async fn click(robot: &Person, link: &str) -> Page {
    robot.send(robot.request(Method::POST, link).form(&[("List-Unsubscribe", "One-Click")])).await
}

/// What is turned off, by address.
async fn off(server: &TestServer) -> Vec<(String, String)> {
    let rows = email_opt_outs::table.order((email_opt_outs::address_key, email_opt_outs::topic));
    server.read(move |conn| rows.select((email_opt_outs::address_key, email_opt_outs::topic)).load(conn)).await
}

async fn states(server: &TestServer, kind: &'static str) -> Vec<EmailState> {
    let of_kind = mails::table.filter(mails::kind.eq(kind)).order(mails::id).select(mails::state);
    server.read(move |conn| of_kind.load(conn)).await
}

async fn wait_for(server: &TestServer, kind: &'static str, wanted: &[EmailState]) {
    server.until(async || states(server, kind).await == wanted).await;
}

async fn email_code(ann: &Account, fixture: &Invited, address: &str) {
    let code = codes::made(ann, fixture.choir, |form| form).await;
    let form = ann.visit(&format!("{}/email", code.url)).await.form("Send");
    ann.submit(form.fill("Email addresses", address)).await.says(t::codes::emailed(1));
}

#[test]
fn every_kind_of_email_says_whether_it_can_be_turned_off() {
    let kinds = muster::app::emails();
    let decided: Vec<_> = kinds.iter().map(|kind| (kind.name, kind.topic)).collect();
    assert_eq!(decided, KINDS);
    let unused: Vec<_> =
        EmailTopic::ALL.iter().filter(|topic| !KINDS.iter().any(|(_, used)| used == &Some(**topic))).collect();
    assert!(unused.is_empty(), "no email is about {unused:?}");
}

#[tokio::test]
async fn opening_the_link_turns_nothing_off() {
    let fixture = Invited::with(to("lee@example.org")).await;
    let link = unsubscribe_link(&fixture.server.mail.email_to("lee@example.org").await);
    let before = fixture.server.contents().await;
    let scanner = fixture.server.stranger();
    scanner.get(&link).await.is(200).headed(t::accounts::unsubscribe_question()).says("lee@example.org");
    scanner.send(scanner.request(Method::HEAD, &link)).await.is(200);
    scanner.visit(&link).await.says(EmailTopic::Invites.name()).says(EmailTopic::Invites.about());
    fixture.server.unchanged(&before).await;
    made(&fixture.ann, fixture.choir, to("lee@example.org")).await;
    fixture.server.mail.wait("lee@example.org", 2).await;
}

#[tokio::test]
async fn one_click_turns_off_its_topic_and_no_other() {
    let fixture = Invited::with(to("lee@example.org")).await;
    let link = unsubscribe_link(&fixture.server.mail.email_to("lee@example.org").await);
    let robot = fixture.server.stranger();
    click(&robot, &link).await.is(200).headed(t::accounts::unsubscribed());
    assert_eq!(off(&fixture.server).await, [("lee@example.org".to_owned(), "invites".to_owned())]);
    let before = fixture.server.contents().await;
    click(&robot, &link).await.is(200).headed(t::accounts::unsubscribed());
    fixture.server.unchanged(&before).await;
    robot.visit(&link).await.headed(t::accounts::unsubscribed());

    made(&fixture.ann, fixture.choir, to("LEE@example.org")).await;
    wait_for(&fixture.server, "invite", &[EmailState::Sent, EmailState::Unsubscribed]).await;
    email_code(&fixture.ann, &fixture, "lee@example.org").await;
    let code = fixture.server.mail.wait("lee@example.org", 2).await.pop().expect("the code");
    click(&robot, &unsubscribe_link(&code)).await.is(200).says(EmailTopic::Codes.name());
    email_code(&fixture.ann, &fixture, "lee@example.org").await;
    wait_for(&fixture.server, "group-code", &[EmailState::Sent, EmailState::Unsubscribed]).await;
    let attempts = mails::table.filter(mails::state.eq(EmailState::Unsubscribed)).select(mails::attempts);
    assert_eq!(fixture.server.read(move |conn| attempts.load::<i64>(conn)).await, [0, 0]);
}

#[tokio::test]
async fn what_one_asks_for_always_arrives() {
    let fixture = Invited::open().await;
    let una = fixture.server.account("Una Unconfirmed", Who::UNCONFIRMED).await;
    fixture
        .server
        .write(|conn| {
            let row = |topic: EmailTopic| {
                (
                    email_opt_outs::address_key.eq("una@example.org"),
                    email_opt_outs::topic.eq(topic.as_str()),
                    email_opt_outs::since.eq(0_i64),
                )
            };
            for topic in EmailTopic::ALL {
                diesel::insert_into(email_opt_outs::table).values(row(*topic)).execute(conn)?;
            }
            Ok(())
        })
        .await;
    una.submit(una.visit("/account").await.form(t::accounts::send_again())).await.is(200);
    let confirm = fixture.server.mail.wait("una@example.org", 1).await.pop().expect("a confirmation");
    assert_eq!(confirm.header("List-Unsubscribe"), None);
    let browser = fixture.server.stranger();
    let form = browser.visit("/forgotten").await.form(t::accounts::send_link()).fill("Email", "una@example.org");
    browser.press(form).await;
    let reset = fixture.server.mail.wait("una@example.org", 2).await.pop().expect("a reset");
    reset.is_about(t::emails::reset_subject("Harbour School"));
    assert_eq!(reset.header("List-Unsubscribe"), None);
}

#[tokio::test]
async fn the_answer_to_a_request_arrives_where_invites_do_not() {
    let mut fixture = Invited::with(|form| to("lee@example.org")(form.fill("Expiration", "1 hour"))).await;
    let invite = fixture.server.mail.email_to("lee@example.org").await;
    let lee = fixture.server.stranger();
    click(&lee, &unsubscribe_link(&invite)).await.is(200);
    fixture.server.later(TimeDelta::hours(1));
    fixture.ann.browser = fixture.server.signed_in(fixture.ann.id, OrgRole::Admin).await;
    let form = lee.visit(&format!("{}/request", invite.link())).await.form("Request access").fill("Name", "Lee Loud");
    lee.submit(form).await.headed(t::requests::status("open"));
    let requests = fixture.ann.visit(&format!("{}/settings/requests", fixture.group())).await;
    fixture.ann.submit(requests.form("Approve Lee Loud")).await.is(200);
    let answer = fixture.server.mail.wait("lee@example.org", 2).await.pop().expect("an answer");
    answer.is_about(t::emails::invite_approved_subject("Choir"));
    assert_eq!(answer.header("List-Unsubscribe"), None);
}

#[tokio::test]
async fn who_wants_no_invites_is_not_reminded_of_them() {
    let fixture = Invited::with(to("lee@example.org\nkim@example.org")).await;
    let link = unsubscribe_link(&fixture.server.mail.email_to("lee@example.org").await);
    click(&fixture.server.stranger(), &link).await.is(200);
    fixture.server.later(TimeDelta::days(6));
    assert!(swept(&fixture.server).await);
    let reminder = fixture.server.mail.wait("kim@example.org", 2).await.pop().expect("a reminder");
    click(&fixture.server.stranger(), &unsubscribe_link(&reminder)).await.says(EmailTopic::InviteReminders.name());
    fixture.server.later(TimeDelta::days(1));
    assert!(!swept(&fixture.server).await, "and neither is told that it expired");
    assert_eq!(states(&fixture.server, "invite-reminder").await.len(), 1);
}

#[tokio::test]
async fn links_of_earlier_emails_end_reminders_alone() {
    let fixture = Invited::with(to("lee@example.org")).await;
    let link = format!("{}/quiet", link_to(&fixture.server, "lee@example.org").await);
    let lee = fixture.server.stranger();
    let page = lee.visit(&link).await;
    page.headed(t::accounts::unsubscribe_question()).says(EmailTopic::InviteReminders.name());
    assert!(off(&fixture.server).await.is_empty());
    click(&lee, &link).await.is(200).headed(t::accounts::unsubscribed());
    assert_eq!(off(&fixture.server).await, [("lee@example.org".to_owned(), "invite_reminders".to_owned())]);
    lee.visit(&format!("{}x/quiet", link.trim_end_matches("/quiet"))).await.is(404);
    // An invite itself still reaches it.
    made(&fixture.ann, fixture.choir, to("lee@example.org")).await;
    fixture.server.mail.wait("lee@example.org", 2).await;
    fixture.server.later(TimeDelta::days(6));
    assert!(!swept(&fixture.server).await);
}

#[tokio::test]
async fn subscribing_again_lets_them_come() {
    let fixture = Invited::with(to("lee@example.org")).await;
    let link = unsubscribe_link(&fixture.server.mail.email_to("lee@example.org").await);
    let lee = fixture.server.stranger();
    let asked = lee.visit(&link).await;
    let done = lee.submit(asked.form(t::accounts::unsubscribe())).await;
    done.headed(t::accounts::unsubscribed());
    let again = lee.submit(done.form(t::accounts::subscribe_again())).await;
    again.headed(t::accounts::unsubscribe_question()).says(t::accounts::subscribed_again("lee@example.org"));
    assert!(off(&fixture.server).await.is_empty());
    made(&fixture.ann, fixture.choir, to("lee@example.org")).await;
    fixture.server.mail.wait("lee@example.org", 2).await;
}

#[tokio::test]
async fn a_forged_link_is_refused_as_an_unknown_one() {
    let fixture = Invited::with(to("lee@example.org")).await;
    let link = unsubscribe_link(&fixture.server.mail.email_to("lee@example.org").await);
    let before = fixture.server.contents().await;
    let eve = fixture.server.stranger();
    let unknown = eve.get("/unsubscribe/nothing/no-such-token?to=lee%40example.org").await;
    unknown.is(404);
    for forged in [
        link.replace("lee%40", "kim%40"),
        link.replace("/invites/", "/codes/"),
        link.replace("?to=", "x?to="),
        link.split('?').next().expect("a path").to_owned(),
        format!("{}?to=%00", link.split('?').next().expect("a path")),
    ] {
        let page = eve.get(&forged).await;
        assert_eq!((page.status(), page.text()), (unknown.status(), unknown.text()), "{forged}");
        click(&eve, &forged).await.is(404);
        let again = forged.replacen('?', "/again?", 1);
        eve.post::<&str, &str>(&again, &[]).await.is(404);
    }
    fixture.server.unchanged(&before).await;
    // Another site cannot have somebody's browser press the button.
    let elsewhere = eve.request(Method::POST, &link).header("Sec-Fetch-Site", "cross-site");
    eve.send(elsewhere).await.is(403);
    fixture.server.unchanged(&before).await;
}

#[tokio::test]
async fn whoever_invites_reads_that_it_is_not_wanted() {
    let fixture = Invited::with(to("lee@example.org")).await;
    let link = unsubscribe_link(&fixture.server.mail.email_to("lee@example.org").await);
    click(&fixture.server.stranger(), &link).await.is(200);
    let form = to("lee@example.org, kim@example.org")(crate::invites::new_invite(&fixture.ann, fixture.choir).await);
    let page = fixture.ann.submit(form).await;
    page.says(t::invites::done_emailing(1)).says(t::invites::done_unsubscribed(1));
    let url = page.path().to_owned();
    wait_for(&fixture.server, "invite", &[EmailState::Sent, EmailState::Unsubscribed, EmailState::Sent]).await;
    let page = fixture.ann.visit(&url).await;
    page.says(t::web::state("unsubscribed")).says(t::invites::unsubscribed());
    page.says_nothing_of(t::web::state("failed"));
    fixture.server.later(TimeDelta::minutes(1));
    let before = fixture.server.contents().await;
    let again = fixture.ann.submit(page.form("Resend lee@example.org")).await;
    again.carries("resend_invite.unsubscribed");
    assert_eq!(fixture.server.mail.emails_to("lee@example.org").len(), 1);
    fixture.server.unchanged(&before).await;

    let queue = fixture.ann.visit("/settings/mail?state=unsubscribed").await;
    queue.says("lee@example.org").says(t::email_queue::unsubscribed());
    queue.says(t::email_queue::in_state(1, false, "unsubscribed")).says(t::email_queue::in_state(0, false, "failed"));
    assert!(!queue.offers("Try again lee@example.org"));
}

#[tokio::test]
async fn managers_turn_off_what_they_are_told_of_their_groups() {
    let fixture = Invited::with(|form| form.fill("Expiration", "1 hour")).await;
    fixture.server.later(TimeDelta::hours(1));
    let ask = async |person: Account| {
        let form = person.visit(&format!("{}/request", fixture.invite.link)).await.form("Request access");
        person.submit(form).await.is(200);
    };
    ask(fixture.server.eve().await).await;
    let asked = fixture.server.mail.email_to("ann@example.org").await;
    click(&fixture.server.stranger(), &unsubscribe_link(&asked)).await.says(EmailTopic::Requests.name());
    ask(fixture.server.sam().await).await;
    wait_for(&fixture.server, "request-asked", &[EmailState::Sent, EmailState::Unsubscribed]).await;
}

#[tokio::test]
async fn the_page_is_in_the_readers_language() {
    let fixture = Invited::with(to("lee@example.org")).await;
    let link = unsubscribe_link(&fixture.server.mail.email_to("lee@example.org").await);
    let lee = fixture.server.stranger();
    let page = lee.send(lee.request(Method::GET, &link).header("Accept-Language", "de")).await;
    let in_german = |message: Message<'_>| message.say(&Reader { language: Language::German, ..Reader::default() });
    page.headed(in_german(t::accounts::unsubscribe_question())).says(in_german(EmailTopic::Invites.about()));
    assert!(page.offers(in_german(t::accounts::unsubscribe())));
}

#[tokio::test]
async fn choices_of_the_time_of_reminders_alone_are_carried_over() {
    let server = TestServer::open().await;
    let down = if crate::harness::database::on_postgres() {
        include_str!("../../migrations/postgres/2026-12-02-000000_email_choices/down.sql")
    } else {
        include_str!("../../migrations/sqlite/2026-12-02-000000_email_choices/down.sql")
    };
    let sent = super::write_to(&server, "eve@example.org").await;
    super::standing(&server, sent, EmailState::Sent).await;
    server
        .write(move |conn| {
            conn.batch_execute(down)?;
            conn.batch_execute("INSERT INTO quiet_addresses (address_key, since) VALUES ('lee@example.org', 7)")?;
            let forget = "DELETE FROM __diesel_schema_migrations WHERE version = $1";
            sql_query(forget).bind::<Text, _>("20261202000000").execute(conn)
        })
        .await;
    assert_eq!(db::migrate(&server.database.location()).map_err(|cause| cause.to_string()), Ok(1));
    assert_eq!(off(&server).await, [("lee@example.org".to_owned(), "invite_reminders".to_owned())]);
    assert_eq!(states(&server, "test").await, [EmailState::Sent]);
}
