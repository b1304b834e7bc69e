//! What a text of many addresses holds, or why nothing of it is used.

use crate::text::email::{Email, EmailProblem};

/// A person to write to: an address, and the name that came with it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mailbox {
    /// Where.
    pub email: Email,
    /// The name that stood beside it.
    pub name: Option<String>,
    /// The cells of its row, each with the name of its column or nothing, where it was a row of several.
    pub row: Vec<(String, String)>,
}

/// Something that was typed where an address belongs and is none.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NoAddress {
    /// As much of it as tells which it was.
    pub typed: String,
    /// What is wrong with it.
    pub problem: NoAddressReason,
}

/// Why nobody is written to there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NoAddressReason {
    /// It is no address.
    Email(EmailProblem),
    /// Its row says that this person is gone, by this word.
    Gone(String),
    /// Its row has a status that may mean active or gone.
    Status(String),
}

impl NoAddress {
    pub(super) fn of(typed: &str, problem: NoAddressReason) -> Self {
        const SHOWN: usize = 60;
        let cut: String = typed.chars().take(SHOWN).collect();
        Self { typed: if cut.len() < typed.len() { format!("{cut}…") } else { cut }, problem }
    }
}

/// What a text of many addresses holds.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Addresses {
    /// Each mailbox once, in the order of the text.
    pub found: Vec<Mailbox>,
    /// What is wrong, in its order.
    pub wrong: Vec<NoAddress>,
    /// Whether the text is longer than any list that is read; nothing of it was.
    pub(super) is_too_long: bool,
}

/// Why a text is no list of addresses; nothing of it is used then.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum AddressesProblem {
    /// Some of it is no address: the first few with what is wrong, and how many more there are.
    Wrong(Vec<NoAddress>, usize),
    /// More than so many: that many.
    TooMany(usize, usize),
    /// A text longer than any list that is read.
    TooLong,
}
