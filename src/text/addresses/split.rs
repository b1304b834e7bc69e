//! A pasted list taken apart: pieces between separators, and what each is made of.

use super::signs::{
    ENCODED, ENCODED_END, Quote, closes_address, closes_comment, is_at, is_bracket, is_cell_end, is_comma, is_hard,
    is_line_break, is_semicolon, opens_address, opens_comment, quote,
};
use crate::text::clean::{is_invisible, is_joiner};

/// The most signs between quotation marks that may be a name.
const LONGEST_NAME: usize = 400;

/// A part of a piece.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Token {
    /// A word with an @ in it.
    Address(String),
    /// What stands between `<` and `>`.
    Boxed(String),
    /// Another word.
    Word(String),
    /// A name in quotation marks, whatever is in it.
    Quoted(String),
    /// What stands in brackets beside a name or an address.
    Comment(String),
    /// The end of a sheet's cell.
    Cell,
}

/// What stands between two separators.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Entry {
    pub tokens: Vec<Token>,
    /// As it was typed.
    pub source: String,
    /// Whether a comma follows it, so that it may be half of a name.
    pub goes_on: bool,
    /// Whether a semicolon follows it, which closes a list with a title (RFC 5322, 3.4).
    pub is_closed: bool,
}

impl Entry {
    pub fn has_address(&self) -> bool {
        self.tokens.iter().any(|token| matches!(token, Token::Address(_) | Token::Boxed(_)))
    }
}

/// The pieces of `text` in their order, less those with nothing in them.
pub(super) fn entries(text: &str) -> Vec<Entry> {
    let signs: Vec<char> = text.chars().filter(|c| !is_invisible(*c) || is_joiner(*c)).collect();
    let mut splitter = Splitter { signs: &signs, at: 0, begun: 0, tokens: Vec::new(), entries: Vec::new() };
    while splitter.at < signs.len() {
        splitter.step();
    }
    splitter.end(None);
    splitter.entries
}

struct Splitter<'a> {
    signs: &'a [char],
    at: usize,
    begun: usize,
    tokens: Vec<Token>,
    entries: Vec<Entry>,
}

