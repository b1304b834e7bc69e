//! What can happen to an invite.

use serde::{Deserialize, Serialize};

use crate::clock::Moment;
use crate::db::types::{GroupRole, InviteAccess};
use crate::events::{Event, Row};
use crate::ids::{GroupId, InviteId, RecipientId, UserId};
use crate::passes::NewInvite;

/// What happened to an invite.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum InviteEvent {
    /// It was made.
    Created {
        group: GroupId,
        invite: InviteId,
        access: Option<InviteAccess>,
        role: Option<GroupRole>,
        expires_at: Option<Moment>,
        max_uses: Option<i64>,
        emailed: Option<usize>,
    },
    /// Its links were deleted.
    Deleted { group: GroupId, invite: InviteId },
    /// Another manager took it over.
    TakenOver { group: GroupId, invite: InviteId, maker: Option<UserId> },
    /// Its email was sent to somebody again.
    Resent { group: GroupId, invite: InviteId, recipient: Option<RecipientId> },
    /// Somebody's invite was ended for good.
    Revoked { group: GroupId, invite: InviteId, recipient: Option<RecipientId> },
}

impl InviteEvent {
    /// `invite` was made and emailed to so many.
    pub(super) fn created(invite: InviteId, new: &NewInvite, emailed: usize) -> Self {
        Self::Created {
            group: new.group_id,
            invite,
            access: Some(new.access),
            role: Some(new.role),
            expires_at: new.expires_at,
            max_uses: new.max_uses,
            emailed: Some(emailed),
        }
    }
}

impl Event for InviteEvent {
    const SUBJECT: &'static str = "invite";

    const KINDS: &'static [(&'static str, &'static str)] = &[
        ("created", "Invite made"),
        ("deleted", "Invite deleted"),
        ("taken_over", "Invite taken over"),
        ("resent", "Invite sent again"),
        ("revoked", "Invite revoked"),
    ];

    fn summary(&self, _row: &Row) -> String {
        let summary = match self {
            Self::Created { .. } => "made an invite",
            Self::Deleted { .. } => "deleted an invite",
            Self::TakenOver { .. } => "took over an invite",
            Self::Resent { .. } => "sent an invite again",
            Self::Revoked { .. } => "revoked an invite",
        };
        summary.to_owned()
    }
}
