//! A date, or a date and time, as a form's field gives it.

use chrono::{Datelike, NaiveDate, NaiveDateTime};

use super::Zone;
use crate::clock::Moment;

/// What was typed, still without a zone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Entered {
    /// A day: what begins on it begins with it, what ends on it ends with it.
    Day(NaiveDate),
    /// A time: the instant itself.
    Time(NaiveDateTime),
}

/// Why what was typed is no time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TimeProblem {
    /// Not a date, nor a date and time.
    Unreadable,
    /// The calendar has no such day, or the clock no such hour.
    Impossible,
    /// Too long ago, or too far off.
    OutOfRange,
    /// The zone's clock skips it; it next shows that instant.
    Skipped(NaiveDateTime, Moment, Zone),
    /// The zone's calendar skips that day; the next one begins at that instant.
    SkippedDay(NaiveDate, Moment, Zone),
    /// It is that instant, which is past.
    Past(Moment, Zone),
}

impl Entered {
    /// Reads the value of a `date` or `datetime-local` field (HTML Living Standard, 2.3.5), or the
    /// same typed by hand: seconds are optional, and a blank may stand for the `T`. Nothing typed is
    /// `None`.
    pub fn parse(text: &str) -> Result<Option<Self>, TimeProblem> {
        let text = text.trim();
        if text.is_empty() {
            return Ok(None);
        }
        let (date, time) = match text.split_once(['T', 't', ' ']) {
            Some((date, time)) => (date, Some(time.trim_start())),
            None => (text, None),
        };
        // Four digits at least, so that 27-11-2026 is told how a date is written.
        let year_first = date.find('-').is_some_and(|digits| digits >= 4);
        let [year, month, day] = numbers(date, '-').filter(|_| year_first).ok_or(TimeProblem::Unreadable)?;
        let day = i32::try_from(year).ok().and_then(|year| NaiveDate::from_ymd_opt(year, month, day));
        let day = day.ok_or(TimeProblem::Impossible)?;
        let entered = match time {
            None => Self::Day(day),
            Some(time) => {
                // A browser leaves out seconds that are zero, and writes thousandths it was given.
                let time = time.split_once('.').map_or(time, |(whole, _)| whole);
                let [hour, minute, second] = numbers(time, ':')
                    .or_else(|| numbers(time, ':').map(|[hour, minute]| [hour, minute, 0]))
                    .ok_or(TimeProblem::Unreadable)?;
                Self::Time(day.and_hms_opt(hour, minute, second).ok_or(TimeProblem::Impossible)?)
            }
        };
        if (1970..=9999).contains(&day.year()) { Ok(Some(entered)) } else { Err(TimeProblem::OutOfRange) }
    }

    /// The instant when something begins: the first of a day, or the time itself.
    pub fn begins(self, zone: Zone) -> Result<Moment, TimeProblem> {
        match self {
            Self::Day(day) => existing(day, zone).map(|()| zone.start_of_day(day)),
            Self::Time(local) => time(local, zone),
        }
    }

    /// The instant when something ends, half-open: where the next day begins, or the time itself.
    pub fn ends(self, zone: Zone) -> Result<Moment, TimeProblem> {
        match self {
            Self::Day(day) => existing(day, zone).map(|()| zone.end_of_day(day)),
            Self::Time(local) => time(local, zone),
        }
    }
}

fn time(local: NaiveDateTime, zone: Zone) -> Result<Moment, TimeProblem> {
    zone.instant(local).ok_or_else(|| TimeProblem::Skipped(local, zone.first_at_or_after(local), zone))
}

fn existing(day: NaiveDate, zone: Zone) -> Result<(), TimeProblem> {
    let next = zone.end_of_day(day);
    if zone.start_of_day(day) < next { Ok(()) } else { Err(TimeProblem::SkippedDay(day, next, zone)) }
}

/// Exactly `N` numbers of ASCII digits between `separator`s.
fn numbers<const N: usize>(text: &str, separator: char) -> Option<[u32; N]> {
    let digits = |part: &str| if part.bytes().all(|b| b.is_ascii_digit()) { part.parse().ok() } else { None };
    let all: Vec<u32> = text.split(separator).map(digits).collect::<Option<_>>()?;
    all.try_into().ok()
}

#[cfg(test)]
mod tests {
    use chrono::{DateTime, Utc};
    use proptest::prelude::*;

    use super::*;

    fn ends(text: &str, zone: &str) -> Result<Moment, TimeProblem> {
        Entered::parse(text).map(|entered| entered.expect("something typed"))?.ends(Zone::parse(zone).unwrap())
    }

    fn utc(text: &str) -> Moment {
        Moment::from(text.parse::<DateTime<Utc>>().unwrap())
    }

