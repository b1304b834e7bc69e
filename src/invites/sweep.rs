//! What is done once a minute: reminders, notices, and word to managers of invites that have fallen.
//!
//! Each email is claimed before it is written, in one transaction with it, so that it goes out
//! once, however many instances sweep.

use std::collections::BTreeMap;

use crate::clock::Moment;
use crate::db::{Conn, Fault};
use crate::entropy::Entropy;
use crate::groups::{self, Group};
use crate::ids::{GroupId, InviteId, NOBODY, RecipientId, UserId};
use crate::mail::{self, Draft, EmailTopic};
use crate::organization;
use crate::passes::{self, PassForVisitor, PassId, Redeemer};

use super::emails::{self, ToManager};
use super::{post, store};

/// Emails of a kind that one round writes; the next goes on.
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
    let mut lost: BTreeMap<(GroupId, UserId), Vec<PassForVisitor>> = BTreeMap::new();
    for invite in store::lost_rights(conn, organization.add_policy, now, MOST)? {
        if passes::claim_warning(conn, invite, now)?
            && let Some(found) = passes::load_shared(conn, invite, NOBODY)?
        {
            lost.entry((group_of(&found).id, found.maker.person.id)).or_default().push(found);
        }
    }
    for invites in lost.values() {
        wrote |= warn(conn, invites, entropy, now)?;
    }
    Ok(wrote)
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
    match passes::load_emailed(conn, recipient, NOBODY)? {
        Some(found) if found.pass.check(Redeemer::Member, now).is_ok() => {
            write_to(conn, &found, emails::REMINDER, entropy, now)
        }
        _ => Ok(false),
    }
}

/// Tells that the invite has expired; not of one that ended otherwise, nor into a group put away.
fn give_notice(conn: &mut Conn, recipient: RecipientId, entropy: &Entropy, now: Moment) -> Result<bool, Fault> {
    match passes::load_emailed(conn, recipient, NOBODY)? {
        Some(found) if found.pass.ended.is_none() && group_of(&found).archived_at.is_none() => {
            write_to(conn, &found, emails::NOTICE, entropy, now)
        }
        _ => Ok(false),
    }
}

/// Writes to the recipient, unless they came, were ended, are in by another method, have asked to be let in
/// since, or want no emails.
fn write_to(
    conn: &mut Conn,
    found: &PassForVisitor,
    kind: &'static str,
    entropy: &Entropy,
    now: Moment,
) -> Result<bool, Fault> {
    let (Some(to), PassId::Invite(invite), group) = (&found.recipient, found.id, group_of(found).id) else {
        return Ok(false);
    };
    if to.is_over()
        || !mail::unsubscribed_from(conn, EmailTopic::InviteReminders, &[&to.address_key])?.is_empty()
        || !store::keys_in(conn, group, &[&to.address_key])?.is_empty()
        || store::has_asked(conn, group, &to.address_key, found.made_at)?
    {
        return Ok(false);
    }
    let asked = store::answers_request(conn, invite)?;
    Ok(post::write(conn, (kind, asked), found, entropy, now)?.is_some())
}

/// Tells the managers of a group about the invites of one maker in one email.
fn warn(conn: &mut Conn, invites: &[PassForVisitor], entropy: &Entropy, now: Moment) -> Result<bool, Fault> {
    let Some(first) = invites.first() else { return Ok(false) };
    let (narrowed, stopped): (Vec<&PassForVisitor>, Vec<&PassForVisitor>) =
        invites.iter().partition(|found| found.pass.rights.may_open);
    let ids = |invites: Vec<&PassForVisitor>| invites.into_iter().map(|found| InviteId(found.id.reference())).collect();
    let group = group_of(first);
    let parameters = mail::parameters(&ToManager {
        group_id: group.id,
        group: group.name.clone(),
        maker: first.maker.person.name.clone(),
        stopped: ids(stopped),
        narrowed: ids(narrowed),
    })?;
    let managers = groups::managers_to_tell(conn, group.id, MANAGERS)?;
    for (person, to) in &managers {
        let draft = Draft {
            kind: emails::LOST_RIGHTS,
            parameters: parameters.clone(),
            to: to.clone(),
            person: Some(*person),
            reference: Some(first.id.reference()),
            language: None,
        };
        mail::enqueue(conn, &draft, entropy, now)?;
    }
    Ok(!managers.is_empty())
}

/// An invite opens one group.
fn group_of(found: &PassForVisitor) -> &Group {
    &found.groups[0].group
}
