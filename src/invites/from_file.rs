//! What is said of a file whose people are to be invited.

use std::collections::HashSet;

use crate::csv_in::{self, ADDRESSES, BadRow, Encoding, NamedFile, Opened, Said, Unreadable};
use crate::locale::{Message, first_of};
use crate::people_file::{NoPerson, People, Unread, names_emails, people_of};
use crate::t;

/// Names and lines that one sentence lists.
const MOST_LISTED: usize = 10;

/// An address as it is typed with a name, which holds nothing that would end it there.
fn with_name(name: &str, address: &str) -> String {
    let name: String =
        name.chars().map(|c| if c.is_control() || ",;<>\"，；、".contains(c) { ' ' } else { c }).collect();
    match name.split_whitespace().collect::<Vec<_>>().join(" ") {
        name if name.is_empty() => address.to_owned(),
        name => format!("{name} <{address}>"),
    }
}

/// `typed` with the people of a file, a line each. A line that holds one of their addresses and nobody else's is
/// replaced: the file was read before, in another encoding.
pub(super) fn joined(typed: &str, found: &[(String, String)]) -> String {
    let addresses: HashSet<&str> = found.iter().map(|(_, address)| address.as_str()).collect();
    let is_replaced = |line: &&str| {
        let address = line.rsplit_once('<').map_or(*line, |(_, rest)| rest.trim_end_matches('>'));
        addresses.contains(address.trim()) && line.chars().filter(|c| "@＠﹫".contains(*c)).count() == 1
    };
    let kept = typed.lines().map(str::trim).filter(|line| !is_replaced(line)).map(str::to_owned);
    let lines: Vec<String> = kept.chain(found.iter().map(|(name, address)| with_name(name, address))).collect();
    lines.join("\n")
}

/// The people of a file, and what is to be seen before anybody is written to.
pub(super) struct FromFile {
    /// Names, empty where there is none, and addresses.
    pub found: Vec<(String, String)>,
    /// How the file was read where that is a guess, who is not among those to be invited, and why.
    pub notices: Vec<Message<'static>>,
    /// The name of its encoding, where that is a guess.
    pub guess: Option<String>,
}

/// Reads a file, or all files of people in a .zip file; those that do not tell their encoding in the one that is said.
pub(super) fn read(bytes: &[u8], said: Option<Encoding>) -> Result<FromFile, Unreadable> {
    let said = |bytes: &[u8]| Said { encoding: said.filter(|_| !csv_in::tells_encoding(bytes)), sheet: None };
    let Some(packed) = csv_in::unpack(bytes, &ADDRESSES)? else {
        let opened = csv_in::open(bytes, said(bytes), &ADDRESSES)?;
        let people = people_of(&opened.table);
        let notices = notices_of(&opened, &people, "");
        return Ok(FromFile { notices, found: people.found, guess: guess(&opened) });
    };
    let (mut tables, mut unused): (Vec<(String, Opened)>, Vec<String>) = (Vec::new(), Vec::new());
    for NamedFile { name, bytes } in packed {
        match csv_in::open(&bytes, said(&bytes), &ADDRESSES) {
            Ok(opened) => tables.push((name, opened)),
            Err(Unreadable::Binary | Unreadable::Empty) => unused.push(name),
            Err(problem) => return Err(problem),
        }
    }
    // Beside a file that names its email column, an address in another one may be anybody's.
    let is_any_named = tables.iter().any(|(_, opened)| names_emails(&opened.table));
    let mut read = FromFile { found: Vec::new(), notices: Vec::new(), guess: None };
    for (name, opened) in tables {
        let people =
            if is_any_named && !names_emails(&opened.table) { People::default() } else { people_of(&opened.table) };
        if people == People::default() {
            unused.push(name);
            continue;
        }
        read.notices.extend(notices_of(&opened, &people, &name));
        read.guess = read.guess.or_else(|| guess(&opened));
        read.found.extend(people.found);
    }
    if !unused.is_empty() {
        read.notices.push(t::csv_in::files_unused(first_of(unused, MOST_LISTED)));
    }
    Ok(read)
}

/// The encoding of a file where somebody can see by its letters whether that is right.
fn guess(Opened { how, .. }: &Opened) -> Option<String> {
    how.encoding.clone().filter(|_| how.is_guess && !how.sample.is_empty())
}

fn notices_of(opened: &Opened, people: &People, file: &str) -> Vec<Message<'static>> {
    let mut notices = Vec::new();
    if let Some(encoding) = guess(opened) {
        notices.push(t::invites::file_read_as(csv_in::called(&encoding), opened.how.sample.clone()));
    }
    if !people.gone.is_empty() {
        notices.push(t::invites::file_gone(lines(&people.gone)));
    }
    if !people.contradicted.is_empty() {
        notices.push(t::invites::file_contradicted(lines(&people.contradicted)));
    }
    let unread: Vec<u64> = people.unread.iter().map(|(line, _)| *line).collect();
    if let Some((_, why)) = people.unread.first() {
        notices.push(t::invites::file_unread(lines(&unread), unread_message(why)));
    }
    if !people.unused_names.is_empty() {
        notices.push(t::csv_in::columns_unused(first_of(people.unused_names.clone(), MOST_LISTED)));
    }
    if file.is_empty() {
        return notices;
    }
    notices.into_iter().map(|notice| t::invites::file_notice(file.to_owned(), notice)).collect()
}

fn unread_message(why: &Unread) -> Message<'static> {
    match why {
        Unread::Row(BadRow::Misquoted) => t::invites::unread_misquoted(),
        Unread::Row(BadRow::TooLong) => t::invites::unread_too_long(),
        Unread::NoPerson(NoPerson::Uncomputed) => t::invites::unread_formula(),
        Unread::NoPerson(_) => t::invites::unread_note(),
        Unread::TooManyCells => t::invites::unread_cells(),
        Unread::Garbled => t::invites::unread_garbled(),
        Unread::Status(word) => t::invites::unread_status(word.clone()),
        Unread::Email(problem) => (*problem).into(),
    }
}

/// "line 3", "lines 3, 5 and 8".
fn lines(lines: &[u64]) -> Message<'static> {
    t::invites::lines(lines.len(), first_of(lines.iter().map(u64::to_string), MOST_LISTED))
}

#[cfg(test)]
mod tests {
    use super::joined;

    #[test]
    fn a_file_read_again_replaces_its_own_lines_and_no_others() {
        let found = [("Zoë".to_owned(), "zoe@x.org".to_owned()), (String::new(), "kim@x.org".to_owned())];
        let typed = "Zo\u{43b} <zoe@x.org>\nkim@x.org\nann@x.org Zoe <zoe@x.org>\nbob@x.org, Kim <kim@x.org>\nLee";
        let kept = "ann@x.org Zoe <zoe@x.org>\nbob@x.org, Kim <kim@x.org>\nLee";
        assert_eq!(joined(typed, &found), format!("{kept}\nZoë <zoe@x.org>\nkim@x.org"));
        assert_eq!(joined("", &found), "Zoë <zoe@x.org>\nkim@x.org");
    }
}
