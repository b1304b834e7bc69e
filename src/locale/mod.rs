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

pub use language::{Language, UnknownLanguage};
pub use message::{Arg, At, DateStyle, Entry, Key, Message, Piece, Rich};
pub use problems::first_of;
pub use value::{Choice, Count, Slot};

use std::any::Any;
use std::fmt;

use askama::filters::HtmlSafe;
use askama::{FastWritable, Values};

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
    /// Whom a template is rendered for.
    fn of(values: &dyn Values) -> askama::Result<&Self> {
        values.get_value("reader").and_then(<dyn Any>::downcast_ref).ok_or(askama::Error::ValueMissing)
    }
}

/// A template is rendered for its reader: every message in it is said in their language. It is told nothing else, so
/// the name is not looked at: each message asks.
impl Values for Reader {
    fn get_value<'a>(&'a self, _: &str) -> Option<&'a dyn Any> {
        Some(self)
    }
}

/// The attributes of an `html` element that say in which language its page is, and in which direction it is written.
#[derive(Debug, Clone, Copy)]
pub struct HtmlLanguage;

impl FastWritable for HtmlLanguage {
    fn write_into(&self, dest: &mut dyn fmt::Write, values: &dyn Values) -> askama::Result<()> {
        let language = Reader::of(values)?.language;
        Ok(write!(dest, "lang=\"{}\" dir=\"{}\"", language.as_str(), language.direction())?)
    }
}

impl fmt::Display for HtmlLanguage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("lang=\"en\" dir=\"ltr\"")
    }
}

impl HtmlSafe for HtmlLanguage {}
