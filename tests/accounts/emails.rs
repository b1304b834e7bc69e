//! Every email of accounts, word for word.

use muster::accounts;
use muster::mail::EmailKinds;
use muster::secret::ServerKey;
use serde_json::{Value, json};
use url::Url;

use crate::harness::cast::email_context;

#[test]
fn emails_say_who_and_what_and_until_when() {
    let link = json!({ "token": 7, "generation": 1, "ends_at": 1_772_445_600_000_000_i64 });
    for (kind, parameters) in [
        ("confirm", link.clone()),
        ("welcome", link.clone()),
        ("already", Value::Null),
        ("reset", link.clone()),
        ("first_password", link.clone()),
        ("password_set", json!({ "at": 1_772_442_000_000_000_i64 })),
        ("email", link),
        ("email_notice", json!({ "address": "eve.new@example.org" })),
    ] {
        let base_url = Url::parse("https://groups.example.org").expect("a URL");
        let key = ServerKey::new([7; 32]);
        let context = email_context(&base_url, &key);
        let email = EmailKinds::new(accounts::emails()).write(kind, &context, &parameters).expect("an email");
        insta::assert_snapshot!(kind, format!("{}\n\n{}", email.subject, email.text));
        for line in email.text.lines().filter(|line| line.starts_with("http")) {
            assert!(email.html.contains(&format!("href=\"{line}\"")), "both parts of {kind} hold {line}");
        }
    }
}

#[test]
fn an_email_without_its_parameters_is_not_sent() {
    let base_url = Url::parse("https://groups.example.org").expect("a URL");
    let key = ServerKey::new([7; 32]);
    let context = email_context(&base_url, &key);
    for kind in ["confirm", "welcome", "reset", "password_set", "email", "email_notice"] {
        assert!(EmailKinds::new(accounts::emails()).write(kind, &context, &json!({})).is_err(), "{kind}");
    }
}
