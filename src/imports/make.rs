//! Beginning an import: the file is kept until it is read.
//!
//! It is written down in pieces, so that others can write in between, and becomes an import in the
//! transaction after the last of them: what was cut off before is none.

use serde_json::json;

use crate::by::By;
use crate::db::types::ImportState;
use crate::db::{Conn, Db, Fault};
use crate::ids::ImportId;
use crate::jobs::{self, NewJob};
use crate::people_file::Mapping;
use crate::web::App;

use super::check::CHECK;
use super::load::Sheet;
use super::store::{self, NewImport};

/// Bytes of a file written at once.
const PIECE: usize = 1 << 20;
/// The most characters of a file's name.
const NAME: usize = 200;

/// What somebody wants of a new import.
#[derive(Debug, Clone)]
pub(super) struct ImportOptions {
    /// Whether missing groups are made.
    pub make_groups: bool,
    /// Whether to be asked which column is which.
    pub ask: bool,
    /// Tells two posts of one form from two forms.
    pub form_key: String,
}

/// Keeps `sheet` and has it read, or, where it is not known which column is which or somebody is to be asked so,
/// waits for that. The same form twice makes one.
pub(super) async fn make(app: &App, by: By, sheet: Sheet, wish: ImportOptions) -> Result<ImportId, Fault> {
    let ImportOptions { make_groups, ask, form_key } = wish;
    let (id, size) = keep(&app.db, &sheet, make_groups, &by).await?;
    let begins = !ask && sheet.mapping.is_certain();
    let made = app.act_once(by, form_key, move |conn, by| {
        store::complete(conn, id, size)?;
        begin(conn, by, id, &sheet.mapping, begins)?;
        Ok::<_, Fault>(id)
    });
    let made = made.await?;
    if made != id {
        // The same form has made another one. Until here this one was none for anybody.
        app.db.write(move |conn| Ok::<_, Fault>(store::discard(conn, id)?)).await?;
    }
    Ok(made)
}

/// Keeps the file of `sheet`, for an import that is none for anybody yet; gives its id and its bytes.
pub(super) async fn keep(db: &Db, sheet: &Sheet, make_groups: bool, by: &By) -> Result<(ImportId, i64), Fault> {
    let new = NewImport {
        file_name: name(&sheet.name),
        make_groups,
        reading: sheet.reading.json(),
        total: i64::try_from(sheet.total).unwrap_or(i64::MAX),
        letters: false,
        state: ImportState::Asking,
        made_by: by.actor,
        made_at: by.now,
    };
    let id = db.write(move |conn| Ok::<_, Fault>(store::insert(conn, &new)?)).await?;
    for (number, piece) in (0..).zip(sheet.original.chunks(PIECE)) {
        let piece = piece.to_vec();
        db.write(move |conn| Ok::<_, Fault>(store::insert_upload(conn, id, number, &piece)?)).await?;
    }
    Ok((id, i64::try_from(sheet.original.len()).unwrap_or(i64::MAX)))
}

/// Has the file read, or read again, whose columns are as `mapping` says; where that is not known for sure, waits for
/// somebody to say so. False where that has begun already.
pub(super) fn begin(conn: &mut Conn, by: &By, id: ImportId, mapping: &Mapping, is_known: bool) -> Result<bool, Fault> {
    let json = serde_json::to_string(mapping).map_err(|cause| Fault::Broken(cause.to_string()))?;
    let state = if is_known { ImportState::Reading } else { ImportState::Asking };
    let begun = store::begin(conn, id, state, &json)?;
    if begun && is_known {
        let total = store::find(conn, id)?.map_or(0, |import| import.total);
        jobs::enqueue(conn, &NewJob { kind: CHECK, subject: id.0, payload: json!({}), total, by: by.actor }, by.now)?;
    }
    Ok(begun)
}

/// What a file is called, fit to be shown; empty for rows that were pasted.
fn name(name: &str) -> String {
    // The command line names files with their folders.
    let name = name.rsplit('/').next().unwrap_or_default();
    let shown: String = name.chars().filter(|c| !c.is_control()).take(NAME).collect();
    if shown.trim().is_empty() { String::new() } else { shown }
}
