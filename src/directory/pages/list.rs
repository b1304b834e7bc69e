//! **Users**: everyone, narrowed down, and what is done to many of them.

use askama::Template;

use crate::db::types::{OrgRole, UserState};
use crate::db::{Conn, QueryResult};
use crate::directory::forms::PeopleQuery;
use crate::directory::store;
use crate::directory::within::{GroupMatch, within};
use crate::groups::{GroupScope, Supporter};
use crate::locale::{Message, Rich, Slot};
use crate::people::Person;
use crate::personal_data::PersonName;
use crate::t;
use crate::web::paging::{LIMIT, PAGE, Page, PageLinks};
use crate::web::{PageResult, Query, Shell, page, urls};

use super::{recent, state_word};

/// People counted at most: beyond, "more than" is said.
const COUNTED: i64 = 1_000;

#[derive(Template)]
#[template(path = "directory/list.html")]
struct ListPage {
    shell: Shell,
    asked: PeopleQuery,
    is_admin: bool,
    /// What can be filtered by: values and labels.
    roles: Vec<(&'static str, Message<'static>)>,
    states: [(&'static str, Message<'static>); 3],
    /// What whoever looks did lately to many; on the first page of everyone.
    recent: Vec<Rich<'static>>,
    /// Accounts that share a mailbox, for admins; on the first page of everyone.
    duplicates: Vec<(PersonRow, PersonRow)>,
    lines: Vec<PersonRow>,
    /// How many there are.
    count: Message<'static>,
    /// "Select all 340 on all pages", where they do not all stand on this page.
    select_all: Option<Message<'static>>,
    /// Whether a group is named, so that people can be moved and taken out of it.
    in_group: Option<String>,
    /// Groups that are called so, where there are several.
    several: Vec<(String, String)>,
    is_nowhere: bool,
    /// Links to other pages.
    pages: PageLinks,
}

struct PersonRow {
    id: crate::ids::UserId,
    name: PersonName,
    email: String,
    is_unconfirmed: bool,
    /// Nothing can be done to whoever deleted their account.
    is_erased: bool,
    role: Message<'static>,
    state: &'static str,
}

impl From<Person> for PersonRow {
    fn from(row: Person) -> Self {
        Self {
            id: row.id,
            name: row.name.into(),
            is_erased: row.state == UserState::Erased,
            is_unconfirmed: row.email.is_some() && row.email_confirmed_at.is_none(),
            email: row.email.unwrap_or_default(),
            role: t::directory::role(row.role.as_str()),
            state: state_word(row.state),
        }
    }
}

impl ListPage {
    fn is_filtered(&self) -> bool {
        !self.asked.fields().is_empty()
    }

    /// Whether anybody is shown to whom something can be done.
    fn can_act(&self) -> bool {
        self.lines.iter().any(|line| !line.is_erased)
    }
}

fn roles() -> Vec<(&'static str, Message<'static>)> {
    OrgRole::ALL.iter().map(|role| (role.as_str(), t::directory::role(role.as_str()))).collect()
}

fn states() -> [(&'static str, Message<'static>); 3] {
    [
        (UserState::Active.as_str(), t::directory::active()),
        (UserState::Deactivated.as_str(), t::directory::deactivated()),
        (UserState::Erased.as_str(), t::directory::deleted()),
    ]
}

/// What the list shows.
#[derive(Default)]
struct PeopleFound {
    within: GroupMatch,
    rows: Vec<Person>,
    /// Whether there are more than those.
    is_part: bool,
    recent: Vec<Rich<'static>>,
    duplicates: Vec<(Person, Person)>,
    /// How many there are on all pages, where there are several; of a search nobody counts.
    matching: Option<i64>,
}

/// Everyone, or those who are looked for.
pub async fn show(who: Supporter, Query(asked): Query<PeopleQuery>) -> PageResult {
    let (scope, typed) = (who.scope(), asked.clone());
    let (shell, found) = if asked.fields().is_empty() {
        let (by, is_admin, now) = (who.person.id, who.is_admin(), who.app.now());
        who.view(move |conn| {
            let is_first = typed.after.is_empty();
            let recent = if is_first { recent::recent(conn, by, now)? } else { Vec::new() };
            let duplicates = if is_first && is_admin { crate::people::duplicates(conn)? } else { Vec::new() };
            Ok(PeopleFound { recent, duplicates, ..find(conn, scope, &typed)? })
        })
        .await?
    } else {
        who.scan(move |conn| find(conn, scope, &typed)).await?
    };
    let is_search = !asked.q.trim().is_empty();
    let listed = Page::cut(found.rows, |row| row.id.to_string());
    let next = listed.next.clone().filter(|_| !is_search);
    let (in_group, several) = match &found.within {
        GroupMatch::One(group) => (Some(group.name.clone()), Vec::new()),
        GroupMatch::Several(groups) => {
            let choice = |group: &crate::groups::Group| {
                let asked = PeopleQuery { group: group.name.clone(), within: group.id.to_string(), ..asked.clone() };
                (asked.url(""), group.name.clone())
            };
            (None, groups.iter().map(choice).collect())
        }
        GroupMatch::Anywhere | GroupMatch::Nowhere => (None, Vec::new()),
    };
    let shown = i64::try_from(listed.rows.len()).unwrap_or(0);
    let count = match (found.matching, is_search) {
        (_, true) if listed.next.is_some() => t::web::people_found_first(PAGE),
        (_, true) => t::web::people_found(shown),
        (None, false) => t::directory::people(shown),
        (Some(matching), false) if matching > COUNTED => t::directory::more_than(COUNTED),
        (Some(matching), false) => t::directory::people(matching),
    };
    let select_all = found.is_part.then(|| match found.matching {
        Some(matching @ ..=COUNTED) => t::directory::select_all(matching),
        _ => t::directory::select_all_uncounted(),
    });
    let within = if let GroupMatch::One(group) = &found.within { group.id.to_string() } else { String::new() };
    let pages = PageLinks::new(asked.after.is_empty(), next.as_deref(), |after| asked.url(after));
    let asked = PeopleQuery { within, ..asked };
    Ok(page(
        who.reader(),
        &ListPage {
            shell,
            is_admin: who.is_admin(),
            roles: roles(),
            states: states(),
            count,
            select_all,
            in_group,
            several,
            recent: found.recent,
            duplicates: found.duplicates.into_iter().map(|(primary, other)| (primary.into(), other.into())).collect(),
            is_nowhere: matches!(found.within, GroupMatch::Nowhere),
            pages,
            lines: listed.rows.into_iter().map(PersonRow::from).collect(),
            asked,
        },
    ))
}

fn find(conn: &mut Conn, scope: GroupScope, asked: &PeopleQuery) -> QueryResult<PeopleFound> {
    let within = within(conn, scope, &asked.group, asked.within())?;
    let group = match &within {
        GroupMatch::Anywhere => None,
        GroupMatch::One(group) => Some(group.id),
        GroupMatch::Several(_) | GroupMatch::Nowhere => {
            return Ok(PeopleFound { within, ..PeopleFound::default() });
        }
    };
    let filter = asked.filter(scope == GroupScope::All, group);
    let ids = store::ids(conn, &filter, asked.after(), LIMIT)?;
    let is_part = ids.len() > PAGE || asked.after().is_some();
    let counts = is_part && !filter.is_search();
    let matching = if counts { Some(store::count(conn, &filter, COUNTED + 1)?) } else { None };
    Ok(PeopleFound { within, rows: store::rows(conn, &ids)?, is_part, matching, ..PeopleFound::default() })
}
