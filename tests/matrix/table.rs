//! The table: every route, and who may use it.

use muster::web::Access::{self, Admin, Anyone, GroupManager, GroupMember, Manager, Member, Supporter};

use super::fixture::Guest;
use Answer::{Forbidden, NotFound, SignIn};

/// How a route answers somebody.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answer {
    /// It does its work, be it to say what is missing in an empty form.
    Served,
    /// It leads to sign-in.
    SignIn,
    /// They may know of it and may not use it.
    Forbidden,
    /// They may not know of it.
    NotFound,
}

/// One method of one path.
pub struct Row {
    pub method: &'static str,
    pub path: &'static str,
    pub access: Access,
    /// Where somebody gets another answer than the rule of `access` gives.
    but: &'static [(Guest, Answer)],
    /// Where everybody gets the same answer.
    always: Option<Answer>,
}

impl Row {
    pub fn answer(&self, guest: Guest) -> Answer {
        if let Some(answer) = self.always {
            return answer;
        }
        let special = self.but.iter().find(|(special, _)| *special == guest);
        special.map_or_else(|| rule(self.access, guest), |(_, answer)| *answer)
    }

    const fn get(path: &'static str, access: Access) -> Self {
        Self { method: "GET", path, access, but: &[], always: None }
    }

    const fn post(path: &'static str, access: Access) -> Self {
        Self { method: "POST", path, access, but: &[], always: None }
    }

    const fn but(self, but: &'static [(Guest, Answer)]) -> Self {
        Self { but, ..self }
    }

    const fn always(self, answer: Answer) -> Self {
        Self { always: Some(answer), ..self }
    }
}

/// The invite of the paths was made by somebody else, and these do not run its group.
const NOT_THEIRS: &[(Guest, Answer)] = &[(Guest::OfGroup, NotFound), (Guest::Unconfirmed, NotFound)];

/// The group of the paths has switched off invites by its members.
const MAY_NOT_INVITE: &[(Guest, Answer)] = &[(Guest::OfGroup, Forbidden), (Guest::Unconfirmed, Forbidden)];

/// Whoever runs the group of the paths has no role in the organization, which these pages take.
const NO_ROLE: &[(Guest, Answer)] = &[(Guest::RunsGroup, Forbidden)];

/// Joining takes an account first; only then the link of the paths turns out to lead nowhere.
const JOINS_NOWHERE: &[(Guest, Answer)] = &[
    (Guest::SignedOut, SignIn),
    (Guest::Deactivated, SignIn),
    (Guest::Unconfirmed, NotFound),
    (Guest::OfGroup, NotFound),
    (Guest::Stranger, NotFound),
    (Guest::RunsGroup, NotFound),
    (Guest::RunsOther, NotFound),
    (Guest::Manager, NotFound),
    (Guest::Admin, NotFound),
];

/// What was done to many people was done by somebody else.
const NOT_THEIR_BULK: &[(Guest, Answer)] = &[(Guest::RunsOther, NotFound)];

