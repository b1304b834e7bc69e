//! What the database that was replaced knew and the restored one does not. On SQLite the replaced one is
//! a file beside it, on PostgreSQL what matters of it was copied ([`super::copied`]); it may be of another
//! version of ours, or damaged.

use std::path::Path;

use diesel::dsl::sql;
use diesel::prelude::*;
use diesel::sql_types::{BigInt, Text};

use crate::db::schema::restores;
use crate::db::types::Revived;
use crate::db::{Conn, QueryResult, in_savepoint};

/// A query of the rows of a kind: subject and group, from the restored and the replaced one.
type RevivedQuery = (Revived, &'static str);

/// Rows are the same where id and what never changes of them are: ids alone may have been given out twice.
const QUERIES: [RevivedQuery; 9] = [
    (
        Revived::Code,
        "SELECT n.id, n.group_id FROM codes n JOIN replaced.codes o ON o.id = n.id AND o.key = n.key \
         WHERE n.campaign_id IS NULL AND n.ended_at IS NULL \
         AND (o.ended_at IS NOT NULL OR (o.uses >= o.max_uses AND n.uses < n.max_uses))",
    ),
    (
        Revived::Campaign,
        "SELECT n.id, CAST(NULL AS BIGINT) FROM campaigns n JOIN replaced.campaigns o ON o.id = n.id AND o.made_at = n.made_at \
         WHERE n.stopped_at IS NULL \
         AND (o.stopped_at IS NOT NULL OR (n.mode = 'single' AND o.codes_used > n.codes_used))",
    ),
    (
        Revived::Invite,
        "SELECT n.id, n.group_id FROM invites n JOIN replaced.invites o ON o.id = n.id AND o.made_at = n.made_at \
         WHERE n.deleted_at IS NULL \
         AND (o.deleted_at IS NOT NULL OR (o.uses >= o.max_uses AND n.uses < n.max_uses))",
    ),
    (
        Revived::Recipient,
        "SELECT n.id, n.group_id FROM invite_recipients n \
         JOIN replaced.invite_recipients o ON o.id = n.id AND o.made_at = n.made_at AND o.invite_id = n.invite_id \
         WHERE n.ended_at IS NULL AND o.ended_at IS NOT NULL",
    ),
    (
        Revived::Person,
        "SELECT n.id, CAST(NULL AS BIGINT) FROM users n JOIN replaced.users o ON o.id = n.id AND o.created_at = n.created_at \
         WHERE n.state = 'active' AND o.state IN ('deactivated', 'erased')",
    ),
    (
        Revived::Membership,
        "SELECT n.user_id, n.group_id FROM memberships n \
         JOIN users u ON u.id = n.user_id \
         JOIN replaced.users p ON p.id = u.id AND p.created_at = u.created_at \
         WHERE NOT EXISTS (SELECT 1 FROM replaced.memberships o WHERE o.group_id = n.group_id AND o.user_id = n.user_id) \
         AND (SELECT e.kind FROM replaced.events e WHERE e.group_id = n.group_id AND e.person_id = n.user_id \
              ORDER BY e.id DESC LIMIT 1) IN ('member.removed', 'member.moved')",
    ),
    (
        Revived::Role,
        "SELECT n.id, CAST(NULL AS BIGINT) FROM users n JOIN replaced.users o ON o.id = n.id AND o.created_at = n.created_at \
         WHERE n.state = 'active' AND o.state = 'active' \
         AND ((n.role = 'admin' AND o.role <> 'admin') OR (n.role = 'manager' AND o.role = 'member'))",
    ),
    (
        Revived::Role,
        "SELECT n.user_id, n.group_id FROM memberships n \
         JOIN replaced.memberships o ON o.group_id = n.group_id AND o.user_id = n.user_id AND o.joined_at = n.joined_at \
         WHERE n.role = 'manager' AND o.role = 'member'",
    ),
    (
        Revived::Password,
        "SELECT n.id, CAST(NULL AS BIGINT) FROM users n JOIN replaced.users o ON o.id = n.id AND o.created_at = n.created_at \
         WHERE n.state = 'active' AND o.state = 'active' AND n.password_hash <> o.password_hash",
    ),
];

/// Opens the database at `path`, which is about to be replaced, beside the restored one of `conn`;
/// false where it cannot be read. Not within a transaction.
pub fn open_replaced(conn: &mut Conn, path: &Path) -> bool {
    let opened = diesel::sql_query("ATTACH ? AS replaced").bind::<Text, _>(path.to_string_lossy()).execute(conn);
    opened.inspect_err(|cause| tracing::warn!(%cause, "the database that is replaced cannot be read")).is_ok()
}

/// Notes what had ended in the replaced database and is active in the restored one, where the replaced
/// one goes on from it and can be read.
pub(in crate::restore) fn compare(conn: &mut Conn, restore: i64) -> QueryResult<()> {
    let compared = in_savepoint(conn, |conn| {
        if !goes_on(conn)? {
            return Ok(false);
        }
        for (kind, rows) in QUERIES {
            let rows = of_both(conn, rows);
            let words = format!(
                "INSERT INTO revived (restore_id, kind, subject, group_id) \
                 SELECT {restore}, '{}', found.* FROM ({rows}) found",
                kind.as_str()
            );
            diesel::sql_query(words).execute(conn)?;
        }
        Ok::<_, diesel::result::Error>(true)
    });
    match compared {
        Ok(true) => {
            diesel::update(restores::table.find(restore)).set(restores::compared.eq(true)).execute(conn).map(drop)
        }
        Ok(false) => Ok(()),
        Err(cause) => {
            tracing::warn!(%cause, "what changed since the backup cannot be found out");
            Ok(())
        }
    }
}

/// A query of both databases as this one names the tables of the replaced one.
fn of_both(conn: &Conn, rows: &str) -> String {
    match conn {
        Conn::Pg(_) => rows.replace("replaced.", "replaced_"),
        Conn::Sqlite(_) => rows.to_owned(),
    }
}

/// Whether the replaced database holds the last thing that happened in the restored one: what it does
/// not hold was never there, and it knows all that came after.
fn goes_on(conn: &mut Conn) -> QueryResult<bool> {
    let rows = "(SELECT count(*) FROM events n \
                JOIN replaced.events o ON o.id = n.id AND o.at = n.at AND o.kind = n.kind \
                WHERE n.id = (SELECT max(id) FROM events))";
    let found: i64 = diesel::select(sql::<BigInt>(&of_both(conn, rows))).get_result(conn)?;
    Ok(found == 1)
}
