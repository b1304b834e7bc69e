//! **Delete link**, **Resend**, **Revoke**: what becomes of an invite after it was made.

use chrono::TimeDelta;

use crate::by::By;
use crate::db::types::RecipientEnd;
use crate::db::{Conn, Fault, Stop};
use crate::events;
use crate::ids::{GroupId, InviteId, NOBODY, RecipientId};
use crate::mail::{self, EmailTopic};
use crate::passes::{self, PassId, PendingRecipient, Redeemer};

use super::events::InviteEvent;
use super::{emails, post, store};

/// An email is sent again once in this time: a slip of the finger writes to nobody twice.
const AGAIN: TimeDelta = TimeDelta::minutes(1);

/// Why an email was not sent again.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum ResendError {
    /// They came, or the invite of this address was ended.
    Over,
    /// The link would let nobody in.
    Dead,
    /// The last one is not a minute old.
    TooSoon,
    /// Whoever reads the address has turned off emails about invites.
    Unsubscribed,
}

/// Deletes the links of `invite`, shared and emailed; false where that was done before. Whoever
/// came by them stays.
pub fn delete(conn: &mut Conn, by: &By, group: GroupId, invite: InviteId) -> Result<bool, Fault> {
    if !passes::end_invite(conn, invite, by.person()?, by.now)? {
        return Ok(false);
    }
    events::record(conn, by, &InviteEvent::Deleted { group, invite })?;
    Ok(true)
}

/// Sends the email of a recipient again, with the same link; gives their address.
pub(super) fn resend(
    conn: &mut Conn,
    by: &By,
    group: GroupId,
    recipient: RecipientId,
) -> Result<String, Stop<ResendError>> {
    let now = by.now;
    let found = passes::load_emailed(conn, recipient, NOBODY)?.ok_or(Stop::Refused(ResendError::Over))?;
    let (Some(to), PassId::Invite(invite)) = (&found.recipient, found.id) else {
        return Err(Stop::Refused(ResendError::Over));
    };
    if to.is_over() {
        return Err(Stop::Refused(ResendError::Over));
    }
    if found.pass.check(Redeemer::Member, now).is_err() {
        return Err(Stop::Refused(ResendError::Dead));
    }
    if store::wrote_at(conn, recipient)?.is_some_and(|last| now < last + AGAIN) {
        return Err(Stop::Refused(ResendError::TooSoon));
    }
    let asked = store::answers_request(conn, invite)?;
    if !asked && !mail::unsubscribed_from(conn, EmailTopic::Invites, &[&to.address_key])?.is_empty() {
        return Err(Stop::Refused(ResendError::Unsubscribed));
    }
    if let Some(mail) = post::write(conn, (emails::bringing_link(asked), asked), &found, &by.entropy, now)? {
        passes::set_recipient_mail(conn, recipient, mail)?;
    }
    events::record(conn, by, &InviteEvent::Resent { group, invite, recipient: Some(recipient) })?;
    Ok(to.address.clone())
}

/// What **Revoke** ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scope {
    /// The link of this one email.
    One,
    /// Every invite of its address into this group.
    Group,
    /// Every invite of its address.
    Everywhere,
}

/// Ends invites of the address of `recipient` for good; says how many that were.
pub fn revoke(conn: &mut Conn, by: &By, group: GroupId, recipient: RecipientId, scope: Scope) -> Result<usize, Fault> {
    let meant = in_scope(conn, group, recipient, scope)?;
    let ended = passes::end_recipients(conn, &meant, RecipientEnd::Revoked, by.person()?, by.now)?;
    let revoked = ended.iter().map(|ended| InviteEvent::Revoked {
        group: ended.group,
        invite: ended.invite,
        recipient: Some(ended.id),
    });
    events::record_all(conn, by, None, &revoked.collect::<Vec<_>>())?;
    Ok(ended.len())
}

fn in_scope(
    conn: &mut Conn,
    group: GroupId,
    recipient: RecipientId,
    scope: Scope,
) -> Result<Vec<PendingRecipient>, Fault> {
    let found = passes::load_emailed(conn, recipient, NOBODY)?;
    let found = found.filter(|found| found.only_group().is_some_and(|only| only.group.id == group));
    let Some(address) = found.and_then(|found| found.recipient).map(|recipient| recipient.address_key) else {
        return Ok(Vec::new());
    };
    let mut pending =
        passes::pending_recipients(conn, &[&address], Some(group).filter(|_| scope != Scope::Everywhere))?;
    if scope == Scope::One {
        pending.retain(|pending| pending.id == recipient);
    }
    Ok(pending)
}
