//! Signing in and out.

use data_encoding::HEXLOWER;

use crate::by::By;
use crate::db::Fault;
use crate::db::types::UserState;
use crate::events;
use crate::guesses::{self, KnownBrowsers, PasswordToken, TryLater};
use crate::ids::UserId;
use crate::people::{self, Member, Person, PersonEvent, SignedIn, Visitor};
use crate::text::Email;
use crate::web::{App, WebError};

use super::messages::SignInError;
use super::new_password::as_typed;
use super::store;

/// Signs in whoever knows the password of the account with this address; the browser is known to the account from
/// then on. The work is the same whether there is such an account or not.
pub(super) async fn sign_in<'a>(
    visitor: &'a Visitor,
    email: Email,
    typed: &str,
    known: KnownBrowsers,
) -> Result<Result<(SignedIn, KnownBrowsers), SignInError<'a>>, WebError> {
    let app = &visitor.app;
    let mailbox = email.key().to_owned();
    let found = app
        .db
        .read(move |conn| {
            let Some(person) = people::find_by_address(conn, &email)? else { return Ok(None) };
            let hash = store::password_hash(conn, person.id)?;
            Ok(Some((person, hash)))
        })
        .await?;
    let (person, hash) = found.map_or((None, None), |(person, hash)| (Some(person), hash));
    let name = person.as_ref().zip(hash.as_deref());
    let name = name.and_then(|(person, hash)| known.name_for(&app.key, person.id, hash));
    let token = match guesses::take_password(app, &visitor.client, &mailbox, name).await? {
        Ok(token) => token,
        Err(later) => return Ok(Err(SignInError::TryLater(later))),
    };
    let is_right = is_right(app, typed, hash.as_deref()).await;
    if is_right.is_err() {
        // It was not tried.
        give_back(app, token.clone()).await?;
    }
    let is_right = is_right?;
    let usable = |person: &Person| matches!(person.state, UserState::Active | UserState::Deactivated);
    let Some(person) = person.filter(usable).filter(|_| is_right) else {
        return Ok(Err(SignInError::Wrong));
    };
    let known = known.with(&app.key, &app.entropy, person.id, hash.as_deref().unwrap_or_default());
    let begun = begin(visitor, person.id, token).await?;
    Ok(begun.map(|signed_in| (signed_in, known)).ok_or(SignInError::Deactivated(&visitor.organization)))
}

/// Whether `typed` is the password that `hash` was made of.
pub(super) async fn is_right(app: &App, typed: &str, hash: Option<&str>) -> Result<bool, WebError> {
    let Some(password) = as_typed(typed) else { return Ok(false) };
    app.hasher.verify(password, hash).await.map_err(|_| WebError::Overloaded)
}

/// Whether `typed` is the member's own password; nothing typed is not, and costs nothing.
pub(super) async fn is_own(member: &Member, typed: &str) -> Result<bool, WebError> {
    if typed.is_empty() {
        return Ok(false);
    }
    let (app, id) = (&member.app, member.person.id);
    let hash = app.db.read(move |conn| store::password_hash(conn, id)).await?;
    // Whoever is signed in answers for their session alone.
    let session = HEXLOWER.encode(&member.session);
    let taken = guesses::take_password(app, &member.client, &session, Some(&session)).await?;
    let token = taken.map_err(TryLater::page)?;
    let is_right = is_right(app, typed, hash.as_deref()).await;
    if !matches!(is_right, Ok(false)) {
        give_back(app, token).await?;
    }
    is_right
}

async fn give_back(app: &App, token: PasswordToken) -> Result<(), Fault> {
    let now = app.now();
    app.db.write(move |conn| Ok(guesses::give_back(conn, &token, now)?)).await
}

/// Ends the session with this hash, for `person`.
pub(super) async fn sign_out(app: &App, by: By, person: UserId, session: Vec<u8>) -> Result<(), WebError> {
    let ended = app.act(by, move |conn, by| {
        if people::end_session(conn, &session)? {
            events::record(conn, by, &PersonEvent::SignedOut { person, sessions_ended: None })?;
        }
        Ok::<_, Fault>(())
    });
    Ok(ended.await?)
}

/// Begins a session for somebody who knows their password; none where an admin deactivated them.
async fn begin(visitor: &Visitor, id: UserId, token: PasswordToken) -> Result<Option<SignedIn>, WebError> {
    let client = visitor.client.clone();
    let begun = visitor.act(move |conn, by| {
        guesses::give_back(conn, &token, by.now)?;
        // An admin may have deactivated the account while the password was checked.
        let Some(person) = people::find_active(conn, id)? else { return Ok(None) };
        events::record(conn, &by.clone().with_actor(id), &PersonEvent::SignedIn { person: id })?;
        Ok::<_, Fault>(Some(people::begin_session(conn, &person, &client, &by.entropy, by.now)?))
    });
    Ok(begun.await?)
}
