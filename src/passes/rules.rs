//! Whether a pass lets somebody in, and if not, why: the one rule that every page and verb asks.

use crate::clock::Moment;
use crate::groups::{AdmitError, GroupTerms, admits};

use super::model::{CampaignTerms, Pass, Redeemer};
use super::refusal::{PassRefusal, RedeemError};

impl Pass {
    /// Whether the pass lets `who` in at `now`; at the very instant of its expiration it does not.
    ///
    /// One reason is given where several hold, the one that is of most use to whoever reads it:
    /// 1. an act that ended the pass, as nothing that comes later brings it back;
    /// 2. used up before expired on its date: uses are only taken from a pass that is active, so the
    ///    last use was taken first (yet not for those who come back, whom it does not concern);
    /// 3. of group, campaign and maker, what is lasting before what passes by itself, so that nobody
    ///    waits for a start date only to be refused then.
    pub fn check(&self, who: Redeemer, now: Moment) -> Result<(), RedeemError> {
        self.judge(who, now).map_err(|why| RedeemError { kind: self.kind, why })
    }

    fn judge(&self, who: Redeemer, now: Moment) -> Result<(), PassRefusal> {
        let is_used_up = self.uses_left() == Some(0) && who != Redeemer::Returner;
        match self.over(now) {
            Some(PassRefusal::ExpiredOn(_)) | None if is_used_up => return Err(PassRefusal::UsedUp),
            Some(reason) => return Err(reason),
            None => {}
        }
        let opens = self.opens(now);
        if let Err(reason) = opens
            && !reason.is_passing()
        {
            return Err(reason);
        }
        if !self.rights.may_open {
            return Err(PassRefusal::MakerStopped);
        }
        if who == Redeemer::Newcomer && !self.admits_new() {
            return Err(PassRefusal::MembersOnly);
        }
        opens
    }

    /// Why the pass itself is over for good, whatever its uses, groups and maker.
    ///
    /// An act tells more than a date, and what happened first is the reason: a code ended in May does
    /// not say in July that it expired in June. What was replaced or revoked was active then, which
    /// needs no comparing.
    fn over(&self, now: Moment) -> Option<PassRefusal> {
        let expired = self.expires_at.filter(|at| *at <= now);
        match (self.ended, expired) {
            (Some((_, why @ (PassRefusal::Replaced | PassRefusal::Revoked))), _) => Some(why),
            (Some((ended, _)), Some(at)) if at <= ended => Some(PassRefusal::ExpiredOn(at)),
            (Some((_, why)), _) => Some(why),
            (None, expired) => expired.map(PassRefusal::ExpiredOn),
        }
    }

    /// Whether it can still be ended: neither ended nor past its date, whether or not anybody could
    /// use it just now.
    pub fn is_active(&self, now: Moment) -> bool {
        self.over(now).is_none()
    }

    /// Whether somebody could use it, as far as it decides itself.
    pub fn is_usable(&self, now: Moment) -> bool {
        self.is_active(now) && self.uses_left() != Some(0)
    }

    /// What is left of the maximum of uses; `None` is no maximum.
    pub fn uses_left(&self) -> Option<i64> {
        self.max_uses.map(|most| most.saturating_sub(self.uses).max(0))
    }

    /// Whether it lets in people without an account: it was made so, and its maker still may.
    pub const fn admits_new(&self) -> bool {
        !self.members_only && self.rights.may_add_people
    }

    /// Whether it lets in fewer than it was made for, because its maker's right is gone.
    pub const fn is_narrowed(&self) -> bool {
        !self.members_only && !self.rights.may_add_people
    }

    /// Whether a group on these terms takes people by it at `now`.
    pub(super) fn opens_into(&self, group: &GroupTerms, now: Moment) -> Result<(), AdmitError> {
        admits(group, self.kind.method(), now).map(drop)
    }

    /// Whether it leads into any group at `now`.
    fn opens(&self, now: Moment) -> Result<(), PassRefusal> {
        let campaign = self.campaign.as_ref();
        campaign.map_or(Ok(()), |campaign| campaign.lasts(now))?;
        let into = |group| self.opens_into(group, now).map_err(PassRefusal::Group);
        let groups = self.groups.iter().map(into).reduce(either).unwrap_or(Err(PassRefusal::NoGroup));
        match campaign.and_then(|campaign| campaign.starts_at).filter(|at| now < *at) {
            Some(at) if groups.err().is_none_or(PassRefusal::is_passing) => Err(PassRefusal::CampaignNotStarted(at)),
            _ => groups,
        }
    }
}

impl CampaignTerms {
    /// Whether its codes work, or will.
    fn lasts(&self, now: Moment) -> Result<(), PassRefusal> {
        if self.stopped_at.is_some() {
            return Err(PassRefusal::CampaignStopped);
        }
        if let Some(at) = self.stops_at.filter(|at| *at <= now) {
            return Err(PassRefusal::CampaignOver(at));
        }
        if self.in_app { Ok(()) } else { Err(PassRefusal::NotEnteredHere) }
    }
}

/// What two groups come to: one that takes people is enough, else one that will; else their one
/// reason, where they have the same.
fn either(one: Result<(), PassRefusal>, other: Result<(), PassRefusal>) -> Result<(), PassRefusal> {
    use AdmitError::{NotStarted, Stopped};
    use PassRefusal::{Group, NoGroupTakes};
    match (one, other) {
        (Ok(()), _) | (_, Ok(())) => Ok(()),
        (Err(Group(NotStarted(one))), Err(Group(NotStarted(other)))) => Err(Group(NotStarted(one.min(other)))),
        (Err(Group(NotStarted(at))), _) | (_, Err(Group(NotStarted(at)))) => Err(Group(NotStarted(at))),
        (Err(Group(Stopped(one))), Err(Group(Stopped(other)))) => Err(Group(Stopped(one.max(other)))),
        (Err(one), Err(other)) => Err(if one == other { one } else { NoGroupTakes }),
    }
}

#[cfg(test)]
pub(super) mod tests;
