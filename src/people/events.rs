//! What can happen to an account.

use serde::{Deserialize, Serialize};

use crate::db::types::OrgRole;
use crate::events::{Change, Event, Row};
use crate::ids::UserId;
use crate::zone::Zone;

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

    const KINDS: &'static [(&'static str, &'static str)] = &[
        ("signed_up", "Signed up"),
        ("signed_in", "Signed in"),
        ("signed_out", "Signed out"),
        ("confirmed", "Email confirmed"),
        ("changed", "Account changed"),
        ("password_set", "Password set"),
        ("erased", "Account deleted"),
        ("added", "Person added"),
        ("deactivated", "Person deactivated"),
        ("reactivated", "Person reactivated"),
        ("downloaded", "Data downloaded"),
        ("role_changed", "Organization role changed"),
        ("confirmation_sent", "Confirmation sent again"),
        ("exported", "People exported"),
    ];

    fn summary(&self, row: &Row) -> String {
        match self {
            Self::SignedUp { .. } => "made an account".to_owned(),
            Self::SignedIn { .. } => "signed in".to_owned(),
            Self::SignedOut { .. } if row.is_by_themselves() => "signed out".to_owned(),
            Self::SignedOut { .. } => format!("signed {} out everywhere", row.whom()),
            Self::Confirmed { .. } => "confirmed an email address".to_owned(),
            Self::Changed { .. } => format!("changed {}", account(row)),
            Self::PasswordSet { .. } => format!("set the password of {}", account(row)),
            Self::Erased { .. } => format!("deleted {}", account(row)),
            Self::Added { .. } => format!("added {} to the organization", row.whom()),
            Self::Deactivated { .. } => format!("deactivated {}", account(row)),
            Self::Reactivated { .. } => format!("reactivated {}", account(row)),
            Self::Downloaded { .. } => "downloaded their data".to_owned(),
            Self::RoleChanged { role: OrgRole::Admin, .. } => format!("made {} an admin", row.whom()),
            Self::RoleChanged { role, .. } => format!("made {} {} of the organization", row.whom(), a_role(*role)),
            Self::ConfirmationSent { .. } => format!("sent {} the confirmation email again", row.whom()),
            Self::Exported {} => "exported the people".to_owned(),
        }
    }

    fn changes(&self, zone: Zone) -> Vec<String> {
        match self {
            Self::Changed { change, .. } => change.lines(zone),
            _ => Vec::new(),
        }
    }
}

/// "their account", or whose it is.
fn account(row: &Row) -> String {
    if row.is_by_themselves() { "their account".to_owned() } else { format!("the account of {}", row.whom()) }
}

/// "a member", "an admin".
pub const fn a_role(role: OrgRole) -> &'static str {
    match role {
        OrgRole::Member => "a member",
        OrgRole::Manager => "a manager",
        OrgRole::Admin => "an admin",
    }
}
