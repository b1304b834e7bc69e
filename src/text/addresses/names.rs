//! The name beside an address: less bullets, numbers and labels, given name first.

use std::borrow::Cow;

use mail_parser::parsers::MessageStream;

use super::signs::{ENCODED, Quote, closes_comment, is_at, is_bullet, is_comma, opens_comment, quote};
use super::split::Token;
use crate::text::clean::optional_line;

/// The most characters of a name.
const MAX_NAME: usize = 200;

/// What mail programs write before addresses.
const LABELS: [&str; 14] =
    ["to", "cc", "bcc", "from", "email", "e-mail", "mail", "mailto", "an", "von", "kopie", "para", "de", "à"];

/// What follows a name behind a comma, and is no given name.
const SUFFIXES: [&str; 14] = ["jr", "sr", "ii", "iii", "iv", "phd", "md", "dr", "esq", "msc", "mba", "bsc", "ma", "rn"];

/// Words that join addresses in a sentence.
const CONJUNCTIONS: [&str; 8] = ["and", "or", "und", "oder", "et", "y", "e", "en"];

/// The name that these parts spell; none where they are no name.
pub(super) fn name(tokens: &[Token]) -> Option<String> {
    tidy(&spelled(tokens))
}

/// The words of the parts, one blank between them; what stands in brackets behind them is left out, and so is the
/// title of a list before them ("Team: Ann Ash").
pub(super) fn spelled(tokens: &[Token]) -> String {
    let title = tokens.iter().rposition(is_title).filter(|title| title + 1 < tokens.len());
    let mut words: Vec<String> = tokens[title.map_or(0, |title| title + 1)..]
        .iter()
        .filter_map(|token| match token {
            Token::Word(word) | Token::Quoted(word) => Some(word.clone()),
            Token::Comment(comment) => Some(format!("({comment})")),
            Token::Cell | Token::Address(_) | Token::Boxed(_) => None,
        })
        .collect();
    while words.len() > 1 && words.last().is_some_and(|word| word.starts_with('(')) {
        words.pop();
    }
    match words.as_slice() {
        [only] => only.trim_start_matches('(').trim_end_matches(')').to_owned(),
        words => words.join(" "),
    }
}

/// A word with a colon behind it, which names what follows.
pub(super) fn is_title(token: &Token) -> bool {
    matches!(token, Token::Word(word) if word.ends_with([':', '\u{FF1A}']))
}

/// Less the encoding in which letters write names (RFC 2047).
fn decoded(text: &str) -> Cow<'_, str> {
    if !text.contains(ENCODED) {
        return Cow::Borrowed(text);
    }
    let line = format!("{text}\n");
    let read = MessageStream::new(line.as_bytes()).parse_unstructured();
    Cow::Owned(read.as_text().unwrap_or(text).to_owned())
}

/// A name as it is kept.
pub(super) fn tidy(spelled: &str) -> Option<String> {
    if spelled.len() > 8 * MAX_NAME {
        return None;
    }
    let spelled = decoded(spelled);
    let mut text = spelled.trim();
    loop {
        let shorter = without_edges(text);
        if shorter == text {
            break;
        }
        text = shorter;
    }
    let name = given_first(without_comment(text));
    let letters = name.chars().filter(|c| c.is_alphabetic()).count();
    let is_initial = letters == 1 && name.len() == 1;
    let is_conjunction = CONJUNCTIONS.contains(&name.to_lowercase().as_str());
    if letters == 0 || is_initial || is_conjunction || name.contains(is_at) || name.contains(['\u{FFFD}', '<', '>']) {
        return None;
    }
    optional_line(&name, MAX_NAME).ok().flatten()
}

/// Less one thing that does not belong to a name, at either end.
fn without_edges(text: &str) -> &str {
    if let Some((label, rest)) = text.split_once(':')
        && LABELS.contains(&label.trim().to_lowercase().as_str())
    {
        return rest;
    }
    let is_before = |c: char| c.is_whitespace() || is_bullet(c) || matches!(c, '.' | ':' | '!' | '>' | '/');
    let begun = text.trim_start_matches(is_before);
    if begun.len() < text.len() {
        return begun;
    }
    let text = text.trim_end_matches(|c: char| c.is_whitespace() || is_bullet(c) || matches!(c, ':' | '=' | '/'));
    let text = text.trim_matches(|c| quote(c) == Some(Quote::Double));
    let single = |c| quote(c) == Some(Quote::Single);
    let text = match (text.starts_with(single), text.ends_with(single)) {
        (true, true) => text.trim_matches(single),
        _ => text,
    };
    let (first, rest) = text.split_once(char::is_whitespace).unwrap_or((text, ""));
    if is_number(first) && !rest.is_empty() {
        return rest;
    }
    text
}

/// "1.", "(2)", "3": the number of a line.
pub(super) fn is_number(word: &str) -> bool {
    let digits = word.trim_matches(|c| opens_comment(c) || closes_comment(c) || matches!(c, '.' | ':' | '#'));
    !digits.is_empty() && digits.len() <= 4 && digits.bytes().all(|digit| digit.is_ascii_digit())
}

/// Less the department in brackets behind it.
fn without_comment(name: &str) -> &str {
    let bare = name.strip_suffix(closes_comment).and_then(|open| open.rsplit_once(opens_comment));
    bare.map(|(bare, _)| bare.trim()).filter(|bare| !bare.is_empty()).unwrap_or(name)
}

/// "Ash, Ann" as "Ann Ash", a title behind it staying there.
fn given_first(name: &str) -> String {
    let tokens: Vec<&str> = name.split(is_comma).map(str::trim).collect();
    match tokens.as_slice() {
        [last, first] if is_turned(last, first) => format!("{first} {last}"),
        [last, first, suffix] if is_turned(last, first) && is_suffix(suffix) => format!("{first} {last}, {suffix}"),
        _ => name.to_owned(),
    }
}

fn is_turned(last: &str, first: &str) -> bool {
    !last.is_empty() && !first.is_empty() && !is_suffix(first)
}

/// Whether this is a title behind a name.
pub(super) fn is_suffix(text: &str) -> bool {
    let letters: String = text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect();
    SUFFIXES.contains(&letters.as_str())
}
