//! An invite as its pages show it.

use crate::clock::Moment;
use crate::db::types::{GroupRole, InviteAccess};
use crate::groups::GroupMember;
use crate::ids::InviteId;
use crate::organization::may_add_people;
use crate::passes::{InviteRow, Pass, PassStatus};
use crate::web::{WindowBar, urls};
use crate::zone::{Zone, left};

use super::store::Listed;

/// An invite as its pages show it.
#[derive(Debug, Clone)]
pub(super) struct InviteView {
    pub id: InviteId,
    /// Its page.
    pub url: String,
    pub maker: String,
    pub state: PassStatus,
    pub invite: InviteRow,
    pass: Pass,
    zone: Zone,
    now: Moment,
    /// Whether its reader manages the group, and whether they may add people without an account.
    reader: (bool, bool),
}

impl InviteView {
    /// `listed`, an invite into the group of `who`, as they see it at `now`.
    pub fn of(listed: Listed, who: &GroupMember, now: Moment) -> Self {
        let pass = listed.pass(&who.group, &who.organization);
        Self {
            id: listed.invite.id,
            url: urls::invite(who.group.id, listed.invite.id),
            maker: listed.maker.account.name,
            state: PassStatus::of(&pass, now),
            invite: listed.invite,
            pass,
            zone: who.zone(),
            now,
            reader: (who.may_manage(), may_add_people(who.organization.add_policy, who.person.role)),
        }
    }

    /// The word of its state.
    pub const fn word(&self) -> &'static str {
        self.state.word(self.pass.kind)
    }

    /// The state by which chips are drawn.
    pub const fn shape(&self) -> &'static str {
        self.state.shape(self.pass.kind)
    }

    /// Whether its links can be deleted.
    pub fn lives(&self) -> bool {
        self.pass.is_active(self.now)
    }

    /// Whether it lets in fewer than it was made for because its maker lost a right that its reader has.
    pub fn is_for_taking(&self) -> bool {
        let (manages, may_add_people) = self.reader;
        let narrowed = self.pass.is_narrowed() && may_add_people;
        self.lives() && manages && (!self.pass.rights.may_open || narrowed)
    }

    /// Whom it lets in, as was chosen.
    pub const fn access(&self) -> &'static str {
        match self.invite.access {
            InviteAccess::Anyone => "Anyone with the link",
            InviteAccess::Members => "Existing members only",
        }
    }

    /// What it makes of people.
    pub const fn role(&self) -> &'static str {
        match self.invite.role {
            GroupRole::Member => "member",
            GroupRole::Manager => "manager",
        }
    }

    /// "3 of 40", or "3".
    pub fn uses(&self) -> String {
        match self.invite.max_uses {
            Some(most) => format!("{} of {most}", self.invite.uses),
            None => self.invite.uses.to_string(),
        }
    }

    /// "Fri 27 Nov 2026, 17:00 CET", or "Never".
    pub fn expiration(&self) -> String {
        self.invite.expires_at.map_or_else(|| "Never".to_owned(), |at| self.zone.long(at))
    }

    /// How long is left, or how long it is past; empty where it never expires, or was deleted.
    pub fn left(&self) -> String {
        let at = self.invite.expires_at.filter(|_| self.invite.deleted_at.is_none());
        at.map_or_else(String::new, |at| left(at, self.now))
    }

    /// When it was made.
    pub fn made(&self) -> String {
        self.zone.long(self.invite.made_at)
    }

    /// The day it was made.
    pub fn made_day(&self) -> String {
        self.zone.date(self.invite.made_at)
    }

    /// Its time, drawn: from its making to its expiration, or to its deletion before that.
    pub fn window(&self) -> WindowBar {
        let stops = [self.invite.expires_at, self.invite.deleted_at].into_iter().flatten().min();
        WindowBar::new(Some(self.invite.made_at.micros()), stops.map(Moment::micros), self.now.micros())
    }

    /// Where the bar ends, in words; empty where it has no end.
    pub fn window_until(&self) -> String {
        match (self.invite.deleted_at, self.invite.expires_at) {
            (Some(deleted), expires) if expires.is_none_or(|at| deleted < at) => {
                format!("deleted {}", self.zone.date(deleted))
            }
            (_, Some(_)) => self.expiration(),
            (_, None) => String::new(),
        }
    }

    /// What the bar says.
    pub fn window_words(&self) -> String {
        match (self.invite.deleted_at, self.invite.expires_at) {
            (Some(at), _) => format!("Deleted {}", self.zone.long(at)),
            (None, Some(at)) if at <= self.now => format!("Expired {}", self.zone.long(at)),
            (None, Some(at)) => format!("Ends {}, {}", self.zone.long(at), left(at, self.now)),
            (None, None) => "Never expires".to_owned(),
        }
    }

    /// For those who look after it: why it lets in fewer than it was made for, and what would change that.
    pub fn trouble(&self) -> String {
        if !self.lives() {
            return String::new();
        }
        let maker = &self.maker;
        if !self.pass.rights.may_open {
            return format!(
                "{maker} can’t invite people into this group any more, so this link has stopped. A manager of the group \
                 can take it over to make it work again."
            );
        }
        if self.pass.is_narrowed() {
            return format!(
                "{maker} can’t add people without an account any more, so this link works for existing members only."
            );
        }
        match self.state {
            PassStatus::NotStarted => {
                "The group has not started; from its start date on the link lets people in.".to_owned()
            }
            PassStatus::Stopped => "The group takes nobody at present: look at its dates in General.".to_owned(),
            _ => String::new(),
        }
    }

    /// "12 people came by this invite; they stay in the group."
    pub fn consequence(&self) -> String {
        match self.invite.uses {
            0 => "Nobody has come by it so far.".to_owned(),
            1 => "1 person came by it; they stay in the group.".to_owned(),
            uses => format!("{uses} people came by it; they stay in the group."),
        }
    }
}
