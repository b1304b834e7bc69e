//! Codes and their uses, as rows.

mod campaign;
mod lists;
mod new;

use diesel::prelude::*;

use crate::clock::Moment;
use crate::db::schema::{code_uses, codes, groups, memberships, organization, users};
use crate::db::types::{AddPolicy, EndedWhy, GroupRole, JoinType, OrgRole, UserState};
use crate::db::{Conn, QueryResult, on};
use crate::ids::{CampaignId, CodeId, GroupId, UserId};

pub(super) use campaign::{
    CampaignCode, CampaignEntered, Doorway, claim_campaign_use, doors, entered_campaign, return_campaign_use,
    seat_of_campaign,
};
pub(super) use lists::{Links, Listed, Neighbour, all, links, one, over, usable};
pub use new::{NewCode, Target};
pub(super) use new::{codes_ever, insert, insert_new};

/// A group code.
#[derive(Debug, Clone, Queryable)]
pub(super) struct GroupCode {
    pub id: CodeId,
    /// Normalised, as compared.
    pub key: String,
    /// As people see it.
    pub shown: String,
    pub group: GroupId,
    pub expires_at: Option<Moment>,
    pub ended_at: Option<Moment>,
    pub ended_why: Option<EndedWhy>,
    pub max_uses: Option<i64>,
    pub uses: i64,
    /// What it makes of whoever comes by it.
    pub role: GroupRole,
    pub label: String,
    pub made_at: Moment,
    /// When the first of the codes was made whose place it took.
    pub first_made_at: Option<Moment>,
}

impl GroupCode {
    /// From when on it counts as made: whoever was removed from the group since does not come back by it,
    /// nor by what takes its place.
    pub fn counts_from(&self) -> Moment {
        self.first_made_at.unwrap_or(self.made_at)
    }

    /// Whether the row itself lets uses be taken, whatever its group and maker: what
    /// [`claim_use`] asks, and the first part of the list.
    pub fn is_usable(&self, now: Moment) -> bool {
        self.ended_at.is_none()
            && self.expires_at.is_none_or(|at| now < at)
            && self.max_uses.is_none_or(|most| self.uses < most)
    }
}

pub(super) type CodeColumns = (
    codes::id,
    codes::key,
    codes::shown,
    diesel::dsl::AssumeNotNull<codes::group_id>,
    codes::expires_at,
    codes::ended_at,
    codes::ended_why,
    codes::max_uses,
    codes::uses,
    codes::role,
    codes::label,
    codes::made_at,
    codes::first_made_at,
);

/// The columns of a [`GroupCode`], in its order; of codes that have a group.
pub(super) fn code_columns() -> CodeColumns {
    (
        codes::id,
        codes::key,
        codes::shown,
        codes::group_id.assume_not_null(),
        codes::expires_at,
        codes::ended_at,
        codes::ended_why,
        codes::max_uses,
        codes::uses,
        codes::role,
        codes::label,
        codes::made_at,
        codes::first_made_at,
    )
}

/// Whoever made a code, as they stand now.
#[derive(Debug, Clone, Queryable)]
pub(super) struct Maker {
    pub name: String,
    pub state: UserState,
    pub role: OrgRole,
    /// Their place in the code's group.
    pub place: Option<GroupRole>,
}

/// What a code opens.
#[derive(Debug, Clone, Queryable)]
pub(super) struct Opened {
    pub id: GroupId,
    pub name: String,
    pub description: String,
    pub starts_at: Option<Moment>,
    pub stops_at: Option<Moment>,
    pub archived_at: Option<Moment>,
    pub join_type: JoinType,
}

/// A code that somebody enters, with all that decides whether it lets them in.
#[derive(Debug, Clone, Queryable)]
pub(super) struct Entered {
    pub code: GroupCode,
    pub maker: Maker,
    pub group: Opened,
    pub add_policy: AddPolicy,
    /// The person's place in the group, if they are in.
    pub place: Option<GroupRole>,
    /// When they used this very code, if they did.
    pub used_at: Option<Moment>,
}

