//! A group's window, drawn and in words.

use crate::clock::Moment;
use crate::groups::model::Group;
use crate::groups::rules::{Phase, phase};
use crate::web::WindowBar;
use crate::zone::{Zone, left};

/// What `parts/window.html` shows of a group.
#[derive(Debug, Clone)]
pub struct GroupWindow {
    /// The drawing.
    pub bar: WindowBar,
    /// How it stands: "Ends Fri 27 Nov 2026 (Europe/Amsterdam), in 5 days".
    pub words: String,
    /// Its first day; empty where it has no start.
    pub from: String,
    /// Its last day; empty where it has no stop.
    pub until: String,
}

impl GroupWindow {
    /// The window of `group`, if it has one; its dates are in `zone`, the organization's.
    pub fn of(group: &Group, zone: Zone, now: Moment) -> Option<Self> {
        if group.starts_at.is_none() && group.stops_at.is_none() {
            return None;
        }
        Some(Self::between(group.starts_at, group.stops_at, zone, now))
    }

    /// Any window whose dates are kept as groups' are.
    pub fn between(starts: Option<Moment>, stops: Option<Moment>, zone: Zone, now: Moment) -> Self {
        let micros = |at: Option<Moment>| at.map(Moment::micros);
        let bar = WindowBar::new(micros(starts), micros(stops), now.micros());
        let words = match phase(starts, stops, now) {
            Phase::Ahead(start) => format!("Starts {}, {}", start_in_words(start, zone), until_start(start, zone, now)),
            Phase::Past(stop) => format!("Ended {}", stop_and_left(stop, zone, now)),
            Phase::Open => match stops {
                Some(stop) => format!("Ends {}", stop_and_left(stop, zone, now)),
                None => "Open, with no end set".to_owned(),
            },
        };
        Self {
            bar,
            words,
            from: starts.map(|start| zone.date(start)).unwrap_or_default(),
            until: stops.map(|stop| last_day(stop, zone)).unwrap_or_default(),
        }
    }
}

/// "in 14 days": a start that is told by its day is counted to by days, as a calendar does.
fn until_start(start: Moment, zone: Zone, now: Moment) -> String {
    let begins_a_day = zone.start_of_day(zone.day(start)) == start;
    if begins_a_day { by_days(start, start, zone, now) } else { left(start, now) }
}

/// A stop, and how far off it is: "Fri 27 Nov 2026 (Europe/Amsterdam), in 5 days".
pub fn stop_and_left(stop: Moment, zone: Zone, now: Moment) -> String {
    let last_day = zone.start_of_day(zone.last_day(stop));
    let left = if ends_a_day(stop, zone) { by_days(last_day, stop, zone, now) } else { left(stop, now) };
    format!("{}, {left}", stop_in_words(stop, zone))
}

/// The days from today to that of `shown`; where `at` is less than two days off, the hours.
fn by_days(shown: Moment, at: Moment, zone: Zone, now: Moment) -> String {
    match zone.day_number(shown) - zone.day_number(now) {
        days @ 2.. => format!("in {days} days"),
        days @ ..=-2 => format!("{} days ago", -days),
        _ => left(at, now),
    }
}

/// From when until when a window lasts: "From Tue 1 Sep 2026 to Mon 30 Nov 2026 (Europe/Amsterdam)".
pub fn span_in_words(starts: Option<Moment>, stops: Option<Moment>, zone: Zone) -> String {
    let from = starts.map(|start| start_in_words(start, zone));
    let to = stops.map(|stop| stop_in_words(stop, zone));
    match (from, to) {
        // The zone is said once.
        (Some(from), Some(to)) if to.ends_with(&of_zone(zone)) => format!("From {} to {to}", without_zone(&from, zone)),
        (Some(from), Some(to)) => format!("From {from} to {to}"),
        (Some(from), None) => format!("From {from} on"),
        (None, Some(to)) => format!("Until {to}"),
        (None, None) => "At any time".to_owned(),
    }
}

/// `words` of a window for a list that names the zone once.
pub fn without_zone(words: &str, zone: Zone) -> String {
    words.replace(&of_zone(zone), "")
}

fn of_zone(zone: Zone) -> String {
    format!(" ({zone})")
}

/// The start of a day by its date, any other instant in full.
pub fn start_in_words(start: Moment, zone: Zone) -> String {
    if zone.start_of_day(zone.day(start)) == start {
        format!("{} ({zone})", zone.date(start))
    } else {
        zone.long(start)
    }
}

/// The end of a day by its date, any other instant in full.
pub fn stop_in_words(stop: Moment, zone: Zone) -> String {
    if ends_a_day(stop, zone) { format!("{} ({zone})", last_day(stop, zone)) } else { zone.long(stop) }
}

fn ends_a_day(stop: Moment, zone: Zone) -> bool {
    zone.end_of_day(zone.last_day(stop)) == stop
}

/// The last day on which the group takes people.
fn last_day(stop: Moment, zone: Zone) -> String {
    zone.date(zone.start_of_day(zone.last_day(stop)))
}

#[cfg(test)]
mod tests {
    use chrono::TimeDelta;

    use super::*;

    fn words(starts: Option<&str>, stops: Option<&str>, now: Moment) -> String {
        let day = |day: &str| zone().start_of_day(day.parse().unwrap());
        GroupWindow::between(starts.map(day), stops.map(|last| zone().end_of_day(last.parse().unwrap())), zone(), now)
            .words
    }

    fn zone() -> Zone {
        Zone::parse("Europe/Amsterdam").unwrap()
    }

    #[test]
    fn whole_days_are_counted_as_a_calendar_does_and_the_last_two_by_hours() {
        let afternoon = zone().start_of_day("2026-11-28".parse().unwrap()) + TimeDelta::hours(17);
        for (starts, stops, expected) in [
            (Some("2026-12-12"), None, "Starts Sat 12 Dec 2026 (Europe/Amsterdam), in 14 days"),
            (Some("2026-11-30"), None, "Starts Mon 30 Nov 2026 (Europe/Amsterdam), in 2 days"),
            (Some("2026-11-29"), None, "Starts Sun 29 Nov 2026 (Europe/Amsterdam), in 7 hours"),
            (None, Some("2026-12-28"), "Ends Mon 28 Dec 2026 (Europe/Amsterdam), in 30 days"),
            (None, Some("2026-11-29"), "Ends Sun 29 Nov 2026 (Europe/Amsterdam), in 31 hours"),
            (None, Some("2026-11-28"), "Ends Sat 28 Nov 2026 (Europe/Amsterdam), in 7 hours"),
            (None, Some("2026-11-27"), "Ended Fri 27 Nov 2026 (Europe/Amsterdam), 17 hours ago"),
            (None, Some("2026-11-14"), "Ended Sat 14 Nov 2026 (Europe/Amsterdam), 14 days ago"),
        ] {
            assert_eq!(words(starts, stops, afternoon), expected);
        }
    }

    #[test]
    fn a_time_of_day_is_counted_to_as_it_is() {
        let stop = zone().start_of_day("2026-12-12".parse().unwrap()) + TimeDelta::hours(9);
        let now = zone().start_of_day("2026-11-28".parse().unwrap()) + TimeDelta::hours(17);
        let words = GroupWindow::between(None, Some(stop), zone(), now).words;
        assert_eq!(words, "Ends Sat 12 Dec 2026, 09:00 CET, in 14 days");
    }
}
