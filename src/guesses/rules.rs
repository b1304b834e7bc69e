//! How many wrong guesses are free, and how slowly one goes on after them.

use std::collections::HashSet;
use std::time::Duration;

use chrono::TimeDelta;

use crate::clock::Moment;
use crate::db::types::GuessKind;
use crate::web::Client;

/// How far back budgets look at most: older wrong guesses are forgotten.
pub(super) const MEMORY: TimeDelta = TimeDelta::hours(1);
/// The short window of budgets.
pub(super) const SHORT: TimeDelta = TimeDelta::minutes(10);

/// A lane lets one guess pass in this time.
pub(super) const LANE_STEP: TimeDelta = TimeDelta::seconds(1);
/// A request waits for its turn this long at most, well below the minute after which proxies give
/// up on an answer. With a turn farther away the browser comes back.
pub(super) const PATIENCE: TimeDelta = TimeDelta::seconds(30);

/// Wrong codes in an hour, from everywhere, from which an operator should know.
pub(super) const OVERALL: i64 = 2_000;

/// Who guesses, as far as it can be told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Subject {
    /// The name of the browser, if it was given one.
    pub(super) browser: Option<String>,
    /// Its address; of IPv6 the /64, which one customer has.
    pub(super) address: String,
    /// The network around it: /24, or /48.
    pub(super) network: String,
    /// Of codes, whose account enters them; of passwords, whose account they are tried on.
    pub(super) account: Option<String>,
    /// The proof of a place in a lane, unchecked.
    pub(super) place: Option<String>,
}

impl Subject {
    /// `browser` is what [`browser_of`](super::browser_of) tells. `account` is, for codes, who is
    /// signed in; for passwords, the address typed, as compared, whether it has an account or not.
    #[must_use]
    pub fn of(client: &Client, browser: Option<String>, account: Option<String>) -> Self {
        Self { browser, address: client.block(), network: client.network(), account, place: client.place.clone() }
    }
}

/// A wrong guess that is remembered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Wrong {
    pub guess: Vec<u8>,
    pub browser: Option<String>,
    pub address: String,
    pub network: String,
    pub account: Option<String>,
    pub at: Moment,
}

/// How fast the next guess may be looked at.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Pace {
    /// Wait this long in any case.
    pub delay: Duration,
    /// And for a place in each of these lanes, shared with everybody of the same name.
    pub lanes: Vec<Lane>,
}

/// A lane, in which everybody takes turns whose guesses come from the same side.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Lane {
    pub kind: GuessKind,
    pub of: Side,
}

/// Where guesses come from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Side {
    Account(String),
    Address(String),
    Network(String),
}

impl Lane {
    /// How the rows call it.
    pub(super) fn name(&self) -> String {
        let (side, who) = match &self.of {
            Side::Account(account) => ("account", account),
            Side::Address(address) => ("address", address),
            Side::Network(network) => ("network", network),
        };
        format!("{} {side} {who}", self.kind.as_str())
    }

    /// The lane that rows call so.
    pub(super) fn named(name: &str) -> Option<Self> {
        let mut parts = name.splitn(3, ' ');
        let (kind, side, who) = (parts.next()?, parts.next()?, parts.next()?.to_owned());
        let of = match side {
            "account" => Side::Account(who),
            "address" => Side::Address(who),
            "network" => Side::Network(who),
            _ => return None,
        };
        Some(Self { kind: GuessKind::parse(kind)?, of })
    }
}

/// The pace of `subject`, who has the wrong guesses `recent` (and others of their network) behind
/// them.
pub(super) fn pace(kind: GuessKind, subject: &Subject, recent: &[Wrong], now: Moment) -> Pace {
    let tally = Tally { subject, recent, now };
    match (kind, &subject.account) {
        (GuessKind::Code, Some(account)) => tally.of_member(account),
        (GuessKind::Code, None) => tally.of_stranger(),
        (GuessKind::Password, _) => tally.of_password(),
    }
}

/// The wrong guesses that one subject answers for.
struct Tally<'a> {
    subject: &'a Subject,
    recent: &'a [Wrong],
    now: Moment,
}

