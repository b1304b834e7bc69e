//! Taking people out of their rows; the rows stay.

use diesel::dsl::{exists, not};
use diesel::prelude::*;

use crate::clock::Moment;
use crate::db::schema::{
    form_keys, import_rows, invite_recipients, mails, memberships, requests, sessions, tokens, user_words, users,
};
use crate::db::types::{MailState, OrgRole, RecipientEnd, UserState};
use crate::db::{Conn, QueryResult};
use crate::ids::{GroupId, RecipientId, RequestId, UserId};
use crate::passes;
use crate::people;
use crate::text::fold;

/// What stands in the place of the name of somebody who deleted their account.
const NOBODY: &str = "Deleted account";

/// The groups that somebody is in.
pub(in crate::accounts) fn groups_of(conn: &mut Conn, person: UserId) -> QueryResult<Vec<GroupId>> {
    memberships::table.filter(memberships::user_id.eq(person)).select(memberships::group_id).load(conn)
}

/// Erases names, addresses, passwords, zones, words, sessions, tokens, forms and letters of `people`,
/// in as few statements as if they were one.
pub(in crate::accounts) fn erase(conn: &mut Conn, people: &[UserId], now: Moment) -> QueryResult<()> {
    let these = || people.to_vec();
    let had: Vec<(UserId, Option<String>, Option<Moment>)> = users::table
        .filter(users::id.eq_any(these()))
        .select((users::id, users::email_key, users::email_confirmed_at))
        .load(conn)?;
    let addresses: Vec<&String> = had.iter().filter_map(|(_, address, _)| address.as_ref()).collect();
    diesel::delete(sessions::table.filter(sessions::user_id.eq_any(these()))).execute(conn)?;
    diesel::delete(user_words::table.filter(user_words::user_id.eq_any(these()))).execute(conn)?;
    diesel::delete(form_keys::table.filter(form_keys::user_id.eq_any(these()))).execute(conn)?;
    diesel::delete(tokens::table.filter(tokens::user_id.eq_any(these()))).execute(conn)?;
    diesel::delete(tokens::table.filter(tokens::address_key.eq_any(addresses))).execute(conn)?;
    for (person, address, proved_at) in &had {
        // Whoever only claimed the address takes nothing from whoever reads it.
        if let (Some(address), Some(_)) = (address, proved_at) {
            forget_invited(conn, *person, address, now)?;
            forget_asked(conn, address)?;
        }
    }
    diesel::update(requests::table.filter(requests::user_id.eq_any(these())))
        .set((requests::name.eq(NOBODY), requests::note.eq("")))
        .execute(conn)?;
    diesel::delete(mails::table.filter(mails::user_id.eq_any(these())))
        .filter(mails::state.ne(MailState::Sent))
        .execute(conn)?;
    diesel::update(mails::table.filter(mails::user_id.eq_any(these())))
        .set((mails::to_address.eq(""), mails::parameters.eq("{}")))
        .execute(conn)?;
    diesel::update(users::table.filter(users::id.eq_any(these())))
        .set((
            users::state.eq(UserState::Erased),
            users::role.eq(OrgRole::Member),
            users::email.eq(None::<String>),
            users::email_key.eq(None::<String>),
            users::legacy_key.eq(None::<String>),
            users::email_confirmed_at.eq(None::<i64>),
            users::password_hash.eq(None::<String>),
            users::time_zone.eq(None::<String>),
            users::name.eq(NOBODY),
            users::name_key.eq(fold(NOBODY)),
        ))
        .execute(conn)?;
    let freed: Vec<String> = had.into_iter().filter_map(|(_, address, _)| address).collect();
    people::reassign_keys(conn, &freed)
}

/// Holds the rows of `people` until the transaction ends: whoever would begin to use one of these
/// accounts, or bring it into a group, waits and sees what became of it.
pub(in crate::accounts) fn hold(conn: &mut Conn, people: &[UserId]) -> QueryResult<()> {
    let rows = users::table.filter(users::id.eq_any(people.to_vec())).order(users::id).select(users::id);
    match conn {
        Conn::Pg(pg) => rows.for_update().load::<UserId>(pg).map(drop),
        // One transaction writes at a time.
        Conn::Sqlite(_) => Ok(()),
    }
}

/// Those of `people` who have never used their account, each with their role: it has no password, no
/// proved address and no session, and is in no group.
pub(in crate::accounts) fn unused(conn: &mut Conn, people: &[UserId]) -> QueryResult<Vec<(UserId, OrgRole)>> {
    let signed_in = sessions::table.filter(sessions::user_id.eq(users::id));
    let in_groups = memberships::table.filter(memberships::user_id.eq(users::id));
    users::table
        .filter(users::id.eq_any(people.to_vec()))
        .filter(users::state.eq(UserState::Active))
        .filter(users::password_hash.is_null())
        .filter(users::email_confirmed_at.is_null())
        .filter(not(exists(signed_in)))
        .filter(not(exists(in_groups)))
        .order(users::id)
        .select((users::id, users::role))
        .load(conn)
}

/// Takes somebody out of the files that they were imported from.
pub(in crate::accounts) fn forget_imported(conn: &mut Conn, person: UserId) -> QueryResult<()> {
    diesel::update(import_rows::table.filter(import_rows::person_id.eq(person)))
        .set((import_rows::email.eq(""), import_rows::email_key.eq(None::<String>), import_rows::name.eq(NOBODY)))
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
                invite_recipients::name.eq(None::<String>),
                invite_recipients::address_key.eq(no_address(id.0)),
                invite_recipients::remind_at.eq(None::<Moment>),
                invite_recipients::notice_at.eq(None::<Moment>),
            ))
            .execute(conn)?;
        for kind in passes::TO_INVITEE {
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
