//! Where a campaign stands, and how large a batch may be.

use crate::clock::Moment;
use crate::groups::{Phase, phase};

/// The most codes of a batch.
pub(super) const MOST_CODES: i64 = 100_000;

/// What of a campaign may change once it is made: its codes may be on paper by then, and say
/// themselves how many there are, how they begin and how often each works.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Settings {
    /// For the admins' own list.
    pub name: String,
    /// When its codes work, half-open.
    pub starts_at: Option<Moment>,
    pub stops_at: Option<Moment>,
    /// Whether its codes can be entered here.
    pub in_app: bool,
}

/// Where a campaign stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum State {
    /// Its window has not begun.
    NotStarted,
    /// Its codes work.
    Live,
    /// Its window is over.
    Over,
    /// An admin stopped it.
    Stopped,
}

impl State {
    /// Of a campaign with this window, half-open as all are.
    pub fn of(starts: Option<Moment>, stops: Option<Moment>, stopped: Option<Moment>, now: Moment) -> Self {
        match (stopped, phase(starts, stops, now)) {
            (Some(_), _) => Self::Stopped,
            (None, Phase::Ahead(_)) => Self::NotStarted,
            (None, Phase::Open) => Self::Live,
            (None, Phase::Past(_)) => Self::Over,
        }
    }

    /// Whether its codes let people in, or will.
    pub const fn is_worth_sending(self) -> bool {
        matches!(self, Self::NotStarted | Self::Live)
    }

    /// The word that people read.
    pub const fn word(self) -> &'static str {
        match self {
            Self::NotStarted => "not started",
            Self::Live => "live",
            Self::Over => "over",
            Self::Stopped => "stopped",
        }
    }

    /// The state by which chips are drawn.
    pub const fn shape(self) -> &'static str {
        match self {
            Self::NotStarted => "not yet open",
            Self::Live => "live",
            Self::Over => "expired",
            Self::Stopped => "stopped",
        }
    }
}

/// Why a text is no number of codes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum QuantityProblem {
    /// Not a whole number.
    NotANumber,
    /// None at all.
    Zero,
    /// More than [`MOST_CODES`].
    TooMany,
}

/// Reads how many codes a batch is to have.
pub(super) fn quantity(text: &str) -> Result<i64, QuantityProblem> {
    let text = text.trim();
    if text.is_empty() || !text.bytes().all(|b| b.is_ascii_digit()) {
        return Err(QuantityProblem::NotANumber);
    }
    // Digits that no i64 holds are too many of them, too.
    match text.parse().unwrap_or(i64::MAX) {
        0 => Err(QuantityProblem::Zero),
        count if count > MOST_CODES => Err(QuantityProblem::TooMany),
        count => Ok(count),
    }
}

/// What somebody looks for among codes, as their keys are written: letters and digits alone.
pub(super) fn beginning(text: &str) -> String {
    text.chars().filter(char::is_ascii_alphanumeric).map(|symbol| symbol.to_ascii_uppercase()).take(32).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_batch_has_one_to_a_hundred_thousand_codes() {
        for (text, read) in [
            ("1", Ok(1)),
            (" 250 ", Ok(250)),
            ("100000", Ok(MOST_CODES)),
            ("100001", Err(QuantityProblem::TooMany)),
            ("99999999999999999999999", Err(QuantityProblem::TooMany)),
            ("0", Err(QuantityProblem::Zero)),
            ("", Err(QuantityProblem::NotANumber)),
            ("-1", Err(QuantityProblem::NotANumber)),
            ("1.5", Err(QuantityProblem::NotANumber)),
            ("many", Err(QuantityProblem::NotANumber)),
        ] {
            assert_eq!(quantity(text), read, "{text:?}");
        }
    }

    #[test]
    fn a_campaign_is_live_from_its_start_until_before_its_stop() {
        let at = |micros| Some(Moment::from_micros(micros));
        for (now, state) in [(9, State::NotStarted), (10, State::Live), (19, State::Live), (20, State::Over)] {
            assert_eq!(State::of(at(10), at(20), None, Moment::from_micros(now)), state);
            assert_eq!(State::of(at(10), at(20), at(5), Moment::from_micros(now)), State::Stopped);
        }
        assert_eq!(State::of(None, None, None, Moment::from_micros(0)), State::Live);
    }

    #[test]
    fn a_beginning_is_read_as_codes_are_written() {
        assert_eq!(beginning(" sales-7kxm "), "SALES7KXM");
        assert_eq!(beginning("…"), "");
    }
}
