//! A database of a chosen size, made fast and the same every time.
//!
//! People, their search words and the codes are made here; what follows from them (memberships,
//! history, counts, the log) is derived by the database itself, in words that both databases know.

use diesel::connection::{Connection, SimpleConnection};
use diesel::prelude::*;
use muster::locale::Language;

use muster::clock::Moment;
use muster::db::schema::{campaigns, codes, groups, invites, user_words, users};
use muster::db::types::{
    AddPolicy, CampaignMode, EndedWhy, GroupRole, InviteAccess, JoinType, OrgRole, SignupPolicy, UserState,
};
use muster::db::{Conn, Location, QueryResult};
use muster::ids::InviteId;
use muster::organization::{self, Organization};
use muster::text;

use super::database;
use super::names::name;

/// The first person, an admin.
pub const ADMIN: i64 = 1;
/// Everybody up to this one manages [`EVERYONE`] and can sign in with [`PASSWORD`].
pub const LAST_MANAGER: i64 = 33;
/// The password of those who have one.
pub const PASSWORD: &str = "lantern orbit velvet 42";
/// The group that everybody is in, with [`CODES`] codes in every state.
pub const EVERYONE: i64 = 1;
/// How many codes that group has.
pub const CODES: i64 = 200;
/// The organization's name.
pub const ORGANIZATION: &str = "Benchmark";
/// The code by which people sign up.
pub const SIGN_UP_CODE: &str = "NEWCOMERS2026";

const CIRCLES: std::ops::RangeInclusive<i64> = 2..=21;
const NEWCOMERS: i64 = 22;
const FIRST_DOOR: i64 = 23;
/// How many people there are for each further open group.
const PEOPLE_A_GROUP: i64 = 100;
/// And how many there are in any case: a page of groups is full in every town, so that what it costs
/// in one is compared with the same work in another.
const FEWEST_GROUPS: i64 = 60;
const DAY: i64 = 86_400_000_000;
/// Rows a statement; SQLite takes 32,766 values and PostgreSQL 65,535.
const ROWS: usize = 2_500;

/// What to make.
pub struct Town<'a> {
    /// How many people, at least 1,000.
    pub people: i64,
    /// How many empty groups with a code of unlimited uses, for joining, and as many with an invite.
    pub doors: i64,
    /// The hash of [`PASSWORD`].
    pub password_hash: &'a str,
    /// The present.
    pub now: Moment,
}

/// The code of the door of this number, from 0.
pub fn door_code(fixture: i64) -> String {
    format!("OPENDOOR{fixture:04}")
}

/// The invite of the door of this number, from 0: for anyone, with unlimited uses.
pub fn door_invite(fixture: i64) -> InviteId {
    InviteId(fixture + 1)
}

/// Fills the empty database at `location`, whose tables are there.
pub fn fill(location: &Location, town: &Town<'_>) -> Result<(), Box<dyn std::error::Error>> {
    let mut conn = database::connect(location)?;
    if matches!(conn, Conn::Sqlite(_)) {
        // Nobody else is there, and a run that is cut short is begun again.
        conn.batch_execute("PRAGMA synchronous = OFF; PRAGMA cache_size = -1000000; PRAGMA foreign_keys = OFF;")?;
    }
    conn.transaction(|conn| -> QueryResult<()> {
        organization(conn, town)?;
        people(conn, town)?;
        all_groups(conn, town)?;
        all_codes(conn, town)?;
        campaign(conn, town)?;
        all_invites(conn, town)?;
        derived(conn, town)
    })?;
    conn.batch_execute(match &conn {
        Conn::Sqlite(_) => "PRAGMA wal_checkpoint(TRUNCATE)",
        Conn::Pg(_) => "VACUUM ANALYZE",
    })?;
    Ok(())
}

