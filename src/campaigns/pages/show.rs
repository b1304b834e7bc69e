//! A campaign: its settings, which groups name it, and who used which code.

mod rows;

use askama::Template;
use serde::Deserialize;

use crate::campaigns::rules;
use crate::campaigns::store::{self, BatchCodeFilter, Campaign, CodeOfBatch, CodeRow, GroupOfCampaign};
use crate::campaigns::view::CampaignView;
use crate::campaigns::{make, send};
use crate::clock::Moment;
use crate::db::types::{CampaignMode, JobState, JoinMethod, OrgRole, UserState};
use crate::db::{Conn, QueryResult};
use crate::groups::{Joiner, joined_with};
use crate::ids::{CampaignId, CodeId, EventId};
use crate::jobs::{self, Job};
use crate::passes::admits;
use crate::people::Person;
use crate::text::counted;
use crate::user_groups::Span;
use crate::web::paging::{LIMIT, Page, PageLinks, Seek};
use crate::web::{App, PageResult, Query, Shell, page, qr_svg, urls};
use crate::zone::Zone;

use super::campaign::CampaignOfPath;
use rows::UncoveredLine;

/// What of its codes is asked for.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(in crate::campaigns) struct CampaignQuery {
    q: String,
    /// `used`, `unused`, or nothing for all.
    r#use: String,
    #[serde(flatten)]
    seek: Seek,
}

impl CampaignQuery {
    fn wanted(&self) -> BatchCodeFilter {
        let after = self.seek.numbers::<1>().map(|[id]| CodeId(id));
        let beginning = rules::beginning(&self.q);
        match (beginning.is_empty(), self.r#use.as_str()) {
            (false, _) => BatchCodeFilter::Beginning(beginning, self.seek.after.clone()),
            (true, "used") => {
                BatchCodeFilter::Used(self.seek.numbers::<2>().map(|[at, id]| (Moment::from_micros(at), CodeId(id))))
            }
            (true, "unused") => BatchCodeFilter::Unused(after),
            (true, _) => BatchCodeFilter::All(after),
        }
    }

