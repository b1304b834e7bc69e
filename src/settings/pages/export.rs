//! Settings → Activity as a file.

use actix_web::web::Data;

use crate::clock::Moment;
use crate::csv_out::instant;
use crate::db::Conn;
use crate::events::{self, EventRow, Filter, Kinds, Row};
use crate::ids::EventId;
use crate::locale::Reader;
use crate::people::Admin;
use crate::t;
use crate::web::{Format, PageResult, Query, Sheet, flash, urls};

use super::activity::{ActivityQuery, load_actors};

/// Rows read, and sent, at once: however long the log is, no more of it is in memory.
const PIECE: i64 = 1_000;

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
    let reader = admin.reader();
    let rows = move |conn: &mut Conn, after| {
        let rows = events::newest(conn, &filter, after, PIECE)?;
        Ok(rows.iter().map(|row| (Some((row.at, row.id)), fields(row, &kinds, &reader))).collect())
    };
    let after: Option<(Moment, EventId)> = None;
    let head = [
        t::events::head_when(),
        t::events::head_who(),
        t::events::head_email(),
        t::events::head_did(),
        t::events::head_group(),
        t::events::head_changes(),
        t::events::head_address(),
        t::events::head_action(),
    ];
    let head = head.iter().map(|name| name.say(&reader)).collect();
    Ok(Sheet { name: "activity".to_owned(), head, rows, after }.send(admin.app.db.clone(), format))
}

fn fields(row: &Row, kinds: &Kinds, reader: &Reader) -> Vec<String> {
    let EventRow { summary, email, changes, group, address, .. } = kinds.listed(row);
    let changes: Vec<String> = changes.iter().map(|change| change.say(reader)).collect();
    vec![
        instant(Some(row.at)),
        t::locale::several(row.who()).say(reader),
        email,
        summary.plain().say(reader),
        group.map(|(_, name)| name).unwrap_or_default(),
        changes.join("; "),
        address,
        row.kind.clone(),
    ]
}
