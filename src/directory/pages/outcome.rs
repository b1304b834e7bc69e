//! What came of something done to many people: how far it is, who was refused, and **Undo**.

use crate::batches::{self, Batch, BatchAction as _, BatchPage, BatchView, Item, ItemRow, KeptReason, Undo};
use crate::db::types::{BatchState, BulkKind, ItemOutcome, JobState};
use crate::db::{Conn, QueryResult, Settled};
use crate::directory::bulk as verb;
use crate::directory::bulk_items::{BulkBatch, BulkItemError};
use crate::directory::rules::undo_ends;
use crate::groups::{self, Supporter};
use crate::ids::BatchId;
use crate::jobs;
use crate::locale::Arg;
use crate::t;
use crate::web::paging::{LIMIT, Page, PageLinks, Seek};
use crate::web::{Flash, OfPath, PageResult, Query, WebError, page, urls};

use super::sentences;

fn item(item: &Item) -> ItemRow {
    let reason = item.reason.as_deref().unwrap_or_default();
    ItemRow {
        line: None,
        name: item.name.clone().into(),
        email: String::new(),
        url: urls::user(item.person),
        what: match item.outcome {
            ItemOutcome::Kept => batches::reasons::<KeptReason>(reason),
            _ => batches::reasons::<BulkItemError>(reason),
        },
    }
}

/// How it stands.
pub async fn show(who: Supporter, bulk: OfPath<BatchId>, Query(seek): Query<Seek>) -> PageResult {
    let (OfPath(id), after) = (bulk, seek.numbers().map(|[person]| person));
    let (shell, found) = who
        .view(move |conn| {
            // The job first: it is over in the moment in which what it does is, so that what is under
            // way never stands beside a job that has ended.
            let job = jobs::latest(conn, BulkBatch::JOB, id.0)?;
            let Some((kind, bulk)) = find(conn, id)? else { return Ok(None) };
            let groups =
                groups::find_many(conn, &[bulk.from_group, bulk.to_group].into_iter().flatten().collect::<Vec<_>>())?;
            let items = batches::items(conn, id, after.unwrap_or(0), LIMIT)?;
            Ok(Some((kind, bulk, groups, items, job)))
        })
        .await?;
    let (kind, bulk, groups, items, job) = found.ok_or(WebError::NotFound)?;
    require_own(&who, &bulk)?;
    let name =
        |id| groups.iter().find(|group| Some(group.id) == id).map_or_else(String::new, |group| group.name.clone());
    let items = Page::cut(items, |item| item.person.to_string());
    let now = who.app.now();
    let ends = undo_ends(&bulk).filter(|end| now < *end);
    let is_under_way = matches!(bulk.state, BatchState::Gathering | BatchState::Working | BatchState::Undoing);
    let job = job.as_ref().filter(|_| is_under_way);
    let state = match (bulk.state, job.map(|job| job.state)) {
        (BatchState::Failed, _) | (_, Some(JobState::Failed)) => "failed",
        (BatchState::Done, _) => "done",
        (BatchState::Undone, _) => "undone",
        _ => "waiting",
    };
    let batch = BatchView {
        over: (urls::USERS, t::directory::users().into()),
        title: t::directory::outcome(name(bulk.from_group), kind.as_str(), name(bulk.to_group)).into(),
        state: (t::web::state(state).into(), state),
        summary: summary(kind, &bulk),
        undo: ends.map(|end| Undo {
            url: urls::undo_bulk(id),
            label: t::directory::undo(),
            until: Some(t::directory::undo_until(end)),
        }),
        heading: match bulk.state {
            BatchState::Undone => t::directory::not_done_or_undone().into(),
            _ => t::directory::not_done().into(),
        },
        pages: PageLinks::at(&urls::bulk(id), after.is_none(), items.next.as_deref()),
        items: items.rows.iter().map(item).collect(),
        ..BatchView::default()
    };
    let batch = if let Some(job) = job { batch.under_way(t::batches::progress, job, bulk.total) } else { batch };
    Ok(page(who.reader(), &BatchPage { shell, batch }))
}

/// Something done to people of a list; an import has a page of its own.
fn find(conn: &mut Conn, id: BatchId) -> QueryResult<Option<(BulkKind, Batch)>> {
    let found = batches::find(conn, id)?;
    Ok(found.and_then(|batch| Some((BulkKind::of(batch.kind)?, batch))))
}

/// **Undo**.
pub async fn undo(who: Supporter, OfPath(id): OfPath<BatchId>) -> PageResult {
    let (_, bulk) = who.app.db.read(move |conn| find(conn, id)).await?.ok_or(WebError::NotFound)?;
    require_own(&who, &bulk)?;
    let scope = who.scope();
    let undone = if bulk.done > batches::AT_ONCE { t::directory::undoing() } else { t::directory::undone() };
    let message = match who.act(move |conn, by| verb::undo(conn, &bulk, scope, by)).await.settled()? {
        Ok(()) => Flash::done(undone),
        Err(why) => super::bulk::not_undoable(why)?,
    };
    Ok(message.on(&urls::bulk(id), who.audience()))
}

/// What others did is the admins' to see.
fn require_own(who: &Supporter, bulk: &Batch) -> Result<(), WebError> {
    if who.is_admin() || bulk.made_by == Some(who.person.id) { Ok(()) } else { Err(WebError::NotFound) }
}

fn summary(kind: BulkKind, bulk: &Batch) -> Arg<'static> {
    let kind = kind.as_str();
    let refused = (bulk.refused > 0).then(|| t::directory::outcome_refused(kind, t::directory::people(bulk.refused)));
    let undone = matches!(bulk.state, BatchState::Undoing | BatchState::Undone)
        .then(|| t::directory::outcome_undone(t::directory::people(bulk.undone)));
    let done = t::directory::outcome_done(kind, t::directory::people(bulk.done));
    sentences([Some(done), refused, undone].into_iter().flatten()).map_or_else(Arg::default, Arg::from)
}
