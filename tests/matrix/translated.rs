//! That every word of every page comes from the catalogue: in a language of other letters none is left.

use std::collections::BTreeMap;

use reqwest::Method;
use scraper::node::Node;
use scraper::{ElementRef, Html};

use super::fixture::{Fixture, Guest};
use super::table::TABLE;

/// Attributes that are read out or shown.
const SHOWN: [&str; 6] = ["alt", "aria-label", "content", "data-label", "placeholder", "title"];

/// Words that people typed, names of things outside, and what is written alike in every language.
const ALLOWED: &[&str] = &[
    "Muster",
    "muster",
    "localhost",
    "csv",
    "join",
    "log",
    "Europe",
    "Amsterdam",
    "Harbour",
    "School",
    "CET",
    "CEST",
    "UTC",
    "CSV",
    "Excel",
    "PDF",
    "URL",
    "http",
    "https",
    "example",
    "org",
    "com",
    "name",
    "English",
    "Deutsch",
];

/// What the people of the fixture typed.
const TYPED: &str = "Ann Admin Bob Builder Gus Group Olga Other Eve Everyday Una Unconfirmed Sam Stranger Dan Deactivated \
                     Choir Rowing Courses Spring SPRING MATRIX people lee gone";

/// The words of `page` that no catalogue gave.
fn left_over(page: &Html) -> Vec<String> {
    let mut said = Vec::new();
    collect(page.root_element(), &mut said);
    let is_known = |word: &str| {
        ALLOWED.contains(&word) || TYPED.split_whitespace().any(|own| own == word || own.to_lowercase() == word)
    };
    said.iter()
        .flat_map(|text| text.split(|c: char| !c.is_alphabetic()))
        .filter(|word| word.len() >= 3 && word.chars().all(|c| c.is_ascii_alphabetic()) && !is_known(word))
        .map(str::to_owned)
        .collect()
}

fn collect(element: ElementRef<'_>, said: &mut Vec<String>) {
    let value = element.value();
    let is_foreign = value.attr("translate") == Some("no") || (value.attr("lang").is_some() && value.name() != "html");
    if is_foreign || ["script", "style", "svg"].contains(&value.name()) {
        return;
    }
    // Of what a page says of itself, the rest is for programs.
    let about = value.attr("name").or(value.attr("property"));
    if value.name() == "meta" && !["description", "og:title", "og:description"].map(Some).contains(&about) {
        return;
    }
    // Zones are called by their IANA names everywhere.
    if value.name() == "option" && value.attr("value").is_some_and(|value| value.contains('/') || value == "UTC") {
        return;
    }
    said.extend(SHOWN.iter().filter_map(|name| value.attr(name)).map(str::to_owned));
    said.extend(value.attrs().filter(|(name, _)| name.starts_with("data-word")).map(|(_, word)| word.to_owned()));
    for child in element.children() {
        match child.value() {
            Node::Text(text) => said.push(text.to_string()),
            Node::Element(_) => collect(ElementRef::wrap(child).expect("an element"), said),
            _ => {}
        }
    }
}

#[tokio::test]
async fn in_a_language_of_other_letters_no_word_is_left() {
    let fixture = Fixture::open().await;
    let mut found: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for row in TABLE.iter().filter(|row| row.method == "GET") {
        for guest in [Guest::Admin, Guest::OfGroup, Guest::SignedOut] {
            let person = fixture.person(guest);
            let request = person.request(Method::GET, &fixture.path(row.path)).header("Accept-Language", "en-XA");
            let page = person.send(request).await;
            if page.header("content-type").is_some_and(|kind| kind.starts_with("text/html")) {
                for word in left_over(&page.html()) {
                    found.entry(word).or_default().push(row.path.to_owned());
                }
            }
        }
    }
    for paths in found.values_mut() {
        paths.dedup();
        paths.truncate(3);
    }
    assert!(found.is_empty(), "{found:#?}");
}
