//! Groups: those that members may know of, to join, to enter by a code, or to ask for.

use askama::Template;

use crate::db::types::{GroupRole, JoinType};
use crate::groups::model::Group;
use crate::groups::rules::group_status;
use crate::groups::store;
use crate::ids::GroupId;
use crate::locale::Arg;
use crate::people::Member;
use crate::t;
use crate::text;
use crate::web::paging::{LIMIT, Page, PageLinks, Search};
use crate::web::{PageResult, Query, Shell, page, urls};

use super::{CardAction, GroupCard};

#[derive(Template)]
#[template(path = "groups/browse.html")]
struct BrowsePage {
    shell: Shell,
    q: String,
    cards: Vec<GroupCard>,
    /// Links to other pages.
    pages: PageLinks,
}

/// A page of the groups that the member may know of.
pub async fn show(member: Member, Query(asked): Query<Search>) -> PageResult {
    let (person, now, terms) = (member.person.id, member.app.now(), text::terms(&asked.q));
    let after = asked.seek.numbers::<2>().map(|[membership, id]| (membership, GroupId(id)));
    let work = move |conn: &mut _| store::shown(conn, person, now, &terms, after, LIMIT);
    let (shell, found) = if asked.q.is_empty() { member.view(work).await? } else { member.scan(work).await? };
    let found = Page::cut(found, |(group, _)| format!("{}.{}", group.sort_order, group.id));
    // Where a toggle leads back to: this very page.
    let here = asked.url(urls::GROUPS, asked.seek.after.as_deref().unwrap_or_default());
    Ok(page(
        member.reader(),
        &BrowsePage {
            shell,
            pages: PageLinks::new(after.is_none(), found.next.as_deref(), |after| asked.url(urls::GROUPS, after)),
            cards: found.rows.into_iter().map(|(group, role)| card(group, role, &member, &here)).collect(),
            q: asked.q,
        },
    ))
}

fn card(group: Group, role: Option<GroupRole>, member: &Member, here: &str) -> GroupCard {
    let now = member.app.now();
    let (card, status) = (GroupCard::of(&group, member.organization_zone(), now), group_status(&group, now));
    let is_open = status == "open";
    GroupCard {
        action: action(&group, is_open, role, here),
        url: if role.is_some() { card.url } else { String::new() },
        states: match role {
            Some(_) if is_open => vec!["joined"],
            Some(_) => vec!["joined", status],
            None => Vec::new(),
        },
        // Of any other group what it is for is its members' to read.
        description: if role.is_some() || group.join_type == JoinType::Open {
            group.description
        } else {
            String::new()
        },
        category: group.category,
        ..card
    }
}

/// How somebody gets into a group, or out of it: leaving is free where one comes back as freely, by the toggle.
fn action(group: &Group, is_open: bool, role: Option<GroupRole>, here: &str) -> CardAction {
    let toggle = |on, action| CardAction::Toggle { action, on, back: here.to_owned() };
    let dialog =
        |url, label, about: Arg<'static>| CardAction::Button { url, label, about, look: "quiet", is_dialog: true };
    match (role, group.join_type) {
        (Some(GroupRole::Member), JoinType::Open) if is_open => toggle(true, urls::leave(group.id)),
        (Some(_), _) => dialog(urls::leave(group.id), t::groups::leave(), group.name.clone().into()),
        (None, JoinType::Open) => toggle(false, urls::toggle(group.id)),
        (None, JoinType::ByCode) => {
            let about = t::groups::of_group(group.name.clone());
            dialog(urls::JOIN.to_owned(), t::codes::enter_group_code(), about.into())
        }
        (None, JoinType::Closed) => CardAction::Note(t::groups::invite_only()),
    }
}
