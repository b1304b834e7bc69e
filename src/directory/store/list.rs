//! Lists of people, each read by an index in its order.

use diesel::dsl::exists;
use diesel::helper_types::IntoBoxed;
use diesel::prelude::*;
use serde::{Deserialize, Serialize};

use crate::db::schema::{memberships, users};
use crate::db::types::{OrgRole, UserState};
use crate::db::{Conn, QueryResult, columns, per_backend, sql_predicate};
use crate::directory::rules::{Path, path};
use crate::groups;
use crate::ids::{GroupId, UserId};
use crate::people::{self, Person, PersonFilter};

sql_predicate! {
    /// Managers and admins of the organization.
    Staff = "users.role <> 'member'";
    /// Everyone but those whose account is not finished yet, and those who deleted theirs.
    Present = "users.state <> 'pending' AND users.state <> 'erased'";
    /// Accounts that may not be used.
    Lapsed = "users.state <> 'active'";
}

/// Whom a list shows.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Filter {
    /// Each of them begins a word of their name or address (see [`crate::text::terms`]).
    pub terms: Vec<String>,
    /// What else narrows it down.
    pub sieve: PersonFilter,
}

impl Filter {
    /// Whether people are searched for.
    pub fn is_search(&self) -> bool {
        !self.terms.is_empty()
    }
}

/// Whom `filter` lets through, from the one after `after` on, at most `limit`: by name, or newest
/// first in a group; a search in the order of what it finds, and from its beginning only. Whoever
/// deleted their account is let through by the filter for that state alone: they are in no group,
/// and no word finds them.
pub fn ids(conn: &mut Conn, filter: &Filter, after: Option<UserId>, limit: i64) -> QueryResult<Vec<UserId>> {
    let in_group = match filter.sieve.group {
        Some(group) => groups::find(conn, group)?.map_or(0, |group| group.member_count),
        None => 0,
    };
    match path(&filter.sieve, filter.is_search(), in_group) {
        Path::Names => by_name(conn, filter, after, limit),
        Path::Members(group) => by_joining(conn, filter, group, after, limit),
        Path::Words if after.is_some() => Ok(Vec::new()),
        Path::Words => {
            let found = people::search(conn, filter.sieve, &filter.terms, limit)?;
            Ok(found.into_iter().map(|person| person.id).collect())
        }
    }
}

/// Those of `people` who are there to have something done to them: whoever deleted their account is not.
pub fn present(conn: &mut Conn, people: &[UserId]) -> QueryResult<Vec<UserId>> {
    users::table.filter(users::id.eq_any(people.to_vec())).filter(Present).order(users::id).select(users::id).load(conn)
}

/// How many people `filter` lets through, counted up to `most`.
pub fn count(conn: &mut Conn, filter: &Filter, most: i64) -> QueryResult<i64> {
    Ok(i64::try_from(ids(conn, filter, None, most)?.len()).unwrap_or(most))
}

/// These people, in this order.
pub fn rows(conn: &mut Conn, ids: &[UserId]) -> QueryResult<Vec<Person>> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let found = users::table.filter(users::id.eq_any(ids.to_vec())).select(columns::<Person>());
    let mut rows: Vec<Person> = per_backend!(conn, |conn| found.load(conn))?;
    rows.sort_by_cached_key(|row| ids.iter().position(|id| *id == row.id));
    Ok(rows)
}

type Backend = <Conn as diesel::Connection>::Backend;
type People<'a> = IntoBoxed<'a, users::table, Backend>;

fn by_name(conn: &mut Conn, filter: &Filter, after: Option<UserId>, limit: i64) -> QueryResult<Vec<UserId>> {
    let mut found: People<'_> = users::table.into_boxed();
    // Those who deleted their account are shown where just they are asked for.
    if filter.sieve.state != Some(UserState::Erased) {
        found = found.filter(Present);
    }
    if let Some(role) = filter.sieve.role {
        found = found.filter(users::role.eq(role));
        if role != OrgRole::Member {
            found = found.filter(Staff);
        }
    }
    if let Some(state) = filter.sieve.state {
        found = found.filter(users::state.eq(state));
        if state != UserState::Active {
            found = found.filter(Lapsed);
        }
    }
    if let Some(group) = filter.sieve.group {
        let place =
            memberships::table.filter(memberships::group_id.eq(group)).filter(memberships::user_id.eq(users::id));
        found = found.filter(exists(place));
    }
    found = people::with_words!(found, users::id, &filter.terms);
    if let Some(after) = after {
        let key: Option<String> = users::table.find(after).select(users::name_key).first(conn).optional()?;
        let key = key.unwrap_or_default();
        found = found.filter(users::name_key.ge(key.clone())).filter(users::name_key.gt(key).or(users::id.gt(after)));
    }
    found.order((users::name_key, users::id)).limit(limit).select(users::id).load(conn)
}

fn by_joining(
    conn: &mut Conn,
    filter: &Filter,
    group: GroupId,
    after: Option<UserId>,
    limit: i64,
) -> QueryResult<Vec<UserId>> {
    let mut found = memberships::table
        .inner_join(users::table)
        .filter(memberships::group_id.eq(group))
        .order((memberships::joined_at.desc(), memberships::user_id.desc()))
        .select(memberships::user_id)
        .limit(limit)
        .into_boxed();
    if let Some(role) = filter.sieve.role {
        found = found.filter(users::role.eq(role));
    }
    if let Some(state) = filter.sieve.state {
        found = found.filter(users::state.eq(state));
    }
    found = people::with_words!(found, memberships::user_id, &filter.terms);
    let place = match after {
        Some(after) => groups::membership(conn, group, after)?.map(|place| (place.joined_at, after)),
        None => None,
    };
    if let Some((joined, after)) = place {
        found = found
            .filter(memberships::joined_at.le(joined))
            .filter(memberships::joined_at.lt(joined).or(memberships::user_id.lt(after)));
    }
    found.load(conn)
}
