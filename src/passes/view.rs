//! A pass as its pages show it.

use crate::clock::Moment;
use crate::db::types::GroupRole;
use crate::refusal::Reader;
use crate::web::WindowBar;
use crate::zone::left;

use super::model::{Pass, Redeemer};
use super::refusal::PassRefusal;
use super::status::PassStatus;

/// A pass as its pages show it.
#[derive(Debug, Clone)]
pub struct PassView {
    pub pass: Pass,
    pub status: PassStatus,
    /// What it makes of whoever joins by it.
    pub role: GroupRole,
    /// Who answers for it.
    pub maker: String,
    pub made_at: Moment,
    pub reader: Reader,
}

impl PassView {
    /// `pass`, which `maker` answers for, as `reader` sees it.
    #[must_use]
    pub fn of(pass: Pass, role: GroupRole, maker: String, made_at: Moment, reader: Reader) -> Self {
        let status = PassStatus::of(&pass, reader.now);
        Self { pass, status, role, maker, made_at, reader }
    }

    /// The word of its status, as exactly as lists tell it.
    #[must_use]
    pub const fn word(&self) -> &'static str {
        self.status.word(self.pass.kind)
    }

    /// The state by which chips and tickets are drawn.
    #[must_use]
    pub const fn shape(&self) -> &'static str {
        self.status.shape(self.pass.kind)
    }

    /// Whether it can be ended.
    #[must_use]
    pub fn is_active(&self) -> bool {
        self.pass.is_active(self.reader.now)
    }

    /// Whether another can take its place.
    #[must_use]
    pub fn is_replaceable(&self) -> bool {
        self.is_active() && self.pass.uses_left() != Some(0)
    }

    /// Whether it is worth handing on: it lets people in, or will.
    #[must_use]
    pub const fn is_worth_sharing(&self) -> bool {
        self.status.is_worth_sharing()
    }

    /// Why it does not let in people who have an account.
    #[must_use]
    pub fn refusal(&self) -> Option<PassRefusal> {
        self.pass.check(Redeemer::Member, self.reader.now).err().map(|refused| refused.why)
    }

    /// When it was ended before its time.
    #[must_use]
    pub fn ended_at(&self) -> Option<Moment> {
        self.pass.ended.map(|(at, _)| at)
    }

    /// "3 of 40", or "3".
    #[must_use]
    pub fn uses(&self) -> String {
        match self.pass.max_uses {
            Some(most) => format!("{} of {most}", self.pass.uses),
            None => self.pass.uses.to_string(),
        }
    }

    /// "Fri 27 Nov 2026, 17:00 CET", or "Never".
    #[must_use]
    pub fn expiration(&self) -> String {
        self.pass.expires_at.map_or_else(|| "Never".to_owned(), |at| self.reader.zone.long(at))
    }

    /// How long is left, or how long it is past; empty where it never expires, or was ended before.
    #[must_use]
    pub fn left(&self) -> String {
        let at = self.pass.expires_at.filter(|at| self.ended_at().is_none_or(|ended| *at <= ended));
        at.map_or_else(String::new, |at| left(at, self.reader.now))
    }

    /// When it was made.
    #[must_use]
    pub fn made(&self) -> String {
        self.reader.zone.long(self.made_at)
    }

    /// The day it was made.
    #[must_use]
    pub fn made_day(&self) -> String {
        self.reader.zone.date(self.made_at)
    }

    /// When it was ended before its time; empty where it was not.
    #[must_use]
    pub fn ended(&self) -> String {
        self.ended_at().map_or_else(String::new, |at| self.reader.zone.long(at))
    }

    /// "Ends Fri 27 Nov 2026, 17:00 CET, in 5 days".
    #[must_use]
    pub fn until(&self) -> String {
        match self.pass.expires_at {
            Some(at) => format!("Ends {}, {}", self.reader.zone.long(at), left(at, self.reader.now)),
            None => "Never expires".to_owned(),
        }
    }

    /// Its time, drawn: from its making to its expiration, or to its end before that.
    #[must_use]
    pub fn window(&self) -> WindowBar {
        let stops = [self.pass.expires_at, self.ended_at()].into_iter().flatten().min();
        WindowBar::new(Some(self.made_at.micros()), stops.map(Moment::micros), self.reader.now.micros())
    }

    /// Where the bar begins.
    #[must_use]
    pub fn window_from(&self) -> String {
        format!("made {}", self.made_day())
    }

    /// What the bar says.
    #[must_use]
    pub fn window_words(&self) -> String {
        match (self.ended_at(), self.pass.expires_at) {
            (Some(_), _) if self.pass.kind.is_link() => format!("Deleted {}", self.ended()),
            (Some(_), _) => format!("Ended {}", self.ended()),
            (None, Some(at)) if at <= self.reader.now => format!("Expired {}", self.reader.zone.long(at)),
            (None, _) => self.until(),
        }
    }
}
