//! What is said to those whom an invite does not let in, and to those who cannot make or send one.

use actix_web::http::StatusCode;

use crate::locale::{Message, first_of};
use crate::passes::{PassKind, PassRefusal, RedeemError};
use crate::personal_data::PersonName;
use crate::refusal::{Refusal, refusals};
use crate::t;

use super::make::CreateInviteError;
use super::manage::ResendError;
use super::valid_for::ValidForError;

/// Addresses that a sentence names; the rest of them are counted.
pub(super) const NAMED: usize = 5;

const OTHER_ADDRESS: RedeemError = RedeemError { kind: PassKind::EmailedLink, why: PassRefusal::OtherAddress };

/// What somebody signed in with another address reads.
pub(super) struct OtherAddress<'a> {
    /// The address that the invite was sent to.
    pub address: &'a str,
    /// Whether that address has an account.
    pub has_account: bool,
    /// The address of whoever is signed in.
    pub own: &'a str,
    pub inviter: &'a PersonName,
}

impl Refusal for OtherAddress<'_> {
    fn code(&self) -> &'static str {
        OTHER_ADDRESS.code()
    }

    fn status(&self) -> StatusCode {
        OTHER_ADDRESS.status()
    }

    fn message(&self) -> Message<'static> {
        let Self { address, has_account, own, inviter } = *self;
        t::invites::other_address(address.to_owned(), has_account, inviter.clone(), own.to_owned())
    }
}

refusals! {
    CreateInviteError {
        Self::Archived => "create_invite.group_archived", t::invites::group_archived();
        Self::Stopped(_) => "create_invite.group_stopped", t::invites::group_stopped();
        Self::NotTheirs => "create_invite.no_right", t::invites::no_right();
        Self::SwitchedOff => "create_invite.switched_off", t::invites::switched_off();
        Self::TooManyEmails => "create_invite.too_many_emails", t::invites::too_many_emails();
        Self::NoAccount(addresses, may_add_people) => "create_invite.no_account",
            no_account(addresses, *may_add_people);
    }

    ResendError {
        Self::Over => "resend_invite.over", t::invites::resend_over();
        Self::Dead => "resend_invite.unusable", t::invites::resend_unusable();
        Self::TooSoon => "resend_invite.too_soon", t::invites::resend_too_soon();
        Self::Unsubscribed => "resend_invite.unsubscribed", t::invites::resend_unsubscribed();
    }
}

fn no_account(addresses: &[String], may_add_people: bool) -> Message<'static> {
    t::invites::no_account(first_of(addresses.to_vec(), NAMED), addresses.len(), may_add_people)
}

impl From<ValidForError> for Message<'static> {
    fn from(problem: ValidForError) -> Self {
        match problem {
            ValidForError::Unchosen => t::invites::expiration_unchosen(),
            ValidForError::NoDate => t::invites::expiration_no_date(),
            ValidForError::Date(why) => why.into(),
            ValidForError::Beside(choice) => t::invites::expiration_beside(choice),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clock::Moment;
    use crate::refusal::tests::assert_told_apart;

    #[test]
    fn each_refusal_has_a_code_and_a_message_of_its_own() {
        assert_told_apart(&[
            &OTHER_ADDRESS,
            &CreateInviteError::Archived,
            &CreateInviteError::Stopped(Moment::from_micros(0)),
            &CreateInviteError::NotTheirs,
            &CreateInviteError::SwitchedOff,
            &CreateInviteError::TooManyEmails,
            &CreateInviteError::NoAccount(vec!["lee@example.org".to_owned()], true),
            &ResendError::Over,
            &ResendError::Dead,
            &ResendError::TooSoon,
            &ResendError::Unsubscribed,
        ]);
    }
}
