//! The two places where a group's settings are shown, with one form.

use actix_web::HttpRequest;

use crate::db::types::OrgRole;
use crate::groups::GroupManager;
use crate::ids::GroupId;
use crate::web::{WebError, derefs, extract, urls};

/// Where a form about a group stands, and so where it leads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Frame {
    /// Beside the group's own page: New group, and Group Settings → General.
    Group,
    /// In Settings → User Groups.
    UserGroups,
}

impl Frame {
    fn of(request: &HttpRequest) -> Self {
        let is_list = request.match_pattern().is_some_and(|pattern| pattern.starts_with(urls::USER_GROUPS));
        if is_list { Self::UserGroups } else { Self::Group }
    }

    /// The settings of `group`.
    pub fn settings(self, group: GroupId) -> String {
        match self {
            Self::Group => urls::group_settings(group, ""),
            Self::UserGroups => urls::user_group(group),
        }
    }

    /// What is done to `group` besides: `archive`, `unarchive`.
    pub fn action(self, group: GroupId, action: &str) -> String {
        match self {
            Self::Group => urls::group_settings(group, action),
            Self::UserGroups => urls::user_group_action(group, action),
        }
    }

    /// Where one comes from, and goes once the group is made.
    pub fn around(self, group: GroupId) -> String {
        match self {
            Self::Group => urls::group(group),
            Self::UserGroups => urls::with_query(urls::USER_GROUPS, &[("at", &group.to_string())]),
        }
    }

    /// Where one goes once the group is archived or restored: an archived group has no other page.
    pub fn archived(self, group: GroupId) -> String {
        match self {
            Self::Group => self.settings(group),
            Self::UserGroups => self.around(group),
        }
    }
}

extract!(Frame, |request| Ok(Self::of(request)));

/// Somebody who may change the settings of the path's group: one of its managers, or an admin. In User Groups
/// managers of the group need a role in the organization too.
pub struct GroupEditor {
    who: GroupManager,
    pub frame: Frame,
}

derefs!(GroupEditor => GroupManager, who);

extract!(async GroupEditor, |request| {
    let (who, frame) = (GroupManager::extract(&request).await?, Frame::of(&request));
    if frame == Frame::UserGroups && who.person.role < OrgRole::Manager {
        return Err(WebError::Forbidden);
    }
    Ok(Self { who, frame })
});
