//! What browsers post to the pages of accounts.

use serde::Deserialize;

use crate::codes::{Code, UnreadableCode};
use crate::db::types::{OrgRole, SignupPolicy};
use crate::locale::{Language, Message};
use crate::organization::Organization;
use crate::people::Person;
use crate::refusal::Refusal;
use crate::t;
use crate::text::{self, Email};
use crate::web::FormErrors;
use crate::zone::Zone;

use super::new_password::{NewPassword, Owner};

/// The most characters of a name.
const NAME: usize = 200;
/// The most of a form's key; ours have 26.
const FORM_KEY: usize = 64;

/// **Sign up**.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(super) struct SignUp {
    pub name: String,
    pub email: String,
    pub password: String,
    pub code: String,
    /// The mended code, where its button was pressed.
    pub suggestion: String,
    pub form_key: String,
    /// Where to go on.
    pub next: String,
}

/// Somebody who may sign up, as far as can be told without looking anything up.
#[derive(Debug, Clone)]
pub(super) struct NewAccount {
    pub name: String,
    pub email: Email,
    pub password: NewPassword,
    /// None where the organization lets this address in without one.
    pub code: Option<Code>,
}

/// What is wrong with a sign-up, and the code that was probably meant.
#[derive(Debug, Clone, Default)]
pub(super) struct SignUpErrors {
    pub errors: FormErrors,
    pub suggestion: Option<Code>,
    /// The way on is to sign in.
    pub has_account: bool,
}

impl SignUpErrors {
    /// A code that cannot be looked at, or not yet.
    pub fn at_code(refusal: &impl Refusal) -> Self {
        Self { errors: FormErrors::refused("code", refusal), ..Self::default() }
    }

    /// A text that is no code.
    pub fn unreadable(problem: UnreadableCode) -> Self {
        let wrong = Self::at_code(&problem);
        match problem {
            UnreadableCode::Mistyped { suggestion } => Self { suggestion, ..wrong },
            _ => wrong,
        }
    }
}

impl SignUp {
    /// Reads it, or says all that is wrong with it.
    pub fn parse(&self, organization: &Organization) -> Result<NewAccount, SignUpErrors> {
        let mut wrong = SignUpErrors::default();
        let (name, email, password) = self.parse_person(organization, &mut wrong.errors);
        let code = self.parse_code(organization, email.as_ref(), &mut wrong);
        match (name, email, password, code) {
            (Some(name), Some(email), Some(password), Ok(code)) => Ok(NewAccount { name, email, password, code }),
            _ => Err(wrong),
        }
    }

    /// The same behind an invite's link, where no code is asked for.
    pub fn parse_invited(&self, organization: &Organization) -> Result<(String, Email, NewPassword), FormErrors> {
        let mut errors = FormErrors::none();
        match self.parse_person(organization, &mut errors) {
            (Some(name), Some(email), Some(password)) => Ok((name, email, password)),
            _ => Err(errors),
        }
    }

    /// Who signs up; what is wrong with it is noted.
    fn parse_person(
        &self,
        organization: &Organization,
        errors: &mut FormErrors,
    ) -> (Option<String>, Option<Email>, Option<NewPassword>) {
        let name = errors.line("name", &self.name, NAME);
        let email = errors.keep("email", text::one_email(&self.email));
        let owner = Owner {
            role: OrgRole::Member,
            organization: &organization.name,
            name: name.as_deref().unwrap_or_default(),
            email: email.as_ref().map_or("", Email::typed),
        };
        let password = errors.keep("password", NewPassword::parse(&self.password, &owner));
        (name, email, password)
    }

    /// The form's key, or nothing where a browser sent none that could be ours.
    pub fn key(&self) -> Option<&str> {
        (1..=FORM_KEY).contains(&self.form_key.len()).then_some(self.form_key.as_str())
    }

    /// The same, fit to be shown again.
    pub fn without_password(&self) -> Self {
        Self { password: String::new(), suggestion: String::new(), ..self.clone() }
    }

    fn typed_code(&self) -> &str {
        if self.suggestion.is_empty() { &self.code } else { &self.suggestion }
    }

    /// The code, or that none is needed; what is wrong with it is noted.
    fn parse_code(
        &self,
        organization: &Organization,
        email: Option<&Email>,
        wrong: &mut SignUpErrors,
    ) -> Result<Option<Code>, Noted> {
        match (Code::read(self.typed_code()), email) {
            (Ok(code), _) => return Ok(Some(code)),
            (Err(UnreadableCode::Empty), Some(email)) if organization.needs_no_code(email.domain()) => return Ok(None),
            (Err(UnreadableCode::Empty), Some(email)) => wrong.errors.add("code", code_needed(organization, email)),
            // Without an address it cannot be told whether a code is needed.
            (Err(UnreadableCode::Empty), None) => {}
            (Err(problem), _) => {
                wrong.errors.add_refused("code", &problem);
                if let UnreadableCode::Mistyped { suggestion } = problem {
                    wrong.suggestion = suggestion;
                }
            }
        }
        Err(Noted)
    }
}

/// What is wrong stands among the errors of the form.
struct Noted;

fn code_needed(organization: &Organization, email: &Email) -> Message<'static> {
    match organization.signup_policy {
        SignupPolicy::Domains => t::accounts::code_needed_of_domain(text::domain_shown(email.domain())),
        SignupPolicy::CodeRequired | SignupPolicy::Open => t::accounts::code_needed(),
    }
}

/// **Sign in**.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(super) struct SignIn {
    pub email: String,
    pub password: String,
    /// Where to go on.
    pub next: String,
}

/// **Sign out**.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(super) struct SignOut {
    /// Where to go on; home, where none is said.
    pub next: String,
}

/// **Forgotten password**.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(super) struct Forgotten {
    pub email: String,
    /// Where to go on.
    pub next: String,
}

/// A password, new or known, alone.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(super) struct PasswordOnly {
    pub password: String,
}

/// Name, zone and language of one's account.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(super) struct Details {
    pub name: String,
    /// Empty for the organization's.
    pub time_zone: String,
    /// Empty for the browser's.
    pub language: String,
}

impl Details {
    pub fn parse(&self, offered: &[Language]) -> Result<(String, Option<Zone>, Option<Language>), FormErrors> {
        let mut errors = FormErrors::none();
        let name = errors.line("name", &self.name, NAME);
        let zone = if self.time_zone.trim().is_empty() { Ok(None) } else { Zone::parse(&self.time_zone).map(Some) };
        let zone = errors.keep("time_zone", zone);
        let language = errors.keep("language", Language::chosen(offered, &self.language));
        match (name, zone, language) {
            (Some(name), Some(zone), Some(language)) => Ok((name, zone, language)),
            _ => Err(errors),
        }
    }
}

/// Another address for one's account.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(super) struct ChangeEmail {
    pub email: String,
    pub email_password: String,
}

/// Another password.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(super) struct ChangePassword {
    pub current_password: String,
    pub new_password: String,
}

/// The new password of somebody with an account.
pub(super) fn new_password(
    typed: &str,
    person: &Person,
    organization: &Organization,
) -> Result<NewPassword, FormErrors> {
    let parsed = NewPassword::parse(typed, &owner(person, organization));
    parsed.map_err(|problem| FormErrors::one("password", problem))
}

/// Whose password it is that somebody with an account chooses.
pub(super) fn owner<'a>(person: &'a Person, organization: &'a Organization) -> Owner<'a> {
    Owner {
        role: person.role,
        organization: &organization.name,
        name: &person.name,
        email: person.email.as_deref().unwrap_or_default(),
    }
}
