//! From the calendar and clock of a zone to instants, across the changes of its clock.

use chrono::{Days, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta, TimeZone};
use chrono_tz::GapInfo;

use super::Zone;
use crate::clock::Moment;

impl Zone {
    /// The first instant of `day`: midnight, or, where the clock skips midnight, the first instant
    /// after it.
    pub fn start_of_day(self, day: NaiveDate) -> Moment {
        self.first_at_or_after(day.and_time(NaiveTime::MIN))
    }

    /// The first instant after `day`: where the next day begins, so that a half-open window that
    /// stops there holds the whole day.
    pub fn end_of_day(self, day: NaiveDate) -> Moment {
        self.start_of_day(day.checked_add_days(Days::new(1)).unwrap_or(day))
    }

    /// The last day of a half-open window that stops at `until`: what a Stop date's field shows.
    pub fn last_day(self, until: Moment) -> NaiveDate {
        self.day(until - TimeDelta::microseconds(1))
    }

    /// Whether a day begins at `at`.
    pub fn begins_day(self, at: Moment) -> bool {
        self.start_of_day(self.day(at)) == at
    }

    /// Whether a half-open window that stops at `until` stops with a day.
    pub fn ends_day(self, until: Moment) -> bool {
        self.end_of_day(self.last_day(until)) == until
    }

    /// The instant when the zone's clock shows `local`, the earlier where it does so twice; `None`
    /// where it never does.
    pub(super) fn instant(self, local: NaiveDateTime) -> Option<Moment> {
        self.0.from_local_datetime(&local).earliest().map(|at| at.to_utc().into())
    }

    /// The first instant when the zone's clock shows `local` or, where it skips that, what it shows
    /// next.
    pub(super) fn first_at_or_after(self, local: NaiveDateTime) -> Moment {
        self.instant(local).unwrap_or_else(|| self.end_of_gap(local))
    }

    /// The instant of the clock change that skips `local`.
    fn end_of_gap(self, local: NaiveDateTime) -> Moment {
        let end = GapInfo::new(&local, &self.0).and_then(|gap| gap.end);
        end.map_or_else(|| local.and_utc(), |end| end.to_utc()).into()
    }
}

#[cfg(test)]
mod tests {
    use chrono::{DateTime, Utc};
    use proptest::prelude::*;

    use super::*;

    fn zone(name: &str) -> Zone {
        Zone::parse(name).unwrap()
    }

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn utc(text: &str) -> Moment {
        Moment::from(text.parse::<DateTime<Utc>>().unwrap())
    }

    #[test]
    fn a_day_begins_at_midnight() {
        assert_eq!(zone("Europe/Amsterdam").start_of_day(day("2026-11-27")), utc("2026-11-26T23:00:00Z"));
        assert_eq!(zone("Europe/Amsterdam").end_of_day(day("2026-11-27")), utc("2026-11-27T23:00:00Z"));
    }

    #[test]
    fn days_of_a_clock_change_are_shorter_or_longer() {
        for (name, spring, autumn) in
            [("Europe/Amsterdam", "2026-03-29", "2026-10-25"), ("America/New_York", "2026-03-08", "2026-11-01")]
        {
            let length = |d: &str| zone(name).end_of_day(day(d)) - zone(name).start_of_day(day(d));
            assert_eq!(length(spring), TimeDelta::hours(23), "{name}");
            assert_eq!(length(autumn), TimeDelta::hours(25), "{name}");
        }
        let howe = zone("Australia/Lord_Howe");
        assert_eq!(howe.end_of_day(day("2026-10-04")) - howe.start_of_day(day("2026-10-04")), TimeDelta::minutes(1410));
    }

    #[test]
    fn where_midnight_is_skipped_the_day_begins_after_the_gap() {
        for (name, date, begins) in [
            ("America/Sao_Paulo", "2018-11-04", "2018-11-04T03:00:00Z"),
            ("Asia/Beirut", "2022-03-27", "2022-03-26T22:00:00Z"),
            ("Africa/Cairo", "2023-04-28", "2023-04-27T22:00:00Z"),
        ] {
            let begins = utc(begins);
            assert_eq!(zone(name).start_of_day(day(date)), begins, "{name}");
            assert_eq!(zone(name).day(begins), day(date), "{name}");
            assert_eq!(zone(name).last_day(begins), day(date).pred_opt().unwrap(), "{name}");
        }
    }

    #[test]
    fn a_repeated_midnight_begins_the_day_the_first_time() {
        // At 00:01 the clock of St. John's went back to 23:01 of the day before.
        let johns = zone("America/St_Johns");
        assert_eq!(johns.start_of_day(day("2006-10-29")), utc("2006-10-29T02:30:00Z"));
    }

    #[test]
    fn a_day_that_never_was_is_empty() {
        let apia = zone("Pacific/Apia");
        assert_eq!(apia.start_of_day(day("2011-12-30")), utc("2011-12-30T10:00:00Z"));
        assert_eq!(apia.end_of_day(day("2011-12-30")), apia.start_of_day(day("2011-12-30")));
        assert_eq!(apia.day(utc("2011-12-30T10:00:00Z")), day("2011-12-31"));
    }

    proptest! {
        #[test]
        fn a_day_begins_at_the_first_instant_of_it(index in any::<prop::sample::Index>(), number in 0_u64..30_000) {
            let names: Vec<_> = Zone::names().collect();
            let zone = zone(names[index.index(names.len())]);
            let day = NaiveDate::default() + Days::new(number);
            let (begins, ends) = (zone.start_of_day(day), zone.end_of_day(day));
            prop_assert!(begins <= ends);
            prop_assert!(zone.day(begins - TimeDelta::microseconds(1)) < day);
            if begins < ends {
                prop_assert_eq!(zone.day(begins), day);
                prop_assert_eq!(zone.day(ends - TimeDelta::microseconds(1)), day);
            } else {
                prop_assert!(zone.day(begins) > day);
            }
        }
    }
}
