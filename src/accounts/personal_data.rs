//! People in links that were emailed to them, and in forms that they posted.

use diesel::prelude::*;

use crate::db::schema::tokens;
use crate::db::{self, Conn, QueryResult};
use crate::personal_data::{Erasure, PersonalData};

/// The links' and forms'. A copy tells of neither: the emails are listed, and what forms did is on record.
pub const PERSONAL_DATA: PersonalData = PersonalData { erase, export_of: |_, _| Ok(Vec::new()) };

fn erase(conn: &mut Conn, erasure: &Erasure<'_>) -> QueryResult<()> {
    db::forget_forms_of(conn, &erasure.ids())?;
    diesel::delete(tokens::table.filter(tokens::user_id.eq_any(erasure.ids()))).execute(conn)?;
    diesel::delete(tokens::table.filter(tokens::address_key.eq_any(erasure.address_keys()))).execute(conn).map(drop)
}
