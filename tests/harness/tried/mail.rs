//! The post office takes what a real mailer brings, and misbehaves as told.

use std::time::Duration;

use lettre::message::{MultiPart, header::ContentType};
use lettre::{AsyncSmtpTransport, AsyncTransport, Message, Tokio1Executor};
use tokio::time::{Instant, timeout};

use crate::harness::mail_server::{MailServer, MailServerManner};

const LONG: &str =
    "Zażółć gęślą jaźń: a line that is longer than the 78 characters after which a mailer folds what it sends.";

fn mailer(mail_server: &MailServer) -> AsyncSmtpTransport<Tokio1Executor> {
    AsyncSmtpTransport::<Tokio1Executor>::from_url(&mail_server.url()).expect("its URL").build()
}

fn email(to: &str) -> Message {
    let text = format!("{LONG}\n\nhttp://127.0.0.1/confirm/1/abc?x=1\n\n.dot at the head");
    Message::builder()
        .from("Muster <muster@example.org>".parse().expect("an address"))
        .to(to.parse().expect("an address"))
        .message_id(Some("<one@example.org>".into()))
        .subject("Grüße aus Łódź")
        .multipart(
            MultiPart::alternative()
                .singlepart(lettre::message::SinglePart::plain(text))
                .singlepart(lettre::message::SinglePart::html(format!("<p>{LONG}</p>"))),
        )
        .expect("an email")
}

#[tokio::test]
async fn an_email_arrives_as_it_was_written() {
    let mail_server = MailServer::open().await;
    mailer(&mail_server).send(email("Eve <eve@example.org>")).await.expect("it is taken");
    let got = mail_server.email_to("eve@example.org").await;
    assert_eq!(got.subject(), "Grüße aus Łódź");
    assert_eq!(got.text(), format!("{LONG}\n\nhttp://127.0.0.1/confirm/1/abc?x=1\n\n.dot at the head"));
    assert_eq!(got.html(), format!("<p>{LONG}</p>"));
    assert_eq!((got.sender(), got.recipient()), ("muster@example.org", "eve@example.org"));
    assert_eq!(got.link(), "/confirm/1/abc?x=1");
    assert_eq!(got.message_id(), "<one@example.org>");
    assert_eq!(got.header("MIME-Version").as_deref(), Some("1.0"));
    assert_eq!(mail_server.emails().len(), 1);
}

#[tokio::test]
async fn an_email_without_html_has_none() {
    let mail_server = MailServer::open().await;
    let plain = Message::builder()
        .from("a@example.org".parse().expect("an address"))
        .to("b@example.org".parse().expect("an address"));
    let plain = plain.header(ContentType::TEXT_PLAIN).body("only text\n".to_owned()).expect("an email");
    mailer(&mail_server).send(plain).await.expect("it is taken");
    let got = mail_server.email_to("b@example.org").await;
    assert_eq!((got.text().as_str(), got.html().as_str()), ("only text", ""));
}

#[tokio::test]
async fn recipients_are_refused_for_now_or_for_good() {
    let mail_server = MailServer::open().await;
    mail_server.behave(MailServerManner::Refusing("451 4.3.0 later"));
    let later = mailer(&mail_server).send(email("eve@example.org")).await.expect_err("refused");
    assert!(later.is_transient(), "{later}");
    mail_server.behave(MailServerManner::RefusingOne("eve@example.org", "550 5.1.1 no such user"));
    let never = mailer(&mail_server).send(email("eve@example.org")).await.expect_err("refused");
    assert!(never.is_permanent(), "{never}");
    mailer(&mail_server).send(email("bob@example.org")).await.expect("others are taken");
    assert_eq!(mail_server.wait("bob@example.org", 1).await.len(), mail_server.emails().len());
}

#[tokio::test]
async fn the_office_may_be_slow_silent_or_gone() {
    let mail_server = MailServer::open().await;
    mail_server.behave(MailServerManner::Slow(Duration::from_millis(30)));
    let start = Instant::now();
    mailer(&mail_server).send(email("eve@example.org")).await.expect("taken at last");
    assert!(start.elapsed() >= Duration::from_millis(120), "a greeting and four answers");
    mail_server.behave(MailServerManner::ClosingAfterData);
    mailer(&mail_server).send(email("eve@example.org")).await.expect_err("it never heard that it was taken");
    mail_server.behave(MailServerManner::SilentAfterData);
    timeout(Duration::from_millis(200), mailer(&mail_server).send(email("eve@example.org")))
        .await
        .expect_err("no answer");
    assert_eq!(mail_server.wait("eve@example.org", 3).await.len(), 3, "it was taken all the same");
    mail_server.behave(MailServerManner::Closed);
    mailer(&mail_server).send(email("eve@example.org")).await.expect_err("nobody there");
}

#[tokio::test]
#[should_panic(expected = "0 of 1 emails to eve@example.org came")]
async fn an_email_that_does_not_come_is_told() {
    tokio::time::pause();
    MailServer::open().await.email_to("eve@example.org").await;
}
