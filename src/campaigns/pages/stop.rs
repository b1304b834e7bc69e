//! **Stop campaign**.

use askama::Template;

use crate::t;
use crate::web::{Flash, PageResult, Shell, page, urls};

use super::super::stop as verb;
use super::super::view::CampaignView;
use super::campaign::CampaignOfPath;

#[derive(Template)]
#[template(path = "campaigns/stop.html")]
struct StopPage {
    shell: Shell,
    campaign: CampaignView,
}

pub async fn ask(of: CampaignOfPath) -> PageResult {
    let (shell, campaign, ()) = of.view(|_, _| Ok(())).await?;
    Ok(page(of.admin.reader(), &StopPage { shell, campaign }))
}

pub async fn stop(of: CampaignOfPath) -> PageResult {
    // Whether there is such a campaign is told before anything is done.
    of.view(|_, _| Ok(())).await?;
    let id = of.id;
    let message = match of.admin.act(move |conn, by| verb::stop(conn, by, id)).await? {
        Some(ended) => Flash::done(t::campaigns::stopped(ended)),
        None => Flash::note(t::campaigns::stopped_before()),
    };
    Ok(message.on(&urls::campaign(of.id), of.admin.audience()))
}
