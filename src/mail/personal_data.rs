//! People in the email queue.

use diesel::prelude::*;
use serde::Serialize;

use crate::clock::UtcTime;
use crate::db::schema::{email_opt_outs, mails, suppressed_addresses};
use crate::db::types::EmailState;
use crate::db::{Conn, QueryResult, columns};
use crate::ids::{EmailId, UserId};
use crate::personal_data::{Erasure, PersonalData, Section, section};

/// What has not gone out goes; of the rest stays that an email of its kind was sent, and when. What an address has
/// turned off stays too: whoever wants no emails gets none, whoever enters their address next.
pub const PERSONAL_DATA: PersonalData = PersonalData { erase, export_of };

fn erase(conn: &mut Conn, erasure: &Erasure<'_>) -> QueryResult<()> {
    let theirs = mails::table.filter(mails::user_id.eq_any(erasure.ids())).select(mails::id).load(conn)?;
    forget(conn, &theirs)?;
    let proved: Vec<&str> = erasure.proved_addresses().map(|(_, key)| key).collect();
    diesel::delete(suppressed_addresses::table.filter(suppressed_addresses::address_key.eq_any(proved)))
        .execute(conn)
        .map(drop)
}

/// Notes whose account the emails of a kind about a row led to.
pub fn give_to(conn: &mut Conn, kind: &str, reference: i64, person: UserId) -> QueryResult<()> {
    diesel::update(mails::table.filter(mails::kind.eq(kind)).filter(mails::reference.eq(reference)))
        .set(mails::user_id.eq(person))
        .execute(conn)
        .map(drop)
}

/// Forgets to whom the emails of these kinds about these rows went, and what they said.
pub fn forget_about(conn: &mut Conn, kinds: &[&str], references: &[i64]) -> QueryResult<()> {
    let about = about(conn, kinds, references)?;
    forget(conn, &about)
}

/// Forgets what the emails of these kinds about these rows said, but not to whom: they went to others.
pub fn forget_words_about(conn: &mut Conn, kinds: &[&str], references: &[i64]) -> QueryResult<()> {
    let about = about(conn, kinds, references)?;
    forget_words(conn, &about)
}

fn about(conn: &mut Conn, kinds: &[&str], references: &[i64]) -> QueryResult<Vec<EmailId>> {
    let about = mails::table.filter(mails::kind.eq_any(kinds)).filter(mails::reference.eq_any(references));
    about.select(mails::id).load(conn)
}

fn forget(conn: &mut Conn, emails: &[EmailId]) -> QueryResult<()> {
    forget_words(conn, emails)?;
    diesel::update(mails::table.filter(mails::id.eq_any(emails)))
        .set((mails::to_address.eq(""), mails::last_answer.eq(None::<String>)))
        .execute(conn)
        .map(drop)
}

fn forget_words(conn: &mut Conn, emails: &[EmailId]) -> QueryResult<()> {
    let emails = || mails::table.filter(mails::id.eq_any(emails));
    diesel::delete(emails().filter(mails::state.ne(EmailState::Sent))).execute(conn)?;
    diesel::update(emails()).set(mails::parameters.eq("{}")).execute(conn).map(drop)
}

#[derive(HasQuery, Serialize)]
#[diesel(table_name = email_opt_outs)]
struct HeldChoice {
    topic: String,
    since: UtcTime,
}

/// Which emails the address with this key has turned off, for the copy of whoever has proved it.
pub fn choices_of(conn: &mut Conn, address_key: &str) -> QueryResult<Section> {
    let held: Vec<HeldChoice> = email_opt_outs::table
        .filter(email_opt_outs::address_key.eq(address_key))
        .order(email_opt_outs::topic)
        .select(columns::<HeldChoice>())
        .load(conn)?;
    Ok(section("emails_turned_off", &held))
}

#[derive(HasQuery, Serialize)]
#[diesel(table_name = mails)]
struct HeldEmail {
    kind: String,
    #[diesel(column_name = to_address)]
    to: String,
    state: EmailState,
    made_at: UtcTime,
    sent_at: Option<UtcTime>,
}

fn export_of(conn: &mut Conn, person: UserId) -> QueryResult<Vec<Section>> {
    let held: Vec<HeldEmail> =
        mails::table.filter(mails::user_id.eq(person)).order(mails::id).select(columns::<HeldEmail>()).load(conn)?;
    Ok(vec![section("mails", &held)])
}
