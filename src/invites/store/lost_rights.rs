//! Invites whose makers' rights no longer bear them, and those that managers were told of.

use diesel::prelude::*;

use crate::clock::Moment;
use crate::db::schema::{groups, invites, memberships, users};
use crate::db::types::{AddPolicy, GroupRole, InviteAccess, OrgRole, UserState};
use crate::db::{Conn, QueryResult, sql_predicate};
use crate::ids::InviteId;

sql_predicate! {
    /// Invites whose makers' fall nobody was told of.
    Unwarned = "invites.deleted_at IS NULL AND invites.warned_at IS NULL";
    /// Invites whose makers' fall was told.
    Warned = "invites.deleted_at IS NULL AND invites.warned_at IS NOT NULL";
}

/// Invites with their makers and groups, to be narrowed down. Not a function: nobody could write
/// out its type.
macro_rules! with_makers {
    () => {
        invites::table.inner_join(groups::table).inner_join(users::table.on(users::id.eq(invites::made_by))).left_join(
            memberships::table
                .on(memberships::group_id.eq(invites::group_id).and(memberships::user_id.eq(invites::made_by))),
        )
    };
}

/// Whether a maker's right no longer bears an invite: it has stopped, or lets in fewer than it was
/// made for. What [`crate::passes::Pass`] says of one, in the database's words.
macro_rules! is_lost {
    ($policy:expr) => {{
        let may_add = match $policy {
            AddPolicy::Admins => vec![OrgRole::Admin],
            AddPolicy::Managers => vec![OrgRole::Admin, OrgRole::Manager],
            AddPolicy::Everyone => OrgRole::ALL.to_vec(),
        };
        let as_member = memberships::role
            .eq(GroupRole::Member)
            .and(invites::by_manager.or(groups::members_may_invite.eq(false)).or(invites::role.eq(GroupRole::Manager)));
        let is_admin = || users::role.eq(OrgRole::Admin).nullable();
        users::state
            .ne(UserState::Active)
            .nullable()
            .or(diesel::dsl::not(is_admin()).and(memberships::role.nullable().is_null()))
            .or(diesel::dsl::not(is_admin()).and(as_member.nullable()))
            .or(invites::access.eq(InviteAccess::Anyone).and(users::role.ne_all(may_add)).nullable())
    }};
}

/// Living invites whose makers' rights no longer bear them, of which nobody was told, those of one
/// maker together; a group put away tells enough by itself.
pub(in crate::invites) fn lost_rights(
    conn: &mut Conn,
    policy: AddPolicy,
    now: Moment,
    limit: i64,
) -> QueryResult<Vec<InviteId>> {
    with_makers!()
        .filter(Unwarned)
        .filter(invites::expires_at.is_null().or(invites::expires_at.gt(now)))
        .filter(groups::archived_at.is_null())
        .filter(is_lost!(policy))
        .order(invites::made_by)
        .limit(limit)
        .select(invites::id)
        .load(conn)
}

/// Living invites of whose fall managers were told, and whose makers' rights bear them again.
pub(in crate::invites) fn regained_rights(
    conn: &mut Conn,
    policy: AddPolicy,
    limit: i64,
) -> QueryResult<Vec<InviteId>> {
    with_makers!()
        .filter(Warned)
        .filter(diesel::dsl::not(is_lost!(policy)))
        .order(invites::made_by)
        .limit(limit)
        .select(invites::id)
        .load(conn)
}
