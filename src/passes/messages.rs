//! What is said to those whom a pass does not let in.

mod limits;

pub use limits::bad_max_uses;

use actix_web::http::StatusCode;

use crate::db::types::GroupRole;
use crate::groups::AdmitError;
use crate::locale::Message;
use crate::refusal::Refusal;
use crate::t;

use super::refusal::{PassRefusal, RedeemError};
use super::store::PassForVisitor;
use super::view::PassView;

impl Refusal for RedeemError {
    fn code(&self) -> &'static str {
        if self.kind.is_link() { code_of_link(self.why) } else { code_of_code(self.why) }
    }

    fn status(&self) -> StatusCode {
        match self.why {
            PassRefusal::Group(why) if self.why.is_about_person() => why.status(),
            _ if !self.kind.is_link() => StatusCode::UNPROCESSABLE_ENTITY,
            PassRefusal::Unknown => StatusCode::NOT_FOUND,
            PassRefusal::MembersOnly | PassRefusal::OtherAddress => StatusCode::FORBIDDEN,
            _ => StatusCode::GONE,
        }
    }

    fn message(&self) -> Message<'static> {
        match self.why {
            PassRefusal::Group(why) if self.why.is_about_person() => why.message(),
            why if self.kind.is_link() => of_link(why),
            why => of_code(why),
        }
    }
}

/// By what programs and tests know the refusals of codes.
fn code_of_code(why: PassRefusal) -> &'static str {
    match why {
        PassRefusal::ExpiredOn(_) => "code.expired",
        PassRefusal::Ended | PassRefusal::Revoked => "code.ended",
        PassRefusal::Replaced => "code.replaced",
        PassRefusal::CampaignStopped => "code.campaign_stopped",
        PassRefusal::Contained => "code.contained",
        PassRefusal::UsedUp => "code.used_up",
        PassRefusal::Group(AdmitError::Archived) => "code.group_archived",
        PassRefusal::Group(AdmitError::Stopped(_)) => "code.group_stopped",
        PassRefusal::Group(AdmitError::NotByThisMethod) => "code.group_closed",
        PassRefusal::MakerStopped => "code.maker_stopped",
        PassRefusal::MembersOnly => "code.members_only",
        PassRefusal::Group(AdmitError::NotStarted(_)) => "code.group_not_started",
        PassRefusal::CampaignOver(_) => "code.campaign_over",
        PassRefusal::CampaignNotStarted(_) => "code.campaign_not_started",
        PassRefusal::NotEnteredHere => "code.not_entered_here",
        PassRefusal::NoGroup => "code.no_group",
        PassRefusal::NoGroupTakes => "code.no_group_takes",
        PassRefusal::Group(why) => why.code(),
        PassRefusal::Unknown | PassRefusal::OtherAddress => "code.unknown",
    }
}

/// The same of links. What no link is ever refused for is as good as unknown.
fn code_of_link(why: PassRefusal) -> &'static str {
    match why {
        PassRefusal::ExpiredOn(_) => "invite.expired",
        PassRefusal::Ended => "invite.deleted",
        PassRefusal::Revoked => "invite.revoked",
        PassRefusal::Replaced => "invite.renewed",
        PassRefusal::UsedUp => "invite.used_up",
        PassRefusal::Group(AdmitError::Archived) => "invite.group_archived",
        PassRefusal::Group(AdmitError::Stopped(_)) => "invite.group_stopped",
        PassRefusal::MakerStopped => "invite.maker_stopped",
        PassRefusal::MembersOnly => "invite.members_only",
        PassRefusal::OtherAddress => "invite.other_address",
        PassRefusal::Group(AdmitError::NotStarted(_)) => "invite.group_not_started",
        PassRefusal::Group(why @ (AdmitError::AlreadyIn | AdmitError::NotActive | AdmitError::Removed)) => why.code(),
        _ => "invite.unknown",
    }
}

