//! What is done once a minute: reminders, notices, and word to managers of invites that have fallen.
//!
//! Each letter is claimed before it is written, in one transaction with it, so that it goes out
//! once, however many instances sweep.

use std::collections::BTreeMap;

use crate::clock::Moment;
use crate::db::{Conn, Fault};
use crate::entropy::Entropy;
use crate::groups::{self, Group};
use crate::ids::{GroupId, InviteId, NOBODY, RecipientId, UserId};
use crate::mail::{self, Draft};
use crate::organization;
use crate::passes::{self, PassForVisitor, PassId, Redeemer};

use super::letters::{self, ToInvitee, ToManager};
use super::store;

/// Letters of a kind that one round writes; the next goes on.
const MOST: i64 = 500;
/// Managers of a group that are written to.
const MANAGERS: i64 = 20;

/// Writes what is due at `now`; says whether that was anything.
pub fn sweep(conn: &mut Conn, entropy: &Entropy, now: Moment) -> Result<bool, Fault> {
    let mut wrote = false;
    for recipient in store::to_remind(conn, now, MOST)? {
        wrote |= passes::claim_reminder(conn, recipient)? && remind(conn, recipient, entropy, now)?;
    }
    for recipient in store::to_notice(conn, now, MOST)? {
        wrote |= passes::claim_notice(conn, recipient)? && give_notice(conn, recipient, entropy, now)?;
    }
    let Some(organization) = organization::find(conn)? else { return Ok(wrote) };
    // Who has a right again, and loses it again, is told of again.
    for invite in store::regained_rights(conn, organization.add_policy, MOST)? {
        passes::forget_warning(conn, invite)?;
    }
    let mut lost: BTreeMap<(GroupId, UserId), Vec<Link>> = BTreeMap::new();
    for invite in store::lost_rights(conn, organization.add_policy, now, MOST)? {
        if passes::claim_warning(conn, invite, now)?
            && let Some(link) = Link::of(passes::load_shared(conn, invite, NOBODY)?)
        {
            lost.entry((link.group.id, link.found.maker.person.id)).or_default().push(link);
        }
    }
    for invites in lost.values() {
        wrote |= warn(conn, invites, entropy, now)?;
    }
    Ok(wrote)
}

/// An invite that something is written about.
struct Link {
    invite: InviteId,
    group: Group,
    found: PassForVisitor,
}

impl Link {
    fn of(found: Option<PassForVisitor>) -> Option<Self> {
        let found = found?;
        let PassId::Invite(invite) = found.id else { return None };
        let group = found.only_group()?.group.clone();
        Some(Self { invite, group, found })
    }
}

/// Writes all that is due at `now`, however much that is.
pub fn sweep_whole(conn: &mut Conn, entropy: &Entropy, now: Moment) -> Result<(), Fault> {
    sweep(conn, entropy, now)?;
    while !store::to_remind(conn, now, 1)?.is_empty() || !store::to_notice(conn, now, 1)?.is_empty() {
        sweep(conn, entropy, now)?;
    }
    Ok(())
}

/// Reminds, while the link would still let them in.
fn remind(conn: &mut Conn, recipient: RecipientId, entropy: &Entropy, now: Moment) -> Result<bool, Fault> {
    let Some(link) = Link::of(passes::load_emailed(conn, recipient, NOBODY)?) else { return Ok(false) };
    if link.found.pass.check(Redeemer::Member, now).is_err() {
        return Ok(false);
    }
    write_to(conn, &link, letters::REMINDER, entropy, now)
}

/// Tells that the invite has expired; not of one that ended otherwise, nor into a group put away.
fn give_notice(conn: &mut Conn, recipient: RecipientId, entropy: &Entropy, now: Moment) -> Result<bool, Fault> {
    let Some(link) = Link::of(passes::load_emailed(conn, recipient, NOBODY)?) else { return Ok(false) };
    if link.found.pass.ended.is_some() || link.group.archived_at.is_some() {
        return Ok(false);
    }
    write_to(conn, &link, letters::NOTICE, entropy, now)
}

/// Writes to the recipient, unless they came, were ended, are in by another door, have asked to be let in
/// since, or want no letters.
fn write_to(conn: &mut Conn, link: &Link, kind: &'static str, entropy: &Entropy, now: Moment) -> Result<bool, Fault> {
    let Link { invite, group, found } = link;
    let Some(to) = &found.recipient else { return Ok(false) };
    let is_over = to.joined_at.is_some() || to.ended_why.is_some();
    if is_over
        || store::is_quiet(conn, &to.address_key)?
        || !store::keys_in(conn, group.id, &[&to.address_key])?.is_empty()
        || store::has_asked(conn, group.id, &to.address_key, found.made_at)?
    {
        return Ok(false);
    }
    let parameters = mail::parameters(&ToInvitee {
        recipient: to.id,
        generation: to.generation,
        group: group.name.clone(),
        inviter: found.maker.person.name.clone(),
        expires_at: found.pass.expires_at,
        admits_new: found.pass.admits_new(),
        asked: store::answers_request(conn, *invite)?,
        reply_to: found.maker.proved_address().map(str::to_owned),
    })?;
    let draft = Draft { kind, parameters, to: to.address.clone(), person: None, reference: Some(to.id.0) };
    mail::enqueue(conn, &draft, entropy, now)?;
    Ok(true)
}

/// Tells the managers of a group about the invites of one maker in one letter.
fn warn(conn: &mut Conn, invites: &[Link], entropy: &Entropy, now: Moment) -> Result<bool, Fault> {
    let Some(first) = invites.first() else { return Ok(false) };
    let (narrowed, stopped): (Vec<&Link>, Vec<&Link>) =
        invites.iter().partition(|link| link.found.pass.rights.may_open);
    let ids = |invites: Vec<&Link>| invites.into_iter().map(|link| link.invite).collect();
    let parameters = mail::parameters(&ToManager {
        group_id: first.group.id,
        group: first.group.name.clone(),
        maker: first.found.maker.person.name.clone(),
        stopped: ids(stopped),
        narrowed: ids(narrowed),
    })?;
    let managers = groups::keepers(conn, first.group.id, MANAGERS)?;
    for (person, to) in &managers {
        let draft = Draft {
            kind: letters::FALLEN,
            parameters: parameters.clone(),
            to: to.clone(),
            person: Some(*person),
            reference: Some(first.invite.0),
        };
        mail::enqueue(conn, &draft, entropy, now)?;
    }
    Ok(!managers.is_empty())
}
