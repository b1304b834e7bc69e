//! The table: every route, and who may use it.

use muster::web::Access;

use super::fixture::Guest;

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
}

impl Row {
    pub fn answer(&self, guest: Guest) -> Answer {
        let special = self.but.iter().find(|(special, _)| *special == guest);
        special.map_or_else(|| rule(self.access, guest), |(_, answer)| *answer)
    }

    const fn get(path: &'static str, access: Access) -> Self {
        Self { method: "GET", path, access, but: &[] }
    }

    const fn post(path: &'static str, access: Access) -> Self {
        Self { method: "POST", path, access, but: &[] }
    }

    const fn but(self, but: &'static [(Guest, Answer)]) -> Self {
        Self { but, ..self }
    }
}

/// Every route of the program, in the order of paths.
pub const TABLE: &[Row] = &[
    Row::get("/", Access::Anyone).but(&[(Guest::SignedOut, Answer::SignIn), (Guest::Deactivated, Answer::SignIn)]),
    Row::get("/groups/new", Access::Manager),
    Row::post("/groups/new", Access::Manager),
    Row::get("/groups/{group}", Access::GroupMember),
    Row::post("/groups/{group}/join", Access::Member),
    Row::get("/groups/{group}/leave", Access::GroupMember),
    Row::post("/groups/{group}/leave", Access::Member),
    Row::get("/groups/{group}/settings", Access::GroupManager),
    Row::post("/groups/{group}/settings", Access::GroupManager),
    Row::get("/groups/{group}/settings/archive", Access::GroupManager),
    Row::post("/groups/{group}/settings/archive", Access::GroupManager),
    Row::post("/groups/{group}/settings/unarchive", Access::GroupManager),
    Row::get("/groups/{group}/settings/members", Access::GroupManager),
    Row::get("/groups/{group}/settings/members/add", Access::GroupManager),
    Row::post("/groups/{group}/settings/members/add", Access::GroupManager),
    Row::get("/groups/{group}/settings/members/{person}/role", Access::GroupManager),
    Row::post("/groups/{group}/settings/members/{person}/role", Access::GroupManager),
    Row::get("/groups/{group}/settings/members/{person}/remove", Access::GroupManager),
    Row::post("/groups/{group}/settings/members/{person}/remove", Access::GroupManager),
    Row::get("/groups/{group}/settings/activity", Access::GroupManager),
    Row::get("/settings", Access::Admin),
    Row::post("/settings", Access::Admin),
    Row::get("/settings/activity", Access::Admin),
    Row::get("/settings/activity/export", Access::Admin),
];

fn rule(access: Access, guest: Guest) -> Answer {
    let may = match access {
        Access::Anyone => return Answer::Served,
        // A session of somebody deactivated is no session.
        _ if matches!(guest, Guest::SignedOut | Guest::Deactivated) => return Answer::SignIn,
        Access::GroupMember | Access::GroupManager if !guest.sees_the_group() => return Answer::NotFound,
        Access::Member | Access::GroupMember => true,
        Access::GroupManager => matches!(guest, Guest::RunsGroup | Guest::Admin),
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
}
