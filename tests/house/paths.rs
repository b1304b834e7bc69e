//! Reads Rust sources as far as the checks need: without comments and strings, every path of modules.

/// A source file: its path under `src` (`codes/store.rs`) and its text.
pub struct Source {
    pub path: String,
    pub text: String,
}

impl Source {
    pub fn new(path: &str, text: &str) -> Self {
        Self { path: path.into(), text: text.into() }
    }

    /// The module of the crate it belongs to: `codes` for `codes/store.rs`, `clock` for `clock.rs`.
    pub fn module(&self) -> &str {
        self.path.split('/').next().unwrap_or_default().trim_end_matches(".rs")
    }

    /// Its text with comments, strings and characters blanked out.
    pub fn code(&self) -> String {
        lexed(&self.text).0
    }

    /// The strings in it, in their quotation marks.
    pub fn strings(&self) -> Vec<&str> {
        lexed(&self.text).1
    }

    /// Every path in the file that starts in the crate's root, `use` trees spelled out:
    /// `use crate::{ids, db::{Conn, types}};` gives `ids`, `db::Conn` and `db::types`.
    pub fn paths(&self) -> Vec<Vec<String>> {
        let tokens = tokens(&self.code());
        let mut found = Vec::new();
        for at in 0..tokens.len() {
            if let Some(rest) = root(&tokens, at) {
                spell_out(&tokens, rest, &mut Vec::new(), &mut found);
            }
        }
        found
    }

    /// Every pair of names with `::` between them, and whether the path goes on behind it.
    pub fn pairs(&self) -> Vec<(String, String, bool)> {
        let tokens = tokens(&self.code());
        let pair = |at: usize| {
            let three = tokens.get(at..at + 3)?;
            let on = tokens.get(at + 3).is_some_and(|next| next == "::");
            (three[1] == "::" && is_name(&three[0]) && is_name(&three[2]))
                .then(|| (three[0].clone(), three[2].clone(), on))
        };
        (0..tokens.len()).filter_map(pair).collect()
    }

    /// The names that the file gives out by `pub use`.
    pub fn given_out(&self) -> Vec<String> {
        let tokens = tokens(&self.code());
        let mut found = Vec::new();
        for at in 0..tokens.len() {
            if tokens[at] == "pub" && tokens.get(at + 1).is_some_and(|next| next == "use") {
                spell_out(&tokens, at + 2, &mut Vec::new(), &mut found);
            }
        }
        found.into_iter().filter_map(|path: Vec<String>| path.last().cloned()).collect()
    }

    /// Whether `name` stands in the code, not in a comment or a string.
    pub fn mentions(&self, name: &str) -> bool {
        tokens(&self.code()).iter().any(|token| token == name)
    }
}

/// Where a path goes on behind its root: after `crate::`, or after `super::super::` (and more), which
/// from a room's file is the crate's root too.
fn root(tokens: &[String], at: usize) -> Option<usize> {
    let is = |at: usize, text: &str| tokens.get(at).is_some_and(|token| token == text);
    if is(at, "crate") && is(at + 1, "::") {
        return Some(at + 2);
    }
    let follows = at >= 2 && is(at - 1, "::");
    let mut end = at;
    while is(end, "super") && is(end + 1, "::") {
        end += 2;
    }
    (!follows && end >= at + 4).then_some(end)
}

/// Adds to `found` the paths that begin at `at`, each behind `before`; returns where they end.
pub fn spell_out(tokens: &[String], mut at: usize, before: &mut Vec<String>, found: &mut Vec<Vec<String>>) -> usize {
    let depth = before.len();
    loop {
        match tokens.get(at).map(String::as_str) {
            Some("{") => {
                at += 1;
                while tokens.get(at).is_some_and(|token| token != "}") {
                    let next = spell_out(tokens, at, before, found);
                    at = next + usize::from(tokens.get(next).is_some_and(|token| token == ","));
                    if next == at && tokens.get(at).is_some_and(|token| token != "}") {
                        at += 1;
                    }
                }
                before.truncate(depth);
                return at + 1;
            }
            Some(name) if is_name(name) || name == "*" => {
                before.push(name.into());
                at += 1;
                if tokens.get(at).is_some_and(|token| token == "::") {
                    at += 1;
                } else {
                    break;
                }
            }
            _ => break,
        }
    }
    found.push(before.clone());
    before.truncate(depth);
    if tokens.get(at).is_some_and(|token| token == "as") { at + 2 } else { at }
}

pub fn is_name(token: &str) -> bool {
    token.starts_with(|first: char| first.is_alphabetic() || first == '_')
}

/// Names, `::` as one, and every other sign by itself.
pub fn tokens(code: &str) -> Vec<String> {
    let mut tokens = Vec::new();
    let mut rest = code.trim_start();
    while let Some(first) = rest.chars().next() {
        let length = if rest.starts_with("::") {
            2
        } else if first.is_alphanumeric() || first == '_' {
            rest.find(|sign: char| !sign.is_alphanumeric() && sign != '_').unwrap_or(rest.len())
        } else {
            first.len_utf8()
        };
        tokens.push(rest[..length].into());
        rest = rest[length..].trim_start();
    }
    tokens
}

/// The text with comments, strings and characters blanked out, and the strings.
fn lexed(text: &str) -> (String, Vec<&str>) {
    let (mut code, mut strings) = (String::with_capacity(text.len()), Vec::new());
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let named = code.ends_with(|before: char| before.is_alphanumeric() || before == '_');
        let raw = if first == 'r' && !named { raw_string(rest) } else { None };
        let length = match first {
            '/' if rest.starts_with("//") => rest.find('\n').unwrap_or(rest.len()),
            '/' if rest.starts_with("/*") => block_comment(rest),
            '"' => quoted(rest, '"'),
            'r' if raw.is_some() => raw.unwrap_or(1),
            '\'' => character(rest),
            _ => {
                code.push(first);
                rest = &rest[first.len_utf8()..];
                continue;
            }
        };
        if first == '"' || raw.is_some() {
            strings.push(&rest[..length]);
        }
        code.push(' ');
        rest = &rest[length..];
    }
    (code, strings)
}

fn block_comment(text: &str) -> usize {
    let mut depth = 0;
    let mut at = 0;
    while at < text.len() {
        if text[at..].starts_with("/*") {
            depth += 1;
            at += 2;
        } else if text[at..].starts_with("*/") {
            depth -= 1;
            at += 2;
            if depth == 0 {
                return at;
            }
        } else {
            at += text[at..].chars().next().map_or(1, char::len_utf8);
        }
    }
    text.len()
}

fn quoted(text: &str, quote: char) -> usize {
    let mut escaped = false;
    for (at, sign) in text.char_indices().skip(1) {
        match sign {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            _ if sign == quote => return at + 1,
            _ => {}
        }
    }
    text.len()
}

fn raw_string(text: &str) -> Option<usize> {
    let hashes = text[1..].len() - text[1..].trim_start_matches('#').len();
    let body = text[1 + hashes..].strip_prefix('"')?;
    let close = format!("\"{}", "#".repeat(hashes));
    Some(body.find(&close).map_or(text.len(), |at| 2 + hashes + at + close.len()))
}

/// A character in quotes, or one quote where a lifetime starts.
fn character(text: &str) -> usize {
    let mut signs = text.char_indices().skip(1);
    match (signs.next(), signs.next()) {
        (Some((_, '\\')), _) => quoted(text, '\''),
        (Some(_), Some((at, '\''))) => at + 1,
        _ => 1,
    }
}
