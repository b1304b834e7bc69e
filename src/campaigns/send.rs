//! **Email codes**: one to each person of an audience, each person once over all sendings.

use serde::{Deserialize, Serialize};
use serde_json::json;
use std::collections::HashSet;

use crate::by::By;
use crate::clock::Moment;
use crate::db::QueryResult;
use crate::db::types::{CampaignMode, JobState};
use crate::db::{Conn, Fault, Stop};
use crate::entropy::Entropy;
use crate::events;
use crate::ids::{CampaignId, CodeId, UserId};
use crate::jobs::{self, Job, JobStep, NewJob, Work};
use crate::mail::{self, Draft};
use crate::web::App;

use super::emails::{CODE, Parameters};
use super::events::CampaignEvent;
use super::forms::Audience;
use super::store::{self, Campaign, Person};

/// The kind of the job.
pub const JOB: &str = "campaign-letters";

/// People in one transaction.
const PIECE: i64 = 500;

/// Why nothing is sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum SendCodesError {
    /// The campaign is over or stopped.
    Over,
    /// No group names it.
    Unnamed,
    /// Its codes are still being made.
    Making,
    /// A sending is under way.
    Sending,
    /// Nobody is left in the audience.
    NoRecipients,
    /// More people than codes: how many each.
    TooFewCodes(i64, i64),
}

/// What the job keeps of the wish: the audience is that of the moment it was asked for, as far as
/// who belongs to the organization goes.
#[derive(Debug, Serialize, Deserialize)]
struct SendJobPayload {
    #[serde(flatten)]
    audience: Audience,
    last: UserId,
}

/// Who is written to: so many people of an audience, as far as they are in the directory by now.
#[derive(Debug, Clone)]
pub(super) struct AudienceCount {
    audience: Audience,
    people: i64,
    last: UserId,
}

/// Counts an audience: that may read the whole directory, which nobody waits for who wants to write.
pub(super) fn count(conn: &mut Conn, id: CampaignId, audience: Audience) -> QueryResult<AudienceCount> {
    let (people, last) = (store::count_audience(conn, id, &audience)?, store::last_person(conn)?);
    Ok(AudienceCount { audience, people, last })
}

/// Begins sending. Tells how many people are written to.
pub(super) fn begin(
    conn: &mut Conn,
    by: &By,
    id: CampaignId,
    counted: AudienceCount,
) -> Result<i64, Stop<SendCodesError>> {
    let AudienceCount { audience, people, last } = counted;
    let campaign = store::lock_row(conn, id)?.ok_or(Stop::Refused(SendCodesError::Over))?;
    may_send(conn, &campaign, people, by.now)?;
    let payload = json!(SendJobPayload { audience, last });
    jobs::enqueue(conn, &NewJob { kind: JOB, subject: id.0, payload, total: people, by: by.actor }, by.now)?;
    let emailed = CampaignEvent::Emailed { campaign: id, name: campaign.settings.name, people: Some(people) };
    events::record(conn, by, &emailed)?;
    Ok(people)
}

/// Whether a code of the campaign can be sent to each of `people`.
fn may_send(conn: &mut Conn, campaign: &Campaign, people: i64, now: Moment) -> Result<(), Stop<SendCodesError>> {
    let refused = |reason| Err(Stop::Refused(reason));
    if !campaign.status(now).is_worth_sharing() {
        return refused(SendCodesError::Over);
    }
    if store::groups_of(conn, &[campaign.id])?.is_empty() {
        return refused(SendCodesError::Unnamed);
    }
    if campaign.codes_made < campaign.quantity {
        return refused(SendCodesError::Making);
    }
    if jobs::latest(conn, JOB, campaign.id.0)?.is_some_and(|job| job.state == JobState::Waiting) {
        return refused(SendCodesError::Sending);
    }
    if people == 0 {
        return refused(SendCodesError::NoRecipients);
    }
    if campaign.mode == CampaignMode::Single {
        let left = i64::try_from(store::unsent(conn, campaign.id, people)?.len()).unwrap_or(0);
        if left < people {
            return refused(SendCodesError::TooFewCodes(people, left));
        }
    }
    Ok(())
}

