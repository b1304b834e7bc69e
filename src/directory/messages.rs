//! What is said where nothing is done to an account, or not to everybody.

use crate::batches::Kept;
use crate::groups::AdmitError;
use crate::refusal::{Reader, Refusal, refusals};

use super::bulk::StartBulkError;
use super::bulk_items::BulkItemError;
use super::rules::AccountError;

/// So many emails went to one address that no more are sent for now.
pub(super) struct EnoughSent;

refusals! {
    AccountError {
        Self::NoAccount => "account.not_there", "This account was deleted.", NOT_FOUND;
        Self::Deactivated => "account.deactivated", "This account is deactivated. Reactivate it first.";
        Self::NoRight => "account.no_right", "You are not an admin any more.", FORBIDDEN;
        Self::LastAdmin => "account.only_admin",
            "This is the only admin, and an organization without one could not be run any more. \
             Make someone else an admin first.";
        Self::OneselfDeactivated => "account.own",
            "This is your own account. Another admin can deactivate it, or you delete it on your account’s page.";
    }

    EnoughSent {
        Self => "account.enough_sent", "We’ve sent this address enough emails for now. Try again in an hour.";
    }

    StartBulkError {
        Self::NotYours => "bulk.not_yours", "You do not manage this group.", FORBIDDEN;
        Self::NotUndoable => "bulk.not_undoable", "This cannot be undone any more.";
    }
}

impl Refusal for BulkItemError {
    fn code(&self) -> &'static str {
        match self {
            Self::LostRight => "bulk.lost_right",
            Self::DeactivatedBefore => "bulk.deactivated_before",
            Self::Account(why) => why.code(),
            Self::Admit(why) => why.code(),
            Self::Oneself => "bulk.oneself",
            Self::Archived => "bulk.group_archived",
            Self::NotIn => "bulk.not_in_group",
            Self::FromArchived => "bulk.left_group_archived",
            Self::NotInFrom => "bulk.not_in_left_group",
        }
    }

    fn message(&self, reader: Reader) -> String {
        match self {
            Self::LostRight => "The person who started this no longer has the right to.",
            Self::DeactivatedBefore => "Is deactivated already.",
            Self::Account(why) => return why.message(reader),
            Self::NotInFrom => "Is not in the group that they are to leave.",
            Self::FromArchived => "The group that they are to leave is archived.",
            Self::Admit(why) => return Kept::NotTaken(*why).message(reader),
            Self::Oneself => "To go yourself, leave the group.",
            Self::Archived => "The group is archived.",
            Self::NotIn => "Is not in the group.",
        }
        .to_owned()
    }
}

/// Why a group does not take somebody, or let them go, to whoever changes their groups.
pub(super) fn not_arranged(group: &str, why: AdmitError, reader: Reader) -> String {
    match why {
        AdmitError::Archived => format!("{group} is archived; take it out of the archive first. Nothing was changed."),
        AdmitError::NotActive => "This account is deactivated; reactivate it first. Nothing was changed.".to_owned(),
        why => format!("{group}: {} Nothing was changed.", why.message(reader)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::refusal::tests::assert_told_apart;

    #[test]
    fn each_refusal_has_a_code_and_a_message_of_its_own() {
        assert_told_apart(&[
            &AccountError::NoAccount,
            &AccountError::Deactivated,
            &AccountError::NoRight,
            &AccountError::LastAdmin,
            &AccountError::OneselfDeactivated,
            &EnoughSent,
            &StartBulkError::NotYours,
            &StartBulkError::NotUndoable,
            &BulkItemError::LostRight,
            &BulkItemError::DeactivatedBefore,
            &BulkItemError::Oneself,
            &BulkItemError::Archived,
            &BulkItemError::NotIn,
            &BulkItemError::FromArchived,
            &BulkItemError::NotInFrom,
        ]);
    }
}
