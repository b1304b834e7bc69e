//! Emails as they would leave: written from the email queue, where each is a row with no token in it.

use diesel::prelude::*;
use muster::accounts;
use muster::db::schema::mails;
use muster::mail::{EmailKinds, RenderedEmail};
use serde_json::Value;
use url::Url;

use crate::harness::TestServer;
use crate::harness::cast::email_context;

/// The emails written to `address` so far, oldest first.
pub async fn to(server: &TestServer, address: &str) -> Vec<RenderedEmail> {
    let address = address.to_owned();
    let rows: Vec<(String, String)> = server
        .read(move |conn| {
            mails::table
                .filter(mails::to_address.eq(address))
                .order(mails::id)
                .select((mails::kind, mails::parameters))
                .load(conn)
        })
        .await;
    let emails = EmailKinds::new(accounts::emails());
    let (base_url, key) = (&server.app.config.base_url, &server.app.key);
    let context = email_context(base_url, key);
    let write = |(kind, parameters): &(String, String)| {
        let parameters: Value = serde_json::from_str(parameters).expect("parameters are JSON");
        emails.write(kind, &context, &parameters).unwrap_or_else(|cause| panic!("{kind}: {cause}"))
    };
    rows.iter().map(write).collect()
}

/// The latest of them.
pub async fn latest(server: &TestServer, address: &str) -> RenderedEmail {
    to(server, address).await.pop().unwrap_or_else(|| panic!("no email to {address}"))
}

/// The path of the first link of an email.
pub fn link(email: &RenderedEmail) -> String {
    let line = email.text.lines().find(|line| line.starts_with("http")).expect("an email with a link");
    assert!(email.html.contains(line), "both parts hold {line}");
    Url::parse(line).expect("a link is a URL").path().to_owned()
}
