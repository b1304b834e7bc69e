//! **Export CSV** and **Export Excel**: every code of a campaign, to be sent by SMS and on paper.

use crate::campaigns::CampaignEvent;
use crate::csv_out::instant;
use crate::db::types::UserState;
use crate::db::{Conn, Fault};
use crate::events;
use crate::ids::CodeId;
use crate::locale::Reader;
use crate::t;
use crate::web::{App, Flash, Format, PageResult, Sheet, urls};

use super::super::store::{self, BatchCodeFilter, CodeOfBatch};
use super::campaign::CampaignOfPath;

/// Codes read, and sent, at once: however many there are, no more of them is in memory.
const PIECE: i64 = 2_000;

/// The file. A POST: that somebody took all codes along is worth a line in the log.
pub async fn export(of: CampaignOfPath, app: App, format: Format) -> PageResult {
    let (_, campaign, ()) = of.view(|_, _| Ok(())).await?;
    if campaign.is_being_made() {
        return Ok(Flash::note(t::campaigns::export_later(campaign.progress())).on(&campaign.url, of.admin.audience()));
    }
    let id = of.id;
    let exported =
        CampaignEvent::Exported { campaign: id, name: campaign.name.clone(), codes: Some(campaign.codes_made) };
    of.admin.act(move |conn, by| events::record(conn, by, &exported).map_err(Fault::from)).await?;
    let (db, reader, is_shared) = (app.db.clone(), of.admin.reader(), campaign.is_shared());
    // The one code of a campaign has a row for each who used it.
    let limit = if is_shared { 1 } else { PIECE };
    let rows = move |conn: &mut Conn, after: Option<CodeId>| {
        let rows = store::of_batch(conn, id, &BatchCodeFilter::All(after), limit)?;
        Ok(rows.iter().map(|row| (Some(row.code.id), fields(row, is_shared, &app, &reader))).collect())
    };
    let (name, head) = (format!("codes-of-campaign-{id}"), columns(&reader));
    Ok(Sheet { name, head, rows, after: None }.send(db, format))
}

/// The heads of the fields, in their order.
fn columns(reader: &Reader) -> Vec<String> {
    let columns = [
        t::campaigns::code(),
        t::codes::short_url(),
        t::passes::uses(),
        t::campaigns::used_at(),
        t::campaigns::used_by(),
        t::campaigns::emailed_to(),
    ];
    columns.iter().map(|column| column.say(reader)).collect()
}

fn fields(row: &CodeOfBatch, is_shared: bool, app: &App, reader: &Reader) -> Vec<String> {
    // Whoever has not finished signing up is nobody yet.
    let used_by = row.used_by.as_ref().filter(|(_, state)| !is_shared && *state != UserState::Pending);
    vec![
        row.code.shown.clone(),
        app.link(&urls::join_with(&row.code.key)),
        row.code.uses.to_string(),
        instant(row.code.used_at),
        used_by.map_or_else(String::new, |(name, _)| name.say(reader)),
        row.sent_to.as_ref().and_then(|(_, email)| email.clone()).unwrap_or_default(),
    ]
}
