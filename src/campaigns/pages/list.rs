//! **Campaigns**: all of them, newest first.

use askama::Template;

use crate::ids::CampaignId;
use crate::locale::{Arg, first_of};
use crate::people::Admin;
use crate::t;
use crate::web::paging::{LIMIT, Page, PageLinks, Seek};
use crate::web::{PageResult, Query, Shell, page, urls};

use super::super::store::{self, GroupOfCampaign};
use super::super::view::CampaignView;

/// Names of groups that a line tells; a campaign of more tells how many more.
const NAMED: usize = 3;

#[derive(Template)]
#[template(path = "campaigns/list.html")]
struct ListPage {
    shell: Shell,
    rows: Vec<CampaignRow>,
    /// Links to other pages.
    pages: PageLinks,
}

struct CampaignRow {
    campaign: CampaignView,
    /// The groups that name it, the first of them by name.
    groups: Arg<'static>,
}

pub async fn list(admin: Admin, Query(seek): Query<Seek>) -> PageResult {
    let before = seek.numbers::<1>().map(|[id]| CampaignId(id));
    let (shell, (found, groups)) = admin
        .view(move |conn| {
            let found = store::newest(conn, before, LIMIT)?;
            let ids: Vec<CampaignId> = found.iter().map(|campaign| campaign.id).collect();
            Ok((found, store::groups_of(conn, &ids)?))
        })
        .await?;
    let now = admin.app.now();
    let found = Page::cut(found, |campaign| campaign.id.to_string()).map(|campaign| {
        let groups = group_names(&groups, campaign.id);
        CampaignRow { campaign: CampaignView::of(campaign, now), groups }
    });
    let pages = PageLinks::at(urls::CAMPAIGNS, before.is_none(), found.next.as_deref());
    Ok(page(admin.reader(), &ListPage { shell, rows: found.rows, pages }))
}

fn group_names(groups: &[GroupOfCampaign], campaign: CampaignId) -> Arg<'static> {
    let own = groups.iter().filter(|group| group.campaign_id == Some(campaign));
    first_of(own.map(|group| group.name.clone()), NAMED)
}
