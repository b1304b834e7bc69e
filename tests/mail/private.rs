//! The way to the mail server: over TLS to a server that is who it says, or not at all.

use std::fmt::Display;
use std::time::Duration;

use muster::t;
use tokio::time::{Instant, sleep};

use crate::harness::authority::Authority;
use crate::harness::database::Database;
use crate::harness::mail_server::{Account, MailServer, MailServerOptions, Tls};
use crate::harness::page::Page;
use crate::harness::person::Person;
use crate::harness::program::Program;
use crate::setup::filled;

const PASSWORD: &str = "s3cret/anchor";

/// The only one who may bring emails, who says so in this way.
fn robot(mechanism: &'static str) -> Account {
    Account { user: "robot@example.org", password: PASSWORD, mechanism }
}

/// Muster as its operator started it, set up by Ann, to whom it has written an email at that.
struct Site {
    program: Program,
    ann: Person,
    _database: Database,
}

impl Site {
    /// With this mail server, on a machine that trusts this authority.
    async fn open(smtp: &str, trusted: &Authority) -> Self {
        let database = Database::bare();
        let certificates = database.folder().join("certificates.pem");
        std::fs::write(&certificates, trusted.pem()).expect("the file is written");
        let certificates = certificates.display().to_string();
        let variables = [("MUSTER_SMTP", smtp), ("SSL_CERT_FILE", &certificates)];
        let mut program = Program::serve_with(&database, &variables);
        let link = program.hear("/setup/");
        let ann = program.stranger();
        let page = ann.visit(&link[link.find("/setup/").expect("a link")..]).await;
        ann.submit(filled(&page)).await.at("/");
        Self { program, ann, _database: database }
    }

    /// The email queue once it says so; waits for up to ten seconds.
    async fn queue(&self, words: impl Display) -> Page {
        let patience = Instant::now() + Duration::from_secs(10);
        loop {
            let page = self.ann.visit("/settings/mail").await;
            if page.text().contains(&words.to_string()) || Instant::now() > patience {
                page.says(&words);
                return page;
            }
            sleep(Duration::from_millis(50)).await;
        }
    }

    /// Ends the program, and looks for the password in all that it said.
    fn kept_the_password_to_itself(self) {
        self.program.terminate();
        let (status, said) = self.program.finish();
        assert!(status.success() && !said.contains("s3cret"), "{said}");
    }
}

fn with_password(scheme: &str, port: u16, rest: &str) -> String {
    format!("{scheme}://robot%40example.org:s3cret%2Fanchor@localhost:{port}{rest}")
}

#[tokio::test]
async fn by_starttls_an_email_and_the_password_go_in_private() {
    let authority = Authority::new("Harbour School");
    let options = MailServerOptions { tls: Tls::Upgrade(authority.server("localhost")), account: Some(robot("PLAIN")) };
    let mail_server = MailServer::open_with(options).await;
    let site = Site::open(&with_password("smtp", mail_server.port(), "?tls=required"), &authority).await;
    mail_server.email_to("ann@example.org").await;
    site.queue(t::email_queue::in_state(1, false, "sent")).await.says("250 taken");
    assert_eq!(mail_server.overheard(), ["EHLO", "STARTTLS"]);
    site.kept_the_password_to_itself();
}

#[tokio::test]
async fn by_tls_from_the_first_byte_nothing_is_overheard() {
    let authority = Authority::new("Harbour School");
    let options = MailServerOptions { tls: Tls::Whole(authority.server("localhost")), account: Some(robot("LOGIN")) };
    let mail_server = MailServer::open_with(options).await;
    let site = Site::open(&with_password("smtps", mail_server.port(), ""), &authority).await;
    mail_server.email_to("ann@example.org").await;
    site.queue(t::email_queue::in_state(1, false, "sent")).await.says("250 taken");
    assert!(mail_server.overheard().is_empty());
    site.kept_the_password_to_itself();
}

