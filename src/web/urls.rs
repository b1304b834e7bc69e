//! Where everything is. Handlers, templates, mails and tests ask here.

mod local;
mod passes;

use url::Url;

use crate::ids::{BatchId, EmailId, GroupId, ImportId, RequestId, UserId};

pub use local::{is_within, local};
pub use passes::{
    behind_invite, campaign, campaign_code, campaign_page, code, code_action, invite, invite_action, invite_recipient,
    mailed_invite, my_invites, new_code, new_invite, shared_invite,
};

/// The front page, which is Home for whoever is signed in.
pub const HOME: &str = "/";
/// Enter Group Code.
pub const JOIN: &str = "/join";
/// How a code will be read that is being typed.
pub const READ_CODE: &str = "/join/read";
/// Creating an account.
pub const SIGN_UP: &str = "/signup";
/// Where signing up without a code leads: an email is on its way.
pub const SIGN_UP_MAILED: &str = "/signup/mailed";
/// Signing in.
pub const SIGN_IN: &str = "/signin";
/// Asking for a new password.
pub const FORGOTTEN: &str = "/forgotten";
/// Where that leads: an email is on its way.
pub const FORGOTTEN_MAILED: &str = "/forgotten/mailed";
/// One's own account.
pub const ACCOUNT: &str = "/account";
/// The groups that members may know of.
pub const GROUPS: &str = "/groups";
/// Creating a group.
pub const NEW_GROUP: &str = "/groups/new";
/// The code campaigns.
pub const CAMPAIGNS: &str = "/campaigns";
/// The organization's settings.
pub const SETTINGS: &str = "/settings";
/// User Groups: the organization's groups in order.
pub const USER_GROUPS: &str = "/settings/user-groups";
/// Adding one there.
pub const ADD_GROUP: &str = "/settings/user-groups/new";

/// The whole audit log.
pub const ACTIVITY: &str = "/settings/activity";
/// The same as a file.
pub const ACTIVITY_EXPORT: &str = "/settings/activity/export";
/// The same as an Excel workbook.
pub const ACTIVITY_WORKBOOK: &str = "/settings/activity/export.xlsx";

/// What a restored backup may have revived.
pub const RESTORE: &str = "/settings/restore";
/// Sends the emails that are held since a backup was restored.
pub const HELD_SEND: &str = "/settings/restore/send";
/// Drops them.
pub const HELD_DROP: &str = "/settings/restore/drop";
/// Expires every code and every link.
pub const EXPIRE_EVERYTHING: &str = "/settings/restore/expire";
/// Dismisses the notice of a restore.
pub const DISMISS_RESTORE: &str = "/settings/restore/dismiss";

/// The directory.
pub const USERS: &str = "/users";
/// Something done to many people at once.
pub const USERS_BULK: &str = "/users/bulk";

/// `path` under the base URL.
pub fn absolute(base: &Url, path: &str) -> String {
    format!("{}{path}", base.as_str().trim_end_matches('/'))
}

/// The page of a code, which is its short URL too, as its QR code holds it. `key` is the code's normalised form, which
/// needs no escaping.
pub fn join_with(key: &str) -> String {
    format!("{JOIN}/{key}")
}

/// Sign-up with the code of this key.
pub fn sign_up_with(key: &str) -> String {
    with_query(SIGN_UP, &[("code", key)])
}

/// Where a sign-up waits for its account; `handle` is a secret.
pub fn sign_up_wait(handle: &str) -> String {
    format!("{SIGN_UP}/wait/{handle}")
}

/// `path`, which leads on to `next` where that is somewhere on this site.
pub fn then(path: &str, next: &str) -> String {
    local(next).map_or_else(|| path.to_owned(), |next| with_query(path, &[("next", next)]))
}

/// Sign-in that leads on to `path`.
pub fn sign_in_then(path: &str) -> String {
    with_query(SIGN_IN, &[("next", path)])
}

/// Sign-in that leads back to `path`, where something was sent and not taken: the page says so.
pub fn sign_in_again(path: &str) -> String {
    with_query(SIGN_IN, &[("next", path), ("unsaved", "1")])
}

