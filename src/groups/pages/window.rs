//! A group's window, drawn and in words.

use crate::clock::Moment;
use crate::groups::rules::{Phase, phase};
use crate::groups::store::Group;
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
    #[must_use]
    pub fn of(group: &Group, zone: Zone, now: Moment) -> Option<Self> {
        if group.starts_at.is_none() && group.stops_at.is_none() {
            return None;
        }
        Some(Self::between(group.starts_at, group.stops_at, zone, now))
    }

    /// Any window whose dates are kept as groups' are.
    #[must_use]
    pub fn between(starts: Option<Moment>, stops: Option<Moment>, zone: Zone, now: Moment) -> Self {
        let micros = |at: Option<Moment>| at.map(Moment::micros);
        let bar = WindowBar::new(micros(starts), micros(stops), now.micros());
        let words = match phase(starts, stops, now) {
            Phase::Ahead(start) => format!("Starts {}, {}", start_in_words(start, zone), left(start, now)),
            Phase::Past(stop) => format!("Ended {}, {}", stop_in_words(stop, zone), left(stop, now)),
            Phase::Open => match stops {
                Some(stop) => format!("Ends {}, {}", stop_in_words(stop, zone), left(stop, now)),
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

/// From when until when a window lasts: "From Tue 1 Sep 2026 to Mon 30 Nov 2026 (Europe/Amsterdam)".
#[must_use]
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
#[must_use]
pub fn without_zone(words: &str, zone: Zone) -> String {
    words.replace(&of_zone(zone), "")
}

fn of_zone(zone: Zone) -> String {
    format!(" ({zone})")
}

/// The start of a day by its date, any other instant in full.
#[must_use]
pub fn start_in_words(start: Moment, zone: Zone) -> String {
    if zone.start_of_day(zone.day(start)) == start {
        format!("{} ({zone})", zone.date(start))
    } else {
        zone.long(start)
    }
}

/// The end of a day by its date, any other instant in full.
#[must_use]
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
