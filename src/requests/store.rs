//! Requests, as rows.

use diesel::prelude::*;

use crate::clock::Moment;
use crate::db::schema::{groups, requests, users};
use crate::db::types::RequestState;
use crate::db::{self, Conn, QueryResult, columns, per_backend, sql_predicate};
use crate::groups::count_requests;
use crate::ids::{CodeId, GroupId, InviteId, RequestId, UserId};
use crate::personal_data::PersonName;

use super::rules::{KnownAsker, StatusLink};

sql_predicate! {
    /// Those that nobody has decided.
    Open = "requests.state = 'open'";
    /// Those of people without an account.
    OfAddresses = "requests.address_key IS NOT NULL";
}

diesel::alias! {
    pub const DECIDERS: Alias<Deciders> = users as deciders;
}

/// A request to be written down.
#[derive(Debug, Clone, Insertable)]
#[diesel(table_name = requests, treat_none_as_default_value = false)]
pub(super) struct NewRequest {
    pub group_id: GroupId,
    /// The account that asks; else the address as typed and as compared.
    pub user_id: Option<UserId>,
    pub address: Option<String>,
    pub address_key: Option<String>,
    pub name: String,
    pub note: String,
    /// The invite or the code that did not let them in.
    pub invite_id: Option<InviteId>,
    pub code_id: Option<CodeId>,
    /// Whether the page on which they ask tells them the group's name.
    pub tells_group: bool,
    /// Whether they hold an email to the address that they gave.
    pub address_proved: bool,
}

/// The request into `group` that whoever is known so has open.
///
/// The group's row is taken in hand, so that of two browsers that ask at once the second finds what
/// the first wrote.
pub(super) fn open(conn: &mut Conn, group: GroupId, known: &KnownAsker) -> QueryResult<Option<StatusLink>> {
    count_requests(conn, group, 0)?;
    let columns = (requests::id, requests::generation);
    let of_group = || requests::table.filter(Open).filter(requests::group_id.eq(group)).select(columns);
    let by_person: Option<(RequestId, i64)> = match known.person {
        Some(person) => of_group().filter(requests::user_id.eq(person)).first(conn).optional()?,
        None => None,
    };
    let found = match (by_person, &known.address_key) {
        (None, Some(key)) => of_group().filter(requests::address_key.eq(key)).first(conn).optional()?,
        (found, _) => found,
    };
    Ok(found.map(|(request, generation)| StatusLink { request, generation }))
}

/// Writes down a request of somebody who has none open.
pub(super) fn insert(conn: &mut Conn, new: &NewRequest, now: Moment) -> QueryResult<StatusLink> {
    count_requests(conn, new.group_id, 1)?;
    let generation = db::generation(conn)?;
    let request = diesel::insert_into(requests::table)
        .values((
            new,
            requests::state.eq(RequestState::Open),
            requests::generation.eq(generation),
            requests::made_at.eq(now),
        ))
        .returning(requests::id)
        .get_result(conn)?;
    Ok(StatusLink { request, generation })
}

/// Notes that whoever asked with an address holds an email to it.
pub(super) fn confirm_address(conn: &mut Conn, id: RequestId) -> QueryResult<()> {
    let unproved = requests::table.find(id).filter(requests::address_proved.eq(false));
    diesel::update(unproved).set(requests::address_proved.eq(true)).execute(conn).map(drop)
}

/// Open requests of people without an account into `group`, counted up to `bound`.
pub(super) fn open_of_addresses(conn: &mut Conn, group: GroupId, bound: i64) -> QueryResult<i64> {
    let ids: Vec<RequestId> = requests::table
        .filter(Open)
        .filter(OfAddresses)
        .filter(requests::group_id.eq(group))
        .limit(bound)
        .select(requests::id)
        .load(conn)?;
    Ok(i64::try_from(ids.len()).unwrap_or(bound))
}

/// A request.
#[derive(Debug, Clone, Queryable, Selectable)]
#[diesel(table_name = requests)]
pub(super) struct Request {
    pub id: RequestId,
    #[diesel(column_name = group_id)]
    pub group: GroupId,
    #[diesel(select_expression = groups::name)]
    pub group_name: String,
    #[diesel(column_name = user_id)]
    pub person: Option<UserId>,
    /// As typed; none for an account.
    pub address: Option<String>,
    /// As they gave it, or the account's.
    pub name: PersonName,
    /// The account's.
    #[diesel(select_expression = (users::name, users::email).nullable())]
    pub account: Option<(PersonName, Option<String>)>,
    pub note: String,
    pub state: RequestState,
    pub generation: i64,
    pub made_at: Moment,
    pub decided_at: Option<Moment>,
    /// Who decided.
    #[diesel(select_expression = DECIDERS.field(users::name).nullable())]
    pub decider: Option<PersonName>,
    /// The code that did not let them in; none where it was a link.
    #[diesel(column_name = code_id)]
    pub code: Option<CodeId>,
    /// Whether the page on which they asked told them the group's name.
    pub tells_group: bool,
    /// Whether they asked behind an email to the address that they gave.
    pub address_proved: bool,
}

