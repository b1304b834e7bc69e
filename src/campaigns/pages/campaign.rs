//! The campaign that a path names.

use actix_web::dev::Payload;
use actix_web::{FromRequest, HttpRequest};
use futures_util::future::LocalBoxFuture;

use crate::campaigns::store::{self, Campaign};
use crate::campaigns::view::CampaignView;
use crate::db::{Conn, QueryResult};
use crate::ids::CampaignId;
use crate::people::Admin;
use crate::web::{OfPath, Shell, WebError};

/// An admin, and the campaign that the path names.
pub(in crate::campaigns) struct CampaignOfPath {
    pub admin: Admin,
    pub id: CampaignId,
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
    pub async fn view<T: Send + 'static>(
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
