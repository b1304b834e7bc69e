//! Whether an invite lets somebody in, and if not, why: the one predicate that every page asks.

pub use super::refusal::InviteRefusal;
use crate::clock::Moment;
use crate::codes::{Enterer, GroupFacts, Issuer};
use crate::db::types::{AddPolicy, GroupRole, InviteAccess, RecipientEnd};
use crate::organization;

/// What is known of an invite when its link is opened or its row is listed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct InviteFacts {
    /// Whom it is for, as its maker chose.
    pub access: InviteAccess,
    /// The instant at which it is dead; `None` is never.
    pub expires_at: Option<Moment>,
    /// When it was deleted.
    pub deleted_at: Option<Moment>,
    /// Why the link of this very address ended before its time.
    pub ended: Option<RecipientEnd>,
    /// Uses taken, seats of unfinished sign-ups included.
    pub uses: i64,
    /// The most uses; `None` is no maximum.
    pub max_uses: Option<i64>,
    /// The group it opens.
    pub group: GroupFacts,
    /// Whoever made it.
    pub maker: MakerStanding,
}

/// What the maker of an invite may still do, asked anew at every use.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MakerStanding {
    /// May still invite into this group, and grant this role.
    pub may_invite: bool,
    /// Still has the right to bring in people without an account.
    pub may_add_people: bool,
}

/// Whether somebody may invite into a group and grant `role`: its managers may, and its members within
/// bounds.
#[must_use]
pub fn may_grant(issuer: Issuer, role: GroupRole, members_may_invite: bool) -> bool {
    issuer.manages() || issuer.may_invite_as_member(role, members_may_invite)
}

/// What an invite may still rest on: what was made by a manager stops with that right, even where its
/// maker is a member who could invite as such.
#[must_use]
pub fn standing(
    issuer: Issuer,
    by_manager: bool,
    role: GroupRole,
    members_may_invite: bool,
    policy: AddPolicy,
) -> MakerStanding {
    let as_member = !by_manager && issuer.may_invite_as_member(role, members_may_invite);
    MakerStanding {
        may_invite: issuer.manages() || as_member,
        may_add_people: organization::may_add_people(policy, issuer.role),
    }
}

impl InviteFacts {
    /// Why the invite itself is over for good, whatever its uses, group and maker. Nothing that was
    /// ended comes back, and what ended one address tells more than what ended the whole.
    fn over(&self, now: Moment) -> Option<InviteRefusal> {
        match (self.ended, self.deleted_at, self.expires_at) {
            (Some(RecipientEnd::Renewed), ..) => Some(InviteRefusal::Renewed),
            (Some(RecipientEnd::Revoked), ..) => Some(InviteRefusal::Revoked),
            (None, Some(deleted), Some(expires)) if expires <= deleted => Some(InviteRefusal::ExpiredOn(expires)),
            (None, Some(_), _) => Some(InviteRefusal::Deleted),
            (None, None, Some(expires)) if expires <= now => Some(InviteRefusal::ExpiredOn(expires)),
            (None, None, _) => None,
        }
    }

    /// Whether it can still be deleted: neither deleted nor past its date.
    #[must_use]
    pub fn lives(&self, now: Moment) -> bool {
        self.over(now).is_none()
    }

    /// What is left of the maximum of uses; `None` is no maximum.
    #[must_use]
    pub fn uses_left(&self) -> Option<i64> {
        self.max_uses.map(|most| most.saturating_sub(self.uses).max(0))
    }

    /// Whether it lets in people without an account: it was made so, and its maker still may.
    #[must_use]
    pub fn admits_new(&self) -> bool {
        self.access == InviteAccess::Anyone && self.maker.may_add_people
    }

    /// Whether it lets in fewer than it was made for, because its maker's right has gone.
    #[must_use]
    pub fn is_narrowed(&self) -> bool {
        self.access == InviteAccess::Anyone && !self.maker.may_add_people
    }
}

