//! Group Settings → **Requests**.

use askama::Template;

use crate::db::types::RequestState;
use crate::groups::{GroupManager, SettingsHead};
use crate::ids::RequestId;
use crate::refusal::{Reader, Refusal};
use crate::requests::decide::{self as verb, Decided};
use crate::requests::forms::{DecideForm, read_decision};
use crate::requests::store::{self, Request};
use crate::web::paging::{LIMIT, Page, PageLinks, Seek};
use crate::web::{Flash, Form, PageResult, Query, Shell, page, urls};
use crate::zone::Zone;

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
    zone: Zone,
}

impl PanelPage {
    fn asked(&self, request: &Request) -> String {
        self.zone.long(request.made_at)
    }

    fn decision(&self, request: &Request) -> String {
        let when = request.decided_at.map_or_else(String::new, |at| self.zone.long(at));
        format!("{}, {when}", request.decider.as_deref().unwrap_or("Somebody"))
    }
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
    Ok(page(&PanelPage {
        shell,
        head: SettingsHead::of(&manager, &manager.group),
        open: open.rows,
        pages: PageLinks::at(&urls::group_settings(group, "requests"), after.is_none(), open.next.as_deref()),
        decided,
        zone: manager.zone(),
    }))
}

/// Decides one, or those that are ticked.
pub async fn decide(manager: GroupManager, Form(form): Form<DecideForm>) -> PageResult {
    let back = urls::group_settings(manager.group.id, "requests");
    let config = &manager.app.config;
    let Some((ids, decision)) = read_decision(&form).filter(|(ids, _)| !ids.is_empty()) else {
        return Ok(Flash::problem("Tick the requests that you decide about.").on(&back, config));
    };
    let decider = verb::Decider {
        group: manager.group.clone(),
        person: manager.person.clone(),
        may_add_people: manager.may_add_people(),
    };
    let decided = manager.act(move |conn, by| verb::decide(conn, by, &decider, &ids, decision)).await?;
    Ok(decided_flash(&decided, decision, manager.reader()).on(&back, config))
}

fn decided_flash(decided: &Decided, decision: RequestState, reader: Reader) -> Flash {
    let word = if decision == RequestState::Approved { "approved" } else { "denied" };
    let mut sentences = Vec::new();
    match decided.done.as_slice() {
        [] => {}
        [name] => sentences.push(format!("The request of {name} is {word}.")),
        names => sentences.push(format!("{} requests are {word}.", names.len())),
    }
    for (name, why) in decided.not.iter().take(5) {
        sentences.push(format!("{name}: {}.", why.message(reader)));
    }
    if decided.outside {
        sentences.push("Mind that the group takes nobody by other ways at present.".to_owned());
    }
    let flash = match (decided.done.is_empty(), decided.not.is_empty() && !decided.outside) {
        (true, _) if sentences.is_empty() => Flash::note("Nothing was left to decide."),
        (false, true) => Flash::done(sentences.join(" ")),
        _ => Flash::note(sentences.join(" ")),
    };
    let code = decided.not.first().map_or("", |(_, why)| why.code());
    Flash { code: code.to_owned(), ..flash }
}