/// In a zone without clock changes, so that a day of `join_counts` is a plain division.
fn organization(conn: &mut Conn, town: &Town<'_>) -> QueryResult<()> {
    let made = Organization {
        name: ORGANIZATION.to_owned(),
        time_zone: "UTC".to_owned(),
        add_policy: AddPolicy::Admins,
        signup_policy: SignupPolicy::CodeRequired,
        signup_domains: String::new(),
        address_days: organization::ADDRESS_DAYS,
        language: Language::default(),
        languages: organization::all_languages(),
    };
    organization::insert(conn, &made, ago(town.now, 1000))
}

fn people(conn: &mut Conn, town: &Town<'_>) -> QueryResult<()> {
    let numbers: Vec<i64> = (1..=town.people).collect();
    let mut words = Vec::with_capacity(ROWS * 16);
    for chunk in numbers.chunks(ROWS) {
        let names: Vec<_> = chunk.iter().map(|number| (*number, name(*number))).collect();
        let rows: Vec<_> = names
            .iter()
            .map(|(number, name)| {
                let in_office = *number <= LAST_MANAGER;
                (
                    users::id.eq(*number),
                    users::email.eq(&name.email),
                    users::email_key.eq(&name.email),
                    users::email_confirmed_at.eq(ago(town.now, 900)),
                    users::name.eq(&name.full),
                    users::name_key.eq(text::fold(&name.full)),
                    users::password_hash.eq(in_office.then_some(town.password_hash)),
                    users::role.eq(if *number == ADMIN { OrgRole::Admin } else { OrgRole::Member }),
                    users::state.eq(UserState::Active),
                    users::created_at.eq(ago(town.now, 900)),
                )
            })
            .collect();
        database::insert!(conn, users::table, &rows)?;
        words.extend(
            names.iter().flat_map(|(number, name)| {
                text::words(&name.full, &name.email).into_iter().map(|word| (word, *number))
            }),
        );
        // In the order of the table's key, whose pages are then filled one after the other.
        words.sort_unstable();
        for part in words.chunks(ROWS * 5) {
            let rows: Vec<_> = part
                .iter()
                .map(|(word, person)| (user_words::word.eq(word), user_words::user_id.eq(*person)))
                .collect();
            database::insert!(conn, user_words::table, &rows)?;
        }
        words.clear();
    }
    Ok(())
}

fn all_groups(conn: &mut Conn, town: &Town<'_>) -> QueryResult<()> {
    const NAMES: [&str; 5] = ["Evening class", "Harbour crew", "Reading circle", "Night shift", "Alumni"];
    const CATEGORIES: [&str; 4] = ["Languages", "Music", "Sports", "Volunteers"];
    let doors = FIRST_DOOR..FIRST_DOOR + town.doors * 2;
    let named = (EVERYONE..doors.end + (town.people / PEOPLE_A_GROUP).max(FEWEST_GROUPS)).map(|id| match id {
        EVERYONE => (id, "Everyone".to_owned(), "", JoinType::ByCode),
        NEWCOMERS => (id, "Newcomers".to_owned(), "", JoinType::ByCode),
        id if CIRCLES.contains(&id) => {
            let open = if id % 2 == 0 { JoinType::Open } else { JoinType::Closed };
            (id, format!("Circle {}", id - 1), CATEGORIES[usize::try_from(id % 4).unwrap_or(0)], open)
        }
        id if doors.contains(&id) => (id, format!("Room {}", id - FIRST_DOOR), "Rooms", JoinType::ByCode),
        id => (id, format!("{} {id}", NAMES[usize::try_from(id % 5).unwrap_or(0)]), "Years", JoinType::Open),
    });
    let rows: Vec<_> = named
        .map(|(id, name, category, join_type)| {
            (
                groups::id.eq(id),
                groups::name.eq(name),
                groups::description.eq("What this group is for, in a line that its members read."),
                groups::category.eq(category),
                groups::viewable.eq(CIRCLES.contains(&id) || !(EVERYONE..doors.end).contains(&id)),
                groups::join_type.eq(join_type),
                groups::sort_order.eq(id),
                groups::members_may_invite.eq(true),
                groups::member_count.eq(0),
                groups::made_by.eq(ADMIN),
                groups::made_at.eq(ago(town.now, 800)),
            )
        })
        .collect();
    rows.chunks(ROWS).try_for_each(|rows| database::insert!(conn, groups::table, rows).map(drop))
}

