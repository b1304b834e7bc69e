//! What is said, and in which language: the message catalogue's runtime.
//!
//! The sentences stand in `templates/locales/`, a Fluent file a language and module; [`crate::t`] has a function for
//! each. What it gives is a [`Message`] in no language yet: pages, emails and files say it to their [`Reader`].

mod dates;
mod language;
mod message;
mod problems;
mod say;
mod value;

#[cfg(test)]
mod tests;

pub use language::Language;
pub use message::{Arg, At, DateStyle, Entry, Key, Message, Piece, Rich};
pub use value::{Choice, Count, Slot};

use std::any::Any;

use askama::Values;

use crate::clock::Moment;
use crate::zone::Zone;

/// Who reads, and when.
#[derive(Debug, Clone, Copy, Default)]
pub struct Reader {
    /// What they read.
    pub language: Language,
    /// Where their clock stands.
    pub zone: Zone,
    /// The organization's zone, in which groups, campaigns and courses start and stop.
    pub organization_zone: Zone,
    /// When they read.
    pub now: Moment,
}

impl Reader {
    const VALUE: &str = "reader";

    /// Whom a template is rendered for.
    fn of(values: &dyn Values) -> askama::Result<&Self> {
        askama::get_value(values, Self::VALUE)
    }
}

/// A template is rendered for its reader: every message in it is said in their language.
impl Values for Reader {
    fn get_value<'a>(&'a self, key: &str) -> Option<&'a dyn Any> {
        (key == Self::VALUE).then_some(self)
    }
}
