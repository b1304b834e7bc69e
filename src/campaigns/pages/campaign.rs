//! The campaign that a path names.

use crate::campaigns::store::{self, Campaign};
use crate::campaigns::view::CampaignView;
use crate::db::{Conn, QueryResult};
use crate::ids::CampaignId;
use crate::people::Admin;
use crate::web::{OfPath, Shell, WebError, extract};

/// An admin, and the campaign that the path names.
pub(in crate::campaigns) struct CampaignOfPath {
    pub admin: Admin,
    pub id: CampaignId,
}

extract!(async CampaignOfPath, |request| Ok(Self {
    admin: Admin::extract(&request).await?,
    id: OfPath::<CampaignId>::of(&request)?
}));

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
        Ok((shell, CampaignView::of(campaign, self.admin.app.now()), more))
    }
}
