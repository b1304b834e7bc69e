//! Without a mail server no page says that something was sent.

use muster::t;

use crate::harness::TestServer;
use crate::harness::cast::Who;
use crate::harness::page::Page;

use super::{Choir, PASSWORD, filled};

/// What only a server that sends email may say.
const PROMISES: [&str; 5] = ["on its way", "we sent", "’ve sent", "We’ll email", "we’ll send"];

#[track_caller]
fn promises_nothing(page: &Page) {
    page.is(200).says_nothing_of(t::accounts::mailed());
    for promise in PROMISES {
        page.says_nothing_of(promise);
    }
}

#[tokio::test]
async fn no_page_claims_that_an_email_was_sent() {
    let server = TestServer::open_with(|config| config.smtp = None).await;
    let choir = Choir::open(&server, None).await;
    let zoe = server.stranger();
    let group = zoe.submit(filled(&zoe, "zoe@example.org", &choir.code_text).await).await;
    promises_nothing(group.says(t::passes::welcome("Choir")));
    promises_nothing(zoe.visit("/").await.says(t::accounts::unconfirmed_email_off("zoe@example.org")));
    let account = zoe.visit("/account").await;
    promises_nothing(&account);
    let form = account
        .form(t::accounts::change_email())
        .fill(t::accounts::new_email(), "zoe@example.net")
        .fill(t::accounts::your_password(), PASSWORD);
    promises_nothing(zoe.submit(form).await.says(t::web::mail_waits("zoe@example.net")));
    zoe.post("/account/confirm", &[("", ""); 0]).await.leads_to("/account");
    promises_nothing(zoe.visit("/account").await.says(t::web::mail_waits("zoe@example.org")));
    promises_nothing(&zoe.visit("/join/request?code=NOSUCHCODE").await);
    for (path, said) in [
        ("/forgotten", t::accounts::forgot_text_email_off("Harbour School")),
        ("/forgotten/mailed", t::accounts::waits_reset()),
        ("/signup/mailed", t::accounts::waits_sign_up()),
    ] {
        promises_nothing(server.stranger().visit(path).await.says(said));
    }
}

#[tokio::test]
async fn admins_are_told_on_home_that_email_is_off() {
    let server = TestServer::open_with(|config| config.smtp = None).await;
    let boss = server.account("Bea Boss", Who::ADMIN).await;
    boss.visit("/").await.says(t::email_queue::off());
    server.eve().await.visit("/").await.says_nothing_of(t::email_queue::off());
    let una = server.account("Una New", Who::UNCONFIRMED).await;
    let person = boss.visit(&format!("/users/{}", una.id)).await;
    promises_nothing(
        boss.submit(person.form(t::directory::resend_confirmation())).await.says(t::web::mail_waits("una@example.org")),
    );
    let mailing = TestServer::open().await;
    mailing.ann().await.visit("/").await.says_nothing_of(t::email_queue::off());
}
