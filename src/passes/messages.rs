//! What is said to those whom a pass does not let in.

mod limits;

pub use limits::bad_max_uses;

use actix_web::http::StatusCode;

use crate::groups::{AdmitError, stop_in_words};
use crate::refusal::{Reader, Refusal};
use crate::text;

use super::refusal::{PassRefusal, RedeemError};
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

    fn message(&self, reader: Reader) -> String {
        match self.why {
            PassRefusal::Group(why) if self.why.is_about_person() => why.message(reader),
            why => message(why, self.kind.is_link(), reader),
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

fn message(why: PassRefusal, is_link: bool, Reader { zone, now }: Reader) -> String {
    let (it, again) = if is_link { ("invite", "Open the link again") } else { ("code", "Enter the code again") };
    match why {
        PassRefusal::ExpiredOn(at) if is_link => format!("It worked until {}.", zone.long(at)),
        PassRefusal::ExpiredOn(at) => {
            format!("This code expired on {}. Ask the person who gave it to you for a new one.", zone.long(at))
        }
        PassRefusal::Group(AdmitError::Archived) => format!(
            "The group of this {it} is no longer available. Ask the person who gave it to you where to go instead."
        ),
        PassRefusal::Group(AdmitError::Stopped(at)) => format!(
            "The group of this {it} stopped taking people on {}. Ask the people who run it whether they can add you.",
            stop_in_words(at, zone)
        ),
        PassRefusal::Group(AdmitError::NotStarted(at)) => {
            format!("The group of this {it} opens on {}. {again} from then on.", zone.long(at))
        }
        PassRefusal::MakerStopped => format!(
            "The person who made this {it} can no longer add people with it. Ask the people who run the group for a new one."
        ),
        PassRefusal::CampaignOver(at) => format!(
            "The campaign of this code ended on {}. Ask the person who gave it to you how to join now.",
            stop_in_words(at, zone)
        ),
        PassRefusal::CampaignNotStarted(at) => {
            format!("This code begins to work on {}. {again} from then on.", zone.long(at))
        }
        PassRefusal::Group(AdmitError::NotByThisMethod) => {
            format!("The group of this {it} doesn’t take {it}s right now. Ask the people who run it to add you.")
        }
        PassRefusal::Group(why) => why.message(Reader { zone, now }),
        why => if is_link { of_link(why) } else { of_code(why) }.to_owned(),
    }
}

const fn of_code(why: PassRefusal) -> &'static str {
    match why {
        PassRefusal::Ended | PassRefusal::Revoked => {
            "This code was ended by the people who run the group. Ask them for a new one."
        }
        PassRefusal::Replaced => {
            "This code was replaced by a new one. Ask the person who gave it to you for the new one."
        }
        PassRefusal::CampaignStopped => {
            "The campaign that gave out this code was stopped. Ask the person who gave it to you how to join now."
        }
        PassRefusal::Contained => {
            "This code was shut off because it got into the wrong hands. Ask the people who run the group for a new one."
        }
        PassRefusal::UsedUp => "This code is used up. Ask the person who gave it to you for another.",
        PassRefusal::MembersOnly => {
            "This code is for people who have an account already. If you have one, sign in and enter it there; \
             otherwise ask the person who gave it to you for an invite."
        }
        PassRefusal::NotEnteredHere => {
            "This is a code of ours, but it is not entered here. Ask the person who gave it to you where to use it."
        }
        PassRefusal::NoGroup => {
            "This code opens no group at present. Ask the person who gave it to you which group it is meant for."
        }
        PassRefusal::NoGroupTakes => {
            "None of the groups of this code takes people by it at present. Ask the people who run them to add you."
        }
        _ => "This code opens nothing here. Check it, or ask the person who gave it to you.",
    }
}

const fn of_link(why: PassRefusal) -> &'static str {
    match why {
        PassRefusal::Ended => "A manager of the group or the person who made the link deleted it.",
        PassRefusal::Revoked => "The people who run the group took back this invite.",
        PassRefusal::Replaced => "A newer invite was sent to this address since. Use the link in the newest email.",
        PassRefusal::UsedUp => "As many people as it was made for have come in by it.",
        PassRefusal::MembersOnly => {
            "Sign in first. If you have no account, request access: the people who run the group decide."
        }
        PassRefusal::OtherAddress => "This invite was sent to another address. Nothing was used up.",
        _ => {
            "This link is not whole, or it is from long ago. Mail programs sometimes break a link in two: copy all of \
             it, or ask the person who gave it to you for a new one."
        }
    }
}

impl PassRefusal {
    /// The heading of the page of a link that does not let somebody in.
    pub const fn link_title(self) -> &'static str {
        match self {
            Self::ExpiredOn(_) => "This invite has expired",
            Self::Ended => "This invite was deleted",
            Self::Revoked => "This invite was revoked",
            Self::Replaced => "There is a newer invite",
            Self::UsedUp => "This invite is used up",
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

impl PassView {
    /// For those who look after it: why it lets in fewer than it was made for, or nobody though it is not over, and what
    /// would change that; empty where it does what it was made for.
    pub fn trouble(&self) -> String {
        let (maker, it) = (&self.maker.person.name, if self.pass.kind.is_link() { "link" } else { "code" });
        match self.refusal() {
            _ if !self.is_active() => String::new(),
            Some(PassRefusal::Group(AdmitError::Archived)) => {
                format!("The group is archived. The {it} works again once the group is restored.")
            }
            Some(PassRefusal::Group(AdmitError::Stopped(at))) => format!(
                "The group stopped taking people on {}. The {it} works again if the group's stop date is moved.",
                stop_in_words(at, self.reader.zone)
            ),
            Some(PassRefusal::Group(AdmitError::NotByThisMethod)) => {
                format!("The group is closed. The {it} works again if another join type is chosen in General.")
            }
            Some(PassRefusal::MakerStopped) => {
                let who = if self.is_for_taking() { "Take it over" } else { "A manager of the group can take it over" };
                format!(
                    "{maker} can’t let people into this group any more, so this {it} has stopped. {who} to make it work again."
                )
            }
            _ if self.is_narrowed() => format!(
                "{maker} can’t add people without an account any more, so this link works for existing members only."
            ),
            Some(PassRefusal::Group(AdmitError::NotStarted(at))) => {
                format!(
                    "The group starts on {}. People can join with the {it} from then on.",
                    self.reader.zone.long(at)
                )
            }
            _ => String::new(),
        }
    }

    /// What ending it leaves as it is.
    pub fn consequence(&self) -> String {
        joined_with(self.pass.uses)
    }
}

/// "No one has used it yet.", "12 people joined with it and stay in the group."
pub fn joined_with(uses: i64) -> String {
    match uses {
        0 => "No one has used it yet.".to_owned(),
        1 => "1 person joined with it and stays in the group.".to_owned(),
        uses => format!("{} joined with it and stay in the group.", text::counted(uses, "person", "people")),
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;
    use crate::passes::kind::PassKind;
    use crate::passes::limits::UnboundedManagers;
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
