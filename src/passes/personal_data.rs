//! People who made passes or used them, and those whom emailed ones were sent to. Makers and uses are ids alone, which
//! stay.

use diesel::prelude::*;
use serde::Serialize;

use crate::clock::{Moment, UtcTime};
use crate::db::schema::{code_uses, codes, groups, invite_recipients, invites, users};
use crate::db::types::{GroupRole, InviteAccess, RecipientEnd};
use crate::db::{Conn, QueryResult, columns};
use crate::ids::{RecipientId, UserId};
use crate::mail;
use crate::personal_data::{DELETED_ACCOUNT, Erasure, PersonalData, Section, no_address, section};

use super::model::TO_INVITEE;
use super::store;

/// The passes'.
pub const PERSONAL_DATA: PersonalData = PersonalData { erase, export_of };

/// Takes addresses out of the invites that were sent to them; those that wait end.
fn erase(conn: &mut Conn, erasure: &Erasure<'_>) -> QueryResult<()> {
    for (person, address_key) in erasure.proved_addresses() {
        let pending = store::pending_recipients(conn, &[address_key], None)?;
        store::end_recipients(conn, &pending, RecipientEnd::Revoked, person, erasure.by.now)?;
        let sent: Vec<RecipientId> = invite_recipients::table
            .filter(invite_recipients::address_key.eq(address_key))
            .select(invite_recipients::id)
            .load(conn)?;
        for id in sent {
            forget(conn, id)?;
        }
    }
    Ok(())
}

fn forget(conn: &mut Conn, id: RecipientId) -> QueryResult<()> {
    diesel::update(invite_recipients::table.find(id))
        .set((
            invite_recipients::address.eq(DELETED_ACCOUNT),
            invite_recipients::name.eq(None::<String>),
            invite_recipients::address_key.eq(no_address(id.0)),
            invite_recipients::remind_at.eq(None::<Moment>),
            invite_recipients::notice_at.eq(None::<Moment>),
        ))
        .execute(conn)?;
    mail::forget_about(conn, &TO_INVITEE, &[id.0])
}

fn export_of(conn: &mut Conn, person: UserId) -> QueryResult<Vec<Section>> {
    let mut held = invites_of(conn, person)?;
    held.extend(codes_of(conn, person)?);
    Ok(held)
}

#[derive(Queryable, Selectable, Serialize)]
#[diesel(table_name = invites)]
struct HeldInvite {
    #[diesel(select_expression = groups::name)]
    group: String,
    access: InviteAccess,
    role: GroupRole,
    made_at: UtcTime,
    expires_at: Option<UtcTime>,
    deleted_at: Option<UtcTime>,
    uses: i64,
    max_uses: Option<i64>,
}

#[derive(Queryable, Selectable, Serialize)]
#[diesel(table_name = invite_recipients)]
struct ReceivedInvite {
    #[diesel(select_expression = groups::name)]
    group: String,
    /// The name that was entered with the address.
    name: Option<String>,
    made_at: UtcTime,
    started_at: Option<UtcTime>,
    joined_at: Option<UtcTime>,
    ended_at: Option<UtcTime>,
}

fn invites_of(conn: &mut Conn, person: UserId) -> QueryResult<Vec<Section>> {
    let made: Vec<HeldInvite> = invites::table
        .inner_join(groups::table)
        .filter(invites::made_by.eq(person))
        .order(invites::id)
        .select(columns::<HeldInvite>())
        .load(conn)?;
    let received: Vec<ReceivedInvite> = invite_recipients::table
        .inner_join(groups::table)
        .inner_join(users::table.on(users::email_key.eq(invite_recipients::address_key.nullable())))
        .filter(users::id.eq(person))
        // Whoever only claims an address learns nothing of what was sent to it.
        .filter(users::email_confirmed_at.is_not_null())
        .order(invite_recipients::id)
        .select(columns::<ReceivedInvite>())
        .load(conn)?;
    Ok(vec![section("invites_made", &made), section("invites_received", &received)])
}

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

fn codes_of(conn: &mut Conn, person: UserId) -> QueryResult<Vec<Section>> {
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
