//! One person, as those see them who support them.

use diesel::dsl::{exists, max};
use diesel::prelude::*;

use crate::clock::Moment;
use crate::db::schema::{codes, events, groups, invites, memberships, sessions, users};
use crate::db::types::{GroupRole, JoinMethod, OrgRole, UserState};
use crate::db::{Conn, QueryResult, columns, sql_predicate};
use crate::groups::GroupScope;
use crate::ids::{CampaignId, CodeId, GroupId, UserId};
use crate::personal_data::PersonName;

sql_predicate! {
    /// Codes that nobody has ended.
    CodeStands = "codes.ended_at IS NULL";
    /// Invites that nobody has deleted.
    InviteStands = "invites.deleted_at IS NULL";
    /// The places of those who run a group.
    Manages = "own.role = 'manager'";
}

diesel::alias! {
    const ADDER: Alias<Adder> = users as adder;
    const INVITER: Alias<Inviter> = users as inviter;
    const OWN: Alias<Own> = memberships as own;
}

/// Links and codes counted at most.
const COUNTED: i64 = 1_000;

/// An account.
#[derive(Debug, Clone, PartialEq, Eq, HasQuery)]
#[diesel(table_name = users)]
pub struct Profile {
    pub id: UserId,
    pub name: PersonName,
    pub email: Option<String>,
    pub email_confirmed_at: Option<Moment>,
    pub role: OrgRole,
    pub state: UserState,
    pub created_at: Moment,
    pub deactivated_at: Option<Moment>,
}

/// The account of `person` with when they were last seen; a sign-up that is not finished is
/// nobody yet.
pub fn profile(conn: &mut Conn, person: UserId) -> QueryResult<Option<(Profile, Option<Moment>)>> {
    let found: Option<Profile> = users::table
        .find(person)
        .filter(users::state.ne(UserState::Pending))
        .select(columns::<Profile>())
        .first(conn)
        .optional()?;
    let Some(found) = found else { return Ok(None) };
    // A session that ended is gone; what was done in it is in the log.
    let seen: Option<Moment> =
        sessions::table.filter(sessions::user_id.eq(person)).select(max(sessions::seen_at)).first(conn)?;
    let acted: Option<Moment> = events::table
        .filter(events::actor_id.eq(person))
        .filter(events::listed.is_null())
        .select(max(events::at))
        .first(conn)?;
    Ok(Some((found, seen.max(acted))))
}

/// A group that somebody is in, and how they came into it.
#[derive(Debug, Clone, PartialEq, Eq, Queryable)]
pub struct PersonGroup {
    pub group: GroupId,
    pub name: String,
    pub archived_at: Option<Moment>,
    pub starts_at: Option<Moment>,
    pub stops_at: Option<Moment>,
    pub role: GroupRole,
    pub joined_at: Moment,
    pub method: JoinMethod,
    /// By which code, where by one, and of which campaign.
    pub code: Option<(CodeId, Option<CampaignId>, String)>,
    /// By whose hand, where by one.
    pub adder: Option<PersonName>,
    /// By whose invite, where by one.
    pub inviter: Option<PersonName>,
}

/// The groups that `person` is in, as far as `scope` reaches, from the one after `after` on.
pub fn groups_of(
    conn: &mut Conn,
    person: UserId,
    scope: GroupScope,
    after: Option<GroupId>,
    limit: i64,
) -> QueryResult<Vec<PersonGroup>> {
    let by_code = memberships::method.eq(JoinMethod::Code).or(memberships::method.eq(JoinMethod::Campaign));
    let mut found = memberships::table
        .inner_join(groups::table)
        .left_join(codes::table.on(codes::id.nullable().eq(memberships::reference).and(by_code)))
        .left_join(ADDER.on(
            ADDER.field(users::id).nullable().eq(memberships::reference).and(memberships::method.eq(JoinMethod::Added)),
        ))
        .left_join(
            invites::table
                .on(invites::id.nullable().eq(memberships::reference).and(memberships::method.eq(JoinMethod::Invite))),
        )
        .left_join(INVITER.on(INVITER.field(users::id).nullable().eq(invites::made_by.nullable())))
        .filter(memberships::user_id.eq(person))
        .filter(memberships::group_id.gt(after.unwrap_or(GroupId(0))))
        .order(memberships::group_id)
        .limit(limit)
        .select((
            groups::id,
            groups::name,
            groups::archived_at,
            groups::starts_at,
            groups::stops_at,
            memberships::role,
            memberships::joined_at,
            memberships::method,
            (codes::id, codes::campaign_id, codes::shown).nullable(),
            ADDER.field(users::name).nullable(),
            INVITER.field(users::name).nullable(),
        ))
        .into_boxed();
    if let GroupScope::ManagedBy(manager) = scope {
        let managed = OWN
            .filter(OWN.field(memberships::user_id).eq(manager))
            .filter(OWN.field(memberships::group_id).eq(memberships::group_id))
            .filter(Manages);
        found = found.filter(exists(managed));
    }
    found.load(conn)
}

/// What somebody made that lets people in while they may.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ActivePasses {
    pub codes: i64,
    pub links: i64,
}

/// How many codes and links that `person` made live at `now`, as far as they themselves decide;
/// counted up to a bound.
pub fn made_by(conn: &mut Conn, person: UserId, now: Moment) -> QueryResult<ActivePasses> {
    let live_codes: Vec<CodeId> = codes::table
        .filter(codes::made_by.eq(person))
        .filter(CodeStands)
        .filter(codes::expires_at.is_null().or(codes::expires_at.gt(now)))
        .filter(codes::max_uses.is_null().or(codes::max_uses.gt(codes::uses.nullable())))
        .select(codes::id)
        .limit(COUNTED)
        .load(conn)?;
    let live_links: Vec<i64> = invites::table
        .filter(invites::made_by.eq(person))
        .filter(InviteStands)
        .filter(invites::expires_at.is_null().or(invites::expires_at.gt(now)))
        .filter(invites::max_uses.is_null().or(invites::max_uses.gt(invites::uses.nullable())))
        .select(invites::id)
        .limit(COUNTED)
        .load(conn)?;
    let counted = |length: usize| i64::try_from(length).unwrap_or(COUNTED);
    Ok(ActivePasses { codes: counted(live_codes.len()), links: counted(live_links.len()) })
}
