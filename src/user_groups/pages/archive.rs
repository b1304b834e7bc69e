//! The archive.

use crate::db::Fault;
use crate::groups;
use crate::t;
use crate::text::people;
use crate::web::{ConfirmPage, Flash, PageResult, page};

use super::frame::{Frame, GroupEditor};

/// Asks once before a group is archived.
pub async fn ask(editor: GroupEditor) -> PageResult {
    let (id, frame, now) = (editor.group.id, editor.frame, editor.app.now());
    let (shell, codes) = editor.view(move |conn| groups::count_active_codes(conn, id, now)).await?;
    let follows = format!(
        "People can no longer join, and of its {} only the managers still see it. Nothing is deleted, and you can \
         restore it.",
        people(editor.group.member_count)
    );
    let stop = (codes > 0).then(|| t::groups::archive_stops_codes(codes));
    Ok(page(
        editor.reader(),
        &ConfirmPage {
            shell,
            about: if frame == Frame::Group { "Group Settings" } else { "User Groups" }.to_owned(),
            title: format!("Archive {}?", editor.group.name),
            label: "Archive",
            action: frame.action(id, "archive"),
            back: frame.archived(id),
            text: [Some(follows.into()), stop].into_iter().flatten().collect(),
        },
    ))
}

/// Archives the group.
pub async fn archive(editor: GroupEditor) -> PageResult {
    set_archived(&editor, true, ["is archived", "was archived already"]).await
}

/// Takes the group out of the archive.
pub async fn restore(editor: GroupEditor) -> PageResult {
    set_archived(&editor, false, ["is restored", "was not archived"]).await
}

async fn set_archived(editor: &GroupEditor, is_archived: bool, [done, same]: [&str; 2]) -> PageResult {
    let id = editor.group.id;
    let changed = editor.act(move |conn, by| Ok::<_, Fault>(groups::set_archived(conn, id, is_archived, by)?)).await?;
    let message = Flash::done(format!("{} {}.", editor.group.name, if changed { done } else { same }));
    Ok(message.on(&editor.frame.archived(id), editor.audience()))
}
