//! The buttons of the notices, and the page that asks before everything is expired.

use crate::locale::Arg;
use askama::Template;

use crate::db::Fault;
use crate::people::Admin;
use crate::t;
use crate::web::{ConfirmPage, Flash, PageResult, Panel, Shell, flash, page, urls};

use super::decide::{self, Sent};
use super::{panels, store};

/// Nobody needs to know numbers beyond this exactly.
const BOUND: i64 = 1_000_000;

#[derive(Template)]
#[template(path = "restore/show.html")]
struct ShowPage {
    shell: Shell,
    notice: Option<Panel>,
}

pub(super) async fn show(admin: Admin) -> PageResult {
    let now = admin.app.now();
    let (shell, notice) = admin.scan(move |conn| panels::whole(conn, now)).await?;
    Ok(page(admin.reader(), &ShowPage { shell, notice }))
}

pub(super) async fn send(admin: Admin) -> PageResult {
    let app = &admin.app;
    let Sent { sent, ended } = admin.act(|conn, by| decide::send(conn, by).map_err(Fault::from)).await?;
    let said = match (sent, app.delivers()) {
        (0, _) => t::restore::nothing_held(),
        (_, true) => t::restore::sending(sent),
        (_, false) => t::restore::sending_later(sent),
    };
    let dropped = (ended > 0).then(|| t::restore::links_ended(ended));
    Ok(Flash::done(said).and(dropped).on(urls::MAIL, admin.audience()))
}

pub(super) async fn drop_held(admin: Admin) -> PageResult {
    let dropped = admin.act(|conn, by| decide::drop_held(conn, by).map_err(Fault::from)).await?;
    let said = match dropped {
        0 => t::restore::nothing_held(),
        _ => t::restore::dropped(dropped),
    };
    Ok(Flash::done(said).on(urls::MAIL, admin.audience()))
}

pub(super) async fn ask_to_expire(admin: Admin) -> PageResult {
    let now = admin.app.now();
    let (shell, (codes, links)) = admin.scan(move |conn| store::count_active(conn, now, BOUND)).await?;
    let text = t::restore::expire_all_text(t::restore::codes(false, codes), t::restore::links(false, links));
    Ok(page(
        admin.reader(),
        &ConfirmPage {
            shell,
            about: Arg::default(),
            title: t::restore::expire_all_question(),
            label: t::restore::expire_all(),
            action: urls::EXPIRE_EVERYTHING.to_owned(),
            back: urls::HOME.to_owned(),
            text: vec![text],
        },
    ))
}

pub(super) async fn expire(admin: Admin) -> PageResult {
    let (codes, links) = admin.act(decide::expire_everything).await?;
    let said = t::restore::expired(t::restore::codes(false, codes), t::restore::links(false, links));
    Ok(Flash::done(said).on(urls::HOME, admin.audience()))
}

pub(super) async fn dismiss(admin: Admin) -> PageResult {
    admin.act(decide::dismiss).await?;
    Ok(flash::redirect(urls::HOME))
}
