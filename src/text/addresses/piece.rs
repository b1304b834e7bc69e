//! What the pieces of a pasted list mean: addresses with their names, and what is wrong.

use super::names::{self, is_number, is_suffix, tidy};
use super::signs::{is_at, is_bullet, is_of_domain, is_stop, quote};
use super::split::{Part, Piece};
use super::{Addresses, Mailbox, NoAddress};
use crate::text::email::{Email, EmailProblem, email};

/// First lines that name a column and no person.
const HEADS: [&str; 7] = ["email", "emails", "mail", "emailaddress", "emailaddresses", "mailaddress", "emailadresse"];

/// Reads the pieces; the same mailbox as often as it is named.
pub(super) fn read(pieces: Vec<Piece>) -> Addresses {
    let mut read = Addresses::default();
    let mut held: Vec<Piece> = Vec::new();
    let many = pieces.len() > 1;
    let is_list = matches!(pieces.as_slice(), [one] if one.is_closed && is_titled(one));
    let has_lists = is_list || pieces.windows(2).any(|pair| begins_a_list(&pair[0], &pair[1]));
    let mut head = Vec::new();
    for (place, mut piece) in pieces.into_iter().enumerate() {
        if piece.has_address() {
            if has_lists && is_titled(&piece) {
                piece.parts.drain(..before(&piece.parts).len());
            }
            let taken = if begins_a_name(&held, &piece) { held.pop() } else { None };
            let titled = taken.is_some() && is_suffix(&names::spelled(before(&piece.parts)));
            let first = if titled { held.pop() } else { None };
            refuse(&mut read, std::mem::take(&mut held));
            let lead: Vec<String> = first.iter().chain(&taken).map(|piece| names::spelled(&piece.parts)).collect();
            let first = read.found.len();
            mailboxes(&piece, &lead, &mut read);
            let cells = cells(&piece.parts);
            if let [mailbox] = &mut read.found[first..]
                && cells.len() > 1
            {
                let columns = head.iter().cloned().chain(std::iter::repeat(String::new()));
                mailbox.row = columns.zip(cells).collect();
            }
            continue;
        }
        let goes_on = piece.goes_on;
        if place == 0 && many && is_head(&piece) {
            head = cells(&piece.parts);
        } else {
            held.push(piece);
        }
        if !goes_on {
            refuse(&mut read, std::mem::take(&mut held));
        }
    }
    refuse(&mut read, held);
    read
}

/// Whether the last of the pieces before belongs to the name in `piece`: "Ash" before "Ann <ann@…>".
fn begins_a_name(held: &[Piece], piece: &Piece) -> bool {
    let Some(last) = held.last() else { return false };
    let name = before(&piece.parts);
    if names::name(name).is_none() {
        // A row of two columns: the name in quotation marks, and the address.
        let is_row = matches!(last.parts.as_slice(), [Part::Quoted(name)] if name.trim().contains([' ', ',']));
        return is_row && name.is_empty();
    }
    let is_boxed = matches!(piece.parts.get(name.len()), Some(Part::Boxed(_)));
    let has_cells = name.contains(&Part::Cell);
    let is_whole = name.iter().any(|part| matches!(part, Part::Quoted(_)));
    (is_boxed || has_cells) && !is_whole && !last.parts.iter().any(is_mistyped)
}

/// The cells of a row, as they are spelled.
fn cells(parts: &[Part]) -> Vec<String> {
    parts.split(|part| *part == Part::Cell).map(names::spelled).collect()
}

/// Whether a title stands before the addresses of `piece`: "Team: ann@…".
fn is_titled(piece: &Piece) -> bool {
    before(&piece.parts).last().is_some_and(names::is_title)
}

/// Whether a list with a title (RFC 5322, 3.4) begins with `piece`: the next address has none of its own.
fn begins_a_list(piece: &Piece, next: &Piece) -> bool {
    piece.goes_on && piece.has_address() && is_titled(piece) && next.has_address() && !is_titled(next)
}

/// What stands before the first address.
fn before(parts: &[Part]) -> &[Part] {
    let end = parts.iter().position(|part| matches!(part, Part::Address(_) | Part::Boxed(_)));
    &parts[..end.unwrap_or(parts.len())]
}

