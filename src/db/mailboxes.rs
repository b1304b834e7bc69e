//! What SQL cannot say of the step `2026-11-29-000001_mailboxes`: the keys of addresses made anew, now
//! that every spelling of a domain is one mailbox.
//!
//! Like every step, it speaks of the tables as they were in its time. Keys in ASCII stay as they are.
//! Where two rows turn out to be about one mailbox:
//! - of accounts, the confirmed one used last has the key; each other keeps its spelling (`legacy_key`);
//! - of pending invites into a group, the newest stays, the others count as renewed by it;
//! - of addresses of one invite, the one that joined stays, else the first;
//! - of open requests to join a group, the first stays;
//! - of rows of an import that waits to be confirmed, the first stays, the others are wrong.

mod keys;

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet, HashMap};

use diesel::prelude::*;
use diesel::sql_query;
use diesel::sql_types::{BigInt, Bool, Text};

use super::conn::Conn;
use crate::text;

use keys::{Keyed, address_list, changed, set_key};

/// The step that this belongs to.
pub(super) const STEP: &str = "2026-11-29-000001_mailboxes";

/// Makes the keys anew, in the transaction of the step.
pub(super) fn run(conn: &mut Conn) -> QueryResult<()> {
    accounts(conn)?;
    for row in changed(conn, "tokens", "id", "address_key")? {
        set_key(conn, "tokens", "address_key", row.id, &row.new)?;
    }
    recipients(conn)?;
    requests(conn)?;
    address_list(conn, "suppressed_addresses")?;
    address_list(conn, "quiet_addresses")?;
    import_rows(conn)?;
    sign_up_domains(conn)
}

#[derive(QueryableByName)]
struct Account {
    #[diesel(sql_type = BigInt)]
    id: i64,
    #[diesel(sql_type = Text)]
    key: String,
    #[diesel(sql_type = Bool)]
    is_made: bool,
    #[diesel(sql_type = Bool)]
    is_confirmed: bool,
    /// When it last did or opened anything, or was made.
    #[diesel(sql_type = BigInt)]
    used_at: i64,
}

fn accounts(conn: &mut Conn) -> QueryResult<()> {
    let mut mailboxes: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for row in changed(conn, "users", "id", "email_key")? {
        mailboxes.entry(row.new).or_default().push(row.old);
    }
    for (key, spellings) in mailboxes {
        let mut found = Vec::new();
        for spelling in spellings.iter().chain([&key]) {
            found.extend(account(conn, spelling)?);
        }
        found.sort_by_key(|one| Reverse((one.is_made, one.is_confirmed, one.used_at, Reverse(one.id))));
        for (place, one) in found.iter().enumerate().rev() {
            if place == 0 {
                set_key(conn, "users", "email_key", one.id, &key)?;
            } else {
                sql_query("UPDATE users SET email_key = $1, legacy_key = $2 WHERE id = $3")
                    // No address has a blank in it, so nobody ever asks for this one.
                    .bind::<Text, _>(format!("{key} {}", one.id))
                    .bind::<Text, _>(&one.key)
                    .bind::<BigInt, _>(one.id)
                    .execute(conn)?;
            }
        }
    }
    Ok(())
}

fn account(conn: &mut Conn, key: &str) -> QueryResult<Option<Account>> {
    sql_query(
        "SELECT id, key, is_made, is_confirmed, \
                CASE WHEN acted_at > seen_at THEN acted_at ELSE seen_at END AS used_at \
         FROM (SELECT id, email_key AS key, state <> 'pending' AS is_made, \
                      email_confirmed_at IS NOT NULL AS is_confirmed, \
                      COALESCE((SELECT MAX(at) FROM audit WHERE actor_id = users.id), created_at) AS acted_at, \
                      COALESCE((SELECT MAX(seen_at) FROM sessions WHERE user_id = users.id), created_at) AS seen_at \
               FROM users WHERE email_key = $1) AS account",
    )
    .bind::<Text, _>(key)
    .get_result(conn)
    .optional()
}

