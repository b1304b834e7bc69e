//! What the pages of people read and write.

mod list;
mod profile;

pub(super) use list::{Filter, ListedPerson, count, ids, present, rows};
pub(super) use profile::{MadePasses, PersonGroup, Profile, groups_of, in_which, made_by, profile};
