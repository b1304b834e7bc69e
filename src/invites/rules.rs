//! Who may make invites.

use crate::groups::Group;

/// Whether somebody who manages `group`, or is in it, may invite into it at all.
#[must_use]
pub fn may_invite_into(group: &Group, manages: bool, is_in: bool) -> bool {
    manages || (is_in && group.members_may_invite)
}
