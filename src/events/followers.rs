//! Those who read what happened and keep something by it: each sees every event once, and those of one membership in
//! their order. No other order is promised.
//!
//! They read by position. On SQLite, where one writer commits at a time, that is the id. On PostgreSQL ids are given
//! out before the commit, so an event may become visible after one with a higher id: one instance at a time numbers
//! those that are visible. Two events of one membership are never in doubt, since the later one waited for the
//! row of the membership until the earlier one was committed, and only then got its id.

use std::time::Duration;

use crate::db::{Conn, Db, Fault, QueryResult, Wake};

use super::store::followers::{self as store, Seen};

/// How often it is looked whether anything happened, for what other programs wrote.
const ROUND: Duration = Duration::from_secs(5);

/// How long it waits for more to happen, so that much is seen at once.
const GATHERS: Duration = Duration::from_millis(100);

/// How long it rests after something went wrong.
const REST: Duration = Duration::from_secs(5);

/// Events given to a follower at once, and numbered at once.
const PIECE: i64 = 1_000;

/// Who reads what happened.
#[derive(Debug, Clone, Copy)]
pub struct Follower {
    /// The name by which it is kept how far they have come. A new one begins with what happens after its first start.
    pub name: &'static str,
    /// Sees to the next events, in the transaction that notes that they were seen.
    pub see: fn(&mut Conn, &[Seen]) -> QueryResult<()>,
}

/// Has `followers` see whatever is committed to `db`, for ever: within a second what this program does, within seconds what
/// another one does. Where it is stopped, what they were at is a transaction, and ends as one.
pub async fn follow(db: Db, followers: Vec<Follower>) {
    loop {
        match catch_up(&db, &followers).await {
            Ok(()) => {
                // Woken, or the round is over: either way it is time.
                let _ = tokio::time::timeout(ROUND, db.woken(Wake::Followers)).await;
                tokio::time::sleep(GATHERS).await;
            }
            Err(fault) => {
                tracing::warn!(%fault, "what happened was not followed; it is tried again");
                tokio::time::sleep(REST).await;
            }
        }
    }
}

/// Numbers what is committed, and has each follower see what they have not seen yet.
async fn catch_up(db: &Db, followers: &[Follower]) -> Result<(), Fault> {
    while db.read(store::has_unnumbered).await? {
        db.write(|conn| Ok::<_, Fault>(store::number(conn, PIECE)?)).await?;
    }
    for follower in followers.iter().copied() {
        while db.read(move |conn| store::is_behind(conn, follower.name)).await? {
            db.write(move |conn| Ok::<_, Fault>(advance(conn, follower)?)).await?;
        }
    }
    Ok(())
}

/// Has `follower` see the next events, unless another instance does.
fn advance(conn: &mut Conn, follower: Follower) -> QueryResult<()> {
    let Some(position) = store::position(conn, follower.name)? else {
        return store::begin(conn, follower.name);
    };
    let (Some(last), events) = store::after(conn, position, PIECE)? else { return Ok(()) };
    if store::move_on(conn, follower.name, position, last)? {
        (follower.see)(conn, &events)?;
    }
    Ok(())
}
