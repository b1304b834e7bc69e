//! In which language an invite is emailed.

use chrono::TimeDelta;
use diesel::{QueryDsl, RunQueryDsl};
use muster::db::schema::{invites, mails};
use muster::locale::Language;
use muster::t;

use super::{Invited, made, new_invite, swept, to};
use crate::harness::TestServer;
use crate::harness::cast::in_german;
use crate::harness::form::Form;

fn to_lee_in_german(form: Form) -> Form {
    to("lee@example.org")(form).fill(t::web::email_language(), Language::German.own_name())
}

#[tokio::test]
async fn its_emails_are_in_the_language_that_its_sender_chose() {
    let fixture = Invited::with(to_lee_in_german).await;
    let email = fixture.server.mail.email_to("lee@example.org").await;
    email.is_about(in_german(&t::emails::invite_subject("Choir", "Ann Admin")));
    let page = fixture.ann.visit(&fixture.invite.url).await;
    page.says(Language::German.own_name());
    fixture.server.later(TimeDelta::minutes(2));
    fixture.ann.submit(page.form("Resend lee@example.org")).await.is(200);
    let again = fixture.server.mail.wait("lee@example.org", 2).await.pop().expect("the same again");
    assert_eq!(again.subject(), email.subject());
    fixture.server.later(TimeDelta::days(6));
    assert!(swept(&fixture.server).await);
    let reminder = fixture.server.mail.wait("lee@example.org", 3).await.pop().expect("a reminder");
    reminder.says(in_german(&t::emails::reminder_text("Choir", "Ann Admin", "Harbour School")));
    fixture.server.later(TimeDelta::days(1));
    assert!(swept(&fixture.server).await);
    let notice = fixture.server.mail.wait("lee@example.org", 4).await.pop().expect("a notice");
    notice.is_about(in_german(&t::emails::expired_subject("Choir")));
}

#[tokio::test]
async fn a_language_that_somebody_chose_counts_more_than_the_senders() {
    let fixture = Invited::open().await;
    let (eve, sam) = (fixture.server.eve().await, fixture.server.sam().await);
    eve.post("/language", &[("language", "en")]).await.is(303);
    let both = format!("{}\n{}", eve.email, sam.email);
    made(&fixture.ann, fixture.choir, |form| to(&both)(form).fill(t::web::email_language(), "de")).await;
    let subject = t::emails::invite_subject("Choir", "Ann Admin");
    fixture.server.mail.email_to(&sam.email).await.is_about(in_german(&subject));
    fixture.server.mail.email_to(&eve.email).await.is_about(subject);
}

#[tokio::test]
async fn the_organizations_language_is_proposed() {
    let server = TestServer::open().await;
    let ann = server.ann().await;
    let choir = server.group("Choir", &ann).await;
    server.speaks(Language::German, "en de").await;
    ann.post("/language", &[("language", "en")]).await.is(303);
    let page = ann.visit(&format!("/groups/{choir}/invites/new")).await;
    page.keeps(t::web::email_language(), Language::German.own_name());
    made(&ann, choir, to("lee@example.org")).await;
    // What was said of an invite stays so.
    server.speaks(Language::English, "en de").await;
    let kept: Option<Language> = server.read(|conn| invites::table.select(invites::language).first(conn)).await;
    assert_eq!(kept, Some(Language::German));
}

#[tokio::test]
async fn without_a_choice_nothing_is_asked() {
    let server = TestServer::open().await;
    let ann = server.ann().await;
    let choir = server.group("Choir", &ann).await;
    server.speaks(Language::English, "en").await;
    ann.visit(&format!("/groups/{choir}/invites/new")).await.says_nothing_of(t::web::email_language());
    made(&ann, choir, to("lee@example.org")).await;
    let kept: Option<Language> = server.read(|conn| mails::table.select(mails::language).first(conn)).await;
    assert_eq!(kept, None);
}

#[tokio::test]
async fn another_language_is_refused_at_its_field() {
    let fixture = Invited::open().await;
    fixture.server.speaks(Language::English, "en de").await;
    for tag in ["tlh", "en-XA", "DE", "de en"] {
        let form = new_invite(&fixture.ann, fixture.choir).await.forge("language", tag);
        let page = fixture.ann.submit(form.fill(t::invites::addresses(), "lee@example.org")).await;
        page.is(422).faults(t::web::email_language(), t::fields::language_unknown());
        page.keeps(t::invites::addresses(), "lee@example.org");
    }
    // What was chosen stays while something else is put right.
    let form = new_invite(&fixture.ann, fixture.choir).await.fill(t::web::email_language(), "de");
    let page = fixture.ann.submit(form.fill(t::invites::addresses(), "lee@")).await;
    page.is(422).keeps(t::web::email_language(), Language::German.own_name());
    assert!(fixture.server.mail.emails_to("lee@example.org").is_empty());
}

#[tokio::test]
async fn an_invite_goes_on_in_a_language_that_is_offered() {
    let fixture = Invited::with(to_lee_in_german).await;
    fixture.server.mail.email_to("lee@example.org").await;
    fixture.server.speaks(Language::English, "en").await;
    fixture.server.later(TimeDelta::days(6));
    assert!(swept(&fixture.server).await);
    let reminder = fixture.server.mail.wait("lee@example.org", 2).await.pop().expect("a reminder");
    reminder.says(t::emails::reminder_text("Choir", "Ann Admin", "Harbour School"));
}
