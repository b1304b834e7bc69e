//! What browsers post about codes, read once into types.

use serde::Deserialize;

use crate::clock::Moment;
use crate::db::types::GroupRole;
use crate::locale::{Language, Message};
use crate::passes;
use crate::people_file::pasted;
use crate::t;
use crate::text::{self, Addresses};
use crate::web::FormErrors;
use crate::zone::Zone;

use super::custom::CustomCode;
use super::make::CodeInput;

/// The most characters of a label.
const LABEL: usize = 200;

/// The most people that a code is emailed to at once.
pub(super) const MOST_RECIPIENTS: usize = 200;

/// **Enter Group Code**.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct EnterCode {
    pub code: String,
}

/// **Create a Group Code**.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(super) struct NewCodeForm {
    pub form_key: String,
    pub expires_at: String,
    pub max_uses: String,
    pub role: String,
    pub label: String,
    pub custom_code: String,
    pub random_ending: String,
}

impl NewCodeForm {
    /// The empty form.
    pub fn empty(form_key: String) -> Self {
        let (role, random_ending) = (GroupRole::Member.as_str().to_owned(), "yes".to_owned());
        Self { form_key, role, random_ending, ..Self::default() }
    }

    /// What is wished, or everything that is wrong with it.
    pub fn read(&self, zone: Zone, now: Moment) -> Result<CodeInput, FormErrors> {
        let mut errors = FormErrors::none();
        let expires_at = errors.keep("expires_at", passes::expiration(&self.expires_at, zone, now));
        let max_uses = errors.keep("max_uses", passes::max_uses(&self.max_uses).map_err(passes::bad_max_uses));
        let role = errors.keep("role", read_role(&self.role));
        let label = errors.keep("label", text::optional_line(&self.label, LABEL));
        let custom_code =
            errors.keep("custom_code", CustomCode::read(&self.custom_code, !self.random_ending.is_empty()));
        match (expires_at, max_uses, role, label, custom_code) {
            (Some(expires_at), Some(max_uses), Some(role), Some(label), Some(custom_code)) => {
                passes::may_grant(role, expires_at, max_uses)
                    .map_err(|problem| FormErrors::refused("role", &problem))?;
                Ok(CodeInput { custom_code, expires_at, max_uses, role, label: label.unwrap_or_default() })
            }
            _ => Err(errors),
        }
    }
}

/// **Edit code**.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(super) struct ReplaceForm {
    pub form_key: String,
    pub custom_code: String,
    pub random_ending: String,
}

impl ReplaceForm {
    /// The new letters that the maker chose; none for generated ones.
    pub fn read(&self) -> Result<Option<CustomCode>, FormErrors> {
        CustomCode::read(&self.custom_code, !self.random_ending.is_empty())
            .map_err(|problem| FormErrors::one("custom_code", problem))
    }
}

/// **Email the code**.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(super) struct EmailForm {
    pub form_key: String,
    pub addresses: String,
    /// The tag of the emails' language; empty where there is no choice.
    pub language: String,
    /// How many addresses are to be written to although others are wrong, as the button said.
    pub others: String,
}

impl EmailForm {
    /// The addresses, each once, and which of these languages to write in; or what is wrong with them.
    pub fn read(&self, offered: &[Language]) -> Result<(Addresses, Option<Language>), FormErrors> {
        let mut errors = FormErrors::none();
        let read = pasted(&self.addresses).within(MOST_RECIPIENTS, self.others.parse().ok());
        let read = read
            .map_err(Message::from)
            .and_then(|read| if read.found.is_empty() { Err(t::codes::addresses_empty()) } else { Ok(read) });
        let read = errors.keep("addresses", read);
        let language = errors.keep("language", Language::chosen(offered, &self.language));
        match (read, language) {
            (Some(read), Some(language)) => Ok((read, language)),
            _ => Err(errors),
        }
    }
}

fn read_role(text: &str) -> Result<GroupRole, Message<'static>> {
    GroupRole::parse(text).ok_or_else(t::codes::role_unchosen)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_wrong_field_is_named_at_once() {
        let form = NewCodeForm {
            expires_at: "yesterday".to_owned(),
            max_uses: "0".to_owned(),
            role: "king".to_owned(),
            custom_code: "abc".to_owned(),
            ..NewCodeForm::default()
        };
        let errors = form.read(Zone::default(), Moment::from_micros(0)).unwrap_err();
        for field in ["expires_at", "max_uses", "role", "custom_code"] {
            assert!(errors.on(field).is_some(), "{field}");
        }
        assert!(errors.on("label").is_none());
    }

    #[test]
    fn a_code_for_managers_needs_both_limits() {
        let form = NewCodeForm { role: "manager".to_owned(), max_uses: "3".to_owned(), ..NewCodeForm::default() };
        assert!(form.read(Zone::default(), Moment::from_micros(0)).unwrap_err().on("role").is_some());
        let form = NewCodeForm { expires_at: "2030-01-01".to_owned(), ..form };
        assert!(form.read(Zone::default(), Moment::from_micros(0)).is_ok());
    }
}