    /// The address of the page with what is asked for, from `after` on.
    fn url(&self, campaign: CampaignId, after: &str) -> String {
        let typed = [("q", &*self.q), ("use", &*self.r#use), ("after", after)];
        urls::with_filled(&urls::campaign(campaign), &typed)
    }
}

/// What the page reads beside the campaign.
struct Beside {
    maker: Person,
    groups: Vec<GroupOfCampaign>,
    /// When the codes work.
    works: Span,
    making: Option<Job>,
    sending: Option<Job>,
    shared: Option<(CodeId, String, String)>,
    joined: Vec<Joiner>,
    codes: Vec<CodeOfBatch>,
}

#[derive(Template)]
#[template(path = "campaigns/show.html")]
struct ShowPage {
    shell: Shell,
    campaign: CampaignView,
    groups: Vec<GroupOfCampaign>,
    uncovered: Vec<UncoveredLine>,
    /// Whom the codes let in.
    admits: &'static str,
    made_by: String,
    /// Why its codes let nobody in though its window is open; empty where they do.
    trouble: String,
    /// Whether no group names it.
    is_unnamed: bool,
    /// Why making the codes, or sending them, was given up; empty where it was not.
    problem: String,
    /// "Writing to 1,204 people; 500 are done."; empty where no sending is under way.
    sending: String,
    /// The one code of a campaign that had one, which lets nobody in any more; empty for none.
    lapsed: String,
    /// The one code of a campaign that has one: as shown, short address, QR code.
    ticket: Option<(String, String, String)>,
    asked: CampaignQuery,
    codes: Vec<CodeOfBatch>,
    joined: Vec<Joiner>,
    /// Links to other pages.
    pages: PageLinks,
    zone: Zone,
}

impl ShowPage {
    fn asked_use(&self) -> &str {
        &self.asked.r#use
    }

    fn ticket_words(&self) -> String {
        format!("{} · {}", self.campaign.window.words, self.campaign.use_words())
    }

    fn sent_words(&self) -> String {
        counted(self.campaign.codes_sent, "person", "people")
    }

    fn max_words(&self) -> String {
        self.campaign.max_uses.map_or_else(|| "None".to_owned(), |most| counted(most, "use", "uses"))
    }

    fn in_app_words(&self) -> &'static str {
        if self.campaign.in_app { "Yes" } else { "No: these codes are known, and not entered here" }
    }
}

pub async fn show(of: CampaignOfPath, Query(asked): Query<CampaignQuery>, app: App) -> PageResult {
    let look = asked.clone();
    let now = app.now();
    let (shell, campaign, beside) = of.view(move |conn, campaign| read(conn, campaign, &look)).await?;
    let Beside { maker, groups, works, making, sending, shared, joined, codes } = beside;
    let (zone, id) = (of.admin.organization_zone(), of.id);
    let wanted = asked.wanted();
    let codes = Page::cut(codes, |row| key_of(&row.code, &wanted));
    let joined = Page::cut(joined, |joiner| joiner.event.to_string());
    let next = codes.next.clone().or_else(|| joined.next.clone());
    let is_worth_sending = campaign.status.is_worth_sharing();
    Ok(page(
        of.admin.reader(),
        &ShowPage {
            shell,
            is_unnamed: is_worth_sending && groups.is_empty(),
            trouble: trouble(&campaign, &maker),
            uncovered: groups.iter().filter_map(|group| UncoveredLine::of(group, works, now)).collect(),
            groups,
            admits: admits(of.admin.organization.may_add_people(maker.role)),
            made_by: format!("{}, {}", maker.name, campaign.made_on),
            problem: [making, sending.clone()].into_iter().flatten().find_map(|job| job.problem).unwrap_or_default(),
            sending: sending.map_or_else(String::new, |job| under_way(&job)),
            lapsed: shared
                .as_ref()
                .filter(|_| !is_worth_sending)
                .map_or_else(String::new, |(_, _, shown)| shown.clone()),
            ticket: shared.filter(|_| is_worth_sending).map(|(_, key, shown)| {
                let url = app.link(&urls::join_with(&key));
                let qr = qr_svg(&url);
                (shown, url, qr)
            }),
            pages: PageLinks::new(asked.seek.after.is_none(), next.as_deref(), |after| asked.url(id, after)),
            asked,
            codes: codes.rows,
            joined: joined.rows,
            zone,
            campaign,
        },
    ))
}

fn read(conn: &mut Conn, campaign: &Campaign, asked: &CampaignQuery) -> QueryResult<Beside> {
    let (id, limit) = (campaign.id, LIMIT);
    let mut beside = Beside {
        maker: store::maker(conn, id)?,
        groups: store::groups_of(conn, &[id])?,
        works: campaign.works(),
        making: None,
        sending: jobs::latest(conn, send::JOB, id.0)?,
        shared: None,
        joined: Vec::new(),
        codes: Vec::new(),
    };
    if campaign.codes_made < campaign.quantity {
        beside.making = jobs::latest(conn, make::JOB, id.0)?;
    }
    match campaign.mode {
        CampaignMode::Single => beside.codes = store::of_batch(conn, id, &asked.wanted(), limit)?,
        CampaignMode::Shared => {
            beside.shared = store::shared(conn, id)?;
            let before = asked.seek.numbers::<1>().map(|[event]| EventId(event));
            if let Some((code, _, _)) = &beside.shared {
                beside.joined = joined_with(conn, JoinMethod::Campaign, code.0, before, limit)?;
            }
        }
    }
    Ok(beside)
}

/// Where the page after this row begins.
fn key_of(row: &CodeRow, wanted: &BatchCodeFilter) -> String {
    match wanted {
        BatchCodeFilter::All(_) | BatchCodeFilter::Unused(_) => row.id.to_string(),
        BatchCodeFilter::Used(_) => format!("{}.{}", row.used_at.map_or(0, Moment::micros), row.id),
        BatchCodeFilter::Beginning(..) => row.key.clone(),
    }
}

fn trouble(campaign: &CampaignView, maker: &Person) -> String {
    let is_fallen = maker.state != UserState::Active || maker.role != OrgRole::Admin;
    if !campaign.status.is_worth_sharing() || !is_fallen {
        return String::new();
    }
    format!(
        "{} is no admin any more, so these codes have stopped. They work again with the right; a new campaign needs nobody’s.",
        maker.name
    )
}

fn under_way(job: &Job) -> String {
    if job.state != JobState::Waiting {
        return String::new();
    }
    format!("Writing to {}; {} done.", counted(job.total, "person", "people"), counted(job.progress, "is", "are"))
}
