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
use crate::ids::EventId;
use crate::web::paging::{LIMIT, Page, Seek};

pub use change::Change;
pub use event::{BOLD, Event, KindLabel, PartListing};
pub use followers::{Follower, follow};
pub use kinds::{EventRow, Family, Kinds};
pub use personal_data::PERSONAL_DATA;
pub use store::followers::Seen;
pub use store::{Filter, Named, Row, forget_addresses, latest_at, memberships_of, newest, of_batch};

/// Writes down what happened, within the transaction that does it.
pub fn record<E: Event>(conn: &mut Conn, by: &By, event: &E) -> QueryResult<()> {
    store::insert(conn, by, std::slice::from_ref(event), None)
}

/// Writes down much that happened at once; as parts, where an event of its own tells the whole.
pub fn record_all<E: Event>(conn: &mut Conn, by: &By, part: Option<PartListing>, events: &[E]) -> QueryResult<()> {
    store::insert(conn, by, events, part)
}

/// The position of the last event that the follower `name` has seen. They see no further one before the transaction ends:
/// what they keep can be made anew from the events up to there.
pub fn lock_position(conn: &mut Conn, name: &str) -> QueryResult<i64> {
    Ok(store::followers::lock(conn, name)?.unwrap_or(0))
}

/// A page of what happened, newest first.
pub fn page(conn: &mut Conn, filter: &Filter, seek: &Seek) -> QueryResult<Page<Row>> {
    let after = seek.numbers::<2>().map(|[at, id]| (Moment::from_micros(at), EventId(id)));
    let rows = store::newest(conn, filter, after, LIMIT)?;
    Ok(Page::cut(rows, |row| format!("{}.{}", row.at.micros(), row.id)))
}
