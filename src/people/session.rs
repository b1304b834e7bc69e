//! Sessions, kept in the database and named by a cookie.
//!
//! The cookie holds a random name of 128 bits, the table only its SHA-256. A session's row is
//! written by the transaction that signs somebody in ([`begin_session`]) and deleted by the one
//! that signs them out, so it can be ended from anywhere at once. actix-session carries the name
//! to and from the browser, and [`load_session`] reads the row for every request.

use std::collections::HashMap;

use actix_session::storage::{LoadError, SaveError, SessionKey, UpdateError};
use actix_session::{Session, SessionExt};
use actix_web::body::BoxBody;
use actix_web::cookie::Key;
use actix_web::cookie::time::Duration;
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::middleware::Next;
use actix_web::{Error, HttpMessage};

use crate::clock::Moment;
use crate::db::{Conn, Db, QueryResult};
use crate::entropy::Entropy;
use crate::guesses;
use crate::organization::Organization;
use crate::secret::{ServerKey, fingerprint};
use crate::web::{App, Client};

use super::rules::{SEEN_EVERY, is_session_active, session_end};
use super::store::{self, Person, SessionRow};

/// Under this name a session holds its own name.
const NAME: &str = "name";

/// What a request's session says; left in its extensions.
#[derive(Debug, Clone)]
pub(super) enum Loaded {
    /// Somebody is signed in.
    Person {
        /// The hash of the session's name.
        key_hash: Vec<u8>,
        person: Box<Person>,
        organization: Box<Organization>,
    },
    /// The database did not answer: that is no reason to sign anybody out.
    Unavailable(String),
}

/// Reads who is signed in, once a request.
pub async fn load_session(request: ServiceRequest, next: Next<BoxBody>) -> Result<ServiceResponse, Error> {
    if let Ok(Some(name)) = request.get_session().get::<String>(NAME)
        && let Some(loaded) = look_up(&App::of(request.request()), fingerprint(&name)).await
    {
        request.extensions_mut().insert(loaded);
    }
    next.call(request).await
}

async fn look_up(app: &App, key_hash: Vec<u8>) -> Option<Loaded> {
    let now = app.now();
    let hash = key_hash.clone();
    let (times, person, organization) = match app.db.read(move |conn| store::load_session(conn, &hash)).await {
        Ok(found) => found?,
        Err(fault) => return Some(Loaded::Unavailable(fault.to_string())),
    };
    if !is_session_active(person.role, times.begun, times.seen, times.ends, now) {
        return None;
    }
    if now >= times.seen + SEEN_EVERY {
        touch(app.db.clone(), key_hash.clone(), now);
    }
    Some(Loaded::Person { key_hash, person: Box::new(person), organization: Box::new(organization) })
}

/// Notes that the session was used, beside the request, which need not wait for it.
fn touch(db: Db, key_hash: Vec<u8>, now: Moment) {
    actix_web::rt::spawn(async move {
        let noted = db.write(move |conn| Ok::<_, crate::db::Fault>(store::touch_session(conn, &key_hash, now)?)).await;
        if let Err(fault) = noted {
            tracing::debug!(%fault, "a session's last use was not noted");
        }
    });
}

/// A session just begun, to be handed to the browser.
#[derive(Debug)]
#[must_use = "the browser must be told of it"]
pub struct SignedIn {
    name: String,
}

impl SignedIn {
    /// The hash of the session's name, under which its row stands.
    pub fn key_hash(&self) -> Vec<u8> {
        fingerprint(&self.name)
    }

    /// Sends the browser its cookie, in place of any it had: a new name at every sign-in, so that
    /// a name planted before is worth nothing after.
    pub fn hand_over(self, session: &Session) {
        session.renew();
        session.clear();
        // A string always serialises.
        let _ = session.insert(NAME, self.name);
    }
}

/// Begins a session for `person` in the transaction of `conn`.
pub fn begin_session(
    conn: &mut Conn,
    person: &Person,
    client: &Client,
    entropy: &Entropy,
    now: Moment,
) -> QueryResult<SignedIn> {
    let name = entropy.name();
    let row = SessionRow {
        key_hash: &fingerprint(&name),
        person: person.id,
        ends_at: session_end(person.role, now),
        agent: &client.agent,
        address: &client.address.to_string(),
    };
    store::insert_session(conn, &row, now)?;
    guesses::note_network(conn, client, now)?;
    Ok(SignedIn { name })
}

/// Ends one session.
pub fn end_session(conn: &mut Conn, key_hash: &[u8]) -> QueryResult<bool> {
    store::delete_session(conn, key_hash).map(|gone| gone > 0)
}

/// The key that signs session cookies, derived from the server's.
pub fn cookie_key(key: &ServerKey) -> Key {
    let bytes: Vec<u8> = (0..4).flat_map(|part| key.token("cookie", part, 0).into_bytes()).take(64).collect();
    Key::from(&bytes)
}

/// How actix-session reaches the sessions table.
#[derive(Clone)]
pub struct SessionStore(pub Db);

impl actix_session::storage::SessionStore for SessionStore {
    /// Only its name, which the browser's cookie proves: whose it is, and whether it still is, [`load_session`] reads.
    async fn load(&self, key: &SessionKey) -> Result<Option<HashMap<String, String>>, LoadError> {
        let name = serde_json::to_string(key.as_ref()).map_err(|cause| LoadError::Deserialization(cause.into()))?;
        Ok(Some(HashMap::from([(NAME.to_owned(), name)])))
    }

    /// The row is there already: [`begin_session`] wrote it. Only its name goes to the browser.
    async fn save(&self, state: HashMap<String, String>, _ttl: &Duration) -> Result<SessionKey, SaveError> {
        let name: String = state
            .get(NAME)
            .and_then(|text| serde_json::from_str(text).ok())
            .ok_or_else(|| SaveError::Other(anyhow::anyhow!("a session is begun by signing in only")))?;
        SessionKey::try_from(name).map_err(|cause| SaveError::Other(cause.into()))
    }

    async fn update(
        &self,
        key: SessionKey,
        _state: HashMap<String, String>,
        _ttl: &Duration,
    ) -> Result<SessionKey, UpdateError> {
        Ok(key)
    }

    async fn update_ttl(&self, _key: &SessionKey, _ttl: &Duration) -> Result<(), anyhow::Error> {
        Ok(())
    }

    /// Whoever ends a session deletes its row in a transaction of their own; this is for the old
    /// row of a browser that signs in anew.
    async fn delete(&self, key: &SessionKey) -> Result<(), anyhow::Error> {
        let key_hash = fingerprint(key.as_ref());
        let gone = self.0.write(move |conn| Ok::<_, crate::db::Fault>(store::delete_session(conn, &key_hash)?)).await;
        if let Err(fault) = gone {
            tracing::warn!(%fault, "an old session was not deleted; it ends in its time");
        }
        Ok(())
    }
}
