//! What groups show on pages of others: sections of the drawer, and on Home my groups and the open ones.

use askama::Template;

use crate::clock::Moment;
use crate::db::types::GroupRole;
use crate::db::{Conn, QueryResult};
use crate::ids::GroupId;
use crate::locale::Slot;
use crate::people::{DrawerLink, PanelContext};
use crate::t;
use crate::web::paging::{LIMIT, Page, PageLinks, Seek};
use crate::web::{DrawerItem, DrawerSection, Icon, Panel, urls};
use crate::zone::Zone;

use super::model::{Group, Membership};
use super::pages::{CardAction, GroupCard};
use super::store::{self, DrawerRow};

/// More groups than this are found on Home; a drawer of hundreds is no help.
const IN_DRAWER: i64 = 100;

/// More groups of one person than this are not listed on Home.
const ON_HOME: usize = 300;

/// The link to all groups.
pub const DRAWER_LINK: DrawerLink = DrawerLink::new(urls::GROUPS, t::groups::groups, Icon::GROUPS, |_| true);

/// The groups of the person by category: categories in the order of their first group, those without one first.
pub fn drawer(conn: &mut Conn, context: &PanelContext) -> QueryResult<Vec<DrawerSection>> {
    let rows = store::drawer_rows(conn, context.person.id, context.now, IN_DRAWER)?;
    let categories = by_category(rows, |row| &row.category);
    let section = |(category, rows): (String, Vec<DrawerRow>)| DrawerSection {
        title: if category.is_empty() { t::groups::groups().into() } else { category.into() },
        items: rows.into_iter().map(drawer_item).collect(),
    };
    Ok(categories.into_iter().map(section).collect())
}

fn drawer_item(row: DrawerRow) -> DrawerItem {
    let url = urls::group(row.id);
    DrawerItem {
        count: Some(row.requests())
            .filter(|count| *count > 0)
            .map(|count| t::requests::open_in_drawer(count, Slot::unseen())),
        label: row.name.into(),
        is_managed: row.role == GroupRole::Manager,
        url,
        ..DrawerItem::default()
    }
}

#[derive(Template)]
#[template(path = "groups/mine.html")]
struct MyGroups {
    categories: Vec<(String, Vec<GroupCard>)>,
    /// Those that only their managers still see.
    archived: Vec<GroupCard>,
    /// Whether there are more than are listed.
    has_more: bool,
}

#[derive(Template)]
#[template(path = "groups/none.html")]
struct NoGroups;

/// The groups that the person is in; how one gets into a group, for whoever is in none.
pub fn my_groups(conn: &mut Conn, context: &PanelContext) -> QueryResult<Option<Panel>> {
    let limit = i64::try_from(ON_HOME + 1).unwrap_or(i64::MAX);
    let mut mine = store::mine(conn, context.person.id, context.now, limit)?;
    if mine.is_empty() {
        return Ok(Some(Panel::hint(NoGroups)));
    }
    let has_more = mine.len() > ON_HOME;
    mine.truncate(ON_HOME);
    let (archived, shown): (Vec<_>, Vec<_>) = mine.into_iter().partition(|(group, _)| group.archived_at.is_some());
    let cards = |mine: Vec<(Group, Membership)>| -> Vec<GroupCard> {
        mine.into_iter().map(|mine| my_card(&mine, context.organization_zone, context.now)).collect()
    };
    Ok(Some(Panel::way_on(MyGroups {
        categories: by_category(shown, |(group, _)| &group.category)
            .into_iter()
            .map(|(category, mine)| (category, cards(mine)))
            .collect(),
        archived: cards(archived),
        has_more,
    })))
}

fn my_card((group, membership): &(Group, Membership), zone: Zone, now: Moment) -> GroupCard {
    let card = GroupCard::of(group, zone, now);
    GroupCard {
        // A group that is open too has a second card on the page, to which its toggle leads back.
        anchor: String::new(),
        facts: match membership.role {
            GroupRole::Manager => t::groups::members_and_managing(card.facts).into(),
            GroupRole::Member => card.facts,
        },
        states: group.starts_at.filter(|start| now < *start).map(|_| "not-started").into_iter().collect(),
        ..card
    }
}

#[derive(Template)]
#[template(path = "groups/open.html")]
struct OpenGroups {
    cards: Vec<GroupCard>,
    /// Where the list goes on.
    pages: PageLinks,
}

/// A page of the groups that anyone may join, from `seek` on.
pub fn open_groups(conn: &mut Conn, context: &PanelContext, seek: &Seek) -> QueryResult<Option<Panel>> {
    let after = seek.numbers::<2>().map(|[membership, id]| (membership, GroupId(id)));
    let open = store::open(conn, context.person.id, context.now, after, LIMIT)?;
    let open = Page::cut(open, |(group, _)| format!("{}.{}", group.sort_order, group.id));
    let pages = PageLinks::at(urls::HOME, after.is_none(), open.next.as_deref());
    let cards: Vec<GroupCard> = open.rows.into_iter().map(|open| open_card(open, context)).collect();
    let is_shown = !cards.is_empty() || after.is_some();
    Ok(is_shown.then(|| Panel::section(OpenGroups { cards, pages })))
}

fn open_card((group, is_in): (Group, bool), context: &PanelContext) -> GroupCard {
    let card = GroupCard::of(&group, context.organization_zone, context.now);
    GroupCard {
        url: if is_in { card.url } else { String::new() },
        action: CardAction::Toggle {
            action: if is_in { urls::leave(group.id) } else { urls::toggle(group.id) },
            on: is_in,
            back: urls::HOME.to_owned(),
        },
        description: group.description,
        ..card
    }
}

/// `rows` by category, those without one first, then categories in the order of their first row.
fn by_category<T>(rows: Vec<T>, category: impl Fn(&T) -> &String) -> Vec<(String, Vec<T>)> {
    let mut categories: Vec<(String, Vec<T>)> = Vec::new();
    for row in rows {
        match categories.iter_mut().find(|(name, _)| name == category(&row)) {
            Some((_, rows)) => rows.push(row),
            None => categories.push((category(&row).clone(), vec![row])),
        }
    }
    categories.sort_by_key(|(name, _)| !name.is_empty());
    categories
}
