//! Taking a person out of their rows; the rows stay.

use diesel::prelude::*;

use crate::clock::Moment;
use crate::db::schema::{
    form_keys, invite_recipients, mails, memberships, requests, sessions, tokens, user_words, users,
};
use crate::db::types::{MailState, OrgRole, RecipientEnd, UserState};
use crate::db::{Conn, QueryResult, fixed};
use crate::ids::{GroupId, RecipientId, RequestId, UserId};
use crate::invites;
use crate::text::fold;

fixed! {
    /// Managers and admins of the organization.
    Staff = "users.role <> 'member'";
}

/// What stands in the place of the name of somebody who deleted their account.
const NOBODY: &str = "Deleted account";

/// The admins in good standing, held until the transaction ends: of two admins who delete their
/// accounts at once, the second sees that the first has gone.
pub(in crate::accounts) fn active_admins(conn: &mut Conn) -> QueryResult<Vec<UserId>> {
    let admins = users::table
        .filter(users::role.eq(OrgRole::Admin))
        .filter(Staff)
        .filter(users::state.eq(UserState::Active))
        .order(users::id)
        .select(users::id);
    match conn {
        Conn::Pg(pg) => admins.for_update().load(pg),
        // One transaction writes at a time.
        Conn::Sqlite(sqlite) => admins.load(sqlite),
    }
}

/// The groups that somebody is in.
pub(in crate::accounts) fn groups_of(conn: &mut Conn, person: UserId) -> QueryResult<Vec<GroupId>> {
    memberships::table.filter(memberships::user_id.eq(person)).select(memberships::group_id).load(conn)
}

/// Erases name, address, password, zone, words, sessions, tokens, forms and letters of `person`.
pub(in crate::accounts) fn erase(conn: &mut Conn, person: UserId, now: Moment) -> QueryResult<()> {
    let (address_key, proved_at): (Option<String>, Option<Moment>) =
        users::table.find(person).select((users::email_key, users::email_confirmed_at)).first(conn)?;
    diesel::delete(sessions::table.filter(sessions::user_id.eq(person))).execute(conn)?;
    diesel::delete(user_words::table.filter(user_words::user_id.eq(person))).execute(conn)?;
    diesel::delete(form_keys::table.filter(form_keys::user_id.eq(person))).execute(conn)?;
    diesel::delete(tokens::table.filter(tokens::user_id.eq(person))).execute(conn)?;
    if let Some(key) = address_key {
        diesel::delete(tokens::table.filter(tokens::address_key.eq(&key))).execute(conn)?;
        // Whoever only claimed the address takes nothing from whoever reads it.
        if proved_at.is_some() {
            forget_invited(conn, person, &key, now)?;
            forget_asked(conn, &key)?;
        }
    }
    diesel::update(requests::table.filter(requests::user_id.eq(person)))
        .set((requests::name.eq(NOBODY), requests::note.eq("")))
        .execute(conn)?;
    diesel::delete(mails::table.filter(mails::user_id.eq(person)))
        .filter(mails::state.ne(MailState::Sent))
        .execute(conn)?;
    diesel::update(mails::table.filter(mails::user_id.eq(person)))
        .set((mails::to_address.eq(""), mails::parameters.eq("{}")))
        .execute(conn)?;
    diesel::update(users::table.find(person))
        .set((
            users::state.eq(UserState::Erased),
            users::role.eq(OrgRole::Member),
            users::email.eq(None::<String>),
            users::email_key.eq(None::<String>),
            users::email_confirmed_at.eq(None::<i64>),
            users::password_hash.eq(None::<String>),
            users::time_zone.eq(None::<String>),
            users::name.eq(NOBODY),
            users::name_key.eq(fold(NOBODY)),
        ))
        .execute(conn)
        .map(drop)
}

/// What stands in the place of an address in the row with this id.
fn no_address(id: i64) -> String {
    format!("deleted {id}")
}

/// Takes an address out of the invites that were sent to it; those that wait end.
fn forget_invited(conn: &mut Conn, person: UserId, address_key: &str, now: Moment) -> QueryResult<()> {
    let sent: Vec<RecipientId> = invite_recipients::table
        .filter(invite_recipients::address_key.eq(address_key))
        .select(invite_recipients::id)
        .load(conn)?;
    for id in sent {
        diesel::update(invite_recipients::table.find(id))
            .filter(invite_recipients::joined_at.is_null())
            .filter(invite_recipients::ended_at.is_null())
            .set((
                invite_recipients::ended_at.eq(now),
                invite_recipients::ended_why.eq(RecipientEnd::Revoked),
                invite_recipients::ended_by.eq(person),
            ))
            .execute(conn)?;
        diesel::update(invite_recipients::table.find(id))
            .set((
                invite_recipients::address.eq(NOBODY),
                invite_recipients::address_key.eq(no_address(id.0)),
                invite_recipients::remind_at.eq(None::<Moment>),
                invite_recipients::notice_at.eq(None::<Moment>),
            ))
            .execute(conn)?;
        for kind in invites::TO_INVITEE {
            let letters = || mails::table.filter(mails::kind.eq(kind)).filter(mails::reference.eq(id.0));
            diesel::delete(letters()).filter(mails::state.ne(MailState::Sent)).execute(conn)?;
            diesel::update(letters()).set((mails::to_address.eq(""), mails::parameters.eq("{}"))).execute(conn)?;
        }
    }
    Ok(())
}

/// Takes an address out of the requests that were made with it.
fn forget_asked(conn: &mut Conn, address_key: &str) -> QueryResult<()> {
    let asked: Vec<RequestId> =
        requests::table.filter(requests::address_key.eq(address_key)).select(requests::id).load(conn)?;
    for id in asked {
        diesel::update(requests::table.find(id))
            .set((
                requests::address.eq(NOBODY),
                requests::address_key.eq(no_address(id.0)),
                requests::name.eq(NOBODY),
                requests::note.eq(""),
            ))
            .execute(conn)?;
    }
    Ok(())
}
