//! People in the files that they were imported from.

use diesel::prelude::*;

use crate::db::schema::{batch_items, import_rows, imports};
use crate::db::{Conn, QueryResult};
use crate::ids::ImportId;
use crate::personal_data::{DELETED_ACCOUNT, Erasure, PersonalData};

/// The imports'. A copy does not tell of them: what they did is on record.
pub const PERSONAL_DATA: PersonalData = PersonalData { erase, export_of: |_, _| Ok(Vec::new()) };

fn erase(conn: &mut Conn, erasure: &Erasure<'_>) -> QueryResult<()> {
    // An import that is undone goes on telling whom it had added.
    if !erasure.is_asked_for {
        return Ok(());
    }
    let rows: Vec<(ImportId, i64)> = batch_items::table
        .inner_join(imports::table.on(imports::batch_id.eq(batch_items::batch_id.nullable())))
        .filter(batch_items::person_id.eq_any(erasure.ids()))
        .select((imports::id, batch_items::number))
        .load(conn)?;
    for row in rows {
        diesel::update(import_rows::table.find(row))
            .set((
                import_rows::email.eq(""),
                import_rows::email_key.eq(None::<String>),
                import_rows::name.eq(DELETED_ACCOUNT),
            ))
            .execute(conn)?;
    }
    Ok(())
}
