//! The set-up form.

use crate::locale::Language;
use serde::Deserialize;

use crate::accounts::{NewPassword, Owner};
use crate::db::types::{AddPolicy, OrgRole, SignupPolicy};
use crate::organization::{self, Organization};
use crate::text::{self, Email};
use crate::web::FormErrors;
use crate::zone::Zone;

/// The most characters of a name.
const NAME: usize = 200;

/// What was typed.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(super) struct SetUpForm {
    pub organization: String,
    pub time_zone: String,
    pub name: String,
    pub email: String,
    pub password: String,
    pub form_key: String,
}

/// An organization and its first admin, to be founded.
#[derive(Debug, Clone)]
pub(super) struct NewOrganization {
    pub organization: Organization,
    pub name: String,
    pub email: Email,
    pub password: NewPassword,
}

impl SetUpForm {
    /// Reads the form, or says everything that is wrong with it.
    pub fn parse(&self, language: Language) -> Result<NewOrganization, FormErrors> {
        let mut errors = FormErrors::none();
        let organization = errors.line("organization", &self.organization, NAME);
        let zone = errors.keep("time_zone", Zone::parse(&self.time_zone));
        let name = errors.line("name", &self.name, NAME);
        let email = errors.keep("email", text::one_email(&self.email));
        let owner = Owner {
            role: OrgRole::Admin,
            organization: organization.as_deref().unwrap_or_default(),
            name: name.as_deref().unwrap_or_default(),
            email: email.as_ref().map(Email::typed).unwrap_or_default(),
        };
        let password = errors.keep("password", NewPassword::parse(&self.password, &owner));
        match (organization, zone, name, email, password) {
            (Some(organization), Some(zone), Some(name), Some(email), Some(password)) => Ok(NewOrganization {
                organization: Organization {
                    name: organization,
                    time_zone: zone.name().to_owned(),
                    add_policy: AddPolicy::Admins,
                    signup_policy: SignupPolicy::CodeRequired,
                    signup_domains: String::new(),
                    address_days: organization::ADDRESS_DAYS,
                    // For those who make Muster there are more, which no organization has.
                    language: if language.is_pseudo() { Language::default() } else { language },
                    languages: organization::all_languages(),
                },
                name,
                email,
                password,
            }),
            _ => Err(errors),
        }
    }
}
