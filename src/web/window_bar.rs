//! A window of time as a drawing: where its start, its stop and this moment stand on a bar of 100 parts.
//!
//! The template `parts/window.html` draws it; the words beside it are the page's own.

use crate::locale::{Arg, Message};

/// How far from the ends of the bar a known start or stop is drawn, so that its mark is seen whole.
const MARGIN: u8 = 4;
/// Where this moment stands when the bar knows nothing that it lies between.
const MIDDLE: u8 = 50;

/// How much of a common scale stays free on the side where some window has no end.
const FREE: u8 = 15;

/// The geometry of a window's bar, in percent of its width.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct WindowBar {
    /// Where the window starts; `None` if it has always been open.
    pub start: Option<u8>,
    /// Where the window stops; `None` if it never stops.
    pub stop: Option<u8>,
    /// Where this moment stands.
    pub now: u8,
}

/// A window of time, drawn and told: what `parts/window.html` shows.
#[derive(Debug, Clone)]
pub struct WindowView {
    /// The drawing.
    pub bar: WindowBar,
    /// How it is now: "Ends Fri 27 Nov 2026, 17:00 CET, in 5 days".
    pub words: Message<'static>,
    /// What is told at its start; empty where it has none.
    pub from: Arg<'static>,
    /// What is told at its end; empty where it has none.
    pub until: Arg<'static>,
}

impl WindowBar {
    /// Lays out a window that is open while `starts <= now < stops`, all in microseconds of one clock.
    ///
    /// The bar reaches from the earliest to the latest of the known moments; an unknown end runs off its edge.
    pub fn new(starts: Option<i64>, stops: Option<i64>, now: i64) -> Self {
        let known = [starts, stops, Some(now)];
        let first = known.iter().flatten().copied().min().unwrap_or(now);
        let last = known.iter().flatten().copied().max().unwrap_or(now);
        let (from, to) = room_for(starts, stops);
        let place = |moment: i64| scale(moment, first, last, from, to);
        Self { start: starts.map(place), stop: stops.map(place), now: place(now) }
    }

    /// Lays out several windows under one scale, so that they can be compared line by line. Where one
    /// of them has an unknown end, some of the scale stays free on that side.
    pub fn together(windows: &[(Option<i64>, Option<i64>)], now: i64) -> Vec<Self> {
        let known = || windows.iter().flat_map(|(starts, stops)| [*starts, *stops]).flatten().chain([now]);
        let (first, last) = (known().min().unwrap_or(now), known().max().unwrap_or(now));
        let from = if windows.iter().any(|(starts, _)| starts.is_none()) { FREE } else { MARGIN };
        let to = if windows.iter().any(|(_, stops)| stops.is_none()) { 100 - FREE } else { 100 - MARGIN };
        let place = |moment: i64| if first == last { MIDDLE } else { scale(moment, first, last, from, to) };
        let bar = |(starts, stops): &(Option<i64>, Option<i64>)| Self {
            start: starts.map(place),
            stop: stops.map(place),
            now: place(now),
        };
        windows.iter().map(bar).collect()
    }

    /// Whether the window is "ahead", "open" or "past"; the bar is coloured by it.
    pub fn phase(self) -> &'static str {
        if self.start.is_some_and(|start| self.now < start) {
            "ahead"
        } else if self.stop.is_some_and(|stop| self.now >= stop) {
            "past"
        } else {
            "open"
        }
    }

    /// The left end of the drawn window.
    pub fn from(self) -> u8 {
        self.start.unwrap_or(0)
    }

    /// The width of the drawn window.
    pub fn length(self) -> u8 {
        self.to().saturating_sub(self.from())
    }

    /// The width of the part of the window that has gone by.
    pub fn elapsed(self) -> u8 {
        self.now.min(self.to()).saturating_sub(self.from())
    }

    fn to(self) -> u8 {
        self.stop.unwrap_or(100)
    }
}

/// The part of the bar between the first and the last known moment. The half of the bar beyond an unknown
/// end stays free, so that the window is seen to run on.
fn room_for(starts: Option<i64>, stops: Option<i64>) -> (u8, u8) {
    match (starts, stops) {
        (Some(_), Some(_)) => (MARGIN, 100 - MARGIN),
        (None, None) => (MIDDLE, MIDDLE),
        (Some(_), None) => (MARGIN, MIDDLE),
        (None, Some(_)) => (MIDDLE, 100 - MARGIN),
    }
}

