//! What the organization's policies decide.

use crate::db::types::{AddPolicy, OrgRole, SignupPolicy};
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

impl Organization {
    /// The zone of its days.
    pub fn zone(&self) -> Zone {
        Zone::parse(&self.time_zone).unwrap_or_default()
    }

    /// Whether somebody with this role may bring in people without an account.
    pub fn may_add_people(&self, role: OrgRole) -> bool {
        may_add_people(self.add_policy, role)
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
