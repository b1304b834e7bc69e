//! Guarded mode: what holds while custom codes are guessed from everywhere.
//!
//! It begins when the bucket of everyone is full and ends an hour after the last guess that found no
//! room. Until then only networks that somebody signed in, signed up or joined from in the last 30 days
//! try custom codes as usual; all others share a small bucket. Generated codes and emailed invites
//! stay outside it.

use chrono::TimeDelta;

use crate::clock::Moment;
use crate::db::{Conn, QueryResult};
use crate::web::Client;

use super::buckets::{self, Bucket};
use super::guesser::Guesser;
use super::limits::{EVERYONE, UNKNOWN_NETWORKS};
use super::store::{self, Level};
use super::target::GuessTarget;
use super::try_later::{Because, TryLater};

/// The row that lasts as long as guarded mode.
const GUARDED: &str = "code guarded";
/// The row that lasts as long as admins have been told of it.
const ANNOUNCED: &str = "code guarded announced";
/// How long guarded mode outlasts the flood.
const AFTERMATH: TimeDelta = TimeDelta::hours(1);
/// How exactly its end is kept: a write for every guess of a flood would serve the flood.
const EXTENDED_EVERY: TimeDelta = TimeDelta::minutes(1);
/// How long a network stays known.
const KNOWN_FOR: TimeDelta = TimeDelta::days(30);
/// How exactly that is kept.
const NOTED_EVERY: TimeDelta = TimeDelta::days(1);

/// How custom codes are looked up for a guesser at present.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Mode {
    /// As usual: everyone's bucket is charged.
    Usual,
    /// Guarded, from a known network: everyone's bucket is full and bars nobody here.
    Known,
    /// Guarded, from an unknown network.
    Unknown,
    /// Guarded, and the bucket of unknown networks is full.
    Closed(TryLater),
}

impl Mode {
    /// The bucket that is shared with other networks.
    pub fn shared(self) -> Option<Bucket> {
        match self {
            Self::Usual => Some(everyone()),
            Self::Known => None,
            Self::Unknown | Self::Closed(_) => Some(unknown_networks()),
        }
    }
}

/// The bucket of wrong custom codes from everywhere.
pub(super) fn everyone() -> Bucket {
    Bucket { name: "code everyone".to_owned(), limit: EVERYONE, because: Because::Guarded, remembers: false }
}

fn unknown_networks() -> Bucket {
    Bucket {
        name: "code unknown networks".to_owned(),
        limit: UNKNOWN_NETWORKS,
        because: Because::Guarded,
        remembers: false,
    }
}

/// Finds out how `guesser` is served, and begins or extends guarded mode where they find no room.
pub(super) fn mode(conn: &mut Conn, guesser: &Guesser, targets: &[GuessTarget], now: Moment) -> QueryResult<Mode> {
    if guesser.account.is_some() || !targets.contains(&GuessTarget::CustomCode) {
        return Ok(Mode::Usual);
    }
    let (everyone, unknown) = (everyone(), unknown_networks());
    let levels = store::levels(conn, &[GUARDED, &everyone.name, &unknown.name])?;
    let until = levels.iter().find(|level| level.name == GUARDED).map(|level| level.empty_at);
    let is_on = until.is_some_and(|until| now < until);
    if !is_on && buckets::first_full(&[everyone], &levels, now).is_none() {
        return Ok(Mode::Usual);
    }
    let is_known = is_known(conn, &guesser.network, now)?;
    let closed = buckets::first_full(&[unknown], &levels, now).filter(|_| !is_known);
    if !is_on || (closed.is_some() && until.is_some_and(|until| until < now + AFTERMATH - EXTENDED_EVERY)) {
        if !is_on {
            tracing::warn!("custom codes are guessed from everywhere: guarded mode begins");
        }
        store::set_until(conn, GUARDED, now + AFTERMATH)?;
    }
    Ok(match closed {
        Some(later) => Mode::Closed(later),
        None if is_known => Mode::Known,
        None => Mode::Unknown,
    })
}

/// Whether guarded mode lasts at `now`.
pub fn is_guarded(conn: &mut Conn, now: Moment) -> QueryResult<bool> {
    Ok(store::levels(conn, &[GUARDED])?.iter().any(|level| now < level.empty_at))
}

/// Whether admins are to be told that guarded mode began: true once each time.
pub fn to_announce(conn: &mut Conn, now: Moment) -> QueryResult<bool> {
    let levels = store::levels(conn, &[GUARDED, ANNOUNCED])?;
    let until = |name: &str| levels.iter().find(|level| level.name == name).map(|level| level.empty_at);
    let Some(guarded) = until(GUARDED).filter(|until| now < *until) else { return Ok(false) };
    let was_told = until(ANNOUNCED).is_some_and(|until| now < until);
    // Of two instances, one changes the row.
    Ok(store::set_until(conn, ANNOUNCED, guarded)? && !was_told)
}

/// Every second right code makes room for one wrong guess more: where many join, many mistype. Nothing
/// is written while the bucket has plenty of room.
pub(super) fn credit(conn: &mut Conn, targets: &[GuessTarget], levels: &[Level], now: Moment) -> QueryResult<()> {
    if !targets.iter().any(|target| *target != GuessTarget::Address) {
        return Ok(());
    }
    let everyone = everyone();
    let is_half_full = |level: &Level| level.name == everyone.name && EVERYONE.is_half_full(level.empty_at, now);
    if levels.iter().any(is_half_full) {
        let half = EVERYONE.step().num_microseconds().unwrap_or_default() / 2;
        store::drain(conn, &everyone.name, half, now)?;
    }
    Ok(())
}

/// Notes that somebody signed in, signed up or joined from the network of `client`.
pub fn note_network(conn: &mut Conn, client: &Client, now: Moment) -> QueryResult<()> {
    let network = client.network();
    if store::seen(conn, &network)?.is_some_and(|seen| now < seen + NOTED_EVERY) {
        return Ok(());
    }
    store::note(conn, &network, now)
}

fn is_known(conn: &mut Conn, network: &str, now: Moment) -> QueryResult<bool> {
    Ok(store::seen(conn, network)?.is_some_and(|seen| now < seen + KNOWN_FOR))
}

/// Forgets networks that nobody came from lately; tells how many.
pub(super) fn forget_networks(conn: &mut Conn, now: Moment) -> QueryResult<usize> {
    store::forget_networks(conn, now - KNOWN_FOR)
}
