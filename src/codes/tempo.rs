//! The tempo of whoever is signed in and enters codes: wrong ones slow their account down.

use crate::db::types::GuessKind;
use crate::guesses::{self, Subject};
use crate::people::Member;
use crate::web::{App, Place, WebError};

use super::code::Code;

/// Waits as long as this account's wrong guesses ask for; gives the place to come back with where
/// that is too long.
pub(super) async fn hold(app: &App, member: &Member) -> Result<Option<Place>, WebError> {
    Ok(guesses::hold(app, GuessKind::Code, &subject(member)).await?)
}

/// Charges a code that is none: it was a guess.
pub(super) async fn charge(app: &App, member: &Member, code: &Code) -> Result<(), WebError> {
    let cookie = guesses::charge(app, GuessKind::Code, &subject(member), code.key()).await?;
    debug_assert!(cookie.is_none(), "an account needs no other name");
    Ok(())
}

fn subject(member: &Member) -> Subject {
    Subject::of(&member.client, None, Some(member.person.id.to_string()))
}
