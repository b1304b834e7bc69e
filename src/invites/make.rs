//! **Create**: making an invite, and writing to those it is for.

use chrono::TimeDelta;
use serde::{Deserialize, Serialize};
use std::collections::HashSet;

use crate::by::By;
use crate::clock::Moment;
use crate::db::types::{GroupRole, InviteAccess, UserState};
use crate::db::{Conn, Fault, Stop};
use crate::groups::{self, Group};
use crate::ids::{GroupId, InviteId, UserId};
use crate::locale::Language;
use crate::mail::{self, EmailTopic};
use crate::organization::Organization;
use crate::passes::{Issuer, NewInvite};
use crate::people::{self, Person};
use crate::text::{self, Mailbox};

use super::{post, store};

/// Addresses that somebody who does not run a group may write to within [`SPAN`]: nobody's mailbox
/// is filled from here by whoever happens to be a member.
const MOST_BY_MEMBER: usize = 60;
const SPAN: TimeDelta = TimeDelta::hours(24);

/// What somebody wants of a new invite.
#[derive(Debug, Clone)]
pub struct InviteInput {
    pub access: InviteAccess,
    pub role: GroupRole,
    pub expires_at: Option<Moment>,
    pub max_uses: Option<i64>,
    /// Whom to email, by address.
    pub recipients: Vec<Mailbox>,
    /// Whom to email, by their account.
    pub people: Vec<UserId>,
    /// In which language to email those who chose none here; none for the organization's.
    pub language: Option<Language>,
}

/// Why no invite was made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CreateInviteError {
    /// The group is put away.
    Archived,
    /// The group takes nobody any more.
    Stopped(Moment),
    /// They may not invite into it.
    NotTheirs,
    /// Its managers leave inviting to themselves.
    SwitchedOff,
    /// They wrote to as many as a member may for now.
    TooManyEmails,
    /// It is for existing members only, and these addresses have no account: the email would lead
    /// its reader nowhere. And whether its maker may make one that would let them in.
    NoAccount(Vec<String>, bool),
}

/// What became of a wish: the invite, and how many were written to, or were in already.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Created {
    pub invite: InviteId,
    pub sent: usize,
    pub already: usize,
    /// Those of the addresses whose readers have turned off emails about invites.
    pub unsubscribed: usize,
}

/// Whether invites into `group` are worth making at `now`: whether they would let anybody in, then or later.
pub(super) fn takes_invites(group: &Group, now: Moment) -> Result<(), CreateInviteError> {
    match (group.archived_at, group.stops_at) {
        (Some(_), _) => Err(CreateInviteError::Archived),
        (None, Some(stop)) if stop <= now => Err(CreateInviteError::Stopped(stop)),
        (None, _) => Ok(()),
    }
}

/// Who makes an invite.
#[derive(Debug, Clone)]
pub struct Inviter {
    pub person: Person,
    pub organization: Organization,
}

/// Makes an invite into `group`, and puts an email to each of its people into the email queue, but to those who are in
/// already.
pub fn create(
    conn: &mut Conn,
    by: &By,
    group: GroupId,
    inviter: &Inviter,
    wish: &InviteInput,
) -> Result<Created, Stop<CreateInviteError>> {
    let (maker, role, now) = (inviter.person.id, inviter.person.role, by.now);
    let found = groups::find(conn, group)?.ok_or(Stop::Refused(CreateInviteError::Archived))?;
    takes_invites(&found, now).map_err(Stop::Refused)?;
    let group_role = groups::membership(conn, group, maker)?.map(|group_role| group_role.role);
    let issuer = Issuer { state: UserState::Active, role, group_role };
    if !issuer.may_grant(wish.role, found.members_may_invite) {
        return Err(Stop::Refused(CreateInviteError::NotTheirs));
    }
    let named = recipients(conn, wish)?;
    let (recipients, already) = not_yet_in(conn, &found, named)?;
    // What the directory does not tell a member, a refusal does not either.
    if wish.access == InviteAccess::Members && issuer.manages() {
        have_accounts(conn, &recipients, inviter.organization.may_add_people(role))?;
    }
    let earlier = if issuer.manages() { 0 } else { emails_of(conn, &found, maker, now)? };
    if !issuer.manages() && earlier + recipients.len() > MOST_BY_MEMBER {
        return Err(Stop::Refused(CreateInviteError::TooManyEmails));
    }
    let new = NewInvite {
        group_id: group,
        access: wish.access,
        role: wish.role,
        expires_at: wish.expires_at,
        max_uses: wish.max_uses,
        made_by: maker,
        by_manager: issuer.manages(),
        language: wish.language,
    };
    let invite = post::make(conn, by, &new, &recipients, false)?;
    let keys: Vec<&str> = recipients.iter().map(|to| to.email.key()).collect();
    let unsubscribed = mail::unsubscribed_from(conn, EmailTopic::Invites, &keys)?.len();
    Ok(Created { invite, sent: recipients.len() - unsubscribed, already, unsubscribed })
}

/// Everybody who is to be written to, each once; whoever deleted their account meanwhile is left out.
fn recipients(conn: &mut Conn, wish: &InviteInput) -> Result<Vec<Mailbox>, Fault> {
    let mut known: HashSet<String> = wish.recipients.iter().map(|to| to.email.key().to_owned()).collect();
    let mut all = wish.recipients.clone();
    for person in people::named(conn, &wish.people)? {
        let email = person.email.and_then(|typed| text::email(&typed).ok());
        let email = email.filter(|email| known.insert(email.key().to_owned()));
        all.extend(email.map(|email| Mailbox { email, name: None, row: Vec::new() }));
    }
    Ok(all)
}

/// Those of `recipients` who are not in the group, and how many are.
fn not_yet_in(conn: &mut Conn, group: &Group, recipients: Vec<Mailbox>) -> Result<(Vec<Mailbox>, usize), Fault> {
    let keys: Vec<&str> = recipients.iter().map(|to| to.email.key()).collect();
    let inside: HashSet<String> = store::keys_in(conn, group.id, &keys)?.into_iter().collect();
    let outside: Vec<Mailbox> = recipients.into_iter().filter(|to| !inside.contains(to.email.key())).collect();
    Ok((outside, inside.len()))
}

/// Refuses addresses without an account, by name.
fn have_accounts(conn: &mut Conn, recipients: &[Mailbox], may_add_people: bool) -> Result<(), Stop<CreateInviteError>> {
    let keys: Vec<&str> = recipients.iter().map(|to| to.email.key()).collect();
    let known: HashSet<String> = store::keys_known(conn, &keys)?.into_iter().collect();
    let unknown = recipients.iter().filter(|to| !known.contains(to.email.key()));
    let unknown: Vec<String> = unknown.map(|to| to.email.typed().to_owned()).collect();
    if unknown.is_empty() { Ok(()) } else { Err(Stop::Refused(CreateInviteError::NoAccount(unknown, may_add_people))) }
}

fn emails_of(conn: &mut Conn, group: &Group, maker: UserId, now: Moment) -> Result<usize, Fault> {
    let bound = i64::try_from(MOST_BY_MEMBER + 1).unwrap_or(i64::MAX);
    Ok(store::invited_since(conn, group.id, maker, now - SPAN, bound)?)
}
