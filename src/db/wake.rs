//! Waking those who do what a transaction asked for, once it is on disk.
//!
//! Whatever writes down an email, a job or an event says so here, in its transaction; nobody has to remember it
//! after the commit. A server that commits for others, or one that ends in between, is no harm: who
//! waits looks again by itself before long.

use std::cell::Cell;
use std::sync::Arc;

use tokio::sync::Notify;

/// Whom a transaction may wake.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wake {
    /// Who sends emails.
    Mailer,
    /// Who does jobs.
    Jobs,
    /// Who follows what happened.
    Followers,
}

impl Wake {
    const fn bit(self) -> u8 {
        1 << self as u8
    }
}

thread_local! {
    /// What the transaction of this thread has asked for so far.
    static ASKED: Cell<u8> = const { Cell::new(0) };
}

/// Has `who` woken as soon as the transaction that goes on is on disk.
pub fn wake(who: Wake) {
    ASKED.set(ASKED.get() | who.bit());
}

/// Runs `work`, and gives along whom it asked to be woken.
pub(super) fn noting<T, E>(work: impl FnOnce() -> Result<T, E>) -> Result<(T, WakesAsked), E> {
    ASKED.set(0);
    let done = work();
    let asked = WakesAsked(ASKED.replace(0));
    done.map(|done| (done, asked))
}

/// Whom a transaction asked to be woken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct WakesAsked(u8);

/// Those who wait to be woken.
#[derive(Debug, Clone, Default)]
pub(super) struct Waiters([Arc<Notify>; 3]);

impl Waiters {
    pub fn wake(&self, asked: WakesAsked) {
        let who_asked = self.0.iter().enumerate().filter(|(who, _)| asked.0 & (1 << who) > 0);
        who_asked.for_each(|(_, waiter)| waiter.notify_one());
    }

    pub async fn woken(&self, who: Wake) {
        self.0[who as usize].notified().await;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_failed_transaction_asked_for_is_forgotten() {
        let failed = noting(|| {
            wake(Wake::Mailer);
            Err::<(), ()>(())
        });
        assert_eq!(failed, Err(()));
        let asked = noting(|| {
            wake(Wake::Jobs);
            Ok::<_, ()>(7)
        });
        assert_eq!(asked, Ok((7, WakesAsked(2))));
        assert_eq!(noting(|| Ok::<_, ()>(())), Ok(((), WakesAsked(0))));
    }
}
