//! Many email addresses at once, as people paste them: lists of Outlook and Gmail, columns of a sheet,
//! bullets and numbers, links. Every place that takes several addresses reads them here.

mod entry;
mod model;
mod names;
mod rows;
mod signs;
mod split;

use std::collections::HashMap;

use super::email::{Email, EmailProblem, email};

pub use model::{Addresses, AddressesProblem, Mailbox, NoAddress, NoAddressReason};

/// Pieces that are told as wrong by name; the rest of them by their number.
const TOLD: usize = 20;

/// The longest text that is read, in bytes.
const LONGEST: usize = 256 * 1024;

/// The addresses of `text`: between commas, semicolons, line ends (of any width) or blanks, bare or with a name
/// before them or behind. What has no address, or a broken one, is wrong by its own words.
pub fn addresses(text: &str) -> Addresses {
    if text.len() > LONGEST {
        return Addresses { is_too_long: true, ..Addresses::default() };
    }
    let read = entry::read(split::entries(&rows::with_tabs(text)));
    let mut known: HashMap<String, usize> = HashMap::new();
    let mut found: Vec<Mailbox> = Vec::new();
    for mailbox in read.found {
        let place = *known.entry(mailbox.email.key().to_owned()).or_insert(found.len());
        match found.get_mut(place) {
            // Named again: the first name that came with it is kept.
            Some(first) => {
                first.name = first.name.take().or(mailbox.name);
                first.row.extend(mailbox.row);
            }
            None => found.push(mailbox),
        }
    }
    Addresses { found, ..read }
}

/// The longest text in which one address is made out: many times what any has.
const LONGEST_CELL: usize = 16 * 1024;

/// The one address of a field or a cell, and the name beside it, with what was copied along:
/// `Ann Ash <ann@example.org>;`. What is wrong is told of the text as it stands.
pub fn mailbox(text: &str) -> Result<Mailbox, EmailProblem> {
    if text.len() > LONGEST_CELL {
        return Err(EmailProblem::TooLong);
    }
    let problem = match email(text) {
        Ok(email) => return Ok(Mailbox { email, name: None, row: Vec::new() }),
        Err(problem) => problem,
    };
    let mut read = addresses(text);
    match (read.found.pop(), read.found.is_empty() && read.wrong.is_empty()) {
        (Some(mailbox), true) => Ok(mailbox),
        _ => Err(problem),
    }
}

/// The same without the name.
pub fn one_email(text: &str) -> Result<Email, EmailProblem> {
    mailbox(text).map(|mailbox| mailbox.email)
}

impl Addresses {
    /// Those to whom nothing speaks against writing; the others are wrong by what `problem` says of their row.
    pub fn unless(mut self, problem: impl Fn(&Mailbox) -> Option<NoAddressReason>) -> Self {
        let (mut found, mut wrong) = (Vec::new(), Vec::new());
        for mailbox in self.found {
            match problem(&mailbox) {
                Some(problem) => wrong.push(NoAddress::of(mailbox.email.typed(), problem)),
                None => found.push(mailbox),
            }
        }
        self.wrong.extend(wrong);
        Self { found, ..self }
    }

    /// How many addresses could be written to although others are wrong; 0 where none is wrong.
    pub const fn others(&self) -> usize {
        if self.wrong.is_empty() { 0 } else { self.found.len() }
    }

    /// All of them, `most` at most, if none is wrong; those that are right too, where the person who was told
    /// what is wrong said that the `agreed` others are enough.
    pub fn within(self, most: usize, agreed: Option<usize>) -> Result<Self, AddressesProblem> {
        if self.is_too_long {
            return Err(AddressesProblem::TooLong);
        }
        if !self.wrong.is_empty() && (agreed.is_none() || agreed != Some(self.others()) || self.found.is_empty()) {
            let more = self.wrong.len().saturating_sub(TOLD);
            return Err(AddressesProblem::Wrong(self.wrong.into_iter().take(TOLD).collect(), more));
        }
        if self.found.len() > most { Err(AddressesProblem::TooMany(most, self.found.len())) } else { Ok(self) }
    }
}

#[cfg(test)]
mod tests;
