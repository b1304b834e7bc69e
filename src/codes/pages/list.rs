//! The **Group Codes** panel.

use askama::Template;

use crate::clock::Moment;
use crate::db::{Conn, QueryResult};
use crate::groups::{GroupManager, SettingsHead};
use crate::ids::CodeId;
use crate::passes::{self, CodeFilter, CommonTerms, PassForVisitor, PassView};
use crate::refusal::Reason;
use crate::t;
use crate::web::paging::{LIMIT, Page, PageLinks, Seek};
use crate::web::{App, PageResult, Query, Shell, page, urls};

use super::super::make::takes_codes;

#[derive(Template)]
#[template(path = "codes/list.html")]
struct ListPage {
    shell: Shell,
    head: SettingsHead,
    codes: Vec<PassView>,
    /// Links to other pages.
    pages: PageLinks,
    /// Why no code can be made, if none can.
    no_codes: Option<Reason>,
}

/// Every code ever made for the group: those that can be used first, then the rest, each part the
/// newest first.
pub async fn list(manager: GroupManager, Query(seek): Query<Seek>, app: App) -> PageResult {
    let (now, place) = (app.now(), ListPosition::of(&seek));
    let (group, policy) = (manager.group.clone(), manager.organization.add_policy);
    let (shell, found) = manager.view(move |conn| codes_from(conn, (&group, policy), place, now)).await?;
    let found = Page::cut(found, |code| ListPosition::after(code, now)).map(|code| PassView::of(code, &manager));
    let pages =
        PageLinks::at(&urls::group_settings(manager.group.id, "codes"), place.before.is_none(), found.next.as_deref());
    Ok(page(
        manager.reader(),
        &ListPage {
            shell,
            head: SettingsHead::of(&manager, &manager.group),
            codes: found.rows,
            pages,
            no_codes: takes_codes(&manager.group).err().map(|why| Reason::of(&why)),
        },
    ))
}

/// Where a page of the list begins: within the codes that can be used, or within the rest.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct ListPosition {
    usable: bool,
    before: Option<CodeId>,
}

impl ListPosition {
    fn of(seek: &Seek) -> Self {
        match seek.numbers() {
            Some([over, before]) => Self { usable: over == 0, before: Some(CodeId(before)) },
            None => Self { usable: true, before: None },
        }
    }

    fn after(code: &PassForVisitor, now: Moment) -> String {
        format!("{}.{}", i64::from(!code.pass.is_usable(now)), code.id.reference())
    }
}

/// A page's rows and one more, if there is one.
fn codes_from(
    conn: &mut Conn,
    of: CommonTerms<'_>,
    place: ListPosition,
    now: Moment,
) -> QueryResult<Vec<PassForVisitor>> {
    let mut left = LIMIT;
    let mut found = Vec::new();
    if place.usable {
        found = passes::list_codes(conn, of, CodeFilter::Usable(now), place.before, left)?;
        left -= i64::try_from(found.len()).unwrap_or(left);
    }
    if left > 0 {
        let before = place.before.filter(|_| !place.usable);
        found.extend(passes::list_codes(conn, of, CodeFilter::Over(now), before, left)?);
    }
    Ok(found)
}
