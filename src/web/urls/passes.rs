//! Addresses of codes, campaigns and invites.

use crate::ids::{CampaignId, CodeId, GroupId, InviteId, RecipientId};

use super::with_query;

/// Create a Group Code.
pub fn new_code(id: GroupId) -> String {
    format!("/groups/{id}/settings/codes/new")
}

/// Code Info.
pub fn code(id: GroupId, code: CodeId) -> String {
    format!("/groups/{id}/settings/codes/{code}")
}

/// An action on a code: `expire`, `edit`, `poster`, `email`, `qr.svg`.
pub fn code_action(id: GroupId, code: CodeId, action: &str) -> String {
    format!("/groups/{id}/settings/codes/{code}/{action}")
}

/// A code campaign.
pub fn campaign(id: CampaignId) -> String {
    format!("/campaigns/{id}")
}

/// A code of a campaign, among its codes.
pub fn campaign_code(id: CampaignId, shown: &str) -> String {
    with_query(&campaign(id), &[("q", shown)])
}

/// A page of a code campaign, or an action on it: `edit`, `stop`, `sheets`, `email`, `recipients`, `codes.csv`, `codes.xlsx`.
pub fn campaign_page(id: CampaignId, page: &str) -> String {
    format!("/campaigns/{id}/{page}")
}

/// The invites that somebody made for a group.
pub fn my_invites(id: GroupId) -> String {
    format!("/groups/{id}/invites")
}

/// New Invite.
pub fn new_invite(id: GroupId) -> String {
    format!("/groups/{id}/invites/new")
}

/// An invite's page, for whoever made it and the group's managers.
pub fn invite(id: GroupId, invite: InviteId) -> String {
    format!("/groups/{id}/invites/{invite}")
}

/// An action on an invite: `delete`, `qr.svg`.
pub fn invite_action(id: GroupId, invite: InviteId, action: &str) -> String {
    format!("/groups/{id}/invites/{invite}/{action}")
}

/// An action on one recipient of an invite: `resend`, `revoke`.
pub fn invite_recipient(id: GroupId, invite: InviteId, recipient: RecipientId, action: &str) -> String {
    format!("/groups/{id}/invites/{invite}/people/{recipient}/{action}")
}

/// The link of an invite that is shared by hand; `token` is a secret.
pub fn shared_invite(invite: InviteId, token: &str) -> String {
    format!("/invite/{invite}/{token}")
}

/// The link of an invite in somebody's mailbox; `token` is a secret.
pub fn mailed_invite(recipient: RecipientId, token: &str) -> String {
    format!("/invited/{recipient}/{token}")
}

/// A page behind an invite's link, which `link` is: `signup`, `request`, `quiet`.
pub fn behind_invite(link: &str, page: &str) -> String {
    format!("{link}/{page}")
}
