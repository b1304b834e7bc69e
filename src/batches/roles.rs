//! Raising the roles of many, and lowering them again.

use std::collections::{BTreeMap, HashSet};

use crate::by::By;
use crate::db::types::OrgRole;
use crate::db::{Conn, QueryResult};
use crate::events;
use crate::ids::UserId;
use crate::people::{self, PersonEvent};

/// Somebody's role, and another for them.
pub type RoleChange = (UserId, OrgRole, OrgRole);

/// Makes those of `changes` whose people still have the first role, in a statement for each pair of
/// roles, and tells of whom. The log has a row for each of them: a role is a right.
pub fn change_roles(
    conn: &mut Conn,
    changes: impl IntoIterator<Item = RoleChange>,
    by: &By,
) -> QueryResult<HashSet<UserId>> {
    let mut alike: BTreeMap<(OrgRole, OrgRole), Vec<UserId>> = BTreeMap::new();
    for (person, from, to) in changes {
        alike.entry((from, to)).or_default().push(person);
    }
    let (mut changed, mut told) = (HashSet::new(), Vec::new());
    for ((from, to), people) in alike {
        for person in people::change_roles(conn, &people, from, to)? {
            told.push(PersonEvent::RoleChanged { person, was: from, role: to });
            changed.insert(person);
        }
    }
    events::record_all(conn, by, None, &told)?;
    Ok(changed)
}
