//! What is said of batches that are not undone, and of what stays when they are.

use crate::groups::AdmitError;
use crate::refusal::{Reader, Refusal};

use super::kept::Kept;
use super::run::UndoError;

impl Refusal for UndoError {
    fn code(&self) -> &'static str {
        "batch.not_undoable"
    }

    fn message(&self, _: Reader) -> String {
        "This can’t be undone any more.".to_owned()
    }
}

impl Refusal for Kept {
    fn code(&self) -> &'static str {
        match self {
            Self::LostRight => "bulk.lost_right_to_undo",
            Self::AccountUsed => "batch.account_used",
            Self::JoinedSince => "batch.joined_since",
            Self::ChangedSince => "bulk.changed_since",
            Self::RoleChanged => "batch.role_changed",
            Self::ReactivatedSince => "bulk.reactivated_since",
            Self::NotTaken(why) => why.code(),
        }
    }

    fn message(&self, _: Reader) -> String {
        match self {
            Self::LostRight => "The person who undid this no longer has the right to.",
            Self::AccountUsed => "The account has been used or changed since, or is in other groups; it stays.",
            Self::JoinedSince => "They joined one of the groups in another way since, and stay in it.",
            Self::ChangedSince => "Something else has happened since.",
            Self::RoleChanged => "Their role was changed since; it stays.",
            Self::ReactivatedSince => "Was reactivated since.",
            Self::NotTaken(AdmitError::AlreadyIn) => "Is in the group already.",
            Self::NotTaken(AdmitError::NotActive) => "The account is deactivated or deleted.",
            Self::NotTaken(AdmitError::Archived) => "The group is archived.",
            Self::NotTaken(_) => "The group does not take them.",
        }
        .to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::refusal::tests::assert_told_apart;

    #[test]
    fn each_refusal_has_a_code_and_a_message_of_its_own() {
        assert_told_apart(&[
            &UndoError,
            &Kept::LostRight,
            &Kept::AccountUsed,
            &Kept::JoinedSince,
            &Kept::ChangedSince,
            &Kept::RoleChanged,
            &Kept::ReactivatedSince,
        ]);
    }
}
