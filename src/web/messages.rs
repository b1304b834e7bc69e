//! What is said where there is no page.

use actix_web::http::StatusCode;

use crate::db::Fault;
use crate::locale::Message;
use crate::refusal::Refusal;
use crate::t;

use super::error::WebError;

impl WebError {
    /// The heading of the page that says so.
    pub(super) fn title(&self) -> Message<'static> {
        match self {
            Self::NotFound => t::web::not_found(),
            Self::Forbidden => t::web::forbidden(),
            Self::SignInFirst(_) => t::web::sign_in_first(),
            Self::Malformed(_) => t::web::malformed(),
            Self::WrongMethod => t::web::wrong_method(),
            Self::TooLarge => t::web::too_large(),
            Self::CrossSite => t::web::cross_site(),
            Self::NotSetUp => t::web::not_set_up(),
            Self::TryLater { .. } => t::web::try_later(),
            Self::ClockBehind => t::web::clock_behind(),
            Self::Overloaded => t::web::overloaded(),
            Self::Fault(fault) if fault.is_full_disk() => t::web::disk_full(),
            Self::Fault(Fault::Unavailable(_)) => t::web::database_unavailable(),
            Self::Fault(Fault::Broken(_)) => t::web::broken(),
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

    fn message(&self) -> Message<'static> {
        match self {
            Self::TryLater { message, .. } | Self::Malformed(message) => message.clone(),
            Self::NotFound => t::web::not_found_text(),
            Self::Forbidden => t::web::forbidden_text(),
            Self::SignInFirst(_) => t::web::sign_in_first_text(),
            Self::WrongMethod => t::web::wrong_method_text(),
            Self::TooLarge => t::web::too_large_text(),
            Self::CrossSite => t::web::cross_site_text(),
            Self::NotSetUp => t::web::not_set_up_text(),
            Self::ClockBehind => t::web::clock_behind_text(),
            Self::Overloaded => t::web::overloaded_text(),
            Self::Fault(fault) if fault.is_full_disk() => t::web::disk_full_text(),
            Self::Fault(Fault::Unavailable(_)) => t::web::database_unavailable_text(),
            Self::Fault(Fault::Broken(_)) => t::web::broken_text(),
        }
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
            &WebError::Malformed(t::web::form_unreadable()),
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
