//! What is said where the one-time link does nothing.

use actix_web::http::StatusCode;

use crate::refusal::{Reader, Refusal};

use super::link::SetUpError;

impl Refusal for SetUpError {
    fn code(&self) -> &'static str {
        match self {
            Self::SetUpAlready => "set_up.done",
            Self::Unknown => "set_up.unknown_link",
            Self::Over => "set_up.expired_link",
        }
    }

    fn status(&self) -> StatusCode {
        match self {
            Self::Unknown => StatusCode::NOT_FOUND,
            Self::SetUpAlready | Self::Over => StatusCode::GONE,
        }
    }

    fn message(&self, _: Reader) -> String {
        match self {
            Self::SetUpAlready => "This organization is set up. Sign in to use it; its admins manage the rest.",
            Self::Unknown => "This link is not whole. Copy all of it from the server's output.",
            Self::Over => "This link has expired. Restart the server and use the link that it prints then.",
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
        assert_told_apart(&[&SetUpError::SetUpAlready, &SetUpError::Unknown, &SetUpError::Over]);
    }
}
