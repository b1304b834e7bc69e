//! What is written from right to left is laid out so: the styles of pages and emails know a start and an end, and no
//! left or right.

use muster::accounts;
use muster::locale::Language;
use muster::mail::EmailKinds;
use muster::secret::ServerKey;
use serde_json::json;
use url::Url;

use crate::harness::cast::email_context;

const STYLES: &str = include_str!("../../static/muster.css");
const EMAIL: &str = include_str!("../../templates/mail/email.html");

#[test]
fn the_stylesheet_turns_round_with_the_language() {
    let found: Vec<String> = STYLES.split(['{', '}', ';']).filter_map(one_sided).collect();
    assert!(found.is_empty(), "{found:#?}");
}

#[test]
fn an_email_turns_round_with_the_language() {
    let styles = EMAIL.split("style=\"").skip(1).filter_map(|rest| rest.split('"').next());
    let found: Vec<String> = styles.flat_map(|style| style.split(';')).filter_map(one_sided).collect();
    assert!(found.is_empty(), "{found:#?}");
}

#[test]
fn an_email_says_its_language_and_direction() {
    let base_url = Url::parse("https://groups.example.org").expect("a URL");
    let key = ServerKey::new([7; 32]);
    let mut context = email_context(&base_url, &key);
    for language in Language::ALL {
        context.reader.language = *language;
        let email = EmailKinds::new(accounts::emails()).write("already", &context, &json!(null)).expect("an email");
        let told = format!("<html lang=\"{}\" dir=\"{}\">", language.as_str(), language.direction());
        assert!(email.html.contains(&told), "{}", email.html);
    }
}

#[test]
fn what_has_a_left_or_a_right_is_found() {
    for wrong in [
        "margin-left: 1rem",
        "left: 0",
        "border-top-right-radius: 1px",
        "text-align: right",
        "padding: 0 1rem 0 calc(1rem + 2px)",
        "border-radius: 1px 2px 2px 1px",
        "translate: -2rem 0",
    ] {
        assert!(one_sided(wrong).is_some(), "{wrong}");
    }
    for right in [
        "margin: 1rem 2px 3px 2px",
        "margin-inline-start: 1rem",
        "text-align: start",
        "mask: url(a) left, url(b) right",
        "border-radius: 1px 1px 2px 2px",
        "translate: 0 1px",
        "translate: calc(-2rem * var(--way)) 0",
    ] {
        assert_eq!(one_sided(right), None);
    }
}

/// A declaration that favours one side of the page.
fn one_sided(declaration: &str) -> Option<String> {
    let (name, value) = declaration.rsplit("*/").next()?.split_once(':')?;
    let (name, value) = (name.trim(), value.trim());
    let has = |side: &str| value.split(|c: char| !c.is_alphanumeric() && c != '-').any(|word| word == side);
    let parts = parts(value);
    let is_wrong = match (name, parts.as_slice()) {
        (_, _) if name.split('-').any(|word| ["left", "right"].contains(&word)) => true,
        (_, _) if has("left") != has("right") => true,
        ("margin" | "padding" | "inset" | "border-width", [_, end, _, start]) => end != start,
        ("border-radius", [first, second, third, fourth]) => first != second || third != fourth,
        ("translate", [along, ..]) => *along != "0" && !along.contains("--way"),
        _ => false,
    };
    is_wrong.then(|| format!("{name}: {value}"))
}

/// What blanks part, but for those in brackets.
fn parts(value: &str) -> Vec<&str> {
    let mut depth = 0;
    let is_gap = |c: char| {
        match c {
            '(' => depth += 1,
            ')' => depth -= 1,
            _ => {}
        }
        depth == 0 && c.is_whitespace()
    };
    value.split(is_gap).filter(|part| !part.is_empty()).collect()
}
