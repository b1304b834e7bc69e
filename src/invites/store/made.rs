//! What making and ending invites writes.

use diesel::prelude::*;

use crate::clock::Moment;
use crate::db::schema::{invite_recipients, invites, mails, memberships, users};
use crate::db::types::{RecipientEnd, UserState};
use crate::db::{Conn, QueryResult, fixed, on};
use crate::ids::{GroupId, InviteId, MailId, RecipientId, UserId};
use crate::invites::letters::{INVITE, TO_INVITEE};
use crate::mail;
use crate::text::Mailbox;

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

/// Which of these addresses belong to an account, be it one that was deactivated.
pub(in crate::invites) fn keys_known(conn: &mut Conn, keys: &[&str]) -> QueryResult<Vec<String>> {
    let mut found = Vec::new();
    for batch in keys.chunks(BATCH) {
        let of_batch: Vec<Option<String>> = users::table
            .filter(users::email_key.eq_any(batch))
            .filter(users::state.ne(UserState::Pending))
            .select(users::email_key)
            .load(conn)?;
        found.extend(of_batch.into_iter().flatten());
    }
    Ok(found)
}

/// What the addresses of an invite that are written down have in common.
#[derive(Debug, Clone, Copy)]
pub(in crate::invites) struct Addressing {
    pub invite: InviteId,
    pub group: GroupId,
    /// Of their links' tokens.
    pub generation: i64,
    pub remind_at: Option<Moment>,
    pub notice_at: Option<Moment>,
}

/// Writes down the addresses of a new invite, and gives them with their ids, in their order.
pub(in crate::invites) fn insert_recipients(
    conn: &mut Conn,
    new: Addressing,
    mailboxes: &[Mailbox],
    now: Moment,
) -> QueryResult<Vec<(RecipientId, String)>> {
    for batch in mailboxes.chunks(BATCH) {
        let rows: Vec<_> = batch
            .iter()
            .map(|Mailbox { email, name, .. }| {
                (
                    invite_recipients::invite_id.eq(new.invite),
                    invite_recipients::group_id.eq(new.group),
                    invite_recipients::address.eq(email.typed()),
                    invite_recipients::address_key.eq(email.key()),
                    invite_recipients::name.eq(name.as_deref()),
                    invite_recipients::generation.eq(new.generation),
                    invite_recipients::made_at.eq(now),
                    invite_recipients::remind_at.eq(new.remind_at),
                    invite_recipients::notice_at.eq(new.notice_at),
                )
            })
            .collect();
        on!(conn, |conn| diesel::insert_into(invite_recipients::table).values(&rows).execute(conn))?;
    }
    invite_recipients::table
        .filter(invite_recipients::invite_id.eq(new.invite))
        .order(invite_recipients::id)
        .select((invite_recipients::id, invite_recipients::address))
        .load(conn)
}

/// Notes which letter went to a recipient last.
pub(in crate::invites) fn set_mail(conn: &mut Conn, recipient: RecipientId, mail: MailId) -> QueryResult<()> {
    diesel::update(invite_recipients::table.find(recipient))
        .set(invite_recipients::mail_id.eq(mail))
        .execute(conn)
        .map(drop)
}

/// Notes for each recipient of a new invite the letter that brings it.
pub(in crate::invites) fn set_mails(conn: &mut Conn, invite: InviteId) -> QueryResult<()> {
    let letter = mails::table
        .filter(mails::kind.eq(INVITE))
        .filter(mails::reference.eq(invite_recipients::id.nullable()))
        .select(diesel::dsl::max(mails::id))
        .single_value();
    diesel::update(invite_recipients::table.filter(invite_recipients::invite_id.eq(invite)))
        .set(invite_recipients::mail_id.eq(letter))
        .execute(conn)
        .map(drop)
}

/// A recipient that has neither come nor been ended.
#[derive(Debug, Clone, Queryable)]
pub(in crate::invites) struct PendingRecipient {
    pub id: RecipientId,
    pub invite: InviteId,
    pub group: GroupId,
}

/// The pending invites of these addresses, into `group` or, without one, into all.
pub(in crate::invites) fn pending_of(
    conn: &mut Conn,
    keys: &[&str],
    group: Option<GroupId>,
) -> QueryResult<Vec<PendingRecipient>> {
    let mut pending = Vec::new();
    for batch in keys.chunks(BATCH) {
        let mut found = invite_recipients::table
            .filter(Pending)
            .filter(invite_recipients::address_key.eq_any(batch))
            .select((invite_recipients::id, invite_recipients::invite_id, invite_recipients::group_id))
            .into_boxed();
        if let Some(group) = group {
            found = found.filter(invite_recipients::group_id.eq(group));
        }
        pending.extend(found.load::<PendingRecipient>(conn)?);
    }
    Ok(pending)
}

/// Ends those of these recipients that are pending for good, with what would still be written to
/// them, and gives those.
pub(in crate::invites) fn end_recipients(
    conn: &mut Conn,
    recipients: &[PendingRecipient],
    why: RecipientEnd,
    by: UserId,
    now: Moment,
) -> QueryResult<Vec<PendingRecipient>> {
    let mut ended = Vec::new();
    for batch in recipients.chunks(BATCH) {
        let ids: Vec<RecipientId> = batch.iter().map(|recipient| recipient.id).collect();
        ended.extend(
            diesel::update(invite_recipients::table.filter(invite_recipients::id.eq_any(&ids)))
                .filter(Pending)
                .set((
                    invite_recipients::ended_at.eq(now),
                    invite_recipients::ended_why.eq(why),
                    invite_recipients::ended_by.eq(by),
                    invite_recipients::remind_at.eq(None::<Moment>),
                    invite_recipients::notice_at.eq(None::<Moment>),
                ))
                .returning((invite_recipients::id, invite_recipients::invite_id, invite_recipients::group_id))
                .get_results::<PendingRecipient>(conn)?,
        );
    }
    let references: Vec<i64> = ended.iter().map(|recipient| recipient.id.0).collect();
    mail::withdraw(conn, &TO_INVITEE, &references)?;
    Ok(ended)
}

/// Deletes the links of every invite that could still be used, and takes back what would still be
/// written to those they were emailed to; tells how many invites that were.
pub fn delete_every(conn: &mut Conn, by: UserId, now: Moment) -> QueryResult<usize> {
    let active = invites::table
        .filter(invites::deleted_at.is_null())
        .filter(invites::expires_at.is_null().or(invites::expires_at.gt(now)))
        .select(invites::id);
    let active: Vec<InviteId> = active.load(conn)?;
    for invite in &active {
        delete(conn, *invite, by, now)?;
    }
    Ok(active.len())
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
    let open: Vec<i64> = invite_recipients::table
        .filter(invite_recipients::invite_id.eq(invite))
        .filter(invite_recipients::joined_at.is_null())
        .select(invite_recipients::id)
        .load(conn)?;
    mail::withdraw(conn, &TO_INVITEE, &open)?;
    diesel::update(invite_recipients::table.filter(invite_recipients::invite_id.eq(invite)))
        .set((invite_recipients::remind_at.eq(None::<Moment>), invite_recipients::notice_at.eq(None::<Moment>)))
        .execute(conn)?;
    Ok(true)
}
