//! What is said to those whom a pass does not let in.

use actix_web::http::StatusCode;

use crate::groups::{AdmitError, stop_in_words};
use crate::refusal::{Reader, Refusal};

use super::refusal::{PassRefusal, RedeemError};

impl Refusal for RedeemError {
    fn code(&self) -> &'static str {
        if self.kind.is_link() { link_code(self.why) } else { code_code(self.why) }
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

    fn message(&self, reader: Reader) -> String {
        match self.why {
            PassRefusal::Group(why) if self.why.is_about_person() => why.message(reader),
            why if self.kind.is_link() => link_message(why, reader),
            why => code_message(why, reader),
        }
    }
}

/// By what programs and tests know the refusals of codes.
fn code_code(why: PassRefusal) -> &'static str {
    match why {
        PassRefusal::ExpiredOn(_) => "code.expired",
        PassRefusal::Ended | PassRefusal::Revoked => "code.ended",
        PassRefusal::Replaced => "code.replaced",
        PassRefusal::CampaignStopped => "code.campaign_stopped",
        PassRefusal::Contained => "code.contained",
        PassRefusal::UsedUp => "code.used_up",
        PassRefusal::Group(AdmitError::Archived) => "code.group_archived",
        PassRefusal::Group(AdmitError::Stopped(_)) => "code.group_stopped",
        PassRefusal::Group(AdmitError::DoorClosed) => "code.group_closed",
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

fn code_message(why: PassRefusal, reader: Reader) -> String {
    match why {
        PassRefusal::Unknown | PassRefusal::OtherAddress => {
            "This code opens nothing here. Check it, or ask the person who gave it to you."
                .to_owned()
        }
        PassRefusal::ExpiredOn(at) => {
            format!("This code expired on {}. Ask the person who gave it to you for a new one.", reader.zone.long(at))
        }
        PassRefusal::Ended | PassRefusal::Revoked => {
            "This code was ended by the people who run the group. Ask them for a new one.".to_owned()
        }
        PassRefusal::Replaced => {
            "This code was replaced by a new one. Ask the person who gave it to you for the new one.".to_owned()
        }
        PassRefusal::CampaignStopped => {
            "The campaign that gave out this code was stopped. Ask the person who gave it to you how to join now.".to_owned()
        }
        PassRefusal::Contained => {
            "This code was shut off because it got into the wrong hands. Ask the people who run the group for a new one."
                .to_owned()
        }
        PassRefusal::UsedUp => {
            "This code is used up. Ask the person who gave it to you for another."
                .to_owned()
        }
        PassRefusal::Group(AdmitError::Archived) => {
            "The group of this code is no longer available. Ask the person who gave it to you where to go instead.".to_owned()
        }
        PassRefusal::Group(AdmitError::Stopped(at)) => format!(
            "The group of this code stopped taking people on {}. Ask the people who run it whether they can add you.",
            stop_in_words(at, reader.zone)
        ),
        PassRefusal::Group(AdmitError::DoorClosed) => {
            "The group of this code doesn’t take codes right now. Ask the people who run it to add you.".to_owned()
        }
        PassRefusal::MakerStopped => {
            "The person who made this code can no longer add people with it. Ask the people who run the group for a new one."
                .to_owned()
        }
        PassRefusal::MembersOnly => {
            "This code is for people who have an account already. If you have one, sign in and enter it there; \
             otherwise ask the person who gave it to you for an invite."
                .to_owned()
        }
        PassRefusal::Group(AdmitError::NotStarted(at)) => {
            format!("The group of this code opens on {}. Enter the code again from then on.", reader.zone.long(at))
        }
        PassRefusal::CampaignOver(at) => format!(
            "The campaign of this code ended on {}. Ask the person who gave it to you how to join now.",
            stop_in_words(at, reader.zone)
        ),
        PassRefusal::CampaignNotStarted(at) => {
            format!("This code begins to work on {}. Enter the code again from then on.", reader.zone.long(at))
        }
        PassRefusal::NotEnteredHere => {
            "This is a code of ours, but it is not entered here. Ask the person who gave it to you where to use it.".to_owned()
        }
        PassRefusal::NoGroup => {
            "This code opens no group at present. Ask the person who gave it to you which group it is meant for.".to_owned()
        }
        PassRefusal::NoGroupTakes => {
            "None of the groups of this code takes people by it at present. Ask the people who run them to add you."
                .to_owned()
        }
        PassRefusal::Group(why) => why.message(reader),
    }
}

/// The same of links. What no link is ever refused for is as good as unknown.
fn link_code(why: PassRefusal) -> &'static str {
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

fn link_message(why: PassRefusal, reader: Reader) -> String {
    match why {
        PassRefusal::ExpiredOn(at) => format!("It worked until {}.", reader.zone.long(at)),
        PassRefusal::Ended => "The people who run the group, or whoever made the link, deleted it.".to_owned(),
        PassRefusal::Revoked => "The people who run the group took back this invite.".to_owned(),
        PassRefusal::Replaced => {
            "A newer invite was sent to this address since. Use the link of the newest letter.".to_owned()
        }
        PassRefusal::UsedUp => "As many people as it was made for have come in by it.".to_owned(),
        PassRefusal::Group(AdmitError::Archived) => {
            "The group of this invite is no longer available. Ask whoever sent it where to go instead.".to_owned()
        }
        PassRefusal::Group(AdmitError::Stopped(at)) => {
            format!("The group of this invite stopped taking people on {}.", stop_in_words(at, reader.zone))
        }
        PassRefusal::MakerStopped => {
            "The person who made this invite can no longer add people to the group.".to_owned()
        }
        PassRefusal::MembersOnly => {
            "Sign in first. If you have no account, request access: the people who run the group \
                              decide."
                .to_owned()
        }
        PassRefusal::Group(AdmitError::NotStarted(at)) => {
            format!("The group of this invite opens on {}. Open the link again from then on.", reader.zone.long(at))
        }
        PassRefusal::OtherAddress => "This invite was sent to another address. Nothing was used up.".to_owned(),
        _ => "This link is not whole, or it is from long ago. Mail programs sometimes break a link in \
                          two: copy all of it, or ask the person who gave it to you for a new one."
            .to_owned(),
    }
}

impl PassRefusal {
    /// The heading of the page of a link that does not let somebody in.
    #[must_use]
    pub const fn link_title(self) -> &'static str {
        match self {
            Self::ExpiredOn(_) => "This invite has expired",
            Self::Ended => "This invite was deleted",
            Self::Revoked => "This invite was revoked",
            Self::Replaced => "There is a newer invite",
            Self::UsedUp => "This invite is fully used",
            Self::Group(AdmitError::Archived) => "This group is no longer available",
            Self::Group(AdmitError::Stopped(_)) => "This group has stopped",
            Self::MakerStopped => "This invite has stopped",
            Self::MembersOnly => "This invite is for people with an account",
            Self::Group(AdmitError::NotStarted(_)) => "This group has not started",
            Self::OtherAddress => "This invite is for another address",
            _ => "This link leads nowhere",
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;
    use crate::passes::kind::PassKind;
    use crate::refusal::tests::{AT, assert_told_apart, reader};

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
        PassRefusal::Group(AdmitError::DoorClosed),
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
        assert_told_apart(&all.iter().map(|refused| refused as &dyn Refusal).collect::<Vec<_>>());
        let titles: HashSet<_> = OF_ALL.iter().chain(&OF_LINKS).map(|why| why.link_title()).collect();
        assert_eq!(titles.len(), OF_ALL.len() + OF_LINKS.len());
    }

    #[test]
    fn dates_are_told_in_the_readers_zone() {
        let message = |kind| RedeemError { kind, why: PassRefusal::ExpiredOn(AT) }.message(reader());
        assert_eq!(
            message(PassKind::Code),
            "This code expired on Fri 27 Nov 2026, 17:00 CET. Ask the person who gave it to you for a new one."
        );
        assert_eq!(message(PassKind::SharedLink), "It worked until Fri 27 Nov 2026, 17:00 CET.");
    }
}
