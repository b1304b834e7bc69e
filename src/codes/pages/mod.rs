//! The pages of codes: the front page and the way in, and the panel of those who run a group.

mod email;
mod export;
mod info;
mod join;
mod list;
mod make;
mod opens;
mod reading;

use actix_web::dev::Payload;
use actix_web::{FromRequest, HttpRequest};
use futures_util::future::LocalBoxFuture;

use crate::db::{Conn, QueryResult};
use crate::groups::GroupManager;
use crate::ids::CodeId;
use crate::web::{Access, OfPath, Route, Shell, WebError, urls};

use super::store;
use super::view::CodeView;

pub use join::front;

/// Every route of the room.
#[must_use]
pub fn routes() -> Vec<Route> {
    vec![
        Route::get("/join", Access::Anyone, join::enter),
        Route::post("/join", Access::Anyone, join::submit),
        Route::post(urls::READ_CODE, Access::Anyone, reading::read),
        Route::get("/join/{code}", Access::Anyone, join::show),
        Route::post("/join/{code}", Access::Member, join::join),
        Route::get("/groups/{group}/settings/codes", Access::GroupManager, list::list),
        Route::get("/groups/{group}/settings/codes/new", Access::GroupManager, make::new),
        Route::post("/groups/{group}/settings/codes/new", Access::GroupManager, make::create),
        Route::post("/groups/{group}/settings/codes/export.csv", Access::GroupManager, export::export),
        Route::post("/groups/{group}/settings/codes/export.xlsx", Access::GroupManager, export::export),
        Route::get("/groups/{group}/settings/codes/{code}", Access::GroupManager, info::info),
        Route::get("/groups/{group}/settings/codes/{code}/expire", Access::GroupManager, info::ask_to_expire),
        Route::post("/groups/{group}/settings/codes/{code}/expire", Access::GroupManager, info::expire).despite_clock(),
        Route::get("/groups/{group}/settings/codes/{code}/edit", Access::GroupManager, make::edit),
        Route::post("/groups/{group}/settings/codes/{code}/edit", Access::GroupManager, make::replace),
        Route::post("/groups/{group}/settings/codes/{code}/take-over", Access::GroupManager, info::take_over),
        Route::get("/groups/{group}/settings/codes/{code}/poster", Access::GroupManager, info::poster),
        Route::get("/groups/{group}/settings/codes/{code}/qr.svg", Access::GroupManager, info::qr),
        Route::get("/groups/{group}/settings/codes/{code}/email", Access::GroupManager, email::ask),
        Route::post("/groups/{group}/settings/codes/{code}/email", Access::GroupManager, email::send),
    ]
}

/// A manager of the group of the path, and the code that the path names.
pub(super) struct ManagedCode {
    manager: GroupManager,
    id: CodeId,
}

impl FromRequest for ManagedCode {
    type Error = WebError;
    type Future = LocalBoxFuture<'static, Result<Self, WebError>>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let manager = GroupManager::from_request(request, payload);
        let id = OfPath::<CodeId>::of(request);
        Box::pin(async move { Ok(Self { manager: manager.await?, id: id? }) })
    }
}

impl ManagedCode {
    /// The code as its manager sees it, the shell around its page, and what else `work` reads; a
    /// code of another group is not there.
    async fn view<T: Send + 'static>(
        &self,
        work: impl FnOnce(&mut Conn) -> QueryResult<T> + Send + 'static,
    ) -> Result<(Shell, CodeView, T), WebError> {
        let (group, id) = (self.manager.group.id, self.id);
        let (shell, (found, more)) =
            self.manager.view(move |conn| Ok((store::one(conn, group, id)?, work(conn)?))).await?;
        let listed = found.ok_or(WebError::NotFound)?;
        Ok((shell, CodeView::for_manager(listed, &self.manager), more))
    }

    /// Code Info.
    fn url(&self) -> String {
        urls::code(self.manager.group.id, self.id)
    }

    /// Where an action on the code is.
    fn action(&self, action: &str) -> String {
        urls::code_action(self.manager.group.id, self.id, action)
    }
}
