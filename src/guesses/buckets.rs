//! Leaky buckets: whether they have room, and what fills them.

use crate::clock::Moment;
use crate::db::{Conn, QueryResult};

use super::guesser::FINGERPRINT;
use super::limits::Limit;
use super::store::{self, Level};
use super::try_later::{Because, TryLater};

/// Wrong guesses that a bucket remembers, so that a repeat costs nothing.
const REMEMBERED: usize = 4;

/// A bucket that wrong guesses fill.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Bucket {
    /// What it counts and of whom; the key of its row.
    pub name: String,
    pub limit: Limit,
    /// What those are told who find it full.
    pub because: Because,
    /// Whether it remembers the last wrong guesses.
    pub remembers: bool,
}

/// The first of `buckets` that has no room, and for how long not.
pub(super) fn first_full(buckets: &[Bucket], levels: &[Level], now: Moment) -> Option<TryLater> {
    let full = buckets.iter().filter_map(|bucket| {
        let level = levels.iter().find(|level| level.name == bucket.name)?;
        let wait = bucket.limit.room_from(level.empty_at) - now;
        (now < bucket.limit.room_from(level.empty_at)).then_some(TryLater { wait, because: bucket.because })
    });
    full.max_by_key(|later| later.wait)
}

/// Charges one wrong guess to each of `buckets`, in the order of their names; false where one of them
/// was filled meanwhile: then the transaction must not be committed.
pub(super) fn charge(
    conn: &mut Conn,
    buckets: &[Bucket],
    levels: &[Level],
    guess: Option<&[u8; FINGERPRINT]>,
    now: Moment,
) -> QueryResult<bool> {
    let mut buckets: Vec<&Bucket> = buckets.iter().collect();
    buckets.sort_unstable_by(|one, other| one.name.cmp(&other.name));
    for bucket in buckets {
        let known = levels.iter().find(|level| level.name == bucket.name).and_then(|level| level.recent.clone());
        let recent = guess.filter(|_| bucket.remembers).map(|guess| with(known.unwrap_or_default(), guess));
        if !store::add(conn, &bucket.name, bucket.limit, recent, now)? {
            return Ok(false);
        }
    }
    Ok(true)
}

/// `recent` with one guess more, and without the oldest where they become too many.
fn with(mut recent: Vec<u8>, guess: &[u8; FINGERPRINT]) -> Vec<u8> {
    recent.extend_from_slice(guess);
    let surplus = recent.len().saturating_sub(REMEMBERED * FINGERPRINT);
    recent.drain(..surplus);
    recent
}

/// Takes one guess of each bucket back out of it.
pub(super) fn give_back(conn: &mut Conn, buckets: &[Bucket], now: Moment) -> QueryResult<()> {
    for bucket in buckets {
        store::drain(conn, &bucket.name, bucket.limit.step().num_microseconds().unwrap_or_default(), now)?;
    }
    Ok(())
}
