//! The buttons of the notices, and the page that asks before everything is expired.

use askama::Template;

use crate::db::Fault;
use crate::people::Admin;
use crate::text::counted;
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
    let (zone, now) = (admin.zone(), admin.app.now());
    let (shell, notice) = admin.scan(move |conn| panels::whole(conn, zone, now)).await?;
    Ok(page(admin.reader(), &ShowPage { shell, notice }))
}

pub(super) async fn send(admin: Admin) -> PageResult {
    let app = &admin.app;
    let Sent { sent, ended } = admin.act(|conn, by| decide::send(conn, by).map_err(Fault::from)).await?;
    let mut said = match (sent, app.delivers()) {
        (0, _) => "No emails were on hold.".to_owned(),
        (_, true) => format!("We’re sending {}.", emails(sent)),
        (_, false) => format!("{} will be sent once a mail server is set.", emails(sent)),
    };
    if ended > 0 {
        said = format!("{said} We dropped {} because their links have ended.", emails(ended));
    }
    Ok(Flash::done(said).on(urls::MAIL, admin.audience()))
}

pub(super) async fn drop_held(admin: Admin) -> PageResult {
    let dropped = admin.act(|conn, by| decide::drop_held(conn, by).map_err(Fault::from)).await?;
    let said = match dropped {
        0 => "No emails were on hold.".to_owned(),
        _ => format!("We dropped {}. You can still send each of them from here.", emails(dropped)),
    };
    Ok(Flash::done(said).on(urls::MAIL, admin.audience()))
}

pub(super) async fn ask_to_expire(admin: Admin) -> PageResult {
    let now = admin.app.now();
    let (shell, (codes, links)) = admin.scan(move |conn| store::count_active(conn, now, BOUND)).await?;
    let (codes, links) = (number(codes, "code", "codes"), number(links, "invite link", "invite links"));
    Ok(page(admin.reader(), &ConfirmPage {
        shell,
        about: String::new(),
        title: "Expire all codes and links?".to_owned(),
        label: "Expire all codes and links",
        action: urls::EXPIRE_EVERYTHING.to_owned(),
        back: urls::HOME.to_owned(),
        text: vec![
            format!("{codes} and {links} will stop working right away, in every group and campaign. You can’t undo this.")
                .into(),
        ],
    }))
}

pub(super) async fn expire(admin: Admin) -> PageResult {
    let (codes, links) = admin.act(decide::expire_everything).await?;
    let said =
        format!("We expired {} and {}.", number(codes, "code", "codes"), number(links, "invite link", "invite links"));
    Ok(Flash::done(said).on(urls::HOME, admin.audience()))
}

pub(super) async fn dismiss(admin: Admin) -> PageResult {
    admin.act(decide::dismiss).await?;
    Ok(flash::redirect(urls::HOME))
}

fn emails(count: usize) -> String {
    number(count, "email", "emails")
}

fn number(count: usize, one: &str, many: &str) -> String {
    counted(i64::try_from(count).unwrap_or(i64::MAX), one, many)
}
