//! What is said where there is no page.

use actix_web::http::StatusCode;

use crate::db::Fault;
use crate::refusal::{Reader, Refusal};

use super::error::WebError;

impl WebError {
    /// The heading of the page that says so.
    pub(super) fn title(&self) -> &'static str {
        match self {
            Self::NotFound => "Page not found",
            Self::Forbidden => "You don’t have access",
            Self::SignInFirst(_) => "Sign in first",
            Self::Malformed(_) => "Something went missing",
            Self::WrongMethod => "This page doesn’t work that way",
            Self::TooLarge => "Too much at once",
            Self::CrossSite => "Sent from another site",
            Self::NotSetUp => "Not set up yet",
            Self::TryLater { .. } => "Try again later",
            Self::ClockBehind => "Joining and changes are paused",
            Self::Fault(fault) if fault.is_full_disk() => "This server is out of space",
            Self::Overloaded | Self::Fault(Fault::Unavailable(_)) => "A moment, please",
            Self::Fault(Fault::Broken(_)) => "Something went wrong on our side",
        }
    }
}

impl Refusal for WebError {
    fn code(&self) -> &'static str {
        match self {
            Self::NotFound => "web.not_found",
            Self::Forbidden => "web.forbidden",
            Self::SignInFirst(_) => "web.sign_in_first",
            Self::Malformed(_) => "web.malformed",
            Self::WrongMethod => "web.wrong_method",
            Self::TooLarge => "web.too_large",
            Self::CrossSite => "web.cross_site",
            Self::NotSetUp => "web.not_set_up",
            Self::TryLater { code, .. } => code,
            Self::ClockBehind => "web.clock_behind",
            Self::Overloaded => "web.overloaded",
            Self::Fault(fault) if fault.is_full_disk() => "web.disk_full",
            Self::Fault(Fault::Unavailable(_)) => "web.database_unavailable",
            Self::Fault(Fault::Broken(_)) => "web.broken",
        }
    }

    fn status(&self) -> StatusCode {
        match self {
            Self::NotFound => StatusCode::NOT_FOUND,
            Self::Forbidden | Self::CrossSite => StatusCode::FORBIDDEN,
            Self::SignInFirst(_) => StatusCode::UNAUTHORIZED,
            Self::Malformed(_) => StatusCode::BAD_REQUEST,
            Self::WrongMethod => StatusCode::METHOD_NOT_ALLOWED,
            Self::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            Self::TryLater { .. } => StatusCode::TOO_MANY_REQUESTS,
            Self::NotSetUp | Self::ClockBehind | Self::Overloaded | Self::Fault(Fault::Unavailable(_)) => {
                StatusCode::SERVICE_UNAVAILABLE
            }
            Self::Fault(Fault::Broken(_)) => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }

    fn message(&self, _: Reader) -> String {
        match self {
            Self::TryLater { message, .. } => message.as_str(),
            Self::Malformed(what) => what,
            Self::NotFound => {
                "There is nothing at this address, or nothing that you can see. Check the link, or start from your home page."
            }
            Self::Forbidden => {
                "This page is for people with other rights. Ask a manager of the group or an admin if you need it."
            }
            Self::SignInFirst(_) => "This page is for people who are signed in.",
            Self::WrongMethod => "This address does something else. Go back and use the buttons of the page.",
            Self::TooLarge => "What you sent is larger than this form takes. Send less of it, in several goes if need be.",
            Self::CrossSite => {
                "For your safety nothing was changed: the request came from a page of another site. Open the page here and try again."
            }
            Self::NotSetUp => {
                "This organization isn’t set up yet. If you run this server, open the one-time link in its output."
            }
            Self::ClockBehind => {
                "This server’s clock is wrong, so nothing was changed. Please try again later. If you run this server, run muster doctor."
            }
            Self::Overloaded => {
                "Many people are using this server right now. Nothing is lost: try again in a few seconds."
            }
            Self::Fault(fault) if fault.is_full_disk() => {
                "Nothing was changed. You can still read everything. If you run this server, make room on its disk."
            }
            Self::Fault(Fault::Unavailable(_)) => {
                "The server cannot reach its records right now. Nothing was changed; try again in a few seconds."
            }
            Self::Fault(Fault::Broken(_)) => {
                "Nothing was changed. Try again. If it keeps happening, tell the people who run this server the number of this error."
            }
        }
        .to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::refusal::tests::assert_told_apart;

    #[test]
    fn each_error_has_a_code_and_a_message_of_its_own() {
        assert_told_apart(&[
            &WebError::NotFound,
            &WebError::Forbidden,
            &WebError::SignInFirst(String::new()),
            &WebError::Malformed("The form cannot be read."),
            &WebError::WrongMethod,
            &WebError::TooLarge,
            &WebError::CrossSite,
            &WebError::NotSetUp,
            &WebError::ClockBehind,
            &WebError::Overloaded,
            &WebError::Fault(Fault::Unavailable("database or disk is full".to_owned())),
            &WebError::Fault(Fault::Unavailable("database is locked".to_owned())),
            &WebError::Fault(Fault::Broken(String::new())),
        ]);
    }
}
