//! What the words of status columns say about an account.

use super::columns::{Mapping, Meaning};
use super::heads::squash;

/// Whether an account is in use.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// It is.
    Active,
    /// It was, or never will be.
    Gone,
}

/// Words for accounts in use; some programs write what somebody may do in their place.
const ACTIVE: &[&str] = &[
    "active",
    "enabled",
    "activated",
    "ok",
    "current",
    "confirmed",
    "verified",
    "registered",
    "subscribed",
    "accepted",
    "joined",
    "enrolled",
    "enroled",
    "normal",
    "member",
    "fullmember",
    "regularmember",
    "admin",
    "owner",
    "primaryowner",
    "workspaceowner",
    "workspaceadmin",
    "orgowner",
    "orgadmin",
    "guest",
    "multichannelguest",
    "singlechannelguest",
    "reactivated",
    "allowed",
    "unblocked",
    "licensed",
    "aktiv",
    "aktiviert",
    "freigeschaltet",
    "actif",
    "active",
    "activo",
    "activa",
    "attivo",
    "actief",
];

/// Words for accounts out of use.
const GONE: &[&str] = &[
    "deleted",
    "tobedeleted",
    "inactive",
    "notactive",
    "suspended",
    "archived",
    "deactivated",
    "disabled",
    "blocked",
    "signinblocked",
    "withdrawn",
    "left",
    "leaver",
    "unsubscribed",
    "cleaned",
    "completed",
    "concluded",
    "terminated",
    "removed",
    "banned",
    "expelled",
    "excluded",
    "resigned",
    "former",
    "expired",
    "erased",
    "bot",
    "departed",
    "closed",
    "dropped",
    "graduated",
    "deceased",
    "revoked",
    "canceled",
    "cancelled",
    "ended",
    "quit",
    "exited",
    "offboarded",
    "rejected",
    "declined",
    "bounced",
    "inaktiv",
    "gesperrt",
    "deaktiviert",
    "geloscht",
    "ausgeschieden",
    "ausgetreten",
    "gekundigt",
    "abgemeldet",
    "ehemalig",
    "inactif",
    "desactive",
    "supprime",
    "suspendu",
    "inactivo",
    "desactivado",
    "eliminado",
    "suspendido",
    "baja",
    "inattivo",
    "inactief",
    "verwijderd",
    "geblokkeerd",
    "uitgeschreven",
];

const YES: &[&str] = &["true", "yes", "1", "y", "t", "x", "on", "ja", "oui", "si", "wahr", "vrai", "checked"];
const NO: &[&str] = &["false", "no", "0", "n", "f", "off", "nein", "non", "nee", "falsch", "faux", "never", "none"];

/// What `word` says in a column of `meaning`, for which `mapping` may have an explanation; nothing where it is
/// not known. An empty cell says that all is well.
pub(super) fn standing(mapping: &Mapping, meaning: Meaning, word: &str) -> Option<Standing> {
    let word = word.trim();
    if word.is_empty() || word == "-" {
        return Some(Standing::Active);
    }
    let plain = squash(word);
    let has = |words: &[&str]| words.contains(&plain.as_str());
    let is_among = |words: &[String]| words.iter().any(|own| squash(own) == plain);
    match meaning {
        _ if is_among(&mapping.gone) => Some(Standing::Gone),
        _ if is_among(&mapping.active) => Some(Standing::Active),
        Meaning::Enabled if has(YES) => Some(Standing::Active),
        Meaning::Enabled if has(NO) => Some(Standing::Gone),
        Meaning::Gone if has(NO) => Some(Standing::Active),
        Meaning::Gone if has(YES) || word == "✓" || is_date(word) => Some(Standing::Gone),
        _ if has(GONE) => Some(Standing::Gone),
        _ if has(ACTIVE) => Some(Standing::Active),
        _ => None,
    }
}

/// Whether `word` says by itself that somebody is gone.
pub(super) fn says_gone(word: &str) -> bool {
    word.len() < 40 && GONE.contains(&squash(word).as_str())
}

/// Whether `word` is a day or a moment: programs write when an account was deleted.
fn is_date(word: &str) -> bool {
    let digits = word.chars().filter(char::is_ascii_digit).count();
    digits >= 4
        && word.chars().all(|c| c.is_ascii_digit() || matches!(c, '-' | '/' | '.' | ':' | ' ' | 'T' | 'Z' | '+'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_many_programs_say_who_is_gone() {
        let says = |meaning, word| standing(&Mapping::default(), meaning, word);
        for (meaning, active, gone) in [
            (
                Meaning::Status,
                &["Active", "", "-", "Primary Owner", "Full Member", "aktiv"][..],
                &["Deactivated", "to be deleted", "Sign-in blocked", "Gelöscht", "cleaned"][..],
            ),
            (Meaning::Enabled, &["True", "yes", "1", "Active"], &["False", "No", "0", "nein", "inactive"]),
            (Meaning::Gone, &["False", "0", "", "never"], &["1", "Yes", "2024-03-01", "suspended"]),
        ] {
            assert!(active.iter().all(|word| says(meaning, word) == Some(Standing::Active)), "{meaning:?}");
            assert!(gone.iter().all(|word| says(meaning, word) == Some(Standing::Gone)), "{meaning:?}");
            assert_eq!(says(meaning, "on leave"), None);
        }
        let told = Mapping { gone: vec!["On leave".to_owned()], ..Mapping::default() };
        assert_eq!(standing(&told, Meaning::Status, "on LEAVE"), Some(Standing::Gone));
    }
}
