//! Why a code does not let somebody in, each reason with its one message.

use crate::clock::Moment;
use crate::groups::stop_in_words;
use crate::zone::Zone;

/// Why a code does not let somebody in. What bars the person (in already, removed earlier,
/// deactivated) is for the groups' door-keeper to say.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refusal {
    /// There is no such code.
    Unknown,
    /// Its date came.
    ExpiredOn(Moment),
    /// Somebody pressed **Expire**.
    ExpiredByHand,
    /// Another code took its place.
    Replaced,
    /// Its campaign was stopped.
    CampaignStopped,
    /// It was ended to contain an abuse.
    Contained,
    /// Nothing is left of its maximum of uses.
    FullyUsed,
    /// The group is archived.
    GroupArchived,
    /// The group's window is over.
    GroupStopped(Moment),
    /// The group takes nobody by code.
    GroupClosed,
    /// Its maker may no longer open this door.
    MakerStopped,
    /// Its maker may no longer bring in people without an account.
    ExistingMembersOnly,
    /// The group's window has not begun.
    GroupNotStarted(Moment),
    /// The campaign's window is over.
    CampaignOver(Moment),
    /// The campaign's window has not begun.
    CampaignNotStarted(Moment),
    /// Its campaign has its codes entered elsewhere.
    NotEnteredHere,
    /// No group names its campaign.
    NoGroup,
    /// Groups name its campaign, and for different reasons none of them takes people.
    NoGroupTakes,
}

impl Refusal {
    /// What somebody signed out is told whatever the reason, so that guessing learns nothing of the
    /// codes there are.
    pub const TO_STRANGERS: &str = "This code can’t be used. Check it, or sign in if you have an account.";

    /// Whether asking the people who run the group to be let in is the way on: there is a group, and
    /// waiting does not open it.
    #[must_use]
    pub const fn offers_request(self) -> bool {
        match self {
            Self::ExpiredOn(_)
            | Self::ExpiredByHand
            | Self::Replaced
            | Self::CampaignStopped
            | Self::Contained
            | Self::FullyUsed
            | Self::GroupStopped(_)
            | Self::GroupClosed
            | Self::MakerStopped
            | Self::CampaignOver(_) => true,
            Self::Unknown
            | Self::GroupArchived
            | Self::ExistingMembersOnly
            | Self::GroupNotStarted(_)
            | Self::CampaignNotStarted(_)
            | Self::NotEnteredHere
            | Self::NoGroup
            | Self::NoGroupTakes => false,
        }
    }

    /// What happened and what to do next, with dates in `zone`.
    #[must_use]
    pub fn message(self, zone: Zone) -> String {
        match self {
            Self::Unknown => {
                "This code opens nothing here. Check it against what you were given, or ask whoever gave it to you."
                    .to_owned()
            }
            Self::ExpiredOn(at) => {
                format!("This code expired on {}. Ask whoever gave it to you for a new one.", zone.long(at))
            }
            Self::ExpiredByHand => {
                "This code was ended by the people who run the group. Ask them for a new one.".to_owned()
            }
            Self::Replaced => {
                "This code was replaced by a new one. Ask whoever gave it to you for the new one.".to_owned()
            }
            Self::CampaignStopped => {
                "The campaign that gave out this code was stopped. Ask whoever gave it to you how to get in now.".to_owned()
            }
            Self::Contained => {
                "This code was shut off because it got into the wrong hands. Ask the people who run the group for a new one."
                    .to_owned()
            }
            Self::FullyUsed => {
                "This code is fully used: as many people as it was made for have come in by it. \
                 Ask whoever gave it to you for another."
                    .to_owned()
            }
            Self::GroupArchived => {
                "The group of this code is no longer available. Ask whoever gave it to you where to go instead.".to_owned()
            }
            Self::GroupStopped(at) => format!(
                "The group of this code stopped taking people on {}. Ask the people who run it whether they can add you.",
                stop_in_words(at, zone)
            ),
            Self::GroupClosed => {
                "The group of this code takes nobody by code at present. Ask the people who run it to add you.".to_owned()
            }
            Self::MakerStopped => {
                "Whoever made this code may no longer let people in by it. Ask the people who run the group for a new one."
                    .to_owned()
            }
            Self::ExistingMembersOnly => {
                "This code is for people who have an account already. If you have one, sign in and enter it there; \
                 otherwise ask whoever gave it to you for an invite."
                    .to_owned()
            }
            Self::GroupNotStarted(at) => {
                format!("The group of this code opens on {}. Enter the code again from then on.", zone.long(at))
            }
            Self::CampaignOver(at) => format!(
                "The campaign of this code ended on {}. Ask whoever gave it to you how to get in now.",
                stop_in_words(at, zone)
            ),
            Self::CampaignNotStarted(at) => {
                format!("This code begins to work on {}. Enter the code again from then on.", zone.long(at))
            }
            Self::NotEnteredHere => {
                "This is a code of ours, but it is not entered here. Ask whoever gave it to you where to use it.".to_owned()
            }
            Self::NoGroup => {
                "This code opens no group at present. Ask whoever gave it to you which group it is meant for.".to_owned()
            }
            Self::NoGroupTakes => {
                "None of the groups of this code takes people by it at present. Ask the people who run them to add you."
                    .to_owned()
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn every_refusal_has_a_message_of_its_own_that_says_what_to_do() {
        let at = Moment::from_micros(1_795_795_200_000_000);
        let messages: HashSet<String> = [
            Refusal::Unknown,
            Refusal::ExpiredOn(at),
            Refusal::ExpiredByHand,
            Refusal::Replaced,
            Refusal::CampaignStopped,
            Refusal::Contained,
            Refusal::FullyUsed,
            Refusal::GroupArchived,
            Refusal::GroupStopped(at),
            Refusal::GroupClosed,
            Refusal::MakerStopped,
            Refusal::ExistingMembersOnly,
            Refusal::GroupNotStarted(at),
            Refusal::CampaignOver(at),
            Refusal::CampaignNotStarted(at),
            Refusal::NotEnteredHere,
            Refusal::NoGroup,
            Refusal::NoGroupTakes,
        ]
        .into_iter()
        .map(|refusal| refusal.message(Zone::default()))
        .collect();
        assert_eq!(messages.len(), 18);
        for message in &messages {
            assert!(message.contains("sk ") || message.contains("Enter the code again"), "{message}");
        }
    }

    #[test]
    fn dates_are_told_in_the_readers_zone() {
        let amsterdam = Zone::parse("Europe/Amsterdam").unwrap();
        assert_eq!(
            Refusal::ExpiredOn(Moment::from_micros(1_795_795_200_000_000)).message(amsterdam),
            "This code expired on Fri 27 Nov 2026, 17:00 CET. Ask whoever gave it to you for a new one."
        );
    }
}
