//! Who looks after a group of User Groups.

use std::ops::Deref;

use actix_web::dev::Payload;
use actix_web::{FromRequest, HttpRequest};
use futures_util::future::LocalBoxFuture;

use crate::db::types::OrgRole;
use crate::groups::GroupManager;
use crate::web::WebError;

/// An admin, or a manager of the organization who manages the group of the path. Whoever manages a
/// group and has no role in the organization has Group Settings for it.
pub struct Keeper(GroupManager);

impl Deref for Keeper {
    type Target = GroupManager;

    fn deref(&self) -> &GroupManager {
        &self.0
    }
}

impl FromRequest for Keeper {
    type Error = WebError;
    type Future = LocalBoxFuture<'static, Result<Self, WebError>>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let found = GroupManager::from_request(request, payload);
        Box::pin(async move {
            let found = found.await?;
            if found.person.role >= OrgRole::Manager { Ok(Self(found)) } else { Err(WebError::Forbidden) }
        })
    }
}
