//! What the organization's policies decide.

use crate::db::types::{AddPolicy, OrgRole, SignupPolicy};
use crate::locale::Language;
use crate::text;
use crate::zone::Zone;

use super::Organization;

/// Whether somebody with this role may bring in people without an account.
pub fn may_add_people(policy: AddPolicy, role: OrgRole) -> bool {
    match policy {
        AddPolicy::Admins => role == OrgRole::Admin,
        AddPolicy::Managers => role >= OrgRole::Manager,
        AddPolicy::Everyone => true,
    }
}

/// Every language that there is, as an organization's row names them.
pub fn all_languages() -> String {
    Language::SPOKEN.map(Language::as_str).join(" ")
}

impl Organization {
    /// The zone of its days.
    pub fn zone(&self) -> Zone {
        Zone::parse(&self.time_zone).unwrap_or_default()
    }

    /// Whether somebody with this role may bring in people without an account.
    pub fn may_add_people(&self, role: OrgRole) -> bool {
        may_add_people(self.add_policy, role)
    }

    /// The languages that people may choose.
    pub fn offered_languages(&self) -> Vec<Language> {
        self.languages.split(' ').filter_map(Language::parse).collect()
    }

    /// The language of somebody who chose `own`, else of their browser, which is asked for the first of its wishes that
    /// the organization offers.
    pub fn language_for(
        &self,
        own: Option<Language>,
        browser: impl FnOnce(&dyn Fn(Language) -> bool) -> Option<Language>,
    ) -> Language {
        let is_offered =
            |language: Language| language.is_pseudo() || self.languages.split(' ').any(|tag| tag == language.as_str());
        own.filter(|own| is_offered(*own)).or_else(|| browser(&is_offered)).unwrap_or(self.language)
    }

    /// Whether somebody with an address at `domain` (as compared) needs no code to sign up.
    pub fn needs_no_code(&self, domain: &str) -> bool {
        match self.signup_policy {
            SignupPolicy::CodeRequired => false,
            SignupPolicy::Domains => self.signup_domains.split(' ').any(|listed| listed == domain),
            SignupPolicy::Open => true,
        }
    }

    /// The domains of [`SignupPolicy::Domains`], as people read them.
    pub fn signup_domains_shown(&self) -> Vec<String> {
        self.signup_domains.split(' ').map(text::domain_shown).collect()
    }
}
