//! Keys of addresses as they were in the time of the step, and as they are now.

use diesel::prelude::*;
use diesel::sql_query;
use diesel::sql_types::{BigInt, Text};

use crate::db::conn::Conn;
use crate::text;

#[derive(QueryableByName)]
pub struct Keyed {
    #[diesel(sql_type = BigInt)]
    pub id: i64,
    #[diesel(sql_type = Text)]
    pub key: String,
}

/// A row whose key is another now.
pub struct Changed {
    pub id: i64,
    pub old: String,
    pub new: String,
}

/// The key of the mailbox that an earlier key, or a name for none, stands for.
pub fn rekeyed(key: &str) -> String {
    text::email(key).map_or_else(|_| key.to_owned(), |email| email.key().to_owned())
}

/// The rows of a table whose key is another now; keys in ASCII are not looked at.
pub fn changed(conn: &mut Conn, table: &str, id: &str, column: &str) -> QueryResult<Vec<Changed>> {
    let bytes = match conn {
        Conn::Sqlite(_) => format!("length(CAST({column} AS BLOB))"),
        Conn::Pg(_) => format!("octet_length({column})"),
    };
    let words = format!("SELECT {id} AS id, {column} AS key FROM {table} WHERE {bytes} <> length({column}) ORDER BY 1");
    let rows: Vec<Keyed> = sql_query(words).load(conn)?;
    let rekey = |row: Keyed| Changed { id: row.id, new: rekeyed(&row.key), old: row.key };
    Ok(rows.into_iter().map(rekey).filter(|row| row.new != row.old).collect())
}

pub fn set_key(conn: &mut Conn, table: &str, column: &str, id: i64, key: &str) -> QueryResult<()> {
    let words = format!("UPDATE {table} SET {column} = $1 WHERE id = $2");
    sql_query(words).bind::<Text, _>(key).bind::<BigInt, _>(id).execute(conn).map(drop)
}

/// Addresses that something is noted of, by their keys: noted once of a mailbox.
pub fn address_list(conn: &mut Conn, table: &str) -> QueryResult<()> {
    for row in changed(conn, table, "since", "address_key")? {
        let words = format!("SELECT since AS id, address_key AS key FROM {table} WHERE address_key = $1");
        let is_there: Option<Keyed> = sql_query(words).bind::<Text, _>(&row.new).get_result(conn).optional()?;
        if is_there.is_some() {
            let words = format!("DELETE FROM {table} WHERE address_key = $1");
            sql_query(words).bind::<Text, _>(&row.old).execute(conn)?;
        } else {
            let words = format!("UPDATE {table} SET address_key = $1 WHERE address_key = $2");
            sql_query(words).bind::<Text, _>(&row.new).bind::<Text, _>(&row.old).execute(conn)?;
        }
    }
    Ok(())
}
