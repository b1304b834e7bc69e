//! Making a campaign, and the job that makes its codes.

use serde_json::json;

use crate::by::By;
use crate::clock::Moment;
use crate::codes::{self, Prefix};
use crate::db::types::{CampaignMode, GroupRole};
use crate::db::{Conn, Fault, Stop};
use crate::entropy::Entropy;
use crate::events;
use crate::ids::{CampaignId, UserId};
use crate::jobs::{self, Job, JobStep, NewJob, Work};
use crate::passes::NewCode;
use crate::web::App;

use super::events::CampaignEvent;
use super::forms::{Batch, CampaignInput};
use super::store::{self, NewCampaign};

/// The kind of the job.
pub(super) const JOB: &str = "campaign-codes";

/// Codes made in one transaction: few enough that whoever joins meanwhile does not notice.
const PIECE: i64 = 2_000;

/// Why no campaign was made: some code, living or dead, has these letters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CreateCampaignError;

/// Makes a campaign. A shared code is there at once, a batch is begun.
pub fn create(conn: &mut Conn, by: &By, wish: CampaignInput) -> Result<CampaignId, Stop<CreateCampaignError>> {
    let (maker, now) = (by.person()?, by.now);
    let (mode, quantity, prefix, max_uses) = match &wish.batch {
        Batch::Shared { max_uses, .. } => (CampaignMode::Shared, 1, "", *max_uses),
        Batch::Single { quantity, prefix } => {
            (CampaignMode::Single, *quantity, prefix.as_ref().map_or("", Prefix::shown), None)
        }
    };
    let settings = wish.settings;
    let new = NewCampaign { settings, mode, quantity, prefix: prefix.to_owned(), max_uses, made_by: maker };
    let id = store::insert(conn, &new, now)?;
    let created = CampaignEvent::Created {
        campaign: id,
        name: new.settings.name,
        mode: Some(new.mode),
        quantity: Some(new.quantity),
        prefix: Some(new.prefix),
        max_uses: new.max_uses,
        starts_at: new.settings.starts_at,
        stops_at: new.settings.stops_at,
        in_app: Some(new.settings.in_app),
    };
    events::record(conn, by, &created)?;
    match wish.batch {
        Batch::Shared { custom_code, max_uses } => {
            let made = codes::make_one(conn, custom_code, &code_of(id, max_uses, maker), &by.entropy, now)?;
            made.ok_or(Stop::Refused(CreateCampaignError))?;
            store::count_made(conn, id, 1)?;
        }
        Batch::Single { quantity, .. } => {
            let payload = json!({});
            let job = NewJob { kind: JOB, subject: id.0, payload, total: quantity, by: Some(maker) };
            jobs::enqueue(conn, &job, now)?;
        }
    }
    Ok(id)
}

/// What every code of a campaign has in common. The campaign's window is its window too, so it has
/// no end of its own.
fn code_of(campaign: CampaignId, max_uses: Option<i64>, made_by: UserId) -> NewCode {
    NewCode {
        group_id: None,
        campaign_id: Some(campaign),
        expires_at: None,
        max_uses,
        role: GroupRole::Member,
        label: String::new(),
        made_by,
    }
}

/// Makes the next codes of a batch.
pub(super) fn work(app: App, job: Job) -> Work {
    Box::pin(async move {
        let (entropy, clock) = (app.entropy.clone(), app.clock.clone());
        app.db.write(move |conn| make_piece(conn, &job, &entropy, clock.now())).await
    })
}

/// A piece: the codes, their count and the job's progress in one transaction, so that a program
/// that ends between two pieces leaves neither a code too many nor one too few.
fn make_piece(conn: &mut Conn, job: &Job, entropy: &Entropy, now: Moment) -> Result<JobStep, Fault> {
    let made = make_some(conn, CampaignId(job.subject), entropy, now)?;
    if let Some((made, _)) = made {
        jobs::advance(conn, job, made, "", now)?;
    }
    if made.is_some_and(|(made, quantity)| made < quantity) {
        return Ok(JobStep::More);
    }
    jobs::finish(conn, job, now)?;
    Ok(JobStep::Done)
}

/// Makes some of the codes that a batch has yet to get, and tells how many it has then of how many; `None` where it
/// gets no more.
pub fn make_some(conn: &mut Conn, id: CampaignId, entropy: &Entropy, now: Moment) -> Result<Option<(i64, i64)>, Fault> {
    let campaign = store::lock_row(conn, id)?.ok_or_else(|| Fault::Broken(format!("there is no campaign {id}")))?;
    let missing = (campaign.quantity - campaign.codes_made).min(PIECE);
    // A stopped campaign needs no more codes.
    if missing <= 0 || !store::count_made(conn, id, missing)? {
        return Ok(None);
    }
    let prefix = Prefix::read(&campaign.prefix).map_err(|problem| Fault::Broken(format!("{problem:?}")))?;
    let new = code_of(id, Some(1), campaign.made_by);
    codes::make_many(conn, &new, prefix.as_ref(), usize::try_from(missing).unwrap_or(0), entropy, now)?;
    Ok(Some((campaign.codes_made + missing, campaign.quantity)))
}
