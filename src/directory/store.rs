//! What the pages of people read and write.

mod bulk;
mod list;
mod profile;

pub(super) use bulk::{
    Bulk, Item, NewBulk, Recent, add_items, begin_undo, find as find_bulk, insert as insert_bulk, items, recent,
    set_state as set_bulk_state, settle, settle_undo, unfinished,
};
pub(super) use list::{Filter, Listed, count, ids, present, rows};
pub(super) use profile::{Made, Place, Profile, end_sessions, in_which, made_by, places, profile};
