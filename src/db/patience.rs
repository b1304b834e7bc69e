//! How long a request waits for the database.

use std::cell::Cell;
use std::time::{Duration, Instant};

/// How long a request waits altogether, in a queue, for a connection and for a lock: within ten
/// seconds whoever asked is told that it was done, or that it was not.
pub(super) const PATIENCE: Duration = Duration::from_secs(8);

/// What a transaction may take by itself: beyond it, it is taken to have waited for a lock.
pub(super) const WORK: Duration = Duration::from_secs(1);

/// What a commit may take that has begun in time.
pub(super) const COMMIT: Duration = Duration::from_secs(1);

tokio::task_local! {
    /// How long the present request has waited for its turns so far.
    static SPENT: Cell<Duration>;
}

/// Serves a request, whose several pieces of work share one patience.
pub async fn patiently<T>(serving: impl Future<Output = T>) -> T {
    SPENT.scope(Cell::default(), serving).await
}

/// Until when a piece of work that is asked for now may wait. What is done beside a request has a
/// patience of its own.
pub(super) fn due() -> Instant {
    Instant::now() + PATIENCE.saturating_sub(SPENT.try_with(Cell::get).unwrap_or_default())
}

/// Whether somebody waits for the answer to a request.
pub(super) fn is_counted() -> bool {
    SPENT.try_with(|_| ()).is_ok()
}

/// Does what may have to wait, and counts how long that took, but for the time that is `allowed`.
pub(super) async fn spend<T>(allowed: Duration, waiting: impl Future<Output = T>) -> T {
    let began = Instant::now();
    let done = waiting.await;
    // Beside a request nobody counts.
    let _ = SPENT.try_with(|spent| spent.set(spent.get() + began.elapsed().saturating_sub(allowed)));
    done
}
