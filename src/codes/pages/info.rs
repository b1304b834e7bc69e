//! **Code Info**, **Expire**, **Take over**, the poster and the QR code.

use actix_web::HttpResponse;
use askama::Template;

use crate::db::types::JoinMethod;
use crate::groups::{Joiner, SettingsHead, joined_with};
use crate::ids::{CodeId, EventId};
use crate::locale::Slot;
use crate::passes::{OwnPass, PassView};
use crate::personal_data::PersonName;
use crate::t;
use crate::web::paging::{LIMIT, Page, PageLinks, Seek};
use crate::web::{Flash, OfPath, PageResult, Query, Shell, page, qr_file, qr_svg, urls};

use super::super::code::ending;
use super::super::end;
use super::super::events::CodeEvent;
use super::super::store::{self, Links};

#[derive(Template)]
#[template(path = "codes/info.html")]
struct InfoPage {
    shell: Shell,
    head: SettingsHead,
    code: PassView,
    links: Links,
    joined: Vec<Joiner>,
    /// Links to other pages.
    pages: PageLinks,
    short_url: String,
    qr: String,
}

impl InfoPage {
    /// A code that lets nobody in has no address worth copying.
    fn ticket_url(&self) -> &str {
        if self.code.status.is_worth_sharing() { &self.short_url } else { "" }
    }

    fn first_maker(&self) -> &PersonName {
        self.links.first_made_by.as_ref().unwrap_or(&self.code.maker.person.name)
    }
}

#[derive(Template)]
#[template(path = "codes/poster.html")]
struct PosterPage {
    shell: Shell,
    group: String,
    code: PassView,
    /// Where to go, as people type it: without the scheme.
    place: String,
    qr: String,
}

/// Where people join by a code, on paper and in mail too.
fn short_url(own: &OwnPass) -> String {
    own.who.app.link(&urls::join_with(&own.pass.key))
}

pub async fn info(own: OwnPass, Query(seek): Query<Seek>) -> PageResult {
    let (id, before) = (own.pass.id.reference(), seek.numbers().map(|[event]| EventId(event)));
    let (shell, (links, joined)) = own
        .who
        .view(move |conn| {
            Ok((store::links(conn, CodeId(id))?, joined_with(conn, JoinMethod::Code, id, before, LIMIT)?))
        })
        .await?;
    let joined = Page::cut(joined, |joiner| joiner.event.to_string());
    let short_url = short_url(&own);
    Ok(page(
        own.who.reader(),
        &InfoPage {
            shell,
            head: SettingsHead::of(&own.who, &own.who.group),
            qr: if own.pass.status.is_worth_sharing() { qr_svg(&short_url) } else { String::new() },
            links,
            joined: joined.rows,
            pages: PageLinks::at(&own.pass.url, before.is_none(), joined.next.as_deref()),
            short_url,
            code: own.pass,
        },
    ))
}

/// **Expire Now**, and **Expire** on the wide list, which acts at once.
pub async fn expire(own: OwnPass, OfPath(id): OfPath<CodeId>) -> PageResult {
    let (group, code) = (own.who.group.id, &own.pass.shown);
    let message = if own.who.act(move |conn, by| end::expire(conn, by, group, id)).await? {
        Flash::done(t::codes::expired(code.clone()))
    } else {
        Flash::note(t::passes::code_state(Slot::code(), code.clone(), own.pass.status.word()).plain())
    };
    Ok(message.on(&urls::group_settings(group, "codes"), own.who.audience()))
}

/// **Take over**.
pub async fn take_over(own: OwnPass, OfPath(code): OfPath<CodeId>) -> PageResult {
    let (group, ending) = (own.who.group.id, ending(&own.pass.key));
    own.take_over(move |maker| CodeEvent::TakenOver { group, code, ending, maker: Some(maker) }).await
}

pub async fn poster(own: OwnPass) -> PageResult {
    let place = own.who.app.link(urls::JOIN);
    Ok(page(
        own.who.reader(),
        &PosterPage {
            shell: own.who.shell().await?,
            group: own.who.group.name.clone(),
            place: place.split_once("://").map_or(place.clone(), |(_, place)| place.to_owned()),
            qr: qr_svg(&short_url(&own)),
            code: own.pass,
        },
    ))
}

/// The QR code as a file.
pub async fn qr(own: OwnPass) -> HttpResponse {
    qr_file(&own.pass.key, &short_url(&own))
}