/// A word that was meant for an address, less its @: "ann.example.org".
fn is_mistyped(part: &Part) -> bool {
    let Part::Word(word) = part else { return false };
    word.trim_end_matches('.').rsplit_once('.').is_some_and(|(host, top)| {
        host.chars().count() > 1 && top.len() > 1 && top.bytes().all(|letter| letter.is_ascii_lowercase())
    })
}

fn is_head(piece: &Piece) -> bool {
    piece.source.split('\t').any(|cell| {
        let plain: String = cell.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect();
        HEADS.contains(&plain.as_str())
    })
}

/// Notes pieces without an address, but for dividers and the numbers of lines.
fn refuse(read: &mut Addresses, pieces: Vec<Piece>) {
    for piece in pieces {
        let text = piece.source.trim_start_matches(|c: char| is_bullet(c) || c.is_whitespace());
        let is_line_number = is_number(text) && text.ends_with(['.', ')']);
        if text.contains(char::is_alphanumeric) && !is_line_number {
            wrong(read, &piece.source, EmailProblem::At);
        }
    }
}

fn wrong(read: &mut Addresses, typed: &str, problem: EmailProblem) {
    read.wrong.push(NoAddress::of(typed, problem.to_string()));
}

/// Reads a piece with addresses, the first of which has a name that begins with `lead`.
fn mailboxes(piece: &Piece, lead: &[String], read: &mut Addresses) {
    let parts = less_shown(&piece.parts);
    let mut rest = parts.as_slice();
    let mut lead = lead.to_vec();
    let count = parts.iter().filter(|part| matches!(part, Part::Address(_) | Part::Boxed(_))).count();
    while let Some(at) = rest.iter().position(|part| matches!(part, Part::Address(_) | Part::Boxed(_))) {
        let (mistyped, own): (Vec<Part>, Vec<Part>) = rest[..at].iter().cloned().partition(is_mistyped);
        for part in mistyped {
            if let Part::Word(word) = part {
                wrong(read, &word, EmailProblem::At);
            }
        }
        let (Part::Address(typed) | Part::Boxed(typed)) = &rest[at] else { return };
        rest = &rest[at + 1..];
        if !names::spelled(&own).is_empty() || lead.is_empty() {
            lead.push(names::spelled(&own));
        }
        let mut name = tidy(&std::mem::take(&mut lead).join(", "));
        if name.is_none()
            && let Some((Part::Comment(comment), more)) = rest.split_first()
        {
            name = tidy(comment);
            rest = more;
        }
        if name.is_none() && count == 1 {
            let cells = rest.iter().position(|part| matches!(part, Part::Word(_) | Part::Quoted(_))).unwrap_or(0);
            let length = rest[cells..].iter().position(|part| *part == Part::Cell).unwrap_or(rest.len() - cells);
            if !rest[cells..cells + length].iter().any(is_mistyped) {
                name = names::name(&rest[cells..cells + length]);
                rest = &rest[cells + length..];
            }
        }
        let whole = if count == 1 { piece.source.as_str() } else { typed.as_str() };
        for found in within(typed) {
            match found {
                Ok(email) => read.found.push(Mailbox { email, name: name.take(), row: Vec::new() }),
                Err(problem) => wrong(read, whole, problem),
            }
        }
    }
    // A further column says something else of the same person; further words may be another person's address.
    let words: Vec<Part> = rest.iter().take_while(|part| **part != Part::Cell).cloned().collect();
    if names::name(&words).is_some() || words.iter().any(is_mistyped) {
        wrong(read, &names::spelled(&words), EmailProblem::At);
    }
}

/// The parts less addresses that are only shown: of `old@x.org <new@x.org>` mail goes to the one in brackets.
fn less_shown(parts: &[Part]) -> Vec<Part> {
    let is_shown = |place: usize| match (&parts[place], parts.get(place + 1)) {
        (Part::Address(_), Some(Part::Boxed(boxed))) => boxed.contains(is_at),
        _ => false,
    };
    (0..parts.len()).filter(|place| !is_shown(*place)).map(|place| parts[place].clone()).collect()
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
        query.split(['&', '=', '#', ';']).filter(|part| part.contains(is_at)).flat_map(within).collect();
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
            let others = tail.split(['?', '&', '=']).filter(|part| part.contains(is_at));
            found.extend(others.flat_map(within));
            return found;
        }
        if !next.contains(is_at) {
            return found;
        }
        rest = next;
    }
}
