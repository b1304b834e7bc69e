//! What a browser posts to Settings.

use std::collections::BTreeSet;
use std::ops::RangeInclusive;

use serde::Deserialize;

use crate::db::types::{AddPolicy, SignupPolicy};
use crate::organization::Organization;
use crate::text;
use crate::web::FormErrors;
use crate::zone::Zone;

/// The most characters of the organization's name.
const NAME: usize = 200;
/// The most domains whose people need no code.
const DOMAINS: usize = 100;
/// For how many days addresses may be kept, as the table has it too.
const ADDRESS_DAYS: RangeInclusive<i64> = 1..=3650;

/// Settings → General, as it is typed.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct SettingsForm {
    pub name: String,
    pub time_zone: String,
    pub add_policy: String,
    pub signup_policy: String,
    pub signup_domains: String,
    pub address_days: String,
}

impl SettingsForm {
    /// As the organization stands.
    pub fn of(organization: &Organization) -> Self {
        Self {
            name: organization.name.clone(),
            time_zone: organization.time_zone.clone(),
            add_policy: organization.add_policy.as_str().to_owned(),
            signup_policy: organization.signup_policy.as_str().to_owned(),
            signup_domains: organization.signup_domains_shown().join(" "),
            address_days: organization.address_days.to_string(),
        }
    }

    /// The settings that were typed.
    pub fn read(&self) -> Result<Organization, FormErrors> {
        let mut errors = FormErrors::none();
        let name = errors.line("name", &self.name, NAME);
        let zone = errors.keep("time_zone", Zone::parse(&self.time_zone));
        let add_policy = errors.keep(
            "add_policy",
            AddPolicy::parse(&self.add_policy).ok_or("Choose who may add people to the organization."),
        );
        let signup_policy = errors.keep(
            "signup_policy",
            SignupPolicy::parse(&self.signup_policy).ok_or("Choose who may sign up without a code."),
        );
        let domains = errors.keep("signup_domains", domains(&self.signup_domains));
        if signup_policy == Some(SignupPolicy::Domains) && domains.as_ref().is_some_and(BTreeSet::is_empty) {
            errors.add("signup_domains", "List at least one domain, like example.org, or choose another policy.");
        }
        let days = self.address_days.trim().parse().ok().filter(|days| ADDRESS_DAYS.contains(days));
        let days = errors.keep("address_days", days.ok_or("Enter a number of days from 1 to 3650."));
        match (name, zone, add_policy, signup_policy, domains, days) {
            (Some(name), Some(zone), Some(add_policy), Some(signup_policy), Some(domains), Some(address_days))
                if errors.is_empty() =>
            {
                Ok(Organization {
                    name,
                    time_zone: zone.name().to_owned(),
                    add_policy,
                    signup_policy,
                    signup_domains: domains.into_iter().collect::<Vec<_>>().join(" "),
                    address_days,
                })
            }
            _ => Err(errors),
        }
    }
}

/// The domains of a list, each as addresses are compared; separated by blanks, commas or lines, with
/// or without an @ before them.
fn domains(typed: &str) -> Result<BTreeSet<String>, String> {
    let mut domains = BTreeSet::new();
    for entry in typed.split(|c: char| c.is_whitespace() || c == ',' || c == ';').filter(|entry| !entry.is_empty()) {
        let domain = entry.trim_start_matches('@').trim_end_matches('.');
        let address = text::email(&format!("somebody@{domain}"));
        let address = address.map_err(|_| format!("“{entry}” is no domain; write one like example.org."))?;
        domains.insert(address.domain().to_owned());
    }
    if domains.len() > DOMAINS { Err(format!("List at most {DOMAINS} domains.")) } else { Ok(domains) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn domains_are_read_as_people_list_them() {
        let read = domains("Example.org, @students.example.org;EXAMPLE.org\nbücher.example ＢÜCHER。example").unwrap();
        assert_eq!(
            read.into_iter().collect::<Vec<_>>(),
            ["example.org", "students.example.org", "xn--bcher-kva.example"]
        );
        assert!(domains("").unwrap().is_empty());
    }

    #[test]
    fn what_is_no_domain_is_named() {
        for typed in ["example", "ann@example.org", "127.0.0.1", "exa mple.org", "a..b.org"] {
            assert!(domains(typed).is_err(), "{typed}");
        }
        assert_eq!(domains("ok.org nope").unwrap_err(), "“nope” is no domain; write one like example.org.");
    }

    #[test]
    fn a_policy_by_domains_needs_one() {
        let form = SettingsForm {
            name: "Harbour School".to_owned(),
            time_zone: "europe/amsterdam".to_owned(),
            add_policy: "admins".to_owned(),
            signup_policy: "domains".to_owned(),
            signup_domains: " ".to_owned(),
            address_days: "90".to_owned(),
        };
        assert!(form.read().unwrap_err().on("signup_domains").is_some());
        let open = SettingsForm { signup_policy: "open".to_owned(), ..form };
        assert_eq!(open.read().unwrap().time_zone, "Europe/Amsterdam");
    }
}
