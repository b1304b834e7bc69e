//! What is said to those whom a code does not let in, and to those who cannot make or send one.

mod typed;

use actix_web::http::StatusCode;

use crate::groups::stop_in_words;
use crate::refusal::{Reader, Refusal};

use super::code::Code;
use super::make::CreateCodeError;
use super::refusal::CodeRefusal;
use super::refused::RedeemError;
use super::send::SendCodeError;

/// What somebody signed out is told of every code that does not let them in, so that guessing learns nothing of the
/// codes there are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Unusable;

impl Refusal for Unusable {
    fn code(&self) -> &'static str {
        "code.unusable"
    }

    fn message(&self, _: Reader) -> String {
        "This code can’t be used. Check it, or sign in if you have an account.".to_owned()
    }
}

impl Refusal for CodeRefusal {
    fn code(&self) -> &'static str {
        match self {
            Self::Unknown => "code.unknown",
            Self::ExpiredOn(_) => "code.expired",
            Self::ExpiredByHand => "code.ended",
            Self::Replaced => "code.replaced",
            Self::CampaignStopped => "code.campaign_stopped",
            Self::Contained => "code.contained",
            Self::FullyUsed => "code.used_up",
            Self::GroupArchived => "code.group_archived",
            Self::GroupStopped(_) => "code.group_stopped",
            Self::GroupClosed => "code.group_closed",
            Self::MakerStopped => "code.maker_stopped",
            Self::ExistingMembersOnly => "code.members_only",
            Self::GroupNotStarted(_) => "code.group_not_started",
            Self::CampaignOver(_) => "code.campaign_over",
            Self::CampaignNotStarted(_) => "code.campaign_not_started",
            Self::NotEnteredHere => "code.not_entered_here",
            Self::NoGroup => "code.no_group",
            Self::NoGroupTakes => "code.no_group_takes",
        }
    }

    fn message(&self, reader: Reader) -> String {
        match self {
            Self::Unknown => {
                "This code opens nothing here. Check it, or ask the person who gave it to you."
                    .to_owned()
            }
            Self::ExpiredOn(at) => {
                format!("This code expired on {}. Ask the person who gave it to you for a new one.", reader.zone.long(*at))
            }
            Self::ExpiredByHand => {
                "This code was ended by the people who run the group. Ask them for a new one.".to_owned()
            }
            Self::Replaced => {
                "This code was replaced by a new one. Ask the person who gave it to you for the new one.".to_owned()
            }
            Self::CampaignStopped => {
                "The campaign that gave out this code was stopped. Ask the person who gave it to you how to join now.".to_owned()
            }
            Self::Contained => {
                "This code was shut off because it got into the wrong hands. Ask the people who run the group for a new one."
                    .to_owned()
            }
            Self::FullyUsed => {
                "This code is used up. Ask the person who gave it to you for another."
                    .to_owned()
            }
            Self::GroupArchived => {
                "The group of this code is no longer available. Ask the person who gave it to you where to go instead.".to_owned()
            }
            Self::GroupStopped(at) => format!(
                "The group of this code stopped taking people on {}. Ask the people who run it whether they can add you.",
                stop_in_words(*at, reader.zone)
            ),
            Self::GroupClosed => {
                "The group of this code doesn’t take codes right now. Ask the people who run it to add you.".to_owned()
            }
            Self::MakerStopped => {
                "The person who made this code can no longer add people with it. Ask the people who run the group for a new one."
                    .to_owned()
            }
            Self::ExistingMembersOnly => {
                "This code is for people who have an account already. If you have one, sign in and enter it there; \
                 otherwise ask the person who gave it to you for an invite."
                    .to_owned()
            }
            Self::GroupNotStarted(at) => {
                format!("The group of this code opens on {}. Enter the code again from then on.", reader.zone.long(*at))
            }
            Self::CampaignOver(at) => format!(
                "The campaign of this code ended on {}. Ask the person who gave it to you how to join now.",
                stop_in_words(*at, reader.zone)
            ),
            Self::CampaignNotStarted(at) => {
                format!("This code begins to work on {}. Enter the code again from then on.", reader.zone.long(*at))
            }
            Self::NotEnteredHere => {
                "This is a code of ours, but it is not entered here. Ask the person who gave it to you where to use it.".to_owned()
            }
            Self::NoGroup => {
                "This code opens no group at present. Ask the person who gave it to you which group it is meant for.".to_owned()
            }
            Self::NoGroupTakes => {
                "None of the groups of this code takes people by it at present. Ask the people who run them to add you."
                    .to_owned()
            }
        }
    }
}