/// Every route of the program, in the order of paths.
pub const TABLE: &[Row] = &[
    // The front page is Home, which is somebody's.
    Row::get("/", Anyone),
    Row::post("/language", Anyone),
    Row::get("/account", Member),
    Row::post("/account/confirm", Member),
    Row::get("/account/delete", Member),
    Row::post("/account/delete", Member),
    Row::post("/account/details", Member),
    Row::post("/account/download", Member),
    Row::post("/account/email", Member),
    Row::post("/account/emails", Member),
    Row::post("/account/password", Member),
    Row::post("/account/signout", Member),
    Row::get("/campaigns", Admin),
    Row::get("/campaigns/new", Admin),
    Row::post("/campaigns/new", Admin),
    Row::get("/campaigns/{campaign}", Admin),
    Row::post("/campaigns/{campaign}/codes.csv", Admin),
    Row::post("/campaigns/{campaign}/codes.xlsx", Admin),
    Row::get("/campaigns/{campaign}/edit", Admin),
    Row::post("/campaigns/{campaign}/edit", Admin),
    Row::get("/campaigns/{campaign}/email", Admin),
    Row::post("/campaigns/{campaign}/email", Admin),
    Row::get("/campaigns/{campaign}/recipients", Admin),
    Row::get("/campaigns/{campaign}/sheets", Admin),
    Row::get("/campaigns/{campaign}/stop", Admin),
    Row::post("/campaigns/{campaign}/stop", Admin),
    Row::get("/confirm/{id}/{token}", Anyone),
    Row::post("/confirm/{id}/{token}", Anyone),
    Row::get("/email/{id}/{token}", Anyone),
    Row::post("/email/{id}/{token}", Anyone),
    Row::get("/forgotten", Anyone),
    Row::post("/forgotten", Anyone),
    Row::get("/forgotten/mailed", Anyone),
    Row::get("/groups", Member),
    Row::get("/groups/new", Manager),
    Row::post("/groups/new", Manager),
    Row::get("/groups/{group}", GroupMember),
    Row::get("/groups/{group}/invites", GroupMember),
    Row::get("/groups/{group}/invites/new", GroupMember).but(MAY_NOT_INVITE),
    Row::post("/groups/{group}/invites/new", GroupMember).but(MAY_NOT_INVITE),
    Row::get("/groups/{group}/invites/{invite}", GroupMember).but(NOT_THEIRS),
    Row::get("/groups/{group}/invites/{invite}/delete", GroupMember).but(NOT_THEIRS),
    Row::post("/groups/{group}/invites/{invite}/delete", GroupMember).but(NOT_THEIRS),
    Row::post("/groups/{group}/invites/{invite}/take-over", GroupMember).but(NOT_THEIRS),
    Row::post("/groups/{group}/invites/{invite}/people/{recipient}/resend", GroupMember).but(NOT_THEIRS),
    Row::get("/groups/{group}/invites/{invite}/people/{recipient}/revoke", GroupMember).but(NOT_THEIRS),
    Row::post("/groups/{group}/invites/{invite}/people/{recipient}/revoke", GroupMember).but(NOT_THEIRS),
    Row::get("/groups/{group}/invites/{invite}/qr.svg", GroupMember).but(NOT_THEIRS),
    Row::post("/groups/{group}/join", Member),
    Row::get("/groups/{group}/leave", GroupMember),
    Row::post("/groups/{group}/leave", Member),
    Row::get("/groups/{group}/settings", GroupManager),
    Row::post("/groups/{group}/settings", GroupManager),
    Row::get("/groups/{group}/settings/activity", GroupManager),
    Row::get("/groups/{group}/settings/archive", GroupManager),
    Row::post("/groups/{group}/settings/archive", GroupManager),
    Row::get("/groups/{group}/settings/codes", GroupManager),
    Row::post("/groups/{group}/settings/codes/export.csv", GroupManager),
    Row::post("/groups/{group}/settings/codes/export.xlsx", GroupManager),
    Row::get("/groups/{group}/settings/codes/new", GroupManager),
    Row::post("/groups/{group}/settings/codes/new", GroupManager),
    Row::get("/groups/{group}/settings/codes/{code}", GroupManager),
    Row::get("/groups/{group}/settings/codes/{code}/edit", GroupManager),
    Row::post("/groups/{group}/settings/codes/{code}/edit", GroupManager),
    Row::get("/groups/{group}/settings/codes/{code}/email", GroupManager),
    Row::post("/groups/{group}/settings/codes/{code}/email", GroupManager),
    Row::get("/groups/{group}/settings/codes/{code}/expire", GroupManager),
    Row::post("/groups/{group}/settings/codes/{code}/expire", GroupManager),
    Row::get("/groups/{group}/settings/codes/{code}/poster", GroupManager),
    Row::get("/groups/{group}/settings/codes/{code}/qr.svg", GroupManager),
    Row::post("/groups/{group}/settings/codes/{code}/take-over", GroupManager),
    Row::get("/groups/{group}/settings/invites", GroupManager),
    Row::get("/groups/{group}/settings/members", GroupManager),
    Row::get("/groups/{group}/settings/members/add", GroupManager),
    Row::post("/groups/{group}/settings/members/add", GroupManager),
    Row::post("/groups/{group}/settings/members/export.csv", GroupManager),
    Row::post("/groups/{group}/settings/members/export.xlsx", GroupManager),
    Row::get("/groups/{group}/settings/members/{person}/remove", GroupManager),
    Row::post("/groups/{group}/settings/members/{person}/remove", GroupManager),
    Row::get("/groups/{group}/settings/members/{person}/role", GroupManager),
    Row::post("/groups/{group}/settings/members/{person}/role", GroupManager),
    Row::get("/groups/{group}/settings/requests", GroupManager),
    Row::post("/groups/{group}/settings/requests", GroupManager),
    Row::post("/groups/{group}/settings/unarchive", GroupManager),
    Row::get("/help", Anyone),
    Row::get("/help/joining", Anyone),
    Row::get("/help/managing", Member),
    Row::get("/help/organization", Member),
    Row::get("/invite/{id}/{token}", Anyone).always(NotFound),
    Row::post("/invite/{id}/{token}", Anyone).but(JOINS_NOWHERE),
    Row::get("/invite/{id}/{token}/request", Anyone),
    Row::post("/invite/{id}/{token}/request", Anyone),
    Row::get("/invite/{id}/{token}/signup", Anyone),
    Row::post("/invite/{id}/{token}/signup", Anyone),
    Row::get("/invited/{id}/{token}", Anyone).always(NotFound),
    Row::post("/invited/{id}/{token}", Anyone).but(JOINS_NOWHERE),
    Row::get("/invited/{id}/{token}/quiet", Anyone).always(NotFound),
    Row::post("/invited/{id}/{token}/quiet", Anyone).always(NotFound),
    Row::get("/invited/{id}/{token}/request", Anyone),
    Row::post("/invited/{id}/{token}/request", Anyone),
    Row::get("/invited/{id}/{token}/signup", Anyone),
    Row::post("/invited/{id}/{token}/signup", Anyone),
    Row::get("/join", Anyone),
    Row::post("/join", Anyone),
    Row::get("/join/request", Member),
    Row::post("/join/request", Member),
    Row::get("/join/{code}", Anyone),
    Row::post("/join/read", Anyone),
    Row::post("/join/{code}", Member),
    Row::get("/request/{id}/{token}", Anyone).always(NotFound),
    Row::get("/reset/{id}/{token}", Anyone),
    Row::post("/reset/{id}/{token}", Anyone),
    Row::get("/settings", Admin),
    Row::post("/settings", Admin),
    Row::get("/settings/activity", Admin),
    Row::get("/settings/activity/export", Admin),
    Row::get("/settings/activity/export.xlsx", Admin),
    Row::get("/settings/mail", Admin),
    Row::post("/settings/mail/hurry", Admin),
    Row::post("/settings/mail/test", Admin),
    Row::post("/settings/mail/{mail}/retry", Admin),
    Row::get("/settings/restore", Admin),
    Row::post("/settings/restore/dismiss", Admin),
    Row::post("/settings/restore/drop", Admin),
    Row::get("/settings/restore/expire", Admin),
    Row::post("/settings/restore/expire", Admin),
    Row::post("/settings/restore/send", Admin),
    Row::get("/settings/user-groups", Manager),
    Row::get("/settings/user-groups/new", Manager),
    Row::post("/settings/user-groups/new", Manager),
    Row::get("/settings/user-groups/{group}", GroupManager).but(NO_ROLE),
    Row::post("/settings/user-groups/{group}", GroupManager).but(NO_ROLE),
    Row::get("/settings/user-groups/{group}/archive", GroupManager).but(NO_ROLE),
    Row::post("/settings/user-groups/{group}/archive", GroupManager).but(NO_ROLE),
    Row::post("/settings/user-groups/{group}/move", Admin),
    Row::post("/settings/user-groups/{group}/unarchive", GroupManager).but(NO_ROLE),
    // Once, before there is an organization.
    Row::get("/setup/{id}/{token}", Anyone).always(NotFound),
    Row::post("/setup/{id}/{token}", Anyone).always(NotFound),
    Row::get("/signin", Anyone),
    Row::post("/signin", Anyone),
    Row::post("/signout", Anyone),
    Row::get("/signup", Anyone),
    Row::post("/signup", Anyone),
    Row::get("/signup/mailed", Anyone),
    Row::get("/signup/wait/{handle}", Anyone),
    Row::post("/signup/wait/{handle}", Anyone),
    Row::get("/unsubscribe/{topic}/{token}", Anyone).always(NotFound),
    Row::post("/unsubscribe/{topic}/{token}", Anyone).always(NotFound),
    Row::post("/unsubscribe/{topic}/{token}/again", Anyone).always(NotFound),
    Row::get("/users/import", Admin),
    Row::post("/users/import", Admin),
    Row::get("/users/import/{import}", Admin),
    Row::get("/users/import/{import}/columns", Admin),
    Row::post("/users/import/{import}/columns", Admin),
    Row::post("/users/import/{import}/reading", Admin),
    Row::post("/users/import/{import}/confirm", Admin),
    Row::get("/users/import/{import}/undo", Admin),
    Row::post("/users/import/{import}/undo", Admin),
    Row::get("/users", Supporter),
    Row::get("/users/bulk", Supporter),
    Row::post("/users/bulk", Supporter),
    Row::get("/users/bulk/{bulk}", Supporter).but(NOT_THEIR_BULK),
    Row::post("/users/bulk/{bulk}/undo", Supporter).but(NOT_THEIR_BULK),
    Row::post("/users/export.csv", Admin),
    Row::post("/users/export.xlsx", Admin),
    Row::get("/users/{person}", Supporter),
    Row::get("/users/{person}/activity", Admin),
    Row::post("/users/{person}/confirm", Admin),
    Row::get("/users/{person}/deactivate", Admin),
    Row::post("/users/{person}/deactivate", Admin),
    Row::get("/users/{person}/groups", Supporter),
    Row::post("/users/{person}/groups", Supporter),
    Row::get("/users/{person}/history", Admin),
    Row::get("/users/{person}/move", Supporter),
    Row::post("/users/{person}/move", Supporter),
    Row::post("/users/{person}/reactivate", Admin),
    Row::get("/users/{person}/role", Admin),
    Row::post("/users/{person}/role", Admin),
    Row::post("/users/{person}/signout", Admin),
    Row::get("/welcome/{id}/{token}", Anyone),
    Row::post("/welcome/{id}/{token}", Anyone),
];

