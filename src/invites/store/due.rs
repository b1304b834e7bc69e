//! What the sweep looks for: reminders and notices that are due, invites whose maker has fallen.

use diesel::prelude::*;

use crate::clock::Moment;
use crate::db::schema::{groups, invite_recipients, invites, memberships, quiet_addresses, users};
use crate::db::types::{AddPolicy, GroupRole, InviteAccess, OrgRole, UserState};
use crate::db::{Conn, QueryResult, fixed, on};
use crate::ids::{InviteId, RecipientId};

fixed! {
    /// Recipients to whom a reminder will go.
    ToRemind = "invite_recipients.remind_at IS NOT NULL";
    /// Recipients to whom a notice will go.
    ToNotice = "invite_recipients.notice_at IS NOT NULL";
    /// Invites whose makers' fall nobody was told of.
    Unwarned = "invites.deleted_at IS NULL AND invites.warned_at IS NULL";
}

/// Recipients whose reminder is due at `now`.
pub(in crate::invites) fn to_remind(conn: &mut Conn, now: Moment, limit: i64) -> QueryResult<Vec<RecipientId>> {
    invite_recipients::table
        .filter(ToRemind)
        .filter(invite_recipients::remind_at.le(now))
        .order(invite_recipients::remind_at)
        .limit(limit)
        .select(invite_recipients::id)
        .load(conn)
}

/// Recipients whose notice is due at `now`.
pub(in crate::invites) fn to_notice(conn: &mut Conn, now: Moment, limit: i64) -> QueryResult<Vec<RecipientId>> {
    invite_recipients::table
        .filter(ToNotice)
        .filter(invite_recipients::notice_at.le(now))
        .order(invite_recipients::notice_at)
        .limit(limit)
        .select(invite_recipients::id)
        .load(conn)
}

/// Takes the reminder of a recipient in hand, for ever: of several who sweep, one gets it.
pub(in crate::invites) fn claim_reminder(conn: &mut Conn, recipient: RecipientId) -> QueryResult<bool> {
    let claimed = diesel::update(invite_recipients::table.find(recipient))
        .filter(ToRemind)
        .set(invite_recipients::remind_at.eq(None::<Moment>))
        .execute(conn)?;
    Ok(claimed > 0)
}

/// The same for the notice.
pub(in crate::invites) fn claim_notice(conn: &mut Conn, recipient: RecipientId) -> QueryResult<bool> {
    let claimed = diesel::update(invite_recipients::table.find(recipient))
        .filter(ToNotice)
        .set(invite_recipients::notice_at.eq(None::<Moment>))
        .execute(conn)?;
    Ok(claimed > 0)
}

/// Whether whoever reads this address wants no reminders.
pub(in crate::invites) fn is_quiet(conn: &mut Conn, address_key: &str) -> QueryResult<bool> {
    diesel::select(diesel::dsl::exists(quiet_addresses::table.find(address_key))).get_result(conn)
}

/// Notes that whoever reads this address wants no reminders.
pub(in crate::invites) fn silence(conn: &mut Conn, address_key: &str, now: Moment) -> QueryResult<()> {
    let row = (quiet_addresses::address_key.eq(address_key), quiet_addresses::since.eq(now));
    on!(conn, |conn| diesel::insert_into(quiet_addresses::table).values(row).on_conflict_do_nothing().execute(conn))
        .map(drop)
}

/// Invites whose makers' rights no longer bear them, of which nobody was told.
pub(in crate::invites) fn fallen(
    conn: &mut Conn,
    policy: AddPolicy,
    now: Moment,
    limit: i64,
) -> QueryResult<Vec<InviteId>> {
    let may_add = match policy {
        AddPolicy::Admins => vec![OrgRole::Admin],
        AddPolicy::Managers => vec![OrgRole::Admin, OrgRole::Manager],
        AddPolicy::Everyone => OrgRole::ALL.to_vec(),
    };
    let as_member = memberships::role
        .eq(GroupRole::Member)
        .and(groups::members_may_invite.eq(false).or(invites::role.eq(GroupRole::Manager)));
    let stopped = users::state
        .ne(UserState::Active)
        .nullable()
        .or(users::role.ne(OrgRole::Admin).nullable().and(memberships::role.nullable().is_null()))
        .or(users::role.ne(OrgRole::Admin).nullable().and(as_member.nullable()));
    let narrowed = invites::access.eq(InviteAccess::Anyone).and(users::role.ne_all(may_add));
    invites::table
        .inner_join(groups::table)
        .inner_join(users::table.on(users::id.eq(invites::made_by)))
        .left_join(
            memberships::table
                .on(memberships::group_id.eq(invites::group_id).and(memberships::user_id.eq(invites::made_by))),
        )
        .filter(Unwarned)
        .filter(invites::expires_at.is_null().or(invites::expires_at.gt(now)))
        .filter(stopped.or(narrowed.nullable()))
        .limit(limit)
        .select(invites::id)
        .load(conn)
}

/// Takes the warning about an invite in hand, for ever.
pub(in crate::invites) fn claim_warning(conn: &mut Conn, invite: InviteId, now: Moment) -> QueryResult<bool> {
    let claimed = diesel::update(invites::table.find(invite))
        .filter(invites::warned_at.is_null())
        .set(invites::warned_at.eq(now))
        .execute(conn)?;
    Ok(claimed > 0)
}
