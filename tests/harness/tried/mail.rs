//! The post office takes what a real mailer brings, and misbehaves as told.

use std::time::Duration;

use lettre::message::{MultiPart, header::ContentType};
use lettre::{AsyncSmtpTransport, AsyncTransport, Message, Tokio1Executor};
use tokio::time::{Instant, timeout};

use crate::harness::post_office::{Manner, PostOffice};

const LONG: &str =
    "Zażółć gęślą jaźń: a line that is longer than the 78 characters after which a mailer folds what it sends.";

fn mailer(office: &PostOffice) -> AsyncSmtpTransport<Tokio1Executor> {
    AsyncSmtpTransport::<Tokio1Executor>::from_url(&office.url()).expect("its URL").build()
}

fn letter(to: &str) -> Message {
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
        .expect("a letter")
}

#[tokio::test]
async fn a_letter_arrives_as_it_was_written() {
    let office = PostOffice::open().await;
    mailer(&office).send(letter("Eve <eve@example.org>")).await.expect("it is taken");
    let got = office.letter_to("eve@example.org").await;
    assert_eq!(got.subject(), "Grüße aus Łódź");
    assert_eq!(got.text(), format!("{LONG}\n\nhttp://127.0.0.1/confirm/1/abc?x=1\n\n.dot at the head"));
    assert_eq!(got.html(), format!("<p>{LONG}</p>"));
    assert_eq!((got.sender(), got.recipient()), ("muster@example.org", "eve@example.org"));
    assert_eq!(got.link(), "/confirm/1/abc?x=1");
    assert_eq!(got.message_id(), "<one@example.org>");
    assert_eq!(got.header("MIME-Version").as_deref(), Some("1.0"));
    assert_eq!(office.letters().len(), 1);
}

#[tokio::test]
async fn a_letter_without_html_has_none() {
    let office = PostOffice::open().await;
    let plain = Message::builder()
        .from("a@example.org".parse().expect("an address"))
        .to("b@example.org".parse().expect("an address"));
    let plain = plain.header(ContentType::TEXT_PLAIN).body("only text\n".to_owned()).expect("a letter");
    mailer(&office).send(plain).await.expect("it is taken");
    let got = office.letter_to("b@example.org").await;
    assert_eq!((got.text().as_str(), got.html().as_str()), ("only text", ""));
}

#[tokio::test]
async fn recipients_are_refused_for_now_or_for_good() {
    let office = PostOffice::open().await;
    office.behave(Manner::Refusing("451 4.3.0 later"));
    let later = mailer(&office).send(letter("eve@example.org")).await.expect_err("refused");
    assert!(later.is_transient(), "{later}");
    office.behave(Manner::RefusingOne("eve@example.org", "550 5.1.1 no such user"));
    let never = mailer(&office).send(letter("eve@example.org")).await.expect_err("refused");
    assert!(never.is_permanent(), "{never}");
    mailer(&office).send(letter("bob@example.org")).await.expect("others are taken");
    assert_eq!(office.wait("bob@example.org", 1).await.len(), office.letters().len());
}

#[tokio::test]
async fn the_office_may_be_slow_silent_or_gone() {
    let office = PostOffice::open().await;
    office.behave(Manner::Slow(Duration::from_millis(30)));
    let start = Instant::now();
    mailer(&office).send(letter("eve@example.org")).await.expect("taken at last");
    assert!(start.elapsed() >= Duration::from_millis(120), "a greeting and four answers");
    office.behave(Manner::ClosingAfterData);
    mailer(&office).send(letter("eve@example.org")).await.expect_err("it never heard that it was taken");
    office.behave(Manner::SilentAfterData);
    timeout(Duration::from_millis(200), mailer(&office).send(letter("eve@example.org"))).await.expect_err("no answer");
    assert_eq!(office.wait("eve@example.org", 3).await.len(), 3, "it was taken all the same");
    office.behave(Manner::Closed);
    mailer(&office).send(letter("eve@example.org")).await.expect_err("nobody there");
}

#[tokio::test]
#[should_panic(expected = "0 of 1 letters to eve@example.org came")]
async fn a_letter_that_does_not_come_is_told() {
    tokio::time::pause();
    PostOffice::open().await.letter_to("eve@example.org").await;
}