impl Tally<'_> {
    /// Codes by somebody signed in: the account answers alone, so that a class behind one address
    /// does not slow each other down.
    fn of_member(&self, account: &str) -> Pace {
        let mine = |wrong: &Wrong| wrong.account.as_deref() == Some(account);
        let mut pace = Pace::default();
        if self.distinct(SHORT, mine) >= 10 {
            pace.delay = Duration::from_secs(10);
        }
        if self.distinct(SHORT, mine) >= 30 || self.distinct(MEMORY, mine) >= 100 {
            pace.lanes.push(Lane { kind: GuessKind::Code, of: Side::Account(account.to_owned()) });
        }
        pace
    }

    /// Codes by somebody signed out.
    fn of_stranger(&self) -> Pace {
        let mut pace = Pace::default();
        if let Some(browser) = &self.subject.browser
            && self.distinct(SHORT, |wrong| wrong.browser.as_ref() == Some(browser)) >= 10
        {
            pace.delay = Duration::from_secs(10);
        }
        self.slow_lanes(&mut pace, GuessKind::Code, [30, 100, 300]);
        pace
    }

    /// Passwords: the delay grows with the wrong ones for this account from this address. Those from
    /// elsewhere weigh little, since the owner has no part in them.
    fn of_password(&self) -> Pace {
        let this_account = |wrong: &Wrong| wrong.account.is_some() && wrong.account == self.subject.account;
        let here = self.distinct(MEMORY, |w| this_account(w) && w.address == self.subject.address);
        let anywhere = self.distinct(MEMORY, this_account);
        let grown = match here {
            0..5 => 0,
            5..10 => 1 << (here - 5),
            _ => 30,
        };
        let spread = if anywhere >= 50 { 3 } else { 0 };
        let mut pace = Pace { delay: Duration::from_secs(grown.max(spread)), lanes: Vec::new() };
        self.slow_lanes(&mut pace, GuessKind::Password, [100, 300, 1_000]);
        pace
    }

    /// One a second for an address with so many wrong guesses in the short window or the long one,
    /// or a network with so many in the long one.
    fn slow_lanes(&self, pace: &mut Pace, kind: GuessKind, [address_short, address_long, network_long]: [usize; 3]) {
        let Subject { address, network, .. } = self.subject;
        let here = |wrong: &Wrong| wrong.address == *address;
        if self.distinct(SHORT, here) >= address_short || self.distinct(MEMORY, here) >= address_long {
            pace.lanes.push(Lane { kind, of: Side::Address(address.clone()) });
        }
        if self.distinct(MEMORY, |wrong| wrong.network == *network) >= network_long {
            pace.lanes.push(Lane { kind, of: Side::Network(network.clone()) });
        }
    }

    /// How many different guesses of those in the window were wrong.
    fn distinct(&self, window: TimeDelta, which: impl Fn(&Wrong) -> bool) -> usize {
        let since = self.now - window;
        let guesses = self.recent.iter().filter(|wrong| since < wrong.at && which(wrong));
        guesses.map(|wrong| wrong.guess.as_slice()).collect::<HashSet<_>>().len()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: Moment = Moment::from_micros(7_200_000_000);

    fn stranger() -> Subject {
        Subject {
            browser: Some("firefox".to_owned()),
            address: "203.0.113.9/32".to_owned(),
            network: "203.0.113.0/24".to_owned(),
            account: None,
            place: None,
        }
    }

    fn member() -> Subject {
        Subject { account: Some("17".to_owned()), ..stranger() }
    }

    /// `count` different wrong guesses of `subject`, `ago` before now.
    fn wrong(subject: &Subject, count: u32, ago: TimeDelta) -> Vec<Wrong> {
        let one = |number: u32| Wrong {
            guess: number.to_be_bytes().to_vec(),
            browser: subject.browser.clone(),
            address: subject.address.clone(),
            network: subject.network.clone(),
            account: subject.account.clone(),
            at: NOW - ago,
        };
        (0..count).map(one).collect()
    }

    const FRESH: TimeDelta = TimeDelta::minutes(1);
    const OLD: TimeDelta = TimeDelta::minutes(30);

    fn of(kind: GuessKind, subject: &Subject, recent: &[Wrong]) -> (u64, usize) {
        let pace = pace(kind, subject, recent, NOW);
        (pace.delay.as_secs(), pace.lanes.len())
    }

    fn code(subject: &Subject, recent: &[Wrong]) -> (u64, usize) {
        of(GuessKind::Code, subject, recent)
    }

    #[test]
    fn a_browser_has_ten_wrong_codes_in_ten_minutes() {
        let me = stranger();
        assert_eq!(code(&me, &wrong(&me, 9, FRESH)), (0, 0));
        assert_eq!(code(&me, &wrong(&me, 10, FRESH)), (10, 0));
        assert_eq!(code(&me, &wrong(&me, 10, SHORT)), (0, 0));
        assert_eq!(code(&me, &wrong(&me, 10, SHORT - TimeDelta::microseconds(1))), (10, 0));
    }

    #[test]
    fn the_same_wrong_code_counts_once() {
        let me = stranger();
        let mut same = wrong(&me, 9, FRESH);
        same.extend(wrong(&me, 9, OLD / 6));
        assert_eq!(code(&me, &same), (0, 0));
    }

    #[test]
    fn an_address_has_thirty_in_ten_minutes_and_a_hundred_in_an_hour() {
        let (me, neighbour) = (stranger(), Subject { browser: None, ..stranger() });
        assert_eq!(code(&me, &wrong(&neighbour, 29, FRESH)), (0, 0));
        assert_eq!(code(&me, &wrong(&neighbour, 30, FRESH)), (0, 1));
        assert_eq!(code(&me, &wrong(&neighbour, 99, OLD)), (0, 0));
        assert_eq!(code(&me, &wrong(&neighbour, 100, OLD)), (0, 1));
        assert_eq!(code(&me, &wrong(&neighbour, 100, MEMORY)), (0, 0));
    }

    #[test]
    fn a_network_has_three_hundred_in_an_hour() {
        let (me, street) = (stranger(), Subject { address: "203.0.113.77/32".to_owned(), ..stranger() });
        let street = Subject { browser: None, ..street };
        assert_eq!(code(&me, &wrong(&street, 299, OLD)), (0, 0));
        assert_eq!(code(&me, &wrong(&street, 300, OLD)).1, 1);
        let mut elsewhere = wrong(&street, 300, OLD);
        for wrong in &mut elsewhere {
            wrong.network = "198.51.100.0/24".to_owned();
        }
        assert_eq!(code(&me, &elsewhere), (0, 0));
    }

    #[test]
    fn somebody_signed_in_answers_for_their_own_account_only() {
        let me = member();
        assert_eq!(code(&me, &wrong(&stranger(), 300, FRESH)), (0, 0));
        assert_eq!(code(&me, &wrong(&me, 9, FRESH)), (0, 0));
        assert_eq!(code(&me, &wrong(&me, 10, FRESH)), (10, 0));
        assert_eq!(code(&me, &wrong(&me, 30, FRESH)), (10, 1));
        assert_eq!(code(&me, &wrong(&me, 100, OLD)), (0, 1));
    }

    #[test]
    fn wrong_passwords_slow_down_more_and_more_and_never_beyond_half_a_minute() {
        let owner = Subject { account: Some("ann@example.org".to_owned()), ..stranger() };
        for (count, seconds) in [(0, 0), (4, 0), (5, 1), (6, 2), (9, 16), (10, 30), (99, 30)] {
            assert_eq!(of(GuessKind::Password, &owner, &wrong(&owner, count, FRESH)), (seconds, 0), "{count}");
        }
    }

    #[test]
    fn what_others_try_on_an_account_delays_its_owner_by_seconds_at_most() {
        let owner = Subject { account: Some("ann@example.org".to_owned()), ..stranger() };
        let attacker =
            Subject { address: "198.51.100.1/32".to_owned(), network: "198.51.100.0/24".to_owned(), ..owner.clone() };
        assert_eq!(of(GuessKind::Password, &owner, &wrong(&attacker, 49, FRESH)), (0, 0));
        assert_eq!(of(GuessKind::Password, &owner, &wrong(&attacker, 5_000, FRESH)), (3, 0));
    }

    #[test]
    fn one_address_that_tries_many_accounts_gets_a_slow_lane() {
        let me = Subject { account: Some("ann@example.org".to_owned()), ..stranger() };
        let mut sprayed = wrong(&me, 100, FRESH);
        for (number, wrong) in sprayed.iter_mut().enumerate() {
            wrong.account = Some(format!("{number}@example.org"));
        }
        assert_eq!(of(GuessKind::Password, &me, &sprayed[1..]), (0, 0));
        assert_eq!(of(GuessKind::Password, &me, &sprayed), (0, 1));
    }
}
