//! What the columns of a file hold from its first row to its last: what their names alone do not tell.

use std::collections::BTreeSet;

use csv::StringRecord;

use crate::csv_in::{Table, UNCOMPUTED};
use crate::csv_out::without_apostrophe;

use super::columns::{Mapping, Meaning};
use super::heads::WEAK;
use super::role_words::{group_role, org_role};
use super::status::{says_gone, status_of};

/// The most different words that are kept of a column.
const WORDS: usize = 24;
/// The most words that a page asks about; the rows of all others are wrong.
const ASKED: usize = 12;
/// The most words that are told of a column that is left out.
const TOLD: usize = 3;
/// The most characters of a word: what is longer is none.
const WORD: usize = 60;

/// What stands in a column.
#[derive(Debug, Clone, Default)]
struct ColumnContents {
    filled: usize,
    addresses: usize,
    words: BTreeSet<String>,
}

/// What stands in each column below the head; words only of those that are `worded`, and of the `others` as
/// long as they are few.
fn contents(table: &Table, mapping: &Mapping, worded: &[usize], others: &[usize]) -> Vec<ColumnContents> {
    let mut all = vec![ColumnContents::default(); mapping.columns.len()];
    let rows = table.records().skip(mapping.skipped()).filter_map(|(_, record)| record.ok());
    for record in rows {
        note(&mut all, &record, worded, others);
    }
    all
}

fn note(all: &mut [ColumnContents], record: &StringRecord, worded: &[usize], others: &[usize]) {
    for (place, (contents, cell)) in all.iter_mut().zip(record).enumerate() {
        if cell.is_empty() || cell == UNCOMPUTED {
            continue;
        }
        contents.filled += 1;
        contents.addresses += usize::from(is_like_an_address(cell));
        let word = without_apostrophe(cell);
        // A column that is full of other words is none of states.
        let is_kept = contents.words.len() < WORDS || (worded.contains(&place) && says_gone(word));
        let is_wanted = worded.contains(&place) || others.contains(&place);
        if is_wanted && is_kept && !contents.words.contains(word) {
            contents.words.insert(word.chars().take(WORD).collect());
        }
    }
}

fn is_like_an_address(cell: &str) -> bool {
    let domain = cell.rsplit_once(['@', '\u{FF20}']).map_or("", |(_, domain)| domain);
    domain.contains(['.', '\u{3002}', '\u{FF0E}', '\u{FF61}'])
}

/// Settles what only the cells tell: which of the columns at `emails` (place and rank, the likeliest first) has
/// the addresses, whether the columns at `states` say who is active, whether the roles are ours.
pub(super) fn decide_columns(table: &Table, mapping: &mut Mapping, emails: &[(usize, usize)], states: &[usize]) {
    let is_worded = |meaning: &Meaning| meaning.is_status() || matches!(meaning, Meaning::Role | Meaning::GroupRole);
    let mut wanted: Vec<usize> =
        (0..mapping.columns.len()).filter(|place| is_worded(&mapping.columns[*place])).collect();
    wanted.extend(states);
    // Columns that nothing is known of are looked through for people who are gone.
    let nameless = (0..mapping.columns.len()).filter(|place| mapping.columns[*place] == Meaning::Nothing);
    let others: Vec<usize> =
        nameless.filter(|place| !states.contains(place) && !emails.iter().any(|(email, _)| email == place)).collect();
    let contents = contents(table, mapping, &wanted, &others);
    for place in others {
        if is_of_states(&contents[place]) {
            mapping.columns[place] = Meaning::Status;
        }
    }
    settle_email(mapping, &contents, emails);
    for place in states {
        let knows = |word: &String| status_of(mapping, Meaning::Status, word).is_some();
        if contents[*place].words.iter().any(knows) {
            mapping.columns[*place] = Meaning::Status;
        }
    }
    leave_out_roles(mapping, &contents);
    leave_out_texts(mapping, &contents);
    mapping.unknown = unknown(mapping, &contents);
}

