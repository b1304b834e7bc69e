//! **Export CSV** and **Export Excel**.

use crate::clock::Moment;
use crate::csv_out::instant;
use crate::db::{Conn, Fault};
use crate::events;
use crate::groups::GroupManager;
use crate::ids::CodeId;
use crate::passes::{self, CodeFilter, PassForVisitor, PassStatus};
use crate::web::{App, Format, PageResult, Sheet, urls};

use super::super::events::CodeEvent;

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
pub async fn export(manager: GroupManager, app: App, format: Format) -> PageResult {
    let group = manager.group.id;
    let exported = CodeEvent::Exported { group };
    manager.act(move |conn, by| events::record(conn, by, &exported).map_err(Fault::from)).await?;
    let (db, now, of, policy) = (app.db.clone(), app.now(), manager.group.clone(), manager.organization.add_policy);
    let rows = move |conn: &mut Conn, before| {
        let found = passes::list_codes(conn, (&of, policy), CodeFilter::All, before, PIECE)?;
        let row = |code: PassForVisitor| (Some(CodeId(code.id.reference())), fields(&code, now, &app));
        Ok(found.into_iter().map(row).collect())
    };
    let name = format!("codes-of-group-{group}");
    Ok(Sheet { name, head: &COLUMNS, rows, after: None }.send(db, format))
}

fn fields(code: &PassForVisitor, now: Moment, app: &App) -> Vec<String> {
    vec![
        code.shown.clone(),
        PassStatus::of(&code.pass, now).word().to_owned(),
        code.pass.uses.to_string(),
        code.pass.max_uses.map_or_else(String::new, |most| most.to_string()),
        instant(code.pass.expires_at),
        code.role.as_str().to_owned(),
        code.label.clone(),
        code.maker.person.name.clone(),
        instant(Some(code.made_at)),
        instant(code.pass.ended.map(|(at, _)| at)),
        app.link(&urls::join_with(&code.key)),
        code.id.reference().to_string(),
    ]
}
