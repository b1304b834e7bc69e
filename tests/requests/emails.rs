//! Every email of requests, word for word.

use muster::mail::EmailKinds;
use muster::requests;
use muster::secret::ServerKey;
use serde_json::json;
use url::Url;

use crate::harness::cast::email_context;
use crate::harness::received_email::{said_by_html, words};

#[test]
fn emails_say_who_and_what_and_where_to_go() {
    let asked = |address: &str, note: &str| json!({ "group_id": 5, "group": "Choir", "name": "Lee Loud", "address": address, "note": note });
    let by_code =
        json!({ "group_id": 5, "group": "Choir", "name": "Lee Loud", "address": "", "note": "", "by_code": true });
    let asker = json!({ "request": 3, "group_id": 5, "group": "Choir" });
    for (name, kind, parameters) in [
        ("asked", "request-asked", asked("", "")),
        ("asked_by_a_stranger", "request-asked", asked("lee@example.org", "I was ill.")),
        ("asked_behind_a_code", "request-asked", by_code),
        ("denied_behind_a_code", "request-denied", json!({ "request": 3, "group_id": 5, "group": "" })),
        (
            "denied_behind_a_link",
            "request-denied",
            json!({ "request": 3, "group_id": 5, "group": "", "by_link": true }),
        ),
        ("approved", "request-approved", asker.clone()),
        ("denied", "request-denied", asker),
    ] {
        let base_url = Url::parse("https://groups.example.org").expect("a URL");
        let key = ServerKey::new([7; 32]);
        let context = email_context(&base_url, &key);
        let email = EmailKinds::new(requests::emails()).write(kind, &context, &parameters).expect("an email");
        insta::assert_snapshot!(name, format!("{}\n\n{}", email.subject, email.text));
        assert_eq!(said_by_html(&email.html), words(&email.text), "both parts of {name} say the same");
        for line in email.text.lines().filter(|line| line.starts_with("http")) {
            assert!(email.html.contains(&format!("href=\"{line}\"")), "both parts of {name} hold {line}");
        }
        assert!(
            EmailKinds::new(requests::emails()).write(kind, &context, &json!({})).is_err(),
            "{name} needs its parameters"
        );
    }
}
