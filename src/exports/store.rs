//! The rows of each list, after a key.

use diesel::prelude::*;
use serde::Serialize;
use serde_json::Value;

use crate::clock::UtcTime;
use crate::db::schema::{campaigns, codes as code_rows, events, groups, memberships, users};
use crate::db::types::{EndedWhy, GroupRole, JoinMethod, OrgRole, UserState};
use crate::db::{Conn, QueryResult};
use crate::ids::{CodeId, EventId, GroupId, UserId};

/// Rows read at a time.
const ROWS: i64 = 2_000;

/// Where the next rows of a list begin: the key of the last one read.
pub(super) type After = (i64, i64);

/// A list: the heads of its columns, and what reads its next rows. Each column is its head, its type and where it comes
/// from.
macro_rules! list {
    (
        $heads:ident, $rows:ident($conn:ident $(, $given:ident: $kind:ty)+) from $query:expr, by |$row:ident| $key:expr;
        $($head:literal: $type:ty = $column:expr;)+
    ) => {
        pub(super) const $heads: &[&str] = &[$($head),+];

        pub(super) fn $rows($conn: &mut Conn $(, $given: $kind)+) -> QueryResult<Vec<(After, Vec<String>)>> {
            let rows: Vec<($($type,)+)> = $query.limit(ROWS).select(($($column,)+)).load($conn)?;
            Ok(rows.into_iter().map(|$row| ($key, cells(&$row))).collect())
        }
    };
}

list! {
    PEOPLE, people(conn, after: After) from users::table
        .filter(users::id.gt(UserId(after.0)))
        // A sign-up that is not finished is no account yet.
        .filter(users::state.ne(UserState::Pending))
        .order(users::id), by |row| (row.0.0, 0);
    "Id": UserId = users::id;
    "Name": String = users::name;
    "Email": Option<String> = users::email;
    "Email confirmed": Option<UtcTime> = users::email_confirmed_at;
    "Role": OrgRole = users::role;
    "State": UserState = users::state;
    "Time zone": Option<String> = users::time_zone;
    "Created": UtcTime = users::created_at;
}

list! {
    CODES, codes(conn, after: After) from code_rows::table
        .left_join(groups::table)
        .left_join(campaigns::table)
        .inner_join(users::table.on(users::id.eq(code_rows::made_by)))
        .filter(code_rows::id.gt(CodeId(after.0)))
        .order(code_rows::id), by |row| (row.0.0, 0);
    "Id": CodeId = code_rows::id;
    "Code": String = code_rows::shown;
    "Group": Option<String> = groups::name.nullable();
    "Campaign": Option<String> = campaigns::name.nullable();
    "Uses": i64 = code_rows::uses;
    "Maximum uses": Option<i64> = code_rows::max_uses;
    "Expiration": Option<UtcTime> = code_rows::expires_at;
    "Ended": Option<UtcTime> = code_rows::ended_at;
    "Why": Option<EndedWhy> = code_rows::ended_why;
    "Role granted": GroupRole = code_rows::role;
    "Label": String = code_rows::label;
    "Made by": String = users::name;
    "Made": UtcTime = code_rows::made_at;
}

list! {
    MEMBERS, members(conn, only: Option<GroupId>, after: After) from {
        let all = memberships::table.inner_join(groups::table).inner_join(users::table).into_boxed();
        let (last, later_person) = (GroupId(after.0), memberships::user_id.gt(UserId(after.1)));
        match only {
            Some(group) => all.filter(memberships::group_id.eq(group)).filter(later_person),
            None => all
                .filter(memberships::group_id.gt(last).or(memberships::group_id.eq(last).and(later_person)))
                .filter(memberships::group_id.ge(last)),
        }
        .order((memberships::group_id, memberships::user_id))
    }, by |row| (row.0.0, row.2.0);
    "Group id": GroupId = memberships::group_id;
    "Group": String = groups::name;
    "Person id": UserId = memberships::user_id;
    "Name": String = users::name;
    "Email": Option<String> = users::email;
    "State": UserState = users::state;
    "Group role": GroupRole = memberships::role;
    "Joined": UtcTime = memberships::joined_at;
    "Method": JoinMethod = memberships::method;
    "Method id": Option<i64> = memberships::reference;
}

list! {
    AUDIT, audit(conn, after: After) from events::table
        .left_join(users::table.on(users::id.nullable().eq(events::actor_id)))
        .filter(events::id.gt(EventId(after.0)))
        .order(events::id), by |row| (row.0.0, 0);
    "Id": EventId = events::id;
    "At": UtcTime = events::at;
    "Actor id": Option<UserId> = events::actor_id;
    "Actor": Option<String> = users::name.nullable();
    "Kind": String = events::kind;
    "Person id": Option<UserId> = events::person_id;
    "Group id": Option<GroupId> = events::group_id;
    "Method": Option<String> = events::method;
    "Method id": Option<i64> = events::reference;
    "Details": Option<String> = events::payload;
    "Address": Option<String> = events::address;
}

/// The fields of a row: text as it is, nothing as an empty field.
fn cells(row: &impl Serialize) -> Vec<String> {
    let Ok(Value::Array(values)) = serde_json::to_value(row) else { unreachable!("a tuple is an array") };
    let cell = |value| match value {
        Value::Null => String::new(),
        Value::String(text) => text,
        other => other.to_string(),
    };
    values.into_iter().map(cell).collect()
}
