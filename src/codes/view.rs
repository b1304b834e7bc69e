//! A code as its pages show it.

use crate::clock::Moment;
use crate::db::types::GroupRole;
use crate::groups::{Group, GroupManager};
use crate::ids::CodeId;
use crate::organization::Organization;
use crate::passes::{Pass, PassRefusal, PassStatus, Redeemer};
use crate::refusal::Reader;
use crate::web::{WindowBar, urls};
use crate::zone::left;

use super::messages::to_managers;
use super::store::Listed;

/// A code as its pages show it.
#[derive(Debug, Clone)]
pub(super) struct CodeView {
    pub id: CodeId,
    pub shown: String,
    pub key: String,
    pub label: String,
    pub maker: String,
    pub role: GroupRole,
    pub uses: i64,
    pub max_uses: Option<i64>,
    /// Code Info.
    pub url: String,
    pub state: PassStatus,
    group: String,
    pub expires_at: Option<Moment>,
    pub ended_at: Option<Moment>,
    pub made_at: Moment,
    pass: Pass,
    reader: Reader,
}

impl CodeView {
    /// `listed`, a code of the manager's group, as they see it at `now`.
    pub fn for_manager(listed: Listed, manager: &GroupManager, now: Moment) -> Self {
        Self::of(listed, &manager.group, &manager.organization, Reader { zone: manager.zone(), now })
    }

    pub fn of(listed: Listed, group: &Group, organization: &Organization, reader: Reader) -> Self {
        let pass = listed.pass(group, organization);
        let Listed { code, maker } = listed;
        Self {
            id: code.id,
            url: urls::code(group.id, code.id),
            shown: code.shown,
            key: code.key,
            label: code.label,
            maker: maker.account.name,
            role: code.role,
            uses: code.uses,
            max_uses: code.max_uses,
            state: PassStatus::of(&pass, reader.now),
            group: group.name.clone(),
            expires_at: code.expires_at,
            ended_at: code.ended_at,
            made_at: code.made_at,
            pass,
            reader,
        }
    }

    /// The word of its state, as exactly as lists tell it.
    pub const fn word(&self) -> &'static str {
        self.state.word(self.pass.kind)
    }

    /// The state by which chips and tickets are drawn.
    pub const fn shape(&self) -> &'static str {
        self.state.shape(self.pass.kind)
    }

    /// Whether it can be ended.
    pub fn lives(&self) -> bool {
        self.pass.is_active(self.reader.now)
    }

    /// Whether another code can take its place.
    pub fn is_replaceable(&self) -> bool {
        self.lives() && self.pass.uses_left() != Some(0)
    }

    /// Whether it is worth handing on: it lets people in, or will.
    pub const fn is_worth_sending(&self) -> bool {
        self.state.is_worth_sharing()
    }

    /// "3 of 40", or "3".
    pub fn uses_words(&self) -> String {
        match self.max_uses {
            Some(most) => format!("{} of {most}", self.uses),
            None => self.uses.to_string(),
        }
    }

    /// "Fri 27 Nov 2026, 17:00 CET", or "Never".
    pub fn expiration(&self) -> String {
        self.expires_at.map_or_else(|| "Never".to_owned(), |at| self.reader.zone.long(at))
    }

    /// How long is left, or how long it is past; empty where it never expires, or was ended before.
    pub fn left(&self) -> String {
        let at = self.expires_at.filter(|at| self.ended_at.is_none_or(|ended| *at <= ended));
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
        self.ended_at.map_or_else(String::new, |at| self.reader.zone.long(at))
    }

    /// What it makes of people.
    pub const fn role_word(&self) -> &'static str {
        self.role.as_str()
    }

    /// Whether it lets in people without an account.
    pub const fn admits_new(&self) -> bool {
        self.pass.admits_new()
    }

    /// Whom it lets in.
    pub const fn admits(&self) -> &'static str {
        if self.admits_new() { "people with and without an account" } else { "people who have an account" }
    }

    /// The title of its ticket.
    pub fn title(&self) -> String {
        format!("Join {}", self.group)
    }

    /// The line under its letters: until when, and how often.
    pub fn ticket_words(&self) -> String {
        let until = match self.state {
            PassStatus::Ended | PassStatus::Replaced | PassStatus::Contained => format!("Ended {}", self.ended()),
            PassStatus::Expired => format!("Expired {}", self.expiration()),
            PassStatus::Active | PassStatus::NotStarted | PassStatus::Stopped | PassStatus::UsedUp => self.until(),
        };
        format!("{until} · {} used", self.uses_words())
    }

    /// Until when it works, on paper, where no "in 5 days" stays true; empty where it never expires.
    pub fn poster_words(&self) -> String {
        self.expires_at.map_or_else(String::new, |at| format!("Until {}", self.reader.zone.long(at)))
    }

    /// "Ends Fri 27 Nov 2026, 17:00 CET, in 5 days".
    pub fn until(&self) -> String {
        match self.expires_at {
            Some(at) => format!("Ends {}, {}", self.reader.zone.long(at), left(at, self.reader.now)),
            None => "Never expires".to_owned(),
        }
    }

    /// Its time, drawn: from its making to its expiration, or to its end before that.
    pub fn window(&self) -> WindowBar {
        let stops = [self.expires_at, self.ended_at].into_iter().flatten().min();
        WindowBar::new(Some(self.made_at.micros()), stops.map(Moment::micros), self.reader.now.micros())
    }

    /// What the bar says.
    pub fn window_words(&self) -> String {
        match (self.ended_at, self.expires_at) {
            (Some(_), _) => format!("Ended {}", self.ended()),
            (None, Some(at)) if at <= self.reader.now => format!("Expired {}", self.reader.zone.long(at)),
            (None, _) => self.until(),
        }
    }

    /// Whether it stopped because its maker lost the right to let people in.
    pub fn is_for_taking(&self) -> bool {
        self.refusal() == Some(PassRefusal::MakerStopped)
    }

    /// For those who run the group: why it lets nobody in though it is not over, and what would
    /// change that; empty where it does.
    pub fn trouble(&self) -> String {
        self.refusal().map_or_else(String::new, |why| to_managers(why, &self.maker, self.reader))
    }

    fn refusal(&self) -> Option<PassRefusal> {
        self.pass.check(Redeemer::Member, self.reader.now).err().map(|refused| refused.why)
    }

    /// "Nobody used this code so far.", "12 people used this code; they stay in the group."
    pub fn consequence(&self) -> String {
        match self.uses {
            0 => "Nobody has used this code so far.".to_owned(),
            1 => "1 person used this code; they stay in the group.".to_owned(),
            uses => format!("{uses} people used this code; they stay in the group."),
        }
    }
}
