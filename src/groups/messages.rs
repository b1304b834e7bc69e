//! What is said to those who are not let into a group, and to those who cannot change it.

use actix_web::http::StatusCode;

use crate::db::types::JoinType;
use crate::locale::Message;
use crate::refusal::{Refusal, refusals};
use crate::t;

use super::change::ChangeRefusal;
use super::leave::TransferError;
use super::model::Group;
use super::rules::AdmitError;

refusals! {
    AdmitError {
        Self::AlreadyIn => "member.already_in", t::groups::already_in();
        Self::NotActive => "member.not_active", t::groups::not_active(), FORBIDDEN;
        Self::Removed => "member.removed", t::groups::removed(), FORBIDDEN;
        Self::NotStarted(_) => "group.not_started", t::groups::not_started();
        Self::Stopped(_) => "group.stopped", t::groups::stopped();
        Self::Archived => "group.archived", t::groups::archived();
        Self::NotByThisMethod => "group.closed", t::groups::closed();
    }

    ChangeRefusal {
        Self::NotThere => "group.not_there", t::groups::no_longer_exists(), NOT_FOUND;
        Self::EditConflict => "group.changed_meanwhile", t::groups::changed_since();
        Self::StopsCodes(stopped) => "group.stops_codes", t::groups::stops_codes(*stopped);
    }
}

/// The same on a page of many groups: which of them it was, and what takes people instead.
pub(super) fn not_joined(Group { name, join_type, .. }: &Group, why: AdmitError) -> Message<'static> {
    match why {
        AdmitError::AlreadyIn => t::groups::already_in_named(name.clone()),
        AdmitError::NotByThisMethod if *join_type == JoinType::ByCode => t::groups::by_code_now(name.clone()),
        why => t::groups::not_joined(name.clone(), why.message()),
    }
}

/// The same to managers who add others.
pub(super) fn not_added(why: AdmitError) -> Message<'static> {
    match why {
        AdmitError::Archived => t::groups::archived_here(),
        why => why.message(),
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

    fn message(&self) -> Message<'static> {
        match self {
            Self::NotThere => t::groups::not_in_group(),
            Self::FromArchived => t::groups::archived_here(),
            Self::Refused(AdmitError::AlreadyIn) => t::groups::already_there(),
            Self::Refused(AdmitError::Archived) => t::groups::archived_there(),
            Self::Refused(why) => why.message(),
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
            &ChangeRefusal::EditConflict,
            &ChangeRefusal::StopsCodes(2),
        ]);
    }
}
