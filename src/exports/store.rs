//! The rows of each list, after a key.

use diesel::prelude::*;

use crate::clock::Moment;
use crate::csv_out::instant;
use crate::db::schema::{campaigns, codes as code_rows, events, groups, memberships, users};
use crate::db::types::{EndedWhy, GroupRole, JoinMethod, OrgRole, UserState};
use crate::db::{Conn, QueryResult};
use crate::ids::{CodeId, EventId, GroupId, UserId};

/// Where the next rows of a list begin: the key of the last one read.
pub(super) type After = (i64, i64);

type Rows = Vec<(After, Vec<String>)>;

type PersonRow = (UserId, String, Option<String>, Option<Moment>, OrgRole, UserState, Option<String>, Moment);

pub(super) fn people(conn: &mut Conn, after: i64, limit: i64) -> QueryResult<Rows> {
    let rows: Vec<PersonRow> = users::table
        .filter(users::id.gt(UserId(after)))
        // A sign-up that is not finished is no account yet.
        .filter(users::state.ne(UserState::Pending))
        .order(users::id)
        .limit(limit)
        .select((
            users::id,
            users::name,
            users::email,
            users::email_confirmed_at,
            users::role,
            users::state,
            users::time_zone,
            users::created_at,
        ))
        .load(conn)?;
    let fields = |(id, name, email, confirmed, role, state, zone, created): PersonRow| {
        let fields = vec![
            id.to_string(),
            name,
            email.unwrap_or_default(),
            instant(confirmed),
            role.as_str().to_owned(),
            state.as_str().to_owned(),
            zone.unwrap_or_default(),
            instant(Some(created)),
        ];
        ((id.0, 0), fields)
    };
    Ok(rows.into_iter().map(fields).collect())
}

#[derive(Queryable)]
struct CodeRow {
    id: CodeId,
    shown: String,
    group: Option<String>,
    campaign: Option<String>,
    uses: i64,
    max_uses: Option<i64>,
    expires_at: Option<Moment>,
    ended_at: Option<Moment>,
    why: Option<EndedWhy>,
    role: GroupRole,
    label: String,
    maker: String,
    made_at: Moment,
}

pub(super) fn codes(conn: &mut Conn, after: i64, limit: i64) -> QueryResult<Rows> {
    let rows: Vec<CodeRow> = code_rows::table
        .left_join(groups::table)
        .left_join(campaigns::table)
        .inner_join(users::table.on(users::id.eq(code_rows::made_by)))
        .filter(code_rows::id.gt(CodeId(after)))
        .order(code_rows::id)
        .limit(limit)
        .select((
            code_rows::id,
            code_rows::shown,
            groups::name.nullable(),
            campaigns::name.nullable(),
            code_rows::uses,
            code_rows::max_uses,
            code_rows::expires_at,
            code_rows::ended_at,
            code_rows::ended_why,
            code_rows::role,
            code_rows::label,
            users::name,
            code_rows::made_at,
        ))
        .load(conn)?;
    let fields = |code: CodeRow| {
        let fields = vec![
            code.id.to_string(),
            code.shown,
            code.group.unwrap_or_default(),
            code.campaign.unwrap_or_default(),
            code.uses.to_string(),
            number(code.max_uses),
            instant(code.expires_at),
            instant(code.ended_at),
            code.why.map_or("", EndedWhy::as_str).to_owned(),
            code.role.as_str().to_owned(),
            code.label,
            code.maker,
            instant(Some(code.made_at)),
        ];
        ((code.id.0, 0), fields)
    };
    Ok(rows.into_iter().map(fields).collect())
}

#[derive(Queryable)]
struct MemberRow {
    group_id: GroupId,
    group: String,
    person_id: UserId,
    name: String,
    email: Option<String>,
    state: UserState,
    role: GroupRole,
    joined_at: Moment,
    method: JoinMethod,
    door_ref: Option<i64>,
}

/// The columns of a [`MemberRow`], in its order; a macro, since nobody could write out the query's type.
macro_rules! member_rows {
    () => {
        memberships::table.inner_join(groups::table).inner_join(users::table).select((
            memberships::group_id,
            groups::name,
            memberships::user_id,
            users::name,
            users::email,
            users::state,
            memberships::role,
            memberships::joined_at,
            memberships::method,
            memberships::reference,
        ))
    };
}

pub(super) fn members(conn: &mut Conn, after: After, limit: i64) -> QueryResult<Rows> {
    let (group, person) = (GroupId(after.0), UserId(after.1));
    let rows: Vec<MemberRow> = member_rows!()
        .filter(
            memberships::group_id.gt(group).or(memberships::group_id.eq(group).and(memberships::user_id.gt(person))),
        )
        .filter(memberships::group_id.ge(group))
        .order((memberships::group_id, memberships::user_id))
        .limit(limit)
        .load(conn)?;
    Ok(rows.into_iter().map(member_fields).collect())
}

/// The people of one group.
pub(super) fn members_of(conn: &mut Conn, group: GroupId, after: After, limit: i64) -> QueryResult<Rows> {
    let rows: Vec<MemberRow> = member_rows!()
        .filter(memberships::group_id.eq(group))
        .filter(memberships::user_id.gt(UserId(after.1)))
        .order(memberships::user_id)
        .limit(limit)
        .load(conn)?;
    Ok(rows.into_iter().map(member_fields).collect())
}

fn member_fields(member: MemberRow) -> (After, Vec<String>) {
    let fields = vec![
        member.group_id.to_string(),
        member.group,
        member.person_id.to_string(),
        member.name,
        member.email.unwrap_or_default(),
        member.state.as_str().to_owned(),
        member.role.as_str().to_owned(),
        instant(Some(member.joined_at)),
        member.method.as_str().to_owned(),
        number(member.door_ref),
    ];
    ((member.group_id.0, member.person_id.0), fields)
}

#[derive(Queryable)]
struct EventRow {
    id: EventId,
    at: Moment,
    actor_id: Option<UserId>,
    actor: Option<String>,
    kind: String,
    person: Option<UserId>,
    group: Option<GroupId>,
    method: Option<String>,
    reference: Option<i64>,
    payload: Option<String>,
    address: Option<String>,
}

pub(super) fn audit(conn: &mut Conn, after: i64, limit: i64) -> QueryResult<Rows> {
    let rows: Vec<EventRow> = events::table
        .left_join(users::table.on(users::id.nullable().eq(events::actor_id)))
        .filter(events::id.gt(EventId(after)))
        .order(events::id)
        .limit(limit)
        .select((
            events::id,
            events::at,
            events::actor_id,
            users::name.nullable(),
            events::kind,
            events::person_id,
            events::group_id,
            events::method,
            events::reference,
            events::payload,
            events::address,
        ))
        .load(conn)?;
    let fields = |row: EventRow| {
        let fields = vec![
            row.id.to_string(),
            instant(Some(row.at)),
            row.actor_id.map_or_else(String::new, |id| id.to_string()),
            row.actor.unwrap_or_default(),
            row.kind,
            row.person.map_or_else(String::new, |id| id.to_string()),
            row.group.map_or_else(String::new, |id| id.to_string()),
            row.method.unwrap_or_default(),
            number(row.reference),
            row.payload.unwrap_or_default(),
            row.address.unwrap_or_default(),
        ];
        ((row.id.0, 0), fields)
    };
    Ok(rows.into_iter().map(fields).collect())
}

fn number(number: Option<i64>) -> String {
    number.map_or_else(String::new, |number| number.to_string())
}
