//! A code as its pages show it.

use crate::groups::{Group, GroupManager};
use crate::ids::CodeId;
use crate::organization::Organization;
use crate::passes::{PassRefusal, PassStatus, PassView};
use crate::refusal::Reader;
use crate::web::urls;

use super::messages::to_managers;
use super::store::Listed;

/// A code as its pages show it.
#[derive(Debug, Clone)]
pub(super) struct CodeView {
    pub id: CodeId,
    pub shown: String,
    pub key: String,
    pub label: String,
    /// Code Info.
    pub url: String,
    group: String,
    pub view: PassView,
}

impl CodeView {
    /// `listed`, a code of the manager's group, as they see it now.
    pub fn for_manager(listed: Listed, manager: &GroupManager) -> Self {
        Self::of(listed, &manager.group, &manager.organization, manager.reader())
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
            group: group.name.clone(),
            view: PassView::of(pass, code.role, maker.person.name, code.made_at, reader),
        }
    }

    /// Whom it lets in.
    pub const fn admits(&self) -> &'static str {
        if self.view.pass.admits_new() { "people with and without an account" } else { "people who have an account" }
    }

    /// The title of its ticket.
    pub fn title(&self) -> String {
        format!("Join {}", self.group)
    }

    /// The line under its letters: until when, and how often.
    pub fn ticket_words(&self) -> String {
        let until = match self.view.status {
            PassStatus::Ended | PassStatus::Replaced | PassStatus::Contained => format!("Ended {}", self.view.ended()),
            PassStatus::Expired => format!("Expired {}", self.view.expiration()),
            PassStatus::Active | PassStatus::NotStarted | PassStatus::Stopped | PassStatus::UsedUp => self.view.until(),
        };
        format!("{until} · {} used", self.view.uses())
    }

    /// Until when it works, on paper, where no "in 5 days" stays true; empty where it never expires.
    pub fn poster_words(&self) -> String {
        self.view.pass.expires_at.map_or_else(String::new, |at| format!("Until {}", self.view.reader.zone.long(at)))
    }

    /// Where the bar of its time ends; empty where it has no end.
    pub fn window_until(&self) -> String {
        if self.view.pass.expires_at.is_some() { self.view.expiration() } else { String::new() }
    }

    /// Whether it stopped because its maker lost the right to let people in.
    pub fn is_for_taking(&self) -> bool {
        self.view.refusal() == Some(PassRefusal::MakerStopped)
    }

    /// For those who run the group: why it lets nobody in though it is not over, and what would
    /// change that; empty where it does.
    pub fn trouble(&self) -> String {
        self.view.refusal().map_or_else(String::new, |why| to_managers(why, &self.view.maker, self.view.reader))
    }

    /// "No one has used this code yet.", "12 people used this code; they stay in the group."
    pub fn consequence(&self) -> String {
        match self.view.pass.uses {
            0 => "No one has used this code yet.".to_owned(),
            1 => "1 person used this code and stays in the group.".to_owned(),
            uses => format!("{uses} people used this code and stay in the group."),
        }
    }
}
