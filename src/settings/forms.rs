//! What a browser posts to Settings.

use std::collections::BTreeSet;
use std::ops::RangeInclusive;

use crate::db::types::{AddPolicy, SignupPolicy};
use crate::locale::{Language, Message};
use crate::organization::Organization;
use crate::t;
use crate::text;
use crate::web::{Fields, FormErrors};
use crate::zone::Zone;

/// The most characters of the organization's name.
const NAME: usize = 200;
/// The most domains whose people need no code.
const DOMAINS: usize = 100;
/// For how many days addresses may be kept, as the table has it too.
const ADDRESS_DAYS: RangeInclusive<i64> = 1..=3650;

/// Settings → General, as it is typed.
#[derive(Debug, Clone, Default)]
pub struct SettingsForm {
    pub name: String,
    pub time_zone: String,
    pub add_policy: String,
    pub signup_policy: String,
    pub signup_domains: String,
    pub address_days: String,
    pub language: String,
    /// Those that people may choose, too.
    pub languages: Vec<String>,
}

impl From<Fields> for SettingsForm {
    fn from(fields: Fields) -> Self {
        Self {
            name: fields.text("name"),
            time_zone: fields.text("time_zone"),
            add_policy: fields.text("add_policy"),
            signup_policy: fields.text("signup_policy"),
            signup_domains: fields.text("signup_domains"),
            address_days: fields.text("address_days"),
            language: fields.text("language"),
            languages: fields.all("languages").map(str::to_owned).collect(),
        }
    }
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
            language: organization.language.as_str().to_owned(),
            languages: organization.languages.split(' ').map(str::to_owned).collect(),
        }
    }

    /// Whether people may choose `language`.
    pub fn offers(&self, language: Language) -> bool {
        self.languages.iter().any(|tag| tag == language.as_str())
    }

    /// The settings that were typed.
    pub fn read(&self) -> Result<Organization, FormErrors> {
        let mut errors = FormErrors::none();
        let name = errors.line("name", &self.name, NAME);
        let zone = errors.keep("time_zone", Zone::parse(&self.time_zone));
        let add_policy =
            errors.keep("add_policy", AddPolicy::parse(&self.add_policy).ok_or_else(t::settings::choose_add_policy));
        let signup_policy = errors.keep(
            "signup_policy",
            SignupPolicy::parse(&self.signup_policy).ok_or_else(t::settings::choose_signup_policy),
        );
        let domains = errors.keep("signup_domains", domains(&self.signup_domains));
        if signup_policy == Some(SignupPolicy::Domains) && domains.as_ref().is_some_and(BTreeSet::is_empty) {
            errors.add("signup_domains", t::settings::domain_needed());
        }
        let days = self.address_days.trim().parse().ok().filter(|days| ADDRESS_DAYS.contains(days));
        let days = errors.keep(
            "address_days",
            days.ok_or_else(|| t::settings::address_days_range(ADDRESS_DAYS.start(), ADDRESS_DAYS.end())),
        );
        let language = errors.keep("language", Language::among(&Language::SPOKEN, &self.language));
        let policies = add_policy.zip(signup_policy);
        match (name, zone, policies, domains, days, language) {
            (
                Some(name),
                Some(zone),
                Some((add_policy, signup_policy)),
                Some(domains),
                Some(address_days),
                Some(language),
            ) if errors.is_empty() => {
                // The organization's own is always one of them.
                let is_offered =
                    |one: &&Language| **one == language || self.languages.iter().any(|tag| tag == one.as_str());
                let languages: Vec<&str> =
                    Language::SPOKEN.iter().filter(is_offered).map(|language| language.as_str()).collect();
                Ok(Organization {
                    name,
                    time_zone: zone.name().to_owned(),
                    add_policy,
                    signup_policy,
                    signup_domains: domains.into_iter().collect::<Vec<_>>().join(" "),
                    address_days,
                    language,
                    languages: languages.join(" "),
                })
            }
            _ => Err(errors),
        }
    }
}

/// The domains of a list, each as addresses are compared; separated by blanks, commas or lines, with
/// or without an @ before them.
fn domains(typed: &str) -> Result<BTreeSet<String>, Message<'static>> {
    let mut domains = BTreeSet::new();
    for entry in typed.split(|c: char| c.is_whitespace() || c == ',' || c == ';').filter(|entry| !entry.is_empty()) {
        let domain = entry.trim_start_matches('@').trim_end_matches('.');
        let address = text::email(&format!("somebody@{domain}"));
        let address = address.map_err(|_| t::settings::not_a_domain(entry.to_owned()))?;
        domains.insert(address.domain().to_owned());
    }
    if domains.len() > DOMAINS { Err(t::settings::too_many_domains(DOMAINS)) } else { Ok(domains) }
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
        assert_eq!(domains("ok.org nope").unwrap_err(), t::settings::not_a_domain("nope"));
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
            language: "de".to_owned(),
            languages: vec!["en".to_owned(), "tlh".to_owned()],
        };
        assert!(form.read().unwrap_err().on("signup_domains").is_some());
        let open = SettingsForm { signup_policy: "open".to_owned(), ..form };
        let read = open.read().unwrap();
        assert_eq!(read.time_zone, "Europe/Amsterdam");
        assert_eq!((read.language, read.languages.as_str()), (Language::German, "en de"));
    }
}
