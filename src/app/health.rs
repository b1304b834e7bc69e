//! How the server is: for load balancers, and for admins on Home.

use crate::t;
use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use actix_web::web::Data;

use crate::db::{Conn, QueryResult};
use crate::disk::Fullness;
use crate::organization;
use crate::people::PanelContext;
use crate::web::{App, Notice, PageResult, Panel, notices};

use super::Draining;

/// Whether the process can do its work: nobody has told the server to stop, the database answers,
/// the time is known, and there is room to write. A disk that is only nearly full is told, and is no
/// reason to send people elsewhere.
pub(super) async fn ready(app: App, draining: Data<Draining>) -> PageResult {
    let not_yet = |why: String| Ok(answer(StatusCode::SERVICE_UNAVAILABLE, &why));
    if draining.has_begun() {
        return not_yet("stopping".to_owned());
    }
    app.db.read(organization::find).await?;
    if let Some(latest) = app.clock.is_behind() {
        let (machine, latest) = (app.clock.machine().utc(), latest.utc());
        return not_yet(format!("clock behind: this machine says {machine}, the latest time seen is {latest}"));
    }
    match app.config.disk.trouble() {
        Some((Fullness::Full, space)) => not_yet(format!("disk full: {space}")),
        Some((_, space)) => Ok(answer(StatusCode::OK, &format!("ready\ndisk nearly full: {space}"))),
        None => Ok(answer(StatusCode::OK, "ready")),
    }
}

fn answer(status: StatusCode, said: &str) -> HttpResponse {
    HttpResponse::build(status).content_type("text/plain").body(format!("{said}\n"))
}

/// What admins are told on Home before anything else.
#[expect(clippy::unnecessary_wraps, reason = "it is a panel like those that read")]
pub(super) fn trouble(_: &mut Conn, context: &PanelContext) -> QueryResult<Option<Panel>> {
    if !context.is_admin() {
        return Ok(None);
    }
    let app = &context.app;
    let mut found = Vec::new();
    if let Some(latest) = app.clock.is_behind() {
        let text = t::web::clock_wrong_text(latest, app.clock.machine());
        found.push(Notice::problem("clock", t::web::clock_wrong(), text));
    }
    if let Some((fullness, space)) = app.config.disk.trouble() {
        let full = fullness == Fullness::Full;
        let text = t::web::disk_filling_text(space.to_string());
        found.push(Notice::problem("disk", t::web::disk_filling(full), text));
    }
    Ok(notices(found))
}
