//! What is said where a request is not taken, or not granted.

use actix_web::http::StatusCode;

use crate::groups::AdmitError;
use crate::refusal::{Reader, Refusal, refusals};

use super::rules::{AskError, DecideError};

refusals! {
    AskError {
        Self::NoNeed => "request.no_need", "There is nothing to ask for: open the link again.";
        Self::TooMany => "request.too_many",
            "So many requests wait already that no more are taken at the moment. Ask the people who run the group.";
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

    fn message(&self, reader: Reader) -> String {
        match self {
            Self::Decided => "somebody decided before".to_owned(),
            Self::Keeper(AdmitError::NotActive) => "the account is deactivated".to_owned(),
            Self::Keeper(AdmitError::Archived) => "the group is archived".to_owned(),
            Self::Keeper(reason) => reason.message(reader),
            Self::NoRight => {
                "they have no account, and you may not bring in new people: ask an admin to approve".to_owned()
            }
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
