//! **Delete link**, **Resend**, **Revoke**: what becomes of an invite after it was made.

use chrono::TimeDelta;

use crate::by::By;
use crate::codes::Enterer;
use crate::db::types::RecipientEnd;
use crate::db::{Conn, Fault, Stop};
use crate::events;
use crate::ids::{GroupId, InviteId, RecipientId};

use super::events::InviteEvent;
use super::post::Post;
use super::rules::usable;
use super::store::{self, NOBODY, NewInvite};

/// A letter is sent again once in this time: a slip of the finger writes to nobody twice.
const AGAIN: TimeDelta = TimeDelta::minutes(1);

/// Why a letter was not sent again.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum ResendError {
    /// They came, or the invite of this address was ended.
    Over,
    /// The link would let nobody in.
    Dead,
    /// The last one is not a minute old.
    TooSoon,
}

/// Deletes the links of `invite`, shared and emailed; false where that was done before. Whoever
/// came by them stays.
pub(super) fn delete(conn: &mut Conn, by: &By, group: GroupId, invite: InviteId) -> Result<bool, Fault> {
    if !store::delete(conn, invite, by.person()?, by.now)? {
        return Ok(false);
    }
    events::record(conn, by, &InviteEvent::Deleted { group, invite })?;
    Ok(true)
}

/// **Take over**: makes `invite` rest on the right of somebody who manages its group; false where it is
/// over or rests on it already.
pub(super) fn take_over(conn: &mut Conn, by: &By, group: GroupId, invite: InviteId) -> Result<bool, Fault> {
    let Some(maker) = store::take_over(conn, group, invite, by.person()?, by.now)? else { return Ok(false) };
    events::record(conn, by, &InviteEvent::TakenOver { group, invite, maker: Some(maker) })?;
    Ok(true)
}

/// Sends the letter of a recipient again, with the same link; gives their address.
pub(super) fn resend(
    conn: &mut Conn,
    by: &By,
    group: GroupId,
    recipient: RecipientId,
) -> Result<String, Stop<ResendError>> {
    let now = by.now;
    let met = store::mailed(conn, recipient, NOBODY)?.ok_or(Stop::Refused(ResendError::Over))?;
    let facts = met.facts();
    let to = met.recipient.ok_or(Stop::Refused(ResendError::Over))?;
    if to.joined_at.is_some() || to.ended_why.is_some() {
        return Err(Stop::Refused(ResendError::Over));
    }
    if usable(&facts, Enterer::Member, now).is_err() {
        return Err(Stop::Refused(ResendError::Dead));
    }
    if store::wrote_at(conn, recipient)?.is_some_and(|last| now < last + AGAIN) {
        return Err(Stop::Refused(ResendError::TooSoon));
    }
    let invite = met.invite;
    let new = NewInvite {
        group,
        access: invite.access,
        role: invite.role,
        expires_at: invite.expires_at,
        max_uses: invite.max_uses,
        maker: invite.maker,
        by_manager: invite.by_manager,
    };
    let post = Post {
        invite: invite.id,
        new: &new,
        group: &met.group.name,
        inviter: &met.maker.name,
        reply_to: met.maker.proved_address(),
        admits_new: facts.admits_new(),
        asked: store::answers_request(conn, invite.id)?,
        entropy: &by.entropy,
    };
    post.send(conn, recipient, to.generation, to.address.clone(), now)?;
    events::record(conn, by, &InviteEvent::Resent { group, invite: invite.id, recipient: Some(recipient) })?;
    Ok(to.address)
}

/// What **Revoke** ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Scope {
    /// The link of this one letter.
    One,
    /// Every invite of its address into this group.
    Group,
    /// Every invite of its address.
    Everywhere,
}

/// Ends invites of the address of `recipient` for good; says how many that were.
pub(super) fn revoke(
    conn: &mut Conn,
    by: &By,
    group: GroupId,
    recipient: RecipientId,
    scope: Scope,
) -> Result<usize, Fault> {
    let meant = in_scope(conn, group, recipient, scope)?;
    let ended = store::end_recipients(conn, &meant, RecipientEnd::Revoked, by.person()?, by.now)?;
    let revoked = ended.iter().map(|ended| InviteEvent::Revoked {
        group: ended.group,
        invite: ended.invite,
        recipient: Some(ended.id),
    });
    events::record_all(conn, by, &revoked.collect::<Vec<_>>())?;
    Ok(ended.len())
}

fn in_scope(
    conn: &mut Conn,
    group: GroupId,
    recipient: RecipientId,
    scope: Scope,
) -> Result<Vec<store::PendingRecipient>, Fault> {
    let found = store::mailed(conn, recipient, NOBODY)?.filter(|met| met.group.id == group);
    let Some(address) = found.and_then(|met| met.recipient).map(|recipient| recipient.address_key) else {
        return Ok(Vec::new());
    };
    let mut pending = store::pending_of(conn, &[&address], Some(group).filter(|_| scope != Scope::Everywhere))?;
    if scope == Scope::One {
        pending.retain(|pending| pending.id == recipient);
    }
    Ok(pending)
}
