//! Times as people read and enter them: in a zone, with its name beside them.
//!
//! Instants are [`Moment`]s everywhere else; a zone only enters where one is shown or typed, so a
//! changed zone changes no stored instant.

mod days;
mod entered;

pub use entered::{Entered, TimeProblem};

use std::fmt;

use chrono::{DateTime, Datelike, NaiveDate, Offset, TimeZone};
use chrono_tz::{OffsetName, TZ_VARIANTS, Tz};

use crate::clock::Moment;

/// A time zone of the IANA database, by default UTC.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub struct Zone(Tz);

/// There is no zone of that name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct UnknownZone;

impl Zone {
    /// The zone of this name, regardless of case and of blanks for underscores.
    pub fn parse(name: &str) -> Result<Self, UnknownZone> {
        // A name as it is kept is found at once, and every page reads one.
        if let Ok(zone) = name.parse() {
            return Ok(Self(zone));
        }
        let name = name.trim().replace(' ', "_");
        TZ_VARIANTS
            .iter()
            .find(|zone| zone.name().eq_ignore_ascii_case(&name))
            .map(|zone| Self(*zone))
            .ok_or(UnknownZone)
    }

    /// Its name in the IANA database: "Europe/Amsterdam".
    pub fn name(self) -> &'static str {
        self.0.name()
    }

    /// The names to choose from: UTC, then those by continent and city. [`Zone::parse`] also takes
    /// the abbreviations and countries of old, which are left out here.
    pub fn names() -> impl Iterator<Item = &'static str> {
        const CONTINENTS: [&str; 10] = [
            "Africa",
            "America",
            "Antarctica",
            "Arctic",
            "Asia",
            "Atlantic",
            "Australia",
            "Europe",
            "Indian",
            "Pacific",
        ];
        let by_city = |name: &&str| name.split_once('/').is_some_and(|(first, _)| CONTINENTS.contains(&first));
        std::iter::once("UTC").chain(TZ_VARIANTS.iter().map(|zone| zone.name()).filter(by_city))
    }

    /// Date and time with the zone: "Fri 27 Nov 2026, 17:00 CET", or "… 17:00 UTC+03" where the
    /// zone has no letters.
    pub fn long(self, at: Moment) -> String {
        let local = self.local(at);
        format!("{} {}", local.format("%a %-d %b %Y, %H:%M"), abbreviation(&local))
    }

    /// As short as it can be told at `now`: "27 Nov, 17:00", with the year of another year.
    pub fn short(self, at: Moment, now: Moment) -> String {
        let (local, today) = (self.local(at), self.local(now));
        let form = if local.year() == today.year() { "%-d %b, %H:%M" } else { "%-d %b %Y" };
        local.format(form).to_string()
    }

    /// The day alone: "Fri 27 Nov 2026".
    pub fn date(self, at: Moment) -> String {
        self.local(at).format("%a %-d %b %Y").to_string()
    }

    /// The value of a `datetime-local` field: "2026-11-27T17:00".
    pub fn input(self, at: Moment) -> String {
        self.local(at).format("%Y-%m-%dT%H:%M").to_string()
    }

    /// The value of a `date` field: "2026-11-27".
    pub fn date_input(self, at: Moment) -> String {
        self.day(at).to_string()
    }

    /// The day of the zone's calendar.
    pub fn day(self, at: Moment) -> NaiveDate {
        self.local(at).date_naive()
    }

    /// That day as days since 1970-01-01.
    pub fn day_number(self, at: Moment) -> i64 {
        (self.day(at) - NaiveDate::default()).num_days()
    }

    /// What clocks and calendars of the zone show.
    pub fn local(self, at: Moment) -> DateTime<Tz> {
        self.0.from_utc_datetime(&at.utc().naive_utc())
    }

    /// The letters that people of the zone know it by at `at`, "CET", else its distance from UTC.
    pub fn abbreviation(self, at: Moment) -> String {
        abbreviation(&self.local(at))
    }
}

impl fmt::Display for Zone {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// The letters that people of the zone know it by, else its distance from UTC.
fn abbreviation(local: &DateTime<Tz>) -> String {
    if let Some(letters) =
        local.offset().abbreviation().filter(|name| name.starts_with(|c: char| c.is_ascii_alphabetic()))
    {
        return letters.to_owned();
    }
    let minutes = local.offset().fix().local_minus_utc() / 60;
    let sign = if minutes < 0 { '-' } else { '+' };
    match (minutes.abs() / 60, minutes.abs() % 60) {
        (0, 0) => "UTC".to_owned(),
        (hours, 0) => format!("UTC{sign}{hours:02}"),
        (hours, minutes) => format!("UTC{sign}{hours:02}:{minutes:02}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn zone(name: &str) -> Zone {
        Zone::parse(name).unwrap()
    }

    fn utc(text: &str) -> Moment {
        Moment::from(text.parse::<DateTime<chrono::Utc>>().unwrap())
    }

    #[test]
    fn a_time_is_shown_with_its_zone() {
        let at = utc("2026-11-27T16:00:00Z");
        for (name, shown) in [
            ("Europe/Amsterdam", "Fri 27 Nov 2026, 17:00 CET"),
            ("America/New_York", "Fri 27 Nov 2026, 11:00 EST"),
            ("Europe/Istanbul", "Fri 27 Nov 2026, 19:00 UTC+03"),
            ("America/Sao_Paulo", "Fri 27 Nov 2026, 13:00 UTC-03"),
            ("Asia/Kathmandu", "Fri 27 Nov 2026, 21:45 UTC+05:45"),
            ("America/St_Johns", "Fri 27 Nov 2026, 12:30 NST"),
            ("Australia/Lord_Howe", "Sat 28 Nov 2026, 03:00 UTC+11"),
            ("UTC", "Fri 27 Nov 2026, 16:00 UTC"),
        ] {
            assert_eq!(zone(name).long(at), shown);
        }
    }

    #[test]
    fn the_hour_that_comes_twice_is_told_apart_by_its_letters() {
        let amsterdam = zone("Europe/Amsterdam");
        assert_eq!(amsterdam.long(utc("2026-10-25T00:30:00Z")), "Sun 25 Oct 2026, 02:30 CEST");
        assert_eq!(amsterdam.long(utc("2026-10-25T01:30:00Z")), "Sun 25 Oct 2026, 02:30 CET");
    }

    #[test]
    fn days_are_those_of_the_zone() {
        let late = utc("1970-01-01T23:30:00Z");
        assert_eq!(Zone::default().day_number(late), 0);
        assert_eq!(zone("Europe/Amsterdam").day_number(late), 1);
        assert_eq!(zone("America/New_York").day_number(utc("1970-01-01T00:00:00Z")), -1);
        assert_eq!(zone("Europe/Amsterdam").date(late), "Fri 2 Jan 1970");
        assert_eq!(zone("Europe/Amsterdam").date_input(late), "1970-01-02");
    }

    #[test]
    fn names_are_found_as_people_type_them() {
        assert_eq!(zone(" europe/amsterdam ").name(), "Europe/Amsterdam");
        assert_eq!(zone("America/New York").name(), "America/New_York");
        assert_eq!(Zone::parse("Mars/Olympus").ok(), None);
        assert_eq!(Zone::default().to_string(), "UTC");
    }

    #[test]
    fn every_name_to_choose_is_understood() {
        assert!(Zone::names().count() > 400);
        assert_eq!(Zone::names().next(), Some("UTC"));
        for name in Zone::names() {
            assert_eq!(zone(name).name(), name);
        }
    }
}
