//! The panels of Group Settings, as the head of each of them shows them.

use crate::ids::GroupId;
use crate::web::urls;

use super::store::Group;

/// A panel of Group Settings.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Panel {
    /// Name, window, join type, …
    General,
    /// Who is in.
    Members,
    /// The codes that lead in.
    Codes,
    /// The links that lead in.
    Invites,
    /// Who did what.
    Activity,
}

impl Panel {
    const ALL: [Self; 5] = [Self::General, Self::Members, Self::Codes, Self::Invites, Self::Activity];

    const fn name(self) -> &'static str {
        match self {
            Self::General => "General",
            Self::Members => "Members",
            Self::Codes => "Group Codes",
            Self::Invites => "Invites",
            Self::Activity => "Activity",
        }
    }

    const fn segment(self) -> &'static str {
        match self {
            Self::General => "",
            Self::Members => "members",
            Self::Codes => "codes",
            Self::Invites => "invites",
            Self::Activity => "activity",
        }
    }
}

/// What `templates/groups/settings_tabs.html` shows over every panel; a page has it as `head`.
#[derive(Debug, Clone)]
pub struct SettingsHead {
    /// The group's id.
    pub id: GroupId,
    /// The group's name.
    pub name: String,
    /// Whether it is archived.
    pub archived: bool,
    current: Panel,
}

/// A link to a panel.
#[derive(Debug, Clone)]
pub struct PanelLink {
    /// Its name.
    pub name: &'static str,
    /// Where it is.
    pub url: String,
    /// Whether it is the one that is shown.
    pub current: bool,
}

impl SettingsHead {
    /// The head of `group`'s settings with `current` shown.
    #[must_use]
    pub fn of(group: &Group, current: Panel) -> Self {
        Self { id: group.id, name: group.name.clone(), archived: group.archived_at.is_some(), current }
    }

    /// The group's page.
    #[must_use]
    pub fn group_url(&self) -> String {
        urls::group(self.id)
    }

    /// The panels in their order.
    #[must_use]
    pub fn panels(&self) -> Vec<PanelLink> {
        let link = |panel: Panel| PanelLink {
            name: panel.name(),
            url: urls::group_settings(self.id, panel.segment()),
            current: panel == self.current,
        };
        Panel::ALL.map(link).to_vec()
    }
}
