//! What came of something done to many people: how far it is, who was refused, and **Undo**.

use actix_web::HttpResponse;
use askama::Template;

use crate::db::Settled;
use crate::db::types::{BulkKind, BulkState, JobState};
use crate::directory::bulk as verb;
use crate::directory::rules::undo_ends;
use crate::directory::store::{self, Bulk, Item};
use crate::groups::{self, Supporter};
use crate::ids::{BulkId, UserId};
use crate::jobs;
use crate::text::people;
use crate::web::paging::{LIMIT, Page, PageLinks, Seek};
use crate::web::{Flash, OfPath, Query, Shell, WebError, page, urls};
use crate::zone::left;

use super::name_of;

#[derive(Template)]
#[template(path = "directory/outcome.html")]
struct OutcomePage {
    shell: Shell,
    title: String,
    chip: &'static str,
    /// What is done by now.
    told: String,
    /// How far it is, of how many; while it is under way.
    progress: Option<(i64, i64)>,
    /// Why it was given up.
    problem: Option<String>,
    /// Until when it can be undone, in words.
    undo: Option<String>,
    undo_url: String,
    lines: Vec<Line>,
    /// What stands over those lines.
    refused: &'static str,
    url: String,
    /// Links to other pages.
    pages: PageLinks,
}

struct Line {
    name: String,
    url: String,
    reason: String,
}

impl From<Item> for Line {
    fn from(item: Item) -> Self {
        Self {
            name: name_of(&item.name).to_owned(),
            url: urls::user(item.person),
            reason: item.reason.unwrap_or_default(),
        }
    }
}

/// How it stands.
pub(in crate::directory) async fn show(
    who: Supporter,
    bulk: OfPath<BulkId>,
    Query(seek): Query<Seek>,
) -> Result<HttpResponse, WebError> {
    let (OfPath(id), after) = (bulk, seek.numbers().map(|[person]| UserId(person)));
    let (shell, found) = who
        .view(move |conn| {
            // The job first: it is over in the moment in which what it does is, so that what is under
            // way never stands beside a job that has ended.
            let job = jobs::latest(conn, verb::KIND, id.0)?;
            let Some(bulk) = store::find_bulk(conn, id)? else { return Ok(None) };
            let groups = groups::these(conn, &[bulk.from, bulk.to].into_iter().flatten().collect::<Vec<_>>())?;
            let items = store::items(conn, id, after.unwrap_or(UserId(0)), LIMIT)?;
            Ok(Some((bulk, groups, items, job)))
        })
        .await?;
    let (bulk, groups, items, job) = found.ok_or(WebError::NotFound)?;
    require_own(&who, &bulk)?;
    let name = |id| groups.iter().find(|group| Some(group.id) == id).map_or("", |group| group.name.as_str());
    let items = Page::cut(items, |item| item.person.to_string());
    let now = who.app.now();
    let ends = undo_ends(bulk.state, bulk.done, bulk.ended_at).filter(|end| now < *end);
    let url = urls::bulk(id);
    let is_under_way = matches!(bulk.state, BulkState::Working | BulkState::Undoing);
    let given_up = job.as_ref().filter(|job| is_under_way && job.state == JobState::Failed);
    let job = job.as_ref().filter(|job| is_under_way && job.state == JobState::Waiting);
    Ok(page(&OutcomePage {
        shell,
        title: title(bulk.kind, name(bulk.from), name(bulk.to)),
        chip: match (bulk.state, given_up) {
            (_, Some(_)) => "failed",
            (BulkState::Working | BulkState::Undoing, None) => "waiting",
            (BulkState::Done, None) => "done",
            (BulkState::Undone, None) => "undone",
        },
        told: told(&bulk),
        progress: job.map(|job| (job.progress, job.total.max(bulk.total).max(1))),
        problem: given_up.and_then(|job| job.problem.clone()),
        undo: ends.map(|end| format!("Undo is possible until {}, {}.", who.zone().long(end), left(end, now))),
        undo_url: urls::undo_bulk(id),
        refused: if bulk.state == BulkState::Undone { "Not done, or not undone" } else { "Not done" },
        pages: PageLinks::at(&url, after.is_none(), items.next.as_deref()),
        lines: items.rows.into_iter().map(Line::from).collect(),
        url,
    }))
}

/// **Undo**.
pub(in crate::directory) async fn undo(who: Supporter, bulk: OfPath<BulkId>) -> Result<HttpResponse, WebError> {
    let OfPath(id) = bulk;
    let bulk = who.app.db.read(move |conn| store::find_bulk(conn, id)).await?.ok_or(WebError::NotFound)?;
    require_own(&who, &bulk)?;
    let reach = who.reach();
    let words = if bulk.done > verb::AT_ONCE {
        "It is being taken back, as far as it still stands so."
    } else {
        "It is taken back, as far as it still stood so."
    };
    let message = match who.act(move |conn, by| verb::undo(conn, &bulk, reach, by)).await.settled()? {
        Ok(()) => Flash::done(words),
        Err(why) => super::bulk::not_undoable(why, who.reader())?,
    };
    Ok(message.on(&urls::bulk(id), &who.app.config))
}

/// What others did is the admins' to see.
fn require_own(who: &Supporter, bulk: &Bulk) -> Result<(), WebError> {
    if who.is_admin() || bulk.made_by == who.person.id { Ok(()) } else { Err(WebError::NotFound) }
}

fn title(kind: BulkKind, from: &str, to: &str) -> String {
    match kind {
        BulkKind::Add => format!("Add to {to}"),
        BulkKind::Move => format!("Move from {from} to {to}"),
        BulkKind::Remove => format!("Remove from {from}"),
        BulkKind::Deactivate => "Deactivate".to_owned(),
    }
}

fn told(bulk: &Bulk) -> String {
    let what = match bulk.kind {
        BulkKind::Add => "added",
        BulkKind::Move => "moved",
        BulkKind::Remove => "removed",
        BulkKind::Deactivate => "deactivated",
    };
    let mut told = vec![format!("{} {what}.", people(bulk.done))];
    if bulk.refused > 0 {
        told.push(format!("{} not {what}; the reasons are below.", people(bulk.refused)));
    }
    if matches!(bulk.state, BulkState::Undoing | BulkState::Undone) {
        told.push(format!("Taken back for {}.", people(bulk.undone)));
    }
    told.join(" ")
}
