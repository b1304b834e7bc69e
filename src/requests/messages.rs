//! What is said where a request is not taken, or not granted.

use actix_web::http::StatusCode;

use crate::groups::AdmitError;
use crate::locale::Message;
use crate::refusal::{Refusal, refusals};
use crate::t;

use super::rules::{AskError, DecideError};

refusals! {
    AskError {
        Self::NoNeed => "request.no_need", t::requests::no_need();
        Self::TooMany => "request.too_many", t::requests::too_many();
    }
}

impl Refusal for DecideError {
    fn code(&self) -> &'static str {
        match self {
            Self::Decided => "request.decided",
            Self::Keeper(reason) => reason.code(),
            Self::NoRight => "request.no_account",
        }
    }

    fn status(&self) -> StatusCode {
        match self {
            Self::Keeper(reason) => reason.status(),
            Self::Decided | Self::NoRight => StatusCode::UNPROCESSABLE_ENTITY,
        }
    }

    fn message(&self) -> Message<'static> {
        match self {
            Self::Decided => t::requests::decided(),
            Self::Keeper(AdmitError::NotActive) => t::requests::account_deactivated(),
            Self::Keeper(AdmitError::Archived) => t::groups::is_archived(),
            Self::Keeper(reason) => reason.message(),
            Self::NoRight => t::requests::no_account(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::refusal::tests::assert_told_apart;

    #[test]
    fn each_refusal_has_a_code_and_a_message_of_its_own() {
        assert_told_apart(&[&AskError::NoNeed, &AskError::TooMany, &DecideError::Decided, &DecideError::NoRight]);
    }
}
