//! **Stop campaign**.

use askama::Template;

use crate::text::counted;
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

impl StopPage {
    fn title(&self) -> String {
        format!("Stop {}?", self.campaign.name)
    }
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
        Some(1) => Flash::done("The campaign is stopped. 1 code no longer works."),
        Some(ended) => {
            let ended = counted(i64::try_from(ended).unwrap_or(i64::MAX), "code", "codes");
            Flash::done(format!("The campaign is stopped. {ended} no longer work."))
        }
        None => Flash::note("The campaign was stopped already."),
    };
    Ok(message.on(&urls::campaign(of.id), of.admin.audience()))
}