/// The id of whoever is signed out: no row has it.
pub(super) const NOBODY: UserId = UserId(0);

/// A code that somebody enters, of either kind.
#[derive(Debug, Clone)]
pub(super) enum Found {
    Group(Entered),
    Campaign(CampaignEntered),
}

/// The code with this key, as `person` meets it. A group code takes one query.
pub(super) fn find(conn: &mut Conn, key: &str, person: UserId) -> QueryResult<Option<Found>> {
    match entered(conn, key, person)? {
        Some(entered) => Ok(Some(Found::Group(entered))),
        None => Ok(entered_campaign(conn, key, person)?.map(Found::Campaign)),
    }
}

/// The group code with this key, as `person` meets it.
pub(super) fn entered(conn: &mut Conn, key: &str, person: UserId) -> QueryResult<Option<Entered>> {
    let makers = diesel::alias!(memberships as makers);
    let found = codes::table
        .inner_join(groups::table)
        .inner_join(users::table.on(users::id.eq(codes::made_by)))
        .inner_join(organization::table.on(organization::id.eq(1)))
        .left_join(
            makers.on(makers
                .field(memberships::group_id)
                .eq(groups::id)
                .and(makers.field(memberships::user_id).eq(codes::made_by))),
        )
        .left_join(memberships::table.on(memberships::group_id.eq(groups::id).and(memberships::user_id.eq(person))))
        .left_join(code_uses::table.on(code_uses::code_id.eq(codes::id).and(code_uses::user_id.eq(person))))
        .filter(codes::key.eq(key))
        .select((
            code_columns(),
            (users::name, users::state, users::role, makers.field(memberships::role).nullable()),
            (
                groups::id,
                groups::name,
                groups::description,
                groups::starts_at,
                groups::stops_at,
                groups::archived_at,
                groups::join_type,
            ),
            organization::add_policy,
            memberships::role.nullable(),
            code_uses::used_at.nullable(),
        ));
    on!(conn, |conn| found.first(conn)).optional()
}

/// Takes one use of a code that lives; false if nothing is left of it, or it is over.
pub(super) fn claim_use(conn: &mut Conn, code: CodeId, now: Moment) -> QueryResult<bool> {
    let taken = diesel::update(codes::table.find(code))
        .filter(codes::ended_at.is_null())
        .filter(codes::expires_at.is_null().or(codes::expires_at.gt(now)))
        .filter(codes::max_uses.is_null().or(codes::max_uses.gt(codes::uses.nullable())))
        .set(codes::uses.eq(codes::uses + 1))
        .execute(conn)?;
    Ok(taken > 0)
}

/// Writes down that `person` used a code; false if they had before.
pub(super) fn insert_use(conn: &mut Conn, code: CodeId, person: UserId, now: Moment) -> QueryResult<bool> {
    let row = (code_uses::code_id.eq(code), code_uses::user_id.eq(person), code_uses::used_at.eq(now));
    let added =
        on!(conn, |conn| diesel::insert_into(code_uses::table).values(row).on_conflict_do_nothing().execute(conn))?;
    Ok(added > 0)
}

/// The group code of which `person` took a use at `taken_at`.
pub(super) fn seat_of(conn: &mut Conn, person: UserId, taken_at: Moment) -> QueryResult<Option<GroupCode>> {
    code_uses::table
        .inner_join(codes::table)
        .filter(code_uses::user_id.eq(person))
        .filter(code_uses::used_at.eq(taken_at))
        .filter(codes::group_id.is_not_null())
        .select(code_columns())
        .first(conn)
        .optional()
}

/// Whether `person` took a use of the code with this key at `taken_at`.
pub(super) fn holds_use(conn: &mut Conn, key: &str, person: UserId, taken_at: Moment) -> QueryResult<bool> {
    let used = code_uses::table
        .inner_join(codes::table)
        .filter(code_uses::user_id.eq(person))
        .filter(code_uses::used_at.eq(taken_at))
        .filter(codes::key.eq(key));
    diesel::select(diesel::dsl::exists(used)).get_result(conn)
}

