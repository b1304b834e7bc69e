//! How long is left until an instant, or how long it is past.

use crate::clock::Moment;

/// "in 5 days", "in 3 hours", "in 20 minutes", "in less than a minute", "2 days ago": to the
/// nearest minute below an hour, hour below two days, day from there on.
pub fn left(until: Moment, now: Moment) -> String {
    let span = if until > now { until - now } else { now - until };
    let about = about(span.num_seconds());
    if until > now { format!("in {about}") } else { format!("{about} ago") }
}

fn about(seconds: i64) -> String {
    const MINUTE: i64 = 60;
    const HOUR: i64 = 60 * MINUTE;
    const DAY: i64 = 24 * HOUR;
    // The unit is the largest of which the rounded number is the smallest: never "60 minutes".
    let nearest = |unit: i64| (seconds + unit / 2) / unit;
    match seconds {
        ..MINUTE => "less than a minute".to_owned(),
        _ if nearest(MINUTE) < 60 => counted(nearest(MINUTE), "minute"),
        _ if nearest(HOUR) < 48 => counted(nearest(HOUR), "hour"),
        _ => counted(nearest(DAY), "day"),
    }
}

fn counted(number: i64, unit: &str) -> String {
    if number == 1 { format!("1 {unit}") } else { format!("{number} {unit}s") }
}

#[cfg(test)]
mod tests {
    use chrono::TimeDelta;

    use super::*;

    #[test]
    fn spans_read_as_people_say_them() {
        let now = Moment::from_micros(1_700_000_000_000_000);
        for (seconds, said) in [
            (1, "in less than a minute"),
            (59, "in less than a minute"),
            (60, "in 1 minute"),
            (20 * 60, "in 20 minutes"),
            (59 * 60 + 29, "in 59 minutes"),
            (59 * 60 + 30, "in 1 hour"),
            (3 * 3_600 + 600, "in 3 hours"),
            (86_399, "in 24 hours"),
            (47 * 3_600, "in 47 hours"),
            (172_799, "in 2 days"),
            (5 * 86_400, "in 5 days"),
            (7 * 86_400 - 1, "in 7 days"),
            (0, "less than a minute ago"),
            (-1, "less than a minute ago"),
            (-3_600, "1 hour ago"),
            (-2 * 86_400, "2 days ago"),
        ] {
            assert_eq!(left(now + TimeDelta::seconds(seconds), now), said, "{seconds}");
        }
    }

    #[test]
    fn the_farthest_instants_have_a_distance() {
        let (first, last) = (Moment::from_micros(i64::MIN), Moment::from_micros(i64::MAX));
        assert!(left(last, first).starts_with("in "));
        assert!(left(first, last).ends_with(" ago"));
    }
}
