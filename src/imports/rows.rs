//! What carrying out the rows of an import needs to know of the whole.

use std::collections::HashMap;

use crate::db::types::OrgRole;
use crate::ids::{BatchId, GroupId, ImportId};

/// The rows of an import, with what carrying them out needs to know of the whole.
#[derive(Debug)]
pub struct Rows {
    pub(super) import: ImportId,
    pub(super) batch: BatchId,
    /// What whoever confirmed may do, and so may grant.
    pub(super) role: OrgRole,
    /// Whether new people are sent a letter.
    pub(super) letters: bool,
    /// The groups that were missing, by the keys of their names.
    pub(super) made: HashMap<String, GroupId>,
}
