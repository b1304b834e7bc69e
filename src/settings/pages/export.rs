//! Settings → Activity as a CSV file.

use actix_web::HttpResponse;
use actix_web::http::header;
use actix_web::web::Bytes;
use futures_util::stream;

use crate::audit::{self, Filter, Row};
use crate::clock::Moment;
use crate::csv_out;
use crate::db::{Db, Fault};
use crate::ids::AuditId;
use crate::people::Admin;
use crate::web::{Query, WebError, flash, urls};
use crate::zone::Zone;

use super::activity::{Asked, Whom, whom};

/// Rows read, and sent, at once: however long the log is, no more of it is in memory.
const PIECE: i64 = 1_000;

/// Where an export stands.
struct Progress {
    db: Db,
    filter: Filter,
    zone: Zone,
    after: Option<(Moment, AuditId)>,
    is_first: bool,
    is_done: bool,
}

/// The log as a file, narrowed down as the page is.
pub async fn download(admin: Admin, Query(asked): Query<Asked>) -> Result<HttpResponse, WebError> {
    let who = asked.who.clone();
    let whom = admin.app.db.scan(move |conn| whom(conn, &who)).await?;
    let (Ok(mut filter), Whom::Anyone | Whom::One(_)) = (asked.read(admin.zone()), &whom) else {
        // What cannot be read is said on the page, which offers no export of it.
        return Ok(flash::redirect(urls::ACTIVITY));
    };
    if let Whom::One(person) = whom {
        filter.actor = Some(person.id);
    }
    let progress =
        Progress { db: admin.app.db.clone(), filter, zone: admin.zone(), after: None, is_first: true, is_done: false };
    Ok(HttpResponse::Ok()
        .insert_header((header::CONTENT_TYPE, "text/csv; charset=utf-8"))
        .insert_header((header::CONTENT_DISPOSITION, "attachment; filename=\"activity.csv\""))
        .streaming(stream::try_unfold(progress, next)))
}

/// The next piece of the file; a fault breaks the connection off, so that no browser takes half a
/// log for the whole.
async fn next(mut progress: Progress) -> Result<Option<(Bytes, Progress)>, Fault> {
    if progress.is_done {
        return Ok(None);
    }
    let (filter, after) = (progress.filter.clone(), progress.after);
    let rows = progress.db.scan(move |conn| audit::piece(conn, &filter, after, PIECE)).await?;
    let mut text = String::new();
    if progress.is_first {
        text.push_str(csv_out::BYTE_ORDER_MARK);
        text.push_str(&csv_out::line(["When (UTC)", "Who", "Email", "Did", "Group", "Changes", "Address", "Action"]));
    }
    for row in &rows {
        text.push_str(&line(row, progress.zone));
    }
    progress.is_first = false;
    progress.is_done = i64::try_from(rows.len()).unwrap_or(i64::MAX) < PIECE;
    progress.after = rows.last().map(|row| (row.at, row.id));
    Ok(Some((Bytes::from(text), progress)))
}

fn line(row: &Row, zone: Zone) -> String {
    csv_out::line([
        &*row.at.utc().format("%Y-%m-%dT%H:%M:%SZ").to_string(),
        row.who(),
        row.actor.as_ref().and_then(|actor| actor.email.as_deref()).unwrap_or_default(),
        &row.deed(),
        row.group.as_ref().map_or("", |(_, name)| name),
        &row.changes(zone).join("; "),
        row.address.as_deref().unwrap_or_default(),
        &row.action,
    ])
}
