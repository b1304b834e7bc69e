//! **Export CSV** and **Export Excel**.

use crate::csv_out::instant;
use crate::db::{Conn, Fault};
use crate::events;
use crate::groups::GroupManager;
use crate::ids::CodeId;
use crate::locale::Reader;
use crate::passes::{self, CodeFilter, PassForVisitor, PassStatus};
use crate::t;
use crate::web::{App, Format, PageResult, Sheet, urls};

use super::super::events::CodeEvent;

/// Rows read, and sent, at once.
const PIECE: i64 = 1_000;

/// Every code of the group as a file. A POST: that somebody took all codes along is worth a line in
/// the log. Instants are in UTC (RFC 3339).
pub async fn export(manager: GroupManager, app: App, format: Format) -> PageResult {
    let group = manager.group.id;
    let exported = CodeEvent::Exported { group };
    manager.act(move |conn, by| events::record(conn, by, &exported).map_err(Fault::from)).await?;
    let (db, reader) = (app.db.clone(), manager.reader());
    let (of, policy) = (manager.group.clone(), manager.organization.add_policy);
    let rows = move |conn: &mut Conn, before| {
        let found = passes::list_codes(conn, (&of, policy), CodeFilter::All, before, PIECE)?;
        let row = |code: PassForVisitor| (Some(CodeId(code.id.reference())), fields(&code, &reader, &app));
        Ok(found.into_iter().map(row).collect())
    };
    let name = format!("codes-of-group-{group}");
    Ok(Sheet { name, head: columns(&reader), rows, after: None }.send(db, format))
}

/// The heads of the fields, in their order.
fn columns(reader: &Reader) -> Vec<String> {
    let columns = [
        t::codes::code(),
        t::web::state_label(),
        t::passes::uses(),
        t::passes::max_uses(),
        t::passes::expiration(),
        t::passes::role_granted(),
        t::codes::label(),
        t::passes::created_by(),
        t::passes::created(),
        t::codes::ended(),
        t::codes::short_url(),
        t::codes::id(),
    ];
    columns.iter().map(|column| column.say(reader)).collect()
}

fn fields(code: &PassForVisitor, reader: &Reader, app: &App) -> Vec<String> {
    vec![
        code.shown.clone(),
        t::web::state(PassStatus::of(&code.pass, reader.now).word()).say(reader),
        code.pass.uses.to_string(),
        code.pass.max_uses.map_or_else(String::new, |most| most.to_string()),
        instant(code.pass.expires_at),
        code.granted_role().say(reader),
        code.label.clone(),
        code.maker.person.name.say(reader),
        instant(Some(code.made_at)),
        instant(code.pass.ended.map(|(at, _)| at)),
        app.link(&urls::join_with(&code.key)),
        code.id.reference().to_string(),
    ]
}
