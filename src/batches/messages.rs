//! What is said of batches that are not undone, and of what stays when they are.

use crate::groups::AdmitError;
use crate::refusal::{Refusal, refusals};
use crate::t;

use super::kept::KeptReason;
use super::run::UndoError;

refusals! {
    UndoError { Self => "batch.not_undoable", t::batches::not_undoable(); }

    KeptReason {
        Self::LostRight => "bulk.lost_right_to_undo", t::batches::kept_lost_right();
        Self::AccountUsed => "batch.account_used", t::batches::kept_account_used();
        Self::JoinedSince => "batch.joined_since", t::batches::kept_joined_since();
        Self::ChangedSince => "bulk.changed_since", t::batches::kept_changed_since();
        Self::RoleChanged => "batch.role_changed", t::batches::kept_role_changed();
        Self::ReactivatedSince => "bulk.reactivated_since", t::batches::kept_reactivated_since();
        Self::NotTaken(why) => why.code(), match why {
            AdmitError::AlreadyIn => t::batches::already_in(),
            AdmitError::NotActive => t::batches::not_active(),
            AdmitError::Archived => t::groups::is_archived(),
            _ => t::batches::not_taken(),
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
            &KeptReason::LostRight,
            &KeptReason::AccountUsed,
            &KeptReason::JoinedSince,
            &KeptReason::ChangedSince,
            &KeptReason::RoleChanged,
            &KeptReason::ReactivatedSince,
        ]);
    }
}
