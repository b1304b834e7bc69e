//! **Export CSV**: every code of a campaign, for letters by SMS and on paper.

use actix_web::HttpResponse;
use actix_web::http::header;
use actix_web::web::Bytes;
use chrono::SecondsFormat;
use futures_util::stream;
use serde_json::json;

use crate::audit::{self, Action, Entry};
use crate::clock::Moment;
use crate::csv_out;
use crate::db::Fault;
use crate::db::types::UserState;
use crate::ids::{CampaignId, CodeId};
use crate::web::{App, Flash, WebError, urls};

use super::super::store::{self, CodeRow};
use super::CampaignOfPath;

/// Codes read, and sent, at once: however many there are, no more of them is in memory.
const PIECE: i64 = 2_000;

const COLUMNS: [&str; 6] = ["Code", "Short URL", "Uses", "Used (UTC)", "Used by", "Emailed to"];

/// Where an export stands.
struct Progress {
    app: App,
    campaign: CampaignId,
    is_shared: bool,
    after: Option<CodeId>,
    is_first: bool,
    is_done: bool,
}

/// The file. A POST: that somebody took all codes along is worth a line in the log.
pub(in crate::campaigns) async fn export(of: CampaignOfPath, app: App) -> Result<HttpResponse, WebError> {
    let (_, campaign, ()) = of.view(|_, _| Ok(())).await?;
    if campaign.is_being_made() {
        let message = format!("{} Export them once all are there.", campaign.progress());
        return Ok(Flash::note(message).on(&campaign.url, &app.config));
    }
    let (actor, now, id) = (of.admin.actor(), app.now(), of.id);
    let told = json!({ "name": campaign.name, "codes": campaign.made });
    app.db
        .write(move |conn| {
            let entry = Entry::of(Action::CampaignExported, id.0).to(told);
            Ok::<_, Fault>(audit::record(conn, &actor, now, entry)?)
        })
        .await?;
    let is_shared = campaign.is_shared;
    let progress = Progress { app, campaign: id, is_shared, after: None, is_first: true, is_done: false };
    Ok(HttpResponse::Ok()
        .insert_header((header::CONTENT_TYPE, "text/csv; charset=utf-8"))
        .insert_header((header::CONTENT_DISPOSITION, format!("attachment; filename=\"codes-of-campaign-{id}.csv\"")))
        .streaming(stream::try_unfold(progress, next)))
}

/// The next piece of the file; a fault breaks the connection off, so that nobody takes half of the
/// codes for all.
async fn next(mut progress: Progress) -> Result<Option<(Bytes, Progress)>, Fault> {
    if progress.is_done {
        return Ok(None);
    }
    let (campaign, after, is_shared) = (progress.campaign, progress.after, progress.is_shared);
    let read = move |conn: &mut crate::db::Conn| {
        // The one code of a campaign has a row for each who used it.
        let limit = if is_shared { 1 } else { PIECE };
        store::piece(conn, campaign, after, limit)
    };
    let rows = progress.app.db.scan(read).await?;
    let mut text = String::new();
    if progress.is_first {
        text.push_str(csv_out::BYTE_ORDER_MARK);
        text.push_str(&csv_out::line(COLUMNS));
    }
    for row in &rows {
        text.push_str(&line(row, is_shared, &progress.app));
    }
    progress.is_first = false;
    progress.is_done = is_shared || i64::try_from(rows.len()).unwrap_or(i64::MAX) < PIECE;
    progress.after = rows.last().map(|row| row.id);
    Ok(Some((Bytes::from(text), progress)))
}

fn line(row: &CodeRow, is_shared: bool, app: &App) -> String {
    // Whoever has not finished signing up is nobody yet.
    let used_by = row.used_by.as_ref().filter(|(_, state)| !is_shared && *state != UserState::Pending);
    csv_out::line([
        row.shown.as_str(),
        &app.link(&urls::join_with(&row.key)),
        &row.uses.to_string(),
        &instant(row.used_at),
        used_by.map_or("", |(name, _)| name),
        row.sent_to.as_ref().and_then(|(_, email)| email.as_deref()).unwrap_or_default(),
    ])
}

fn instant(at: Option<Moment>) -> String {
    at.map_or_else(String::new, |at| at.utc().to_rfc3339_opts(SecondsFormat::Secs, true))
}
