//! Everything that is held about one person.

use diesel::prelude::*;

use crate::clock::Moment;
use crate::db::schema::{code_uses, codes, groups, invite_recipients, invites, mails, memberships, requests, users};
use crate::db::types::{DoorKind, GroupRole, InviteAccess, MailState, OrgRole, RequestState};
use crate::db::{Conn, QueryResult};
use crate::events::{self, Filter, Row};
use crate::ids::UserId;

use super::{SessionSeen, sessions_of};

/// Somebody's rows in every table.
#[derive(Debug, Clone)]
pub(in crate::accounts) struct Holdings {
    pub account: Account,
    pub memberships: Vec<HeldMembership>,
    pub events: Vec<Row>,
    pub codes_made: Vec<HeldCode>,
    pub codes_used: Vec<(String, Moment)>,
    pub invites_made: Vec<HeldInvite>,
    pub invites_received: Vec<HeldLetter>,
    pub requests: Vec<HeldRequest>,
    pub sessions: Vec<SessionSeen>,
    pub mails: Vec<HeldMail>,
    pub acts: Vec<Row>,
}

#[derive(Debug, Clone, Queryable)]
pub(in crate::accounts) struct Account {
    pub id: UserId,
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
pub(in crate::accounts) struct HeldInvite {
    pub group: String,
    pub access: InviteAccess,
    pub role: GroupRole,
    pub made_at: Moment,
    pub expires_at: Option<Moment>,
    pub deleted_at: Option<Moment>,
    pub uses: i64,
    pub max_uses: Option<i64>,
}

#[derive(Debug, Clone, Queryable)]
pub(in crate::accounts) struct HeldLetter {
    pub group: String,
    /// The name that was entered with the address.
    pub name: Option<String>,
    pub made_at: Moment,
    pub started_at: Option<Moment>,
    pub joined_at: Option<Moment>,
    pub ended_at: Option<Moment>,
}

#[derive(Debug, Clone, Queryable)]
pub(in crate::accounts) struct HeldRequest {
    pub group: String,
    pub note: String,
    pub state: RequestState,
    pub made_at: Moment,
    pub decided_at: Option<Moment>,
    /// Whether it was a code that did not let them in, which told them no name.
    pub by_code: bool,
}

#[derive(Debug, Clone, Queryable)]
pub(in crate::accounts) struct HeldMail {
    pub kind: String,
    pub to: String,
    pub state: MailState,
    pub made_at: Moment,
    pub sent_at: Option<Moment>,
}

/// Reads all of it.
pub(in crate::accounts) fn holdings(conn: &mut Conn, person: UserId) -> QueryResult<Holdings> {
    Ok(Holdings {
        account: users::table
            .find(person)
            .select((
                users::id,
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
        events: events::memberships_of(conn, person, None, usize::MAX)?,
        codes_made: codes_made(conn, person)?,
        codes_used: code_uses::table
            .inner_join(codes::table)
            .filter(code_uses::user_id.eq(person))
            .order(code_uses::used_at)
            .select((codes::shown, code_uses::used_at))
            .load(conn)?,
        invites_made: invites::table
            .inner_join(groups::table)
            .filter(invites::made_by.eq(person))
            .order(invites::id)
            .select((
                groups::name,
                invites::access,
                invites::role,
                invites::made_at,
                invites::expires_at,
                invites::deleted_at,
                invites::uses,
                invites::max_uses,
            ))
            .load(conn)?,
        invites_received: invites_received(conn, person)?,
        requests: requests::table
            .inner_join(groups::table)
            .filter(requests::user_id.eq(person))
            .order(requests::id)
            .select((
                groups::name,
                requests::note,
                requests::state,
                requests::made_at,
                requests::decided_at,
                requests::code_id.is_not_null(),
            ))
            .load(conn)?,
        sessions: sessions_of(conn, person, i64::MAX)?,
        mails: mails::table
            .filter(mails::user_id.eq(person))
            .order(mails::id)
            .select((mails::kind, mails::to_address, mails::state, mails::made_at, mails::sent_at))
            .load(conn)?,
        acts: events::piece(conn, &Filter { actor: Some(person), ..Filter::default() }, None, i64::MAX)?,
    })
}

fn codes_made(conn: &mut Conn, person: UserId) -> QueryResult<Vec<HeldCode>> {
    codes::table
        .filter(codes::made_by.eq(person))
        // A campaign's codes may be 100,000, and are the organization's.
        .filter(codes::group_id.is_not_null())
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

fn invites_received(conn: &mut Conn, person: UserId) -> QueryResult<Vec<HeldLetter>> {
    invite_recipients::table
        .inner_join(groups::table)
        .inner_join(users::table.on(users::email_key.eq(invite_recipients::address_key.nullable())))
        .filter(users::id.eq(person))
        // Whoever only claims an address learns nothing of what was sent to it.
        .filter(users::email_confirmed_at.is_not_null())
        .order(invite_recipients::id)
        .select((
            groups::name,
            invite_recipients::name,
            invite_recipients::made_at,
            invite_recipients::started_at,
            invite_recipients::joined_at,
            invite_recipients::ended_at,
        ))
        .load(conn)
}
