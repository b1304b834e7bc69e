//! An invite for one address that asked to be let in.

use chrono::TimeDelta;

use crate::by::By;
use crate::db::types::{GroupRole, InviteAccess};
use crate::db::{Conn, Fault};
use crate::groups::Group;
use crate::ids::InviteId;
use crate::passes::NewInvite;
use crate::people::Person;
use crate::text::{Email, Mailbox};

use super::post;

/// How long such an invite is valid.
const VALID_FOR: TimeDelta = TimeDelta::days(7);

/// Who invites whom into what.
pub struct OneInvite<'a> {
    /// Who invites; their right is asked again when the link is used.
    pub inviter: &'a Person,
    /// The group.
    pub group: &'a Group,
    /// Whether it lets in people without an account.
    pub access: InviteAccess,
    /// Whom.
    pub email: &'a Email,
}

/// Answers a request: makes an invite as a member, for one use within seven days, and puts its email into the email queue.
pub fn invite_address(conn: &mut Conn, one: &OneInvite<'_>, by: &By) -> Result<InviteId, Fault> {
    let new = NewInvite {
        group_id: one.group.id,
        access: one.access,
        role: GroupRole::Member,
        expires_at: Some(by.now + VALID_FOR),
        max_uses: Some(1),
        made_by: one.inviter.id,
        by_manager: true,
        language: None,
    };
    post::make(conn, by, &new, &[Mailbox { email: one.email.clone(), name: None, row: Vec::new() }], true)
}
