//! The person who made an invite.

use diesel::prelude::*;

use crate::clock::Moment;
use crate::codes::Issuer;
use crate::db::types::{GroupRole, OrgRole, UserState};

/// The person who made an invite, with the rights that they have now.
#[derive(Debug, Clone, Queryable)]
pub(in crate::invites) struct Maker {
    pub name: String,
    email: Option<String>,
    email_confirmed_at: Option<Moment>,
    pub state: UserState,
    pub role: OrgRole,
    /// Their place in the invite's group.
    pub place: Option<GroupRole>,
}

impl Maker {
    /// Their address, if they have proved it and still use their account: answers to their invites go there.
    pub fn proved_address(&self) -> Option<&str> {
        self.email.as_deref().filter(|_| self.email_confirmed_at.is_some() && self.state == UserState::Active)
    }

    pub const fn issuer(&self) -> Issuer {
        Issuer { state: self.state, role: self.role, place: self.place }
    }
}
