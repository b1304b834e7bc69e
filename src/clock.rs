//! Instants and where they come from.
//!
//! Nothing else in the program reads the machine's clock: whoever needs the time is handed a
//! [`Moment`], so that every rule about dates can be tested at its edge.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use chrono::{DateTime, TimeDelta, Utc};
use diesel::backend::Backend;
use diesel::deserialize::{self, FromSql, FromSqlRow};
use diesel::expression::AsExpression;
use diesel::prelude::Queryable;
use diesel::sql_types::BigInt;
use serde::{Deserialize, Serialize};

use crate::ids::bigint;

/// An instant: whole microseconds since 1970-01-01T00:00:00Z.
///
/// Kept in the database as a `BIGINT`, which both databases order, index and hand over alike.
#[derive(
    Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, AsExpression, FromSqlRow, Serialize, Deserialize,
)]
#[diesel(sql_type = BigInt)]
#[serde(transparent)]
pub struct Moment(i64);

impl Moment {
    /// The instant `micros` microseconds after 1970-01-01T00:00:00Z.
    pub const fn from_micros(micros: i64) -> Self {
        Self(micros)
    }

    /// Microseconds since 1970-01-01T00:00:00Z.
    pub const fn micros(self) -> i64 {
        self.0
    }

    /// The same instant as chrono sees it; an instant outside chrono's years becomes the epoch,
    /// which no input that the program accepts can be.
    pub fn utc(self) -> DateTime<Utc> {
        DateTime::from_timestamp_micros(self.0).unwrap_or_default()
    }
}

impl From<DateTime<Utc>> for Moment {
    /// Drops what is finer than a microsecond.
    fn from(instant: DateTime<Utc>) -> Self {
        Self(instant.timestamp_micros())
    }
}

/// An instant as a copy of data tells it: in UTC, to the second.
#[derive(Debug, Clone, Copy, FromSqlRow)]
pub struct UtcTime(pub Moment);

impl Serialize for UtcTime {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.0.utc().to_rfc3339_opts(chrono::SecondsFormat::Secs, true))
    }
}

impl<DB: Backend> FromSql<BigInt, DB> for UtcTime
where
    i64: FromSql<BigInt, DB>,
{
    fn from_sql(bytes: DB::RawValue<'_>) -> deserialize::Result<Self> {
        Moment::from_sql(bytes).map(Self)
    }
}

impl std::ops::Add<TimeDelta> for Moment {
    type Output = Self;

    fn add(self, span: TimeDelta) -> Self {
        Self(self.0.saturating_add(span.num_microseconds().unwrap_or(i64::MAX)))
    }
}

impl std::ops::Sub<TimeDelta> for Moment {
    type Output = Self;

    fn sub(self, span: TimeDelta) -> Self {
        Self(self.0.saturating_sub(span.num_microseconds().unwrap_or(i64::MAX)))
    }
}

impl std::ops::Sub for Moment {
    type Output = TimeDelta;

    fn sub(self, earlier: Self) -> TimeDelta {
        TimeDelta::microseconds(self.0.saturating_sub(earlier.0))
    }
}

bigint!(Moment);

/// How far the machine's clock may be behind the latest time that was seen before it is not
/// believed: more than time servers correct in one step, and less than anything expires by.
const TOLERANCE: TimeDelta = TimeDelta::minutes(10);

/// The latest time that any instance has seen, as the database keeps it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Queryable)]
pub struct LatestTime {
    /// That time.
    pub at: Moment,
    /// How often an operator has set it back.
    pub resets: i64,
}

impl LatestTime {
    /// Whether a machine that says `machine` is too far behind to be believed.
    pub fn is_ahead_of(&self, machine: Moment) -> bool {
        self.at - machine > TOLERANCE
    }
}

/// Tells the time: the machine's, or one that a test sets and moves.
///
/// It never tells a time before the latest that was seen, by this process or, as far as it was told
/// of them, by others ([`Clock::learn`]): what was seen expired stays expired.
#[derive(Debug, Clone)]
pub struct Clock {
    source: Source,
    latest: Arc<AtomicI64>,
    resets: Arc<AtomicI64>,
}

