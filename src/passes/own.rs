//! Who looks after a pass: those who run its group, and whoever made it.

use crate::by::By;
use crate::db::{Conn, Fault};
use crate::groups::GroupMember;
use crate::ids::{CodeId, InviteId};
use crate::web::{Flash, OfPath, PageResult, WebError, extract};

use super::store::{find_code, find_invite};
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
    /// What **Take over** came to: whoever may, `takes` it.
    pub async fn take_over(
        self,
        takes: impl FnOnce(&mut Conn, &By) -> Result<bool, Fault> + Send + 'static,
    ) -> PageResult {
        let message = if self.pass.is_for_taking() && self.who.act(takes).await? {
            Flash::done("You took it over. It works again.")
        } else {
            Flash::note("It doesn’t need to be taken over.")
        };
        Ok(message.on(&self.pass.url, &self.who.app.config))
    }
}
