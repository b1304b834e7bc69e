//! **Export CSV** and **Export Excel**.

use actix_web::HttpResponse;
use chrono::SecondsFormat;

use crate::clock::Moment;
use crate::db::{Conn, Fault};
use crate::events;
use crate::groups::GroupManager;
use crate::passes::PassView;
use crate::web::{App, Format, Sheet, WebError, urls};

use super::super::events::CodeEvent;
use super::super::store::{self, Listed};
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

/// Rows read, and sent, at once.
const PIECE: i64 = 1_000;

/// Every code of the group as a file. A POST: that somebody took all codes along is worth a line in
/// the log. Instants are in UTC (RFC 3339).
pub(in crate::codes) async fn export(
    manager: GroupManager,
    app: App,
    format: Format,
) -> Result<HttpResponse, WebError> {
    let group = manager.group.id;
    let exported = CodeEvent::Exported { group };
    manager.act(move |conn, by| events::record(conn, by, &exported).map_err(Fault::from)).await?;
    let (db, reader) = (app.db.clone(), manager.reader());
    let (of, organization) = (manager.group.clone(), manager.organization.clone());
    let rows = move |conn: &mut Conn, before| {
        let found = store::all(conn, group, before, PIECE)?;
        let row = |listed: Listed| {
            let code = CodeView::of(listed, &of, &organization, reader);
            (Some(code.id), fields(&code, &app))
        };
        Ok(found.into_iter().map(row).collect())
    };
    let name = format!("codes-of-group-{group}");
    Ok(Sheet { name, head: &COLUMNS, rows, after: None }.send(db, format))
}

fn fields(code: &CodeView, app: &App) -> Vec<String> {
    let PassView { pass, role, maker, made_at, .. } = &code.view;
    vec![
        code.shown.clone(),
        code.view.word().to_owned(),
        pass.uses.to_string(),
        pass.max_uses.map_or_else(String::new, |most| most.to_string()),
        instant(pass.expires_at),
        role.as_str().to_owned(),
        code.label.clone(),
        maker.clone(),
        instant(Some(*made_at)),
        instant(code.view.ended_at()),
        app.link(&urls::join_with(&code.key)),
        code.id.to_string(),
    ]
}

fn instant(at: Option<Moment>) -> String {
    at.map_or_else(String::new, |at| at.utc().to_rfc3339_opts(SecondsFormat::Secs, true))
}
