//! A pass as the people who look after it see it.

use crate::clock::Moment;
use crate::groups::{GroupMember, GroupWindow};
use crate::locale::Reader;
use crate::web::{WindowBar, derefs, urls};
use crate::zone::left;

use super::model::{PassId, Redeemer};
use super::refusal::PassRefusal;
use super::status::PassStatus;
use super::store::PassForVisitor;

/// A pass of a group as the people who look after it see it.
#[derive(Debug, Clone)]
pub struct PassView {
    found: PassForVisitor,
    pub status: PassStatus,
    pub reader: Reader,
    /// Its page.
    pub url: String,
    /// Whether its reader manages the group, and whether they may add people without an account.
    may: (bool, bool),
}

derefs!(PassView => PassForVisitor, found);

impl PassView {
    /// `found`, a pass of the group of `who`, as they see it now.
    pub fn of(found: PassForVisitor, who: &GroupMember) -> Self {
        let reader = who.reader();
        Self {
            status: PassStatus::of(&found.pass, reader.now),
            url: match found.id {
                PassId::Code(code) | PassId::CampaignCode(code, _) => urls::code(who.group.id, code),
                PassId::Invite(invite) => urls::invite(who.group.id, invite),
            },
            may: (who.may_manage(), who.may_add_people()),
            found,
            reader,
        }
    }

    /// Where an action on it is.
    pub fn action(&self, action: &str) -> String {
        format!("{}/{action}", self.url)
    }

    /// Whom it lets in.
    pub const fn admits(&self) -> &'static str {
        admits(self.found.pass.admits_new())
    }

    /// Whom it was made for.
    pub const fn access(&self) -> &'static str {
        if self.found.pass.members_only { "Existing members only" } else { "Anyone with the link" }
    }

    /// The title of its ticket.
    pub fn title(&self) -> String {
        format!("Join {}", self.only_group().map_or("", |only| &only.group.name))
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
        self.pass.is_active(self.reader.now)
    }

    /// Whether another can take its place.
    pub fn is_replaceable(&self) -> bool {
        self.pass.is_usable(self.reader.now)
    }

    /// Why it does not let in people who have an account.
    pub fn refusal(&self) -> Option<PassRefusal> {
        self.pass.check(Redeemer::Member, self.reader.now).err().map(|refused| refused.why)
    }

    /// When it was ended before its time.
    pub fn ended_at(&self) -> Option<Moment> {
        self.pass.ended.map(|(at, _)| at)
    }

    /// "3 of 40", or "3".
    pub fn uses(&self) -> String {
        match self.pass.max_uses {
            Some(most) => format!("{} of {most}", self.pass.uses),
            None => self.pass.uses.to_string(),
        }
    }

    /// "Fri 27 Nov 2026, 17:00 CET", or "Never".
    pub fn expiration(&self) -> String {
        self.pass.expires_at.map_or_else(|| "Never".to_owned(), |at| self.reader.zone.long(at))
    }

    /// How long is left, or how long it is past; empty where it never expires, or was ended before.
    pub fn left(&self) -> String {
        let at = self.pass.expires_at.filter(|at| self.ended_at().is_none_or(|ended| *at <= ended));
        at.map_or_else(String::new, |at| left(at, self.reader.now))
    }

    /// When it was made.
    pub fn made(&self) -> String {
        self.reader.zone.long(self.made_at)
    }

    /// The day it was made.
    pub fn made_day(&self) -> String {
        self.reader.zone.date(self.made_at)
    }

    /// When it was ended before its time; empty where it was not.
    pub fn ended(&self) -> String {
        self.ended_at().map_or_else(String::new, |at| self.reader.zone.long(at))
    }

    /// Its time, drawn and told: from its making to its expiration, or to its end before that.
    pub fn window(&self) -> GroupWindow {
        let Reader { zone, now, .. } = self.reader;
        let (ended_at, expires_at) = (self.ended_at(), self.pass.expires_at);
        let stops = [expires_at, ended_at].into_iter().flatten().min();
        let (words, until) = match (ended_at, expires_at) {
            (Some(ended), _) => {
                let verb = if self.pass.kind.is_link() { "Deleted" } else { "Ended" };
                (format!("{verb} {}", zone.long(ended)), zone.date(ended))
            }
            (None, Some(at)) if at <= now => (format!("Expired {}", zone.long(at)), zone.long(at)),
            (None, Some(at)) => (format!("Ends {}, {}", zone.long(at), left(at, now)), zone.long(at)),
            (None, None) => ("Never expires".to_owned(), String::new()),
        };
        let bar = WindowBar::new(Some(self.made_at.micros()), stops.map(Moment::micros), now.micros());
        GroupWindow { bar, words, from: format!("made {}", self.made_day()), until }
    }

    /// The line under the letters of its ticket: until when, and how often.
    pub fn ticket_words(&self) -> String {
        format!("{} · {} used", self.window().words, self.uses())
    }
}

/// Whom a pass lets in that does, or does not, let in people without an account.
pub const fn admits(admits_new: bool) -> &'static str {
    if admits_new { "people with and without an account" } else { "people who have an account" }
}
