//! Writing many rows at once.

mod campaigns;

use std::collections::BTreeMap;

use diesel::connection::SimpleConnection;
use diesel::prelude::*;

use crate::db::schema::{
    code_uses, codes, groups, invite_recipients, invites, mails, memberships, requests, user_words, users,
};
use crate::db::types::{GroupRole, RequestState};
use crate::db::{Conn, QueryResult, on};
use crate::ids::{CampaignId, GroupId, MailId, UserId};
use crate::text;

use super::codes::Slip;
use super::groups::Circle;
use super::invites::{Link, Plea, Posted};
use super::people::Invented;
use super::places::Place;
pub(super) use campaigns::{Drive, codes_of_campaign, insert_campaign, name_campaign, use_campaign_code};

/// Rows in one statement: SQLite takes 32,766 values, PostgreSQL 65,535, and no row has more than 15.
const ROWS: usize = 2_000;

/// Inserts `$source`, each made into a row by `$row`, some at a time.
macro_rules! insert_all {
    ($conn:expr, $table:expr, $source:expr, $row:expr) => {{
        for some in $source.chunks(ROWS) {
            let rows: Vec<_> = some.iter().map($row).collect();
            on!(&mut *$conn, |conn| diesel::insert_into($table).values(&rows).execute(conn))?;
        }
        Ok(())
    }};
}

pub(super) fn has_people(conn: &mut Conn) -> QueryResult<bool> {
    diesel::select(diesel::dsl::exists(users::table.select(users::id))).get_result(conn)
}

/// Room for the indexes, into which rows of a large organization go all over.
pub(super) fn prepare(conn: &mut Conn) -> QueryResult<()> {
    match conn {
        Conn::Sqlite(sqlite) => sqlite.batch_execute("PRAGMA cache_size = -1000000"),
        Conn::Pg(_) => Ok(()),
    }
}

/// Gives the room back, and, on PostgreSQL, goes on counting ids where these rows end.
pub(super) fn finish(conn: &mut Conn) -> QueryResult<()> {
    match conn {
        Conn::Sqlite(sqlite) => sqlite.batch_execute("PRAGMA cache_size = -16000"),
        Conn::Pg(pg) => ["users", "groups", "codes", "invites"].into_iter().try_for_each(|table| {
            pg.batch_execute(&format!(
                "SELECT setval(pg_get_serial_sequence('{table}', 'id'), (SELECT max(id) FROM {table}))"
            ))
        }),
    }
}

pub(super) fn insert_people(conn: &mut Conn, people: &[Invented], hash: &str) -> QueryResult<()> {
    insert_rows_of_people(conn, people, hash)?;
    for some in people.chunks(10 * ROWS) {
        let mut words: Vec<(String, UserId)> = some
            .iter()
            .flat_map(|person| text::words(&person.name, &person.email).into_iter().map(|word| (word, person.id)))
            .collect();
        // In the order of the table's key, whose pages are then visited one after the other.
        words.sort_unstable();
        insert_words(conn, &words)?;
    }
    Ok(())
}

fn insert_rows_of_people(conn: &mut Conn, people: &[Invented], hash: &str) -> QueryResult<()> {
    insert_all!(conn, users::table, people, |person: &Invented| (
        users::id.eq(person.id),
        users::email.eq(&person.email),
        users::email_key.eq(&person.email),
        users::email_confirmed_at.eq(person.confirmed_at),
        users::name.eq(&person.name),
        users::name_key.eq(text::fold(&person.name)),
        users::password_hash.eq(person.has_password.then_some(hash)),
        users::role.eq(person.role),
        users::state.eq(person.state),
        users::time_zone.eq(person.time_zone),
        users::created_at.eq(person.created_at),
    ))
}

fn insert_words(conn: &mut Conn, words: &[(String, UserId)]) -> QueryResult<()> {
    insert_all!(conn, user_words::table, words, |(word, person)| (
        user_words::word.eq(word),
        user_words::user_id.eq(*person),
    ))
}

pub(super) fn insert_groups(conn: &mut Conn, made: &[Circle], places: &[Place]) -> QueryResult<()> {
    let mut members: BTreeMap<GroupId, i64> = BTreeMap::new();
    for place in places.iter().filter(|place| place.gone.is_none()) {
        *members.entry(place.group).or_default() += 1;
    }
    insert_all!(conn, groups::table, made, |group: &Circle| (
        groups::id.eq(group.id),
        groups::name.eq(&group.name),
        groups::description.eq(group.description),
        groups::category.eq(group.category),
        groups::starts_at.eq(group.starts_at),
        groups::stops_at.eq(group.stops_at),
        groups::viewable.eq(group.viewable),
        groups::join_type.eq(group.join_type),
        groups::campaign_id.eq(None::<CampaignId>),
        groups::sort_order.eq(group.id.0),
        groups::members_may_invite.eq(true),
        groups::archived_at.eq(group.archived_at),
        groups::member_count.eq(members.get(&group.id).copied().unwrap_or(0)),
        groups::made_by.eq(group.made_by),
        groups::made_at.eq(group.made_at),
    ))
}