/// Whether the words of a column whose name is not known are those of a status: few words, one of them
/// says that somebody is gone, and at least half of them are known.
fn is_of_states(contents: &ColumnContents) -> bool {
    let known = contents.words.iter().filter(|word| status_of(&Mapping::default(), Meaning::Status, word).is_some());
    contents.words.len() < WORDS
        && contents.words.iter().any(|word| says_gone(word))
        && known.count() * 2 >= contents.words.len()
}

fn settle_email(mapping: &mut Mapping, contents: &[ColumnContents], emails: &[(usize, usize)]) {
    let has_some = |place: usize| contents[place].addresses > 0;
    let others: Vec<usize> =
        (0..contents.len()).filter(|place| mapping.columns[*place] == Meaning::Nothing && has_some(*place)).collect();
    let named = emails.iter().map(|(place, _)| *place).find(|place| has_some(*place));
    let email = match (named, emails.first(), others.as_slice()) {
        (Some(place), _, _) => place,
        // The column that is called so has no address in it, and one that is called otherwise has.
        (None, Some(_), [only]) => *only,
        (None, Some((first, rank)), []) if *rank < WEAK || contents[*first].filled == 0 => *first,
        _ => return,
    };
    mapping.columns[email] = Meaning::Email;
    let has_gaps = contents.iter().any(|other| other.filled > contents[email].filled);
    let spare = emails.iter().find(|(place, rank)| *rank >= WEAK && *place != email && has_some(*place));
    if let (true, Some((spare, _))) = (has_gaps, spare) {
        mapping.columns[*spare] = Meaning::OtherEmail;
    }
}

/// A column with a single role that is none of ours is another program's: there its "owner" and "member" mean
/// something else.
fn leave_out_roles(mapping: &mut Mapping, contents: &[ColumnContents]) {
    for (place, contents) in contents.iter().enumerate() {
        let is_ours = |word: &str| match mapping.columns[place] {
            Meaning::Role => org_role(word).is_some(),
            Meaning::GroupRole => group_role(word).is_some(),
            _ => true,
        };
        let foreign: BTreeSet<String> =
            contents.words.iter().map(|word| word.to_lowercase()).filter(|word| !is_ours(word)).collect();
        if !foreign.is_empty() {
            mapping.columns[place] = Meaning::Nothing;
            mapping.left_out.push((place, foreign.into_iter().take(TOLD).collect()));
        }
    }
}

/// A column of many different texts says nothing of accounts, whatever its name.
fn leave_out_texts(mapping: &mut Mapping, contents: &[ColumnContents]) {
    for (place, contents) in contents.iter().enumerate() {
        let meaning = mapping.columns[place];
        let knows = |word: &String| status_of(mapping, meaning, word).is_some();
        if meaning.is_status() && contents.words.len() >= WORDS && !contents.words.iter().any(knows) {
            mapping.columns[place] = Meaning::Nothing;
        }
    }
}

/// The words of status columns that nobody can tell, as they are written.
fn unknown_words(table: &Table, mapping: &Mapping) -> Vec<String> {
    let wanted: Vec<usize> = (0..mapping.columns.len()).filter(|place| mapping.columns[*place].is_status()).collect();
    if wanted.is_empty() {
        return Vec::new();
    }
    unknown(mapping, &contents(table, mapping, &wanted, &[]))
}

fn unknown(mapping: &Mapping, contents: &[ColumnContents]) -> Vec<String> {
    let mut unknown: Vec<String> = Vec::new();
    for (meaning, contents) in mapping.columns.iter().zip(contents).filter(|(meaning, _)| meaning.is_status()) {
        for word in contents.words.iter().filter(|word| status_of(mapping, *meaning, word).is_none()) {
            if unknown.len() < ASKED && !unknown.iter().any(|known| known.eq_ignore_ascii_case(word)) {
                unknown.push(word.clone());
            }
        }
    }
    unknown
}

/// The same columns with what nobody can tell of them; for a mapping that somebody chose.
pub fn resurvey(table: &Table, mut mapping: Mapping) -> Mapping {
    mapping.unknown = unknown_words(table, &mapping);
    mapping
}
