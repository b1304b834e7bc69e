//! What is said to those whom an invite does not let in, and to those who cannot make or send one.

use std::fmt;

use actix_web::http::StatusCode;

use crate::passes::{PassKind, PassRefusal, RedeemError};
use crate::refusal::{Reader, Refusal, refusals};

use super::make::CreateInviteError;
use super::manage::ResendError;
use super::valid_for::ValidForError;

/// Addresses without an account that are named; the rest of them are counted.
const NAMED: usize = 5;

const OTHER_ADDRESS: RedeemError = RedeemError { kind: PassKind::EmailedLink, why: PassRefusal::OtherAddress };

/// What somebody signed in with another address reads.
pub(super) struct OtherAddress<'a> {
    /// The address that the invite was sent to.
    pub address: &'a str,
    /// Whether that address has an account.
    pub has_account: bool,
    /// The address of whoever is signed in.
    pub own: &'a str,
    pub inviter: &'a str,
}

impl Refusal for OtherAddress<'_> {
    fn code(&self) -> &'static str {
        OTHER_ADDRESS.code()
    }

    fn status(&self) -> StatusCode {
        OTHER_ADDRESS.status()
    }

    fn message(&self, _: Reader) -> String {
        let Self { address, has_account, own, inviter } = self;
        let sent = format!("It was sent to {address}, and you are signed in as {own}. Nothing was used up.");
        if *has_account {
            return format!("{sent} Switch to the account of {address}, or ask {inviter} for an invite of your own.");
        }
        // An address of theirs from before has no account, and they should not make a second one for it.
        format!(
            "{sent} No account uses {address}. If it was yours before, ask {inviter} to invite {own}. If it belongs to \
             someone else, sign out so they can sign up."
        )
    }
}

refusals! {
    CreateInviteError {
        Self::Archived => "create_invite.group_archived", "This group is archived, so an invite wouldn’t work.";
        Self::Stopped(_) => "create_invite.group_stopped", "This group has stopped, so an invite wouldn’t work.";
        Self::NotTheirs => "create_invite.no_right", "You may not invite people into this group any more.";
        Self::SwitchedOff => "create_invite.switched_off",
            "The managers of this group have switched off invites by its members.";
        Self::TooManyLetters => "create_invite.too_many_emails",
            "You have invited as many people by email as a member may within a day. Share the link yourself, or \
             ask one of the group’s managers.";
        Self::NoAccount(addresses, may_add_people) => "create_invite.no_account",
            no_account(addresses, *may_add_people);
    }

    ResendError {
        Self::Over => "resend_invite.over",
            "Nothing was sent: this invite has been accepted, revoked or replaced.";
        Self::Dead => "resend_invite.unusable",
            "Nothing was sent, because the link no longer works. Create a new invite.";
        Self::TooSoon => "resend_invite.too_soon", "Nothing was sent: the last email is not a minute old.";
    }
}

fn no_account(addresses: &[String], may_add_people: bool) -> String {
    let named = addresses.iter().take(NAMED).map(String::as_str).collect::<Vec<_>>().join(", ");
    let more = match addresses.len().saturating_sub(NAMED) {
        0 => String::new(),
        more => format!(" and {more} more"),
    };
    let have = if addresses.len() == 1 { "has" } else { "have" };
    let instead = if may_add_people { "choose Anyone with the link" } else { "ask an admin to invite them" };
    format!(
        "The invite is for existing members only, and {named}{more} {have} no account. Take them out, or {instead}. \
         Nothing was sent."
    )
}

impl fmt::Display for ValidForError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unchosen => f.write_str("Choose when the invite expires."),
            Self::NoDate => f.write_str("Enter the date on which the invite expires."),
            Self::Date(why) => why.fmt(f),
            Self::Beside(choice) => write!(
                f,
                "The expiration chosen above is “{choice}”, so this date would count for nothing. Choose Custom date \
                 there, or empty this field."
            ),
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
            &CreateInviteError::TooManyLetters,
            &CreateInviteError::NoAccount(vec!["lee@example.org".to_owned()], true),
            &ResendError::Over,
            &ResendError::Dead,
            &ResendError::TooSoon,
        ]);
    }
}
