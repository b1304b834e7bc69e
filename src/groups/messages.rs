//! What is said to those who are not let into a group, and to those who cannot change it.

use actix_web::http::StatusCode;

use crate::db::types::JoinType;
use crate::refusal::{Reader, Refusal, refusals};
use crate::text::counted;

use super::change::ChangeRefusal;
use super::leave::TransferError;
use super::model::Group;
use super::rules::AdmitError;

/// "2 codes stop working".
pub fn codes_stop(count: i64) -> String {
    format!("{} working", counted(count, "code stops", "codes stop"))
}

refusals! {
    AdmitError {
        Self::AlreadyIn => "member.already_in", "You are in this group already; nothing was used up.";
        Self::NotActive => "member.not_active",
            "This account is deactivated. Ask an admin of the organization to let you in again.", FORBIDDEN;
        Self::Removed => "member.removed",
            "A manager took you out of this group, so what let you in before does not work any more. \
             Ask a manager of the group to let you in again.", FORBIDDEN;
        Self::NotStarted(_) => "group.not_started", "This group has not started yet. Come back on its start date.";
        Self::Stopped(_) => "group.stopped", "This group has stopped taking people. Ask one of its managers.";
        Self::Archived => "group.archived", "This group is no longer available.";
        Self::NotByThisMethod => "group.closed",
            "This group takes people by its managers' hands and invites only. Ask one of them.";
    }

    ChangeRefusal {
        Self::NotThere => "group.not_there", "There is no such group any more.", NOT_FOUND;
        Self::Meanwhile => "group.changed_meanwhile",
            "Someone changed this group after you opened this form, so nothing is saved yet. \
             See its Activity for what changed, or save again to replace it.";
        Self::StopsCodes(stopped) => "group.stops_codes", format!(
            "{} if you close this group. They work again if you open it before they expire. \
             Tick “Close it anyway” to continue.",
            codes_stop(*stopped),
        );
    }
}

/// The same on a page of many groups: which of them it was, and what takes people instead.
pub(super) fn not_joined(Group { name, join_type, .. }: &Group, why: AdmitError, reader: Reader) -> String {
    match why {
        AdmitError::AlreadyIn => format!("You are in {name} already."),
        AdmitError::NotByThisMethod if *join_type == JoinType::ByCode => {
            format!("{name} takes people by a code now. If you have one, use Enter Group Code.")
        }
        why => format!("{name}: {}", why.message(reader)),
    }
}

/// The same to managers who add others.
pub(super) fn not_added(why: AdmitError, reader: Reader) -> String {
    match why {
        AdmitError::Archived => "This group is archived; take it out of the archive first.".to_owned(),
        why => why.message(reader),
    }
}

impl Refusal for TransferError {
    fn code(&self) -> &'static str {
        match self {
            Self::NotThere => "move.not_in_group",
            Self::FromArchived => "move.from_archived",
            Self::Refused(why) => why.code(),
        }
    }

    fn status(&self) -> StatusCode {
        match self {
            Self::Refused(why) => why.status(),
            Self::NotThere | Self::FromArchived => StatusCode::UNPROCESSABLE_ENTITY,
        }
    }

    fn message(&self, reader: Reader) -> String {
        match self {
            Self::NotThere => "They are not in this group any more.".to_owned(),
            Self::FromArchived => "This group is archived; take it out of the archive first.".to_owned(),
            Self::Refused(AdmitError::AlreadyIn) => {
                "They are in that group already. To take them out of the other one, use Edit.".to_owned()
            }
            Self::Refused(AdmitError::Archived) => {
                "That group is archived; take it out of the archive first.".to_owned()
            }
            Self::Refused(why) => why.message(reader),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::refusal::tests::{AT, assert_told_apart};

    #[test]
    fn each_refusal_has_a_code_and_a_message_of_its_own() {
        assert_told_apart(&[
            &AdmitError::AlreadyIn,
            &AdmitError::NotActive,
            &AdmitError::Removed,
            &AdmitError::NotStarted(AT),
            &AdmitError::Stopped(AT),
            &AdmitError::Archived,
            &AdmitError::NotByThisMethod,
            &TransferError::NotThere,
            &TransferError::FromArchived,
            &ChangeRefusal::NotThere,
            &ChangeRefusal::Meanwhile,
            &ChangeRefusal::StopsCodes(2),
        ]);
    }
}
