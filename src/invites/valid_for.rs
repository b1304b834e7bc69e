//! How long an invite lives, and when its emails remind of it.

use chrono::TimeDelta;

use crate::clock::Moment;
use crate::locale::Message;
use crate::passes;
use crate::t;
use crate::zone::{TimeProblem, Zone};

/// What the form sends, and what it shows.
type ValidForChoice = (&'static str, fn() -> Message<'static>);

/// The choices of **Expiration**.
pub const CHOICES: [ValidForChoice; 6] = [
    ("1h", t::invites::valid_hour),
    ("6h", t::invites::valid_six_hours),
    ("1d", t::invites::valid_day),
    (PROPOSED, t::invites::valid_week),
    ("never", t::passes::never),
    (CUSTOM, t::invites::valid_custom),
];

/// The choice that goes by the date entered beside it.
const CUSTOM: &str = "custom";

/// What the form proposes.
pub const PROPOSED: &str = "7d";

/// Why no expiration was chosen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ValidForError {
    /// None of [`CHOICES`].
    Unchosen,
    /// A custom date was chosen and none entered.
    NoDate,
    /// What was entered is no date to come: why.
    Date(TimeProblem),
    /// A date was entered beside another choice, which is called so: one of the two is a slip.
    Beside(Message<'static>),
}

impl ValidForError {
    /// The field that it is about.
    pub const fn field(&self) -> &'static str {
        match self {
            Self::Unchosen => "expiration",
            Self::NoDate | Self::Date(_) | Self::Beside(_) => "expires_at",
        }
    }
}

/// The instant at which an invite made at `now` expires; `None` is never. A day is 24 hours,
/// whatever clocks do; a custom date is read in `zone`, and with no hour lasts to its end.
pub fn expiration(choice: &str, custom: &str, zone: Zone, now: Moment) -> Result<Option<Moment>, ValidForError> {
    if choice != CUSTOM
        && !custom.trim().is_empty()
        && let Some((_, label)) = CHOICES.iter().find(|(value, _)| *value == choice)
    {
        return Err(ValidForError::Beside(label()));
    }
    let span = match choice {
        "1h" => TimeDelta::hours(1),
        "6h" => TimeDelta::hours(6),
        "1d" => TimeDelta::hours(24),
        "7d" => TimeDelta::hours(7 * 24),
        "never" => return Ok(None),
        CUSTOM => {
            let at = passes::expiration(custom, zone, now).map_err(ValidForError::Date)?;
            return at.map(Some).ok_or(ValidForError::NoDate);
        }
        _ => return Err(ValidForError::Unchosen),
    };
    Ok(Some(now + span))
}