#[derive(Debug, Clone)]
enum Source {
    System,
    Set(Arc<AtomicI64>),
}

impl Clock {
    /// The machine's clock.
    pub fn system() -> Self {
        Self::of(Source::System)
    }

    /// A clock that stands at `start` until [`Clock::set`] moves it. Clones share the hands.
    pub fn set_at(start: Moment) -> Self {
        Self::of(Source::Set(Arc::new(AtomicI64::new(start.0))))
    }

    fn of(source: Source) -> Self {
        Self { source, latest: Arc::new(AtomicI64::new(i64::MIN)), resets: Arc::default() }
    }

    /// The present instant.
    pub fn now(&self) -> Moment {
        let machine = self.machine().0;
        let latest = match &self.source {
            Source::System => self.latest.fetch_max(machine, Ordering::SeqCst),
            Source::Set(_) => self.latest.load(Ordering::SeqCst),
        };
        Moment(latest.max(machine))
    }

    /// What the machine says, right or wrong: for telling an operator.
    pub fn machine(&self) -> Moment {
        match &self.source {
            Source::System => machine_time(),
            Source::Set(hands) => Moment(hands.load(Ordering::SeqCst)),
        }
    }

    /// The latest time seen, where the machine's clock is so far behind it that it is not believed.
    pub fn is_behind(&self) -> Option<Moment> {
        let latest = LatestTime { at: Moment(self.latest.load(Ordering::SeqCst)), resets: 0 };
        latest.is_ahead_of(self.machine()).then_some(latest.at)
    }

    /// Whether an operator has set the latest time back since this clock learned it.
    pub fn is_set_back_by(&self, seen: LatestTime) -> bool {
        self.resets.load(Ordering::SeqCst) != seen.resets
    }

    /// Takes note of the latest time that any instance has seen; it replaces our own where an
    /// operator has set it back since.
    pub fn learn(&self, seen: LatestTime) {
        if self.resets.swap(seen.resets, Ordering::SeqCst) == seen.resets {
            self.latest.fetch_max(seen.at.0, Ordering::SeqCst);
        } else {
            self.latest.store(seen.at.0, Ordering::SeqCst);
        }
    }

    /// Moves a clock made by [`Clock::set_at`]; the machine's clock stays as it is.
    pub fn set(&self, to: Moment) {
        if let Source::Set(hands) = &self.source {
            hands.store(to.0, Ordering::SeqCst);
        }
    }
}

#[expect(clippy::disallowed_methods, reason = "the one place that reads the machine's clock")]
fn machine_time() -> Moment {
    Moment::from(Utc::now())
}

#[cfg(test)]
mod tests {
    use super::*;

    const SEEN: LatestTime = LatestTime { at: Moment(7_200_000_000), resets: 0 };

    #[test]
    fn time_does_not_go_back_and_a_clock_too_far_behind_is_told() {
        let clock = Clock::set_at(SEEN.at - TOLERANCE);
        clock.learn(SEEN);
        assert_eq!((clock.now(), clock.is_behind()), (SEEN.at, None), "exactly as far as may be");
        clock.set(clock.machine() - TimeDelta::microseconds(1));
        assert_eq!((clock.now(), clock.is_behind()), (SEEN.at, Some(SEEN.at)));
        clock.set(SEEN.at + TimeDelta::seconds(1));
        assert_eq!((clock.now(), clock.is_behind()), (SEEN.at + TimeDelta::seconds(1), None));
    }

    #[test]
    fn only_an_operator_sets_the_latest_time_back() {
        let clock = Clock::set_at(Moment(0));
        clock.learn(SEEN);
        clock.learn(LatestTime { at: Moment(5), resets: 0 });
        assert_eq!(clock.now(), SEEN.at);
        let accepted = LatestTime { at: Moment(5), resets: 1 };
        assert!(clock.is_set_back_by(accepted));
        clock.learn(accepted);
        assert!(!clock.is_set_back_by(accepted));
        assert_eq!((clock.now(), clock.is_behind()), (Moment(5), None));
    }
}
