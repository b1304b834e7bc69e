//! What can happen to a group's code.

use serde::{Deserialize, Serialize};

use crate::clock::Moment;
use crate::db::types::GroupRole;
use crate::events::{Event, Row};
use crate::ids::{CodeId, GroupId, UserId};

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

    const KINDS: &'static [(&'static str, &'static str)] = &[
        ("created", "Code made"),
        ("expired", "Code expired"),
        ("taken_over", "Code taken over"),
        ("replaced", "Code replaced"),
        ("emailed", "Code emailed"),
        ("exported", "Codes exported"),
    ];

    fn summary(&self, _row: &Row) -> String {
        let (verb, ending) = match self {
            Self::Created { ending, .. } => ("made", ending),
            Self::Expired { ending, .. } => ("expired", ending),
            Self::TakenOver { ending, .. } => ("took over", ending),
            Self::Replaced { ending, .. } => ("replaced", ending),
            Self::Emailed { ending, .. } => ("emailed", ending),
            Self::Exported { .. } => return "exported the codes".to_owned(),
        };
        format!("{verb} the code ending …{ending}")
    }
}
