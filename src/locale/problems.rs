//! What is said of what was typed into a field.

use super::language::UnknownLanguage;
use super::message::{Arg, Message};
use crate::t;
use crate::text::{AddressesProblem, EmailProblem, NoAddress, NoAddressReason, TextProblem};
use crate::zone::{TimeProblem, UnknownZone};

impl From<TextProblem> for Message<'static> {
    fn from(problem: TextProblem) -> Self {
        match problem {
            TextProblem::Empty => t::fields::empty(),
            TextProblem::TooLong(most) => t::fields::too_long(most),
            TextProblem::LineBreak => t::fields::line_break(),
            TextProblem::Control => t::fields::control(),
        }
    }
}

impl From<EmailProblem> for Message<'static> {
    fn from(problem: EmailProblem) -> Self {
        match problem {
            EmailProblem::Empty => t::fields::email_empty(),
            EmailProblem::TooLong => t::fields::email_too_long(),
            EmailProblem::Space => t::fields::email_space(),
            EmailProblem::At => t::fields::email_at(),
            EmailProblem::Local => t::fields::email_local(),
            EmailProblem::Domain => t::fields::email_domain(),
        }
    }
}

impl From<UnknownZone> for Message<'static> {
    fn from(_: UnknownZone) -> Self {
        t::fields::time_zone_unknown()
    }
}

impl From<UnknownLanguage> for Message<'static> {
    fn from(_: UnknownLanguage) -> Self {
        t::fields::language_unknown()
    }
}

impl From<TimeProblem> for Message<'static> {
    fn from(problem: TimeProblem) -> Self {
        match problem {
            TimeProblem::Unreadable => t::fields::time_unreadable(),
            TimeProblem::Impossible => t::fields::time_impossible(),
            TimeProblem::OutOfRange => t::fields::time_out_of_range(),
            TimeProblem::Skipped(typed, next, zone) => {
                t::fields::time_skipped((next, zone), typed.format("%H:%M").to_string(), zone.name())
            }
            TimeProblem::SkippedDay(_, next, zone) => t::fields::time_skipped_day((next, zone), zone.name()),
            TimeProblem::Past(at, zone) => t::fields::time_past((at, zone)),
        }
    }
}

impl From<AddressesProblem> for Message<'static> {
    fn from(problem: AddressesProblem) -> Self {
        match problem {
            AddressesProblem::Wrong(wrong, more) => {
                let problems = wrong.into_iter().map(Message::from).reduce(t::locale::sentences);
                let problems = problems.map(Arg::from).unwrap_or_default();
                match more {
                    0 => t::fields::addresses_wrong(problems),
                    more => t::fields::addresses_wrong_and_more(more, problems),
                }
            }
            AddressesProblem::TooMany(most, found) => t::fields::addresses_too_many(found, most),
            AddressesProblem::TooLong => t::fields::addresses_too_long(),
        }
    }
}

impl From<NoAddress> for Message<'static> {
    fn from(wrong: NoAddress) -> Self {
        let problem = match wrong.problem {
            NoAddressReason::Email(problem) => problem.into(),
            NoAddressReason::Gone(word) => t::fields::address_gone(word),
            NoAddressReason::Status(word) => t::fields::address_status(word),
        };
        t::fields::address_wrong(problem, wrong.typed)
    }
}

/// The first `most` of `all`, and how many more there are: "a, b and 2 more".
pub fn first_of<A: Into<Arg<'static>>>(all: impl IntoIterator<Item = A>, most: usize) -> Arg<'static> {
    let mut all = all.into_iter();
    let mut first: Vec<Arg<'static>> = all.by_ref().take(most).map(Into::into).collect();
    let more = all.count();
    first.extend((more > 0).then(|| t::locale::list_more(more).into()));
    Arg::List(first)
}
