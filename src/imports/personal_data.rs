//! People in the files that they were imported from.

use diesel::prelude::*;

use crate::db::schema::import_rows;
use crate::db::{Conn, QueryResult};
use crate::personal_data::{DELETED_ACCOUNT, Erasure, PersonalData};

/// The imports'. A copy does not tell of them: what they did is on record.
pub const PERSONAL_DATA: PersonalData = PersonalData { erase, export_of: |_, _| Ok(Vec::new()) };

fn erase(conn: &mut Conn, erasure: &Erasure<'_>) -> QueryResult<()> {
    // An import that is undone goes on telling whom it had added.
    if !erasure.is_asked_for {
        return Ok(());
    }
    diesel::update(import_rows::table.filter(import_rows::person_id.eq_any(erasure.ids())))
        .set((
            import_rows::email.eq(""),
            import_rows::email_key.eq(None::<String>),
            import_rows::name.eq(DELETED_ACCOUNT),
        ))
        .execute(conn)
        .map(drop)
}