/// When an email reminds of an invite that lives from `made` to `expires`: one day before its end
/// where it lives for more than two, at half-life where for six hours or more, else never.
pub fn reminder(made: Moment, expires: Option<Moment>) -> Option<Moment> {
    let expires = expires?;
    let valid_for = expires - made;
    if valid_for > TimeDelta::days(2) {
        Some(expires - TimeDelta::days(1))
    } else if valid_for >= TimeDelta::hours(6) {
        Some(made + valid_for / 2)
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const MADE: Moment = Moment::from_micros(1_795_795_200_000_000);

    fn chosen(choice: &str) -> Option<TimeDelta> {
        expiration(choice, "", Zone::default(), MADE).unwrap().map(|at| at - MADE)
    }

    #[test]
    fn each_choice_is_exact_to_the_second() {
        assert_eq!(chosen("1h"), Some(TimeDelta::seconds(3_600)));
        assert_eq!(chosen("6h"), Some(TimeDelta::seconds(21_600)));
        assert_eq!(chosen("1d"), Some(TimeDelta::seconds(86_400)));
        assert_eq!(chosen("7d"), Some(TimeDelta::seconds(604_800)));
        assert_eq!(chosen("never"), None);
        for known in CHOICES.map(|(value, _)| value).iter().filter(|value| **value != "custom") {
            assert!(expiration(known, "", Zone::default(), MADE).is_ok(), "{known}");
        }
        assert_eq!(expiration("2h", "", Zone::default(), MADE), Err(ValidForError::Unchosen));
    }

    #[test]
    fn a_date_beside_another_choice_is_a_slip() {
        let beside = |choice, date| expiration(choice, date, Zone::default(), MADE);
        assert_eq!(beside("7d", "2026-12-24"), Err(ValidForError::Beside(t::invites::valid_week())));
        assert_eq!(beside("never", "nonsense"), Err(ValidForError::Beside(t::passes::never())));
        assert!(beside("7d", "  ").is_ok());
        assert_eq!(beside("2h", "2026-12-24"), Err(ValidForError::Unchosen));
    }

    fn custom(zone: &str, typed: &str) -> Result<String, ValidForError> {
        let at = expiration("custom", typed, Zone::parse(zone).unwrap(), Moment::from_micros(0));
        at.map(|at| at.unwrap().utc().to_rfc3339())
    }

    #[test]
    fn custom_dates_hold_across_both_changes_of_the_clock() {
        for (zone, typed, utc) in [
            // Spring 2026 in Amsterdam: 02:00 is followed by 03:00 on 29 March.
            ("Europe/Amsterdam", "2026-03-29T01:59", "2026-03-29T00:59:00+00:00"),
            ("Europe/Amsterdam", "2026-03-29T03:00", "2026-03-29T01:00:00+00:00"),
            ("Europe/Amsterdam", "2026-03-29", "2026-03-29T22:00:00+00:00"),
            // Autumn: 02:30 comes twice on 25 October, and means the earlier.
            ("Europe/Amsterdam", "2026-10-25T02:30", "2026-10-25T00:30:00+00:00"),
            ("Europe/Amsterdam", "2026-10-25T03:00", "2026-10-25T02:00:00+00:00"),
            ("Europe/Amsterdam", "2026-10-25", "2026-10-25T23:00:00+00:00"),
            ("America/New_York", "2026-03-08T01:59", "2026-03-08T06:59:00+00:00"),
            ("America/New_York", "2026-03-08T03:00", "2026-03-08T07:00:00+00:00"),
            ("America/New_York", "2026-03-08", "2026-03-09T04:00:00+00:00"),
            ("America/New_York", "2026-11-01T01:30", "2026-11-01T05:30:00+00:00"),
            ("America/New_York", "2026-11-01", "2026-11-02T05:00:00+00:00"),
        ] {
            assert_eq!(custom(zone, typed), Ok(utc.to_owned()), "{zone} {typed}");
        }
        for (zone, typed, next) in
            [("Europe/Amsterdam", "2026-03-29T02:30", "03:00"), ("America/New_York", "2026-03-08T02:30", "03:00")]
        {
            let problem = custom(zone, typed).unwrap_err();
            let ValidForError::Date(TimeProblem::Skipped(_, at, zone)) = problem else { panic!("{problem:?}") };
            assert!(zone.input(at).ends_with(next), "{}", zone.input(at));
        }
    }

    #[test]
    fn a_custom_date_is_one_to_come() {
        let zone = Zone::parse("Europe/Amsterdam").unwrap();
        assert_eq!(expiration("custom", "", zone, MADE), Err(ValidForError::NoDate));
        let past = expiration("custom", "2026-11-27T17:00", zone, MADE).unwrap_err();
        assert_eq!(past.field(), "expires_at");
        assert_eq!(expiration("custom", "2026-11-27T17:01", zone, MADE), Ok(Some(MADE + TimeDelta::minutes(1))));
    }

    #[test]
    fn the_reminder_comes_a_day_before_or_at_half_life_or_never() {
        let after = |valid_for: TimeDelta| reminder(MADE, Some(MADE + valid_for)).map(|at| at - MADE);
        assert_eq!(after(TimeDelta::hours(1)), None);
        assert_eq!(after(TimeDelta::hours(6) - TimeDelta::microseconds(1)), None);
        assert_eq!(after(TimeDelta::hours(6)), Some(TimeDelta::hours(3)));
        assert_eq!(after(TimeDelta::days(1)), Some(TimeDelta::hours(12)));
        assert_eq!(after(TimeDelta::days(2)), Some(TimeDelta::days(1)));
        assert_eq!(after(TimeDelta::hours(49)), Some(TimeDelta::hours(25)));
        assert_eq!(after(TimeDelta::days(7)), Some(TimeDelta::days(6)));
        assert_eq!(reminder(MADE, None), None);
    }
}