fn of_code(why: PassRefusal) -> Message<'static> {
    match why {
        PassRefusal::ExpiredOn(at) => t::passes::code_expired(at),
        PassRefusal::Ended | PassRefusal::Revoked => t::passes::code_ended(),
        PassRefusal::Replaced => t::passes::code_replaced(),
        PassRefusal::Contained => t::passes::code_contained(),
        PassRefusal::UsedUp => t::passes::code_used_up(),
        PassRefusal::MembersOnly => t::passes::code_members_only(),
        PassRefusal::MakerStopped => t::passes::code_maker_stopped(),
        PassRefusal::CampaignStopped => t::passes::code_campaign_stopped(),
        PassRefusal::CampaignOver(at) => t::passes::code_campaign_over(at),
        PassRefusal::CampaignNotStarted(at) => t::passes::code_campaign_not_started(at),
        PassRefusal::NotEnteredHere => t::passes::code_not_entered_here(),
        PassRefusal::NoGroup => t::passes::code_no_group(),
        PassRefusal::NoGroupTakes => t::passes::code_no_group_takes(),
        PassRefusal::Group(AdmitError::Archived) => t::passes::code_group_archived(),
        PassRefusal::Group(AdmitError::Stopped(at)) => t::passes::code_group_stopped(at),
        PassRefusal::Group(AdmitError::NotStarted(at)) => t::passes::code_group_not_started(at),
        PassRefusal::Group(AdmitError::NotByThisMethod) => t::passes::code_group_closed(),
        PassRefusal::Group(why) => why.message(),
        PassRefusal::Unknown | PassRefusal::OtherAddress => t::passes::code_unknown(),
    }
}

fn of_link(why: PassRefusal) -> Message<'static> {
    match why {
        PassRefusal::ExpiredOn(at) => t::passes::invite_expired_text(at),
        PassRefusal::Ended => t::passes::invite_deleted_text(),
        PassRefusal::Revoked => t::passes::invite_revoked_text(),
        PassRefusal::Replaced => t::passes::invite_renewed_text(),
        PassRefusal::UsedUp => t::passes::invite_used_up_text(),
        PassRefusal::MakerStopped => t::passes::invite_maker_stopped_text(),
        PassRefusal::MembersOnly => t::passes::invite_members_only_text(),
        PassRefusal::OtherAddress => t::passes::invite_other_address_text(),
        PassRefusal::Group(AdmitError::Archived) => t::passes::invite_group_archived_text(),
        PassRefusal::Group(AdmitError::Stopped(at)) => t::passes::invite_group_stopped_text(at),
        PassRefusal::Group(AdmitError::NotStarted(at)) => t::passes::invite_group_not_started_text(at),
        PassRefusal::Group(AdmitError::NotByThisMethod) => t::passes::invite_group_closed_text(),
        PassRefusal::Group(why) => why.message(),
        _ => t::passes::invite_unknown_text(),
    }
}

impl PassRefusal {
    /// The heading of the page of a link that does not let somebody in.
    pub fn link_title(self) -> Message<'static> {
        match self {
            Self::ExpiredOn(_) => t::passes::invite_expired(),
            Self::Ended => t::passes::invite_deleted(),
            Self::Revoked => t::passes::invite_revoked(),
            Self::Replaced => t::passes::invite_renewed(),
            Self::UsedUp => t::passes::invite_used_up(),
            Self::Group(AdmitError::Archived) => t::passes::invite_group_archived(),
            Self::Group(AdmitError::Stopped(_)) => t::passes::invite_group_stopped(),
            Self::MakerStopped => t::passes::invite_maker_stopped(),
            Self::MembersOnly => t::passes::invite_members_only(),
            Self::Group(AdmitError::NotStarted(_)) => t::passes::invite_group_not_started(),
            Self::Group(AdmitError::NotByThisMethod) => t::passes::invite_group_closed(),
            Self::OtherAddress => t::passes::invite_other_address(),
            _ => t::passes::invite_unknown(),
        }
    }
}

