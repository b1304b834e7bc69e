//! Signing in and out.

use crate::audit::{self, Action, Actor, Entry};
use crate::db::Fault;
use crate::db::types::{GuessKind, UserState};
use crate::guesses::{self, Subject};
use crate::ids::UserId;
use crate::people::{self, Person, SignedIn};
use crate::web::{App, Client, WebError};

use super::new_password::presented;
use super::store;

/// What became of an attempt to sign in.
#[derive(Debug)]
pub(super) enum Answer {
    /// It succeeded.
    In(SignedIn),
    /// Address and password do not belong together; the same for an address without an account.
    Wrong,
    /// They do, and an admin deactivated the account.
    Deactivated,
}

/// Signs in whoever knows the password of the account with this address. The work is the same
/// whether there is such an account or not.
pub(super) async fn sign_in(app: &App, email_key: String, typed: &str, client: &Client) -> Result<Answer, WebError> {
    let found = app
        .db
        .read(move |conn| {
            let Some(person) = people::find_by_email(conn, &email_key)? else { return Ok(None) };
            let hash = store::password_hash(conn, person.id)?;
            Ok(Some((person, hash)))
        })
        .await?;
    let (person, hash) = found.unzip();
    if !is_right(app, typed, hash.flatten().as_deref()).await? {
        return Ok(Answer::Wrong);
    }
    match person {
        Some(person) if person.state == UserState::Active => begin(app, person.id, client).await,
        Some(Person { state: UserState::Deactivated, .. }) => Ok(Answer::Deactivated),
        Some(_) | None => Ok(Answer::Wrong),
    }
}

/// Whether `typed` is the password that `hash` was made of.
pub(super) async fn is_right(app: &App, typed: &str, hash: Option<&str>) -> Result<bool, WebError> {
    let Some(password) = presented(typed) else { return Ok(false) };
    app.hasher.verify(password, hash).await.map_err(|_| WebError::Overloaded)
}

/// Whether `typed` is the password of somebody who is signed in; wrong ones slow them down.
pub(super) async fn is_own(app: &App, person: &Person, client: &Client, typed: &str) -> Result<bool, WebError> {
    let (id, email) = (person.id, person.email.clone().unwrap_or_default());
    let (hash, key) =
        app.db.read(move |conn| Ok((store::password_hash(conn, id)?, store::email_key(conn, id)?))).await?;
    let subject = Subject::of(client, None, Some(key.unwrap_or(email)));
    if let Some(place) = guesses::hold(app, GuessKind::Password, &subject).await? {
        return Err(WebError::NotYourTurn(place.into()));
    }
    let right = is_right(app, typed, hash.as_deref()).await?;
    if !right && !typed.is_empty() {
        // The browser of somebody signed in is known by their account and needs no name.
        let _ = guesses::charge(app, GuessKind::Password, &subject, typed).await?;
    }
    Ok(right)
}

/// Ends the session with this hash, for `person`.
pub(super) async fn sign_out(app: &App, actor: Actor, person: UserId, session: Vec<u8>) -> Result<(), WebError> {
    let now = app.now();
    let ended = app.db.write(move |conn| {
        if people::end_session(conn, &session)? {
            audit::record(conn, &actor, now, Entry::of(Action::PersonSignedOut, person.0))?;
        }
        Ok::<_, Fault>(())
    });
    Ok(ended.await?)
}

async fn begin(app: &App, id: UserId, client: &Client) -> Result<Answer, WebError> {
    let (client, entropy, now) = (client.clone(), app.entropy.clone(), app.now());
    let begun = app.db.write(move |conn| {
        // An admin may have deactivated the account while the password was checked.
        let Some(person) = people::find(conn, id)?.filter(|person| person.state == UserState::Active) else {
            return Ok(None);
        };
        let actor = Actor { person: Some(id), address: Some(client.address) };
        audit::record(conn, &actor, now, Entry::of(Action::PersonSignedIn, id.0))?;
        Ok::<_, Fault>(Some(people::begin_session(conn, &person, &client, &entropy, now)?))
    });
    Ok(begun.await?.map_or(Answer::Deactivated, Answer::In))
}
