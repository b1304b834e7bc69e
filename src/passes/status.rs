//! Where a pass stands, in a word, for lists.

use crate::clock::Moment;
use crate::groups::AdmitError;

use super::model::{Pass, Redeemer};
use super::refusal::PassRefusal;

/// Where a pass stands, for lists.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PassStatus {
    /// It lets people in.
    Active,
    /// It will from a start date on.
    NotStarted,
    /// It does not while its group, campaign or maker does not allow it, or was ended to contain an abuse.
    Stopped,
    /// Nothing is left of its maximum of uses.
    UsedUp,
    /// Its date came, or somebody pressed **Expire**.
    Expired,
    /// Somebody pressed **Delete link**.
    Deleted,
    /// Another took its place.
    Replaced,
}

impl PassStatus {
    /// Where the pass stands at `now`, for people with an account.
    pub fn of(pass: &Pass, now: Moment) -> Self {
        let Err(refused) = pass.check(Redeemer::Member, now) else { return Self::Active };
        match refused.why {
            // Those who have an account are never refused for lack of one.
            PassRefusal::MembersOnly => Self::Active,
            PassRefusal::Group(AdmitError::NotStarted(_)) | PassRefusal::CampaignNotStarted(_) => Self::NotStarted,
            PassRefusal::UsedUp => Self::UsedUp,
            PassRefusal::Ended | PassRefusal::Revoked if pass.kind.is_link() => Self::Deleted,
            PassRefusal::Ended | PassRefusal::Revoked | PassRefusal::ExpiredOn(_) | PassRefusal::CampaignOver(_) => {
                Self::Expired
            }
            PassRefusal::Replaced => Self::Replaced,
            PassRefusal::Unknown
            | PassRefusal::CampaignStopped
            | PassRefusal::Contained
            | PassRefusal::MakerStopped
            | PassRefusal::OtherAddress
            | PassRefusal::NotEnteredHere
            | PassRefusal::NoGroup
            | PassRefusal::NoGroupTakes
            | PassRefusal::Group(_) => Self::Stopped,
        }
    }

    /// Whether it is worth handing on: it lets people in, or will.
    pub const fn is_worth_sharing(self) -> bool {
        matches!(self, Self::Active | Self::NotStarted)
    }

    /// By what chips, tickets and messages know it.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Active => "active",
            Self::NotStarted => "not-started",
            Self::Stopped => "stopped",
            Self::UsedUp => "used-up",
            Self::Expired => "expired",
            Self::Deleted => "deleted",
            Self::Replaced => "replaced",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::db::types::JoinType;
    use crate::groups::GroupTerms;
    use crate::passes::kind::PassKind;
    use crate::passes::rules::tests::{OPEN, active, into};

    #[test]
    fn a_status_is_what_somebody_with_an_account_would_meet() {
        let at = Moment::from_micros;
        let ended = |why| Pass { ended: Some((at(5), why)), ..active() };
        let mut narrowed = active();
        narrowed.rights.may_add_people = false;
        let mut fallen = active();
        fallen.rights.may_open = false;
        for (pass, of_code, of_link) in [
            (active(), "active", "active"),
            (narrowed, "active", "active"),
            (into(GroupTerms { starts_at: Some(at(11)), ..OPEN }), "not-started", "not-started"),
            (into(GroupTerms { join_type: JoinType::Closed, ..OPEN }), "stopped", "active"),
            (into(GroupTerms { stops_at: Some(at(9)), ..OPEN }), "stopped", "stopped"),
            (fallen, "stopped", "stopped"),
            (ended(PassRefusal::CampaignStopped), "stopped", "stopped"),
            (Pass { uses: 1, max_uses: Some(1), ..active() }, "used-up", "used-up"),
            (Pass { expires_at: Some(at(10)), ..active() }, "expired", "expired"),
            (ended(PassRefusal::Ended), "expired", "deleted"),
            (ended(PassRefusal::Replaced), "replaced", "replaced"),
            (ended(PassRefusal::Contained), "stopped", "stopped"),
        ] {
            for (kind, word) in [(PassKind::Code, of_code), (PassKind::SharedLink, of_link)] {
                let pass = Pass { kind, ..pass.clone() };
                assert_eq!(PassStatus::of(&pass, at(10)).word(), word, "{pass:?}");
            }
        }
    }
}
