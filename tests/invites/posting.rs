//! Invites and a mail server that misbehaves, and a program that is killed while emails flow.

use std::collections::{BTreeMap, BTreeSet};
use std::time::{Duration, Instant};

use chrono::TimeDelta;
use diesel::{ExpressionMethods, QueryDsl, RunQueryDsl};
use muster::clock::Moment;
use muster::db::Wake;
use muster::db::schema::mails;
use muster::db::types::EmailState;
use muster::mail::Patience;
use muster::t;
use tokio::time::sleep;

use super::{Invited, made, new_invite, to};
use crate::harness::TestServer;
use crate::harness::mail_server::{MailServer, MailServerManner};
use crate::harness::program::Program;

/// Emails that one mailer carries at once.
const LANES: usize = 4;

/// Addresses in one invite.
fn many(count: usize) -> String {
    (0..count).map(|n| format!("p{n}@example.org")).collect::<Vec<_>>().join("\n")
}

/// Waits until this holds of the emails of invites: how many stand in each state.
async fn until(server: &TestServer, settled: impl Fn(&BTreeMap<EmailState, usize>) -> bool) {
    let patience = Instant::now() + Duration::from_secs(20);
    loop {
        let states: Vec<EmailState> =
            server.read(|conn| mails::table.filter(mails::kind.eq("invite")).select(mails::state).load(conn)).await;
        let mut counts = BTreeMap::new();
        for state in states {
            *counts.entry(state).or_insert(0) += 1;
        }
        if settled(&counts) {
            return;
        }
        assert!(Instant::now() < patience, "the email queue stays so: {counts:?}");
        sleep(Duration::from_millis(20)).await;
    }
}

fn all(count: usize, state: EmailState) -> impl Fn(&BTreeMap<EmailState, usize>) -> bool {
    move |counts| counts.get(&state) == Some(&count) && counts.len() == 1
}

#[tokio::test]
async fn a_slow_server_holds_up_no_page() {
    let fixture = Invited::open().await;
    // Carrying one email takes it some five seconds.
    fixture.server.mail.behave(MailServerManner::Slow(Duration::from_secs(1)));
    let form = new_invite(&fixture.ann, fixture.choir).await.fill(t::invites::addresses(), &many(20));
    let begun = Instant::now();
    let answer = fixture.ann.press(form).await;
    let took = begun.elapsed();
    answer.is(303);
    assert!(took < Duration::from_secs(1), "{took:?}");
    fixture.server.mail.behave(MailServerManner::Friendly);
    until(&fixture.server, all(20, EmailState::Sent)).await;
}

/// Twenty emails to a server that takes them without saying so, until it mends its manners: each
/// comes, under one Message-ID, and twice at most those that were in flight at once.
async fn taken_without_a_word(manner: MailServerManner) {
    let server = TestServer::open_with(|config| {
        let patience = Patience { answer: Duration::from_secs(5), message: Duration::from_millis(300) };
        config.smtp = config.smtp.take().map(|server| server.with_patience(patience));
    })
    .await;
    let ann = server.ann().await;
    let choir = server.group("Choir", &ann).await;
    server.mail.behave(manner);
    made(&ann, choir, to(&many(20))).await;
    // The first few are tried in vain; the others wait without a mark on them.
    let patience = Instant::now() + Duration::from_secs(20);
    let tried = loop {
        let rows: Vec<(i64, Option<Moment>)> =
            server.read(|conn| mails::table.select((mails::attempts, mails::claimed_until)).load(conn)).await;
        let tried = rows.iter().filter(|(attempts, claimed)| *attempts > 0 && claimed.is_none()).count();
        if tried > 0 && rows.iter().all(|(_, claimed)| claimed.is_none()) {
            break tried;
        }
        assert!(Instant::now() < patience, "none was given up: {rows:?}");
        sleep(Duration::from_millis(20)).await;
    };
    assert!(tried <= LANES, "{tried} of 20 in flight");
    server.mail.behave(MailServerManner::Friendly);
    server.later(TimeDelta::minutes(1));
    server.wake(Wake::Mailer).await;
    until(&server, all(20, EmailState::Sent)).await;
    let emails = server.mail.emails();
    let mut by_address: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for email in &emails {
        by_address.entry(email.recipient().to_owned()).or_default().push(email.message_id());
    }
    assert_eq!(by_address.len(), 20, "everybody has one");
    for (address, names) in &by_address {
        assert!(names.iter().all(|name| *name == names[0]), "{address}: {names:?}");
    }
    assert!(emails.len() <= 20 + LANES, "{} emails for 20 people", emails.len());
    assert!(emails.len() > 20, "a server that says nothing may have taken them or not");
}

#[tokio::test]
async fn a_server_silent_after_data_gets_only_those_in_flight_again() {
    taken_without_a_word(MailServerManner::SilentAfterData).await;
}

#[tokio::test]
async fn a_server_that_hangs_up_gets_only_those_in_flight_again() {
    taken_without_a_word(MailServerManner::ClosingAfterData).await;
}

