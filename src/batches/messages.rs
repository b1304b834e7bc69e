//! What is said of batches that are not undone, and of what stays when they are.

use crate::groups::AdmitError;
use crate::refusal::{Refusal, refusals};

use super::kept::Kept;
use super::run::UndoError;

refusals! {
    UndoError { Self => "batch.not_undoable", "This can’t be undone any more."; }

    Kept {
        Self::LostRight => "bulk.lost_right_to_undo", "The person who undid this no longer has the right to.";
        Self::AccountUsed => "batch.account_used",
            "The account has been used or changed since, or is in other groups; it stays.";
        Self::JoinedSince => "batch.joined_since",
            "They joined one of the groups in another way since, and stay in it.";
        Self::ChangedSince => "bulk.changed_since", "Something else has happened since.";
        Self::RoleChanged => "batch.role_changed", "Their role was changed since; it stays.";
        Self::ReactivatedSince => "bulk.reactivated_since", "Was reactivated since.";
        Self::NotTaken(why) => why.code(), match why {
            AdmitError::AlreadyIn => "Is in the group already.",
            AdmitError::NotActive => "The account is deactivated or deleted.",
            AdmitError::Archived => "The group is archived.",
            _ => "The group does not take them.",
        };
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
