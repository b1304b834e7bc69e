//! What becomes of sessions and links when a backup is put back: what was signed out or used after
//! the backup was made is not known any more.

use crate::clock::Moment;
use crate::db::{Conn, QueryResult};
use crate::mail;
use crate::people;

use super::emails::{CONFIRM, EMAIL, FIRST_PASSWORD, RESET, WELCOME};
use super::store;

/// Signs everybody out, and ends every link that confirms an address or sets a password.
pub fn end_everything(conn: &mut Conn, now: Moment) -> QueryResult<()> {
    people::end_all_sessions(conn)?;
    store::end_every(conn, now).map(drop)
}

/// Takes back the emails that wait with a link that opens nothing any more; tells how many.
pub fn withdraw_ended(conn: &mut Conn, now: Moment) -> QueryResult<usize> {
    let over = store::over(conn, now)?;
    mail::withdraw(conn, &[CONFIRM, WELCOME, RESET, FIRST_PASSWORD, EMAIL], &over)
}
