//! Why an invite does not let somebody in, each reason with its one message.

use crate::clock::Moment;
use crate::groups::stop_in_words;
use crate::zone::Zone;

/// Why an invite does not let somebody in. What bars the person (in already, removed earlier,
/// deactivated) is for the groups' door-keeper to say.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refusal {
    /// There is no such link.
    Unknown,
    /// Its date came.
    ExpiredOn(Moment),
    /// Somebody pressed **Delete link**.
    Deleted,
    /// Somebody pressed **Revoke**.
    Revoked,
    /// A newer invite went to the same address.
    Renewed,
    /// Nothing is left of its maximum of uses.
    FullyUsed,
    /// The group is archived.
    GroupArchived,
    /// The group's window is over.
    GroupStopped(Moment),
    /// Its maker may no longer invite into the group.
    MakerStopped,
    /// It lets in nobody without an account.
    MembersOnly,
    /// The group's window has not begun.
    GroupNotStarted(Moment),
}

impl Refusal {
    /// The heading of the page that says so.
    #[must_use]
    pub const fn title(self) -> &'static str {
        match self {
            Self::Unknown => "This link leads nowhere",
            Self::ExpiredOn(_) => "This invite has expired",
            Self::Deleted => "This invite was deleted",
            Self::Revoked => "This invite was revoked",
            Self::Renewed => "There is a newer invite",
            Self::FullyUsed => "This invite is fully used",
            Self::GroupArchived => "This group is no longer available",
            Self::GroupStopped(_) => "This group has stopped",
            Self::MakerStopped => "This invite has stopped",
            Self::MembersOnly => "This invite is for people with an account",
            Self::GroupNotStarted(_) => "This group has not started",
        }
    }

    /// What happened and what to do next, with dates in `zone`.
    #[must_use]
    pub fn message(self, zone: Zone) -> String {
        match self {
            Self::Unknown => "This link is not whole, or it is from long ago. Mail programs sometimes break a link in \
                              two: copy all of it, or ask whoever gave it to you for a new one."
                .to_owned(),
            Self::ExpiredOn(at) => format!("It worked until {}.", zone.long(at)),
            Self::Deleted => "The people who run the group, or whoever made the link, deleted it.".to_owned(),
            Self::Revoked => "The people who run the group took back this invite.".to_owned(),
            Self::Renewed => {
                "A newer invite was sent to this address since. Use the link of the newest letter.".to_owned()
            }
            Self::FullyUsed => "As many people as it was made for have come in by it.".to_owned(),
            Self::GroupArchived => {
                "The group of this invite is no longer available. Ask whoever sent it where to go instead.".to_owned()
            }
            Self::GroupStopped(at) => {
                format!("The group of this invite stopped taking people on {}.", stop_in_words(at, zone))
            }
            Self::MakerStopped => "Whoever made this invite may no longer let people into the group.".to_owned(),
            Self::MembersOnly => "Sign in first. If you have no account, request access: the people who run the group \
                                  decide."
                .to_owned(),
            Self::GroupNotStarted(at) => {
                format!("The group of this invite opens on {}. Open the link again from then on.", zone.long(at))
            }
        }
    }

    /// Whether asking the group's managers to be let in is the way on.
    #[must_use]
    pub const fn offers_request(self) -> bool {
        match self {
            Self::ExpiredOn(_)
            | Self::Deleted
            | Self::Revoked
            | Self::Renewed
            | Self::FullyUsed
            | Self::GroupStopped(_)
            | Self::MakerStopped
            | Self::MembersOnly => true,
            Self::Unknown | Self::GroupArchived | Self::GroupNotStarted(_) => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    const AT: Moment = Moment::from_micros(1_795_795_200_000_000);

    const ALL: [Refusal; 11] = [
        Refusal::Unknown,
        Refusal::ExpiredOn(AT),
        Refusal::Deleted,
        Refusal::Revoked,
        Refusal::Renewed,
        Refusal::FullyUsed,
        Refusal::GroupArchived,
        Refusal::GroupStopped(AT),
        Refusal::MakerStopped,
        Refusal::MembersOnly,
        Refusal::GroupNotStarted(AT),
    ];

    #[test]
    fn every_refusal_has_a_title_and_a_message_of_its_own() {
        let titles: HashSet<_> = ALL.iter().map(|refusal| refusal.title()).collect();
        let messages: HashSet<_> = ALL.iter().map(|refusal| refusal.message(Zone::default())).collect();
        assert_eq!((titles.len(), messages.len()), (ALL.len(), ALL.len()));
    }

    #[test]
    fn dates_are_told_in_the_readers_zone() {
        let amsterdam = Zone::parse("Europe/Amsterdam").unwrap();
        assert_eq!(Refusal::ExpiredOn(AT).message(amsterdam), "It worked until Fri 27 Nov 2026, 17:00 CET.");
    }
}
