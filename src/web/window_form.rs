//! The fields by which people say when something starts and stops: a day each, and a time of it
//! where the day as a whole is not meant.
//!
//! The macro `window` of `parts/field.html` draws them.

use serde::Deserialize;

use super::forms::FormErrors;
use crate::clock::Moment;
use crate::locale::Message;
use crate::t;
use crate::zone::{Entered, TimeProblem, Zone};

/// When something starts and when it stops, half-open; an end that is not there is never reached.
pub type Ends = (Option<Moment>, Option<Moment>);

/// A window as it is typed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub struct WindowForm {
    /// **Start date**: a day.
    pub starts: String,
    /// **Start time**, of that day.
    pub starts_time: String,
    /// **Stop date**: a day.
    pub stops: String,
    /// **Stop time**, of that day.
    pub stops_time: String,
}

impl WindowForm {
    /// The fields of a window that stands, its days in `zone`.
    pub fn of((starts_at, stops_at): Ends, zone: Zone) -> Self {
        let (starts, starts_time) = starts_at.map(|at| start_fields(at, zone)).unwrap_or_default();
        let (stops, stops_time) = stops_at.map(|at| stop_fields(at, zone)).unwrap_or_default();
        Self { starts, starts_time, stops, stops_time }
    }

    /// The window that was typed, its days in `zone`, or nothing and in `errors` what is wrong with
    /// it. An end of the window that `stands` which was left as the form showed it stays the very
    /// instant: a form shows less of one than it holds.
    pub fn read(&self, zone: Zone, stands: Ends, errors: &mut FormErrors) -> Option<Ends> {
        let starts_at = errors.keep("starts", self.starts_at(zone, stands.0));
        let stops_at = errors.keep("stops", self.stops_at(zone, stands.1));
        let (starts_at, stops_at) = (starts_at?, stops_at?);
        if let (Some(start), Some(stop)) = (starts_at, stops_at)
            && stop <= start
        {
            errors.add("stops", t::fields::stop_before_start((start, zone)));
            return None;
        }
        Some((starts_at, stops_at))
    }

    fn starts_at(&self, zone: Zone, stands: Option<Moment>) -> Result<Option<Moment>, Message<'static>> {
        match stands {
            Some(at) if start_fields(at, zone) == (self.starts.clone(), self.starts_time.clone()) => Ok(stands),
            _ => instant(&self.starts, &self.starts_time, |entered| entered.begins(zone)),
        }
    }

    fn stops_at(&self, zone: Zone, stands: Option<Moment>) -> Result<Option<Moment>, Message<'static>> {
        match stands {
            Some(at) if stop_fields(at, zone) == (self.stops.clone(), self.stops_time.clone()) => Ok(stands),
            _ => instant(&self.stops, &self.stops_time, |entered| entered.ends(zone)),
        }
    }
}

/// A day, and a time if one was typed with it.
fn instant(
    day: &str,
    time: &str,
    of: impl FnOnce(Entered) -> Result<Moment, TimeProblem>,
) -> Result<Option<Moment>, Message<'static>> {
    let (day, time) = (day.trim(), time.trim());
    if day.is_empty() && !time.is_empty() {
        return Err(t::fields::time_without_date());
    }
    let entered = Entered::parse(&format!("{day} {time}")).map_err(Message::from)?;
    entered.map(of).transpose().map_err(Message::from)
}

/// The fields of a Start date: a day that it begins with needs no time.
fn start_fields(at: Moment, zone: Zone) -> (String, String) {
    if zone.start_of_day(zone.day(at)) == at { (zone.date_input(at), String::new()) } else { day_and_time(at, zone) }
}

/// The fields of a Stop date: a day that it ends with needs no time.
fn stop_fields(at: Moment, zone: Zone) -> (String, String) {
    let last = zone.last_day(at);
    if zone.end_of_day(last) == at { (last.to_string(), String::new()) } else { day_and_time(at, zone) }
}

fn day_and_time(at: Moment, zone: Zone) -> (String, String) {
    let shown = zone.input(at);
    let (day, time) = shown.split_once('T').unwrap_or((&shown, ""));
    (day.to_owned(), time.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    const NONE: Ends = (None, None);

    fn zone() -> Zone {
        Zone::parse("Europe/Amsterdam").unwrap()
    }

    fn form(starts: &str, starts_time: &str, stops: &str, stops_time: &str) -> WindowForm {
        WindowForm {
            starts: starts.to_owned(),
            starts_time: starts_time.to_owned(),
            stops: stops.to_owned(),
            stops_time: stops_time.to_owned(),
        }
    }

    fn read(form: &WindowForm) -> Result<Ends, FormErrors> {
        let mut errors = FormErrors::none();
        form.read(zone(), NONE, &mut errors).ok_or(errors)
    }

    fn times(form: &WindowForm) -> (Option<String>, Option<String>) {
        let instant_text = |at: Option<Moment>| at.map(|at| at.utc().to_rfc3339());
        let (starts_at, stops_at) = read(form).unwrap();
        (instant_text(starts_at), instant_text(stops_at))
    }

    #[test]
    fn a_day_is_taken_whole_and_a_time_to_the_minute() {
        assert_eq!(
            times(&form("2026-09-01", "", "2026-11-27", "")),
            (Some("2026-08-31T22:00:00+00:00".to_owned()), Some("2026-11-27T23:00:00+00:00".to_owned()))
        );
        assert_eq!(
            times(&form("2026-09-01", "09:30", "2026-11-27", "17:00")),
            (Some("2026-09-01T07:30:00+00:00".to_owned()), Some("2026-11-27T16:00:00+00:00".to_owned()))
        );
        assert_eq!(times(&form("", "", "", "")), (None, None));
    }

    #[test]
    fn a_window_may_be_one_day_but_not_stop_before_it_starts() {
        assert!(read(&form("2026-09-01", "", "2026-09-01", "")).is_ok());
        for (stops, time) in [("2026-08-31", ""), ("2026-09-01", "00:00")] {
            let errors = read(&form("2026-09-01", "", stops, time)).unwrap_err();
            let start = zone().start_of_day("2026-09-01".parse().unwrap());
            assert_eq!(errors.on("stops").unwrap().message, t::fields::stop_before_start((start, zone())));
        }
    }

    #[test]
    fn a_time_without_its_date_and_a_skipped_time_are_refused() {
        assert!(read(&form("", "09:00", "", "")).unwrap_err().on("starts").is_some());
        assert!(read(&form("2026-03-29", "02:30", "", "")).unwrap_err().on("starts").is_some());
        assert!(read(&form("yesterday", "", "", "")).unwrap_err().on("starts").is_some());
    }

    #[test]
    fn ends_left_as_they_were_shown_stay_the_very_instants() {
        let exact = Some(Moment::from_micros(1_793_000_000_123_456));
        let shown = WindowForm::of((exact, None), zone());
        let again = |stands| shown.read(zone(), stands, &mut FormErrors::none()).unwrap();
        assert_eq!(again((exact, None)), (exact, None));
        assert_ne!(again(NONE), (exact, None));
    }
}
