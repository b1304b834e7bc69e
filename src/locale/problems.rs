//! What is said of what was typed into a field.

use super::message::Message;
use crate::t;
use crate::text::{AddressesProblem, EmailProblem, TextProblem};
use crate::zone::TimeProblem;

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
            AddressesProblem::Wrong(told, 0) => t::fields::addresses_wrong(told.join(" ")),
            AddressesProblem::Wrong(told, more) => t::fields::addresses_wrong_and_more(more, told.join(" ")),
            AddressesProblem::TooMany(most, found) => t::fields::addresses_too_many(found, most),
            AddressesProblem::TooLong => t::fields::addresses_too_long(),
        }
    }
}
