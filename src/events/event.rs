//! What can happen in a module.

use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::db::types::text_enum;
use crate::locale::{Message, Rich, Slot};

use super::store::Row;

/// What can happen in a module: an enum that serde tags with `kind`, in snake case.
///
/// Fields named `group`, `person`, `method` and `reference` are columns of the record, by which events are found; all
/// others are its payload. Only what happens to a membership has both a group and a person. No secrets, no whole codes.
pub trait Event: Serialize + DeserializeOwned {
    /// The first part of the kinds: `code` of `code.created`.
    const SUBJECT: &'static str;

    /// The second part of every kind, and what the filter of Activity calls it.
    const KINDS: &'static [(&'static str, KindLabel)];

    /// Who did what: a sentence, the name in it between [`BOLD`].
    fn summary(&self, row: &Row) -> Rich<'static>;

    /// What changed, a line for each setting; nothing where the summary says it all.
    fn changes(&self) -> Vec<Message<'static>> {
        Vec::new()
    }
}

/// What the filter of Activity calls a kind.
pub type KindLabel = fn() -> Message<'static>;

/// The markup around the name of who did it.
pub const BOLD: Slot<'static> = Slot::strong();

text_enum! {
    /// Where an event is listed that is a part of another one.
    PartListing {
        /// In its group's Activity; the organization's shows the whole.
        InGroup = "in_group",
        /// Nowhere: the whole is an event of the same group.
        Nowhere = "nowhere",
    }
}
