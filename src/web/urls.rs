//! Where everything is. Handlers, templates, mails and tests ask here.

mod local;

use url::Url;

use crate::ids::{BatchId, CampaignId, CodeId, EmailId, GroupId, ImportId, InviteId, RequestId, UserId};

pub use local::{is_within, local};

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
/// Which emails one gets.
pub const ACCOUNT_EMAILS: &str = "/account#emails";
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
/// Asking to be let in by whoever runs the group of a code that lets one in no more.
pub const REQUEST_BEHIND_CODE: &str = "/join/request";
/// Bringing in people from a file.
pub const IMPORT: &str = "/users/import";
/// The email queue.
pub const MAIL: &str = "/settings/mail";
/// Help, which leads to the page that fits the reader.
pub const HELP: &str = "/help";
/// How to join.
pub const HELP_JOINING: &str = "/help/joining";
/// Managing groups.
pub const HELP_MANAGING: &str = "/help/managing";
/// Managing the organization.
pub const HELP_ORGANIZATION: &str = "/help/organization";

/// Functions that give the URL of something: what it is called, what it takes, and its path.
macro_rules! paths {
    ($($(#[$doc:meta])* $name:ident($($part:ident: $type:ty),*) = $path:literal;)*) => {$(
        $(#[$doc])*
        pub fn $name($($part: $type),*) -> String {
            format!($path)
        }
    )*};
}

paths! {
    /// The page of a code, which is its short URL too, as its QR code holds it. `key` is the code's normalised form,
    /// which needs no escaping.
    join_with(key: &str) = "{JOIN}/{key}";
    /// Where a sign-up waits for its account; `handle` is a secret.
    sign_up_wait(handle: &str) = "{SIGN_UP}/wait/{handle}";
    /// A group's page for its members.
    group(id: GroupId) = "/groups/{id}";
    /// A group in User Groups.
    user_group(id: GroupId) = "{USER_GROUPS}/{id}";
    /// An action on a group in User Groups: `move`, `archive`, `unarchive`.
    user_group_action(id: GroupId, action: &str) = "{USER_GROUPS}/{id}/{action}";
    /// Leaving a group.
    leave(id: GroupId) = "/groups/{id}/leave";
    /// Joining an open group by its toggle.
    toggle(id: GroupId) = "/groups/{id}/join";
    /// Where somebody sees what became of their request to be let in; `token` is a secret.
    request(request: RequestId, token: &str) = "/request/{request}/{token}";
    /// A person among a group's members.
    group_member(id: GroupId, person: UserId, action: &str) = "/groups/{id}/settings/members/{person}/{action}";
    /// A person in the directory.
    user(person: UserId) = "{USERS}/{person}";
    /// A part of a person's page, or an action on them: `groups`, `move`, `role`, `deactivate`,
    /// `reactivate`, `signout`, `confirm`, `activity`, `history`.
    user_action(person: UserId, action: &str) = "{USERS}/{person}/{action}";
    /// What came of something done to many people at once.
    bulk(bulk: BatchId) = "{USERS_BULK}/{bulk}";
    /// Taking that back.
    undo_bulk(bulk: BatchId) = "{USERS_BULK}/{bulk}/undo";
    /// The page behind a token: `kind` is `confirm`, `reset`, `welcome`, `email`, or an invite's `invite` or `invited`.
    token(kind: &str, id: i64, token: &str) = "/{kind}/{id}/{token}";
    /// One-time set-up.
    set_up(id: i64, token: &str) = "/setup/{id}/{token}";
    /// An import: its dry run, its progress and what came of it.
    import(id: ImportId) = "{IMPORT}/{id}";
    /// An action on an import: `columns`, `confirm`, `undo`.
    import_action(id: ImportId, action: &str) = "{IMPORT}/{id}/{action}";
    /// Putting a failed message back into the email queue.
    mail_retry(id: EmailId) = "/settings/mail/{id}/retry";
    /// Create a Group Code.
    new_code(id: GroupId) = "/groups/{id}/settings/codes/new";
    /// Code Info.
    code(id: GroupId, code: CodeId) = "/groups/{id}/settings/codes/{code}";
    /// A code campaign.
    campaign(id: CampaignId) = "/campaigns/{id}";
    /// A page of a code campaign, or an action on it: `edit`, `stop`, `sheets`, `email`, `recipients`, `codes.csv`,
    /// `codes.xlsx`.
    campaign_page(id: CampaignId, page: &str) = "/campaigns/{id}/{page}";
    /// The invites that somebody made for a group.
    my_invites(id: GroupId) = "/groups/{id}/invites";
    /// New Invite.
    new_invite(id: GroupId) = "/groups/{id}/invites/new";
    /// An invite's page, for whoever made it and the group's managers.
    invite(id: GroupId, invite: InviteId) = "/groups/{id}/invites/{invite}";
    /// A page behind an invite's link, which `link` is: `signup`, `request`; in emails of earlier versions, `quiet`.
    behind_invite(link: &str, page: &str) = "{link}/{page}";
}

/// Turning off emails about `topic` to the address `to`; `token` is a secret.
pub fn unsubscribe(topic: &str, token: &str, to: &str) -> String {
    with_query(&format!("/unsubscribe/{topic}/{token}"), &[("to", to)])
}

/// Getting them again.
pub fn subscribe_again(topic: &str, token: &str, to: &str) -> String {
    with_query(&format!("/unsubscribe/{topic}/{token}/again"), &[("to", to)])
}

/// `path` under the base URL.
pub fn absolute(base: &Url, path: &str) -> String {
    format!("{}{path}", base.as_str().trim_end_matches('/'))
}

/// Sign-up with the code of this key.
pub fn sign_up_with(key: &str) -> String {
    with_query(SIGN_UP, &[("code", key)])
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

/// Group Settings, on one of its panels: `""` (General), `members`, `codes`, `activity`, …
pub fn group_settings(id: GroupId, panel: &str) -> String {
    if panel.is_empty() { format!("/groups/{id}/settings") } else { format!("/groups/{id}/settings/{panel}") }
}

/// The same for the code with this key, filled in.
pub fn request_behind_code(key: &str) -> String {
    with_query(REQUEST_BEHIND_CODE, &[("code", key)])
}

/// A code of a campaign, among its codes.
pub fn campaign_code(id: CampaignId, shown: &str) -> String {
    with_query(&campaign(id), &[("q", shown)])
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
