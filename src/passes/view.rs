//! A pass as the people who look after it see it.

use crate::clock::Moment;
use crate::groups::GroupMember;
use crate::locale::{Arg, Message};
use crate::t;
use crate::web::{WindowBar, WindowView, derefs, urls};

use super::model::{PassId, Redeemer};
use super::refusal::PassRefusal;
use super::status::PassStatus;
use super::store::PassForVisitor;

/// A pass of a group as the people who look after it see it.
#[derive(Debug, Clone)]
pub struct PassView {
    found: PassForVisitor,
    pub status: PassStatus,
    /// When it is seen.
    now: Moment,
    /// Its page.
    pub url: String,
    /// Whether its reader manages the group, and whether they may add people without an account.
    may: (bool, bool),
}

derefs!(PassView => PassForVisitor, found);

impl PassView {
    /// `found`, a pass of the group of `who`, as they see it now.
    pub fn of(found: PassForVisitor, who: &GroupMember) -> Self {
        let now = who.reader().now;
        Self {
            status: PassStatus::of(&found.pass, now),
            url: match found.id {
                PassId::Code(code) | PassId::CampaignCode(code, _) => urls::code(who.group.id, code),
                PassId::Invite(invite) => urls::invite(who.group.id, invite),
            },
            may: (who.may_manage(), who.may_add_people()),
            found,
            now,
        }
    }

    /// Where an action on it is.
    pub fn action(&self, action: &str) -> String {
        format!("{}/{action}", self.url)
    }

    /// Whom it lets in.
    pub fn admits(&self) -> Message<'static> {
        t::passes::admits(self.found.pass.admits_new())
    }

    /// Whom it was made for.
    pub fn access(&self) -> Message<'static> {
        t::passes::access(self.found.pass.members_only)
    }

    /// The title of its ticket.
    pub fn title(&self) -> Message<'_> {
        t::passes::join_group(self.only_group().map_or("", |only| &only.group.name))
    }

    /// Whether it stopped, or lets in fewer than it was made for, because its maker lost a right that its reader has.
    pub fn is_for_taking(&self) -> bool {
        let (manages, may_add_people) = self.may;
        self.is_active() && manages && (!self.pass.rights.may_open || self.is_narrowed() && may_add_people)
    }

    /// Whether it lets in fewer than it was made for: makers of links choose whom they are for.
    pub(super) const fn is_narrowed(&self) -> bool {
        self.found.pass.kind.is_link() && self.found.pass.is_narrowed()
    }

    /// Whether it can be ended.
    pub fn is_active(&self) -> bool {
        self.pass.is_active(self.now)
    }

    /// Whether another can take its place.
    pub fn is_replaceable(&self) -> bool {
        self.pass.is_usable(self.now)
    }

    /// Why it does not let in people who have an account.
    pub fn refusal(&self) -> Option<PassRefusal> {
        self.pass.check(Redeemer::Member, self.now).err().map(|refused| refused.why)
    }

    /// When it was ended before its time.
    pub fn ended_at(&self) -> Option<Moment> {
        self.pass.ended.map(|(at, _)| at)
    }

    /// "3 of 40", or "3".
    pub fn uses(&self) -> Message<'static> {
        match self.pass.max_uses {
            Some(most) => t::passes::uses_of(most, self.pass.uses),
            None => t::passes::uses_count(self.pass.uses),
        }
    }

    /// "Fri 27 Nov 2026, 17:00 CET", or "Never".
    pub fn expiration(&self) -> Message<'static> {
        self.pass.expires_at.map_or_else(t::passes::never, t::locale::moment)
    }

    /// How long is left, or how long it is past; none where it never expires, or was ended before.
    pub fn left(&self) -> Option<Message<'static>> {
        let at = self.pass.expires_at.filter(|at| self.ended_at().is_none_or(|ended| *at <= ended));
        at.map(t::locale::relative)
    }

    /// When it was made.
    pub fn made(&self) -> Message<'static> {
        t::locale::moment(self.made_at)
    }

    /// The day it was made.
    pub fn made_day(&self) -> Message<'static> {
        t::locale::day(self.made_at)
    }

    /// Its time, drawn and told: from its making to its expiration, or to its end before that.
    pub fn window(&self) -> WindowView {
        let (ended_at, expires_at, now) = (self.ended_at(), self.pass.expires_at, self.now);
        let stops = [expires_at, ended_at].into_iter().flatten().min();
        let (words, until) = match (ended_at, expires_at) {
            (Some(ended), _) if self.pass.kind.is_link() => {
                (t::passes::window_deleted(ended), t::locale::day(ended).into())
            }
            (Some(ended), _) => (t::passes::window_ended(ended), t::locale::day(ended).into()),
            (None, Some(at)) if at <= now => (t::passes::window_expired(at), t::locale::moment(at).into()),
            (None, Some(at)) => (t::passes::window_ends(at), t::locale::moment(at).into()),
            (None, None) => (t::passes::window_endless(), Arg::default()),
        };
        let bar = WindowBar::new(Some(self.made_at.micros()), stops.map(Moment::micros), now.micros());
        WindowView { bar, words, from: t::passes::window_created(self.made_at).into(), until }
    }

    /// The line under the letters of its ticket: until when, and how often.
    pub fn ticket_words(&self) -> Message<'static> {
        t::passes::ticket_words(t::passes::used(self.uses()), self.window().words)
    }
}
