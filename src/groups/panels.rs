//! The panels of Group Settings, as the head of each of them shows them.

use crate::ids::GroupId;
use crate::web::urls;

use super::model::Group;

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
    /// Who asks to be let in.
    Requests,
    /// Who did what.
    Activity,
}

impl Panel {
    const ALL: [Self; 6] = [Self::General, Self::Members, Self::Codes, Self::Invites, Self::Requests, Self::Activity];

    const fn name(self) -> &'static str {
        match self {
            Self::General => "General",
            Self::Members => "Members",
            Self::Codes => "Group Codes",
            Self::Invites => "Invites",
            Self::Requests => "Requests",
            Self::Activity => "Activity",
        }
    }

    const fn segment(self) -> &'static str {
        match self {
            Self::General => "",
            Self::Members => "members",
            Self::Codes => "codes",
            Self::Invites => "invites",
            Self::Requests => "requests",
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
    /// Requests that wait for a decision.
    requests: i64,
}

/// A link to a panel.
#[derive(Debug, Clone)]
pub struct PanelLink {
    /// Its name.
    pub name: String,
    /// Where it is.
    pub url: String,
    /// Whether it is the one that is shown.
    pub current: bool,
}

impl SettingsHead {
    /// The head of `group`'s settings with `current` shown.
    #[must_use]
    pub fn of(group: &Group, current: Panel) -> Self {
        Self {
            id: group.id,
            name: group.name.clone(),
            archived: group.archived_at.is_some(),
            current,
            requests: group.request_count,
        }
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
            name: match (panel, self.requests) {
                (Panel::Requests, 1..) => format!("{} ({})", panel.name(), self.requests),
                _ => panel.name().to_owned(),
            },
            url: urls::group_settings(self.id, panel.segment()),
            current: panel == self.current,
        };
        Panel::ALL.map(link).to_vec()
    }
}
