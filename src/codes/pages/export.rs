//! **Export CSV**.

use actix_web::HttpResponse;
use actix_web::http::header;
use chrono::SecondsFormat;

use crate::audit::{self, Action, Entry};
use crate::clock::Moment;
use crate::csv_out;
use crate::db::Fault;
use crate::groups::GroupManager;
use crate::web::{App, WebError, urls};

use super::super::store;
use super::super::view::CodeView;

const COLUMNS: [&str; 12] = [
    "Code",
    "State",
    "Uses",
    "Maximum uses",
    "Expiration",
    "Role granted",
    "Label",
    "Made by",
    "Made",
    "Ended",
    "Short URL",
    "Id",
];

/// Every code of the group as a file. A POST: that somebody took all codes along is worth a line in
/// the log. Instants are in UTC (RFC 3339).
pub(in crate::codes) async fn export(manager: GroupManager, app: App) -> Result<HttpResponse, WebError> {
    let (group, actor, now) = (manager.group.id, manager.actor(), app.now());
    let found = app.db.scan(move |conn| store::all(conn, group)).await?;
    app.db
        .write(move |conn| {
            let entry = Entry::of(Action::CodesExported, group.0).in_group(group);
            Ok::<_, Fault>(audit::record(conn, &actor, now, entry)?)
        })
        .await?;
    let mut file = csv_out::BYTE_ORDER_MARK.to_owned();
    file.push_str(&csv_out::line(COLUMNS));
    for listed in found {
        file.push_str(&line(&CodeView::for_manager(listed, &manager, now), &app));
    }
    Ok(HttpResponse::Ok()
        .insert_header((header::CONTENT_TYPE, "text/csv; charset=utf-8"))
        .insert_header((header::CONTENT_DISPOSITION, format!("attachment; filename=\"codes-of-group-{group}.csv\"")))
        .body(file))
}

fn line(code: &CodeView, app: &App) -> String {
    let short_url = app.link(&urls::join_with(&code.key));
    let most = code.max_uses.map_or_else(String::new, |most| most.to_string());
    csv_out::line([
        code.shown.as_str(),
        code.word(),
        &code.uses.to_string(),
        &most,
        &instant(code.expires_at),
        code.role_word(),
        &code.label,
        &code.maker,
        &instant(Some(code.made_at)),
        &instant(code.ended_at),
        &short_url,
        &code.id.to_string(),
    ])
}

fn instant(at: Option<Moment>) -> String {
    at.map_or_else(String::new, |at| at.utc().to_rfc3339_opts(SecondsFormat::Secs, true))
}
