//! What emails are about that their readers did not ask for: each topic can be turned off by itself.
//!
//! A new topic is one variant here with its messages; the link and the headers in its emails, the page behind them,
//! the account page and the email queue know it by that.

use crate::db::types::text_enum;
use crate::locale::Message;
use crate::t;

text_enum! {
    /// A topic. The word is kept with each choice and stands in links, so it never changes.
    EmailTopic {
        /// That somebody invites one to a group.
        Invites = "invites",
        /// That such an invite is about to expire, or has.
        InviteReminders = "invite_reminders",
        /// Codes that others send.
        Codes = "codes",
        /// That somebody asks to join a group that one manages.
        Requests = "requests",
        /// That invites to such a group work no more, or for fewer.
        InviteChanges = "invite_changes",
    }
}

impl EmailTopic {
    /// What it is called.
    pub fn name(self) -> Message<'static> {
        match self {
            Self::Invites => t::emails::topic_invites(),
            Self::InviteReminders => t::emails::topic_invite_reminders(),
            Self::Codes => t::emails::topic_codes(),
            Self::Requests => t::emails::topic_requests(),
            Self::InviteChanges => t::emails::topic_invite_changes(),
        }
    }

    /// When such emails come.
    pub fn about(self) -> Message<'static> {
        match self {
            Self::Invites => t::emails::topic_invites_about(),
            Self::InviteReminders => t::emails::topic_invite_reminders_about(),
            Self::Codes => t::emails::topic_codes_about(),
            Self::Requests => t::emails::topic_requests_about(),
            Self::InviteChanges => t::emails::topic_invite_changes_about(),
        }
    }

    /// Whether only those who manage groups get them.
    pub const fn is_for_managers(self) -> bool {
        matches!(self, Self::Requests | Self::InviteChanges)
    }

    /// The topic whose end is its end too: nobody is reminded of what they were not told.
    pub const fn follows(self) -> Option<Self> {
        match self {
            Self::InviteReminders => Some(Self::Invites),
            _ => None,
        }
    }

    /// Whether an address that has turned off those of `off` gets no emails about it.
    pub(super) fn is_off(self, off: impl Fn(Self) -> bool) -> bool {
        off(self) || self.follows().is_some_and(off)
    }
}
