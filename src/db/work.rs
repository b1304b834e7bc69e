//! A piece of work for a connection, as those who carry it out see it.
//!
//! They see one type, whatever the work gives: what is generic over a piece of work is compiled anew for each of the
//! hundreds that there are, so only packing and unpacking is.

use std::sync::{Arc, Mutex, PoisonError};

use super::QueryError;
use super::conn::Conn;
use super::fault::Fault;

/// Does it.
pub(super) type Work = Box<dyn FnOnce(&mut Conn) -> Result<(), Undone> + Send>;

/// Why nothing of it is kept.
#[derive(Debug, derive_more::From)]
pub(super) enum Undone {
    /// It failed by itself, as its outcome says.
    ByItself,
    /// Something beneath it failed.
    #[from(Fault, QueryError)]
    Fault(Fault),
}

/// What a piece of work came to, once it is done.
pub(super) struct Outcome<T, E>(Arc<Mutex<Option<Result<T, E>>>>);

/// Packs `work`; what it comes to is found in its outcome.
pub(super) fn pack<T, E, F>(work: F) -> (Work, Outcome<T, E>)
where
    F: FnOnce(&mut Conn) -> Result<T, E> + Send + 'static,
    T: Send + 'static,
    E: Send + 'static,
{
    let outcome = Arc::new(Mutex::new(None));
    let shared = Arc::clone(&outcome);
    let work = move |conn: &mut Conn| {
        let done = work(conn);
        let succeeded = done.is_ok();
        *shared.lock().unwrap_or_else(PoisonError::into_inner) = Some(done);
        if succeeded { Ok(()) } else { Err(Undone::ByItself) }
    };
    (Box::new(work), Outcome(outcome))
}

impl<T, E: From<Fault>> Outcome<T, E> {
    /// What the work came to, where that was `kept`. Where it failed by itself, whoever asked for it is told that,
    /// whatever happened after.
    pub fn after(self, kept: Result<(), Undone>) -> Result<T, E> {
        let own = self.0.lock().unwrap_or_else(PoisonError::into_inner).take();
        match (kept, own) {
            (Ok(()), Some(own)) | (Err(_), Some(own @ Err(_))) => own,
            (Err(Undone::Fault(fault)), _) => Err(fault.into()),
            (Ok(()) | Err(Undone::ByItself), _) => Err(Fault::Broken("the work was not done".to_owned()).into()),
        }
    }
}
