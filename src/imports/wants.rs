//! The groups that rows lead into.

use serde::{Deserialize, Serialize};

use crate::db::types::GroupRole;
use crate::ids::GroupId;

/// The groups that a row leads into.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct WantedGroups {
    /// Those that there are.
    pub groups: Vec<GroupId>,
    /// The keys of the names of those that are to be made.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub new: Vec<String>,
    /// What the person is in them.
    pub role: GroupRole,
    /// Names that are spelled otherwise in the file, and those of the groups that they are read as.
    #[serde(skip)]
    pub read_as: Vec<(String, String)>,
}

impl Default for WantedGroups {
    fn default() -> Self {
        Self { groups: Vec::new(), new: Vec::new(), role: GroupRole::Member, read_as: Vec::new() }
    }
}

/// A group, as a row names it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub struct GroupName {
    /// Its name.
    pub name: String,
    /// Whether that is one name, whatever signs it has in it.
    pub is_whole: bool,
    /// What tells it from others of the same name; empty where nothing does.
    pub id: String,
    /// What it is called instead, where the file has several of that name.
    pub apart: Option<String>,
}

impl GroupName {
    /// The name that no other group of the file has.
    pub fn called(&self) -> &str {
        self.apart.as_deref().unwrap_or(&self.name)
    }
}
