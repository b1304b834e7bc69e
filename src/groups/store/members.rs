//! Who is in a group, and how they came in.

use diesel::prelude::*;

use crate::clock::Moment;
use crate::db::schema::{codes, memberships, users};
use crate::db::types::{GroupRole, JoinMethod, UserState};
use crate::db::{Conn, QueryResult, per_backend};
use crate::ids::{CampaignId, CodeId, GroupId, UserId};
use crate::people;
use crate::personal_data::PersonName;

use super::support::ByManagers;

diesel::alias! {
    const ADDER: Alias<Adder> = users as adder;
}

/// Somebody in a group.
#[derive(Debug, Clone, PartialEq, Eq, Queryable)]
pub struct MemberRow {
    /// Their id.
    pub id: UserId,
    /// Their name.
    pub name: PersonName,
    /// Their address; none once erased.
    pub email: Option<String>,
    /// How their account stands.
    pub state: UserState,
    /// What they may do in the group.
    pub role: GroupRole,
    /// Since when they are in.
    pub joined_at: Moment,
    /// How they came in.
    pub method: JoinMethod,
    /// By which code, where by one, and of which campaign.
    pub code: Option<(CodeId, Option<CampaignId>, String)>,
    /// By whose hand, where by one.
    pub adder: Option<PersonName>,
}

/// The rows of people in groups, to be narrowed down. Not a function: nobody could write out its type.
macro_rules! member_rows {
    () => {
        memberships::table
            .inner_join(users::table)
            .left_join(
                codes::table.on(codes::id
                    .nullable()
                    .eq(memberships::reference)
                    // Not a list: SQLite would prepare the statement anew for each page.
                    .and(memberships::method.eq(JoinMethod::Code).or(memberships::method.eq(JoinMethod::Campaign)))),
            )
            .left_join(
                ADDER.on(ADDER
                    .field(users::id)
                    .nullable()
                    .eq(memberships::reference)
                    .and(memberships::method.eq(JoinMethod::Added))),
            )
            .select((
                users::id,
                users::name,
                users::email,
                users::state,
                memberships::role,
                memberships::joined_at,
                memberships::method,
                (codes::id, codes::campaign_id, codes::shown).nullable(),
                ADDER.field(users::name).nullable(),
            ))
    };
}

/// The people of `group`, newest first, from the one after `after` (since when they are in, and
/// who) on.
pub fn newest_members(
    conn: &mut Conn,
    group: GroupId,
    after: Option<(Moment, UserId)>,
    limit: i64,
) -> QueryResult<Vec<MemberRow>> {
    let (joined, person) = after.unwrap_or((Moment::from_micros(i64::MAX), UserId(i64::MAX)));
    let rows = member_rows!()
        .filter(memberships::group_id.eq(group))
        .filter(memberships::joined_at.le(joined))
        .filter(memberships::joined_at.lt(joined).or(memberships::user_id.lt(person)))
        .order((memberships::joined_at.desc(), memberships::user_id.desc()))
        .limit(limit);
    per_backend!(conn, |conn| rows.load(conn))
}

/// One person of `group`.
pub fn member(conn: &mut Conn, group: GroupId, person: UserId) -> QueryResult<Option<MemberRow>> {
    member_rows!()
        .filter(memberships::group_id.eq(group))
        .filter(memberships::user_id.eq(person))
        .first(conn)
        .optional()
}

/// These people of `group`, by name.
pub fn members(conn: &mut Conn, group: GroupId, people: &[UserId]) -> QueryResult<Vec<MemberRow>> {
    if people.is_empty() {
        return Ok(Vec::new());
    }
    let mut found: Vec<MemberRow> = member_rows!()
        .filter(memberships::group_id.eq(group))
        .filter(memberships::user_id.eq_any(people.to_vec()))
        .load(conn)?;
    found.sort_by(|one, other| (&one.name, one.id).cmp(&(&other.name, other.id)));
    Ok(found)
}

/// Up to `limit` people of `group` in whom each of `terms` begins a word, looked up among the
/// group's own people: for a group that is small beside the directory.
pub fn matching_members(conn: &mut Conn, group: GroupId, terms: &[String], limit: i64) -> QueryResult<Vec<UserId>> {
    let found = memberships::table
        .filter(memberships::group_id.eq(group))
        .order((memberships::joined_at.desc(), memberships::user_id.desc()))
        .select(memberships::user_id)
        .limit(limit)
        .into_boxed();
    people::with_words!(found, memberships::user_id, terms).load(conn)
}

/// Who of `people` is in which of `groups`.
pub fn memberships_among(
    conn: &mut Conn,
    groups: &[GroupId],
    people: &[UserId],
) -> QueryResult<Vec<(GroupId, UserId)>> {
    if groups.is_empty() || people.is_empty() {
        return Ok(Vec::new());
    }
    memberships::table
        .filter(memberships::group_id.eq_any(groups.to_vec()))
        .filter(memberships::user_id.eq_any(people.to_vec()))
        .select((memberships::group_id, memberships::user_id))
        .load(conn)
}

/// Who runs `group`: ids and names, at most `limit`.
pub fn managers(conn: &mut Conn, group: GroupId, limit: i64) -> QueryResult<Vec<(UserId, String)>> {
    let rows = memberships::table
        .inner_join(users::table)
        .filter(memberships::group_id.eq(group))
        .filter(ByManagers)
        .order(memberships::user_id)
        .limit(limit)
        .select((users::id, users::name));
    per_backend!(conn, |conn| rows.load(conn))
}

/// Those who decide about `group`, with their addresses: its managers in good standing, or, where
/// it has none, the organization's admins; at most `limit`.
pub fn managers_to_tell(conn: &mut Conn, group: GroupId, limit: i64) -> QueryResult<Vec<(UserId, String)>> {
    let managers: Vec<(UserId, Option<String>)> = memberships::table
        .inner_join(users::table)
        .filter(memberships::group_id.eq(group))
        .filter(ByManagers)
        .filter(users::state.eq(UserState::Active))
        .order(memberships::user_id)
        .limit(limit)
        .select((users::id, users::email))
        .load(conn)?;
    if managers.is_empty() {
        return people::addresses_of_admins(conn, limit);
    }
    Ok(managers.into_iter().filter_map(|(id, email)| Some((id, email?))).collect())
}
