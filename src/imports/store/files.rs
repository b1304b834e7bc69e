//! The files of imports, kept until they are imported or a day has passed.

use diesel::dsl::exists;
use diesel::prelude::*;

use crate::clock::Moment;
use crate::db::schema::{import_groups, import_rows, import_uploads, imports};
use crate::db::types::ImportState;
use crate::db::{Conn, QueryResult, sql_predicate};
use crate::ids::ImportId;

sql_predicate! {
    /// Imports that wait to be confirmed.
    Checked = "imports.state = 'checked'";
}

/// Where an import stands whose file may still be read in another way.
const UNCONFIRMED: [ImportState; 2] = [ImportState::Asking, ImportState::Checked];

/// Keeps a piece of a file.
pub(in crate::imports) fn insert_upload(conn: &mut Conn, id: ImportId, number: i64, bytes: &[u8]) -> QueryResult<()> {
    diesel::insert_into(import_uploads::table)
        .values((import_uploads::import_id.eq(id), import_uploads::number.eq(number), import_uploads::bytes.eq(bytes)))
        .execute(conn)
        .map(drop)
}

/// A file as it came; none where it is kept no longer.
pub(in crate::imports) fn upload(conn: &mut Conn, id: ImportId) -> QueryResult<Option<Vec<u8>>> {
    let pieces = import_uploads::table
        .filter(import_uploads::import_id.eq(id))
        .order(import_uploads::number)
        .select(import_uploads::bytes)
        .load::<Vec<u8>>(conn)?;
    Ok((!pieces.is_empty()).then(|| pieces.concat()))
}

/// Forgets a file.
pub(in crate::imports) fn delete_upload(conn: &mut Conn, id: ImportId) -> QueryResult<()> {
    diesel::delete(import_uploads::table.filter(import_uploads::import_id.eq(id))).execute(conn).map(drop)
}

/// Whether a file is kept still.
pub(in crate::imports) fn is_kept(conn: &mut Conn, id: ImportId) -> QueryResult<bool> {
    diesel::select(exists(import_uploads::table.filter(import_uploads::import_id.eq(id)))).get_result(conn)
}

/// Imports begun before `until` that wait to be confirmed, and whose files are still here.
pub(in crate::imports) fn checked_since(conn: &mut Conn, until: Moment, limit: i64) -> QueryResult<Vec<ImportId>> {
    let file =
        import_uploads::table.filter(import_uploads::import_id.eq(imports::id)).filter(import_uploads::number.eq(0));
    imports::table
        .filter(Checked)
        .filter(imports::made_at.lt(until))
        .filter(exists(file))
        .limit(limit)
        .select(imports::id)
        .load(conn)
}

/// Makes an import that nobody confirmed one in `state`, with its columns as `mapping` says, and forgets what was read of
/// it; false where it has gone on.
pub(in crate::imports) fn begin(conn: &mut Conn, id: ImportId, state: ImportState, mapping: &str) -> QueryResult<bool> {
    let counts = (imports::changing.eq(0), imports::unchanged.eq(0), imports::wrong.eq(0));
    let begun = diesel::update(imports::table.find(id))
        .filter(imports::state.eq_any(UNCONFIRMED))
        .set((imports::state.eq(state), imports::mapping.eq(mapping), counts))
        .execute(conn)?;
    if begun > 0 {
        diesel::delete(import_rows::table.filter(import_rows::import_id.eq(id))).execute(conn)?;
        diesel::delete(import_groups::table.filter(import_groups::import_id.eq(id))).execute(conn)?;
    }
    Ok(begun > 0)
}

/// Says how the file of an import that nobody confirmed was read, and how many rows it has; false where it has gone on.
pub(in crate::imports) fn set_reading(conn: &mut Conn, id: ImportId, reading: &str, total: i64) -> QueryResult<bool> {
    let changed = diesel::update(imports::table.find(id))
        .filter(imports::state.eq_any(UNCONFIRMED))
        .set((imports::reading.eq(reading), imports::total.eq(total)))
        .execute(conn)?;
    Ok(changed > 0)
}
