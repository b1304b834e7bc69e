//! How many wrong guesses are free, by GCRA: a bucket that leaks at a steady rate.

use chrono::TimeDelta;

use crate::clock::Moment;

/// So many wrong guesses at once, and as many again spread evenly over the window.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Limit {
    count: i32,
    window: TimeDelta,
}

/// Custom codes, and addresses that may have an account, from one browser.
pub(super) const BROWSER: Limit = Limit::in_ten_minutes(20);
/// The same from one address; of IPv6 the /64, which one customer has.
pub(super) const ADDRESS: Limit = Limit::in_ten_minutes(100);
/// The same from one network: /24, or /48.
pub(super) const NETWORK: Limit = Limit::in_an_hour(300);
/// Custom codes from everywhere; beyond it, guarded mode begins.
pub(super) const EVERYONE: Limit = Limit::in_an_hour(2_000);
/// Custom codes in guarded mode from all unknown networks. Half of it at once and half of it spread,
/// so that no hour sees more than 200.
pub(super) const UNKNOWN_NETWORKS: Limit = Limit::in_an_hour(100);
/// Generated codes from one address: their space is too large to guess in.
pub(super) const GENERATED: Limit = Limit::in_ten_minutes(1_000);
/// Codes of either kind by somebody who is signed in.
pub(super) const MEMBER: Limit = Limit::in_ten_minutes(20);
/// Passwords from a browser, or in a session, that knew the right one before.
pub(super) const KNOWN_BROWSER: Limit = Limit::in_ten_minutes(20);
/// Passwords of one account from all other browsers (NIST SP 800-63B-4, 3.2.2, allows 100 in a row).
pub(super) const ACCOUNT: Limit = Limit::in_an_hour(100);
/// Passwords from one address.
pub(super) const PASSWORD_ADDRESS: Limit = Limit::in_ten_minutes(300);
/// Passwords from one network.
pub(super) const PASSWORD_NETWORK: Limit = Limit::in_an_hour(1_000);

impl Limit {
    const fn in_ten_minutes(count: i32) -> Self {
        Self { count, window: TimeDelta::minutes(10) }
    }

    const fn in_an_hour(count: i32) -> Self {
        Self { count, window: TimeDelta::hours(1) }
    }

    /// How long the bucket takes to forget one guess.
    pub fn step(self) -> TimeDelta {
        self.window / self.count
    }

    /// The latest instant at which a bucket may run empty that takes one guess more at `now`.
    pub fn last_with_room(self, now: Moment) -> Moment {
        now + self.step() * (self.count - 1)
    }

    /// From when a bucket that runs empty at `empty_at` takes one guess more.
    pub fn room_from(self, empty_at: Moment) -> Moment {
        empty_at - self.step() * (self.count - 1)
    }

    /// Whether a bucket that runs empty at `empty_at` is more than half full.
    pub fn is_half_full(self, empty_at: Moment, now: Moment) -> bool {
        now + self.window / 2 < empty_at
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: Moment = Moment::from_micros(7_200_000_000);

    /// How many guesses a bucket takes one right after the other at `now`.
    fn at_once(limit: Limit, mut empty_at: Moment, now: Moment) -> usize {
        let mut taken = 0;
        while empty_at <= limit.last_with_room(now) {
            empty_at = empty_at.max(now) + limit.step();
            taken += 1;
        }
        taken
    }

    #[test]
    fn an_empty_bucket_takes_its_count_at_once() {
        for limit in [BROWSER, ADDRESS, NETWORK, EVERYONE, GENERATED, ACCOUNT] {
            assert_eq!(at_once(limit, NOW, NOW), usize::try_from(limit.count).unwrap());
        }
    }

    #[test]
    fn a_full_bucket_takes_one_more_after_each_step() {
        let full = NOW + BROWSER.window;
        assert_eq!(BROWSER.step(), TimeDelta::seconds(30));
        assert_eq!(at_once(BROWSER, full, NOW), 0);
        assert_eq!(BROWSER.room_from(full), NOW + BROWSER.step());
        assert_eq!(at_once(BROWSER, full, NOW + BROWSER.step() - TimeDelta::microseconds(1)), 0);
        assert_eq!(at_once(BROWSER, full, NOW + BROWSER.step()), 1);
        assert_eq!(at_once(BROWSER, full, NOW + BROWSER.window), 20);
    }
}
