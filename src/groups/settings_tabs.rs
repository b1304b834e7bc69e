//! The tabs of Group Settings, which modules register, and the head over each of their pages.

use actix_web::web::Data;

use crate::ids::GroupId;
use crate::locale::Message;
use crate::people::Member;
use crate::web::{TabLink, urls};

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
}

impl SettingsTab {
    /// A tab where nothing waits.
    pub const fn new(segment: &'static str, name: fn() -> Message<'static>) -> Self {
        Self { segment, name, count: |_| 0 }
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
}

impl SettingsHead {
    /// The head of the page of `group`'s settings that `member` looks at.
    pub fn of(member: &Member, group: &Group) -> Self {
        let tabs: Data<SettingsTabs> = member.gathered();
        Self {
            id: group.id,
            name: group.name.clone(),
            archived: group.archived_at.is_some(),
            tabs: links(&tabs.0, group, member.path()),
        }
    }
}

/// The first tab lies above all others, so the page at `path` is on that with the longest URL.
fn links(tabs: &[SettingsTab], group: &Group, path: &str) -> Vec<TabLink> {
    let url = |tab: &SettingsTab| urls::group_settings(group.id, tab.segment);
    let current = tabs.iter().map(url).filter(|url| urls::is_within(path, url)).max_by_key(String::len);
    let link = |tab: &SettingsTab| {
        let url = url(tab);
        let is_current = current.as_ref() == Some(&url);
        TabLink { name: (tab.name)(), is_current, url, count: (tab.count)(group) }
    };
    tabs.iter().map(link).collect()
}
