//! What can happen to an account.

use serde::{Deserialize, Serialize};

use crate::db::types::OrgRole;
use crate::events::{BOLD, Change, Event, KindLabel, Row};
use crate::ids::UserId;
use crate::locale::{Arg, Message, Rich};
use crate::mail::EmailTopic;
use crate::t;

/// What happened to an account.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum PersonEvent {
    /// Somebody made an account.
    SignedUp { person: UserId, role: Option<OrgRole> },
    /// They signed in.
    SignedIn { person: UserId },
    /// They signed out, or were signed out everywhere.
    SignedOut { person: UserId, sessions_ended: Option<usize> },
    /// An address was proved.
    Confirmed { person: UserId },
    /// Name, address or time zone changed.
    Changed {
        person: UserId,
        #[serde(flatten)]
        change: Change,
    },
    /// Which emails they get changed: the topics that were turned off, and on.
    EmailsChosen { person: UserId, off: Vec<EmailTopic>, on: Vec<EmailTopic> },
    /// A password was set: how.
    PasswordSet { person: UserId, how: Option<String> },
    /// An account was deleted by its owner.
    Erased { person: UserId },
    /// An admin or manager added a person.
    Added { person: UserId },
    /// An account was refused everywhere.
    Deactivated { person: UserId, sessions_ended: Option<usize> },
    /// A deactivated account works again.
    Reactivated { person: UserId },
    /// A copy of one's own data was downloaded.
    Downloaded { person: UserId },
    /// The organization role changed.
    RoleChanged { person: UserId, was: OrgRole, role: OrgRole },
    /// The email that proves an address was sent again by an admin.
    ConfirmationSent { person: UserId },
    /// The people were exported.
    Exported {},
}

impl Event for PersonEvent {
    const SUBJECT: &'static str = "person";

    const KINDS: &'static [(&'static str, KindLabel)] = &[
        ("signed_up", t::events::person_signed_up_kind),
        ("signed_in", t::events::person_signed_in_kind),
        ("signed_out", t::events::person_signed_out_kind),
        ("confirmed", t::events::person_confirmed_kind),
        ("changed", t::events::person_changed_kind),
        ("emails_chosen", t::events::person_emails_chosen_kind),
        ("password_set", t::events::person_password_set_kind),
        ("erased", t::events::person_erased_kind),
        ("added", t::events::person_added_kind),
        ("deactivated", t::events::person_deactivated_kind),
        ("reactivated", t::events::person_reactivated_kind),
        ("downloaded", t::events::person_downloaded_kind),
        ("role_changed", t::events::person_role_changed_kind),
        ("confirmation_sent", t::events::person_confirmation_sent_kind),
        ("exported", t::events::person_exported_kind),
    ];

    fn summary(&self, row: &Row) -> Rich<'static> {
        let (who, whom, is_own) = (row.who(), row.whom(), row.is_by_themselves());
        match self {
            Self::SignedUp { .. } => t::events::person_signed_up(BOLD, who),
            Self::SignedIn { .. } => t::events::person_signed_in(BOLD, who),
            Self::SignedOut { .. } => t::events::person_signed_out(BOLD, is_own, whom, who),
            Self::Confirmed { .. } => t::events::person_confirmed(BOLD, who),
            Self::Changed { .. } => t::events::person_changed(BOLD, is_own, whom, who),
            Self::EmailsChosen { .. } => t::events::person_emails_chosen(BOLD, who),
            Self::PasswordSet { .. } => t::events::person_password_set(BOLD, is_own, whom, who),
            Self::Erased { .. } => t::events::person_erased(BOLD, is_own, whom, who),
            Self::Added { .. } => t::events::person_added(BOLD, whom, who),
            Self::Deactivated { .. } => t::events::person_deactivated(BOLD, is_own, whom, who),
            Self::Reactivated { .. } => t::events::person_reactivated(BOLD, is_own, whom, who),
            Self::Downloaded { .. } => t::events::person_downloaded(BOLD, who),
            Self::RoleChanged { role, .. } => t::events::person_role_changed(BOLD, whom, role.as_str(), who),
            Self::ConfirmationSent { .. } => t::events::person_confirmation_sent(BOLD, whom, who),
            Self::Exported {} => t::events::person_exported(BOLD, who),
        }
    }

    fn changes(&self) -> Vec<Message<'static>> {
        match self {
            Self::Changed { change, .. } => change.lines(),
            Self::EmailsChosen { off, on, .. } => {
                let names = |topics: &[EmailTopic]| -> Vec<Arg<'static>> {
                    topics.iter().map(|topic| topic.name().into()).collect()
                };
                let off = (!off.is_empty()).then(|| t::events::emails_turned_off(names(off)));
                let on = (!on.is_empty()).then(|| t::events::emails_turned_on(names(on)));
                off.into_iter().chain(on).collect()
            }
            _ => Vec::new(),
        }
    }
}
