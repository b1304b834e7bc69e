//! A group's window, drawn and in words.

use crate::clock::Moment;
use crate::groups::model::Group;
use crate::groups::rules::{Phase, phase};
use crate::locale::Arg;
use crate::t;
use crate::web::{WindowBar, WindowView};
use crate::zone::Zone;

/// The window of `group`, if it has one; its dates are in `zone`, the organization's.
pub fn window_of(group: &Group, zone: Zone, now: Moment) -> Option<WindowView> {
    (group.starts_at.is_some() || group.stops_at.is_some()).then(|| between(group.starts_at, group.stops_at, zone, now))
}

fn between(starts: Option<Moment>, stops: Option<Moment>, zone: Zone, now: Moment) -> WindowView {
    let micros = |at: Option<Moment>| at.map(Moment::micros);
    let day = |at| Arg::from(t::locale::day((at, zone)));
    let last_day = |stop| day(zone.start_of_day(zone.last_day(stop)));
    WindowView {
        bar: WindowBar::new(micros(starts), micros(stops), now.micros()),
        words: match (phase(starts, stops, now), stops) {
            (Phase::Ahead(start), _) => t::locale::window_starts(start),
            (Phase::Past(stop), _) => t::locale::window_ended(stop),
            (Phase::Open, Some(stop)) => t::locale::window_ends(stop),
            (Phase::Open, None) => t::locale::window_endless(),
        },
        from: starts.map(day).unwrap_or_default(),
        until: stops.map(last_day).unwrap_or_default(),
    }
}

#[cfg(test)]
mod tests {
    use chrono::TimeDelta;

    use super::*;

    #[test]
    fn a_window_is_told_by_its_next_end() {
        let now = Moment::from_micros(1_795_795_200_000_000);
        let (past, next, later) = (now - TimeDelta::days(1), now + TimeDelta::days(1), now + TimeDelta::days(2));
        for (starts, stops, told) in [
            (Some(next), Some(later), t::locale::window_starts(next)),
            (Some(past), Some(next), t::locale::window_ends(next)),
            (Some(past), None, t::locale::window_endless()),
            (None, Some(past), t::locale::window_ended(past)),
        ] {
            assert_eq!(between(starts, stops, Zone::default(), now).words, told);
        }
    }

    #[test]
    fn its_ends_are_days_of_its_own_zone() {
        let zone = Zone::parse("Europe/Amsterdam").unwrap();
        let day = |day: &str| day.parse().unwrap();
        let (start, stop) = (zone.start_of_day(day("2026-09-01")), zone.end_of_day(day("2026-11-27")));
        let window = between(Some(start), Some(stop), zone, start);
        let ends = [window.from, window.until].map(|end| end.to_string());
        assert_eq!(ends, ["Tue 1 Sep 2026", "Fri 27 Nov 2026"]);
    }
}
