//! The pages of Help, and what each tells.

use crate::locale::Message;
use crate::t;
use crate::web::help::{
    ACCOUNT, ACTIVITY, BACKUP, CAMPAIGNS, CODE, CODE_FAILS, CODES, DEACTIVATE, EMAIL, ENTER, EXPIRE, GROUP,
    GROUP_ACTIVITY, GROUPS, GUARDED, IMPORT, INVITE, INVITE_FAILS, INVITES, JOINED, LANGUAGES, LEAVE, LISTS, MANAGERS,
    MEMBERS, OPEN, REQUEST, REQUESTS, SETTINGS, SHARE, SIGN_UP, START, UNDO, USERS,
};
use crate::web::{HelpTopic, urls};

/// A page of Help.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Guide {
    Joining,
    Managing,
    Organization,
}

impl Guide {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Joining, Self::Managing, Self::Organization];

    /// Where it is.
    pub const fn url(self) -> &'static str {
        match self {
            Self::Joining => urls::HELP_JOINING,
            Self::Managing => urls::HELP_MANAGING,
            Self::Organization => urls::HELP_ORGANIZATION,
        }
    }

    /// What it is called.
    pub fn title(self) -> Message<'static> {
        match self {
            Self::Joining => t::help::joining(),
            Self::Managing => t::help::managing(),
            Self::Organization => t::help::organization(),
        }
    }

    /// What it is about.
    pub fn intro(self) -> Message<'static> {
        match self {
            Self::Joining => t::help::joining_intro(),
            Self::Managing => t::help::managing_intro(),
            Self::Organization => t::help::organization_intro(),
        }
    }

    /// Its sections.
    pub const fn topics(self) -> &'static [HelpTopic] {
        match self {
            Self::Joining => {
                &[CODE, ENTER, CODE_FAILS, INVITE, INVITE_FAILS, OPEN, REQUEST, SIGN_UP, JOINED, LEAVE, ACCOUNT]
            }
            Self::Managing => {
                &[MANAGERS, GROUP, CODES, SHARE, EXPIRE, INVITES, REQUESTS, MEMBERS, LISTS, UNDO, GROUP_ACTIVITY]
            }
            Self::Organization => &[
                START, SETTINGS, LANGUAGES, EMAIL, GROUPS, CAMPAIGNS, USERS, DEACTIVATE, IMPORT, ACTIVITY, GUARDED,
                BACKUP,
            ],
        }
    }
}
