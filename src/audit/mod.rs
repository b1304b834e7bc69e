//! Who did what to what, when and from where.
//!
//! Every change writes its row in its own transaction, so that the log can be neither ahead of
//! what happened nor behind it. Rows are only ever added; see
//! [`forget_person`] for the one exception.

mod rules;
mod several;
mod store;
mod words;

use serde_json::Value;

use crate::by::By;
use crate::clock::Moment;
use crate::db::{Conn, QueryResult};
use crate::ids::{AuditId, GroupId, UserId};
use crate::web::paging::{LIMIT, Page, Seek};

pub use rules::Action;
pub use store::{Filter, Named, Row};
pub use words::by_door;

/// What was done.
#[derive(Debug, Clone)]
pub struct Entry {
    /// The deed; it names the kind of its subject.
    pub action: Action,
    /// The row that it was done to.
    pub subject: Option<i64>,
    /// The group that it concerns.
    pub group: Option<GroupId>,
    /// The groups that it concerns where it is one deed in several: each of them shows it.
    pub groups: Vec<GroupId>,
    /// What was so before: no secrets, no whole codes.
    pub before: Option<Value>,
    /// What is so now.
    pub after: Option<Value>,
}

impl Entry {
    /// `action`, done to the row `subject`.
    #[must_use]
    pub const fn of(action: Action, subject: i64) -> Self {
        Self { action, subject: Some(subject), group: None, groups: Vec::new(), before: None, after: None }
    }

    /// It concerns `group`.
    #[must_use]
    pub const fn in_group(mut self, group: GroupId) -> Self {
        self.group = Some(group);
        self
    }

    /// It is one deed in all of `groups`.
    #[must_use]
    pub fn in_groups(mut self, groups: Vec<GroupId>) -> Self {
        self.groups = groups;
        self
    }

    /// What was so before.
    #[must_use]
    pub fn from(mut self, before: Value) -> Self {
        self.before = Some(before);
        self
    }

    /// What is so now.
    #[must_use]
    pub fn to(mut self, after: Value) -> Self {
        self.after = Some(after);
        self
    }
}

/// When the last thing in the log happened.
pub fn latest_at(conn: &mut Conn) -> QueryResult<Option<Moment>> {
    store::latest_at(conn)
}

/// Writes down what was done, within the transaction that does it.
pub fn record(conn: &mut Conn, by: &By, entry: Entry) -> QueryResult<()> {
    store::insert(conn, by, entry)
}

/// Writes down much that was done at once.
pub fn record_all(conn: &mut Conn, by: &By, entries: &[Entry]) -> QueryResult<()> {
    store::insert_all(conn, by, entries)
}

/// A page of the log, newest first.
pub fn page(conn: &mut Conn, filter: &Filter, seek: &Seek) -> QueryResult<Page<Row>> {
    Ok(cut(store::newest(conn, filter, place(seek), LIMIT)?))
}

/// A page of what concerns `group`, newest first.
pub fn page_of(conn: &mut Conn, group: GroupId, seek: &Seek) -> QueryResult<Page<Row>> {
    Ok(cut(store::newest_of(conn, group, place(seek), LIMIT)?))
}

/// Where a page begins.
fn place(seek: &Seek) -> Option<(Moment, AuditId)> {
    seek.numbers::<2>().map(|[at, id]| (Moment::from_micros(at), AuditId(id)))
}

fn cut(rows: Vec<Row>) -> Page<Row> {
    Page::cut(rows, |row| format!("{}.{}", row.at.micros(), row.id))
}

/// The rows of the log after the row at `after`, newest first, at most `limit`: for an export,
/// which takes the log piece by piece.
pub fn piece(conn: &mut Conn, filter: &Filter, after: Option<(Moment, AuditId)>, limit: i64) -> QueryResult<Vec<Row>> {
    store::newest(conn, filter, after, limit)
}

/// Takes name and address of somebody who deleted their account out of what they wrote into the
/// log about themselves: the one change that a row ever sees. That they acted, when and from where
/// stays.
pub fn forget_person(conn: &mut Conn, person: UserId) -> QueryResult<()> {
    store::forget_person(conn, person)
}