impl CodeRefusal {
    /// To those who run the group: why the code of `maker` lets nobody in though it is not over, and what would change
    /// that; empty where it is over.
    pub(super) fn to_managers(self, maker: &str, reader: Reader) -> String {
        match self {
            Self::GroupArchived => {
                "The group is archived. The code works again once the group is taken out of the archive.".to_owned()
            }
            Self::GroupStopped(at) => format!(
                "The group stopped taking people on {}. The code works again if the group's stop date is moved.",
                stop_in_words(at, reader.zone)
            ),
            Self::GroupClosed => {
                "The group is closed. The code works again if another join type is chosen in General.".to_owned()
            }
            Self::MakerStopped => format!(
                "{maker} can’t let people into this group any more, so this code has stopped. Take it over to make it \
                 work again."
            ),
            Self::GroupNotStarted(at) => {
                format!("The group starts on {}; from then on the code lets people in.", reader.zone.long(at))
            }
            _ => String::new(),
        }
    }
}

impl Refusal for RedeemError {
    fn code(&self) -> &'static str {
        match self {
            Self::Code(refusal) => refusal.code(),
            Self::Group(refusal) => refusal.code(),
        }
    }

    fn status(&self) -> StatusCode {
        match self {
            Self::Code(refusal) => refusal.status(),
            Self::Group(refusal) => refusal.status(),
        }
    }

    fn message(&self, reader: Reader) -> String {
        match self {
            Self::Code(refusal) => refusal.message(reader),
            Self::Group(refusal) => refusal.message(reader),
        }
    }
}

/// The same with the code that was probably meant.
pub(super) struct Suggesting<'a>(pub RedeemError, pub &'a Code);

impl Refusal for Suggesting<'_> {
    fn code(&self) -> &'static str {
        self.0.code()
    }

    fn message(&self, reader: Reader) -> String {
        format!("{} Did you mean {}?", self.0.message(reader), self.1)
    }
}

impl Refusal for CreateCodeError {
    fn code(&self) -> &'static str {
        match self {
            Self::Closed => "create_code.group_closed",
            Self::Archived => "create_code.group_archived",
            Self::Taken => "create_code.taken",
            Self::Over => "create_code.replaced_is_over",
        }
    }

    fn message(&self, _: Reader) -> String {
        match self {
            Self::Closed => {
                "This group is closed: people come in by its managers' hands and by invites only. \
                 Choose another join type in General to make codes for it."
            }
            Self::Archived => "This group is archived. Take it out of the archive in General to make codes for it.",
            Self::Taken => {
                "This wording was given out before. No wording is ever given out twice, in any group: choose another."
            }
            Self::Over => "This code is over, so nothing can take its place. Create a new one instead.",
        }
        .to_owned()
    }
}

impl Refusal for SendCodeError {
    fn code(&self) -> &'static str {
        "send_code.over"
    }

    fn message(&self, _: Reader) -> String {
        "Nobody gets in by this code any more, so nothing was sent. Create a new one to hand on.".to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::refusal::tests::{AT, assert_told_apart, reader};

    #[test]
    fn each_refusal_has_a_code_and_a_message_of_its_own() {
        assert_told_apart(&[
            &Unusable,
            &CodeRefusal::Unknown,
            &CodeRefusal::ExpiredOn(AT),
            &CodeRefusal::ExpiredByHand,
            &CodeRefusal::Replaced,
            &CodeRefusal::CampaignStopped,
            &CodeRefusal::Contained,
            &CodeRefusal::FullyUsed,
            &CodeRefusal::GroupArchived,
            &CodeRefusal::GroupStopped(AT),
            &CodeRefusal::GroupClosed,
            &CodeRefusal::MakerStopped,
            &CodeRefusal::ExistingMembersOnly,
            &CodeRefusal::GroupNotStarted(AT),
            &CodeRefusal::CampaignOver(AT),
            &CodeRefusal::CampaignNotStarted(AT),
            &CodeRefusal::NotEnteredHere,
            &CodeRefusal::NoGroup,
            &CodeRefusal::NoGroupTakes,
            &CreateCodeError::Closed,
            &CreateCodeError::Archived,
            &CreateCodeError::Taken,
            &CreateCodeError::Over,
            &SendCodeError,
        ]);
    }

    #[test]
    fn dates_are_told_in_the_readers_zone() {
        assert_eq!(
            CodeRefusal::ExpiredOn(AT).message(reader()),
            "This code expired on Fri 27 Nov 2026, 17:00 CET. Ask the person who gave it to you for a new one."
        );
    }
}
