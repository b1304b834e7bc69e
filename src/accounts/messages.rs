//! What is said where somebody cannot sign up or in, or change their account.

use std::fmt;

use actix_web::http::StatusCode;

use crate::codes::Unusable;
use crate::guesses::TryLater;
use crate::organization::Organization;
use crate::refusal::{Reader, Refusal, refusals};

use super::erase::EraseError;
use super::new_password::PasswordProblem;
use super::rules::{LinkError, SignUpError};

impl Refusal for SignUpError {
    fn code(&self) -> &'static str {
        match self {
            Self::Unusable => Unusable.code(),
            Self::Closed(reason) => reason.code(),
            Self::AddressTaken => "sign_up.address_taken",
            Self::SentBefore => "sign_up.sent_before",
            Self::ReservationLost => "sign_up.seat_lost",
            Self::TryLater(later) => later.code(),
        }
    }

    fn status(&self) -> StatusCode {
        match self {
            Self::Closed(reason) => reason.status(),
            Self::TryLater(later) => later.status(),
            _ => StatusCode::UNPROCESSABLE_ENTITY,
        }
    }

    fn message(&self, reader: Reader) -> String {
        match self {
            Self::Unusable => Unusable.message(reader),
            Self::Closed(reason) => reason.message(reader),
            Self::AddressTaken => "You already have an account with this email. Sign in to join.".to_owned(),
            Self::SentBefore => {
                "You already signed up with this form. Sign in with the password you chose then.".to_owned()
            }
            Self::ReservationLost => {
                "You signed up again from another page, or this took too long. Try again, or sign in if you have an account."
                    .to_owned()
            }
            Self::TryLater(later) => later.message(reader),
        }
    }
}

/// Why somebody is not signed in, or not believed to be who is signed in.
pub(super) enum SignInError<'a> {
    /// Too many wrong passwords; this one was not tried.
    TryLater(TryLater),
    /// Address and password do not belong together; the same for an address without an account.
    Wrong,
    /// They do, and an admin of this organization deactivated the account.
    Deactivated(&'a Organization),
    /// It is not the password of whoever is signed in.
    NotYourPassword,
}

impl Refusal for SignInError<'_> {
    fn code(&self) -> &'static str {
        match self {
            Self::TryLater(later) => later.code(),
            Self::Wrong => "sign_in.wrong",
            Self::Deactivated(_) => "sign_in.deactivated",
            Self::NotYourPassword => "sign_in.not_your_password",
        }
    }

    fn message(&self, reader: Reader) -> String {
        match self {
            Self::TryLater(later) => later.message(reader),
            Self::Wrong => {
                "This email and this password do not belong together. Check both, or set a new password.".to_owned()
            }
            Self::Deactivated(organization) => {
                format!("This account is deactivated. Ask an admin of {} to let you in again.", organization.name)
            }
            Self::NotYourPassword => "This is not your password, so nothing was changed.".to_owned(),
        }
    }
}

/// So many emails went to one address that no more are sent for now.
pub(super) struct TooManyEmails;

refusals! {
    TooManyEmails {
        Self => "account.too_many_emails",
            "We’ve sent this address enough emails for now. Look for them, or try again in an hour.";
    }

    EraseError {
        Self::LastAdmin => "erase_account.only_admin",
            "You are the only admin, and an organization without one could not be run any more. \
             Make someone else an admin first.";
    }

    LinkError {
        Self::Wrong => "link.unknown",
            "This link is not whole, or it is from long ago. Mail programs sometimes break a link in two: \
             copy all of it from the email.", GONE;
        Self::Used => "link.used", "This link has done its work already; each works once.", GONE;
        Self::Over => "link.expired",
            "This link has expired, or a newer one was sent to you since. Only the newest works.", GONE;
        Self::Taken => "link.address_taken",
            "The address that this link was sent to belongs to an account already.", GONE;
        Self::Outdated => "link.outdated",
            "This link belongs to an address or an account that has changed since.", GONE;
    }
}

impl fmt::Display for PasswordProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => f.write_str("Choose a password."),
            Self::TooShort(least) => {
                write!(f, "Use at least {least} characters; a few words in a row are easy to remember.")
            }
            Self::TooLong => f.write_str("Use a shorter password: at most 1,024 bytes, about a page of text."),
            Self::Common => f.write_str("This password is among the first that anybody guesses. Choose another."),
            Self::AtHand => {
                f.write_str("This password is a name or an address that anybody knows. Choose something else.")
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::refusal::tests::assert_told_apart;

    #[test]
    fn each_refusal_has_a_code_and_a_message_of_its_own() {
        assert_told_apart(&[
            &SignUpError::Unusable,
            &SignUpError::AddressTaken,
            &SignUpError::SentBefore,
            &SignUpError::ReservationLost,
            &SignInError::Wrong,
            &SignInError::NotYourPassword,
            &TooManyEmails,
            &EraseError::LastAdmin,
            &LinkError::Wrong,
            &LinkError::Used,
            &LinkError::Over,
            &LinkError::Taken,
            &LinkError::Outdated,
        ]);
    }
}