fn all_codes(conn: &mut Conn, town: &Town<'_>) -> QueryResult<()> {
    let lasting = |id: i64, shown: String, group: i64| (id, shown, group, None, None, None);
    let mut made = Vec::new();
    for id in 1..=CODES {
        let shown = format!("EVERYONE{id:04}");
        made.push(match id % 5 {
            // The second of these becomes fully used once the uses are counted.
            0 | 1 => lasting(id, shown, EVERYONE),
            2 => (id, shown, EVERYONE, Some(ago(town.now, 30)), None, None),
            3 => (id, shown, EVERYONE, None, Some((ago(town.now, 20), EndedWhy::Manual)), None),
            _ => (id, shown, EVERYONE, None, Some((ago(town.now, 10), EndedWhy::Replaced)), Some(id + 1)),
        });
    }
    made.push(lasting(CODES + 1, SIGN_UP_CODE.to_owned(), NEWCOMERS));
    made.extend((0..town.doors).map(|fixture| lasting(CODES + 2 + fixture, door_code(fixture), FIRST_DOOR + fixture)));
    let rows: Vec<_> = made
        .into_iter()
        .map(|(id, shown, group, expires_at, ended, replaced_by)| {
            (
                codes::id.eq(id),
                codes::key.eq(shown.clone()),
                codes::shown.eq(shown),
                codes::group_id.eq(group),
                codes::expires_at.eq(expires_at),
                codes::ended_at.eq(ended.map(|(at, _)| at)),
                codes::ended_by.eq(ended.map(|_| ADMIN)),
                codes::ended_why.eq(ended.map(|(_, why)| why)),
                codes::replaced_by.eq(replaced_by),
                codes::role.eq(GroupRole::Member),
                codes::label.eq("autumn"),
                codes::made_by.eq(ADMIN),
                codes::made_at.eq(ago(town.now, 700)),
            )
        })
        .collect();
    rows.chunks(ROWS).try_for_each(|rows| database::insert!(conn, codes::table, rows).map(drop))
}

/// A campaign of a code for every tenth of the people, none of which was used.
fn campaign(conn: &mut Conn, town: &Town<'_>) -> QueryResult<()> {
    let made_at = ago(town.now, 3);
    let count = town.people / 10;
    diesel::insert_into(campaigns::table)
        .values((
            campaigns::id.eq(1),
            campaigns::name.eq("Vouchers"),
            campaigns::mode.eq(CampaignMode::Single),
            campaigns::quantity.eq(count),
            campaigns::codes_made.eq(count),
            campaigns::prefix.eq("VOUCHER"),
            campaigns::in_app.eq(true),
            campaigns::made_by.eq(ADMIN),
            campaigns::made_at.eq(made_at),
        ))
        .execute(conn)?;
    let first = CODES + 2 + town.doors;
    let rows: Vec<_> = (0..count)
        .map(|number| {
            (
                codes::id.eq(first + number),
                codes::key.eq(format!("VOUCHERS{number:08}")),
                codes::shown.eq(format!("VOUCHERS-{number:08}")),
                codes::campaign_id.eq(1),
                codes::max_uses.eq(1),
                codes::role.eq(GroupRole::Member),
                codes::label.eq(""),
                codes::made_by.eq(ADMIN),
                codes::made_at.eq(made_at),
            )
        })
        .collect();
    rows.chunks(ROWS).try_for_each(|rows| database::insert!(conn, codes::table, rows).map(drop))
}