/// Whether the invite lets `who` in at `now`; at the very instant of its expiration it does not.
///
/// One reason is given where several hold, in the order of codes: an act that ended it, then its
/// uses, then its date, then what is lasting of group and maker before what passes by itself.
pub fn usable(facts: &InviteFacts, who: Enterer, now: Moment) -> Result<(), InviteRefusal> {
    let full = facts.uses_left() == Some(0) && who != Enterer::Returner;
    match facts.over(now) {
        Some(InviteRefusal::ExpiredOn(_)) | None if full => return Err(InviteRefusal::FullyUsed),
        Some(reason) => return Err(reason),
        None => {}
    }
    let group = &facts.group;
    if group.archived {
        return Err(InviteRefusal::GroupArchived);
    }
    if let Some(at) = group.stops_at.filter(|at| *at <= now) {
        return Err(InviteRefusal::GroupStopped(at));
    }
    if !facts.maker.may_invite {
        return Err(InviteRefusal::MakerStopped);
    }
    if who == Enterer::Newcomer && !facts.admits_new() {
        return Err(InviteRefusal::MembersOnly);
    }
    group.starts_at.filter(|at| now < *at).map_or(Ok(()), |at| Err(InviteRefusal::GroupNotStarted(at)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::db::types::{JoinType, OrgRole, UserState};

    const NOW: Moment = at(1_000);

    const fn at(micros: i64) -> Moment {
        Moment::from_micros(micros)
    }

    const LIVE: InviteFacts = InviteFacts {
        access: InviteAccess::Anyone,
        expires_at: None,
        deleted_at: None,
        ended: None,
        uses: 0,
        max_uses: None,
        group: GroupFacts { starts_at: None, stops_at: None, archived: false, join_type: JoinType::Closed },
        maker: MakerStanding { may_invite: true, may_add_people: true },
    };

    fn in_group(change: impl FnOnce(&mut GroupFacts)) -> InviteFacts {
        let mut facts = LIVE;
        change(&mut facts.group);
        facts
    }

    #[test]
    fn each_fault_has_its_refusal_and_the_first_of_several_is_told() {
        let stopped = MakerStanding { may_invite: false, may_add_people: true };
        let fallen = MakerStanding { may_invite: true, may_add_people: false };
        for (facts, refusal) in [
            (
                InviteFacts { ended: Some(RecipientEnd::Renewed), deleted_at: Some(at(5)), ..LIVE },
                InviteRefusal::Renewed,
            ),
            (
                InviteFacts { ended: Some(RecipientEnd::Revoked), expires_at: Some(at(5)), ..LIVE },
                InviteRefusal::Revoked,
            ),
            (InviteFacts { deleted_at: Some(at(5)), uses: 1, max_uses: Some(1), ..LIVE }, InviteRefusal::Deleted),
            (InviteFacts { deleted_at: Some(at(9)), expires_at: Some(at(8)), ..LIVE }, InviteRefusal::ExpiredOn(at(8))),
            (InviteFacts { uses: 1, max_uses: Some(1), expires_at: Some(at(8)), ..LIVE }, InviteRefusal::FullyUsed),
            (InviteFacts { expires_at: Some(NOW), maker: stopped, ..LIVE }, InviteRefusal::ExpiredOn(NOW)),
            (in_group(|group| group.archived = true), InviteRefusal::GroupArchived),
            (in_group(|group| group.stops_at = Some(NOW)), InviteRefusal::GroupStopped(NOW)),
            (InviteFacts { maker: stopped, ..LIVE }, InviteRefusal::MakerStopped),
            (InviteFacts { maker: fallen, ..LIVE }, InviteRefusal::MembersOnly),
            (InviteFacts { access: InviteAccess::Members, ..LIVE }, InviteRefusal::MembersOnly),
            (in_group(|group| group.starts_at = Some(at(1_001))), InviteRefusal::GroupNotStarted(at(1_001))),
        ] {
            assert_eq!(usable(&facts, Enterer::Newcomer, NOW), Err(refusal), "{facts:?}");
        }
    }

    #[test]
    fn a_closed_group_takes_invites() {
        assert_eq!(usable(&LIVE, Enterer::Newcomer, NOW), Ok(()));
    }

    #[test]
    fn it_is_dead_at_the_very_instant_of_its_expiration() {
        let facts = InviteFacts { expires_at: Some(NOW), ..LIVE };
        assert_eq!(usable(&facts, Enterer::Member, at(999)), Ok(()));
        assert_eq!(usable(&facts, Enterer::Member, NOW), Err(InviteRefusal::ExpiredOn(NOW)));
    }

    #[test]
    fn who_comes_back_needs_no_use_and_who_has_an_account_no_right_of_the_maker_to_add_people() {
        let full = InviteFacts { uses: 1, max_uses: Some(1), ..LIVE };
        assert_eq!(usable(&full, Enterer::Returner, NOW), Ok(()));
        let members = InviteFacts { access: InviteAccess::Members, ..LIVE };
        assert_eq!(usable(&members, Enterer::Member, NOW), Ok(()));
        assert!(!members.admits_new() && !members.is_narrowed());
    }

    const MEMBER: Issuer = Issuer { state: UserState::Active, role: OrgRole::Member, place: Some(GroupRole::Member) };

    #[test]
    fn members_invite_members_where_the_group_lets_them() {
        assert!(may_grant(MEMBER, GroupRole::Member, true));
        assert!(!may_grant(MEMBER, GroupRole::Member, false));
        assert!(!may_grant(MEMBER, GroupRole::Manager, true));
        let manager = Issuer { place: Some(GroupRole::Manager), ..MEMBER };
        assert!(may_grant(manager, GroupRole::Manager, false));
        let outside = Issuer { role: OrgRole::Manager, place: None, ..MEMBER };
        assert!(!may_grant(outside, GroupRole::Member, true));
        let admin = Issuer { role: OrgRole::Admin, place: None, ..MEMBER };
        assert!(may_grant(admin, GroupRole::Manager, false));
        assert!(!may_grant(Issuer { state: UserState::Deactivated, ..admin }, GroupRole::Member, true));
    }

    #[test]
    fn what_a_manager_made_stops_with_that_right() {
        let may =
            |issuer, by_manager| standing(issuer, by_manager, GroupRole::Member, true, AddPolicy::Everyone).may_invite;
        assert!(may(MEMBER, false) && !may(MEMBER, true));
        assert!(may(Issuer { place: Some(GroupRole::Manager), ..MEMBER }, true));
        assert!(!may(Issuer { place: None, ..MEMBER }, false));
    }
}
