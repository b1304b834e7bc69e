//! Which group is meant by what is typed of its name.

use crate::db::{Conn, QueryResult};
use crate::groups::{self, Group, GroupScope};
use crate::ids::GroupId;
use crate::text;

/// Groups proposed where a name fits several.
const PROPOSED: usize = 20;

/// In which group to look.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) enum GroupMatch {
    /// No group was named.
    #[default]
    Anywhere,
    /// This one.
    One(Group),
    /// One of these.
    Several(Vec<Group>),
    /// None is called so.
    Nowhere,
}

/// The group that `typed` names, among those within reach; `chosen` tells which, where several are
/// called alike.
pub(super) fn within(
    conn: &mut Conn,
    scope: GroupScope,
    typed: &str,
    chosen: Option<GroupId>,
) -> QueryResult<GroupMatch> {
    let terms = text::terms(typed);
    if terms.is_empty() {
        return Ok(GroupMatch::Anywhere);
    }
    let is_alike = |group: &Group| text::fold(group.name.trim()) == text::fold(typed.trim());
    let is_named = |group: &Group| groups::name_key(&group.name) == groups::name_key(typed);
    if let Some(chosen) = chosen
        && let Some(group) = one(conn, scope, chosen)?.filter(is_alike)
    {
        return Ok(GroupMatch::One(group));
    }
    let mut found = groups::named(conn, scope, &terms, None, PROPOSED)?;
    let those = |is_it: &dyn Fn(&Group) -> bool| (0..found.len()).filter(|at| is_it(&found[*at])).collect::<Vec<_>>();
    // A mark can make another name; only where none is called just so, may it have been left out.
    let exact = Some(those(&is_named)).filter(|named| !named.is_empty()).unwrap_or_else(|| those(&is_alike));
    Ok(match (exact.as_slice(), found.len()) {
        (_, 0) => GroupMatch::Nowhere,
        ([only], _) => GroupMatch::One(found.swap_remove(*only)),
        ([], 1) => GroupMatch::One(found.swap_remove(0)),
        _ => GroupMatch::Several(found),
    })
}

/// A group within reach by its id.
pub(super) fn one(conn: &mut Conn, scope: GroupScope, group: GroupId) -> QueryResult<Option<Group>> {
    if scope.reaching(conn, &[group])?.is_empty() { Ok(None) } else { groups::find(conn, group) }
}