/// Into the groups behind those of the codes.
fn all_invites(conn: &mut Conn, town: &Town<'_>) -> QueryResult<()> {
    let rows: Vec<_> = (0..town.doors)
        .map(|fixture| {
            (
                invites::id.eq(door_invite(fixture)),
                invites::group_id.eq(FIRST_DOOR + town.doors + fixture),
                invites::access.eq(InviteAccess::Anyone),
                invites::role.eq(GroupRole::Member),
                invites::expires_at.eq(town.now + chrono::TimeDelta::days(7)),
                invites::generation.eq(1),
                invites::made_by.eq(ADMIN),
                invites::made_at.eq(ago(town.now, 1)),
            )
        })
        .collect();
    rows.chunks(ROWS).try_for_each(|rows| database::insert!(conn, invites::table, rows).map(drop))
}

/// Everybody is in [`EVERYONE`], every third of them by one of its codes, and in two of the
/// circles by an import.
fn derived(conn: &mut Conn, town: &Town<'_>) -> QueryResult<()> {
    let first = ago(town.now, 600).micros();
    // Join times rise with the number over 500 days.
    let step = 500 * DAY / town.people;
    let (low, size) = (CIRCLES.start(), CIRCLES.count());
    conn.batch_execute(&format!(
        "INSERT INTO memberships (group_id, user_id, role, joined_at, door, door_ref)
             SELECT {EVERYONE}, id, CASE WHEN id <= {LAST_MANAGER} THEN 'manager' ELSE 'member' END, {first} + id * {step},
                    CASE WHEN id % 3 = 0 THEN 'code' ELSE 'import' END, CASE WHEN id % 3 = 0 THEN 1 + id / 3 % {CODES} END
             FROM users ORDER BY id;
         INSERT INTO memberships (group_id, user_id, role, joined_at, door)
             SELECT {low} + (id + turn * 7) % {size}, id, 'member', {first} + id * {step}, 'import'
             FROM users, (SELECT 0 AS turn UNION ALL SELECT 1) AS turns ORDER BY 1, 2;
         INSERT INTO events (at, actor_id, address, kind, group_id, person_id, method, reference, listed, payload)
             SELECT joined_at, CASE WHEN door = 'code' THEN user_id ELSE {ADMIN} END,
                    CASE WHEN door = 'code' THEN '127.0.0.1' END, 'member.joined', group_id, user_id, door, door_ref,
                    CASE WHEN door <> 'code' THEN 'nowhere' END, '{{\"role\":\"' || role || '\"}}'
             FROM memberships ORDER BY joined_at, group_id;
         INSERT INTO code_uses (code_id, user_id, used_at)
             SELECT door_ref, user_id, joined_at FROM memberships WHERE door = 'code' ORDER BY 1, 2;
         INSERT INTO join_counts (group_id, day, door, joins)
             SELECT group_id, joined_at / {DAY}, door, count(*) FROM memberships GROUP BY 1, 2, 3;
         UPDATE groups SET member_count = (SELECT count(*) FROM memberships WHERE group_id = groups.id);
         UPDATE codes SET uses = (SELECT count(*) FROM code_uses WHERE code_id = codes.id);
         UPDATE codes SET max_uses = uses WHERE group_id = {EVERYONE} AND id % 5 = 1 AND uses > 0;",
    ))?;
    match conn {
        // All of it was followed.
        Conn::Sqlite(sqlite) => sqlite.batch_execute("UPDATE followers SET position = (SELECT max(id) FROM events)"),
        // Ids given by hand do not move PostgreSQL's sequences.
        Conn::Pg(pg) => {
            pg.batch_execute(
                "UPDATE events SET position = id; UPDATE followers SET position = (SELECT max(id) FROM events)",
            )?;
            ["users", "groups", "codes", "campaigns", "invites"].into_iter().try_for_each(|table| {
                pg.batch_execute(&format!(
                    "SELECT setval(pg_get_serial_sequence('{table}', 'id'), (SELECT max(id) FROM {table}))"
                ))
            })
        }
    }
}

fn ago(now: Moment, days: i64) -> Moment {
    now - chrono::TimeDelta::days(days)
}
