//! The sections of the help pages, which every page may link to where their question arises.

use crate::locale::Message;
use crate::t;

use super::urls::{HELP_JOINING, HELP_MANAGING, HELP_ORGANIZATION};

/// A section of a help page.
#[derive(Debug, Clone, Copy)]
pub struct HelpTopic {
    page: &'static str,
    id: &'static str,
    title: fn() -> Message<'static>,
}

impl HelpTopic {
    const fn new(page: &'static str, id: &'static str, title: fn() -> Message<'static>) -> Self {
        Self { page, id, title }
    }

    /// What its heading says, and a link to it.
    pub fn title(&self) -> Message<'static> {
        (self.title)()
    }

    /// The id of its heading.
    pub const fn id(&self) -> &'static str {
        self.id
    }

    /// Where it is.
    pub fn url(&self) -> String {
        format!("{}#{}", self.page, self.id)
    }
}

pub const CODE: HelpTopic = HelpTopic::new(HELP_JOINING, "code", t::help::code);
pub const ENTER: HelpTopic = HelpTopic::new(HELP_JOINING, "enter", t::help::enter);
pub const CODE_FAILS: HelpTopic = HelpTopic::new(HELP_JOINING, "code-fails", t::help::code_fails);
pub const INVITE: HelpTopic = HelpTopic::new(HELP_JOINING, "invite", t::help::invite);
pub const INVITE_FAILS: HelpTopic = HelpTopic::new(HELP_JOINING, "invite-fails", t::help::invite_fails);
pub const OPEN: HelpTopic = HelpTopic::new(HELP_JOINING, "open", t::help::open);
pub const REQUEST: HelpTopic = HelpTopic::new(HELP_JOINING, "request", t::help::request);
pub const SIGN_UP: HelpTopic = HelpTopic::new(HELP_JOINING, "sign-up", t::help::sign_up);
pub const JOINED: HelpTopic = HelpTopic::new(HELP_JOINING, "joined", t::help::joined);
pub const LEAVE: HelpTopic = HelpTopic::new(HELP_JOINING, "leave", t::help::leave);
pub const ACCOUNT: HelpTopic = HelpTopic::new(HELP_JOINING, "account", t::help::account);

pub const MANAGERS: HelpTopic = HelpTopic::new(HELP_MANAGING, "managers", t::help::managers);
pub const GROUP: HelpTopic = HelpTopic::new(HELP_MANAGING, "settings", t::help::group);
pub const CODES: HelpTopic = HelpTopic::new(HELP_MANAGING, "codes", t::codes::group_codes);
pub const SHARE: HelpTopic = HelpTopic::new(HELP_MANAGING, "share", t::help::share);
pub const EXPIRE: HelpTopic = HelpTopic::new(HELP_MANAGING, "expire", t::help::expire);
pub const INVITES: HelpTopic = HelpTopic::new(HELP_MANAGING, "invites", t::invites::invites);
pub const REQUESTS: HelpTopic = HelpTopic::new(HELP_MANAGING, "requests", t::help::requests);
pub const MEMBERS: HelpTopic = HelpTopic::new(HELP_MANAGING, "members", t::help::members);
pub const LISTS: HelpTopic = HelpTopic::new(HELP_MANAGING, "lists", t::help::lists);
pub const UNDO: HelpTopic = HelpTopic::new(HELP_MANAGING, "undo", t::help::undo);
pub const GROUP_ACTIVITY: HelpTopic = HelpTopic::new(HELP_MANAGING, "activity", t::help::group_activity);

pub const START: HelpTopic = HelpTopic::new(HELP_ORGANIZATION, "start", t::help::start);
pub const SETTINGS: HelpTopic = HelpTopic::new(HELP_ORGANIZATION, "settings", t::settings::settings);
pub const LANGUAGES: HelpTopic = HelpTopic::new(HELP_ORGANIZATION, "languages", t::help::languages);
pub const EMAIL: HelpTopic = HelpTopic::new(HELP_ORGANIZATION, "email", t::settings::email);
pub const GROUPS: HelpTopic = HelpTopic::new(HELP_ORGANIZATION, "groups", t::user_groups::user_groups);
pub const CAMPAIGNS: HelpTopic = HelpTopic::new(HELP_ORGANIZATION, "campaigns", t::campaigns::campaigns);
pub const USERS: HelpTopic = HelpTopic::new(HELP_ORGANIZATION, "users", t::help::users);
pub const DEACTIVATE: HelpTopic = HelpTopic::new(HELP_ORGANIZATION, "deactivate", t::help::deactivate);
pub const IMPORT: HelpTopic = HelpTopic::new(HELP_ORGANIZATION, "import", t::help::import);
pub const ACTIVITY: HelpTopic = HelpTopic::new(HELP_ORGANIZATION, "activity", t::groups::activity);
pub const GUARDED: HelpTopic = HelpTopic::new(HELP_ORGANIZATION, "guarded", t::help::guarded);
pub const BACKUP: HelpTopic = HelpTopic::new(HELP_ORGANIZATION, "backup", t::help::backup);