impl Request {
    /// Who asks, as they are called now.
    pub fn who(&self) -> &PersonName {
        self.account.as_ref().map_or(&self.name, |(name, _)| name)
    }

    /// The group's name, where the asker may know it: a code that does not let them in tells none, nor
    /// does a link for existing members tell it to a stranger. Whoever is in by it knows it.
    pub fn group_for_asker(&self) -> &str {
        let is_in = self.state == RequestState::Approved && self.person.is_some();
        if self.tells_group || is_in { &self.group_name } else { "" }
    }

    /// Where they read mail.
    pub fn mailbox(&self) -> Option<&str> {
        self.address.as_deref().or_else(|| self.account.as_ref()?.1.as_deref())
    }
}

/// Requests with their groups and people, to be narrowed down. Not a function: nobody could write out its type.
macro_rules! rows {
    () => {
        requests::table
            .inner_join(groups::table)
            .left_join(users::table.on(users::id.nullable().eq(requests::user_id)))
            .left_join(DECIDERS.on(DECIDERS.field(users::id).nullable().eq(requests::decided_by)))
            .select(columns::<Request>())
    };
}

/// The request with this id.
pub(super) fn find(conn: &mut Conn, id: RequestId) -> QueryResult<Option<Request>> {
    rows!().filter(requests::id.eq(id)).first(conn).optional()
}

/// The requests of `group` that stand so, from the one `beside` on: the open ones in the order in
/// which they came, the others newest first.
pub(super) fn of_group(
    conn: &mut Conn,
    group: GroupId,
    state: RequestState,
    beside: Option<RequestId>,
    limit: i64,
) -> QueryResult<Vec<Request>> {
    let of_state = rows!().filter(requests::group_id.eq(group)).filter(requests::state.eq(state)).limit(limit);
    if state == RequestState::Open {
        let rows = of_state.filter(requests::id.gt(beside.unwrap_or(RequestId(0)))).order(requests::id);
        return per_backend!(conn, |conn| rows.load(conn));
    }
    let rows = of_state.filter(requests::id.lt(beside.unwrap_or(RequestId(i64::MAX)))).order(requests::id.desc());
    per_backend!(conn, |conn| rows.load(conn))
}

/// The open requests of `person`, newest first, with the names of their groups where they may know them.
pub(super) fn open_of(conn: &mut Conn, person: UserId, limit: i64) -> QueryResult<Vec<(StatusLink, Option<String>)>> {
    let rows = requests::table
        .inner_join(groups::table)
        .filter(requests::user_id.eq(person))
        .filter(requests::state.eq(RequestState::Open))
        .order(requests::id.desc())
        .limit(limit)
        .select((requests::id, requests::generation, groups::name, requests::tells_group));
    let found: Vec<(RequestId, i64, String, bool)> = per_backend!(conn, |conn| rows.load(conn))?;
    Ok(found
        .into_iter()
        .map(|(request, generation, name, tells)| (StatusLink { request, generation }, tells.then_some(name)))
        .collect())
}

/// Decides an open request of `group`, and gives it; `None` if it is none, or was decided before.
pub(super) fn decide(
    conn: &mut Conn,
    group: GroupId,
    id: RequestId,
    state: RequestState,
    by: UserId,
    now: Moment,
) -> QueryResult<Option<Request>> {
    let decided = diesel::update(requests::table.find(id))
        .filter(requests::group_id.eq(group))
        .filter(requests::state.eq(RequestState::Open))
        .set((requests::state.eq(state), requests::decided_at.eq(now), requests::decided_by.eq(by)))
        .execute(conn)?;
    if decided == 0 {
        return Ok(None);
    }
    count_requests(conn, group, -1)?;
    find(conn, id)
}

/// Notes the invite that approving made.
pub(super) fn set_invite(conn: &mut Conn, id: RequestId, invite: InviteId) -> QueryResult<()> {
    diesel::update(requests::table.find(id)).set(requests::fresh_invite_id.eq(invite)).execute(conn).map(drop)
}
