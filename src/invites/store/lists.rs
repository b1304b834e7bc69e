//! What the pages of invites show.

use diesel::prelude::*;

use crate::clock::Moment;
use crate::db::schema::{invite_recipients, invites, mails, memberships, users};
use crate::db::types::MailState;
use crate::db::{Conn, QueryResult, columns, on};
use crate::groups::Group;
use crate::ids::{GroupId, InviteId, RecipientId, UserId};
use crate::organization::Organization;
use crate::passes::{InviteRow, Maker, Pass, RecipientRow};
use crate::people::Person;

diesel::alias! {
    const MAKERS: Alias<Makers> = memberships as makers;
}

/// An invite of a list, with whoever made it.
#[derive(Debug, Clone, Queryable)]
pub(in crate::invites) struct Listed {
    pub invite: InviteRow,
    pub maker: Maker,
}

impl Listed {
    /// What decides whether this invite into `group` lets anybody in.
    pub fn pass(&self, group: &Group, organization: &Organization) -> Pass {
        self.invite.pass(&self.maker, organization.add_policy, group)
    }
}

/// The invites of a group with their makers, to be narrowed down. Not a function: nobody could write out its type.
macro_rules! invites_of {
    ($group:expr) => {
        invites::table
            .inner_join(users::table.on(users::id.eq(invites::made_by)))
            .left_join(
                MAKERS.on(MAKERS
                    .field(memberships::group_id)
                    .eq(invites::group_id)
                    .and(MAKERS.field(memberships::user_id).eq(invites::made_by))),
            )
            .filter(invites::group_id.eq($group))
            .select((columns::<InviteRow>(), (columns::<Person>(), MAKERS.field(memberships::role).nullable())))
    };
}

/// One invite of `group`.
pub(in crate::invites) fn one(conn: &mut Conn, group: GroupId, invite: InviteId) -> QueryResult<Option<Listed>> {
    let found = invites_of!(group).filter(invites::id.eq(invite));
    on!(conn, |conn| found.first(conn)).optional()
}

/// The invites of `group`, newest first, from before `before` on.
pub(in crate::invites) fn of_group(
    conn: &mut Conn,
    group: GroupId,
    before: Option<InviteId>,
    limit: i64,
) -> QueryResult<Vec<Listed>> {
    let rows = invites_of!(group)
        .filter(invites::id.lt(before.unwrap_or(InviteId(i64::MAX))))
        .order(invites::id.desc())
        .limit(limit);
    on!(conn, |conn| rows.load(conn))
}

/// The same of those that `maker` made.
pub(in crate::invites) fn of_maker(
    conn: &mut Conn,
    group: GroupId,
    maker: UserId,
    before: Option<InviteId>,
    limit: i64,
) -> QueryResult<Vec<Listed>> {
    let rows = invites_of!(group)
        .filter(invites::made_by.eq(maker))
        .filter(invites::id.lt(before.unwrap_or(InviteId(i64::MAX))))
        .order(invites::id.desc())
        .limit(limit);
    on!(conn, |conn| rows.load(conn))
}

/// How far the letter of a recipient is.
#[derive(Debug, Clone, Queryable)]
pub(in crate::invites) struct Posted {
    pub state: MailState,
    /// What the mail server said last.
    pub last_answer: Option<String>,
}

/// A recipient, and how far their letter is.
#[derive(Debug, Clone, Queryable)]
pub(in crate::invites) struct Emailed {
    pub recipient: RecipientRow,
    pub posted: Option<Posted>,
}

/// Those whom an invite was emailed to, in the order in which they were named, from after `after` on.
pub(in crate::invites) fn emailed(
    conn: &mut Conn,
    invite: InviteId,
    after: Option<RecipientId>,
    limit: i64,
) -> QueryResult<Vec<Emailed>> {
    let rows = invite_recipients::table
        .left_join(mails::table)
        .filter(invite_recipients::invite_id.eq(invite))
        .filter(invite_recipients::id.gt(after.unwrap_or(RecipientId(0))))
        .order(invite_recipients::id)
        .limit(limit)
        .select((columns::<RecipientRow>(), (mails::state, mails::last_answer).nullable()));
    on!(conn, |conn| rows.load(conn))
}

/// When the last letter to a recipient was put into the outbox.
pub(in crate::invites) fn wrote_at(conn: &mut Conn, recipient: RecipientId) -> QueryResult<Option<Moment>> {
    invite_recipients::table
        .inner_join(mails::table)
        .filter(invite_recipients::id.eq(recipient))
        .select(mails::made_at)
        .first(conn)
        .optional()
}

/// The name of whoever made `invite`, where somebody else has taken it over.
pub(in crate::invites) fn first_maker(conn: &mut Conn, invite: InviteId) -> QueryResult<Option<String>> {
    invites::table
        .inner_join(users::table.on(invites::first_made_by.eq(users::id.nullable())))
        .filter(invites::id.eq(invite))
        .select(users::name)
        .first(conn)
        .optional()
}
