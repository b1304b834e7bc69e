//! Moving a group in the order.

use actix_web::HttpResponse;

use crate::db::Fault;
use crate::groups::{self, Step, reorder};
use crate::ids::GroupId;
use crate::people::Admin;
use crate::user_groups::forms::MoveForm;
use crate::web::{Flash, Form, OfPath, WebError, urls};

/// Moves the group, and shows it where it is now, with the focus on the button that was pressed.
pub async fn shift(admin: Admin, group: OfPath<GroupId>, Form(form): Form<MoveForm>) -> Result<HttpResponse, WebError> {
    let OfPath(id) = group;
    let step = form.step().ok_or(WebError::Malformed("A group is moved up, or down, or to another one’s place."))?;
    let moved = admin
        .act(move |conn, by| {
            let Some(group) = groups::find(conn, id)? else { return Ok::<_, Fault>(None) };
            Ok(Some((group.name, reorder(conn, id, step, by)?)))
        })
        .await?;
    let message = match (moved.ok_or(WebError::NotFound)?, step) {
        ((name, true), Step::Up) => Flash::done(format!("{name} moved up.")),
        ((name, true), Step::Down) => Flash::done(format!("{name} moved down.")),
        ((name, true), Step::Onto(_)) => Flash::done(format!("{name} has its new place.")),
        ((name, false), Step::Up) => Flash::note(format!("{name} is the first one.")),
        ((name, false), Step::Down) => Flash::note(format!("{name} is the last one.")),
        ((name, false), Step::Onto(_)) => Flash::note(format!("{name} stays in its place.")),
    };
    let shown = [("at", &*id.to_string()), ("moved", &*form.to), ("after", &*form.after)];
    let shown: Vec<(&str, &str)> = shown.into_iter().filter(|(_, value)| !value.is_empty()).collect();
    Ok(message.on(&urls::with_query(urls::USER_GROUPS, &shown), &admin.app.config))
}
