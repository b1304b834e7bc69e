//! What every handler may need, in one place.

use std::sync::Arc;

use actix_web::HttpRequest;
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::by::By;
use crate::clock::{Clock, Moment};
use crate::config::Config;
use crate::db::{self, Conn, Db, Fault, QueryError};
use crate::entropy::Entropy;
use crate::password::Hasher;
use crate::personal_data::PersonalData;
use crate::secret::ServerKey;

use super::extractors::{derefs, extract};
use super::language::KnownLanguages;

/// The running program. Clones share it; a handler takes it as an argument.
#[derive(Clone)]
pub struct App(Arc<Parts>);

/// What an [`App`] is made of.
pub struct Parts {
    /// What the operator set.
    pub config: Config,
    /// The database.
    pub db: Db,
    /// The time.
    pub clock: Clock,
    /// Chance.
    pub entropy: Entropy,
    /// The key of emailed tokens.
    pub key: ServerKey,
    /// The password hashing pool.
    pub hasher: Hasher,
    /// What every module holds about people.
    pub personal_data: &'static [PersonalData],
    /// What the organization speaks.
    pub languages: KnownLanguages,
}

impl App {
    /// Gathers the parts.
    pub fn new(parts: Parts) -> Self {
        Self(Arc::new(parts))
    }

    /// The present instant.
    pub fn now(&self) -> Moment {
        self.0.clock.now()
    }

    /// Whether a mail server is set.
    pub fn delivers(&self) -> bool {
        self.0.config.smtp.is_some()
    }

    /// Runs a verb in one transaction, done at the instant at which that begins, and answers once it is on disk: see
    /// [`Db::write`].
    pub async fn act<T, E>(
        &self,
        by: By,
        work: impl FnOnce(&mut Conn, &By) -> Result<T, E> + Send + 'static,
    ) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<Fault> + From<QueryError> + Send + 'static,
    {
        let clock = self.0.clock.clone();
        self.0.db.write(move |conn| work(conn, &by.at(clock.now()))).await
    }

    /// The same for a form that carries a `key`: posted again it has no further effect, and gets the same answer.
    pub async fn act_once<T, E>(
        &self,
        by: By,
        key: String,
        work: impl FnOnce(&mut Conn, &By) -> Result<T, E> + Send + 'static,
    ) -> Result<T, E>
    where
        T: Serialize + DeserializeOwned + Send + 'static,
        E: From<Fault> + From<QueryError> + Send + 'static,
    {
        self.act(by, move |conn, by| {
            let outcome = db::once(conn, &key, by.actor, by.now, |conn| {
                let done = work(conn, by)?;
                serde_json::to_string(&done).map_err(|cause| E::from(Fault::Broken(cause.to_string())))
            })?;
            let earlier = |cause: serde_json::Error| {
                Fault::Unavailable(format!("another version of the program took this form: {cause}"))
            };
            serde_json::from_str(&outcome).map_err(|cause| E::from(earlier(cause)))
        })
        .await
    }

    /// `path` as a link that works from anywhere.
    pub fn link(&self, path: &str) -> String {
        super::urls::absolute(&self.0.config.base_url, path)
    }
}

derefs!(App => Parts, 0);

extract!(App, |request| Ok(Self::of(request)));

impl App {
    /// The app that serves `request`.
    ///
    /// # Panics
    /// When the server was built without one.
    pub fn of(request: &HttpRequest) -> Self {
        request.app_data::<Self>().expect("the server holds the app").clone()
    }
}
