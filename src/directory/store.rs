//! What the pages of people read and write.

mod list;
mod profile;

pub(super) use list::{Filter, count, ids, present, rows};
pub(super) use profile::{ActivePasses, PersonGroup, Profile, groups_of, made_by, profile};