/// Uses of a code that are reserved by sign-ups which are not finished.
pub(super) fn reserved_uses(conn: &mut Conn, code: CodeId) -> QueryResult<i64> {
    code_uses::table
        .inner_join(users::table)
        .filter(code_uses::code_id.eq(code))
        .filter(users::state.eq(UserState::Pending))
        .count()
        .get_result(conn)
}

/// Gives back every use that `person` took.
pub(super) fn return_uses(conn: &mut Conn, person: UserId) -> QueryResult<()> {
    let used: Vec<(CodeId, Option<CampaignId>)> = code_uses::table
        .inner_join(codes::table)
        .filter(code_uses::user_id.eq(person))
        .select((codes::id, codes::campaign_id))
        .load(conn)?;
    for (code, campaign) in used {
        let returned = diesel::delete(code_uses::table.find((code, person))).execute(conn)?;
        match campaign {
            _ if returned == 0 => {}
            Some(campaign) => return_campaign_use(conn, code, campaign)?,
            None => drop(diesel::update(codes::table.find(code)).set(codes::uses.eq(codes::uses - 1)).execute(conn)?),
        }
    }
    Ok(())
}

/// Ends a code of `group` that lives, and gives it as it was; `None` if there is none such.
pub(super) fn end(
    conn: &mut Conn,
    group: GroupId,
    code: CodeId,
    by: UserId,
    why: EndedWhy,
    now: Moment,
) -> QueryResult<Option<GroupCode>> {
    diesel::update(codes::table.find(code))
        .filter(codes::group_id.eq(group))
        .filter(codes::ended_at.is_null())
        .filter(codes::expires_at.is_null().or(codes::expires_at.gt(now)))
        .set((codes::ended_at.eq(now), codes::ended_by.eq(by), codes::ended_why.eq(why)))
        .returning(code_columns())
        .get_result(conn)
        .optional()
}

/// Makes an active code of `group` rest on the right of `by`; gives whose it rested on before, if it was
/// another's.
pub(super) fn take_over(
    conn: &mut Conn,
    group: GroupId,
    code: CodeId,
    by: UserId,
    now: Moment,
) -> QueryResult<Option<(UserId, String)>> {
    let of_another = codes::table
        .find(code)
        .filter(codes::group_id.eq(group))
        .filter(codes::ended_at.is_null())
        .filter(codes::expires_at.is_null().or(codes::expires_at.gt(now)))
        .filter(codes::made_by.ne(by));
    let found = of_another.select((codes::made_by, codes::first_made_by, codes::key));
    let found: Option<(UserId, Option<UserId>, String)> = found.first(conn).optional()?;
    let Some((maker, first, key)) = found else { return Ok(None) };
    let taken = diesel::update(codes::table.find(code))
        .filter(codes::ended_at.is_null())
        .filter(codes::made_by.eq(maker))
        .set((codes::made_by.eq(by), codes::first_made_by.eq(first.unwrap_or(maker))))
        .execute(conn)?;
    Ok((taken > 0).then_some((maker, key)))
}

/// Ends every code that could still be used, of groups and of campaigns; tells how many that were.
pub fn end_every(conn: &mut Conn, by: UserId, now: Moment) -> QueryResult<usize> {
    diesel::update(codes::table)
        .filter(codes::ended_at.is_null())
        .filter(codes::expires_at.is_null().or(codes::expires_at.gt(now)))
        .filter(codes::max_uses.is_null().or(codes::max_uses.gt(codes::uses.nullable())))
        .set((codes::ended_at.eq(now), codes::ended_by.eq(by), codes::ended_why.eq(EndedWhy::Contained)))
        .execute(conn)
}

/// Notes that `new` took the place of `old`, and counts as made when that did.
pub(super) fn link_replacement(conn: &mut Conn, old: &GroupCode, new: CodeId) -> QueryResult<()> {
    diesel::update(codes::table.find(old.id)).set(codes::replaced_by.eq(new)).execute(conn)?;
    diesel::update(codes::table.find(new)).set(codes::first_made_at.eq(old.counts_from())).execute(conn).map(drop)
}
