//! Joining by a pass: one use, and every group that it opens and that takes people.

use crate::by::By;
use crate::clock::Moment;
use crate::db::types::{GroupRole, UserState};
use crate::db::{Conn, QueryResult, Settled, Stop};
use crate::groups::{self, AdmitError, GroupTerms, MembershipChange, To, Via, is_shown_to_members};
use crate::ids::{GroupId, NOBODY, UserId};
use crate::mail;

use super::model::{Redeemer, TO_INVITEE};
use super::refusal::{PassRefusal, RedeemError};
use super::store::{self, PassForVisitor, PassGroup};

/// What a pass that lets somebody in comes to.
#[derive(Debug, Clone)]
pub enum Way<'a> {
    /// They are in wherever it leads.
    Already(Vec<&'a PassGroup>),
    /// It leads them into these.
    Opens(Vec<&'a PassGroup>),
}

/// Somebody is in what a pass opens.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Joined {
    /// The groups and their names: those that they joined, or were in.
    pub groups: Vec<(GroupId, String)>,
    /// Whether they joined just now; else they were in, and nothing was used up.
    pub newly: bool,
    /// Whether they see a page of one at present.
    pub is_shown: bool,
}

impl Joined {
    /// Somebody who joined these groups just now.
    pub const fn newly(groups: Vec<(GroupId, String)>) -> Self {
        Self { groups, newly: true, is_shown: true }
    }

    /// Somebody who was in before; their group may be one that only its managers see now.
    pub fn already(inside: &[&PassGroup], is_admin: bool, now: Moment) -> Self {
        let sees = |found: &&PassGroup| {
            let runs = is_admin || found.group_role == Some(GroupRole::Manager);
            runs || is_shown_to_members(found.group.archived_at, found.group.starts_at, now)
        };
        Self { groups: names(inside.iter().copied()), newly: false, is_shown: inside.iter().any(sees) }
    }
}

fn names<'a>(groups: impl IntoIterator<Item = &'a PassGroup>) -> Vec<(GroupId, String)> {
    groups.into_iter().map(|found| (found.group.id, found.group.name.clone())).collect()
}

impl PassForVisitor {
    /// What the pass is to somebody who brings it as `who` at `now`, or why it lets them in nowhere.
    ///
    /// A group that they were removed from does not keep them from the others; who is in some of
    /// them joins those that they are not in yet.
    pub fn way(&self, who: Redeemer, now: Moment) -> Result<Way<'_>, RedeemError> {
        let inside: Vec<&PassGroup> = self.groups.iter().filter(|found| found.group_role.is_some()).collect();
        if !inside.is_empty() && inside.len() == self.groups.len() {
            return Ok(Way::Already(inside));
        }
        self.pass.check(who, now)?;
        let opens = |found: &&PassGroup| self.pass.opens_into(&GroupTerms::from(&found.group), now).is_ok();
        let opened = self.groups.iter().filter(|found| found.group_role.is_none() && !found.was_removed);
        let opened: Vec<&PassGroup> = opened.filter(opens).collect();
        if !opened.is_empty() {
            return Ok(Way::Opens(opened));
        }
        // Into some group it leads at present: they are in, or were removed from it.
        if inside.is_empty() {
            return Err(RedeemError { kind: self.pass.kind, why: PassRefusal::Group(AdmitError::Removed) });
        }
        Ok(Way::Already(inside))
    }

    /// Whether it does not let `who` in at `now`, and asking the people who run its only group is the way on. Where a
    /// campaign's code opens several, it does not tell which to ask.
    pub fn is_closed_to(&self, who: Redeemer, now: Moment) -> bool {
        self.only_group().is_some() && self.way(who, now).is_err_and(RedeemError::offers_request)
    }
}

