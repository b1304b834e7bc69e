//! Beginning an import: the file is kept until it is read.
//!
//! It is written down in pieces, so that others can write in between, and becomes an import in the
//! transaction after the last of them: what was cut off before is none.

use serde_json::json;

use crate::db::types::ImportState;
use crate::db::{self, Conn, Fault};
use crate::ids::{ImportId, UserId};
use crate::jobs::{self, NewJob};
use crate::people::Member;
use crate::people_file::Mapping;
use crate::web::urls;

use super::check::CHECK;
use super::load::Sheet;
use super::store::{self, NewImport};

/// Bytes of a file written at once.
const PIECE: usize = 1 << 20;
/// The most characters of a file's name.
const NAME: usize = 200;

/// Keeps `sheet` and has it read, or, where it is not known which column is which or somebody is
/// to `ask` so, waits for that; tells where its page is. The same form twice makes one.
pub(super) async fn make(
    by: &Member,
    sheet: Sheet,
    make_groups: bool,
    ask: bool,
    form_key: String,
) -> Result<String, Fault> {
    let (app, person, now) = (by.app.clone(), by.person.id, by.app.now());
    let new = NewImport {
        file_name: name(&sheet.name),
        make_groups,
        reading: sheet.reading.json(),
        total: i64::try_from(sheet.total).unwrap_or(i64::MAX),
        by: person,
    };
    let id = app.db.write(move |conn| Ok::<_, Fault>(store::insert(conn, &new, now)?)).await?;
    let file = &sheet.original;
    for (number, piece) in (0..).zip(file.chunks(PIECE)) {
        let piece = piece.to_vec();
        app.db.write(move |conn| Ok::<_, Fault>(store::insert_upload(conn, id, number, &piece)?)).await?;
    }
    let size = i64::try_from(file.len()).unwrap_or(i64::MAX);
    let begins = !ask && sheet.mapping.is_certain();
    let page = app
        .db
        .write(move |conn| {
            let page = db::once(conn, &form_key, Some(person), now, |conn| {
                if !store::complete(conn, id, size)? {
                    return Err(Fault::Unavailable("a file did not arrive as a whole".to_owned()));
                }
                if begins {
                    begin(conn, id, &sheet.mapping, person, now)?;
                } else {
                    store::set_mapping(conn, id, &as_json(&sheet.mapping)?)?;
                }
                Ok::<_, Fault>(urls::import(id))
            })?;
            if page != urls::import(id) {
                // The same form has made another one.
                store::discard(conn, id)?;
            }
            Ok::<_, Fault>(page)
        })
        .await?;
    Ok(page)
}

/// Has the file read, or read again, whose columns are as `mapping` says; false where that has begun already.
pub(super) fn begin(
    conn: &mut Conn,
    id: ImportId,
    mapping: &Mapping,
    by: UserId,
    now: crate::clock::Moment,
) -> Result<bool, Fault> {
    let begun = store::advance(conn, id, ImportState::Asking, ImportState::Reading)? || store::check_again(conn, id)?;
    if !begun {
        return Ok(false);
    }
    store::set_mapping(conn, id, &as_json(mapping)?)?;
    let total = store::find(conn, id)?.map_or(0, |import| import.total);
    jobs::enqueue(conn, &NewJob { kind: CHECK, subject: id.0, payload: json!({}), total, by: Some(by) }, now)?;
    Ok(true)
}

pub(super) fn as_json(mapping: &Mapping) -> Result<String, Fault> {
    serde_json::to_string(mapping).map_err(|cause| Fault::Broken(cause.to_string()))
}

/// What a file is called, fit to be shown.
fn name(name: &str) -> String {
    let shown: String = name.chars().filter(|c| !c.is_control()).take(NAME).collect();
    if shown.trim().is_empty() { "Pasted rows".to_owned() } else { shown }
}
