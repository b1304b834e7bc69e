//! What following a link writes, and what waits for an address.

use diesel::prelude::*;

use crate::clock::Moment;
use crate::db::schema::{groups, invite_recipients, invite_uses, invites, memberships, users};
use crate::db::types::UserState;
use crate::db::{Conn, QueryResult, fixed, on};
use crate::ids::{InviteId, RecipientId, UserId};
use crate::invites::letters::TO_INVITEE;
use crate::mail;

fixed! {
    /// Those who have neither come nor been ended.
    Waiting = "invite_recipients.joined_at IS NULL AND invite_recipients.ended_at IS NULL";
}

/// Notes the first step behind an emailed link.
pub(in crate::invites) fn start(conn: &mut Conn, recipient: RecipientId, now: Moment) -> QueryResult<()> {
    diesel::update(invite_recipients::table.find(recipient))
        .filter(invite_recipients::started_at.is_null())
        .set(invite_recipients::started_at.eq(now))
        .execute(conn)
        .map(drop)
}

/// Notes that a recipient has come, as `person`: nothing more is written to them, and what waits is taken back.
pub(in crate::invites) fn came(
    conn: &mut Conn,
    recipient: RecipientId,
    person: UserId,
    now: Moment,
) -> QueryResult<()> {
    diesel::update(invite_recipients::table.find(recipient))
        .filter(invite_recipients::joined_at.is_null())
        .set((
            invite_recipients::joined_at.eq(now),
            invite_recipients::joined_by.eq(person),
            invite_recipients::remind_at.eq(None::<Moment>),
            invite_recipients::notice_at.eq(None::<Moment>),
        ))
        .execute(conn)?;
    mail::withdraw(conn, &TO_INVITEE, &[recipient.0]).map(drop)
}

/// Whether a sign-up with this address that is not finished holds a use of the invite.
pub(in crate::invites) fn is_seated(conn: &mut Conn, invite: InviteId, address_key: &str) -> QueryResult<bool> {
    let seated = invite_uses::table
        .inner_join(users::table.on(users::id.eq(invite_uses::user_id)))
        .filter(invite_uses::invite_id.eq(invite))
        .filter(users::email_key.eq(address_key))
        .filter(users::state.eq(UserState::Pending));
    diesel::select(diesel::dsl::exists(seated)).get_result(conn)
}

/// Gives back every use that `person` took.
pub(in crate::invites) fn return_uses(conn: &mut Conn, person: UserId) -> QueryResult<()> {
    let used: Vec<InviteId> =
        invite_uses::table.filter(invite_uses::user_id.eq(person)).select(invite_uses::invite_id).load(conn)?;
    for invite in used {
        let returned = diesel::delete(invite_uses::table.find((invite, person))).execute(conn)?;
        if returned > 0 {
            diesel::update(invites::table.find(invite)).set(invites::uses.eq(invites::uses - 1)).execute(conn)?;
        }
    }
    Ok(())
}

/// An invite that waits for an address.
#[derive(Debug, Clone, Queryable)]
pub(in crate::invites) struct Waits {
    pub recipient: RecipientId,
    pub generation: i64,
    pub group: String,
    pub inviter: String,
    pub expires_at: Option<Moment>,
}

/// The invites that wait for the address of `person`, newest first: not deleted, not expired before
/// `since`, into groups in use that they are not in.
pub(in crate::invites) fn waiting(
    conn: &mut Conn,
    person: UserId,
    address_key: &str,
    since: Moment,
    limit: i64,
) -> QueryResult<Vec<Waits>> {
    let rows = invite_recipients::table
        .inner_join(invites::table)
        .inner_join(groups::table)
        .inner_join(users::table.on(users::id.eq(invites::made_by)))
        .left_join(
            memberships::table
                .on(memberships::group_id.eq(invite_recipients::group_id).and(memberships::user_id.eq(person))),
        )
        .filter(Waiting)
        .filter(invite_recipients::address_key.eq(address_key))
        .filter(invites::deleted_at.is_null())
        .filter(invites::expires_at.is_null().or(invites::expires_at.gt(since)))
        .filter(groups::archived_at.is_null())
        .filter(memberships::role.nullable().is_null())
        .order(invite_recipients::id.desc())
        .limit(limit)
        .select((invite_recipients::id, invite_recipients::generation, groups::name, users::name, invites::expires_at));
    on!(conn, |conn| rows.load(conn))
}
