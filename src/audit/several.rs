//! What a row of the log says that is one deed in several groups: as a whole, and to each of them.

use serde_json::Value;

use crate::ids::GroupId;
use crate::zone::Zone;

use super::rules::Action;
use super::store::Row;
use super::words::object;

impl Row {
    /// What they did in `group`, and what changed there. Of a deed in several groups each is told its
    /// own part: who runs the one need not know of the others.
    #[must_use]
    pub fn told_in(&self, group: GroupId, zone: Zone) -> (String, Vec<String>) {
        if Action::parse(&self.action) != Some(Action::PersonGroupsChanged) {
            return (self.deed(), self.changes(zone));
        }
        let after = object(self.after.as_deref());
        let inside = after.get("groups").and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
        let deed = match (inside.contains(&Value::from(group.0)), self.is_by_themselves()) {
            (true, true) => "joined".to_owned(),
            (true, false) => format!("added {}", self.whom()),
            (false, true) => "left".to_owned(),
            (false, false) => format!("removed {}", self.whom()),
        };
        (deed, Vec::new())
    }

    /// The groups that somebody was put into, and taken out of.
    pub(super) fn groups_changed(&self) -> Vec<String> {
        let after = object(self.after.as_deref());
        let names = |key: &str| {
            let names = after.get(key).and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
            names.iter().filter_map(Value::as_str).collect::<Vec<_>>().join(", ")
        };
        let lines = [("Added to", names("added")), ("Taken out of", names("removed"))];
        lines
            .into_iter()
            .filter(|(_, names)| !names.is_empty())
            .map(|(what, names)| format!("{what}: {names}"))
            .collect()
    }
}
