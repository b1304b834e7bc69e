//! Addresses that were pasted, from a sheet perhaps, whose other columns say more of the people.

use crate::text::{self, Addresses, Mailbox, NoAddressReason};

use super::columns::{Mapping, Meaning};
use super::head_words::Guess;
use super::heads::Head;
use super::state_words::PersonStatus;
use super::status;
use super::whole_name::{Parts, compose};

/// The addresses of `text`. Those of people who are gone by their row are wrong ones, and so are those of whom
/// that cannot be told.
pub fn pasted(text: &str) -> Addresses {
    let mut read = text::addresses(text);
    for mailbox in &mut read.found {
        mailbox.name = name(mailbox);
    }
    read.unless(|mailbox| mailbox.row.iter().find_map(|(column, word)| problem(column, word)))
}

/// What a cell says against writing to somebody.
fn problem(column: &str, word: &str) -> Option<NoAddressReason> {
    let status = match Head::of(column).guess() {
        Guess::Certain(meaning @ (Meaning::Status | Meaning::Enabled | Meaning::Gone)) => {
            status::status_of(&Mapping::default(), meaning, word)
        }
        Guess::Unknown | Guess::State if status::says_gone(word) => Some(PersonStatus::Gone),
        _ => Some(PersonStatus::Active),
    };
    match status {
        Some(PersonStatus::Active) => None,
        Some(PersonStatus::Gone) => Some(NoAddressReason::Gone(word.trim().to_owned())),
        None => Some(NoAddressReason::Status(word.trim().to_owned())),
    }
}

/// The name of somebody by the columns of names, where there are any; a status is none.
fn name(mailbox: &mut Mailbox) -> Option<String> {
    let of = |meaning| {
        let mut cells = mailbox.row.iter().filter(|(column, _)| Head::of(column).guess() == Guess::Certain(meaning));
        cells.next().map_or("", |(_, cell)| cell.as_str())
    };
    let parts = Parts {
        whole: of(Meaning::Name),
        last_first: of(Meaning::LastFirst),
        given: of(Meaning::Given),
        middle: of(Meaning::Middle),
        family: of(Meaning::Family),
        second_family: of(Meaning::SecondFamily),
        suffix: of(Meaning::Suffix),
    };
    let by_columns = compose(&parts, !parts.family.is_empty());
    if !by_columns.is_empty() {
        return Some(super::straight(&by_columns));
    }
    let is_status = |name: &String| {
        let is_cell = mailbox.row.iter().any(|(_, cell)| cell == name);
        is_cell && status::status_of(&Mapping::default(), Meaning::Status, name).is_some()
    };
    mailbox.name.clone().filter(|name| !is_status(name))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> (Vec<String>, Vec<String>) {
        let read = pasted(text);
        let found = read.found.into_iter();
        let found = found.map(|it| format!("{} {}", it.name.unwrap_or_default(), it.email).trim().to_owned());
        (found.collect(), read.wrong.into_iter().map(|wrong| wrong.typed).collect())
    }

    #[test]
    fn people_who_are_gone_by_their_row_are_asked_about() {
        for list in [
            "Ann Ash\tann@x.org\tactive\nBob\tbob@x.org\tsuspended",
            "ann@x.org\tAnn Ash\nbob@x.org\tdeactivated",
            "Name;Email;Status\nAnn Ash;ann@x.org;active\nBob;bob@x.org;on leave",
            "Email\tFirst name\tLast name\taccountEnabled\nann@x.org\tAnn\tAsh\tTrue\nbob@x.org\tBob\tElm\tFalse",
            "| Ann Ash | ann@x.org | |\n| Bob | bob@x.org | left |",
            "Deleted\tEmail\tName\n\tann@x.org\tAsh, Ann\nyes\tbob@x.org\tBob",
        ] {
            assert_eq!(read(list), (vec!["Ann Ash ann@x.org".to_owned()], vec!["bob@x.org".to_owned()]), "{list}");
        }
        // One word beside one address says it too, and in no column of names does it say anything.
        assert_eq!(read("bob@x.org\tsuspended").1, ["bob@x.org"]);
        assert_eq!(read("Name\tEmail\nLeft\tann@x.org").0, ["Left ann@x.org"]);
        assert_eq!(read("ann@x.org\tactive").0, ["ann@x.org"]);
    }
}
