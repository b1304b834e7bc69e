//! Addresses where nobody takes mail.

use diesel::prelude::*;

use crate::clock::Moment;
use crate::db::schema::suppressed_addresses;
use crate::db::{Conn, QueryResult, per_backend};

/// Remembers that nobody takes mail at this address.
pub(in crate::mail) fn suppress(conn: &mut Conn, address_key: &str, answer: &str, now: Moment) -> QueryResult<()> {
    let row = (
        suppressed_addresses::address_key.eq(address_key),
        suppressed_addresses::answer.eq(answer),
        suppressed_addresses::since.eq(now),
    );
    per_backend!(conn, |conn| diesel::insert_into(suppressed_addresses::table)
        .values(row)
        .on_conflict_do_nothing()
        .execute(conn))
    .map(drop)
}

/// What a suppressed address answered.
pub(in crate::mail) fn suppressed(conn: &mut Conn, address_key: &str) -> QueryResult<Option<String>> {
    suppressed_addresses::table.find(address_key).select(suppressed_addresses::answer).first(conn).optional()
}

/// Forgets that nobody takes mail at this address.
pub(in crate::mail) fn unsuppress(conn: &mut Conn, address_key: &str) -> QueryResult<()> {
    diesel::delete(suppressed_addresses::table.find(address_key)).execute(conn).map(drop)
}
