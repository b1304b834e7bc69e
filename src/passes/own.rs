//! Who looks after a pass: those who run its group, and whoever made it.

use askama::Template;

use crate::by::By;
use crate::db::{Conn, Fault};
use crate::events::{self, Event};
use crate::groups::GroupMember;
use crate::ids::{CodeId, GroupId, InviteId, UserId};
use crate::locale::{Message, Slot};
use crate::t;
use crate::web::{Flash, OfPath, PageResult, Shell, WebError, extract, page};

use super::model::PassId;
use super::store::{self, find_code, find_invite};
use super::view::PassView;

/// Somebody who looks after the code or the invite of the path. Codes are for those who run the group. A pass of another
/// group is not there, nor is a link of somebody else's to a member.
pub struct OwnPass {
    pub who: GroupMember,
    pub pass: PassView,
}

extract!(async OwnPass, |request| {
    let who = GroupMember::extract(&request).await?;
    let (code, invite) = (OfPath::<CodeId>::of(&request).ok(), OfPath::<InviteId>::of(&request).ok());
    if code.is_some() && !who.may_manage() {
        return Err(WebError::Forbidden);
    }
    let group = who.group.id;
    let find = move |conn: &mut Conn| match (code, invite) {
        (Some(code), _) => find_code(conn, group, code),
        (None, Some(invite)) => find_invite(conn, group, invite),
        (None, None) => Ok(None),
    };
    let found = who.app.db.read(find).await?;
    let own = found.filter(|found| who.may_manage() || found.maker.person.id == who.person.id);
    Ok(Self { pass: PassView::of(own.ok_or(WebError::NotFound)?, &who), who })
});

impl OwnPass {
    /// **Take over**: whoever may makes it rest on their own right; `event` tells whose it was.
    pub async fn take_over<E: Event>(self, event: impl FnOnce(UserId) -> E + Send + 'static) -> PageResult {
        let (group, pass) = (self.who.group.id, self.pass.id);
        let take = move |conn: &mut Conn, by: &By| take_over(conn, by, group, pass, event);
        let message = if self.pass.is_for_taking() && self.who.act(take).await? {
            Flash::done(t::passes::taken_over())
        } else {
            Flash::note(t::passes::not_taken_over())
        };
        Ok(message.on(&self.pass.url, self.who.audience()))
    }
}

/// Makes an active pass of `group` rest on the right of whoever acts, one of its managers; false where it is over,
/// rests on it already or is not the group's.
fn take_over<E: Event>(
    conn: &mut Conn,
    by: &By,
    group: GroupId,
    pass: PassId,
    event: impl FnOnce(UserId) -> E,
) -> Result<bool, Fault> {
    let maker = store::take_over(conn, group, pass, by.person()?, by.now)?;
    if let Some(maker) = maker {
        events::record(conn, by, &event(maker))?;
    }
    Ok(maker.is_some())
}

#[derive(Template)]
#[template(path = "passes/end.html")]
struct EndPage {
    shell: Shell,
    group: String,
    view: PassView,
    is_link: bool,
}

impl EndPage {
    /// What is asked, or that there is nothing to ask any more.
    fn title(&self) -> Message<'_> {
        match (self.view.is_active(), self.is_link) {
            (true, true) => t::passes::delete_question(),
            (true, false) => t::passes::expire_question(&self.view.shown),
            (false, true) => t::passes::invite_over(),
            (false, false) => t::passes::code_over(),
        }
    }
}

/// Asks once before a code expires or a link is deleted, and names what it means.
pub async fn ask_to_end(own: OwnPass) -> PageResult {
    let (shell, is_link) = (own.who.shell().await?, own.pass.pass.kind.is_link());
    Ok(page(own.who.reader(), &EndPage { shell, group: own.who.group.name.clone(), view: own.pass, is_link }))
}
