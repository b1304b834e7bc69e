//! What can happen to a group's code.

use serde::{Deserialize, Serialize};

use crate::clock::Moment;
use crate::db::types::GroupRole;
use crate::events::{BOLD, Event, KindLabel, Row};
use crate::ids::{CodeId, GroupId, UserId};
use crate::locale::Rich;
use crate::t;

/// What happened to a group's code. Its last two symbols name it: whoever reads Activity is given no way in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum CodeEvent {
    /// It was made.
    Created {
        group: GroupId,
        code: CodeId,
        ending: String,
        expires_at: Option<Moment>,
        max_uses: Option<i64>,
        role: Option<GroupRole>,
        label: Option<String>,
    },
    /// It was ended.
    Expired {
        group: GroupId,
        code: CodeId,
        ending: String,
        uses: Option<i64>,
        max_uses: Option<i64>,
        expires_at: Option<Moment>,
    },
    /// Another manager took it over.
    TakenOver { group: GroupId, code: CodeId, ending: String, maker: Option<UserId> },
    /// Another code took its place.
    Replaced { group: GroupId, code: CodeId, ending: String, by: Option<CodeId> },
    /// It was emailed to people.
    Emailed { group: GroupId, code: CodeId, ending: String, recipients: Option<usize> },
    /// A group's codes were exported.
    Exported { group: GroupId },
}

impl Event for CodeEvent {
    const SUBJECT: &'static str = "code";

    const KINDS: &'static [(&'static str, KindLabel)] = &[
        ("created", t::events::code_created_kind),
        ("expired", t::events::code_expired_kind),
        ("taken_over", t::events::code_taken_over_kind),
        ("replaced", t::events::code_replaced_kind),
        ("emailed", t::events::code_emailed_kind),
        ("exported", t::events::code_exported_kind),
    ];

    fn summary(&self, row: &Row) -> Rich<'static> {
        let who = row.who();
        match self {
            Self::Created { ending, .. } => t::events::code_created(BOLD, ending.clone(), who),
            Self::Expired { ending, .. } => t::events::code_expired(BOLD, ending.clone(), who),
            Self::TakenOver { ending, .. } => t::events::code_taken_over(BOLD, ending.clone(), who),
            Self::Replaced { ending, .. } => t::events::code_replaced(BOLD, ending.clone(), who),
            Self::Emailed { ending, .. } => t::events::code_emailed(BOLD, ending.clone(), who),
            Self::Exported { .. } => t::events::code_exported(BOLD, who),
        }
    }
}
