//! An invite as its pages show it.

use crate::db::types::GroupRole;
use crate::groups::GroupMember;
use crate::ids::InviteId;
use crate::organization::may_add_people;
use crate::passes::{PassStatus, PassView};
use crate::web::urls;

use super::store::Listed;

/// An invite as its pages show it.
#[derive(Debug, Clone)]
pub(super) struct InviteView {
    pub id: InviteId,
    /// Its page.
    pub url: String,
    pub view: PassView,
    /// Whether its reader manages the group, and whether they may add people without an account.
    reader: (bool, bool),
}

impl InviteView {
    /// `listed`, an invite into the group of `who`, as they see it now.
    pub fn of(listed: Listed, who: &GroupMember) -> Self {
        let pass = listed.pass(&who.group, &who.organization);
        let Listed { invite, maker } = listed;
        Self {
            id: invite.id,
            url: urls::invite(who.group.id, invite.id),
            view: PassView::of(pass, invite.role, maker.person.name, invite.made_at, who.reader()),
            reader: (who.may_manage(), may_add_people(who.organization.add_policy, who.person.role)),
        }
    }

    /// Whether it lets in fewer than it was made for because its maker lost a right that its reader has.
    pub fn is_for_taking(&self) -> bool {
        let (manages, may_add_people) = self.reader;
        let narrowed = self.view.pass.is_narrowed() && may_add_people;
        self.view.is_active() && manages && (!self.view.pass.rights.may_open || narrowed)
    }

    /// Whom it lets in, as was chosen.
    pub const fn access(&self) -> &'static str {
        if self.view.pass.members_only { "Existing members only" } else { "Anyone with the link" }
    }

    /// What it makes of people.
    pub const fn role(&self) -> &'static str {
        match self.view.role {
            GroupRole::Member => "member",
            GroupRole::Manager => "manager",
        }
    }

    /// Where the bar ends, in words; empty where it has no end.
    pub fn window_until(&self) -> String {
        match (self.view.ended_at(), self.view.pass.expires_at) {
            (Some(deleted), expires) if expires.is_none_or(|at| deleted < at) => {
                format!("deleted {}", self.view.reader.zone.date(deleted))
            }
            (_, Some(_)) => self.view.expiration(),
            (_, None) => String::new(),
        }
    }

    /// For those who look after it: why it lets in fewer than it was made for, and what would change that.
    pub fn trouble(&self) -> String {
        let PassView { pass, maker, .. } = &self.view;
        if !self.view.is_active() {
            return String::new();
        }
        if !pass.rights.may_open {
            return format!(
                "{maker} can’t invite people into this group any more, so this link has stopped. A manager of the group \
                 can take it over to make it work again."
            );
        }
        if pass.is_narrowed() {
            return format!(
                "{maker} can’t add people without an account any more, so this link works for existing members only."
            );
        }
        match self.view.status {
            PassStatus::NotStarted => {
                "The group hasn’t started. People can join with the link from its start date.".to_owned()
            }
            PassStatus::Stopped => {
                "The group isn’t taking new members right now. Check its dates in General.".to_owned()
            }
            _ => String::new(),
        }
    }

    /// "12 people joined with it and stay in the group."
    pub fn consequence(&self) -> String {
        match self.view.pass.uses {
            0 => "No one has used it yet.".to_owned(),
            1 => "1 person joined with it and stays in the group.".to_owned(),
            uses => format!("{uses} people joined with it and stay in the group."),
        }
    }
}