fn rule(access: Access, guest: Guest) -> Answer {
    let may = match access {
        Access::Anyone => return Answer::Served,
        // A session of somebody deactivated is no session.
        _ if matches!(guest, Guest::SignedOut | Guest::Deactivated) => return Answer::SignIn,
        Access::GroupMember | Access::GroupManager if !guest.sees_the_group() => return Answer::NotFound,
        Access::Member | Access::GroupMember => true,
        Access::GroupManager => matches!(guest, Guest::RunsGroup | Guest::Admin),
        Access::Supporter => matches!(guest, Guest::RunsGroup | Guest::RunsOther | Guest::Admin),
        Access::Manager => matches!(guest, Guest::Manager | Guest::Admin),
        Access::Admin => guest == Guest::Admin,
    };
    if may { Answer::Served } else { Answer::Forbidden }
}

#[test]
fn a_row_follows_its_rule_but_where_it_says_otherwise() {
    let page = Row::get("/groups/{group}/settings", Access::GroupManager);
    assert_eq!(page.answer(Guest::OfGroup), Answer::Forbidden);
    assert_eq!(page.answer(Guest::RunsOther), Answer::NotFound);
    assert_eq!(page.answer(Guest::Admin), Answer::Served);
    let action = Row::post("/x", Access::Member).but(&[(Guest::Unconfirmed, Answer::Forbidden)]);
    assert_eq!(action.answer(Guest::Unconfirmed), Answer::Forbidden);
    assert_eq!(action.answer(Guest::Stranger), Answer::Served);
    assert_eq!(action.answer(Guest::Deactivated), Answer::SignIn);
    assert_eq!(Row::get("/x", Access::Anyone).always(Answer::NotFound).answer(Guest::Admin), Answer::NotFound);
}
