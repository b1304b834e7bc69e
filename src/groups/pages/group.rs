//! A group's page for its members, and what needs no code: joining an open group, leaving.

use actix_web::web::Data;
use askama::Template;
use serde::Deserialize;

use crate::db::types::{GroupRole, JoinMethod, JoinType};
use crate::db::{Settled, Stop};
use crate::groups;
use crate::groups::admit::admit;
use crate::groups::changes::Via;
use crate::groups::messages::not_joined;
use crate::groups::model::Group;
use crate::groups::panel_context::GroupPanelContext;
use crate::groups::rules::AdmitError;
use crate::groups::store;
use crate::groups::who::GroupMember;
use crate::ids::GroupId;
use crate::locale::{Arg, Message};
use crate::people::Member;
use crate::refusal::Reworded;
use crate::t;
use crate::web::{
    ConfirmPage, Flash, Form, OfPath, PageResult, Panel, Panels, Shell, WebError, WindowView, page, urls,
};

use super::window_of;

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
    /// The description's paragraphs.
    description: Vec<String>,
    /// Who runs it.
    managers: Message<'static>,
    window: Option<WindowView>,
    /// What other modules show of it.
    panels: Vec<Panel>,
    /// Since when the person is in, and as what; an admin may not be.
    membership: Option<Message<'static>>,
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
    let (shell, (managers, panels)) = who.view(load).await?;
    let is_last_manager =
        who.membership.is_some_and(|membership| membership.role == GroupRole::Manager) && managers.len() == 1;
    Ok(page(
        who.reader(),
        &GroupPage {
            shell,
            description: who
                .group
                .description
                .split("\n\n")
                .filter(|part| !part.is_empty())
                .map(str::to_owned)
                .collect(),
            managers: managed_by(managers.into_iter().map(|(_, name)| name)),
            window: window_of(&who.group, who.organization_zone(), now),
            panels,
            membership: who
                .membership
                .map(|membership| t::groups::since(membership.joined_at, membership.role.as_str())),
            is_manager: who.may_manage(),
            asks: who.group.join_type != JoinType::Open || is_last_manager,
            is_ahead: who.group.starts_at.is_some_and(|start| now < start),
            group: who.group.clone(),
        },
    ))
}

/// Who runs a group: `names`, of which the last may stand for more.
fn managed_by(names: impl Iterator<Item = String>) -> Message<'static> {
    let mut names: Vec<Arg<'static>> = names.filter(|name| !name.is_empty()).map(Arg::from).collect();
    if names.len() > MANAGERS {
        names.truncate(MANAGERS);
        names.push(t::groups::others().into());
    }
    if names.is_empty() { t::groups::unmanaged() } else { t::groups::managed_by(names) }
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
            let message = Flash::done(t::groups::joined(group.name));
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
    let is_last_manager = membership.role == GroupRole::Manager && managers.len() == 1;
    let alone = is_last_manager.then(t::groups::leave_only_manager);
    Ok(page(
        who.reader(),
        &ConfirmPage {
            shell,
            about: Arg::default(),
            title: t::groups::leave_question(who.group.name.clone()),
            label: t::groups::leave(),
            action: urls::leave(id),
            back: urls::group(id),
            text: [Some(t::groups::leave_way_back(who.group.join_type.as_str())), alone]
                .into_iter()
                .flatten()
                .collect(),
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
        Some(name) => (Flash::done(t::groups::left(name)), toggled.card(id)),
        // Left already, perhaps in another window; or never there, and then nothing is told of it.
        None => (Flash::note(t::groups::not_a_member()), toggled.back().to_owned()),
    };
    Ok(message.on(&to, member.audience()))
}

/// Why the toggle did not let somebody in.
fn refused(group: &Group, why: AdmitError) -> Flash {
    let flash = Flash::refused(&Reworded(&why, not_joined(group, why)));
    if why == AdmitError::AlreadyIn { flash.as_note() } else { flash }
}
