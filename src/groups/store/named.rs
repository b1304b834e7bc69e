//! Groups to choose from: in their order, or by the beginnings of the words of their names.

use diesel::dsl::exists;
use diesel::prelude::*;

use crate::db::schema::{groups, memberships};
use crate::db::{Conn, QueryResult, columns};
use crate::groups::model::Group;
use crate::ids::{GroupId, UserId};

use super::page_in_order;
use super::support::{managed_among, managed_by};

/// Which groups somebody may choose from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum GroupScope {
    /// All of them.
    All,
    /// Those that this person manages.
    ManagedBy(UserId),
}

impl GroupScope {
    /// Which of `groups` it reaches.
    pub fn reaching(self, conn: &mut Conn, groups: &[GroupId]) -> QueryResult<Vec<GroupId>> {
        match self {
            Self::All => Ok(groups.to_vec()),
            Self::ManagedBy(person) => managed_among(conn, person, groups),
        }
    }
}

/// Groups that are not archived and in whose name each of `terms` begins a word, in the
/// organization's order, from the one after `after` (its place and id) on; at most `limit`.
pub fn named(
    conn: &mut Conn,
    scope: GroupScope,
    terms: &[String],
    after: Option<(i64, GroupId)>,
    limit: usize,
) -> QueryResult<Vec<Group>> {
    let rows = groups::table.filter(groups::archived_at.is_null()).select(columns::<Group>());
    let mut found = page_in_order!(rows, terms, after, i64::try_from(limit).unwrap_or(i64::MAX));
    if let GroupScope::ManagedBy(person) = scope {
        found = found.filter(exists(managed_by(person).filter(memberships::group_id.eq(groups::id))));
    }
    found.load(conn)
}

/// These groups, in the organization's order.
pub fn find_many(conn: &mut Conn, ids: &[GroupId]) -> QueryResult<Vec<Group>> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let mut found: Vec<Group> =
        groups::table.filter(groups::id.eq_any(ids.to_vec())).select(columns::<Group>()).load(conn)?;
    found.sort_by_key(|group| (group.sort_order, group.id));
    Ok(found)
}
