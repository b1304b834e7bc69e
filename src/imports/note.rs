//! What a row comes to, as it is kept: keys and data, worded where they are shown.

use std::collections::HashMap;

use serde::{Deserialize, Serialize};

use crate::db::types::{OrgRole, RowOutcome};
use crate::groups::Outside;
use crate::ids::GroupId;

use super::row_error::RowError;

/// What a row comes to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RowNote {
    /// What it changes, or would change.
    Plan(PlanNote),
    /// Why it does nothing.
    Wrong(RowError),
    /// All of it was so when it was to be carried out.
    SoAlready,
}

/// What a row changes, and what it says beside.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct PlanNote {
    /// The role of somebody who is new.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub added_as: Option<OrgRole>,
    /// The groups that they come into, and whether those take nobody by other ways.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub joins: Vec<(GroupId, Option<Outside>)>,
    /// Whether they are a manager of them.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub as_manager: bool,
    /// The names of groups that are to be made.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub new: Vec<String>,
    /// The higher role that they get.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub raise: Option<OrgRole>,
    /// The role that they keep though the file names a lower one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub keeps: Option<OrgRole>,
    /// Groups in which they stay a member though the file names them a manager.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub stays_member: Vec<GroupId>,
    /// Names that are spelled otherwise in the file, and those of the groups that they are read as.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub read_as: Vec<(String, String)>,
    /// An earlier line that says all of it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub same_as: Option<u64>,
    /// The line that says that this person is gone.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub gone_in: Option<u64>,
}

impl PlanNote {
    /// Whether everything is as the row says already.
    pub const fn is_nothing(&self) -> bool {
        self.added_as.is_none() && self.raise.is_none() && self.joins.is_empty() && self.new.is_empty()
    }
}

impl RowNote {
    /// As it is kept; it holds numbers and texts only, which always serialise.
    pub fn json(&self) -> String {
        serde_json::to_string(self).unwrap_or_default()
    }

    /// The note that is kept; none where an earlier version wrote a sentence.
    pub fn of(kept: &str) -> Option<Self> {
        serde_json::from_str(kept).ok()
    }

    /// Whether the row does anything.
    pub const fn outcome(&self) -> RowOutcome {
        match self {
            Self::Wrong(_) => RowOutcome::Wrong,
            Self::Plan(plan) if !plan.is_nothing() => RowOutcome::Change,
            Self::Plan(_) | Self::SoAlready => RowOutcome::Unchanged,
        }
    }

    /// What it changes, and what it says beside.
    pub const fn plan(&self) -> Option<&PlanNote> {
        if let Self::Plan(plan) = self { Some(plan) } else { None }
    }

    /// Whether the person is new.
    pub fn adds(&self) -> bool {
        self.plan().is_some_and(|plan| plan.added_as.is_some())
    }

    /// The groups that it names.
    pub fn groups(&self) -> impl Iterator<Item = GroupId> + '_ {
        self.plan()
            .into_iter()
            .flat_map(|plan| plan.joins.iter().map(|(group, _)| *group).chain(plan.stays_member.clone()))
    }
}

/// What groups are called.
pub type GroupNames = HashMap<GroupId, String>;