/// Places `moment`, of `first..=last`, on `from..=to`. What lies strictly between the two ends is never
/// rounded onto them: a window that is nearly over is not drawn as over.
fn scale(moment: i64, first: i64, last: i64, from: u8, to: u8) -> u8 {
    let span = i128::from(last) - i128::from(first);
    if span == 0 {
        return to;
    }
    let room = i128::from(to - from);
    let steps = (i128::from(moment) - i128::from(first)) * room / span;
    let inner = if moment == first || moment == last { steps } else { steps.clamp(1, (room - 1).max(1)) };
    from + u8::try_from(inner).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_window_half_gone_has_now_in_the_middle() {
        let bar = WindowBar::new(Some(0), Some(1_000), 500);
        assert_eq!(bar, WindowBar { start: Some(4), stop: Some(96), now: 50 });
        assert_eq!((bar.phase(), bar.from(), bar.length(), bar.elapsed()), ("open", 4, 92, 46));
    }

    #[test]
    fn before_its_start_nothing_has_gone() {
        let bar = WindowBar::new(Some(500), Some(1_000), 0);
        assert_eq!(bar, WindowBar { start: Some(50), stop: Some(96), now: 4 });
        assert_eq!((bar.phase(), bar.elapsed()), ("ahead", 0));
    }

    #[test]
    fn after_its_stop_all_has_gone_and_no_more() {
        let bar = WindowBar::new(Some(0), Some(500), 1_000);
        assert_eq!(bar, WindowBar { start: Some(4), stop: Some(50), now: 96 });
        assert_eq!((bar.phase(), bar.length(), bar.elapsed()), ("past", 46, 46));
    }

    #[test]
    fn at_its_stop_it_is_past_and_at_its_start_it_is_open() {
        assert_eq!(WindowBar::new(Some(0), Some(1_000), 1_000).phase(), "past");
        assert_eq!(WindowBar::new(None, Some(1_000), 1_000).phase(), "past");
        assert_eq!(WindowBar::new(Some(0), Some(1_000), 0).phase(), "open");
        assert_eq!(WindowBar::new(Some(0), None, 0).phase(), "open");
    }

    #[test]
    fn one_microsecond_before_its_stop_it_is_open() {
        let year = 31_557_600_000_000;
        assert_eq!(WindowBar::new(Some(0), Some(year), year - 1).phase(), "open");
        assert_eq!(WindowBar::new(None, Some(1), 0).phase(), "open");
    }

    #[test]
    fn one_microsecond_before_its_start_it_is_ahead() {
        let year = 31_557_600_000_000;
        assert_eq!(WindowBar::new(Some(year), Some(2 * year), year - 1).phase(), "ahead");
        assert_eq!(WindowBar::new(Some(1), None, 0).phase(), "ahead");
    }

    #[test]
    fn an_unknown_end_runs_off_the_bar() {
        let endless = WindowBar::new(Some(0), None, 900);
        assert_eq!((endless.start, endless.stop, endless.now), (Some(4), None, 50));
        assert_eq!((endless.from(), endless.length(), endless.elapsed()), (4, 96, 46));

        let since_ever = WindowBar::new(None, Some(900), 0);
        assert_eq!((since_ever.start, since_ever.stop, since_ever.now), (None, Some(96), 50));
        assert_eq!((since_ever.from(), since_ever.length(), since_ever.elapsed()), (0, 96, 50));

        let always = WindowBar::new(None, None, 7);
        assert_eq!((always.phase(), always.from(), always.length(), always.now), ("open", 0, 100, 50));
    }

    #[test]
    fn windows_under_one_scale_stand_where_their_moments_do() {
        let bars = WindowBar::together(&[(Some(0), Some(1_000)), (Some(250), Some(1_000)), (Some(0), Some(500))], 500);
        assert_eq!(bars[0], WindowBar { start: Some(4), stop: Some(96), now: 50 });
        assert_eq!(bars[1], WindowBar { start: Some(27), stop: Some(96), now: 50 });
        assert_eq!((bars[2].stop, bars[2].phase()), (Some(50), "past"));

        let bars = WindowBar::together(&[(Some(0), None), (None, Some(1_000))], 500);
        assert_eq!((bars[0].start, bars[0].length()), (Some(15), 85));
        assert_eq!((bars[1].stop, bars[1].from()), (Some(85), 0));
        assert_eq!(WindowBar::together(&[(None, None)], 7)[0].now, 50);
        assert!(WindowBar::together(&[], 7).is_empty());
    }

    #[test]
    fn the_ends_of_time_do_not_overflow() {
        let bar = WindowBar::new(Some(i64::MIN), Some(i64::MAX), 0);
        assert_eq!((bar.start, bar.stop), (Some(4), Some(96)));
        assert_eq!(bar.phase(), "open");
    }
}
