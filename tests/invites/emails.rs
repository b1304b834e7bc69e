//! Every email of invites, word for word.

use muster::invites;
use muster::mail::EmailKinds;
use muster::secret::ServerKey;
use serde_json::{Value, json};
use url::Url;

use crate::harness::cast::email_context;
use crate::harness::received_email::{said_by_html, words};

#[test]
fn emails_say_who_and_what_and_until_when() {
    let invite = |change: &[(&str, Value)]| {
        let mut words = json!({
            "recipient": 7, "generation": 1, "group": "Choir & Band", "inviter": "Ann Admin",
            "expires_at": 1_773_046_800_000_000_i64, "admits_new": true,
        });
        for (name, value) in change {
            words[*name] = value.clone();
        }
        words
    };
    let fallen = |stopped: &[i64], narrowed: &[i64]| {
        json!({
            "group_id": 5, "group": "Choir", "maker": "Bob Builder", "stopped": stopped, "narrowed": narrowed,
        })
    };
    for (name, kind, parameters) in [
        ("invite", "invite", invite(&[])),
        ("invite_for_members_for_ever", "invite", invite(&[("expires_at", Value::Null), ("admits_new", json!(false))])),
        ("invite_asked_for", "invite-approved", invite(&[("asked", json!(true))])),
        ("reminder", "invite-reminder", invite(&[])),
        ("reminder_of_one_asked_for", "invite-reminder", invite(&[("asked", json!(true))])),
        ("notice", "invite-notice", invite(&[])),
        ("notice_of_one_asked_for", "invite-notice", invite(&[("asked", json!(true))])),
        ("fallen_to_members", "invite-fallen", fallen(&[], &[3])),
        ("stopped", "invite-fallen", fallen(&[3], &[])),
        ("several_stopped", "invite-fallen", fallen(&[3, 4], &[])),
        ("several_fallen", "invite-fallen", fallen(&[3, 4], &[5])),
    ] {
        let base_url = Url::parse("https://groups.example.org").expect("a URL");
        let key = ServerKey::new([7; 32]);
        let context = email_context(&base_url, &key);
        let email = EmailKinds::new(invites::emails()).write(kind, &context, &parameters).expect("an email");
        insta::assert_snapshot!(name, format!("{}\n\n{}", email.subject, email.text));
        assert_eq!(said_by_html(&email.html), words(&email.text), "both parts of {name} say the same");
        for line in email.text.lines().filter(|line| line.starts_with("http")) {
            assert!(email.html.contains(&format!("href=\"{line}\"")), "both parts of {name} hold {line}");
        }
        assert_eq!(email.unsubscribe.is_some(), kind != "invite-approved", "{name}");
    }
}

#[test]
fn an_email_without_its_parameters_is_not_sent() {
    let base_url = Url::parse("https://groups.example.org").expect("a URL");
    let key = ServerKey::new([7; 32]);
    let context = email_context(&base_url, &key);
    for kind in invites::emails().into_iter().map(|kind| kind.name) {
        assert!(EmailKinds::new(invites::emails()).write(kind, &context, &json!({})).is_err(), "{kind}");
    }
}
