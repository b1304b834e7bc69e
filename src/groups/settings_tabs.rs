//! The tabs of Group Settings, which modules register, and the head over each of their pages.

use actix_web::web::Data;

use crate::ids::GroupId;
use crate::locale::Message;
use crate::people::Member;
use crate::web::{HelpTopic, TabLink, help, urls};

use super::model::Group;

/// A page of Group Settings.
#[derive(Debug, Clone, Copy)]
pub struct SettingsTab {
    /// Its path below that of Group Settings; empty for the first.
    pub segment: &'static str,
    /// What it is called.
    pub name: fn() -> Message<'static>,
    /// How much waits there for those who run the group.
    pub count: fn(&Group) -> i64,
    /// What helps there.
    pub help: HelpTopic,
}

impl SettingsTab {
    /// A tab where nothing waits.
    pub const fn new(segment: &'static str, name: fn() -> Message<'static>, help: HelpTopic) -> Self {
        Self { segment, name, count: |_| 0, help }
    }
}

/// The tabs in their order, as `app` gathers them.
pub struct SettingsTabs(pub Vec<SettingsTab>);

/// What `templates/groups/settings_tabs.html` shows over every page; a page has it as `head`.
#[derive(Debug, Clone)]
pub struct SettingsHead {
    /// The group's id.
    pub id: GroupId,
    /// The group's name.
    pub name: String,
    /// Whether it is archived.
    pub archived: bool,
    /// The tabs.
    pub tabs: Vec<TabLink>,
    /// What helps on the page.
    pub help: HelpTopic,
}

impl SettingsHead {
    /// The head of the page of `group`'s settings that `member` looks at.
    pub fn of(member: &Member, group: &Group) -> Self {
        let tabs: Data<SettingsTabs> = member.gathered();
        let url = |tab: &SettingsTab| urls::group_settings(group.id, tab.segment);
        // The first tab lies above all others, so the page is on that with the longest URL.
        let is_above = |tab: &&SettingsTab| urls::is_within(member.path(), &url(tab));
        let current = tabs.0.iter().filter(is_above).max_by_key(|tab| tab.segment.len());
        let link = |tab: &SettingsTab| TabLink {
            name: (tab.name)(),
            url: url(tab),
            is_current: current.is_some_and(|current| current.segment == tab.segment),
            count: (tab.count)(group),
        };
        Self {
            id: group.id,
            name: group.name.clone(),
            archived: group.archived_at.is_some(),
            tabs: tabs.0.iter().map(link).collect(),
            help: current.map_or(help::GROUP, |tab| tab.help),
        }
    }
}
