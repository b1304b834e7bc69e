//! What the pieces of a pasted list mean: addresses with their names, and what is wrong.

use super::names::{self, is_number, is_suffix, tidy};
use super::signs::{is_at, is_bullet, is_of_domain, is_stop, quote};
use super::split::{Entry, Token};
use super::{Addresses, Mailbox, NoAddress, NoAddressReason};
use crate::text::email::{Email, EmailProblem, email};

/// First lines that name a column and no person.
const HEADS: [&str; 7] = ["email", "emails", "mail", "emailaddress", "emailaddresses", "mailaddress", "emailadresse"];

/// Reads the pieces; the same mailbox as often as it is named.
pub(super) fn read(entries: Vec<Entry>) -> Addresses {
    let mut read = Addresses::default();
    let mut held: Vec<Entry> = Vec::new();
    let many = entries.len() > 1;
    let is_list = matches!(entries.as_slice(), [one] if one.is_closed && is_titled(one));
    let has_lists = is_list || entries.windows(2).any(|pair| begins_a_list(&pair[0], &pair[1]));
    let mut head = Vec::new();
    for (place, mut entry) in entries.into_iter().enumerate() {
        if entry.has_address() {
            if has_lists && is_titled(&entry) {
                entry.tokens.drain(..before(&entry.tokens).len());
            }
            let taken = if begins_a_name(&held, &entry) { held.pop() } else { None };
            let titled = taken.is_some() && is_suffix(&names::spelled(before(&entry.tokens)));
            let first = if titled { held.pop() } else { None };
            refuse(&mut read, std::mem::take(&mut held));
            let lead: Vec<String> = first.iter().chain(&taken).map(|entry| names::spelled(&entry.tokens)).collect();
            let first = read.found.len();
            mailboxes(&entry, &lead, &mut read);
            let cells = cells(&entry.tokens);
            if let [mailbox] = &mut read.found[first..]
                && cells.len() > 1
            {
                let columns = head.iter().cloned().chain(std::iter::repeat(String::new()));
                mailbox.row = columns.zip(cells).collect();
            }
            continue;
        }
        let goes_on = entry.goes_on;
        if place == 0 && many && is_head(&entry) {
            head = cells(&entry.tokens);
        } else {
            held.push(entry);
        }
        if !goes_on {
            refuse(&mut read, std::mem::take(&mut held));
        }
    }
    refuse(&mut read, held);
    read
}

/// Whether the last of the pieces before belongs to the name in `entry`: "Ash" before "Ann <ann@…>".
fn begins_a_name(held: &[Entry], entry: &Entry) -> bool {
    let Some(last) = held.last() else { return false };
    let name = before(&entry.tokens);
    if names::name(name).is_none() {
        // A row of two columns: the name in quotation marks, and the address.
        let is_row = matches!(last.tokens.as_slice(), [Token::Quoted(name)] if name.trim().contains([' ', ',']));
        return is_row && name.is_empty();
    }
    let is_boxed = matches!(entry.tokens.get(name.len()), Some(Token::Boxed(_)));
    let has_cells = name.contains(&Token::Cell);
    let is_whole = name.iter().any(|token| matches!(token, Token::Quoted(_)));
    (is_boxed || has_cells) && !is_whole && !last.tokens.iter().any(is_mistyped)
}

/// The cells of a row, as they are spelled.
fn cells(tokens: &[Token]) -> Vec<String> {
    tokens.split(|token| *token == Token::Cell).map(names::spelled).collect()
}

/// Whether a title stands before the addresses of `entry`: "Team: ann@…".
fn is_titled(entry: &Entry) -> bool {
    before(&entry.tokens).last().is_some_and(names::is_title)
}

/// Whether a list with a title (RFC 5322, 3.4) begins with `entry`: the next address has none of its own.
fn begins_a_list(entry: &Entry, next: &Entry) -> bool {
    entry.goes_on && entry.has_address() && is_titled(entry) && next.has_address() && !is_titled(next)
}

/// What stands before the first address.
fn before(tokens: &[Token]) -> &[Token] {
    let end = tokens.iter().position(|token| matches!(token, Token::Address(_) | Token::Boxed(_)));
    &tokens[..end.unwrap_or(tokens.len())]
}

/// A word that was meant for an address, less its @: "ann.example.org".
fn is_mistyped(token: &Token) -> bool {
    let Token::Word(word) = token else { return false };
    word.trim_end_matches('.').rsplit_once('.').is_some_and(|(host, top)| {
        host.chars().count() > 1 && top.len() > 1 && top.bytes().all(|letter| letter.is_ascii_lowercase())
    })
}

fn is_head(entry: &Entry) -> bool {
    entry.source.split('\t').any(|cell| {
        let plain: String = cell.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect();
        HEADS.contains(&plain.as_str())
    })
}

/// Notes pieces without an address, but for dividers and the numbers of lines.
fn refuse(read: &mut Addresses, entries: Vec<Entry>) {
    for entry in entries {
        let text = entry.source.trim_start_matches(|c: char| is_bullet(c) || c.is_whitespace());
        let is_line_number = is_number(text) && text.ends_with(['.', ')']);
        if text.contains(char::is_alphanumeric) && !is_line_number {
            wrong(read, &entry.source, EmailProblem::At);
        }
    }
}

fn wrong(read: &mut Addresses, typed: &str, problem: EmailProblem) {
    read.wrong.push(NoAddress::of(typed, NoAddressReason::Email(problem)));
}

