//! A group's window, drawn and in words.

use crate::clock::Moment;
use crate::groups::rules::{Phase, phase};
use crate::groups::store::Group;
use crate::web::WindowBar;
use crate::zone::{Zone, left};

/// What `parts/window.html` shows of a group.
pub struct GroupWindow {
    pub bar: WindowBar,
    /// How it stands: "Ends Fri 27 Nov 2026 (Europe/Amsterdam), in 5 days".
    pub words: String,
    /// Its two ends.
    pub from: String,
    pub until: String,
}

impl GroupWindow {
    /// The window of `group`, if it has one; its dates are in `zone`, the organization's.
    pub fn of(group: &Group, zone: Zone, now: Moment) -> Option<Self> {
        if group.starts_at.is_none() && group.stops_at.is_none() {
            return None;
        }
        let micros = |at: Option<Moment>| at.map(Moment::micros);
        let bar = WindowBar::new(micros(group.starts_at), micros(group.stops_at), now.micros());
        let words = match phase(group.starts_at, group.stops_at, now) {
            Phase::Ahead(start) => format!("Starts {}, {}", start_in_words(start, zone), left(start, now)),
            Phase::Past(stop) => format!("Ended {}, {}", stop_in_words(stop, zone), left(stop, now)),
            Phase::Open => match group.stops_at {
                Some(stop) => format!("Ends {}, {}", stop_in_words(stop, zone), left(stop, now)),
                None => "Open, with no end set".to_owned(),
            },
        };
        Some(Self {
            bar,
            words,
            from: group.starts_at.map(|start| zone.date(start)).unwrap_or_default(),
            until: group.stops_at.map(|stop| last_day(stop, zone)).unwrap_or_default(),
        })
    }
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
