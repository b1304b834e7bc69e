//! What browsers post about requests.

use serde::Deserialize;

use crate::db::types::RequestState;
use crate::ids::RequestId;
use crate::text::{self, Email};
use crate::web::FormErrors;

use super::rules::Asker;

/// The most characters of a name, and of a note.
const NAME: usize = 200;
const NOTE: usize = 500;

/// **Request access**.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(super) struct AskForm {
    pub name: String,
    pub email: String,
    pub note: String,
    /// The code that did not let them in; empty behind a link.
    pub code: String,
}

impl AskForm {
    /// The note; nothing typed is none.
    pub fn read_note(&self, errors: &mut FormErrors) -> Option<String> {
        let note = text::optional_line(&self.note, NOTE);
        errors.keep("note", note).map(Option::unwrap_or_default)
    }

    /// Who asks without an account; the address is that of the email, where one brought them.
    pub fn read_asker(&self, address: Option<&str>, errors: &mut FormErrors) -> Option<Asker> {
        let name = errors.line("name", &self.name, NAME);
        let email: Option<Email> = errors.keep("email", text::one_email(address.unwrap_or(&self.email)));
        name.zip(email).map(|(name, email)| Asker::Address(email, name))
    }
}

/// The form of the panel: the same name as often as boxes were ticked.
pub(super) type DecideForm = Vec<(String, String)>;

/// Requests decided at once.
const MOST: usize = 200;

/// Which requests are decided how: one by its own button, or those that are ticked.
pub(super) fn read_decision(form: &DecideForm) -> Option<(Vec<RequestId>, RequestState)> {
    let number = |value: &str| value.parse().ok().map(RequestId);
    for (name, value) in form {
        let decision = match name.as_str() {
            "approve_one" => RequestState::Approved,
            "deny_one" => RequestState::Denied,
            _ => continue,
        };
        return Some((vec![number(value)?], decision));
    }
    let decision = match form.iter().find(|(name, _)| name == "verdict")?.1.as_str() {
        "approve" => RequestState::Approved,
        "deny" => RequestState::Denied,
        _ => return None,
    };
    let ticked = form.iter().filter(|(name, _)| name == "request").filter_map(|(_, value)| number(value));
    Some((ticked.take(MOST).collect(), decision))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn form(pairs: &[(&str, &str)]) -> DecideForm {
        pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
    }

    #[test]
    fn a_rows_own_button_decides_it_alone() {
        let read = read_decision(&form(&[("request", "1"), ("request", "2"), ("deny_one", "3")]));
        assert_eq!(read, Some((vec![RequestId(3)], RequestState::Denied)));
    }

    #[test]
    fn the_buttons_below_decide_all_that_are_ticked() {
        let read = read_decision(&form(&[("request", "1"), ("request", "2"), ("verdict", "approve")]));
        assert_eq!(read, Some((vec![RequestId(1), RequestId(2)], RequestState::Approved)));
        assert_eq!(read_decision(&form(&[("request", "1")])), None);
        assert_eq!(read_decision(&form(&[("request", "1"), ("verdict", "maybe")])), None);
    }
}
