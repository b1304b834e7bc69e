//! What stands behind the `?` of an address.

use std::future::{Ready, ready};

use actix_web::dev::Payload;
use actix_web::{FromRequest, HttpRequest};
use serde::de::DeserializeOwned;

use super::error::WebError;

/// The query of an address, read into `T`; one that cannot be read asks for nothing in particular,
/// as people do who have cut an address short.
#[derive(Debug)]
pub struct Query<T>(pub T);

impl<T: DeserializeOwned + Default> FromRequest for Query<T> {
    type Error = WebError;
    type Future = Ready<Result<Self, WebError>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        ready(Ok(Self(serde_urlencoded::from_str(request.query_string()).unwrap_or_default())))
    }
}
