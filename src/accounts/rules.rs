//! How long things last, and when an emailed link is good.

use chrono::TimeDelta;

use crate::clock::Moment;
use crate::db::types::TokenPurpose;
use crate::guesses::TryLater;
use crate::passes::RedeemError;

/// A reservation that has not become an account by then is returned: its use and its address.
pub const RESERVED_FOR: TimeDelta = TimeDelta::minutes(15);
/// How long the same form gets the same answer.
pub const FORM_MEMORY: TimeDelta = TimeDelta::hours(24);
/// A link that is over can still say so for this long.
pub const TOKEN_MEMORY: TimeDelta = TimeDelta::hours(24);
/// Links of one purpose that are sent to one address within [`EMAIL_WINDOW`] at most: nobody's
/// mailbox is filled from here.
pub const MAX_EMAILS: i64 = 5;
/// Emails that tell somebody of an attempt are sent to an address once in this time.
pub const EMAIL_WINDOW: TimeDelta = TimeDelta::hours(1);

/// A form that took a reservation; its browser was not signed in by it yet.
pub const RESERVED: &str = "seated";
/// A form whose browser was signed in.
pub const ENTERED: &str = "entered";

/// How long an emailed link is good.
pub const fn life(purpose: TokenPurpose) -> TimeDelta {
    match purpose {
        TokenPurpose::Reset | TokenPurpose::Setup => TimeDelta::hours(1),
        TokenPurpose::Signup | TokenPurpose::Confirm | TokenPurpose::Email => TimeDelta::hours(24),
    }
}

/// Why an emailed link does nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LinkError {
    /// It is not one of ours, or was forgotten long ago.
    Wrong,
    /// It did its work.
    Used,
    /// Its time is over, or a newer one was sent.
    Over,
    /// The address it was sent to is another account's by now.
    Taken,
    /// The account it belongs to has another address by now, or is no account any more.
    Outdated,
}

/// Whether a link is good at `now`: until the instant of its end, once.
pub fn check_expiry(used: Option<Moment>, ends: Moment, now: Moment) -> Result<(), LinkError> {
    match used {
        Some(_) => Err(LinkError::Used),
        None if ends <= now => Err(LinkError::Over),
        None => Ok(()),
    }
}

/// Why there is no account, or no way in by this form.
#[derive(Debug, Clone, Copy)]
pub(super) enum SignUpError {
    /// The code or the link cannot be used to sign up.
    Unusable,
    /// The reservation was taken, and the group closed behind it.
    Closed(RedeemError),
    /// The address has an account.
    AddressTaken,
    /// This form made an account, and not with this password.
    SentBefore,
    /// The reservation was returned before the account was made, or another form took it over.
    ReservationLost,
    /// Too many guesses; nothing was looked at.
    TryLater(TryLater),
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_is_good_until_the_instant_of_its_end_and_once() {
        let end = Moment::from_micros(1_000);
        let before = Moment::from_micros(999);
        assert_eq!(check_expiry(None, end, before), Ok(()));
        assert_eq!(check_expiry(None, end, end), Err(LinkError::Over));
        assert_eq!(check_expiry(Some(before), end, before), Err(LinkError::Used));
    }
}