    #[test]
    fn a_time_is_read_as_browsers_and_people_write_it() {
        for text in [
            "2026-11-27T17:00",
            "2026-11-27 17:00",
            "2026-11-27T17:00:00",
            "2026-11-27T17:00:00.000",
            " 2026-11-27  17:00 ",
        ] {
            assert_eq!(ends(text, "Europe/Amsterdam"), Ok(utc("2026-11-27T16:00:00Z")), "{text}");
        }
        assert_eq!(ends("2026-11-27T17:00:30", "UTC"), Ok(utc("2026-11-27T17:00:30Z")));
        assert_eq!(Entered::parse("  "), Ok(None));
    }

    #[test]
    fn a_date_with_no_hour_ends_with_its_day_and_begins_with_it() {
        assert_eq!(ends("2026-11-27", "Europe/Amsterdam"), Ok(utc("2026-11-27T23:00:00Z")));
        let day = Entered::parse("2026-11-27").unwrap().unwrap();
        assert_eq!(day.begins(Zone::parse("Europe/Amsterdam").unwrap()), Ok(utc("2026-11-26T23:00:00Z")));
    }

    #[test]
    fn a_skipped_time_is_refused_and_the_next_one_named() {
        for (text, name, next) in [
            ("2026-03-29T02:30", "Europe/Amsterdam", "Sun 29 Mar 2026, 03:00 CEST"),
            ("2026-03-08T02:00", "America/New_York", "Sun 8 Mar 2026, 03:00 EDT"),
            ("2026-10-04T02:15", "Australia/Lord_Howe", "Sun 4 Oct 2026, 02:30 UTC+11"),
            ("2011-12-30T12:00", "Pacific/Apia", "Sat 31 Dec 2011, 00:00 UTC+14"),
        ] {
            let problem = ends(text, name).unwrap_err();
            let TimeProblem::Skipped(typed, at, zone) = problem else { panic!("{problem:?}") };
            assert_eq!((typed.format("%Y-%m-%dT%H:%M").to_string().as_str(), zone.name()), (text, name));
            assert_eq!(zone.long(at), next);
        }
        let problem = ends("2011-12-30", "Pacific/Apia").unwrap_err();
        let TimeProblem::SkippedDay(_, at, zone) = problem else { panic!("{problem:?}") };
        assert_eq!(zone.date(at), "Sat 31 Dec 2011");
    }

    #[test]
    fn a_repeated_time_is_the_earlier_edges_of_a_change_are_times() {
        for (text, zone, at) in [
            ("2026-03-29T01:59:59", "Europe/Amsterdam", "2026-03-29T00:59:59Z"),
            ("2026-03-29T03:00", "Europe/Amsterdam", "2026-03-29T01:00:00Z"),
            ("2026-10-25T02:30", "Europe/Amsterdam", "2026-10-25T00:30:00Z"),
            ("2026-10-25T02:00", "Europe/Amsterdam", "2026-10-25T00:00:00Z"),
            ("2026-11-01T01:30", "America/New_York", "2026-11-01T05:30:00Z"),
            ("2026-04-05T01:45", "Australia/Lord_Howe", "2026-04-04T14:45:00Z"),
        ] {
            assert_eq!(ends(text, zone), Ok(utc(at)), "{text} {zone}");
        }
    }

    #[test]
    fn what_is_no_time_is_refused() {
        for text in ["soon", "2026-11-27T17", "2026-11-27T17:00Z", "2026-11-27T+7:00", "27-11-2026", "٢٠٢٦-11-27"] {
            assert_eq!(Entered::parse(text), Err(TimeProblem::Unreadable), "{text}");
        }
        for text in ["2026-02-29", "2026-13-01", "2026-11-27T24:00", "2026-11-27T17:60"] {
            assert_eq!(Entered::parse(text), Err(TimeProblem::Impossible), "{text}");
        }
        for text in ["1969-12-31", "0001-01-01T00:00", "10000-01-01", "200000-01-01"] {
            assert_eq!(Entered::parse(text), Err(TimeProblem::OutOfRange), "{text}");
        }
    }

    proptest! {
        #[test]
        fn any_text_is_read_or_refused(text in "\\PC{0,30}|[0-9]{1,9}-[0-9]{1,3}-[0-9]{1,3}[T ][0-9:.]{0,12}") {
            if let Ok(Some(entered)) = Entered::parse(&text) {
                let _ = entered.ends(Zone::parse("Pacific/Apia").unwrap());
            }
        }

        #[test]
        fn a_shown_time_is_read_back_but_for_the_second_of_two(minutes in 0_i64..40_000_000, index in any::<prop::sample::Index>()) {
            let zone = Zone::parse(Zone::names().nth(index.index(400)).unwrap()).unwrap();
            let at = Moment::from_micros(minutes * 60_000_000);
            let shown = zone.input(at);
            let back = Entered::parse(&shown).unwrap().unwrap().ends(zone).unwrap();
            let off = at - back;
            prop_assert!(zone.input(back) == shown && off >= chrono::TimeDelta::zero() && off < chrono::TimeDelta::hours(25));
        }
    }
}