pub(super) fn insert_codes(conn: &mut Conn, slips: &[Slip]) -> QueryResult<()> {
    // The code that took another's place comes after it: backwards, each finds its heir there.
    let backwards: Vec<&Slip> = slips.iter().rev().collect();
    insert_all!(conn, codes::table, backwards, |slip: &&Slip| (
        codes::id.eq(slip.id),
        codes::key.eq(slip.code.key()),
        codes::shown.eq(slip.code.shown()),
        codes::group_id.eq(slip.group),
        codes::expires_at.eq(slip.expires_at),
        codes::ended_at.eq(slip.ended.map(|(at, _)| at)),
        codes::ended_by.eq(slip.ended.map(|_| slip.made_by)),
        codes::ended_why.eq(slip.ended.map(|(_, why)| why)),
        codes::replaced_by.eq(slip.replaced_by),
        codes::max_uses.eq(slip.max_uses()),
        codes::uses.eq(slip.uses),
        codes::role.eq(slip.role),
        codes::label.eq(slip.label),
        codes::made_by.eq(slip.made_by),
        codes::made_at.eq(slip.made_at),
    ))
}

pub(super) fn insert_places(conn: &mut Conn, places: &[Place]) -> QueryResult<()> {
    let standing: Vec<&Place> = places.iter().filter(|place| place.gone.is_none()).collect();
    insert_memberships(conn, &standing)?;
    let mut by_code: Vec<&Place> = places.iter().filter(|place| place.code.is_some()).collect();
    by_code.sort_unstable_by_key(|place| (place.code, place.person));
    insert_uses(conn, &by_code)
}

fn insert_memberships(conn: &mut Conn, standing: &[&Place]) -> QueryResult<()> {
    insert_all!(conn, memberships::table, standing, |place: &&Place| (
        memberships::group_id.eq(place.group),
        memberships::user_id.eq(place.person),
        memberships::role.eq(place.role),
        memberships::joined_at.eq(place.joined_at),
        memberships::door.eq(place.door),
        memberships::door_ref.eq(place.door_ref()),
    ))
}

fn insert_uses(conn: &mut Conn, by_code: &[&Place]) -> QueryResult<()> {
    let uses: Vec<_> = by_code.iter().filter_map(|place| Some((place.code?, place.person, place.joined_at))).collect();
    insert_all!(conn, code_uses::table, uses, |(code, person, at)| (
        code_uses::code_id.eq(*code),
        code_uses::user_id.eq(*person),
        code_uses::used_at.eq(*at),
    ))
}

pub(super) fn insert_links(conn: &mut Conn, links: &[Link]) -> QueryResult<()> {
    insert_rows_of_links(conn, links)?;
    for link in links {
        for posted in &link.letters {
            insert_letter(conn, link, posted)?;
        }
    }
    Ok(())
}

fn insert_rows_of_links(conn: &mut Conn, links: &[Link]) -> QueryResult<()> {
    insert_all!(conn, invites::table, links, |link: &Link| (
        invites::id.eq(link.id),
        invites::group_id.eq(link.group),
        invites::access.eq(link.access),
        invites::role.eq(GroupRole::Member),
        invites::expires_at.eq(link.expires_at),
        invites::max_uses.eq(link.max_uses),
        invites::generation.eq(1),
        invites::made_by.eq(link.made_by),
        invites::made_at.eq(link.made_at),
        invites::by_manager.eq(true),
        invites::deleted_at.eq(link.deleted_at),
        invites::deleted_by.eq(link.deleted_at.map(|_| link.made_by)),
    ))
}

fn insert_letter(conn: &mut Conn, link: &Link, posted: &Posted) -> QueryResult<()> {
    let mail: MailId = diesel::insert_into(mails::table)
        .values((
            mails::message_id.eq(format!("demo-{}-{}", link.id, posted.address)),
            mails::kind.eq("invite"),
            mails::parameters.eq("{}"),
            mails::to_address.eq(&posted.address),
            mails::state.eq(posted.state),
            mails::due_at.eq(link.made_at),
            mails::attempts.eq(1),
            mails::last_answer.eq(posted.answer),
            mails::made_at.eq(link.made_at),
        ))
        .returning(mails::id)
        .get_result(conn)?;
    diesel::insert_into(invite_recipients::table)
        .values((
            invite_recipients::invite_id.eq(link.id),
            invite_recipients::group_id.eq(link.group),
            invite_recipients::address.eq(&posted.address),
            invite_recipients::address_key.eq(&posted.address),
            invite_recipients::generation.eq(1),
            invite_recipients::mail_id.eq(mail),
            invite_recipients::made_at.eq(link.made_at),
            invite_recipients::started_at.eq(posted.started_at),
            invite_recipients::ended_at.eq(posted.ended.map(|_| link.made_at)),
            invite_recipients::ended_why.eq(posted.ended),
            invite_recipients::ended_by.eq(posted.ended.map(|_| link.made_by)),
        ))
        .execute(conn)
        .map(drop)
}

pub(super) fn insert_pleas(conn: &mut Conn, pleas: &[Plea]) -> QueryResult<()> {
    insert_rows_of_pleas(conn, pleas)?;
    let mut open: BTreeMap<GroupId, i64> = BTreeMap::new();
    for plea in pleas.iter().filter(|plea| plea.state == RequestState::Open) {
        *open.entry(plea.group).or_default() += 1;
    }
    for (group, count) in open {
        diesel::update(groups::table.find(group)).set(groups::request_count.eq(count)).execute(conn)?;
    }
    Ok(())
}

fn insert_rows_of_pleas(conn: &mut Conn, pleas: &[Plea]) -> QueryResult<()> {
    insert_all!(conn, requests::table, pleas, |plea: &Plea| (
        requests::group_id.eq(plea.group),
        requests::user_id.eq(plea.person),
        requests::name.eq(&plea.name),
        requests::note.eq(plea.note),
        requests::state.eq(plea.state),
        requests::generation.eq(1),
        requests::made_at.eq(plea.made_at),
        requests::decided_at.eq(plea.decided_by.map(|_| plea.made_at)),
        requests::decided_by.eq(plea.decided_by),
    ))
}
