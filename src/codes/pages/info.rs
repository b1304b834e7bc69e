//! **Code Info**, **Expire**, the poster and the QR code.

use actix_web::HttpResponse;
use actix_web::http::header;
use askama::Template;

use crate::by::By;
use crate::db::Conn;
use crate::db::types::DoorKind;
use crate::groups::{Joiner, SettingsHead, joined_with};
use crate::ids::EventId;
use crate::web::paging::{LIMIT, Page, PageLinks, Seek};
use crate::web::{App, Flash, Query, Shell, WebError, page, urls};
use crate::zone::Zone;

use super::super::expire as verb;
use super::super::qr as square;
use super::super::store::{self, Links, Neighbour};
use super::super::take_over as taking;
use super::super::view::CodeView;
use super::ManagedCode;

#[derive(Template)]
#[template(path = "codes/info.html")]
struct InfoPage {
    shell: Shell,
    head: SettingsHead,
    code: CodeView,
    links: Links,
    came: Vec<Joiner>,
    /// Links to other pages.
    pages: PageLinks,
    short_url: String,
    qr: String,
    zone: Zone,
}

impl InfoPage {
    fn action(&self, action: &str) -> String {
        urls::code_action(self.head.id, self.code.id, action)
    }

    fn list_url(&self) -> String {
        urls::group_settings(self.head.id, "codes")
    }

    fn url_of(&self, other: &Neighbour) -> String {
        urls::code(self.head.id, other.id)
    }

    /// A code that lets nobody in has no address worth copying.
    fn ticket_url(&self) -> &str {
        if self.code.view.is_worth_sharing() { &self.short_url } else { "" }
    }

    fn made_by(&self) -> String {
        let maker = self.links.first_made_by.as_ref().unwrap_or(&self.code.view.maker);
        format!("{maker}, {}", self.code.view.made())
    }

    fn ended_by(&self, name: &str) -> String {
        format!("{name}, {}", self.code.view.ended())
    }

    fn day(&self, came: &Joiner) -> String {
        self.zone.long(came.at)
    }
}

#[derive(Template)]
#[template(path = "codes/expire.html")]
struct ExpirePage {
    shell: Shell,
    group: String,
    action: String,
    code: CodeView,
}

impl ExpirePage {
    fn title(&self) -> String {
        format!("Expire {}?", self.code.shown)
    }
}

#[derive(Template)]
#[template(path = "codes/poster.html")]
struct PosterPage {
    shell: Shell,
    group: String,
    code: CodeView,
    /// Where to go by hand, without the scheme.
    place: String,
    qr: String,
}

pub(in crate::codes) async fn info(
    managed: ManagedCode,
    Query(seek): Query<Seek>,
    app: App,
) -> Result<HttpResponse, WebError> {
    let (id, before) = (managed.id, seek.numbers().map(|[event]| EventId(event)));
    let (shell, code, (links, came)) = managed
        .view(move |conn| Ok((store::links(conn, id)?, joined_with(conn, DoorKind::Code, id.0, before, LIMIT)?)))
        .await?;
    let came = Page::cut(came, |came| came.event.to_string());
    let short_url = app.link(&urls::join_with(&code.key));
    Ok(page(&InfoPage {
        shell,
        head: SettingsHead::of(&managed.manager, &managed.manager.group),
        qr: if code.view.is_worth_sharing() { square::svg(&short_url) } else { String::new() },
        code,
        links,
        came: came.rows,
        pages: PageLinks::at(&managed.url(), before.is_none(), came.next.as_deref()),
        short_url,
        zone: managed.manager.zone(),
    }))
}

/// Asks once, and names what it means.
pub(in crate::codes) async fn ask_to_expire(managed: ManagedCode) -> Result<HttpResponse, WebError> {
    let (shell, code, ()) = managed.view(|_| Ok(())).await?;
    let (group, action) = (managed.manager.group.name.clone(), managed.action("expire"));
    Ok(page(&ExpirePage { shell, group, action, code }))
}

/// **Expire Now**, and **Expire** on the wide list, which acts at once.
pub(in crate::codes) async fn expire(managed: ManagedCode, app: App) -> Result<HttpResponse, WebError> {
    let list = urls::group_settings(managed.manager.group.id, "codes");
    let (group, id) = (managed.manager.group.id, managed.id);
    if let Some(ended) = managed.manager.act(move |conn, by| verb::expire(conn, by, group, id)).await? {
        return Ok(Flash::done(format!("{} is expired. It no longer works.", ended.shown)).on(&list, &app.config));
    }
    // Over already, or none of this group's: the latter is not there.
    let (_, code, ()) = managed.view(|_| Ok(())).await?;
    Ok(Flash::note(format!("{} was over already: {}.", code.shown, code.view.word())).on(&list, &app.config))
}

/// **Take over**.
pub(in crate::codes) async fn take_over(managed: ManagedCode, app: App) -> Result<HttpResponse, WebError> {
    let (_, code, ()) = managed.view(|_| Ok(())).await?;
    let (group, id) = (managed.manager.group.id, managed.id);
    let takes = move |conn: &mut Conn, by: &By| taking::take_over(conn, by, group, id);
    let message = if code.is_for_taking() && managed.manager.act(takes).await? {
        Flash::done(format!("You took over {}. It works again.", code.shown))
    } else {
        Flash::note(format!("{} doesn’t need to be taken over.", code.shown))
    };
    Ok(message.on(&managed.url(), &app.config))
}

pub(in crate::codes) async fn poster(managed: ManagedCode, app: App) -> Result<HttpResponse, WebError> {
    let (shell, code, ()) = managed.view(|_| Ok(())).await?;
    let base = app.link(urls::JOIN);
    Ok(page(&PosterPage {
        shell,
        group: managed.manager.group.name.clone(),
        place: base.split_once("://").map_or(base.clone(), |(_, place)| place.to_owned()),
        qr: square::svg(&app.link(&urls::join_with(&code.key))),
        code,
    }))
}

/// The QR code as a file.
pub(in crate::codes) async fn qr(managed: ManagedCode, app: App) -> Result<HttpResponse, WebError> {
    let (_, code, ()) = managed.view(|_| Ok(())).await?;
    let drawn = square::svg(&app.link(&urls::join_with(&code.key)));
    Ok(HttpResponse::Ok()
        .insert_header((header::CONTENT_TYPE, "image/svg+xml"))
        .insert_header((header::CONTENT_DISPOSITION, format!("attachment; filename=\"{}.svg\"", code.key)))
        .body(drawn))
}