#[tokio::test]
async fn starttls_is_used_where_it_is_offered() {
    let authority = Authority::new("Harbour School");
    for (tls, overheard) in [
        (Tls::Upgrade(authority.server("localhost")), vec!["EHLO", "STARTTLS"]),
        (Tls::None, vec!["EHLO", "MAIL", "RCPT", "DATA", "QUIT"]),
    ] {
        let mail_server = MailServer::open_with(MailServerOptions { tls, account: None }).await;
        let url = format!("smtp://localhost:{}?tls=opportunistic", mail_server.port());
        let site = Site::open(&url, &authority).await;
        mail_server.email_to("ann@example.org").await;
        site.queue(t::email_queue::in_state(1, false, "sent")).await;
        site.kept_the_password_to_itself();
        assert_eq!(mail_server.overheard(), overheard);
    }
}

#[tokio::test]
async fn a_server_of_an_unknown_authority_gets_nothing() {
    let (known, stranger) = (Authority::new("Harbour School"), Authority::new("Somebody"));
    for (scheme, rest, tls, overheard) in [
        ("smtp", "?tls=required", Tls::Upgrade(stranger.server("localhost")), vec!["EHLO", "STARTTLS"]),
        ("smtp", "?tls=opportunistic", Tls::Upgrade(stranger.server("localhost")), vec!["EHLO", "STARTTLS"]),
        ("smtps", "", Tls::Whole(stranger.server("localhost")), vec![]),
    ] {
        let mail_server = MailServer::open_with(MailServerOptions { tls, account: Some(robot("PLAIN")) }).await;
        let site = Site::open(&with_password(scheme, mail_server.port(), rest), &known).await;
        site.queue("invalid peer certificate: UnknownIssuer")
            .await
            .says(t::email_queue::in_state(1, false, "waiting"))
            .says(t::email_queue::in_state(0, false, "sent"));
        assert!(mail_server.emails().is_empty());
        assert_eq!(mail_server.overheard(), overheard);
        site.kept_the_password_to_itself();
    }
}

#[tokio::test]
async fn a_certificate_for_another_name_is_refused() {
    let authority = Authority::new("Harbour School");
    let options =
        MailServerOptions { tls: Tls::Upgrade(authority.server("mail.example.org")), account: Some(robot("PLAIN")) };
    let mail_server = MailServer::open_with(options).await;
    let site = Site::open(&with_password("smtp", mail_server.port(), "?tls=required"), &authority).await;
    let page = site.queue("invalid peer certificate").await;
    page.says("not valid for name \"localhost\"").says(t::email_queue::in_state(1, false, "waiting"));
    assert!(mail_server.emails().is_empty());
    assert_eq!(mail_server.overheard(), ["EHLO", "STARTTLS"]);
}

#[tokio::test]
async fn a_server_without_the_starttls_it_needs_gets_nothing() {
    let mail_server = MailServer::open_with(MailServerOptions { tls: Tls::None, account: Some(robot("PLAIN")) }).await;
    let url = with_password("smtp", mail_server.port(), "?tls=required");
    let site = Site::open(&url, &Authority::new("Harbour School")).await;
    site.queue("STARTTLS is not supported on this server").await.says(t::email_queue::in_state(1, false, "waiting"));
    assert!(mail_server.emails().is_empty());
    assert!(
        !mail_server.overheard().iter().any(|verb| verb == "AUTH" || verb == "MAIL"),
        "{:?}",
        mail_server.overheard()
    );
    site.kept_the_password_to_itself();
}

#[tokio::test]
async fn a_wrong_password_is_told_and_the_email_waits() {
    let authority = Authority::new("Harbour School");
    for mechanism in ["PLAIN", "LOGIN"] {
        let options =
            MailServerOptions { tls: Tls::Whole(authority.server("localhost")), account: Some(robot(mechanism)) };
        let mail_server = MailServer::open_with(options).await;
        let url = format!("smtps://robot%40example.org:forgotten@localhost:{}", mail_server.port());
        let site = Site::open(&url, &authority).await;
        let page = site.queue("535 5.7.8 wrong user or password").await;
        page.says(t::email_queue::in_state(1, false, "waiting"));
        assert!(!page.source().contains("forgotten"));
        assert!(mail_server.emails().is_empty());
    }
}
