//! The archive.

use actix_web::HttpResponse;
use askama::Template;

use crate::db::Fault;
use crate::groups;
use crate::groups::codes_stop;
use crate::text::people;
use crate::web::{Flash, Shell, WebError, page};

use super::frame::{Frame, GroupEditor};

#[derive(Template)]
#[template(path = "user_groups/archive.html")]
struct ArchivePage {
    shell: Shell,
    about: &'static str,
    title: String,
    action: String,
    back: String,
    people: String,
    /// "2 codes stop working", if any do.
    codes: Option<String>,
}

/// Asks once before a group is archived.
pub async fn ask(editor: GroupEditor) -> Result<HttpResponse, WebError> {
    let (id, frame, now) = (editor.group.id, editor.frame, editor.app.now());
    let (shell, codes) = editor.view(move |conn| groups::live_codes(conn, id, now)).await?;
    Ok(page(&ArchivePage {
        shell,
        about: if frame == Frame::Group { "Group Settings" } else { "User Groups" },
        title: format!("Archive {}?", editor.group.name),
        action: frame.action(id, "archive"),
        back: frame.archived(id),
        people: people(editor.group.member_count),
        codes: (codes > 0).then(|| codes_stop(codes)),
    }))
}

/// Archives the group.
pub async fn archive(editor: GroupEditor) -> Result<HttpResponse, WebError> {
    let id = editor.group.id;
    let changed = editor.act(move |conn, by| Ok::<_, Fault>(groups::archive(conn, id, by)?)).await?;
    Ok(told(&editor, if changed { "is archived" } else { "was archived already" }))
}

/// Takes the group out of the archive.
pub async fn restore(editor: GroupEditor) -> Result<HttpResponse, WebError> {
    let id = editor.group.id;
    let changed = editor.act(move |conn, by| Ok::<_, Fault>(groups::unarchive(conn, id, by)?)).await?;
    Ok(told(&editor, if changed { "is restored" } else { "was not archived" }))
}

fn told(editor: &GroupEditor, what: &str) -> HttpResponse {
    let group = &editor.group;
    Flash::done(format!("{} {what}.", group.name)).on(&editor.frame.archived(group.id), &editor.app.config)
}