#[derive(QueryableByName)]
struct Recipient {
    #[diesel(sql_type = BigInt)]
    id: i64,
    #[diesel(sql_type = BigInt)]
    invite: i64,
    #[diesel(sql_type = BigInt)]
    group: i64,
    #[diesel(sql_type = Bool)]
    is_pending: bool,
    #[diesel(sql_type = Bool)]
    has_joined: bool,
}

fn recipients(conn: &mut Conn) -> QueryResult<()> {
    let mut mailboxes: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for row in changed(conn, "invite_recipients", "id", "address_key")? {
        mailboxes.entry(row.new).or_default().insert(row.old);
    }
    for (key, spellings) in mailboxes {
        let mut found: Vec<Recipient> = Vec::new();
        for spelling in spellings.iter().chain([&key]) {
            found.extend(recipients_of(conn, spelling)?);
        }
        let mut kept: HashMap<i64, i64> = HashMap::new();
        found.sort_by_key(|one| (!one.has_joined, one.id));
        found.retain(|one| *kept.entry(one.invite).or_insert(one.id) == one.id);
        for spelling in spellings.iter().chain([&key]) {
            for double in recipients_of(conn, spelling)?.iter().filter(|one| kept.get(&one.invite) != Some(&one.id)) {
                withdraw(conn, double.id)?;
                let gone = sql_query("DELETE FROM invite_recipients WHERE id = $1");
                gone.bind::<BigInt, _>(double.id).execute(conn)?;
            }
        }
        for one in &found {
            set_key(conn, "invite_recipients", "address_key", one.id, &key)?;
        }
        let mut newest: HashMap<i64, i64> = HashMap::new();
        for one in found.iter().filter(|one| one.is_pending) {
            newest.entry(one.group).and_modify(|id| *id = one.id.max(*id)).or_insert(one.id);
        }
        for one in found.iter().filter(|one| one.is_pending && newest.get(&one.group) != Some(&one.id)) {
            renew(conn, one.id, newest.get(&one.group).copied().unwrap_or(one.id))?;
        }
    }
    Ok(())
}

fn recipients_of(conn: &mut Conn, key: &str) -> QueryResult<Vec<Recipient>> {
    sql_query(
        "SELECT id, invite_id AS invite, group_id AS \"group\", joined_at IS NULL AND ended_at IS NULL AS is_pending, \
                joined_at IS NOT NULL AS has_joined FROM invite_recipients WHERE address_key = $1",
    )
    .bind::<Text, _>(key)
    .load(conn)
}

/// Ends a pending invite of an address as the `newer` one into the same group would have done.
fn renew(conn: &mut Conn, recipient: i64, newer: i64) -> QueryResult<()> {
    withdraw(conn, recipient)?;
    sql_query(
        "UPDATE invite_recipients SET ended_why = 'renewed', remind_at = NULL, notice_at = NULL, \
                ended_at = (SELECT newer.made_at FROM invite_recipients AS newer WHERE newer.id = $1), \
                ended_by = (SELECT invites.made_by FROM invite_recipients AS newer \
                            JOIN invites ON invites.id = newer.invite_id WHERE newer.id = $2) \
         WHERE id = $3",
    )
    .bind::<BigInt, _>(newer)
    .bind::<BigInt, _>(newer)
    .bind::<BigInt, _>(recipient)
    .execute(conn)
    .map(drop)
}

/// Takes back what still waits to be sent to a recipient.
fn withdraw(conn: &mut Conn, recipient: i64) -> QueryResult<()> {
    sql_query(
        "UPDATE mails SET state = 'failed', last_answer = '\"withdrawn\"', claimed_until = NULL \
         WHERE kind IN ('invite', 'invite-reminder', 'invite-notice') AND reference = $1 AND state = 'waiting'",
    )
    .bind::<BigInt, _>(recipient)
    .execute(conn)
    .map(drop)
}

#[derive(QueryableByName)]
struct OpenRequest {
    #[diesel(sql_type = BigInt)]
    id: i64,
    #[diesel(sql_type = Text)]
    note: String,
}

