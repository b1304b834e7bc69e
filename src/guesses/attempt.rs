//! A guess at a code, or at an address that may have an account: checked, looked at and charged in one
//! transaction.

use crate::clock::Moment;
use crate::db::{self, Conn, Fault, Settled, Stop};

use super::buckets::{self, Bucket};
use super::guarded::{self, Mode, everyone};
use super::guesser::Guesser;
use super::limits::{ADDRESS, BROWSER, GENERATED, MEMBER, NETWORK};
use super::store::{self, Level};
use super::target::{Guess, GuessTarget};
use super::try_later::{Because, TryLater};

/// What became of a guess.
#[derive(Debug)]
pub enum Attempted<T, R> {
    /// It was right; nothing is charged.
    Done(T),
    /// It was looked at and refused. The charge is part of the transaction, what the work did is not.
    Refused(R),
    /// It was not looked at.
    TryLater(TryLater),
}

/// Runs `work`, which looks at a guess of `guesser` at one of `targets`, unless one of their buckets is
/// full; where it refuses, undoes what it did and charges the guess that `wrong` makes of the refusal.
///
/// The transaction must be committed whatever comes of it: a refusal, too, keeps its charge.
///
/// No answer tells of a guess that was not charged, so of wrong guesses made at once as many are
/// answered as the bucket takes. Nothing is locked while `work` runs: on PostgreSQL a right guess may
/// come by as many others as there are connections, on SQLite by none, since one transaction writes at a
/// time.
pub fn attempt<'g, T, R>(
    conn: &mut Conn,
    guesser: &Guesser,
    targets: &[GuessTarget],
    now: Moment,
    work: impl FnOnce(&mut Conn) -> Result<T, Stop<R>>,
    wrong: impl FnOnce(&R) -> Option<Guess<'g>>,
) -> Result<Attempted<T, R>, Fault> {
    let mode = guarded::mode(conn, guesser, targets, now)?;
    if let Mode::Closed(later) = mode {
        return Ok(Attempted::TryLater(later));
    }
    let known: Vec<Bucket> = targets.iter().flat_map(|target| buckets_of(guesser, *target, mode)).collect();
    let shared = everyone();
    let mut names: Vec<&str> = known.iter().map(|bucket| bucket.name.as_str()).collect();
    if !names.contains(&shared.name.as_str()) {
        names.push(&shared.name);
    }
    let levels = store::levels(conn, &names)?;
    if let Some(later) = buckets::first_full(&known, &levels, now) {
        return Ok(Attempted::TryLater(later));
    }
    match db::undoable(conn, work).settled()? {
        Ok(done) => {
            guarded::credit(conn, targets, &levels, now)?;
            Ok(Attempted::Done(done))
        }
        Err(refusal) => {
            let charged = match wrong(&refusal) {
                Some(guess) => charge(conn, guesser, guess, mode, &levels, now)?,
                None => Ok(()),
            };
            Ok(charged.map_or_else(Attempted::TryLater, |()| Attempted::Refused(refusal)))
        }
    }
}

/// Charges a wrong guess, unless it is a repeat; an error where others have filled a bucket meanwhile:
/// then nobody may learn that it was wrong.
fn charge(
    conn: &mut Conn,
    guesser: &Guesser,
    guess: Guess<'_>,
    mode: Mode,
    levels: &[Level],
    now: Moment,
) -> Result<Result<(), TryLater>, Fault> {
    let fingerprint = guesser.fingerprint(guess.text);
    let buckets = charged_of(guesser, guess.target, mode);
    let of_these = |level: &&Level| buckets.iter().any(|bucket| bucket.name == level.name);
    if levels.iter().filter(of_these).any(|level| level.remembers(&fingerprint)) {
        return Ok(Ok(()));
    }
    let work = |conn: &mut Conn| {
        let is_charged = buckets::charge(conn, &buckets, levels, Some(&fingerprint), now)?;
        if is_charged { Ok(()) } else { Err(Stop::Refused(())) }
    };
    match db::undoable(conn, work).settled()? {
        Ok(()) => Ok(Ok(store::sweep_some(conn, now)?)),
        Err(()) => {
            let names: Vec<&str> = buckets.iter().map(|bucket| bucket.name.as_str()).collect();
            let levels = store::levels(conn, &names)?;
            let later = buckets::first_full(&buckets, &levels, now);
            Ok(Err(later.unwrap_or(TryLater { wait: BROWSER.step(), because: Because::CodesNearby })))
        }
    }
}

/// The buckets that a guess is checked against. A browser that has no name yet has none of its own.
fn buckets_of(guesser: &Guesser, target: GuessTarget, mode: Mode) -> Vec<Bucket> {
    let mut buckets = charged_of(guesser, target, mode);
    if guesser.is_new {
        buckets.retain(|bucket| bucket.limit != BROWSER);
    }
    buckets
}

/// The buckets that a wrong guess fills.
fn charged_of(guesser: &Guesser, target: GuessTarget, mode: Mode) -> Vec<Bucket> {
    let Guesser { browser, address, network, .. } = guesser;
    let bucket = |name: String, limit, because| Bucket { name, limit, because, remembers: false };
    if let Some(account) = guesser.account {
        let name = format!("code account {account}");
        return vec![Bucket { remembers: true, ..bucket(name, MEMBER, Because::OwnCodes) }];
    }
    let (kind, own, nearby) = match target {
        GuessTarget::GeneratedCode => {
            return vec![bucket(format!("generated address {address}"), GENERATED, Because::CodesNearby)];
        }
        GuessTarget::CustomCode => ("code", Because::OwnCodes, Because::CodesNearby),
        GuessTarget::Address => ("address", Because::OwnAddresses, Because::AddressesNearby),
    };
    let mut buckets = vec![
        Bucket { remembers: true, ..bucket(format!("{kind} browser {browser}"), BROWSER, own) },
        Bucket { remembers: true, ..bucket(format!("{kind} address {address}"), ADDRESS, nearby) },
        bucket(format!("{kind} network {network}"), NETWORK, nearby),
    ];
    if target == GuessTarget::CustomCode {
        buckets.extend(mode.shared());
    }
    buckets
}
