//! The rows of each list, after a key.

use diesel::prelude::*;

use crate::clock::UtcTime;
use crate::csv_out::instant;
use crate::db::schema::{campaigns, codes as code_rows, events, groups, memberships, users};
use crate::db::types::{EndedWhy, GroupRole, JoinMethod, OrgRole, UserState};
use crate::db::{Conn, QueryResult};
use crate::ids::{CodeId, EventId, GroupId, UserId};
use crate::locale::{Message, Reader};
use crate::personal_data::PersonName;
use crate::t;

/// Rows read at a time.
const ROWS: i64 = 2_000;

/// Where the next rows of a list begin: the key of the last one read.
pub(super) type After = (i64, i64);

/// A list: the heads of its columns, and what reads its next rows. Each column is its head, its type and where it comes
/// from.
macro_rules! list {
    (
        $heads:ident, $rows:ident($conn:ident $(, $given:ident: $kind:ty)+) from $query:expr, by |$row:ident| $key:expr;
        $($column:ident ($head:expr): $type:ty = $from:expr;)+
    ) => {
        pub(super) const $heads: &[fn() -> Message<'static>] = &[$($head),+];

        pub(super) fn $rows(
            $conn: &mut Conn $(, $given: $kind)+, reader: &Reader,
        ) -> QueryResult<Vec<(After, Vec<String>)>> {
            let rows: Vec<($($type,)+)> = $query.limit(ROWS).select(($($from,)+)).load($conn)?;
            let read = |$row: ($($type,)+)| {
                let key = $key;
                let ($($column,)+) = $row;
                (key, vec![$($column.cell(reader)),+])
            };
            Ok(rows.into_iter().map(read).collect())
        }
    };
}

list! {
    PEOPLE, people(conn, after: After) from users::table
        .filter(users::id.gt(UserId(after.0)))
        // A sign-up that is not finished is no account yet.
        .filter(users::state.ne(UserState::Pending))
        .order(users::id), by |row| (row.0.0, 0);
    id (t::exports::id): UserId = users::id;
    name (t::exports::name): PersonName = users::name;
    email (t::exports::email): Option<String> = users::email;
    email_confirmed (t::exports::email_confirmed): Option<UtcTime> = users::email_confirmed_at;
    role (t::exports::role): OrgRole = users::role;
    state (t::exports::state): UserState = users::state;
    time_zone (t::exports::time_zone): Option<String> = users::time_zone;
    created (t::exports::created): UtcTime = users::created_at;
}

list! {
    CODES, codes(conn, after: After) from code_rows::table
        .left_join(groups::table)
        .left_join(campaigns::table)
        .inner_join(users::table.on(users::id.eq(code_rows::made_by)))
        .filter(code_rows::id.gt(CodeId(after.0)))
        .order(code_rows::id), by |row| (row.0.0, 0);
    id (t::exports::id): CodeId = code_rows::id;
    code (t::exports::code): String = code_rows::shown;
    group (t::exports::group): Option<String> = groups::name.nullable();
    campaign (t::exports::campaign): Option<String> = campaigns::name.nullable();
    uses (t::exports::uses): i64 = code_rows::uses;
    maximum_uses (t::exports::maximum_uses): Option<i64> = code_rows::max_uses;
    expiration (t::exports::expiration): Option<UtcTime> = code_rows::expires_at;
    ended (t::exports::ended): Option<UtcTime> = code_rows::ended_at;
    why (t::exports::why): Option<EndedWhy> = code_rows::ended_why;
    role_granted (t::exports::role_granted): GroupRole = code_rows::role;
    label (t::exports::label): String = code_rows::label;
    made_by (t::exports::made_by): PersonName = users::name;
    made (t::exports::made): UtcTime = code_rows::made_at;
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
    group_id (t::exports::group_id): GroupId = memberships::group_id;
    group (t::exports::group): String = groups::name;
    person_id (t::exports::person_id): UserId = memberships::user_id;
    name (t::exports::name): PersonName = users::name;
    email (t::exports::email): Option<String> = users::email;
    state (t::exports::state): UserState = users::state;
    group_role (t::exports::group_role): GroupRole = memberships::role;
    joined (t::exports::joined): UtcTime = memberships::joined_at;
    method (t::exports::method): JoinMethod = memberships::method;
    method_id (t::exports::method_id): Option<i64> = memberships::reference;
}

list! {
    AUDIT, audit(conn, after: After) from events::table
        .left_join(users::table.on(users::id.nullable().eq(events::actor_id)))
        .filter(events::id.gt(EventId(after.0)))
        .order(events::id), by |row| (row.0.0, 0);
    id (t::exports::id): EventId = events::id;
    at (t::exports::at): UtcTime = events::at;
    actor_id (t::exports::actor_id): Option<UserId> = events::actor_id;
    actor (t::exports::actor): Option<PersonName> = users::name.nullable();
    kind (t::exports::kind): String = events::kind;
    person_id (t::exports::person_id): Option<UserId> = events::person_id;
    group_id (t::exports::group_id): Option<GroupId> = events::group_id;
    method (t::exports::method): Option<String> = events::method;
    method_id (t::exports::method_id): Option<i64> = events::reference;
    details (t::exports::details): Option<String> = events::payload;
    address (t::exports::address): Option<String> = events::address;
}

/// What a field holds, as a reader is told it.
trait Cell {
    fn cell(self, reader: &Reader) -> String;
}

impl Cell for String {
    fn cell(self, _: &Reader) -> String {
        self
    }
}

impl Cell for PersonName {
    fn cell(self, reader: &Reader) -> String {
        self.say(reader)
    }
}

impl<T: Cell> Cell for Option<T> {
    fn cell(self, reader: &Reader) -> String {
        self.map_or_else(String::new, |value| value.cell(reader))
    }
}

impl Cell for UtcTime {
    fn cell(self, _: &Reader) -> String {
        instant(Some(self.0))
    }
}

macro_rules! numbers {
    ($($number:ty)+) => {$(
        impl Cell for $number {
            fn cell(self, _: &Reader) -> String {
                self.to_string()
            }
        }
    )+};
}
numbers!(i64 CodeId EventId GroupId UserId);

macro_rules! words {
    ($($kind:ty, |$word:ident| $message:expr;)+) => {$(
        impl Cell for $kind {
            fn cell(self, reader: &Reader) -> String {
                let $word = self.as_str();
                $message.say(reader)
            }
        }
    )+};
}
words! {
    OrgRole, |word| t::exports::word_of_role(word);
    GroupRole, |word| t::exports::word_of_group_role(word);
    UserState, |word| t::exports::word_of_state(word);
    JoinMethod, |word| t::exports::word_of_method(word);
    EndedWhy, |word| t::exports::word_of_why(word);
}