#[tokio::test]
async fn what_is_refused_for_now_is_tried_again_and_its_page_says_so() {
    let fixture = Invited::open().await;
    fixture.server.mail.behave(MailServerManner::Refusing("451 4.3.0 come back later"));
    let invite = made(&fixture.ann, fixture.choir, to("lee@example.org")).await;
    let patience = Instant::now() + Duration::from_secs(10);
    while !fixture.ann.visit(&invite.url).await.text().contains("451 4.3.0 come back later") {
        assert!(Instant::now() < patience);
        sleep(Duration::from_millis(20)).await;
    }
    fixture.ann.visit(&invite.url).await.says("waiting");
    fixture.server.mail.behave(MailServerManner::Friendly);
    fixture.server.later(TimeDelta::minutes(1));
    fixture.server.wake(Wake::Mailer).await;
    until(&fixture.server, all(1, EmailState::Sent)).await;
    fixture.ann.visit(&invite.url).await.says("sent");
}

#[tokio::test]
async fn those_refused_for_good_stop_and_the_others_go() {
    let fixture = Invited::open().await;
    fixture.server.mail.behave(MailServerManner::RefusingOne("p3@example.org", "550 5.1.1 no such user"));
    let invite = made(&fixture.ann, fixture.choir, to(&many(10))).await;
    until(&fixture.server, |counts| counts.get(&EmailState::Sent) == Some(&9)).await;
    until(&fixture.server, |counts| counts.get(&EmailState::Failed) == Some(&1)).await;
    fixture.ann.visit(&invite.url).await.says("failed").says("550 5.1.1 no such user");
    // The address is suppressed: a further invite says so without asking the server.
    fixture.server.mail.behave(MailServerManner::Friendly);
    let again = made(&fixture.ann, fixture.choir, to("p3@example.org")).await;
    until(&fixture.server, |counts| counts.get(&EmailState::Failed) == Some(&2)).await;
    fixture.ann.visit(&again.url).await.says("failed").says("550 5.1.1 no such user");
    assert!(fixture.server.mail.emails_to("p3@example.org").is_empty());
}

#[tokio::test]
async fn a_server_that_hangs_up_gets_it_again_under_the_same_name() {
    let fixture = Invited::open().await;
    fixture.server.mail.behave(MailServerManner::ClosingAfterData);
    made(&fixture.ann, fixture.choir, to("lee@example.org")).await;
    fixture.server.mail.email_to("lee@example.org").await;
    until(&fixture.server, all(1, EmailState::Waiting)).await;
    fixture.server.mail.behave(MailServerManner::Friendly);
    let patience = Instant::now() + Duration::from_secs(10);
    while fixture.server.mail.emails_to("lee@example.org").len() < 2 {
        assert!(Instant::now() < patience);
        fixture.server.later(TimeDelta::minutes(1));
        fixture.server.wake(Wake::Mailer).await;
        sleep(Duration::from_millis(50)).await;
    }
    until(&fixture.server, all(1, EmailState::Sent)).await;
    let emails = fixture.server.mail.emails_to("lee@example.org");
    assert_eq!(emails[0].message_id(), emails[1].message_id());
    assert_eq!(emails[0].link(), emails[1].link());
}

#[tokio::test]
async fn five_hundred_emails_arrive_though_the_program_is_killed() {
    let server = TestServer::open_with(|config| config.smtp = None).await;
    let ann = server.ann().await;
    let choir = server.group("Choir", &ann).await;
    // The program runs on the machine's clock, by which a dated one would be long past.
    made(&ann, choir, |form| to(&many(500))(form.fill(t::passes::expiration(), "Never"))).await;
    let mail_server = MailServer::open().await;
    mail_server.behave(MailServerManner::Slow(Duration::from_millis(1)));
    let url = mail_server.url();
    // Killed three times while emails flow; what it had in hand is anybody's again by and by.
    for already in [50, 150, 250] {
        let program = Program::start(&server.database, &["serve", "--smtp", &url]);
        let patience = Instant::now() + Duration::from_secs(60);
        while mail_server.emails().len() < already {
            assert!(Instant::now() < patience, "{} emails came", mail_server.emails().len());
            sleep(Duration::from_millis(2)).await;
        }
        program.kill();
    }
    let before = mail_server.emails().len();
    assert!(before < 500, "it was killed too late: {before} emails came");
    // The five minutes of a claim, passed by hand: the program runs on the machine's clock.
    server
        .write(|conn| {
            diesel::update(mails::table.filter(mails::state.eq(EmailState::Waiting)))
                .set(mails::claimed_until.eq(None::<Moment>))
                .execute(conn)
        })
        .await;
    let _program = Program::start(&server.database, &["serve", "--smtp", &url]);
    until(&server, all(500, EmailState::Sent)).await;
    let mut by_address: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let emails = mail_server.emails();
    for email in &emails {
        by_address.entry(email.recipient().to_owned()).or_default().insert(email.message_id());
    }
    assert_eq!(by_address.len(), 500);
    let renamed: Vec<_> = by_address.iter().filter(|(_, names)| names.len() != 1).collect();
    assert!(renamed.is_empty(), "an email keeps its Message-ID: {renamed:?}");
    // Four lanes were in flight at each of three ends.
    assert!(emails.len() <= 500 + 12, "{} emails for 500 addresses", emails.len());
}
