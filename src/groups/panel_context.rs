//! What the panels of other modules on a group's page are drawn from.

use crate::people::PanelContext;
use crate::web::derefs;

use super::model::{Group, Membership};
use super::who::GroupMember;

/// Who looks at a group's page.
pub struct GroupPanelContext {
    viewer: PanelContext,
    /// The group.
    pub group: Group,
    /// Their place in it; an admin may have none.
    pub membership: Option<Membership>,
    /// Whether they may run it.
    pub may_manage: bool,
}

impl GroupPanelContext {
    pub(super) fn of(who: &GroupMember) -> Self {
        Self {
            viewer: who.panel_context(),
            group: who.group.clone(),
            membership: who.membership,
            may_manage: who.may_manage(),
        }
    }
}

derefs!(GroupPanelContext => PanelContext, viewer);
