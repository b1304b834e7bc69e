//! Invites that are made and ended, and what is written down of those they were emailed to.

use diesel::prelude::*;

use crate::clock::Moment;
use crate::db::schema::{invite_recipients, invites, mails};
use crate::db::types::{GroupRole, InviteAccess, RecipientEnd};
use crate::db::{self, Conn, QueryResult, per_backend, sql_predicate};
use crate::ids::{EmailId, GroupId, InviteId, RecipientId, UserId};
use crate::locale::Language;
use crate::mail;
use crate::passes::model::{BRINGING_LINK, TO_INVITEE};
use crate::text::Mailbox;

sql_predicate! {
    /// Those who have neither joined nor been ended.
    pub Pending = "invite_recipients.joined_at IS NULL AND invite_recipients.ended_at IS NULL";
    /// Those to whom a reminder will go.
    pub ToRemind = "invite_recipients.remind_at IS NOT NULL";
    /// Those to whom a notice will go.
    pub ToNotice = "invite_recipients.notice_at IS NOT NULL";
}

/// Whether an invite is over at `now`, by its own row, but for its uses.
#[diesel::dsl::auto_type]
pub(super) fn is_active(now: Moment) -> _ {
    invites::deleted_at.is_null().and(invites::expires_at.is_null().or(invites::expires_at.gt(now)))
}

/// Addresses in one statement: far from the limits of both databases.
const BATCH: usize = 500;

/// What the addresses of an invite that are written down have in common.
#[derive(Debug, Clone, Copy, Insertable)]
#[diesel(table_name = invite_recipients, treat_none_as_default_value = false)]
pub struct NewRecipients {
    pub invite_id: InviteId,
    pub group_id: GroupId,
    /// Of their links' tokens.
    pub generation: i64,
    pub remind_at: Option<Moment>,
    pub notice_at: Option<Moment>,
}

/// Writes down the addresses of a new invite, and gives them with their ids, in their order.
pub fn insert_recipients(
    conn: &mut Conn,
    new: NewRecipients,
    mailboxes: &[Mailbox],
    now: Moment,
) -> QueryResult<Vec<(RecipientId, String)>> {
    for batch in mailboxes.chunks(BATCH) {
        let rows: Vec<_> = batch
            .iter()
            .map(|Mailbox { email, name, .. }| {
                (
                    invite_recipients::address.eq(email.typed()),
                    invite_recipients::address_key.eq(email.key()),
                    invite_recipients::name.eq(name.as_deref()),
                    new,
                    invite_recipients::made_at.eq(now),
                )
            })
            .collect();
        per_backend!(conn, |conn| diesel::insert_into(invite_recipients::table).values(&rows).execute(conn))?;
    }
    invite_recipients::table
        .filter(invite_recipients::invite_id.eq(new.invite_id))
        .order(invite_recipients::id)
        .select((invite_recipients::id, invite_recipients::address))
        .load(conn)
}

/// Notes which email went to a recipient last.
pub fn set_recipient_mail(conn: &mut Conn, recipient: RecipientId, mail: EmailId) -> QueryResult<()> {
    diesel::update(invite_recipients::table.find(recipient))
        .set(invite_recipients::mail_id.eq(mail))
        .execute(conn)
        .map(drop)
}

/// Notes for each recipient of a new invite the email that brings it.
pub fn set_recipient_mails(conn: &mut Conn, invite: InviteId) -> QueryResult<()> {
    let email = mails::table
        .filter(mails::kind.eq_any(BRINGING_LINK))
        .filter(mails::reference.eq(invite_recipients::id.nullable()))
        .select(diesel::dsl::max(mails::id))
        .single_value();
    diesel::update(invite_recipients::table.filter(invite_recipients::invite_id.eq(invite)))
        .set(invite_recipients::mail_id.eq(email))
        .execute(conn)
        .map(drop)
}

/// A recipient that has neither come nor been ended.
#[derive(Debug, Clone, Queryable)]
pub struct PendingRecipient {
    pub id: RecipientId,
    pub invite: InviteId,
    pub group: GroupId,
}

/// The pending invites of these addresses, into `group` or, without one, into all.
pub fn pending_recipients(
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
pub fn end_recipients(
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
pub fn end_every_invite(conn: &mut Conn, by: UserId, now: Moment) -> QueryResult<usize> {
    let active: Vec<InviteId> = invites::table.filter(is_active(now)).select(invites::id).load(conn)?;
    for invite in &active {
        end_invite(conn, *invite, by, now)?;
    }
    Ok(active.len())
}

/// Deletes an invite's links; false where that was done before.
pub fn end_invite(conn: &mut Conn, invite: InviteId, by: UserId, now: Moment) -> QueryResult<bool> {
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

/// Notes the first step behind an emailed link.
pub fn mark_started(conn: &mut Conn, recipient: RecipientId, now: Moment) -> QueryResult<()> {
    diesel::update(invite_recipients::table.find(recipient))
        .filter(invite_recipients::started_at.is_null())
        .set(invite_recipients::started_at.eq(now))
        .execute(conn)
        .map(drop)
}

/// Takes the reminder of a recipient in hand, for ever: of several who sweep, one gets it.
pub fn claim_reminder(conn: &mut Conn, recipient: RecipientId) -> QueryResult<bool> {
    let claimed = diesel::update(invite_recipients::table.find(recipient))
        .filter(ToRemind)
        .set(invite_recipients::remind_at.eq(None::<Moment>))
        .execute(conn)?;
    Ok(claimed > 0)
}

/// The same for the notice.
pub fn claim_notice(conn: &mut Conn, recipient: RecipientId) -> QueryResult<bool> {
    let claimed = diesel::update(invite_recipients::table.find(recipient))
        .filter(ToNotice)
        .set(invite_recipients::notice_at.eq(None::<Moment>))
        .execute(conn)?;
    Ok(claimed > 0)
}

/// Takes the warning about an invite in hand, until its maker has the right again.
pub fn claim_warning(conn: &mut Conn, invite: InviteId, now: Moment) -> QueryResult<bool> {
    let claimed = diesel::update(invites::table.find(invite))
        .filter(invites::warned_at.is_null())
        .set(invites::warned_at.eq(now))
        .execute(conn)?;
    Ok(claimed > 0)
}

/// Forgets that managers were told of a fall: another will be news.
pub fn forget_warning(conn: &mut Conn, invite: InviteId) -> QueryResult<()> {
    diesel::update(invites::table.find(invite)).set(invites::warned_at.eq(None::<Moment>)).execute(conn).map(drop)
}

/// An invite to be written down.
#[derive(Debug, Clone, Insertable)]
#[diesel(table_name = invites, treat_none_as_default_value = false)]
pub struct NewInvite {
    pub group_id: GroupId,
    pub access: InviteAccess,
    pub role: GroupRole,
    pub expires_at: Option<Moment>,
    pub max_uses: Option<i64>,
    pub made_by: UserId,
    /// Whether the maker runs the group.
    pub by_manager: bool,
    /// In which language it is emailed to those who chose none; none for the organization's.
    pub language: Option<Language>,
}

/// Writes down an invite.
pub fn insert_invite(conn: &mut Conn, new: &NewInvite, now: Moment) -> QueryResult<InviteId> {
    let generation = db::generation(conn)?;
    diesel::insert_into(invites::table)
        .values((new, invites::generation.eq(generation), invites::made_at.eq(now)))
        .returning(invites::id)
        .get_result(conn)
}
