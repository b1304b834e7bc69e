//! **Export CSV** and **Export Excel** on the pages of people and of a group's members. A POST each: that somebody took
//! everyone's address along is worth a line in the log.

use crate::db::{Conn, Fault};
use crate::events::{self, Event};
use crate::groups::{GroupManager, MemberEvent};
use crate::people::{Admin, Member, PersonEvent};
use crate::web::{Format, PageResult, Sheet as File, WebError};

use super::sheet::Sheet;
use super::store::{self, After};

/// Everyone, as a file.
pub(super) async fn people(admin: Admin, format: Format) -> PageResult {
    note(&admin, PersonEvent::Exported {}).await?;
    let reader = admin.reader();
    let rows = move |conn: &mut Conn, after: After| Sheet::People.rows(conn, after, &reader);
    let file = File { name: "people".to_owned(), head: Sheet::People.columns(&reader), rows, after: (0, 0) };
    Ok(file.send(admin.app.db.clone(), format))
}

/// The people of a group, as a file.
pub(super) async fn members(manager: GroupManager, format: Format) -> PageResult {
    let group = manager.group.id;
    note(&manager, MemberEvent::Exported { group }).await?;
    let reader = manager.reader();
    let rows = move |conn: &mut Conn, after: After| store::members(conn, Some(group), after, &reader);
    let name = format!("members-of-group-{group}");
    let file = File { name, head: Sheet::Members.columns(&reader), rows, after: (0, 0) };
    Ok(file.send(manager.app.db.clone(), format))
}

async fn note(who: &Member, event: impl Event + Send + 'static) -> Result<(), WebError> {
    Ok(who.act(move |conn, by| Ok::<_, Fault>(events::record(conn, by, &event)?)).await?)
}
