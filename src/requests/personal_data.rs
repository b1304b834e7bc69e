//! People who asked to join.

use diesel::prelude::*;
use serde::Serialize;

use crate::clock::UtcTime;
use crate::db::schema::{groups, requests};
use crate::db::types::RequestState;
use crate::db::{Conn, QueryResult, columns};
use crate::ids::{RequestId, UserId};
use crate::mail;
use crate::personal_data::{DELETED_ACCOUNT, Erasure, PersonalData, Section, no_address, section};

use super::emails::ASKED;

/// The requests'.
pub const PERSONAL_DATA: PersonalData = PersonalData { erase, export_of };

fn erase(conn: &mut Conn, erasure: &Erasure<'_>) -> QueryResult<()> {
    let proved: Vec<&str> = erasure.proved_addresses().map(|(_, key)| key).collect();
    let by_address: Vec<RequestId> =
        requests::table.filter(requests::address_key.eq_any(proved)).select(requests::id).load(conn)?;
    for id in &by_address {
        let no_address = (requests::address.eq(DELETED_ACCOUNT), requests::address_key.eq(no_address(id.0)));
        diesel::update(requests::table.find(*id)).set(no_address).execute(conn)?;
    }
    let by_account: Vec<RequestId> =
        requests::table.filter(requests::user_id.eq_any(erasure.ids())).select(requests::id).load(conn)?;
    let asked = [by_account, by_address].concat();
    diesel::update(requests::table.filter(requests::id.eq_any(&asked)))
        .set((requests::name.eq(DELETED_ACCOUNT), requests::note.eq("")))
        .execute(conn)?;
    let references: Vec<i64> = asked.iter().map(|id| id.0).collect();
    mail::forget_words_about(conn, &[ASKED], &references)
}

#[derive(Queryable, Selectable, Serialize)]
#[diesel(table_name = requests)]
struct HeldRequest {
    #[diesel(select_expression = groups::name.nullable())]
    group: Option<String>,
    note: String,
    state: RequestState,
    made_at: UtcTime,
    decided_at: Option<UtcTime>,
    /// Whether it was a code that did not let them in.
    #[serde(skip)]
    #[diesel(select_expression = requests::code_id.is_not_null())]
    by_code: bool,
}

fn export_of(conn: &mut Conn, person: UserId) -> QueryResult<Vec<Section>> {
    let mut held: Vec<HeldRequest> = requests::table
        .inner_join(groups::table)
        .filter(requests::user_id.eq(person))
        .order(requests::id)
        .select(columns::<HeldRequest>())
        .load(conn)?;
    // A code that let nobody in told no name either.
    for request in held.iter_mut().filter(|request| request.by_code && request.state != RequestState::Approved) {
        request.group = None;
    }
    Ok(vec![section("requests", &held)])
}
