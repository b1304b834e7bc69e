//! What memberships may become, and what comes of it.

use crate::by::By;
use crate::clock::Moment;
use crate::db::types::{GroupRole, JoinMethod};
use crate::ids::{GroupId, UserId};

use super::model::Membership;
use super::rules::{AdmitError, Outside};

/// What one membership is to become.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MembershipChange {
    /// The group.
    pub group: GroupId,
    /// Whose membership of it.
    pub person: UserId,
    /// What becomes of it.
    pub to: To,
}

/// What becomes of a membership.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum To {
    /// They join, if the admission rule lets them.
    In(Via),
    /// They are in no more.
    Out(Leaving),
    /// They are in this other group instead, with the role that they had; or else they stay where they are. That is no
    /// removal, which would bar the way back.
    Moved(GroupId),
    /// They have this role.
    Role(GroupRole),
    /// They have back what they had, whatever the group's window: that is no joining.
    Back(Membership),
}

/// How somebody joins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Via {
    /// The method.
    pub kind: JoinMethod,
    /// The very code, invite, … or who added them.
    pub reference: Option<i64>,
    /// When the code or invite was made: one made after a removal works again.
    pub made_at: Option<Moment>,
    /// The group role that it grants.
    pub role: GroupRole,
}

impl Via {
    /// Added by whoever acts.
    pub fn added(by: &By, role: GroupRole) -> Self {
        Self { kind: JoinMethod::Added, reference: by.actor.map(|actor| actor.0), made_at: None, role }
    }

    /// What it gives to whoever joins at `now`.
    pub fn membership(&self, now: Moment) -> Membership {
        Membership { role: self.role, joined_at: now, method: self.kind, reference: self.reference }
    }
}

/// Why somebody is in no more.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Leaving {
    /// By themselves; what let them in lets them in again.
    Left,
    /// A manager removed them; no code or invite made before this moment lets them in again.
    Removed,
    /// That they joined is taken back, as if they never had: that bars nobody.
    Undone,
}

/// What came of a change.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// It is so now.
    Done {
        /// The membership before.
        was: Option<Membership>,
        /// Whether the group that they joined takes nobody by other methods now.
        outside: Option<Outside>,
    },
    /// The admission rule says no.
    Refused(AdmitError),
    /// They are not in the group.
    NotIn,
    /// They have that role already.
    Same,
}

impl Outcome {
    /// What it says of somebody who was to join: whether that is outside the group's window, or why not.
    pub fn admitted(self) -> Result<Option<Outside>, AdmitError> {
        match self {
            Self::Done { outside, .. } => Ok(outside),
            Self::Refused(why) => Err(why),
            // Neither comes of joining.
            Self::NotIn | Self::Same => Err(AdmitError::AlreadyIn),
        }
    }
}