impl Splitter<'_> {
    /// Reads one part, or passes over a sign between two.
    fn step(&mut self) {
        let c = self.signs[self.at];
        if is_hard(c) || is_comma(c) {
            self.end(Some(c));
            self.at += 1;
            self.begun = self.at;
        } else if is_cell_end(c) {
            self.tokens.push(Token::Cell);
            self.at += 1;
        } else if opens_address(c)
            && let Some(end) = self.boxed()
        {
            self.take(end, Token::Boxed);
        } else if opens_comment(c)
            && let Some(end) = self.comment()
        {
            self.take(end, Token::Comment);
        } else if let Some(end) = self.quoted() {
            self.take(end, |name| Token::Quoted(unescaped(&name)));
        } else if c.is_whitespace() || is_bracket(c) || opens_address(c) {
            self.at += 1;
        } else {
            self.word();
        }
    }

    /// Takes what stands between the sign here and the one at `end`.
    fn take(&mut self, end: usize, token: impl FnOnce(String) -> Token) {
        let inner: String = self.signs[self.at + 1..end].iter().collect();
        if !inner.trim().is_empty() {
            self.tokens.push(token(inner));
        }
        self.at = end + 1;
    }

    fn word(&mut self) {
        let ends = |c: &char| {
            c.is_whitespace() || is_hard(*c) || is_comma(*c) || is_cell_end(*c) || is_bracket(*c) || opens_address(*c)
        };
        let to_end = || self.signs[self.at..].iter().position(ends).unwrap_or(self.signs.len() - self.at);
        let encoded = self.encoded();
        let length = encoded.unwrap_or_else(to_end);
        let word: String = self.signs[self.at..self.at + length].iter().collect();
        let is_address = encoded.is_none() && word.contains(is_at);
        self.tokens.push(if is_address { Token::Address(word) } else { Token::Word(word) });
        self.at += length;
    }

    /// How long the encoded word here is, whatever is in it: `=?utf-8?Q?Ash,_Ann?=`.
    fn encoded(&self) -> Option<usize> {
        let length = self.signs[self.at..].iter().take(LONGEST_NAME).position(|c| c.is_whitespace());
        let word: String = self.signs[self.at..].iter().take(length.unwrap_or(LONGEST_NAME)).collect();
        let charset = word.strip_prefix(ENCODED)?.find('?')?;
        // Its text follows the charset and one letter for the kind of encoding.
        let text = ENCODED.len() + charset + "?Q?".len();
        let end = text + word.get(text..)?.find(ENCODED_END)? + ENCODED_END.len();
        Some(word[..end].chars().count())
    }

    /// Ends a piece by this sign, or by the end of the text.
    fn end(&mut self, sign: Option<char>) {
        let source: String = self.signs[self.begun..self.at].iter().collect();
        let tokens = std::mem::take(&mut self.tokens);
        if tokens.iter().any(|token| *token != Token::Cell) {
            let (goes_on, is_closed) = (sign.is_some_and(is_comma), sign.is_some_and(is_semicolon));
            self.entries.push(Entry { tokens, source: source.trim().to_owned(), goes_on, is_closed });
        }
    }

    /// Where the `<` here is closed, on its line.
    fn boxed(&self) -> Option<usize> {
        let stops = |c: char| closes_address(c) || opens_address(c) || is_hard(c) || is_comma(c);
        let end = self.find(self.at + 1, stops)?;
        closes_address(self.signs[end]).then_some(end)
    }

    /// Where the bracket here is closed, on its line, with no address in it.
    fn comment(&self) -> Option<usize> {
        let end = self.find(self.at + 1, |c| closes_comment(c) || opens_comment(c) || is_at(c) || is_line_break(c))?;
        closes_comment(self.signs[end]).then_some(end)
    }

    /// Where the quotation mark here is closed, if a name stands in it: an address follows in `<…>`, or there
    /// is none within.
    fn quoted(&self) -> Option<usize> {
        let kind = quote(self.signs[self.at])?;
        let end = self.closing(kind)?;
        let behind = self.find(end + 1, |c| !matches!(c, ' ' | '\t' | '\u{A0}')).map(|at| self.signs[at]);
        let holds_address = self.signs[self.at + 1..end].iter().any(|c| is_at(*c));
        (!holds_address || behind.is_some_and(opens_address)).then_some(end)
    }

    fn closing(&self, kind: Quote) -> Option<usize> {
        let mut at = self.at + 1;
        while let Some(c) = self.signs.get(at).copied().filter(|c| !is_line_break(*c) && at < self.at + LONGEST_NAME) {
            let next = self.signs.get(at + 1).copied();
            if c == '\\' || (c == '"' && next == Some('"')) {
                at += 2;
                continue;
            }
            let closes = next.is_none_or(|c| {
                c.is_whitespace() || is_hard(c) || is_comma(c) || is_cell_end(c) || is_bracket(c) || opens_address(c)
            });
            if quote(c) == Some(kind) && closes {
                return Some(at);
            }
            at += 1;
        }
        None
    }

    fn find(&self, from: usize, is_it: impl Fn(char) -> bool) -> Option<usize> {
        self.signs.get(from..)?.iter().position(|c| is_it(*c)).map(|at| from + at)
    }
}

/// A quoted name less what protects the quotation marks in it.
fn unescaped(name: &str) -> String {
    let mut plain = String::new();
    let mut signs = name.chars().peekable();
    while let Some(c) = signs.next() {
        match c {
            '\\' => plain.extend(signs.next()),
            '"' => {
                signs.next_if_eq(&'"');
                plain.push('"');
            }
            c => plain.push(c),
        }
    }
    plain
}
