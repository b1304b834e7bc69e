//! Who signs up, and what comes of it.

use crate::locale::Language;
use crate::passes::Joined;
use crate::people::SignedIn;
use crate::secret::{Secret, fingerprint};
use crate::text::Email;
use crate::web::{App, Client};

use super::new_password::NewPassword;
use super::pass_key::PassKey;

/// Somebody who signs up with a key.
#[derive(Debug, Clone)]
pub(super) struct SignUpInput {
    pub name: String,
    pub email: Email,
    pub password: NewPassword,
    pub key: PassKey,
    pub handle: SignupHandle,
    pub client: Client,
    /// What they read, and go on reading.
    pub language: Language,
}

/// An account that was just made, and the browser that is signed in to it.
#[derive(Debug)]
pub(super) struct Entered {
    pub signed_in: SignedIn,
    /// The groups that it is in.
    pub joined: Joined,
    /// Whether an email that proves the address waits to be sent, or was.
    pub is_mailed: bool,
}

/// What the sign-up came to.
#[derive(Debug)]
pub(super) enum SignUpOutcome {
    /// The account is there, and the browser is signed in.
    In(Entered),
    /// The account is still being made.
    Waiting,
}

/// The name of one sign-up form of one address, derived so that only our own pages can know it: it
/// leads back to the reservation that the form took.
#[derive(Debug, Clone)]
pub(super) struct SignupHandle(Secret<String>);

impl SignupHandle {
    /// The handle of a form with this key, filled in with this address.
    pub fn of(app: &App, form_key: &str, email: &Email) -> Self {
        Self(Secret::new(app.key.token(&format!("sign-up form {form_key}\0{}", email.key()), 0, 0)))
    }

    /// A handle as a URL holds it.
    pub const fn of_url(text: String) -> Self {
        Self(Secret::new(text))
    }

    /// As its URL holds it.
    pub fn text(&self) -> &str {
        self.0.expose()
    }

    /// The key of its row: a copy of the database leads to no reservation.
    pub fn row(&self) -> String {
        format!("signup:{}", data_encoding::HEXLOWER.encode(&fingerprint(self.text())))
    }
}
