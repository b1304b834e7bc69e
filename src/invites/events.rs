//! What can happen to an invite.

use serde::{Deserialize, Serialize};

use crate::clock::Moment;
use crate::db::types::{GroupRole, InviteAccess};
use crate::events::{BOLD, Event, KindLabel, Row};
use crate::ids::{GroupId, InviteId, RecipientId, UserId};
use crate::locale::Rich;
use crate::passes::NewInvite;
use crate::t;

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

    const KINDS: &'static [(&'static str, KindLabel)] = &[
        ("created", t::events::invite_created_kind),
        ("deleted", t::events::invite_deleted_kind),
        ("taken_over", t::events::invite_taken_over_kind),
        ("resent", t::events::invite_resent_kind),
        ("revoked", t::events::invite_revoked_kind),
    ];

    fn summary(&self, row: &Row) -> Rich<'static> {
        match self {
            Self::Created { .. } => t::events::invite_created(BOLD, row.who()),
            Self::Deleted { .. } => t::events::invite_deleted(BOLD, row.who()),
            Self::TakenOver { .. } => t::events::invite_taken_over(BOLD, row.who()),
            Self::Resent { .. } => t::events::invite_resent(BOLD, row.who()),
            Self::Revoked { .. } => t::events::invite_revoked(BOLD, row.who()),
        }
    }
}