/// A group's page for its members.
pub fn group(id: GroupId) -> String {
    format!("/groups/{id}")
}

/// Group Settings, on one of its panels: `""` (General), `members`, `codes`, `activity`, …
pub fn group_settings(id: GroupId, panel: &str) -> String {
    if panel.is_empty() { format!("/groups/{id}/settings") } else { format!("/groups/{id}/settings/{panel}") }
}

/// A group in User Groups.
pub fn user_group(id: GroupId) -> String {
    format!("{USER_GROUPS}/{id}")
}

/// An action on a group in User Groups: `move`, `archive`, `unarchive`.
pub fn user_group_action(id: GroupId, action: &str) -> String {
    format!("{USER_GROUPS}/{id}/{action}")
}

/// Leaving a group.
pub fn leave(id: GroupId) -> String {
    format!("/groups/{id}/leave")
}

/// Joining an open group by its toggle.
pub fn toggle(id: GroupId) -> String {
    format!("/groups/{id}/join")
}

/// Asking to be let in by whoever runs the group of a code that lets one in no more.
pub const REQUEST_BEHIND_CODE: &str = "/join/request";

/// The same for the code with this key, filled in.
pub fn request_behind_code(key: &str) -> String {
    with_query(REQUEST_BEHIND_CODE, &[("code", key)])
}

/// Where somebody sees what became of their request to be let in; `token` is a secret.
pub fn request(request: RequestId, token: &str) -> String {
    format!("/request/{request}/{token}")
}

/// A person among a group's members.
pub fn group_member(id: GroupId, person: UserId, action: &str) -> String {
    format!("/groups/{id}/settings/members/{person}/{action}")
}

/// A person in the directory.
pub fn user(person: UserId) -> String {
    format!("{USERS}/{person}")
}

/// A part of a person's page, or an action on them: `groups`, `move`, `role`, `deactivate`,
/// `reactivate`, `signout`, `confirm`, `activity`, `history`.
pub fn user_action(person: UserId, action: &str) -> String {
    format!("{USERS}/{person}/{action}")
}

/// What came of something done to many people at once.
pub fn bulk(bulk: BatchId) -> String {
    format!("{USERS_BULK}/{bulk}")
}

/// Taking that back.
pub fn undo_bulk(bulk: BatchId) -> String {
    format!("{USERS_BULK}/{bulk}/undo")
}

/// The page behind an emailed token: `kind` is `confirm`, `reset`, `welcome` or `email`.
pub fn token(kind: &str, id: i64, token: &str) -> String {
    format!("/{kind}/{id}/{token}")
}

/// One-time set-up.
pub fn set_up(id: i64, token: &str) -> String {
    format!("/setup/{id}/{token}")
}

/// Bringing in people from a file.
pub const IMPORT: &str = "/users/import";

/// An import: its dry run, its progress and what came of it.
pub fn import(id: ImportId) -> String {
    format!("{IMPORT}/{id}")
}

/// An action on an import: `columns`, `confirm`, `undo`.
pub fn import_action(id: ImportId, action: &str) -> String {
    format!("{IMPORT}/{id}/{action}")
}

/// The email queue.
pub const MAIL: &str = "/settings/mail";

/// Putting a failed message back into the email queue.
pub fn mail_retry(id: EmailId) -> String {
    format!("/settings/mail/{id}/retry")
}

/// `path` with a query of those `pairs` that have a value.
pub fn with_filled(path: &str, pairs: &[(&str, &str)]) -> String {
    let filled: Vec<(&str, &str)> = pairs.iter().copied().filter(|(_, value)| !value.is_empty()).collect();
    with_query(path, &filled)
}

/// `path` with a query of `pairs`.
pub fn with_query(path: &str, pairs: &[(&str, &str)]) -> String {
    let query = url::form_urlencoded::Serializer::new(String::new()).extend_pairs(pairs).finish();
    if query.is_empty() { path.to_owned() } else { format!("{path}?{query}") }
}
