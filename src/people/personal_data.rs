//! People's own rows: who they were goes, that they were there stays.

use diesel::prelude::*;
use serde::Serialize;
use serde_json::json;

use crate::clock::UtcTime;
use crate::db::schema::{sessions, user_words, users};
use crate::db::types::{OrgRole, UserState};
use crate::db::{Conn, QueryResult, columns};
use crate::ids::UserId;
use crate::mail;
use crate::personal_data::{DELETED_ACCOUNT, Erased, Erasure, PersonalData, Section, section};
use crate::text::fold;

use super::store::{Person, find_active, reassign_keys};

/// The accounts' own.
pub const PERSONAL_DATA: PersonalData = PersonalData { erase, export_of };

/// These people as every module has to know them to take them out.
pub fn to_be_erased(conn: &mut Conn, people: &[UserId]) -> QueryResult<Vec<Erased>> {
    let found: Vec<(UserId, Option<String>, bool)> = users::table
        .filter(users::id.eq_any(people))
        .select((users::id, users::email_key, users::email_confirmed_at.is_not_null()))
        .load(conn)?;
    Ok(found.into_iter().map(|(id, address_key, is_proved)| Erased { id, address_key, is_proved }).collect())
}

fn erase(conn: &mut Conn, erasure: &Erasure<'_>) -> QueryResult<()> {
    diesel::delete(sessions::table.filter(sessions::user_id.eq_any(erasure.ids()))).execute(conn)?;
    diesel::delete(user_words::table.filter(user_words::user_id.eq_any(erasure.ids()))).execute(conn)?;
    diesel::update(users::table.filter(users::id.eq_any(erasure.ids())))
        .set((
            users::state.eq(UserState::Erased),
            users::role.eq(OrgRole::Member),
            users::email.eq(None::<String>),
            users::email_key.eq(None::<String>),
            users::legacy_key.eq(None::<String>),
            users::email_confirmed_at.eq(None::<i64>),
            users::password_hash.eq(None::<String>),
            users::time_zone.eq(None::<String>),
            users::name.eq(DELETED_ACCOUNT),
            users::name_key.eq(fold(DELETED_ACCOUNT)),
        ))
        .execute(conn)?;
    let freed: Vec<String> = erasure.address_keys().into_iter().map(str::to_owned).collect();
    reassign_keys(conn, &freed)
}

#[derive(HasQuery, Serialize)]
#[diesel(table_name = users)]
struct HeldAccount {
    name: String,
    email: Option<String>,
    email_confirmed_at: Option<UtcTime>,
    role: OrgRole,
    time_zone: Option<String>,
    created_at: UtcTime,
    /// That there is one is told; the hash itself would only help a guesser.
    #[diesel(select_expression = users::password_hash.is_not_null())]
    has_password: bool,
}

#[derive(HasQuery, Serialize)]
#[diesel(table_name = sessions)]
struct HeldSession {
    #[diesel(column_name = created_at)]
    begun_at: UtcTime,
    #[diesel(column_name = seen_at)]
    last_seen_at: UtcTime,
    ends_at: UtcTime,
    #[diesel(column_name = agent)]
    browser: String,
    address: String,
}

fn export_of(conn: &mut Conn, person: UserId) -> QueryResult<Vec<Section>> {
    let account: HeldAccount = users::table.find(person).select(columns::<HeldAccount>()).first(conn)?;
    let sessions: Vec<HeldSession> = sessions::table
        .filter(sessions::user_id.eq(person))
        .order(sessions::seen_at.desc())
        .select(columns::<HeldSession>())
        .load(conn)?;
    let mut sections = vec![("account", json!(account)), section("sessions", &sessions)];
    // What is turned off for an address is told to whoever has proved that they read it.
    if let Some(email) = find_active(conn, person)?.as_ref().and_then(Person::proved_email) {
        sections.push(mail::choices_of(conn, email.key())?);
    }
    Ok(sections)
}
