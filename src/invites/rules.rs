//! Who may make invites.

use crate::groups::{Group, GroupMember};

/// Whether somebody who manages `group`, or is in it, may invite into it at all.
pub fn may_invite_into(group: &Group, manages: bool, is_in: bool) -> bool {
    manages || (is_in && group.members_may_invite)
}

/// Whether somebody may make invites into the group that they see.
pub(super) fn may_invite(who: &GroupMember) -> bool {
    may_invite_into(&who.group, who.may_manage(), who.membership.is_some())
}