fn requests(conn: &mut Conn) -> QueryResult<()> {
    for row in changed(conn, "requests", "id", "address_key")? {
        let open: Vec<OpenRequest> = sql_query(
            "SELECT id, note FROM requests WHERE state = 'open' AND address_key IN ($1, $2) \
             AND group_id = (SELECT asked.group_id FROM requests AS asked WHERE asked.id = $3 AND asked.state = 'open') \
             ORDER BY id",
        )
        .bind::<Text, _>(&row.old)
        .bind::<Text, _>(&row.new)
        .bind::<BigInt, _>(row.id)
        .load(conn)?;
        if let [first, second, ..] = open.as_slice() {
            merge_requests(conn, first, second)?;
            if second.id == row.id {
                continue;
            }
        }
        set_key(conn, "requests", "address_key", row.id, &row.new)?;
    }
    Ok(())
}

/// Lets the `first` request stand for the `second`, whose note it takes where it has none.
fn merge_requests(conn: &mut Conn, first: &OpenRequest, second: &OpenRequest) -> QueryResult<()> {
    if first.note.is_empty() {
        let noted = sql_query("UPDATE requests SET note = $1 WHERE id = $2");
        noted.bind::<Text, _>(&second.note).bind::<BigInt, _>(first.id).execute(conn)?;
    }
    let fewer = "UPDATE groups SET request_count = request_count - 1 \
                 WHERE id = (SELECT group_id FROM requests WHERE requests.id = $1)";
    sql_query(fewer).bind::<BigInt, _>(second.id).execute(conn)?;
    sql_query("DELETE FROM requests WHERE id = $1").bind::<BigInt, _>(second.id).execute(conn).map(drop)
}

#[derive(QueryableByName)]
struct ImportRow {
    #[diesel(sql_type = BigInt)]
    number: i64,
    #[diesel(sql_type = BigInt)]
    line: i64,
    #[diesel(sql_type = Text)]
    key: String,
}

fn import_rows(conn: &mut Conn) -> QueryResult<()> {
    let imports: BTreeSet<i64> =
        changed(conn, "import_rows", "import_id", "email_key")?.into_iter().map(|row| row.id).collect();
    for import in imports {
        let within = format!("(SELECT * FROM import_rows WHERE import_id = {import}) AS import_rows");
        for row in changed(conn, &within, "number", "email_key")? {
            sql_query("UPDATE import_rows SET email_key = $1 WHERE import_id = $2 AND number = $3")
                .bind::<Text, _>(&row.new)
                .bind::<BigInt, _>(import)
                .bind::<BigInt, _>(row.id)
                .execute(conn)?;
        }
        let waiting: Vec<ImportRow> = sql_query(
            "SELECT number, line, email_key AS key FROM import_rows \
             WHERE import_id = $1 AND outcome = 'change' AND email_key IS NOT NULL ORDER BY number",
        )
        .bind::<BigInt, _>(import)
        .load(conn)?;
        let mut first: HashMap<&str, i64> = HashMap::new();
        for row in &waiting {
            let line = *first.entry(&row.key).or_insert(row.line);
            if line != row.line {
                refuse(conn, import, row.number, line)?;
            }
        }
    }
    Ok(())
}

/// A row that says again what an earlier line says.
fn refuse(conn: &mut Conn, import: i64, number: i64, line: i64) -> QueryResult<()> {
    sql_query("UPDATE import_rows SET outcome = 'wrong', told = $1 WHERE import_id = $2 AND number = $3")
        .bind::<Text, _>(format!("The same address stands in line {line} already."))
        .bind::<BigInt, _>(import)
        .bind::<BigInt, _>(number)
        .execute(conn)?;
    sql_query("UPDATE imports SET changing = changing - 1, wrong = wrong + 1 WHERE id = $1")
        .bind::<BigInt, _>(import)
        .execute(conn)
        .map(drop)
}

fn sign_up_domains(conn: &mut Conn) -> QueryResult<()> {
    let listed: Option<Keyed> =
        sql_query("SELECT id, signup_domains AS key FROM organization").get_result(conn).optional()?;
    let Some(listed) = listed else { return Ok(()) };
    let ascii = |domain: &str| {
        text::email(&format!("somebody@{domain}")).map_or_else(|_| domain.to_owned(), |email| email.domain().to_owned())
    };
    let domains: BTreeSet<String> = listed.key.split(' ').map(ascii).collect();
    set_key(conn, "organization", "signup_domains", listed.id, &domains.into_iter().collect::<Vec<_>>().join(" "))
}
