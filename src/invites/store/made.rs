//! What making and ending invites writes.

use diesel::prelude::*;

use crate::clock::Moment;
use crate::db::schema::{invite_recipients, invites, mails, memberships, users};
use crate::db::types::{MailState, RecipientEnd};
use crate::db::{Conn, QueryResult, fixed};
use crate::ids::{GroupId, InviteId, MailId, RecipientId, UserId};
use crate::invites::tokens::GENERATION;

fixed! {
    /// Those who have neither come nor been ended.
    Pending = "invite_recipients.joined_at IS NULL AND invite_recipients.ended_at IS NULL";
}

/// Keys looked up in one statement: far from the limits of both databases.
const BATCH: usize = 500;

/// Which of these addresses belong to somebody in `group`.
pub(in crate::invites) fn keys_in(conn: &mut Conn, group: GroupId, keys: &[&str]) -> QueryResult<Vec<String>> {
    let mut found = Vec::new();
    for batch in keys.chunks(BATCH) {
        let of_batch: Vec<Option<String>> = users::table
            .inner_join(memberships::table.on(memberships::user_id.eq(users::id)))
            .filter(memberships::group_id.eq(group))
            .filter(users::email_key.eq_any(batch))
            .select(users::email_key)
            .load(conn)?;
        found.extend(of_batch.into_iter().flatten());
    }
    Ok(found)
}

/// How many addresses `maker` had invites sent to since `since`, counted up to `bound`.
pub(in crate::invites) fn invited_since(
    conn: &mut Conn,
    group: GroupId,
    maker: UserId,
    since: Moment,
    bound: i64,
) -> QueryResult<usize> {
    let ids: Vec<RecipientId> = invites::table
        .inner_join(invite_recipients::table.on(invite_recipients::invite_id.eq(invites::id)))
        .filter(invites::group_id.eq(group))
        .filter(invites::made_by.eq(maker))
        .filter(invites::made_at.gt(since))
        .limit(bound)
        .select(invite_recipients::id)
        .load(conn)?;
    Ok(ids.len())
}

/// An address to be written down.
#[derive(Debug, Clone, Copy)]
pub(in crate::invites) struct NewRecipient<'a> {
    pub invite: InviteId,
    pub group: GroupId,
    pub address: &'a str,
    pub address_key: &'a str,
    pub remind_at: Option<Moment>,
    pub notice_at: Option<Moment>,
}

/// Writes down an address.
pub(in crate::invites) fn insert_recipient(
    conn: &mut Conn,
    new: &NewRecipient<'_>,
    now: Moment,
) -> QueryResult<RecipientId> {
    diesel::insert_into(invite_recipients::table)
        .values((
            invite_recipients::invite_id.eq(new.invite),
            invite_recipients::group_id.eq(new.group),
            invite_recipients::address.eq(new.address),
            invite_recipients::address_key.eq(new.address_key),
            invite_recipients::generation.eq(GENERATION),
            invite_recipients::made_at.eq(now),
            invite_recipients::remind_at.eq(new.remind_at),
            invite_recipients::notice_at.eq(new.notice_at),
        ))
        .returning(invite_recipients::id)
        .get_result(conn)
}

/// Notes which letter went to a recipient last.
pub(in crate::invites) fn set_mail(conn: &mut Conn, recipient: RecipientId, mail: MailId) -> QueryResult<()> {
    diesel::update(invite_recipients::table.find(recipient))
        .set(invite_recipients::mail_id.eq(mail))
        .execute(conn)
        .map(drop)
}

/// A recipient that has neither come nor been ended.
#[derive(Debug, Clone, Queryable)]
pub(in crate::invites) struct PendingRecipient {
    pub id: RecipientId,
    pub invite: InviteId,
    pub group: GroupId,
    pub mail: Option<MailId>,
}

/// The pending invites of an address, into `group` or, without one, into all.
pub(in crate::invites) fn pending_of(
    conn: &mut Conn,
    address_key: &str,
    group: Option<GroupId>,
) -> QueryResult<Vec<PendingRecipient>> {
    let mut found = invite_recipients::table
        .filter(Pending)
        .filter(invite_recipients::address_key.eq(address_key.to_owned()))
        .select((
            invite_recipients::id,
            invite_recipients::invite_id,
            invite_recipients::group_id,
            invite_recipients::mail_id,
        ))
        .into_boxed();
    if let Some(group) = group {
        found = found.filter(invite_recipients::group_id.eq(group));
    }
    found.load(conn)
}

/// Ends a pending recipient for good, with what would still be written to it; false where it was
/// not pending.
pub(in crate::invites) fn end_recipient(
    conn: &mut Conn,
    recipient: &PendingRecipient,
    why: RecipientEnd,
    by: UserId,
    now: Moment,
) -> QueryResult<bool> {
    let ended = diesel::update(invite_recipients::table.find(recipient.id))
        .filter(Pending)
        .set((
            invite_recipients::ended_at.eq(now),
            invite_recipients::ended_why.eq(why),
            invite_recipients::ended_by.eq(by),
            invite_recipients::remind_at.eq(None::<Moment>),
            invite_recipients::notice_at.eq(None::<Moment>),
        ))
        .execute(conn)?;
    if let Some(mail) = recipient.mail {
        withdraw(conn, mail)?;
    }
    Ok(ended > 0)
}

/// Takes a letter that has not gone out back from the outbox. One that a courier has in hand may
/// still go: its link leads to a page that says what happened.
fn withdraw(conn: &mut Conn, mail: MailId) -> QueryResult<()> {
    diesel::update(mails::table.find(mail))
        .filter(mails::state.eq(MailState::Waiting))
        .filter(mails::claimed_until.is_null())
        .set((mails::state.eq(MailState::Failed), mails::last_answer.eq("Taken back before it was sent.")))
        .execute(conn)
        .map(drop)
}

/// Deletes an invite's links; false where that was done before.
pub(in crate::invites) fn delete(conn: &mut Conn, invite: InviteId, by: UserId, now: Moment) -> QueryResult<bool> {
    let deleted = diesel::update(invites::table.find(invite))
        .filter(invites::deleted_at.is_null())
        .set((invites::deleted_at.eq(now), invites::deleted_by.eq(by)))
        .execute(conn)?;
    if deleted == 0 {
        return Ok(false);
    }
    let letters: Vec<Option<MailId>> = invite_recipients::table
        .filter(invite_recipients::invite_id.eq(invite))
        .filter(invite_recipients::joined_at.is_null())
        .select(invite_recipients::mail_id)
        .load(conn)?;
    for mail in letters.into_iter().flatten() {
        withdraw(conn, mail)?;
    }
    diesel::update(invite_recipients::table.filter(invite_recipients::invite_id.eq(invite)))
        .set((invite_recipients::remind_at.eq(None::<Moment>), invite_recipients::notice_at.eq(None::<Moment>)))
        .execute(conn)?;
    Ok(true)
}
