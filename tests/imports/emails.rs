//! Emails to those who are new, or to nobody.

use muster::t;

use super::{Roster, checked, confirmed, confirmed_with, id_of};
use crate::harness::cast::PASSWORD;

#[tokio::test]
async fn nobody_is_written_to_unless_that_is_chosen() {
    let Roster { server, ann, .. } = Roster::open().await;
    let dry = checked(&ann, "email\nzoe@example.org\n").await;
    confirmed(&ann, &dry).await;
    assert_eq!(server.contents().await.rows("mails"), 0);
}

#[tokio::test]
async fn those_who_are_new_get_an_email_that_leads_to_a_password() {
    let Roster { server, ann, .. } = Roster::open().await;
    let eve = server.eve().await;
    let dry = checked(&ann, &format!("email,name,groups\nzoe@example.org,Zoe,Choir\n{},Eve,Choir\n", eve.email)).await;
    confirmed_with(&ann, &dry, t::imports::send_emails()).await.says(t::imports::imported(2, 0, 0));
    let email = server.mail.email_to("zoe@example.org").await;
    assert_eq!(email.subject(), t::emails::first_password_subject("Harbour School").to_string());
    assert_eq!(server.contents().await.rows("mails"), 1, "who has an account gets none");
    // Six days are well within its seven.
    server.later(chrono::TimeDelta::days(6));
    let zoe = server.stranger();
    let form =
        zoe.visit(&email.link()).await.form(t::accounts::set_password()).fill(t::accounts::new_password(), PASSWORD);
    zoe.submit(form).await.is(200).at("/").says("Choir");
    assert!(id_of(&server, "zoe@example.org").await.is_some());
}
