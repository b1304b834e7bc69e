//! Names and notes in emails: whatever people typed, no mail program makes a link of it, and no subject
//! line holds a web address.
//!
//! Mail programs make links of what looks like one (`https://…`, `www.…`, `evil.example`). Our own links
//! come into being as an email is written; all else in it was typed by somebody, so this is done to
//! everything that an email is written from, once for all kinds.

use serde_json::Value;

use crate::text;

/// What stands in a subject for a web address.
const ELLIPSIS: &str = "…";

/// Everything of `parameters` that is text, changed.
pub(super) fn each(parameters: &Value, change: fn(&str) -> String) -> Value {
    match parameters {
        Value::String(text) => Value::String(change(text)),
        Value::Array(values) => values.iter().map(|value| each(value, change)).collect(),
        Value::Object(fields) => fields.iter().map(|(name, value)| (name.clone(), each(value, change))).collect(),
        other => other.clone(),
    }
}

/// For bodies: a blank breaks what looks like a web address. Email addresses stay whole.
pub(super) fn break_links(text: &str) -> String {
    words(text, break_word)
}

/// For subjects: what is plainly a web address is left out, what only looks like one is broken.
pub(super) fn drop_links(text: &str) -> String {
    words(text, |word| if is_web_address(word) { ELLIPSIS.to_owned() } else { break_word(word) })
}

fn words(text: &str, change: impl Fn(&str) -> String) -> String {
    let mut changed = String::with_capacity(text.len());
    for piece in text.split_inclusive(char::is_whitespace) {
        let word = piece.trim_end_matches(char::is_whitespace);
        changed.push_str(&if is_email(word) { word.to_owned() } else { change(word) });
        changed.push_str(&piece[word.len()..]);
    }
    changed
}

fn is_web_address(word: &str) -> bool {
    let word = word.to_ascii_lowercase();
    word.contains("://") || word.contains("www.")
}

fn is_email(word: &str) -> bool {
    let bare = word.trim_matches(|c: char| !c.is_alphanumeric());
    !word.contains(['/', ':']) && !is_web_address(word) && text::email(bare).is_ok()
}

/// A blank after `://`, and after each dot that is followed by letters, as a domain's are.
fn break_word(word: &str) -> String {
    let mut whole = String::with_capacity(word.len());
    let is_web_address = is_web_address(word);
    for (at, c) in word.char_indices() {
        let (before, after) = (&word[..at], &word[at + c.len_utf8()..]);
        let ends_scheme = c == '/' && before.ends_with(":/");
        let in_domain = c == '.'
            && before.ends_with(|c: char| c.is_alphanumeric() || matches!(c, '-' | '_'))
            && (is_web_address || after.chars().take_while(|c| c.is_alphabetic()).nth(1).is_some());
        whole.push(c);
        if !after.is_empty() && (ends_scheme || in_domain) {
            whole.push(' ');
        }
    }
    whole
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde_json::json;

    use super::*;

    #[test]
    fn web_addresses_in_a_body_are_broken() {
        for (typed, expected) in [
            ("Choir", "Choir"),
            ("Win at www.evil.example now", "Win at www. evil. example now"),
            ("https://evil.example/a?b=c.d", "https:// evil. example/a?b=c. d"),
            ("HTTP://10.0.0.1/x", "HTTP:// 10. 0. 0. 1/x"),
            ("evil.example, (evil.example)", "evil. example, (evil. example)"),
            ("例え.テスト", "例え. テスト"),
            ("evil.xn--p1ai", "evil. xn--p1ai"),
            ("ann@example.org", "ann@example.org"),
            ("<ann@example.org>, www.evil.example@x.org", "<ann@example.org>, www. evil. example@x. org"),
            ("evil.example/@x.org", "evil. example/@x. org"),
            ("St. John's, 1.5 km, J.R.R. Tolkien, 9 a.m.", "St. John's, 1.5 km, J.R.R. Tolkien, 9 a.m."),
            ("1.FC Köln", "1. FC Köln"),
            ("one\n two\n", "one\n two\n"),
        ] {
            assert_eq!(break_links(typed), expected);
        }
    }

    #[test]
    fn web_addresses_are_left_out_of_a_subject() {
        assert_eq!(drop_links("Win at https://evil.example/x or (www.evil.example)!"), "Win at … or …");
        assert_eq!(drop_links("Node.js for ann@example.org"), "Node. js for ann@example.org");
    }

    #[test]
    fn all_text_of_the_parameters_is_read() {
        let parameters = json!({ "group": "a.bc", "more": ["d.ef", { "g": "h.ij" }], "id": 7, "none": null });
        let expected = json!({ "group": "a. bc", "more": ["d. ef", { "g": "h. ij" }], "id": 7, "none": null });
        assert_eq!(each(&parameters, break_links), expected);
    }

    proptest! {
        #[test]
        fn breaking_twice_changes_nothing(text in "[a-cw.:/@ ]{0,30}|\\PC{0,30}") {
            let once = break_links(&text);
            prop_assert_eq!(break_links(&once), once.clone());
            prop_assert!(!once.contains("www.a") && !once.contains("://a"));
        }
    }
}
