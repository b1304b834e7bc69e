//! Every letter of invites, word for word.

use muster::invites;
use muster::mail::EmailKinds;
use muster::secret::ServerKey;
use serde_json::{Value, json};
use url::Url;

use crate::harness::cast::email_context;
use crate::harness::received_email::{said_by_html, words};

#[test]
fn letters_say_who_and_what_and_until_when() {
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
        ("invite_asked_for", "invite", invite(&[("asked", json!(true))])),
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
        let email = EmailKinds::new(invites::emails()).write(kind, &context, &parameters).expect("a letter");
        insta::assert_snapshot!(name, format!("{}\n\n{}", email.subject, email.text));
        assert_eq!(said_by_html(&email.html), words(&email.text), "both parts of {name} say the same");
        for line in email.text.lines().filter(|line| line.starts_with("http")) {
            assert!(email.html.contains(&format!("href=\"{line}\"")), "both parts of {name} hold {line}");
        }
        let asks_to_end = email.unsubscribe.is_some_and(|url| url.ends_with("/quiet"));
        assert_eq!(asks_to_end, ["invite", "invite-reminder", "invite-notice"].contains(&kind), "{name}");
    }
}

#[test]
fn a_letter_without_its_parameters_is_refused_and_not_sent_half_empty() {
    let base_url = Url::parse("https://groups.example.org").expect("a URL");
    let key = ServerKey::new([7; 32]);
    let context = email_context(&base_url, &key);
    for (kind, _) in invites::emails() {
        assert!(EmailKinds::new(invites::emails()).write(kind, &context, &json!({})).is_err(), "{kind}");
    }
}
