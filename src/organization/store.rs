//! The organization's one row.

use crate::locale::Language;
use diesel::prelude::*;

use crate::clock::Moment;
use crate::db::schema::organization;
use crate::db::types::{AddPolicy, SignupPolicy};
use crate::db::{Conn, QueryResult, columns, per_backend};

/// The organization's settings.
#[derive(Debug, Clone, PartialEq, Eq, HasQuery, Insertable, AsChangeset)]
#[diesel(table_name = organization)]
pub struct Organization {
    /// Its name, as people know it.
    pub name: String,
    /// The IANA name of its time zone; dates of groups are in it.
    pub time_zone: String,
    /// **Add new people to the organization**: who may bring in people without an account.
    pub add_policy: AddPolicy,
    /// Who may sign up without a code.
    pub signup_policy: SignupPolicy,
    /// The domains of [`SignupPolicy::Domains`], as compared, separated by single spaces.
    pub signup_domains: String,
    /// For how many days it is known from which network address something was done.
    pub address_days: i64,
    /// What those read who wish no other language.
    pub language: Language,
    /// The tags of the languages that people may choose, separated by single spaces; the organization's is one of them.
    pub languages: String,
}

/// The organization, once it is set up.
pub fn find(conn: &mut Conn) -> QueryResult<Option<Organization>> {
    let found = organization::table.select(columns::<Organization>());
    per_backend!(conn, |conn| found.first(conn)).optional()
}

/// Makes the one row; a second one is refused by the table.
pub fn insert(conn: &mut Conn, made: &Organization, now: Moment) -> QueryResult<()> {
    diesel::insert_into(organization::table)
        .values((organization::id.eq(1), made, organization::created_at.eq(now)))
        .execute(conn)
        .map(drop)
}

/// Changes the settings.
pub fn update(conn: &mut Conn, wanted: &Organization) -> QueryResult<()> {
    diesel::update(organization::table).set(wanted).execute(conn).map(drop)
}

/// For how many days addresses are kept, and the instant before which there are none any more.
pub(super) fn addresses_kept(conn: &mut Conn) -> QueryResult<Option<(i64, Moment)>> {
    let kept = (organization::address_days, organization::addresses_since);
    organization::table.find(1).select(kept).first(conn).optional()
}

/// Notes that there are none before `since`.
pub(super) fn keep_addresses_since(conn: &mut Conn, since: Moment) -> QueryResult<()> {
    diesel::update(organization::table.find(1)).set(organization::addresses_since.eq(since)).execute(conn).map(drop)
}
