//! Addresses of codes, campaigns and invites.

use crate::ids::{CampaignId, CodeId, GroupId, InviteId, RecipientId};

use super::with_query;

/// Create a Group Code.
#[must_use]
pub fn new_code(id: GroupId) -> String {
    format!("/groups/{id}/settings/codes/new")
}

/// Code Info.
#[must_use]
pub fn code(id: GroupId, code: CodeId) -> String {
    format!("/groups/{id}/settings/codes/{code}")
}

/// An action on a code: `expire`, `edit`, `poster`, `email`, `qr.svg`.
#[must_use]
pub fn code_action(id: GroupId, code: CodeId, action: &str) -> String {
    format!("/groups/{id}/settings/codes/{code}/{action}")
}

/// A code campaign.
#[must_use]
pub fn campaign(id: CampaignId) -> String {
    format!("/campaigns/{id}")
}

/// A code of a campaign, among its codes.
#[must_use]
pub fn campaign_code(id: CampaignId, shown: &str) -> String {
    with_query(&campaign(id), &[("q", shown)])
}

/// A page of a code campaign, or an action on it: `edit`, `stop`, `sheets`, `email`, `recipients`, `codes.csv`, `codes.xlsx`.
#[must_use]
pub fn campaign_page(id: CampaignId, page: &str) -> String {
    format!("/campaigns/{id}/{page}")
}

/// The invites that somebody made for a group.
#[must_use]
pub fn my_invites(id: GroupId) -> String {
    format!("/groups/{id}/invites")
}

/// New Invite.
#[must_use]
pub fn new_invite(id: GroupId) -> String {
    format!("/groups/{id}/invites/new")
}

/// An invite's page, for whoever made it and the group's managers.
#[must_use]
pub fn invite(id: GroupId, invite: InviteId) -> String {
    format!("/groups/{id}/invites/{invite}")
}

/// An action on an invite: `delete`, `qr.svg`.
#[must_use]
pub fn invite_action(id: GroupId, invite: InviteId, action: &str) -> String {
    format!("/groups/{id}/invites/{invite}/{action}")
}

/// An action on one recipient of an invite: `resend`, `revoke`.
#[must_use]
pub fn invite_recipient(id: GroupId, invite: InviteId, recipient: RecipientId, action: &str) -> String {
    format!("/groups/{id}/invites/{invite}/people/{recipient}/{action}")
}

/// The link of an invite that is shared by hand; `token` is a secret.
#[must_use]
pub fn shared_invite(invite: InviteId, token: &str) -> String {
    format!("/invite/{invite}/{token}")
}

/// The link of an invite in somebody's mailbox; `token` is a secret.
#[must_use]
pub fn mailed_invite(recipient: RecipientId, token: &str) -> String {
    format!("/invited/{recipient}/{token}")
}

/// A page behind an invite's link, which `link` is: `signup`, `request`, `quiet`.
#[must_use]
pub fn behind_invite(link: &str, page: &str) -> String {
    format!("{link}/{page}")
}
