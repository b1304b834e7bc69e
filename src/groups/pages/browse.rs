//! Groups: those that members may know of, to join, to enter by a code, or to ask for.

use actix_web::HttpResponse;
use askama::Template;
use serde::Deserialize;

use crate::clock::Moment;
use crate::db::types::{GroupRole, JoinType};
use crate::groups::model::Group;
use crate::groups::rules::standing;
use crate::groups::store;
use crate::ids::GroupId;
use crate::people::Member;
use crate::text::{self, people};
use crate::web::paging::{LIMIT, Page, PageLinks, Seek};
use crate::web::{Query, Shell, WebError, page, urls};
use crate::zone::Zone;

use super::GroupWindow;

/// What the list is asked for.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    q: String,
    #[serde(flatten)]
    seek: Seek,
}

impl Asked {
    /// The list with what is looked for, from the group `after` on.
    fn url(&self, after: &str) -> String {
        let all = [("q", &*self.q), ("after", after)];
        let typed: Vec<(&str, &str)> = all.into_iter().filter(|(_, value)| !value.is_empty()).collect();
        urls::with_query(urls::GROUPS, &typed)
    }
}

#[derive(Template)]
#[template(path = "groups/browse.html")]
struct BrowsePage {
    shell: Shell,
    q: String,
    cards: Vec<Card>,
    /// Where a toggle leads back to: this very page.
    here: String,
    /// Links to other pages.
    pages: PageLinks,
}

impl BrowsePage {
    /// What a search says to those who cannot see its results.
    fn count(&self) -> String {
        text::counted(i64::try_from(self.cards.len()).unwrap_or(i64::MAX), "group", "groups")
    }
}

struct Card {
    id: GroupId,
    name: String,
    category: String,
    description: String,
    people: String,
    /// "not yet open", "open" or "stopped".
    standing: &'static str,
    window: Option<GroupWindow>,
    way: Way,
}

/// How somebody gets into a group, or out of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Way {
    /// By its toggle.
    In,
    /// By its toggle.
    Out,
    /// Leaving, which asks once.
    OutAfterAsking,
    /// By a code.
    ByCode,
    /// By its managers only.
    ByInvitation,
}

impl Card {
    fn url(&self) -> String {
        urls::group(self.id)
    }

    fn join(&self) -> String {
        urls::toggle(self.id)
    }

    fn leave(&self) -> String {
        urls::leave(self.id)
    }

    fn is_mine(&self) -> bool {
        matches!(self.way, Way::Out | Way::OutAfterAsking)
    }
}

/// A page of the groups that the member may know of.
pub async fn show(member: Member, Query(asked): Query<Asked>) -> Result<HttpResponse, WebError> {
    let (person, now, terms) = (member.person.id, member.app.now(), text::terms(&asked.q));
    let after = asked.seek.numbers::<2>().map(|[place, id]| (place, GroupId(id)));
    let work = move |conn: &mut _| store::shown(conn, person, now, &terms, after, LIMIT);
    let (shell, found) = if asked.q.is_empty() { member.view(work).await? } else { member.scan(work).await? };
    let found = Page::cut(found, |(group, _)| format!("{}.{}", group.sort_order, group.id));
    let zone = member.organization_zone();
    Ok(page(&BrowsePage {
        shell,
        here: asked.url(asked.seek.after.as_deref().unwrap_or_default()),
        pages: PageLinks::new(after.is_none(), found.next.as_deref(), |after| asked.url(after)),
        cards: found.rows.into_iter().map(|(group, role)| card(group, role, zone, now)).collect(),
        q: asked.q,
    }))
}

fn card(group: Group, role: Option<GroupRole>, zone: Zone, now: Moment) -> Card {
    let standing = standing(&group, now);
    Card {
        id: group.id,
        people: people(group.member_count),
        window: GroupWindow::of(&group, zone, now),
        way: way(group.join_type, standing == "open", role),
        standing,
        name: group.name,
        category: group.category,
        // Of any other group what it is for is its members' to read.
        description: if role.is_some() || group.join_type == JoinType::Open {
            group.description
        } else {
            String::new()
        },
    }
}

/// Leaving is free where one comes back as freely, by the toggle.
fn way(join_type: JoinType, is_open: bool, role: Option<GroupRole>) -> Way {
    match (role, join_type) {
        (Some(GroupRole::Member), JoinType::Open) if is_open => Way::Out,
        (Some(_), _) => Way::OutAfterAsking,
        (None, JoinType::Open) => Way::In,
        (None, JoinType::ByCode) => Way::ByCode,
        (None, JoinType::Closed) => Way::ByInvitation,
    }
}
