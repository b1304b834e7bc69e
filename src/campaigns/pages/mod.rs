//! The pages of campaigns; all of them are the admins'.

mod edit;
mod email;
mod export;
mod list;
mod new;
mod sheets;
mod show;
mod stop;

use actix_web::dev::Payload;
use actix_web::{FromRequest, HttpRequest};
use futures_util::future::LocalBoxFuture;

use crate::db::{Conn, QueryResult};
use crate::ids::CampaignId;
use crate::people::Admin;
use crate::web::{Access, OfPath, Route, Shell, WebError};

use super::store::{self, Campaign};
use super::view::CampaignView;

/// Every route of the room.
#[must_use]
pub fn routes() -> Vec<Route> {
    use Access::Admin;
    vec![
        Route::get("/campaigns", Admin, list::list),
        Route::get("/campaigns/new", Admin, new::new),
        Route::post("/campaigns/new", Admin, new::create),
        Route::get("/campaigns/{campaign}", Admin, show::show),
        Route::post("/campaigns/{campaign}/codes.csv", Admin, export::export),
        Route::post("/campaigns/{campaign}/codes.xlsx", Admin, export::export),
        Route::get("/campaigns/{campaign}/edit", Admin, edit::ask),
        Route::post("/campaigns/{campaign}/edit", Admin, edit::save),
        Route::get("/campaigns/{campaign}/email", Admin, email::ask),
        Route::post("/campaigns/{campaign}/email", Admin, email::send),
        Route::get("/campaigns/{campaign}/recipients", Admin, email::recipients),
        Route::get("/campaigns/{campaign}/sheets", Admin, sheets::sheets),
        Route::get("/campaigns/{campaign}/stop", Admin, stop::ask),
        Route::post("/campaigns/{campaign}/stop", Admin, stop::stop).despite_clock(),
    ]
}

/// An admin, and the campaign that the path names.
pub(super) struct CampaignOfPath {
    admin: Admin,
    id: CampaignId,
}

impl FromRequest for CampaignOfPath {
    type Error = WebError;
    type Future = LocalBoxFuture<'static, Result<Self, WebError>>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let admin = Admin::from_request(request, payload);
        let id = OfPath::<CampaignId>::of(request);
        Box::pin(async move { Ok(Self { admin: admin.await?, id: id? }) })
    }
}

impl CampaignOfPath {
    /// The campaign, the shell around its page, and what else `work` reads of it.
    async fn view<T: Send + 'static>(
        &self,
        work: impl FnOnce(&mut Conn, &Campaign) -> QueryResult<T> + Send + 'static,
    ) -> Result<(Shell, CampaignView, T), WebError> {
        let id = self.id;
        let read = move |conn: &mut Conn| {
            let Some(campaign) = store::find(conn, id)? else { return Ok(None) };
            let more = work(conn, &campaign)?;
            Ok(Some((campaign, more)))
        };
        let (shell, found) = self.admin.view(read).await?;
        let (campaign, more) = found.ok_or(WebError::NotFound)?;
        Ok((shell, CampaignView::of(campaign, self.admin.organization_zone(), self.admin.app.now()), more))
    }
}
