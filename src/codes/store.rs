//! What Code Info tells beside a code.

use diesel::prelude::*;

use crate::db::schema::{codes, users};
use crate::db::{Conn, QueryResult};
use crate::ids::CodeId;
use crate::personal_data::PersonName;

/// The code before or after another.
#[derive(Debug, Clone, Queryable)]
pub(super) struct Neighbour {
    pub id: CodeId,
    pub shown: String,
}

/// What Code Info tells beside a code itself.
#[derive(Debug, Clone, Default)]
pub(super) struct Links {
    /// Who made it, where somebody else has taken it over.
    pub first_made_by: Option<PersonName>,
    /// Who ended it.
    pub ended_by: Option<PersonName>,
    /// The code that took its place.
    pub replaced_by: Option<Neighbour>,
    /// The code whose place it took.
    pub replaces: Option<Neighbour>,
}

/// Who made `code` first and who ended it, and the codes before and after it.
pub(super) fn links(conn: &mut Conn, code: CodeId) -> QueryResult<Links> {
    let successors = diesel::alias!(codes as successors);
    let after = codes::table
        .left_join(users::table.on(codes::ended_by.eq(users::id.nullable())))
        .left_join(successors.on(codes::replaced_by.eq(successors.field(codes::id).nullable())))
        .filter(codes::id.eq(code))
        .select((users::name.nullable(), successors.fields((codes::id, codes::shown)).nullable()))
        .first::<(Option<PersonName>, Option<Neighbour>)>(conn)
        .optional()?;
    let (ended_by, replaced_by) = after.unwrap_or_default();
    let first_made_by = codes::table
        .inner_join(users::table.on(codes::first_made_by.eq(users::id.nullable())))
        .filter(codes::id.eq(code))
        .select(users::name)
        .first(conn)
        .optional()?;
    let replaces =
        codes::table.filter(codes::replaced_by.eq(code)).select((codes::id, codes::shown)).first(conn).optional()?;
    Ok(Links { first_made_by, ended_by, replaced_by, replaces })
}
