//! Where a campaign stands, and how large a batch may be.

use crate::clock::Moment;
use crate::groups::{Phase, phase};
use crate::passes::{self, NumberProblem, PassStatus};

/// The most codes of a batch.
pub(super) const MOST_CODES: i64 = 100_000;

/// Where a campaign with this window stands, half-open as all are.
pub(super) fn status(
    (starts, stops): (Option<Moment>, Option<Moment>),
    stopped: Option<Moment>,
    now: Moment,
) -> PassStatus {
    match (stopped, phase(starts, stops, now)) {
        (Some(_), _) => PassStatus::Stopped,
        (None, Phase::Ahead(_)) => PassStatus::NotStarted,
        (None, Phase::Open) => PassStatus::Active,
        (None, Phase::Past(_)) => PassStatus::Expired,
    }
}

/// Reads how many codes a batch is to have.
pub(super) fn quantity(text: &str) -> Result<i64, NumberProblem> {
    passes::whole_number(text, MOST_CODES)
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
            ("100001", Err(NumberProblem::TooMany)),
            ("99999999999999999999999", Err(NumberProblem::TooMany)),
            ("0", Err(NumberProblem::Zero)),
            ("", Err(NumberProblem::NotANumber)),
            ("-1", Err(NumberProblem::NotANumber)),
            ("1.5", Err(NumberProblem::NotANumber)),
            ("many", Err(NumberProblem::NotANumber)),
        ] {
            assert_eq!(quantity(text), read, "{text:?}");
        }
    }

    #[test]
    fn a_campaign_is_active_from_its_start_until_before_its_stop() {
        let at = |micros| Some(Moment::from_micros(micros));
        for (now, expected) in
            [(9, PassStatus::NotStarted), (10, PassStatus::Active), (19, PassStatus::Active), (20, PassStatus::Expired)]
        {
            assert_eq!(status((at(10), at(20)), None, Moment::from_micros(now)), expected);
            assert_eq!(status((at(10), at(20)), at(5), Moment::from_micros(now)), PassStatus::Stopped);
        }
        assert_eq!(status((None, None), None, Moment::from_micros(0)), PassStatus::Active);
    }

    #[test]
    fn a_beginning_is_read_as_codes_are_written() {
        assert_eq!(beginning(" sales-7kxm "), "SALES7KXM");
        assert_eq!(beginning("…"), "");
    }
}
