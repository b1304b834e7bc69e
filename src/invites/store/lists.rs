//! Those whom an invite was emailed to, as its page shows them.

use diesel::prelude::*;

use crate::clock::Moment;
use crate::db::schema::{invite_recipients, invites, mails, users};
use crate::db::types::EmailState;
use crate::db::{Conn, QueryResult, columns, per_backend};
use crate::ids::{InviteId, RecipientId};
use crate::passes::RecipientRow;
use crate::personal_data::PersonName;

/// How far the email of a recipient is.
#[derive(Debug, Clone, Queryable)]
pub(in crate::invites) struct EmailProgress {
    pub state: EmailState,
    /// What the mail server said last.
    pub last_answer: Option<String>,
}

/// A recipient, and how far their email is.
#[derive(Debug, Clone, Queryable)]
pub(in crate::invites) struct EmailedRecipient {
    pub recipient: RecipientRow,
    pub email: Option<EmailProgress>,
}

/// Those whom an invite was emailed to, in the order in which they were named, from after `after` on.
pub(in crate::invites) fn emailed(
    conn: &mut Conn,
    invite: InviteId,
    after: Option<RecipientId>,
    limit: i64,
) -> QueryResult<Vec<EmailedRecipient>> {
    let rows = invite_recipients::table
        .left_join(mails::table)
        .filter(invite_recipients::invite_id.eq(invite))
        .filter(invite_recipients::id.gt(after.unwrap_or(RecipientId(0))))
        .order(invite_recipients::id)
        .limit(limit)
        .select((columns::<RecipientRow>(), (mails::state, mails::last_answer).nullable()));
    per_backend!(conn, |conn| rows.load(conn))
}

/// When the last email to a recipient was put into the email queue.
pub(in crate::invites) fn wrote_at(conn: &mut Conn, recipient: RecipientId) -> QueryResult<Option<Moment>> {
    invite_recipients::table
        .inner_join(mails::table)
        .filter(invite_recipients::id.eq(recipient))
        .select(mails::made_at)
        .first(conn)
        .optional()
}

/// The name of whoever made `invite`, where somebody else has taken it over.
pub(in crate::invites) fn first_maker(conn: &mut Conn, invite: InviteId) -> QueryResult<Option<PersonName>> {
    invites::table
        .inner_join(users::table.on(invites::first_made_by.eq(users::id.nullable())))
        .filter(invites::id.eq(invite))
        .select(users::name)
        .first(conn)
        .optional()
}
