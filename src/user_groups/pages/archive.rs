//! The archive.

use crate::db::Fault;
use crate::groups;
use crate::locale::Message;
use crate::t;
use crate::web::{ConfirmPage, Flash, PageResult, page};

use super::frame::{Frame, GroupEditor};

/// Asks once before a group is archived.
pub async fn ask(editor: GroupEditor) -> PageResult {
    let (id, frame, now) = (editor.group.id, editor.frame, editor.app.now());
    let (shell, codes) = editor.view(move |conn| groups::count_active_codes(conn, id, now)).await?;
    let follows = t::user_groups::archive_text(editor.group.member_count);
    let stop = (codes > 0).then(|| t::groups::archive_stops_codes(codes));
    Ok(page(
        editor.reader(),
        &ConfirmPage {
            shell,
            about: if frame == Frame::Group { t::groups::settings() } else { t::user_groups::user_groups() }.into(),
            title: t::user_groups::archive_question(editor.group.name.clone()),
            label: t::user_groups::archive(),
            action: frame.action(id, "archive"),
            back: frame.archived(id),
            text: [Some(follows), stop].into_iter().flatten().collect(),
        },
    ))
}

/// Archives the group.
pub async fn archive(editor: GroupEditor) -> PageResult {
    set_archived(&editor, true, t::user_groups::group_archived).await
}

/// Takes the group out of the archive.
pub async fn restore(editor: GroupEditor) -> PageResult {
    set_archived(&editor, false, t::user_groups::group_restored).await
}

async fn set_archived(
    editor: &GroupEditor,
    is_archived: bool,
    done: fn(bool, String) -> Message<'static>,
) -> PageResult {
    let id = editor.group.id;
    let changed = editor.act(move |conn, by| Ok::<_, Fault>(groups::set_archived(conn, id, is_archived, by)?)).await?;
    let message = Flash::done(done(changed, editor.group.name.clone()));
    Ok(message.on(&editor.frame.archived(id), editor.audience()))
}