impl PassForVisitor {
    /// What it makes of those who join by it.
    pub fn granted_role(&self) -> Message<'static> {
        match self.role {
            GroupRole::Manager => t::groups::manager(),
            GroupRole::Member => t::groups::member(),
        }
    }
}

impl PassView {
    /// For those who look after it: why it lets in fewer than it was made for, or nobody though it is not over, and what
    /// would change that; none where it does what it was made for.
    pub fn trouble(&self) -> Option<Message<'_>> {
        let maker = &self.maker.person.name;
        match self.refusal() {
            _ if !self.is_active() => None,
            Some(PassRefusal::Group(AdmitError::Archived)) => Some(t::passes::trouble_group_archived()),
            Some(PassRefusal::Group(AdmitError::Stopped(at))) => Some(t::passes::trouble_group_stopped(at)),
            Some(PassRefusal::Group(AdmitError::NotByThisMethod)) => Some(t::passes::trouble_group_closed()),
            Some(PassRefusal::MakerStopped) => Some(t::passes::trouble_maker_stopped(maker, self.is_for_taking())),
            _ if self.is_narrowed() => Some(t::passes::trouble_narrowed(maker)),
            Some(PassRefusal::Group(AdmitError::NotStarted(at))) => Some(t::passes::trouble_group_not_started(at)),
            _ => None,
        }
    }

    /// What ending it leaves as it is.
    pub fn consequence(&self) -> Message<'static> {
        t::passes::joined_with(self.pass.uses)
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;
    use crate::passes::kind::PassKind;
    use crate::passes::limits::UnboundedManagers;
    use crate::refusal::tests::{AT, assert_told_apart};

    const OF_ALL: [PassRefusal; 9] = [
        PassRefusal::Unknown,
        PassRefusal::ExpiredOn(AT),
        PassRefusal::Ended,
        PassRefusal::Replaced,
        PassRefusal::UsedUp,
        PassRefusal::MakerStopped,
        PassRefusal::MembersOnly,
        PassRefusal::Group(AdmitError::Archived),
        PassRefusal::Group(AdmitError::NotStarted(AT)),
    ];
    const OF_CODES: [PassRefusal; 9] = [
        PassRefusal::Group(AdmitError::Stopped(AT)),
        PassRefusal::Group(AdmitError::NotByThisMethod),
        PassRefusal::CampaignStopped,
        PassRefusal::Contained,
        PassRefusal::CampaignOver(AT),
        PassRefusal::CampaignNotStarted(AT),
        PassRefusal::NotEnteredHere,
        PassRefusal::NoGroup,
        PassRefusal::NoGroupTakes,
    ];
    const OF_LINKS: [PassRefusal; 3] =
        [PassRefusal::Group(AdmitError::Stopped(AT)), PassRefusal::Revoked, PassRefusal::OtherAddress];

    #[test]
    fn each_refusal_has_a_code_and_a_message_of_its_own() {
        let of = |kind| move |why: &PassRefusal| RedeemError { kind, why: *why };
        let mut all: Vec<RedeemError> = OF_ALL.iter().chain(&OF_CODES).map(of(PassKind::CampaignCode)).collect();
        all.extend(OF_ALL.iter().chain(&OF_LINKS).map(of(PassKind::EmailedLink)));
        let mut all: Vec<&dyn Refusal> = all.iter().map(|refused| refused as &dyn Refusal).collect();
        all.push(&UnboundedManagers);
        assert_told_apart(&all);
        let titles: HashSet<_> = OF_ALL.iter().chain(&OF_LINKS).map(|why| why.link_title().to_string()).collect();
        assert_eq!(titles.len(), OF_ALL.len() + OF_LINKS.len());
    }

    #[test]
    fn a_refusal_says_when() {
        let message = |kind| RedeemError { kind, why: PassRefusal::ExpiredOn(AT) }.message();
        assert_eq!(message(PassKind::Code), t::passes::code_expired(AT));
        assert_eq!(message(PassKind::SharedLink), t::passes::invite_expired_text(AT));
    }
}