/// Lets `person` into what the pass opens, and takes a use of it, or says why not; whoever calls it undoes a refusal.
///
/// The instant is that of the transaction: a page loaded before the pass expired lets nobody in after. Whoever
/// left comes back by the pass they once used without using it again. The use is claimed last, since everybody
/// who joins by the same pass waits for its row from then until the commit.
pub fn redeem(
    conn: &mut Conn,
    by: &By,
    found: &PassForVisitor,
    person: UserId,
    is_admin: bool,
) -> Result<Joined, Stop<RedeemError>> {
    let opened = match found.way(found.redeemer(), by.now).map_err(Stop::Refused)? {
        Way::Already(inside) => return Ok(Joined::already(&inside, is_admin, by.now)),
        Way::Opens(opened) => opened,
    };
    // Where the same person was faster at another window, their use is there now.
    let is_first = found.used_at.is_none() && store::note_use(conn, found.id, person, by.now)?;
    let joined = match join(conn, by, found, &opened, person).settled()? {
        Ok(joined) => joined,
        Err(refused) => {
            if is_first {
                store::forget_use(conn, found.id, person)?;
            }
            return already_in(conn, by, found, person, is_admin)?.ok_or(Stop::Refused(refused));
        }
    };
    if is_first {
        claim_use(conn, found, Redeemer::Member, by.now)?;
    }
    Ok(joined)
}

/// Where `person` is in all that the pass opens to them after all: at another window they were faster, or they were
/// removed from the rest.
fn already_in(
    conn: &mut Conn,
    by: &By,
    found: &PassForVisitor,
    person: UserId,
    is_admin: bool,
) -> QueryResult<Option<Joined>> {
    let Some(mut current) = store::reload(conn, found, person)? else { return Ok(None) };
    current.look_for_removals(conn, person)?;
    Ok(match current.way(current.redeemer(), by.now) {
        Ok(Way::Already(inside)) => Some(Joined::already(&inside, is_admin, by.now)),
        Ok(Way::Opens(_)) | Err(_) => None,
    })
}

/// Hands `person` to the admission rule of each of `groups`, and tells which took them. One that does
/// not keeps nobody from the others; where none does, its reason is told.
pub(super) fn join(
    conn: &mut Conn,
    by: &By,
    found: &PassForVisitor,
    opened: &[&PassGroup],
    person: UserId,
) -> Result<Joined, Stop<RedeemError>> {
    if let Some(recipient) = &found.recipient {
        store::mark_redeemed(conn, recipient.id, person, by.now)?;
        mail::withdraw(conn, &TO_INVITEE, &[recipient.id.0])?;
    }
    let via = Via {
        kind: found.pass.kind.method(),
        reference: Some(found.id.reference()),
        made_at: Some(found.counts_from),
        role: found.role,
    };
    // Always in one order, whatever the organization's: two who join by one code never wait for
    // each other crosswise.
    let mut groups: Vec<GroupId> = opened.iter().map(|found| found.group.id).collect();
    groups.sort_unstable();
    let change = |&group: &GroupId| MembershipChange { group, person, to: To::In(via) };
    let outcomes = match (opened, found.visitor_state) {
        // All that decides has just been read.
        ([only], Some(UserState::Active)) if !only.was_ever_removed => {
            vec![groups::admit_found(conn, by, &only.group, person, via)?]
        }
        _ => groups::apply(conn, by, &groups.iter().map(change).collect::<Vec<_>>(), None)?,
    };
    let (mut joined, mut refused) = (Vec::new(), PassRefusal::NoGroup);
    for (group, outcome) in groups.into_iter().zip(outcomes) {
        match outcome.admitted() {
            Ok(_) => joined.push(group),
            Err(why) => refused = PassRefusal::Group(why),
        }
    }
    if joined.is_empty() {
        return Err(Stop::Refused(RedeemError { kind: found.pass.kind, why: refused }));
    }
    Ok(Joined::newly(names(opened.iter().copied().filter(|found| joined.contains(&found.group.id)))))
}

/// Counts a use of the pass, if one is left.
pub(super) fn claim_use(
    conn: &mut Conn,
    found: &PassForVisitor,
    who: Redeemer,
    now: Moment,
) -> Result<(), Stop<RedeemError>> {
    if store::claim_use(conn, found, now)? {
        return Ok(());
    }
    // Another person took the last use, or the pass was ended: its row says which.
    let current = store::reload(conn, found, NOBODY)?;
    let refused = current.and_then(|current| current.pass.check(who, now).err());
    let used_up = RedeemError { kind: found.pass.kind, why: PassRefusal::UsedUp };
    Err(Stop::Refused(refused.unwrap_or(used_up)))
}
