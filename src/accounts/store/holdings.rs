//! Everything that is held about one person.

use diesel::prelude::*;

use crate::clock::Moment;
use crate::db::schema::{audit, code_uses, codes, groups, mails, membership_events, memberships, users};
use crate::db::types::{DoorKind, EventKind, GroupRole, MailState, OrgRole};
use crate::db::{Conn, QueryResult};
use crate::ids::UserId;

use super::{SessionSeen, sessions_of};

/// Somebody's rows in every table.
#[derive(Debug, Clone)]
pub(in crate::accounts) struct Holdings {
    pub account: Account,
    pub memberships: Vec<HeldMembership>,
    pub events: Vec<HeldEvent>,
    pub codes_made: Vec<HeldCode>,
    pub codes_used: Vec<(String, Moment)>,
    pub sessions: Vec<SessionSeen>,
    pub mails: Vec<HeldMail>,
    pub acts: Vec<HeldAct>,
}

#[derive(Debug, Clone, Queryable)]
pub(in crate::accounts) struct Account {
    pub name: String,
    pub email: Option<String>,
    pub email_confirmed_at: Option<Moment>,
    pub role: OrgRole,
    pub time_zone: Option<String>,
    pub created_at: Moment,
    pub password_hash: Option<String>,
}

#[derive(Debug, Clone, Queryable)]
pub(in crate::accounts) struct HeldMembership {
    pub group: String,
    pub role: GroupRole,
    pub joined_at: Moment,
    pub door: DoorKind,
}

#[derive(Debug, Clone, Queryable)]
pub(in crate::accounts) struct HeldEvent {
    pub group: String,
    pub kind: EventKind,
    pub role: GroupRole,
    pub door: Option<DoorKind>,
    pub at: Moment,
}

#[derive(Debug, Clone, Queryable)]
pub(in crate::accounts) struct HeldCode {
    pub shown: String,
    pub label: String,
    pub made_at: Moment,
    pub expires_at: Option<Moment>,
    pub ended_at: Option<Moment>,
    pub uses: i64,
    pub max_uses: Option<i64>,
}

#[derive(Debug, Clone, Queryable)]
pub(in crate::accounts) struct HeldMail {
    pub kind: String,
    pub to: String,
    pub state: MailState,
    pub made_at: Moment,
    pub sent_at: Option<Moment>,
}

#[derive(Debug, Clone, Queryable)]
pub(in crate::accounts) struct HeldAct {
    pub at: Moment,
    pub action: String,
    pub group: Option<String>,
    pub before: Option<String>,
    pub after: Option<String>,
    pub address: Option<String>,
}

/// Reads all of it.
pub(in crate::accounts) fn holdings(conn: &mut Conn, person: UserId) -> QueryResult<Holdings> {
    Ok(Holdings {
        account: users::table
            .find(person)
            .select((
                users::name,
                users::email,
                users::email_confirmed_at,
                users::role,
                users::time_zone,
                users::created_at,
                users::password_hash,
            ))
            .first(conn)?,
        memberships: memberships::table
            .inner_join(groups::table)
            .filter(memberships::user_id.eq(person))
            .order(memberships::group_id)
            .select((groups::name, memberships::role, memberships::joined_at, memberships::door))
            .load(conn)?,
        events: membership_events::table
            .inner_join(groups::table)
            .filter(membership_events::user_id.eq(person))
            .order(membership_events::id)
            .select((
                groups::name,
                membership_events::kind,
                membership_events::role,
                membership_events::door,
                membership_events::at,
            ))
            .load(conn)?,
        codes_made: codes_made(conn, person)?,
        codes_used: code_uses::table
            .inner_join(codes::table)
            .filter(code_uses::user_id.eq(person))
            .order(code_uses::used_at)
            .select((codes::shown, code_uses::used_at))
            .load(conn)?,
        sessions: sessions_of(conn, person, i64::MAX)?,
        mails: mails::table
            .filter(mails::user_id.eq(person))
            .order(mails::id)
            .select((mails::kind, mails::to_address, mails::state, mails::made_at, mails::sent_at))
            .load(conn)?,
        acts: acts(conn, person)?,
    })
}

fn codes_made(conn: &mut Conn, person: UserId) -> QueryResult<Vec<HeldCode>> {
    codes::table
        .filter(codes::made_by.eq(person))
        .order(codes::id)
        .select((
            codes::shown,
            codes::label,
            codes::made_at,
            codes::expires_at,
            codes::ended_at,
            codes::uses,
            codes::max_uses,
        ))
        .load(conn)
}

fn acts(conn: &mut Conn, person: UserId) -> QueryResult<Vec<HeldAct>> {
    audit::table
        .left_join(groups::table)
        .filter(audit::actor_id.eq(person))
        .order(audit::id)
        .select((
            audit::at,
            audit::action,
            groups::name.nullable(),
            audit::before_json,
            audit::after_json,
            audit::address,
        ))
        .load(conn)
}
