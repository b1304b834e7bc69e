//! A group's page for its members, and what needs no code: joining an open group, leaving.

use actix_web::web::Data;
use askama::Template;
use serde::Deserialize;

use crate::db::types::{GroupRole, JoinMethod, JoinType};
use crate::db::{Settled, Stop};
use crate::groups;
use crate::groups::admit::admit;
use crate::groups::changes::Via;
use crate::groups::events::a_role;
use crate::groups::messages::not_joined;
use crate::groups::model::Group;
use crate::groups::panel_context::GroupPanelContext;
use crate::groups::rules::AdmitError;
use crate::groups::store;
use crate::groups::who::GroupMember;
use crate::ids::GroupId;
use crate::locale::Message;
use crate::people::Member;
use crate::refusal::Reworded;
use crate::text::people;
use crate::web::{ConfirmPage, Flash, Form, OfPath, PageResult, Panel, Panels, Shell, WebError, page, urls};

use super::GroupWindow;

/// More managers of one group than this are not named on its page.
const MANAGERS: usize = 20;

/// What a toggle sends along.
#[derive(Debug, Default, Deserialize)]
pub struct Toggled {
    /// The page that it stands on.
    #[serde(default)]
    back: String,
}

impl Toggled {
    /// Back to that page; to Home from anywhere else.
    fn back(&self) -> &str {
        urls::local(&self.back).unwrap_or(urls::HOME)
    }

    /// Back to the group's card on that page: whoever goes through a long list goes on there.
    fn card(&self, group: GroupId) -> String {
        match urls::local(&self.back) {
            Some(back) if !back.contains('#') => format!("{back}#g-{group}"),
            _ => self.back().to_owned(),
        }
    }
}

#[derive(Template)]
#[template(path = "groups/group.html")]
struct GroupPage {
    shell: Shell,
    group: Group,
    people: String,
    /// The description's paragraphs.
    description: Vec<String>,
    managers: Vec<String>,
    more_managers: bool,
    window: Option<GroupWindow>,
    /// What other modules show of it.
    panels: Vec<Panel>,
    /// Since when the person is in, and as what; an admin may not be.
    membership: Option<String>,
    is_manager: bool,
    /// Whether leaving asks first.
    asks: bool,
    is_ahead: bool,
}

/// The group, for its members.
pub async fn show(who: GroupMember, panels: Data<Panels<GroupPanelContext>>) -> PageResult {
    let (id, now) = (who.group.id, who.app.now());
    let limit = i64::try_from(MANAGERS + 1).unwrap_or(i64::MAX);
    let context = GroupPanelContext::of(&who);
    let load = move |conn: &mut _| Ok((store::managers(conn, id, limit)?, panels.load(conn, &context)?));
    let (shell, (mut managers, panels)) = who.view(load).await?;
    let is_last_manager =
        who.membership.is_some_and(|membership| membership.role == GroupRole::Manager) && managers.len() == 1;
    let more_managers = managers.len() > MANAGERS;
    managers.truncate(MANAGERS);
    let membership = who.membership.map(|membership| {
        format!("You have been {} since {}", a_role(membership.role), who.zone().date(membership.joined_at))
    });
    Ok(page(
        who.reader(),
        &GroupPage {
            shell,
            people: people(who.group.member_count),
            description: who
                .group
                .description
                .split("\n\n")
                .filter(|part| !part.is_empty())
                .map(str::to_owned)
                .collect(),
            managers: managers.into_iter().map(|(_, name)| name).filter(|name| !name.is_empty()).collect(),
            more_managers,
            window: GroupWindow::of(&who.group, who.organization_zone(), now),
            panels,
            membership,
            is_manager: who.may_manage(),
            asks: who.group.join_type != JoinType::Open || is_last_manager,
            is_ahead: who.group.starts_at.is_some_and(|start| now < start),
            group: who.group.clone(),
        },
    ))
}

/// Joining by the toggle.
pub async fn join(member: Member, OfPath(id): OfPath<GroupId>, Form(toggled): Form<Toggled>) -> PageResult {
    let person = member.person.id;
    let outcome = member
        .act(move |conn, by| {
            let group = store::find(conn, id)?.ok_or(Stop::Refused(None))?;
            let via = Via { kind: JoinMethod::OpenGroup, reference: None, made_at: None, role: GroupRole::Member };
            let membership = store::membership(conn, id, person)?;
            match admit(conn, id, person, &via, by).settled()? {
                Ok(_) => Ok(group),
                // Whoever is not in a group that is not viewable learns nothing of it, not even that it is there.
                Err(_) if !group.viewable && membership.is_none() => Err(Stop::Refused(None)),
                Err(refusal) => Err(Stop::Refused(Some((Box::new(group), refusal)))),
            }
        })
        .await;
    match outcome.settled()? {
        Ok(group) => {
            let message = Flash::done(format!("You are in {}.", group.name));
            Ok(message.on(&toggled.card(id), member.audience()))
        }
        // At the head of the page, where it is read.
        Err(Some((group, why))) => Ok(refused(&group, why).on(toggled.back(), member.audience())),
        Err(None) => Err(WebError::NotFound),
    }
}

/// Asks once before somebody leaves.
pub async fn ask_to_leave(who: GroupMember) -> PageResult {
    let Some(membership) = who.membership else { return Err(WebError::NotFound) };
    let id = who.group.id;
    let (shell, managers) = who.view(move |conn| store::managers(conn, id, 2)).await?;
    let way_back = match who.group.join_type {
        JoinType::Open => "You can join again from your home page.",
        JoinType::ByCode => "To come back you need a code again. The one that let you in works as long as it is live.",
        JoinType::Closed => "To come back you need one of its managers, or an invite.",
    };
    let is_last_manager = membership.role == GroupRole::Manager && managers.len() == 1;
    let alone = is_last_manager.then_some("You are its only manager: without you, the organization’s admins run it.");
    Ok(page(
        who.reader(),
        &ConfirmPage {
            shell,
            about: String::new(),
            title: format!("Leave {}?", who.group.name),
            label: "Leave",
            action: urls::leave(id),
            back: urls::group(id),
            text: [Some(way_back), alone].into_iter().flatten().map(Message::from).collect(),
        },
    ))
}

/// Leaving.
pub async fn leave(member: Member, OfPath(id): OfPath<GroupId>, Form(toggled): Form<Toggled>) -> PageResult {
    let person = member.person.id;
    let left = member
        .act(move |conn, by| {
            let is_gone = groups::leave(conn, id, person, by)?;
            let name = store::find(conn, id)?.map(|group| group.name);
            Ok::<_, crate::db::Fault>(name.filter(|_| is_gone))
        })
        .await?;
    let (message, to) = match left {
        Some(name) => (Flash::done(format!("You have left {name}.")), toggled.card(id)),
        // Left already, perhaps in another window; or never there, and then nothing is told of it.
        None => (Flash::note("You are not in that group."), toggled.back().to_owned()),
    };
    Ok(message.on(&to, member.audience()))
}

/// Why the toggle did not let somebody in.
fn refused(group: &Group, why: AdmitError) -> Flash {
    let flash = Flash::refused(&Reworded(&why, not_joined(group, why)));
    if why == AdmitError::AlreadyIn { flash.as_note() } else { flash }
}
