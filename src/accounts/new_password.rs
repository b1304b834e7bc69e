//! What may become a password.
//!
//! Length is what counts (NIST SP 800-63B-4): any characters, no rules of composition, but nothing
//! that a guesser tries first.

use std::collections::HashSet;
use std::sync::LazyLock;

use unicode_normalization::UnicodeNormalization;

use crate::db::types::OrgRole;
use crate::secret::Secret;
use crate::text::fold;

/// The fewest bytes of a member's or manager's password.
const LEAST: usize = 8;
/// The fewest of an admin's, who can do everything.
const LEAST_ADMIN: usize = 15;
/// The most of anybody's: hashing must have a bound.
const MOST: usize = 1_024;

/// Passwords that guessers try first, in lower case, one a line.
const COMMON: &str = include_str!("common_passwords.txt");

static COMMON_PASSWORDS: LazyLock<HashSet<&'static str>> = LazyLock::new(|| COMMON.lines().collect());

/// A password fit to be set.
#[derive(Debug, Clone)]
pub struct NewPassword(Secret<String>);

/// Whose password it will be.
#[derive(Debug, Clone, Copy)]
pub struct Owner<'a> {
    /// What they may do.
    pub role: OrgRole,
    /// The organization's name.
    pub organization: &'a str,
    /// Their name.
    pub name: &'a str,
    /// Their address.
    pub email: &'a str,
}

/// Why a text cannot become a password.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PasswordProblem {
    /// Nothing typed.
    Empty,
    /// Fewer characters than this.
    TooShort(usize),
    /// Longer than any password.
    TooLong,
    /// Everybody's first try.
    Common,
    /// The name or address of somebody or something at hand.
    AtHand,
}

impl NewPassword {
    /// Reads what somebody typed as their future password.
    pub fn parse(typed: &str, owner: &Owner<'_>) -> Result<Self, PasswordProblem> {
        let password = as_hashed(typed);
        let text = password.expose();
        let least = least(owner.role);
        match text.len() {
            0 => return Err(PasswordProblem::Empty),
            length if length < least => return Err(PasswordProblem::TooShort(least)),
            length if length > MOST => return Err(PasswordProblem::TooLong),
            _ => {}
        }
        if COMMON_PASSWORDS.contains(text.to_lowercase().as_str()) {
            return Err(PasswordProblem::Common);
        }
        let before_at = owner.email.split('@').next().unwrap_or_default();
        let plain = plain(text);
        if [owner.organization, owner.name, owner.email, before_at, "Muster"]
            .iter()
            .any(|known| self::plain(known) == plain)
        {
            return Err(PasswordProblem::AtHand);
        }
        Ok(Self(password))
    }

    /// The text to hash.
    pub fn into_secret(self) -> Secret<String> {
        self.0
    }
}

/// How many bytes a password of somebody with this role has at least.
pub const fn least(role: OrgRole) -> usize {
    match role {
        OrgRole::Admin => LEAST_ADMIN,
        OrgRole::Member | OrgRole::Manager => LEAST,
    }
}

/// The text that is hashed of what was typed: NFC, so that two keyboards that compose an accent
/// differently type the same password.
pub fn as_hashed(typed: &str) -> Secret<String> {
    Secret::new(typed.nfc().collect())
}

/// What was typed to be compared with a password that is kept; nothing where no password can be so.
pub fn as_typed(typed: &str) -> Option<Secret<String>> {
    let password = as_hashed(typed);
    (1..=MOST).contains(&password.expose().len()).then_some(password)
}

/// Without case, accents and spaces.
fn plain(text: &str) -> String {
    fold(text).split_whitespace().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const EVE: Owner<'_> = Owner {
        role: OrgRole::Member,
        organization: "Harbour School",
        name: "Eve Every Day",
        email: "eve.every@example.org",
    };

    fn parse(typed: &str) -> Result<(), PasswordProblem> {
        NewPassword::parse(typed, &EVE).map(drop)
    }

    #[test]
    fn length_is_counted_in_bytes_from_8_to_1024() {
        assert_eq!(parse(""), Err(PasswordProblem::Empty));
        assert_eq!(parse("qzv mop"), Err(PasswordProblem::TooShort(8)));
        assert_eq!(parse("qzv mopx"), Ok(()));
        assert_eq!(parse("\u{1F40C}\u{1F9F5}"), Ok(()));
        assert_eq!(parse(&"xy".repeat(512)), Ok(()));
        assert_eq!(parse(&format!("{}z", "xy".repeat(512))), Err(PasswordProblem::TooLong));
    }

    #[test]
    fn an_admin_needs_fifteen() {
        let admin = Owner { role: OrgRole::Admin, ..EVE };
        assert_eq!(NewPassword::parse("fourteen chars", &admin).map(drop), Err(PasswordProblem::TooShort(15)));
        assert!(NewPassword::parse("fifteen  chars!", &admin).is_ok());
    }

    #[test]
    fn what_everybody_tries_first_is_refused_whatever_its_case() {
        for common in ["password", "PassWord1", "12345678", "qwertyuiop", "iloveyou", "Passw0rd!", "1q2w3e4r5t"] {
            assert_eq!(parse(common), Err(PasswordProblem::Common), "{common}");
        }
    }

    #[test]
    fn names_and_addresses_at_hand_are_refused() {
        for known in ["harbour school", "HarbourSchool", "eve every day", "EVE.EVERY@example.org", "eve.every"] {
            assert_eq!(parse(known), Err(PasswordProblem::AtHand), "{known}");
        }
        assert_eq!(parse("harbour school of fish"), Ok(()));
    }

    #[test]
    fn composed_and_decomposed_accents_are_the_same_password() {
        assert_eq!(as_hashed("Zoe\u{308} sails"), as_hashed("Zo\u{EB} sails"));
    }

    #[test]
    fn the_list_is_long_and_in_lower_case() {
        assert!(COMMON_PASSWORDS.len() >= 3_000, "{}", COMMON_PASSWORDS.len());
        for common in COMMON_PASSWORDS.iter() {
            assert!(common.len() >= LEAST && **common == common.to_lowercase(), "{common:?}");
        }
    }
}
