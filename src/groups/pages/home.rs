//! Home: my groups, and those that anyone may join.

use actix_web::HttpResponse;
use askama::Template;

use crate::clock::Moment;
use crate::db::types::GroupRole;
use crate::groups::model::{Group, Membership};
use crate::groups::store;
use crate::ids::GroupId;
use crate::people::Member;
use crate::text::{Email, people};
use crate::web::paging::{PAGE, Page, PageLinks, Seek};
use crate::web::{Notice, OpenRequest, Shell, Waiting, WaitingInvite, WebError, page, urls};
use crate::zone::{Zone, left};

use super::GroupWindow;

/// More groups of one person than this are not listed on Home.
const MOST: usize = 300;

#[derive(Template)]
#[template(path = "groups/home.html")]
struct HomePage {
    shell: Shell,
    first_name: String,
    /// What admins are told first.
    notices: Vec<Notice>,
    /// The address that is still to be proved.
    unconfirmed: Option<String>,
    /// Invites that wait for the confirmed address.
    waiting: Vec<WaitingCard>,
    /// Requests to be let in that nobody has decided.
    requests: Vec<OpenRequest>,
    categories: Vec<Category>,
    /// Those that only their managers still see.
    archived: Vec<Card>,
    /// Whether there are more of mine than are listed.
    more_of_mine: bool,
    open: Vec<OpenCard>,
    /// Where the list of open groups goes on.
    pages: PageLinks,
}

struct Category {
    name: String,
    /// Of its heading, so that the section is labelled by it.
    id: usize,
    groups: Vec<Card>,
}

struct Card {
    name: String,
    url: String,
    is_manager: bool,
    people: String,
    /// Not started yet: only its managers see it here.
    is_ahead: bool,
    window: Option<GroupWindow>,
}

struct WaitingCard {
    url: String,
    group: String,
    inviter: String,
    /// Until when, or since when it is over; empty where it never expires.
    expires: String,
    is_over: bool,
}

struct OpenCard {
    id: GroupId,
    name: String,
    description: String,
    joined: bool,
    people: String,
    window: Option<GroupWindow>,
}

impl HomePage {
    fn has_groups(&self) -> bool {
        !self.categories.is_empty() || !self.archived.is_empty()
    }
}

impl OpenCard {
    fn action(&self) -> String {
        if self.joined { urls::leave(self.id) } else { urls::toggle(self.id) }
    }

    fn url(&self) -> String {
        urls::group(self.id)
    }
}

/// Home of whoever is signed in.
pub async fn home(member: &Member, seek: Seek) -> Result<HttpResponse, WebError> {
    let (person, now) = (member.person.id, member.app.now());
    let after = seek.numbers::<2>().map(|[place, id]| (place, GroupId(id)));
    let (load, key) = (member.app.waiting, member.app.key.clone());
    let address = member.person.email_confirmed_at.and_then(|_| member.person.address());
    let (app, zone, is_told) = (member.app.clone(), member.zone(), member.is_admin() && after.is_none());
    let (shell, (notices, waiting, mut mine, open)) = member
        .view(move |conn| {
            let notices = if is_told { (app.notices)(conn, &app, zone, now)? } else { Vec::new() };
            let address = address.as_ref().map(Email::key);
            let waiting = if after.is_none() { load(conn, &key, person, address, now)? } else { Waiting::default() };
            let mine = store::mine(conn, person, now, limit(MOST))?;
            Ok((notices, waiting, mine, store::open(conn, person, now, after, limit(PAGE))?))
        })
        .await?;
    let zone = member.organization_zone();
    let more_of_mine = mine.len() > MOST;
    mine.truncate(MOST);
    let (archived, shown): (Vec<_>, Vec<_>) = mine.into_iter().partition(|(group, _)| group.archived_at.is_some());
    let open = Page::cut(open, |(group, _)| format!("{}.{}", group.sort_order, group.id));
    Ok(page(&HomePage {
        shell,
        notices,
        first_name: member.person.name.split(' ').next().unwrap_or_default().to_owned(),
        unconfirmed: member.person.email.clone().filter(|_| member.person.email_confirmed_at.is_none()),
        requests: waiting.requests,
        waiting: waiting.invites.into_iter().map(|invite| waiting_card(invite, member.zone(), now)).collect(),
        categories: by_category(shown, zone, now),
        archived: archived.into_iter().map(|mine| card(mine, zone, now)).collect(),
        more_of_mine,
        pages: PageLinks::at(urls::HOME, after.is_none(), open.next.as_deref()),
        open: open
            .rows
            .into_iter()
            .map(|(group, joined)| OpenCard {
                id: group.id,
                joined,
                people: people(group.member_count),
                window: GroupWindow::of(&group, zone, now),
                name: group.name,
                description: group.description,
            })
            .collect(),
    }))
}

fn waiting_card(invite: WaitingInvite, zone: Zone, now: Moment) -> WaitingCard {
    let is_over = invite.expires_at.is_some_and(|at| at <= now);
    let expires = invite.expires_at.map_or_else(String::new, |at| {
        format!("{} {}, {}", if is_over { "Expired" } else { "Ends" }, zone.long(at), left(at, now))
    });
    WaitingCard { url: invite.url, group: invite.group, inviter: invite.inviter, expires, is_over }
}

/// One more than is shown, to know whether there are more.
fn limit(shown: usize) -> i64 {
    i64::try_from(shown + 1).unwrap_or(i64::MAX)
}

/// Groups without a category first, then categories in the order of their first group.
fn by_category(mine: Vec<(Group, Membership)>, zone: Zone, now: Moment) -> Vec<Category> {
    let mut categories: Vec<Category> = Vec::new();
    for (group, place) in mine {
        let name = group.category.clone();
        let card = card((group, place), zone, now);
        match categories.iter_mut().find(|category| category.name == name) {
            Some(category) => category.groups.push(card),
            None => categories.push(Category { id: categories.len(), name, groups: vec![card] }),
        }
    }
    categories.sort_by_key(|category| !category.name.is_empty());
    categories
}

fn card((group, place): (Group, Membership), zone: Zone, now: Moment) -> Card {
    Card {
        url: urls::group(group.id),
        is_manager: place.role == GroupRole::Manager,
        people: people(group.member_count),
        is_ahead: group.starts_at.is_some_and(|start| now < start),
        window: GroupWindow::of(&group, zone, now),
        name: group.name,
    }
}
