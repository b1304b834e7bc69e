//! What happened: who did what, to whom, where from and when.
//!
//! Every change writes its event in its own transaction, so that the record can be neither ahead of what happened nor
//! behind it. A module says what can happen in it as an enum ([`Event`]); what is searched for is kept in columns, the
//! rest as the event's payload. Events are only ever added; see [`PERSONAL_DATA`] for the one exception.

mod change;
mod encoding;
mod event;
mod followers;
mod kinds;
mod personal_data;
mod store;

use crate::by::By;
use crate::clock::Moment;
use crate::db::{Conn, QueryResult};
use crate::ids::{EventId, GroupId};
use crate::web::paging::{LIMIT, Page, Seek};

pub use change::Change;
pub use event::{Event, PartListing};
pub use followers::{Follower, Following};
pub use kinds::{EventRow, EventSummary, Family, Kinds};
pub use personal_data::PERSONAL_DATA;
pub use store::followers::Seen;
pub use store::{Filter, Named, Row, memberships_of, of_batch};

/// Writes down what happened, within the transaction that does it.
pub fn record<E: Event>(conn: &mut Conn, by: &By, event: &E) -> QueryResult<()> {
    store::insert(conn, by, std::slice::from_ref(event), None)
}

/// Writes down much that happened at once.
pub fn record_all<E: Event>(conn: &mut Conn, by: &By, events: &[E]) -> QueryResult<()> {
    store::insert(conn, by, events, None)
}

/// Writes down the parts of what an event of its own tells as a whole.
pub fn record_parts<E: Event>(conn: &mut Conn, by: &By, part: PartListing, events: &[E]) -> QueryResult<()> {
    store::insert(conn, by, events, Some(part))
}

/// The position of the last event that the follower `name` has seen. They see no further one before the transaction ends:
/// what they keep can be made anew from the events up to there.
pub fn lock_position(conn: &mut Conn, name: &str) -> QueryResult<i64> {
    Ok(store::followers::lock(conn, name)?.unwrap_or(0))
}

/// When the last thing on record happened.
pub fn latest_at(conn: &mut Conn) -> QueryResult<Option<Moment>> {
    store::latest_at(conn)
}

/// A page of what happened in the organization, newest first.
pub fn page(conn: &mut Conn, filter: &Filter, seek: &Seek) -> QueryResult<Page<Row>> {
    Ok(cut(store::newest(conn, filter, place(seek), LIMIT)?))
}

/// A page of what happened in `group`, newest first.
pub fn page_of(conn: &mut Conn, group: GroupId, seek: &Seek) -> QueryResult<Page<Row>> {
    Ok(cut(store::newest_of(conn, group, place(seek), LIMIT)?))
}

/// Where a page begins.
fn place(seek: &Seek) -> Option<(Moment, EventId)> {
    seek.numbers::<2>().map(|[at, id]| (Moment::from_micros(at), EventId(id)))
}

fn cut(rows: Vec<Row>) -> Page<Row> {
    Page::cut(rows, |row| format!("{}.{}", row.at.micros(), row.id))
}

/// What happened after the row at `after`, newest first, at most `limit`: for an export, which takes the record piece
/// by piece.
pub fn piece(conn: &mut Conn, filter: &Filter, after: Option<(Moment, EventId)>, limit: i64) -> QueryResult<Vec<Row>> {
    store::newest(conn, filter, after, limit)
}

/// Takes the network addresses out of what happened from `since` until `before`, about a thousand events at a time; gives
/// the instant before which there are none now, and nothing where there were none.
pub fn forget_addresses(conn: &mut Conn, since: Moment, before: Moment) -> QueryResult<Option<Moment>> {
    store::forget_addresses(conn, since, before)
}
