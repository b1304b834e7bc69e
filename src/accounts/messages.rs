//! What is said where somebody cannot sign up or in, or change their account.

use actix_web::http::StatusCode;

use crate::codes::Unusable;
use crate::db::types::OrgRole;
use crate::guesses::TryLater;
use crate::locale::Message;
use crate::organization::Organization;
use crate::refusal::{Refusal, refusals};
use crate::t;

use super::erase::EraseError;
use super::new_password::{PasswordProblem, least};
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

    fn message(&self) -> Message<'static> {
        match self {
            Self::Unusable => Unusable.message(),
            Self::Closed(reason) => reason.message(),
            Self::AddressTaken => t::accounts::address_taken(),
            Self::SentBefore => t::accounts::sent_before(),
            Self::ReservationLost => t::accounts::reservation_lost(),
            Self::TryLater(later) => later.message(),
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

    fn message(&self) -> Message<'static> {
        match self {
            Self::TryLater(later) => later.message(),
            Self::Wrong => t::accounts::wrong_password(),
            Self::Deactivated(organization) => t::accounts::deactivated(organization.name.clone()),
            Self::NotYourPassword => t::accounts::not_your_password(),
        }
    }
}

/// So many emails went to one address that no more are sent for now.
pub(super) struct TooManyEmails;

refusals! {
    TooManyEmails { Self => "account.too_many_emails", t::accounts::too_many_emails(); }

    EraseError { Self::LastAdmin => "erase_account.only_admin", t::accounts::only_admin(); }

    LinkError {
        Self::Wrong => "link.unknown", t::accounts::link_unknown(), GONE;
        Self::Used => "link.used", t::accounts::link_used(), GONE;
        Self::Over => "link.expired", t::accounts::link_expired(), GONE;
        Self::Taken => "link.address_taken", t::accounts::link_address_taken(), GONE;
        Self::Outdated => "link.outdated", t::accounts::link_outdated(), GONE;
    }
}

/// What is said above the field of a new password of somebody with this role.
pub fn password_hint(role: OrgRole) -> Message<'static> {
    t::accounts::new_password_hint(least(role))
}

impl From<PasswordProblem> for Message<'static> {
    fn from(problem: PasswordProblem) -> Self {
        match problem {
            PasswordProblem::Empty => t::accounts::password_empty(),
            PasswordProblem::TooShort(least) => t::accounts::password_too_short(least),
            PasswordProblem::TooLong => t::accounts::password_too_long(),
            PasswordProblem::Common => t::accounts::password_common(),
            PasswordProblem::AtHand => t::accounts::password_at_hand(),
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
