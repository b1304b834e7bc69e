//! The archive, from the list.

use actix_web::HttpResponse;

use crate::db::Fault;
use crate::groups;
use crate::web::{Flash, WebError, urls};

use super::{Keeper, list_at};

/// Asks once before a group is archived.
pub async fn ask(keeper: Keeper) -> Result<HttpResponse, WebError> {
    let id = keeper.group.id;
    groups::archive_question(&keeper, "User Groups", urls::user_group_action(id, "archive"), list_at(id)).await
}

/// Archives the group.
pub async fn archive(keeper: Keeper) -> Result<HttpResponse, WebError> {
    let id = keeper.group.id;
    let changed = keeper.act(move |conn, by| Ok::<_, Fault>(groups::archive(conn, id, by)?)).await?;
    let name = &keeper.group.name;
    let message = if changed { format!("{name} is archived.") } else { format!("{name} was archived already.") };
    Ok(Flash::done(message).on(&list_at(id), &keeper.app.config))
}

/// Takes the group out of the archive.
pub async fn unarchive(keeper: Keeper) -> Result<HttpResponse, WebError> {
    let id = keeper.group.id;
    let changed = keeper.act(move |conn, by| Ok::<_, Fault>(groups::unarchive(conn, id, by)?)).await?;
    let name = &keeper.group.name;
    let message =
        if changed { format!("{name} is back from the archive.") } else { format!("{name} was not archived.") };
    Ok(Flash::done(message).on(&list_at(id), &keeper.app.config))
}