/// Writes to the next people.
pub(super) fn work(app: App, job: Job) -> Work {
    Box::pin(async move {
        let id = CampaignId(job.subject);
        let payload: SendJobPayload =
            serde_json::from_str(&job.payload).map_err(|cause| Fault::Broken(cause.to_string()))?;
        let after = UserId(job.cursor.parse().unwrap_or(0));
        let span = (after, payload.last);
        let people = app.db.scan(move |conn| store::audience(conn, id, &payload.audience, span, PIECE)).await?;
        let (entropy, clock) = (app.entropy.clone(), app.clock.clone());
        let piece = app.db.write(move |conn| write_to(conn, &job, people, &entropy, clock.now())).await?;
        Ok(piece)
    })
}

/// A piece: emails, who got which code, and the job's progress in one transaction.
fn write_to(conn: &mut Conn, job: &Job, people: Vec<Person>, entropy: &Entropy, now: Moment) -> Result<JobStep, Fault> {
    let id = CampaignId(job.subject);
    let campaign = store::lock_row(conn, id)?.ok_or_else(|| Fault::Broken(format!("there is no campaign {id}")))?;
    let Some(last) = people.last().map(|person| person.id).filter(|_| campaign.status(now).is_worth_sharing()) else {
        jobs::finish(conn, job, now)?;
        return Ok(JobStep::Done);
    };
    // Read before the campaign was held: another sending may have been faster with some of them.
    let ids: Vec<UserId> = people.iter().map(|person| person.id).collect();
    let before: HashSet<UserId> = store::sent_before(conn, id, &ids)?.into_iter().collect();
    let people: Vec<Person> = people.into_iter().filter(|person| !before.contains(&person.id)).collect();
    let sent = send(conn, &campaign, &people, entropy, now)?;
    jobs::advance(conn, job, job.progress + i64::try_from(sent).unwrap_or(0), &last.to_string(), now)?;
    if sent < people.len() {
        // More codes were used meanwhile than there were people too few.
        jobs::finish(conn, job, now)?;
        return Ok(JobStep::Done);
    }
    Ok(JobStep::More)
}

/// Puts an email to each of `people` into the email queue, as far as the codes go; tells how many.
fn send(
    conn: &mut Conn,
    campaign: &Campaign,
    people: &[Person],
    entropy: &Entropy,
    now: Moment,
) -> Result<usize, Fault> {
    let codes = codes_for(conn, campaign, people.len())?;
    let groups = store::groups_of(conn, &[campaign.id])?.into_iter().map(|group| group.name).collect();
    let mut parameters = Parameters {
        code: String::new(),
        key: String::new(),
        groups,
        starts_at: campaign.starts_at,
        stops_at: campaign.stops_at,
    };
    let mut sent = Vec::with_capacity(people.len());
    for (person, (own, key, shown)) in people.iter().zip(codes) {
        (parameters.code, parameters.key) = (shown, key);
        let draft = Draft {
            kind: CODE,
            parameters: mail::parameters(&parameters)?,
            to: person.email.clone().unwrap_or_default(),
            person: Some(person.id),
            reference: Some(campaign.id.0),
            language: None,
        };
        sent.push((person.id, own, mail::enqueue(conn, &draft, entropy, now)?));
    }
    if !sent.is_empty() {
        store::note_sent(conn, campaign.id, &sent, now)?;
    }
    Ok(sent.len())
}

/// A code for each of `count` people, as far as there are: the one that all share, or each their own.
fn codes_for(
    conn: &mut Conn,
    campaign: &Campaign,
    count: usize,
) -> Result<Vec<(Option<CodeId>, String, String)>, Fault> {
    Ok(match campaign.mode {
        CampaignMode::Shared => {
            let shared = store::shared(conn, campaign.id)?;
            shared.map_or_else(Vec::new, |(_, key, shown)| vec![(None, key, shown); count])
        }
        CampaignMode::Single => {
            let own = store::unsent(conn, campaign.id, i64::try_from(count).unwrap_or(0))?;
            own.into_iter().map(|(id, key, shown)| (Some(id), key, shown)).collect()
        }
    })
}
