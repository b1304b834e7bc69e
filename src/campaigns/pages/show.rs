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
use crate::locale::{Message, Slot};
use crate::people::Person;
use crate::personal_data::PersonName;
use crate::t;
use crate::user_groups::Span;
use crate::web::paging::{LIMIT, Page, PageLinks, Seek};
use crate::web::{App, PageResult, Query, Shell, page, qr_svg, urls};

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
    /// Whether the codes let in people without an account.
    admits_new: bool,
    maker: PersonName,
    /// Why its codes let nobody in though its window is open; none where they do.
    trouble: Option<Message<'static>>,
    /// Whether no group names it.
    is_unnamed: bool,
    /// That making the codes, or sending them, was given up; none where it was not.
    problem: Option<Message<'static>>,
    /// How far a sending is; none where none is under way.
    sending: Option<Message<'static>>,
    /// The one code of a campaign that had one, which lets nobody in any more; empty for none.
    lapsed: String,
    /// The one code of a campaign that has one: as shown, short address, QR code.
    ticket: Option<(String, String, String)>,
    asked: CampaignQuery,
    codes: Vec<CodeOfBatch>,
    joined: Vec<Joiner>,
    /// Links to other pages.
    pages: PageLinks,
}

impl ShowPage {
    fn asked_use(&self) -> &str {
        &self.asked.r#use
    }

    fn ticket_words(&self) -> Message<'_> {
        t::campaigns::ticket_words(self.campaign.use_words(), &self.campaign.window.words)
    }

    fn max_words(&self) -> Message<'static> {
        self.campaign.max_uses.map_or_else(t::campaigns::no_max_uses, t::campaigns::uses)
    }
}

pub async fn show(of: CampaignOfPath, Query(asked): Query<CampaignQuery>, app: App) -> PageResult {
    let look = asked.clone();
    let now = app.now();
    let (shell, campaign, beside) = of.view(move |conn, campaign| read(conn, campaign, &look)).await?;
    let Beside { maker, groups, works, making, sending, shared, joined, codes } = beside;
    let id = of.id;
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
            admits_new: of.admin.organization.may_add_people(maker.role),
            maker: maker.name.into(),
            problem: problem(making.as_ref(), sending.as_ref()),
            sending: sending.and_then(|job| under_way(&job)),
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

fn trouble(campaign: &CampaignView, maker: &Person) -> Option<Message<'static>> {
    let is_fallen = maker.state != UserState::Active || maker.role != OrgRole::Admin;
    let is_stopped = campaign.status.is_worth_sharing() && is_fallen;
    is_stopped.then(|| t::campaigns::maker_stopped(PersonName::from(maker.name.as_str())))
}

fn problem(making: Option<&Job>, sending: Option<&Job>) -> Option<Message<'static>> {
    let is_given_up = |job: Option<&Job>| job.is_some_and(|job| job.state == JobState::Failed);
    match (is_given_up(making), is_given_up(sending)) {
        (true, _) => Some(t::campaigns::making_failed()),
        (false, true) => Some(t::campaigns::sending_failed()),
        (false, false) => None,
    }
}

fn under_way(job: &Job) -> Option<Message<'static>> {
    (job.state == JobState::Waiting).then(|| t::campaigns::sending(job.progress, job.total))
}
