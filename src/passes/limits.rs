//! The limits that a maker sets on a pass: until when, how often, and what they allow
//! it to grant.

use crate::clock::Moment;
use crate::db::types::GroupRole;
use crate::zone::{Entered, TimeProblem, Zone};

/// The highest maximum of uses: a thousand million.
pub const MOST_USES: i64 = 1_000_000_000;

/// Why a text is not the number of something there is at least one of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NumberProblem {
    NotANumber,
    Zero,
    TooMany,
}

/// Reads a whole number from one to `most`.
pub fn whole_number(text: &str, most: i64) -> Result<i64, NumberProblem> {
    let text = text.trim();
    if text.is_empty() || !text.bytes().all(|b| b.is_ascii_digit()) {
        return Err(NumberProblem::NotANumber);
    }
    // Digits that no i64 holds are too many of them, too.
    match text.parse().unwrap_or(i64::MAX) {
        0 => Err(NumberProblem::Zero),
        number if number > most => Err(NumberProblem::TooMany),
        number => Ok(number),
    }
}

/// Reads a maximum of uses; nothing typed is no maximum.
pub fn max_uses(text: &str) -> Result<Option<i64>, NumberProblem> {
    if text.trim().is_empty() {
        return Ok(None);
    }
    whole_number(text, MOST_USES).map(Some)
}

/// Reads the instant when a code expires, after `now`; nothing typed is never, and a date with no
/// hour is the end of that day.
pub fn expiration(text: &str, zone: Zone, now: Moment) -> Result<Option<Moment>, TimeProblem> {
    let Some(entered) = Entered::parse(text)? else { return Ok(None) };
    let at = entered.ends(zone)?;
    if now < at { Ok(Some(at)) } else { Err(TimeProblem::Past(at, zone)) }
}

/// A code that would make managers without end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct UnboundedManagers;

/// Whether a code with these limits may grant `role`: group manager takes both an expiration and a
/// maximum of uses, so that a code that leaks makes few managers and not for long.
pub fn may_grant(role: GroupRole, expires: Option<Moment>, uses: Option<i64>) -> Result<(), UnboundedManagers> {
    match role {
        GroupRole::Manager if expires.is_none() || uses.is_none() => Err(UnboundedManagers),
        GroupRole::Manager | GroupRole::Member => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use chrono::TimeDelta;

    use super::*;

    #[test]
    fn a_maximum_is_one_to_a_thousand_million_or_none() {
        for (text, read) in [
            ("", Ok(None)),
            (" 25 ", Ok(Some(25))),
            ("1", Ok(Some(1))),
            ("007", Ok(Some(7))),
            ("1000000000", Ok(Some(MOST_USES))),
            ("1000000001", Err(NumberProblem::TooMany)),
            ("99999999999999999999999", Err(NumberProblem::TooMany)),
            ("0", Err(NumberProblem::Zero)),
            ("000", Err(NumberProblem::Zero)),
            ("-1", Err(NumberProblem::NotANumber)),
            ("+1", Err(NumberProblem::NotANumber)),
            ("1.5", Err(NumberProblem::NotANumber)),
            ("ten", Err(NumberProblem::NotANumber)),
            ("٣", Err(NumberProblem::NotANumber)),
        ] {
            assert_eq!(max_uses(text), read, "{text:?}");
        }
    }

    #[test]
    fn an_expiration_lies_ahead() {
        let zone = Zone::parse("Europe/Amsterdam").unwrap();
        let at = expiration("2026-11-27T17:00", zone, Moment::from_micros(0)).unwrap().unwrap();
        assert_eq!(zone.long(at), "Fri 27 Nov 2026, 17:00 CET");
        let a_microsecond = TimeDelta::microseconds(1);
        assert_eq!(expiration("2026-11-27T17:00", zone, at - a_microsecond), Ok(Some(at)));
        let refused = expiration("2026-11-27T17:00", zone, at).unwrap_err();
        assert_eq!(refused, TimeProblem::Past(at, zone));
        assert_eq!(expiration("", zone, at), Ok(None));
        assert_eq!(expiration("soon", zone, at), Err(TimeProblem::Unreadable));
    }

    #[test]
    fn today_with_no_hour_lasts_till_its_end() {
        let zone = Zone::parse("America/New_York").unwrap();
        let noon = expiration("2026-11-27T12:00", zone, Moment::from_micros(0)).unwrap().unwrap();
        assert_eq!(expiration("2026-11-27", zone, noon), Ok(Some(noon + TimeDelta::hours(12))));
    }

    #[test]
    fn managers_take_both_limits() {
        let (soon, some) = (Some(Moment::from_micros(1)), Some(1));
        assert_eq!(may_grant(GroupRole::Member, None, None), Ok(()));
        assert_eq!(may_grant(GroupRole::Manager, soon, some), Ok(()));
        for (expires, uses) in [(None, None), (soon, None), (None, some)] {
            assert_eq!(may_grant(GroupRole::Manager, expires, uses), Err(UnboundedManagers));
        }
    }
}
