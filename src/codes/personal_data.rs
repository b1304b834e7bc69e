//! People who made codes or used them: both by their ids alone, which stay.

use diesel::prelude::*;
use serde::Serialize;

use crate::clock::UtcTime;
use crate::db::schema::{code_uses, codes};
use crate::db::{Conn, QueryResult, columns};
use crate::ids::UserId;
use crate::personal_data::{PersonalData, Section, section};

/// The codes'.
pub const PERSONAL_DATA: PersonalData = PersonalData { erase: |_, _| Ok(()), export_of };

#[derive(HasQuery, Serialize)]
#[diesel(table_name = codes)]
struct HeldCode {
    #[diesel(column_name = shown)]
    code: String,
    label: String,
    made_at: UtcTime,
    expires_at: Option<UtcTime>,
    ended_at: Option<UtcTime>,
    uses: i64,
    max_uses: Option<i64>,
}

#[derive(Queryable, Serialize)]
struct HeldUse {
    code: String,
    at: UtcTime,
}

fn export_of(conn: &mut Conn, person: UserId) -> QueryResult<Vec<Section>> {
    let made: Vec<HeldCode> = codes::table
        .filter(codes::made_by.eq(person))
        // A campaign's codes may be 100,000, and are the organization's.
        .filter(codes::group_id.is_not_null())
        .order(codes::id)
        .select(columns::<HeldCode>())
        .load(conn)?;
    let used: Vec<HeldUse> = code_uses::table
        .inner_join(codes::table)
        .filter(code_uses::user_id.eq(person))
        .order(code_uses::used_at)
        .select((codes::shown, code_uses::used_at))
        .load(conn)?;
    Ok(vec![section("codes_made", &made), section("codes_used", &used)])
}
