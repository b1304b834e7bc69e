//! **Campaigns**: all of them, newest first.

use askama::Template;

use crate::ids::{CampaignId, GroupId};
use crate::people::Admin;
use crate::text;
use crate::web::paging::{LIMIT, Page, PageLinks, Seek};
use crate::web::{PageResult, Query, Shell, page, urls};

use super::super::store;
use super::super::view::CampaignView;

/// Names of groups that a line tells; a campaign of more tells how many more.
const TOLD: usize = 3;

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
    /// The groups that name it; empty for none.
    groups: String,
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
    let (zone, now) = (admin.organization_zone(), admin.app.now());
    let found = Page::cut(found, |campaign| campaign.id.to_string()).map(|campaign| {
        let groups = told(&groups, campaign.id);
        CampaignRow { campaign: CampaignView::of(campaign, zone, now), groups }
    });
    let pages = PageLinks::at(urls::CAMPAIGNS, before.is_none(), found.next.as_deref());
    Ok(page(&ListPage { shell, rows: found.rows, pages }))
}

fn told(groups: &[(CampaignId, GroupId, String)], campaign: CampaignId) -> String {
    let names: Vec<&str> =
        groups.iter().filter(|(of, _, _)| *of == campaign).map(|(_, _, name)| name.as_str()).collect();
    if names.len() <= TOLD {
        return text::listed(&names);
    }
    format!("{} and {} more", names[..TOLD].join(", "), names.len() - TOLD)
}
