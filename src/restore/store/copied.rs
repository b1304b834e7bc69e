//! On PostgreSQL: what matters of the database that was replaced, copied beside the restored one.

use diesel::connection::SimpleConnection;
use diesel::dsl::max;
use diesel::prelude::*;
use diesel::sql_types::Text;

use crate::db::schema::events;
use crate::db::{Conn, QueryResult, in_savepoint, texts};
use crate::ids::EventId;

/// Rows that are copied at once: a statement of about a megabyte.
const PIECE: usize = 5_000;

/// Tables and what of them is compared ([`super::replaced`]).
const COPIED: [(&str, &str); 6] = [
    ("codes", "SELECT id, key, ended_at, uses, max_uses FROM codes"),
    ("campaigns", "SELECT id, made_at, stopped_at, codes_used FROM campaigns"),
    ("invites", "SELECT id, made_at, deleted_at, uses, max_uses FROM invites"),
    ("invite_recipients", "SELECT id, made_at, invite_id, ended_at FROM invite_recipients"),
    ("users", "SELECT id, created_at, state, role, password_hash FROM users"),
    ("memberships", "SELECT group_id, user_id, joined_at, role FROM memberships"),
];

/// Copies what is compared of `replaced` beside the restored database of `conn`, until the end of the
/// transaction; false where it cannot be read.
pub fn copy_replaced(conn: &mut Conn, replaced: &mut Conn) -> bool {
    let copied = in_savepoint(conn, |conn| {
        replaced.batch_execute("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")?;
        for (table, rows) in COPIED {
            copy(conn, replaced, table, rows)?;
        }
        // Of what happened, the last of each membership, and what is the last in the restored one.
        let last: Option<EventId> = events::table.select(max(events::id)).first(conn)?;
        let last = last.unwrap_or(EventId(0));
        let happened = format!(
            "(SELECT DISTINCT ON (person_id, group_id) id, at, kind, group_id, person_id FROM events \
              WHERE person_id IS NOT NULL AND group_id IS NOT NULL ORDER BY person_id, group_id, id DESC) \
             UNION SELECT id, at, kind, group_id, person_id FROM events WHERE id = {last}"
        );
        copy(conn, replaced, "events", &happened)?;
        conn.batch_execute("CREATE INDEX ON replaced_events (group_id, person_id)")?;
        replaced.batch_execute("COMMIT")
    });
    let copied = copied.inspect_err(|cause: &diesel::result::Error| {
        tracing::warn!(%cause, "the database that was replaced cannot be read");
    });
    copied.is_ok()
}

fn copy(conn: &mut Conn, replaced: &mut Conn, table: &str, rows: &str) -> QueryResult<()> {
    conn.batch_execute(&format!(
        "CREATE TEMPORARY TABLE replaced_{table} ON COMMIT DROP AS SELECT * FROM ({rows}) rows WITH NO DATA"
    ))?;
    replaced.batch_execute(&format!(
        "DECLARE copied NO SCROLL CURSOR FOR SELECT CAST(row_to_json(rows) AS TEXT) AS text FROM ({rows}) rows"
    ))?;
    loop {
        let rows = texts(replaced, &format!("FETCH {PIECE} FROM copied"))?;
        if rows.is_empty() {
            break;
        }
        let insert = format!(
            "INSERT INTO replaced_{table} SELECT * FROM json_populate_recordset(NULL::replaced_{table}, CAST($1 AS JSON))"
        );
        diesel::sql_query(insert).bind::<Text, _>(format!("[{}]", rows.join(","))).execute(conn)?;
    }
    replaced.batch_execute("CLOSE copied")
}
