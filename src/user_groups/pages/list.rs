//! The organization's groups in order, and moving one of them.

use askama::Template;
use serde::Deserialize;

use crate::clock::Moment;
use crate::db::{Conn, Fault, QueryResult};
use crate::groups::{self, MoveStep, group_status, window_of};
use crate::ids::GroupId;
use crate::locale::{Message, Slot};
use crate::people::{Admin, Manager};
use crate::t;
use crate::text;
use crate::user_groups::forms::MoveForm;
use crate::user_groups::rules::Show;
use crate::user_groups::store::{self, ListedGroup, Scope};
use crate::web::paging::{LIMIT, PAGE, Page, PageLinks, Seek};
use crate::web::{Flash, Form, OfPath, PageResult, Query, Shell, WebError, WindowView, page, urls};
use crate::zone::Zone;

/// A page that has to show a group which is not on it begins after the one so many before that.
const BEFORE: usize = 10;

/// What the list is asked for.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct GroupsQuery {
    q: String,
    show: String,
    /// The group that the page has to show, from wherever it begins.
    at: String,
    /// Which way that group was moved last.
    moved: String,
    #[serde(flatten)]
    seek: Seek,
}

impl GroupsQuery {
    fn show(&self) -> Show {
        Show::parse(&self.show).unwrap_or(Show::All)
    }

    /// The list with what is looked for, from the group `after` on.
    fn url(&self, after: &str) -> String {
        let typed = [("q", &*self.q), ("show", self.show().as_str()), ("after", after)];
        urls::with_filled(urls::USER_GROUPS, &typed)
    }
}

#[derive(Template)]
#[template(path = "user_groups/list.html")]
struct ListPage {
    shell: Shell,
    panel: &'static str,
    q: String,
    show: Show,
    lines: Vec<GroupRow>,
    /// Whether all groups are shown, in their order, to somebody who may change it.
    may_order: bool,
    is_admin: bool,
    /// The key that this page begins after.
    after: String,
    /// Links to other pages.
    pages: PageLinks,
}

impl ListPage {
    fn is_searching(&self) -> bool {
        !self.q.is_empty() || self.show != Show::All
    }
}

struct GroupRow {
    id: GroupId,
    name: String,
    category: String,
    status: &'static str,
    join_type: Message<'static>,
    viewable: bool,
    /// Its page, and its name.
    campaign: Option<(String, String)>,
    window: Option<WindowView>,
    members: i64,
    /// How many ask to join.
    requests: i64,
    /// Whether there is one to pass on that side.
    moves_up: bool,
    moves_down: bool,
    /// The button that has the focus: it was pressed last.
    focus: Focus,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Focus {
    Up,
    Down,
    None,
}

/// A page of the list: everybody's groups to an admin, to a manager their own.
pub async fn show(manager: Manager, Query(asked): Query<GroupsQuery>) -> PageResult {
    let now = manager.app.now();
    let scope = Scope {
        show: asked.show(),
        terms: text::terms(&asked.q),
        managed_by: (!manager.is_admin()).then_some(manager.person.id),
        now,
    };
    let show = scope.show;
    let after = asked.seek.numbers::<2>().map(|[number, id]| (number, GroupId(id)));
    let at = asked.at.parse().ok().map(GroupId);
    let work = move |conn: &mut _| page_with(conn, &scope, after, at);
    let (shell, (after, rows)) =
        if asked.q.is_empty() { manager.view(work).await? } else { manager.scan(work).await? };
    let found = Page::cut(rows, |(group, _)| format!("{}.{}", group.sort_order, group.id));
    let (is_first, is_last) = (after.is_none(), found.next.is_none());
    let may_order = manager.is_admin() && asked.q.is_empty() && show == Show::All;
    let mut lines: Vec<GroupRow> =
        found.rows.into_iter().map(|listed| line(listed, manager.organization_zone(), now)).collect();
    if is_first && let Some(line) = lines.first_mut() {
        line.moves_up = false;
    }
    if is_last && let Some(line) = lines.last_mut() {
        line.moves_down = false;
    }
    if let Some(line) = lines.iter_mut().find(|line| Some(line.id) == at) {
        line.focus = focus(&asked.moved, line.moves_up, line.moves_down);
    }
    Ok(page(
        manager.reader(),
        &ListPage {
            shell,
            panel: "groups",
            show,
            lines,
            may_order,
            is_admin: manager.is_admin(),
            after: after.map(|(number, id)| format!("{number}.{id}")).unwrap_or_default(),
            pages: PageLinks::new(is_first, found.next.as_deref(), |after| asked.url(after)),
            q: asked.q,
        },
    ))
}

/// Where a page begins: after this number and id, or with the first group.
type Begin = Option<(i64, GroupId)>;

/// The rows of a page and one more, from `after` on, or, where the group `at` is not among those,
/// from a little before it on; with where that is.
fn page_with(
    conn: &mut Conn,
    scope: &Scope,
    after: Begin,
    at: Option<GroupId>,
) -> QueryResult<(Begin, Vec<ListedGroup>)> {
    let rows = store::listed(conn, scope, after, LIMIT)?;
    let Some(at) = at.filter(|at| rows.iter().take(PAGE).all(|(group, _)| group.id != *at)) else {
        return Ok((after, rows));
    };
    let Some(place) = groups::position(conn, at)? else { return Ok((after, rows)) };
    let begin = groups::position_before(conn, place, BEFORE)?.map(|place| (place.number, place.group));
    Ok((begin, store::listed(conn, scope, begin, LIMIT)?))
}

fn line((group, campaign): ListedGroup, zone: Zone, now: Moment) -> GroupRow {
    GroupRow {
        id: group.id,
        status: group_status(&group, now),
        join_type: t::groups::join_type(group.join_type.as_str()),
        viewable: group.viewable,
        window: window_of(&group, zone, now),
        members: group.member_count,
        requests: group.request_count,
        campaign: group.campaign_id.map(urls::campaign).zip(campaign),
        name: group.name,
        category: group.category,
        moves_up: true,
        moves_down: true,
        focus: Focus::None,
    }
}

/// At an end of the order the button that was pressed is gone: the other one then.
fn focus(moved: &str, up: bool, down: bool) -> Focus {
    match (moved, up, down) {
        ("up", true, _) | ("down", true, false) => Focus::Up,
        ("down", _, true) | ("up", false, true) => Focus::Down,
        _ => Focus::None,
    }
}

/// Moves the group, and shows it where it is now, with the focus on the button that was pressed.
pub async fn shift(admin: Admin, OfPath(id): OfPath<GroupId>, Form(form): Form<MoveForm>) -> PageResult {
    let step = form.step().ok_or(WebError::Malformed(t::user_groups::no_step()))?;
    let moved = admin
        .act(move |conn, by| {
            let Some(group) = groups::find(conn, id)? else { return Ok::<_, Fault>(None) };
            Ok(Some((group.name, groups::reorder(conn, id, step, by)?)))
        })
        .await?;
    let (name, is_moved) = moved.ok_or(WebError::NotFound)?;
    let way = match step {
        MoveStep::Up => "up",
        MoveStep::Down => "down",
        MoveStep::Onto(_) => "onto",
    };
    let message = if is_moved {
        Flash::done(t::user_groups::moved(name, way))
    } else {
        Flash::note(t::user_groups::not_moved(name, way))
    };
    let shown = [("at", &*id.to_string()), ("moved", &*form.to), ("after", &*form.after)];
    Ok(message.on(&urls::with_filled(urls::USER_GROUPS, &shown), admin.audience()))
}
