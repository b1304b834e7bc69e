//! Settings → Activity as a file.

use actix_web::web::Data;

use crate::clock::Moment;
use crate::db::Conn;
use crate::events::{self, EventSummary, Filter, Kinds, Row};
use crate::ids::EventId;
use crate::people::Admin;
use crate::web::{Format, PageResult, Query, Sheet, flash, urls};
use crate::zone::Zone;

use super::activity::{ActivityQuery, load_actors};

/// Rows read, and sent, at once: however long the log is, no more of it is in memory.
const PIECE: i64 = 1_000;

const COLUMNS: [&str; 8] = ["When (UTC)", "Who", "Email", "Did", "Group", "Changes", "Address", "Action"];

/// The log as a file, narrowed down as the page is.
pub async fn download(
    admin: Admin,
    kinds: Data<Kinds>,
    Query(asked): Query<ActivityQuery>,
    format: Format,
) -> PageResult {
    let who = asked.who.clone();
    let actors = admin.app.db.scan(move |conn| load_actors(conn, &who)).await?;
    let filter = match (asked.read(&kinds, admin.zone()), actors.as_deref()) {
        (Ok(filter), None) => filter,
        (Ok(filter), Some([only])) => Filter { actor: Some(only.id), ..filter },
        // What cannot be read is said on the page, which offers no export of it.
        _ => return Ok(flash::redirect(urls::ACTIVITY)),
    };
    let zone = admin.zone();
    let rows = move |conn: &mut Conn, after| {
        let rows = events::newest(conn, &filter, after, PIECE)?;
        Ok(rows.iter().map(|row| (Some((row.at, row.id)), fields(row, &kinds, zone))).collect())
    };
    let after: Option<(Moment, EventId)> = None;
    Ok(Sheet { name: "activity".to_owned(), head: &COLUMNS, rows, after }.send(admin.app.db.clone(), format))
}

fn fields(row: &Row, kinds: &Kinds, zone: Zone) -> Vec<String> {
    let EventSummary { summary, changes } = kinds.summarize(row, zone);
    vec![
        row.at.utc().format("%Y-%m-%dT%H:%M:%SZ").to_string(),
        row.who().to_owned(),
        row.actor.as_ref().and_then(|actor| actor.email.clone()).unwrap_or_default(),
        summary,
        row.group.as_ref().map(|(_, name)| name.clone()).unwrap_or_default(),
        changes.join("; "),
        row.address.clone().unwrap_or_default(),
        row.kind.clone(),
    ]
}
