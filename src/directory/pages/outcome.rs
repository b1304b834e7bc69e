//! What came of something done to many people: how far it is, who was refused, and **Undo**.

use crate::batches::{self, Batch, BatchAction as _, BatchPage, BatchView, Item, ItemRow, Kept, Undo};
use crate::db::types::{BatchState, BulkKind, ItemOutcome, JobState};
use crate::db::{Conn, QueryResult, Settled};
use crate::directory::bulk as verb;
use crate::directory::bulk_items::{BulkBatch, BulkItemError};
use crate::directory::rules::undo_ends;
use crate::groups::{self, Supporter};
use crate::ids::BatchId;
use crate::jobs;
use crate::text::people;
use crate::web::paging::{LIMIT, Page, PageLinks, Seek};
use crate::web::{Flash, OfPath, PageResult, Query, WebError, page, urls};
use crate::zone::left;

use crate::personal_data::name_of;

fn item(item: &Item) -> ItemRow {
    let reason = item.reason.as_deref().unwrap_or_default();
    ItemRow {
        line: None,
        name: name_of(&item.name).to_owned(),
        email: String::new(),
        url: urls::user(item.person),
        what: match item.outcome {
            ItemOutcome::Kept => batches::reasons::<Kept>(reason),
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
    let name = |id| groups.iter().find(|group| Some(group.id) == id).map_or("", |group| group.name.as_str());
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
        over: (urls::USERS, "Users"),
        title: title(kind, name(bulk.from_group), name(bulk.to_group)),
        state: (state, state),
        summary: told(kind, &bulk),
        undo: ends.map(|end| Undo {
            url: urls::undo_bulk(id),
            label: "Undo",
            until: Some(format!("Undo is possible until {}, {}.", who.zone().long(end), left(end, now))),
        }),
        heading: if bulk.state == BatchState::Undone { "Not done, or not undone" } else { "Not done" },
        pages: PageLinks::at(&urls::bulk(id), after.is_none(), items.next.as_deref()),
        items: items.rows.iter().map(item).collect(),
        ..BatchView::default()
    };
    let batch = if let Some(job) = job { batch.under_way("", job, bulk.total) } else { batch };
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
    let words = if bulk.done > batches::AT_ONCE {
        "It is being taken back, as far as it still stands so."
    } else {
        "It is taken back, as far as it still stood so."
    };
    let message = match who.act(move |conn, by| verb::undo(conn, &bulk, scope, by)).await.settled()? {
        Ok(()) => Flash::done(words),
        Err(why) => super::bulk::not_undoable(why)?,
    };
    Ok(message.on(&urls::bulk(id), who.audience()))
}

/// What others did is the admins' to see.
fn require_own(who: &Supporter, bulk: &Batch) -> Result<(), WebError> {
    if who.is_admin() || bulk.made_by == Some(who.person.id) { Ok(()) } else { Err(WebError::NotFound) }
}

fn title(kind: BulkKind, from: &str, to: &str) -> String {
    match kind {
        BulkKind::Add => format!("Add to {to}"),
        BulkKind::Move => format!("Move from {from} to {to}"),
        BulkKind::Remove => format!("Remove from {from}"),
        BulkKind::Deactivate => "Deactivate".to_owned(),
    }
}

fn told(kind: BulkKind, bulk: &Batch) -> String {
    let what = match kind {
        BulkKind::Add => "added",
        BulkKind::Move => "moved",
        BulkKind::Remove => "removed",
        BulkKind::Deactivate => "deactivated",
    };
    let mut told = vec![format!("{} {what}.", people(bulk.done))];
    if bulk.refused > 0 {
        told.push(format!("{} not {what}; the reasons are below.", people(bulk.refused)));
    }
    if matches!(bulk.state, BatchState::Undoing | BatchState::Undone) {
        told.push(format!("Taken back for {}.", people(bulk.undone)));
    }
    told.join(" ")
}
