//! Group Settings → **Requests**.

use askama::Template;

use crate::db::types::RequestState;
use crate::groups::{GroupManager, SettingsHead};
use crate::ids::RequestId;
use crate::locale::Slot;
use crate::refusal::Refusal;
use crate::requests::decide::{self as verb, Decided};
use crate::requests::forms::{DecideForm, read_decision};
use crate::requests::store::{self, Request};
use crate::t;
use crate::web::paging::{LIMIT, Page, PageLinks, Seek};
use crate::web::{Flash, Form, PageResult, Query, Shell, page, urls};

/// Decided requests of each kind that are shown below the open ones.
const DECIDED: i64 = 25;

#[derive(Template)]
#[template(path = "requests/panel.html")]
struct PanelPage {
    shell: Shell,
    head: SettingsHead,
    open: Vec<Request>,
    /// Links to other pages.
    pages: PageLinks,
    /// The latest decided, newest first.
    decided: Vec<Request>,
}

/// The open requests in the order in which they came, and the latest decided.
pub async fn show(manager: GroupManager, Query(seek): Query<Seek>) -> PageResult {
    let (group, after) = (manager.group.id, seek.numbers().map(|[request]| RequestId(request)));
    let (shell, (open, mut decided)) = manager
        .view(move |conn| {
            let open = store::of_group(conn, group, RequestState::Open, after, LIMIT)?;
            let mut decided = store::of_group(conn, group, RequestState::Approved, None, DECIDED)?;
            decided.extend(store::of_group(conn, group, RequestState::Denied, None, DECIDED)?);
            Ok((open, decided))
        })
        .await?;
    decided.sort_by_key(|request| std::cmp::Reverse(request.decided_at));
    let open = Page::cut(open, |request| request.id.to_string());
    Ok(page(
        manager.reader(),
        &PanelPage {
            shell,
            head: SettingsHead::of(&manager, &manager.group),
            open: open.rows,
            pages: PageLinks::at(&urls::group_settings(group, "requests"), after.is_none(), open.next.as_deref()),
            decided,
        },
    ))
}

/// Decides one, or those that are ticked.
pub async fn decide(manager: GroupManager, Form(form): Form<DecideForm>) -> PageResult {
    let back = urls::group_settings(manager.group.id, "requests");
    let Some((ids, decision)) = read_decision(&form).filter(|(ids, _)| !ids.is_empty()) else {
        return Ok(Flash::problem(t::requests::none_selected()).on(&back, manager.audience()));
    };
    let decider = verb::Decider {
        group: manager.group.clone(),
        person: manager.person.clone(),
        may_add_people: manager.may_add_people(),
    };
    let decided = manager.act(move |conn, by| verb::decide(conn, by, &decider, &ids, decision)).await?;
    Ok(decided_flash(&decided, decision).on(&back, manager.audience()))
}

fn decided_flash(decided: &Decided, decision: RequestState) -> Flash {
    let is_approved = decision == RequestState::Approved;
    let done = match decided.done.as_slice() {
        [] => None,
        [name] => Some(t::requests::one_decided(is_approved, name.clone())),
        names => Some(t::requests::several_decided(is_approved, names.len())),
    };
    let not = decided.not.iter().take(5).map(|(name, why)| t::requests::not_decided(name.clone(), why.message()));
    let outside = decided.outside.then(t::requests::group_takes_no_one);
    let is_plain = decided.not.is_empty() && !decided.outside;
    let mut said = done.into_iter().chain(not).chain(outside);
    let flash = match said.next() {
        None => return Flash::note(t::requests::nothing_to_decide()),
        Some(first) if is_plain => Flash::done(first),
        Some(first) => Flash::note(first),
    };
    let flash = said.fold(flash, |flash, more| flash.and(Some(more)));
    flash.with_code(decided.not.first().map_or("", |(_, why)| why.code()))
}