/// Reads a piece with addresses, the first of which has a name that begins with `lead`.
fn mailboxes(entry: &Entry, lead: &[String], read: &mut Addresses) {
    let tokens = less_shown(&entry.tokens);
    let mut rest = tokens.as_slice();
    let mut lead = lead.to_vec();
    let count = tokens.iter().filter(|token| matches!(token, Token::Address(_) | Token::Boxed(_))).count();
    while let Some(at) = rest.iter().position(|token| matches!(token, Token::Address(_) | Token::Boxed(_))) {
        let (mistyped, own): (Vec<Token>, Vec<Token>) = rest[..at].iter().cloned().partition(is_mistyped);
        for token in mistyped {
            if let Token::Word(word) = token {
                wrong(read, &word, EmailProblem::At);
            }
        }
        let (Token::Address(typed) | Token::Boxed(typed)) = &rest[at] else { return };
        rest = &rest[at + 1..];
        if !names::spelled(&own).is_empty() || lead.is_empty() {
            lead.push(names::spelled(&own));
        }
        let mut name = tidy(&std::mem::take(&mut lead).join(", "));
        if name.is_none()
            && let Some((Token::Comment(comment), more)) = rest.split_first()
        {
            name = tidy(comment);
            rest = more;
        }
        if name.is_none() && count == 1 {
            let cells = rest.iter().position(|token| matches!(token, Token::Word(_) | Token::Quoted(_))).unwrap_or(0);
            let length = rest[cells..].iter().position(|token| *token == Token::Cell).unwrap_or(rest.len() - cells);
            if !rest[cells..cells + length].iter().any(is_mistyped) {
                name = names::name(&rest[cells..cells + length]);
                rest = &rest[cells + length..];
            }
        }
        let whole = if count == 1 { entry.source.as_str() } else { typed.as_str() };
        for found in within(typed) {
            match found {
                Ok(email) => read.found.push(Mailbox { email, name: name.take(), row: Vec::new() }),
                Err(problem) => wrong(read, whole, problem),
            }
        }
    }
    // A further column says something else of the same person; further words may be another person's address.
    let words: Vec<Token> = rest.iter().take_while(|token| **token != Token::Cell).cloned().collect();
    if names::name(&words).is_some() || words.iter().any(is_mistyped) {
        wrong(read, &names::spelled(&words), EmailProblem::At);
    }
}

/// The parts less addresses that are only shown: of `old@x.org <new@x.org>` mail goes to the one in brackets.
fn less_shown(tokens: &[Token]) -> Vec<Token> {
    let is_shown = |place: usize| match (&tokens[place], tokens.get(place + 1)) {
        (Token::Address(_), Some(Token::Boxed(boxed))) => boxed.contains(is_at),
        _ => false,
    };
    (0..tokens.len()).filter(|place| !is_shown(*place)).map(|place| tokens[place].clone()).collect()
}

/// The addresses in the query of a link, if the word is one; whose the rest of a link is cannot be known.
fn of_link(word: &str) -> Option<Vec<Result<Email, EmailProblem>>> {
    let at = word.find(is_at)?;
    let (before, is_mail) = (&word[..at], word.to_ascii_lowercase().contains("mailto:"));
    let is_link = before.contains("//") || before.contains("www.") || (before.contains('?') && before.contains('='));
    if !is_link || is_mail {
        return None;
    }
    let query = word.split_once('?').map_or("", |(_, query)| query);
    let found: Vec<_> =
        query.split(['&', '=', '#', ';']).filter(|token| token.contains(is_at)).flat_map(within).collect();
    Some(if found.is_empty() || before.find('?').is_none() { vec![Err(EmailProblem::At)] } else { found })
}

/// The addresses in one word, which may be a link, or several with a sign between them.
fn within(word: &str) -> Vec<Result<Email, EmailProblem>> {
    if let Some(found) = of_link(word) {
        return found;
    }
    let mut found = Vec::new();
    let mut rest = word;
    loop {
        let is_edge = |c: char| quote(c).is_some() || is_bullet(c) || c.is_whitespace() || matches!(c, '|' | '>' | ',');
        rest = rest.trim_start_matches(is_edge);
        let Some(at) = rest.find(is_at) else {
            if found.is_empty() {
                found.push(Err(EmailProblem::At));
            }
            return found;
        };
        let local = rest[..at]
            .rfind([':', '|', '"', '“', '”', '\\'])
            .map_or(0, |end| end + rest[end..].chars().next().map_or(1, char::len_utf8));
        let domain = at + rest[at..].chars().next().map_or(1, char::len_utf8);
        let end = rest[domain..].find(|c| !is_of_domain(c)).map_or(rest.len(), |length| domain + length);
        let (typed, tail) = (rest[local..end].trim_end_matches(|c| is_stop(c) || c == '-'), &rest[end..]);
        let next = tail.trim_start_matches(|c| is_edge(c) || matches!(c, '/' | '&' | '+' | ':' | '!' | '…'));
        let is_link = tail.starts_with('?') && tail.contains('=');
        match tail.chars().next() {
            None => {}
            Some(_) if is_link => {}
            Some(c) if is_edge(c) || matches!(c, ':' | '!' | '?' | '…') => {}
            Some('/' | '&' | '+') if next.contains(is_at) => {}
            // Something else goes on from there, so what was meant cannot be known.
            Some(c) => {
                found.push(Err(if is_at(c) { EmailProblem::At } else { EmailProblem::Domain }));
                return found;
            }
        }
        found.push(email(typed));
        if is_link {
            let others = tail.split(['?', '&', '=']).filter(|token| token.contains(is_at));
            found.extend(others.flat_map(within));
            return found;
        }
        if !next.contains(is_at) {
            return found;
        }
        rest = next;
    }
}
