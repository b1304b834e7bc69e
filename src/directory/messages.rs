//! What is said where nothing is done to an account, or not to everybody.

use crate::batches::KeptReason;
use crate::groups::AdmitError;
use crate::locale::Message;
use crate::refusal::{Refusal, refusals};
use crate::t;

use super::bulk::StartBulkError;
use super::bulk_items::BulkItemError;
use super::rules::AccountError;

/// So many emails went to one address that no more are sent for now.
pub(super) struct EnoughSent;

refusals! {
    AccountError {
        Self::NoAccount => "account.not_there", t::directory::account_not_there(), NOT_FOUND;
        Self::Deactivated => "account.deactivated", t::directory::account_deactivated();
        Self::NoRight => "account.no_right", t::directory::no_right(), FORBIDDEN;
        Self::LastAdmin => "account.only_admin", t::directory::only_admin();
        Self::OneselfDeactivated => "account.own", t::directory::own_account();
    }

    EnoughSent { Self => "account.enough_sent", t::directory::enough_sent(); }

    StartBulkError {
        Self::NotYours => "bulk.not_yours", t::directory::bulk_not_yours(), FORBIDDEN;
        Self::NotUndoable => "bulk.not_undoable", t::batches::not_undoable();
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

    fn message(&self) -> Message<'static> {
        match self {
            Self::LostRight => t::directory::bulk_lost_right(),
            Self::DeactivatedBefore => t::directory::bulk_deactivated_before(),
            Self::Account(why) => why.message(),
            Self::NotInFrom => t::directory::bulk_not_in_from(),
            Self::FromArchived => t::directory::bulk_from_archived(),
            Self::Admit(why) => KeptReason::NotTaken(*why).message(),
            Self::Oneself => t::directory::bulk_oneself(),
            Self::Archived => t::groups::is_archived(),
            Self::NotIn => t::directory::bulk_not_in_group(),
        }
    }
}

/// Why a group does not take somebody, or let them go, to whoever changes their groups.
pub(super) fn not_arranged(group: String, why: AdmitError) -> Message<'static> {
    match why {
        AdmitError::Archived => t::directory::arrange_archived(group),
        AdmitError::NotActive => t::directory::arrange_not_active(),
        why => t::directory::arrange_refused(group, why.message()),
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
