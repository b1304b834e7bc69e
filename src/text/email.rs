//! Email addresses as typed, and the key by which two of them are the same.

use std::fmt;

use lettre::Address;
use unicode_normalization::UnicodeNormalization;
use url::Host;

use super::clean::is_invisible;

/// The most characters of an address: 64 before the @ and 255 after it (RFC 5321, 4.5.3.1).
const MAX_CHARS: usize = 320;

/// An address that the mailer takes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Email {
    typed: String,
    key: String,
}

impl Email {
    /// As typed, NFC: where mail is sent.
    #[must_use]
    pub fn typed(&self) -> &str {
        &self.typed
    }

    /// What two spellings of one address share: NFC and lower case by Unicode. Dots and plus-tags
    /// make different addresses.
    #[must_use]
    pub fn key(&self) -> &str {
        &self.key
    }

    /// What follows the @, in lower case.
    #[must_use]
    pub fn domain(&self) -> &str {
        self.key.rsplit_once('@').map_or("", |(_, domain)| domain)
    }
}

impl fmt::Display for Email {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.typed)
    }
}

/// Why a text is no address.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EmailProblem {
    /// Nothing typed.
    Empty,
    /// Longer than any address.
    TooLong,
    /// White space, a line break or a control character in it.
    Space,
    /// No @, or more than one.
    At,
    /// What stands before the @.
    Local,
    /// What follows the @.
    Domain,
}

impl fmt::Display for EmailProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Empty => "Enter an email address.",
            Self::TooLong => "Enter a shorter email address; this one is longer than any can be.",
            Self::Space => "Enter one email address without spaces or line breaks.",
            Self::At => "Enter an email address with one @ in it, like name@example.org.",
            Self::Local => "Check what stands before the @ of the email address.",
            Self::Domain => "Check what follows the @ of the email address; it should be like example.org.",
        })
    }
}

impl std::error::Error for EmailProblem {}

/// Reads an address: blanks around it and invisible characters from a paste are dropped; white
/// space, line breaks and controls within are refused; international names are welcome.
pub fn email(input: &str) -> Result<Email, EmailProblem> {
    let visible: String = input.chars().filter(|c| !is_invisible(*c)).nfc().collect();
    let typed = visible.trim_matches([' ', '\t', '\u{A0}']);
    if typed.is_empty() {
        return Err(EmailProblem::Empty);
    }
    let key: String = typed.to_lowercase().nfc().collect();
    // Lower case may be the longer one, and both are kept.
    if typed.chars().count().max(key.chars().count()) > MAX_CHARS {
        return Err(EmailProblem::TooLong);
    }
    if typed.contains(|c: char| c.is_whitespace() || c.is_control()) {
        return Err(EmailProblem::Space);
    }
    let (local, domain) = typed.split_once('@').ok_or(EmailProblem::At)?;
    if domain.contains('@') {
        return Err(EmailProblem::At);
    }
    if !is_domain(domain) {
        return Err(EmailProblem::Domain);
    }
    // The mailer's own opinion, so that what is kept can be written to; it takes quoted names too,
    // which no mailbox of people has.
    if local.contains('"') || Address::new(local, domain).is_err() {
        return Err(EmailProblem::Local);
    }
    Ok(Email { typed: typed.to_owned(), key })
}

/// Whether mail could go there: labels of letters, digits and hyphens in its ASCII form (RFC 5321,
/// 4.1.2 and RFC 5891), at least two of them, and no bare IP address.
fn is_domain(domain: &str) -> bool {
    let Ok(Host::Domain(ascii)) = Host::parse(domain) else { return false };
    let is_label = |label: &str| {
        (1..=63).contains(&label.len())
            && !label.starts_with('-')
            && !label.ends_with('-')
            && label.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-')
    };
    ascii.len() <= 253 && ascii.contains('.') && ascii.split('.').all(is_label)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn case_and_composition_do_not_tell_addresses_apart() {
        let typed = email("  Zoe\u{308}.Dam@Example.ORG ").unwrap();
        assert_eq!(typed.typed(), "Zo\u{EB}.Dam@Example.ORG");
        assert_eq!(typed.key(), email("ZO\u{CB}.DAM@example.org").unwrap().key());
        assert_eq!(typed.domain(), "example.org");
    }

    #[test]
    fn dots_and_plus_tags_do() {
        let keys = ["ann@example.org", "a.nn@example.org", "ann+x@example.org"].map(|a| email(a).unwrap().key);
        assert!(keys[0] != keys[1] && keys[1] != keys[2] && keys[0] != keys[2]);
    }

    #[test]
    fn international_addresses_are_welcome() {
        for address in
            ["ann@b\u{FC}cher.example", "\u{7528}\u{6237}@\u{4F8B}\u{5B50}.\u{6D4B}\u{8BD5}", "o'neil@x.co.uk"]
        {
            assert!(email(address).is_ok(), "{address}");
        }
    }

    #[test]
    fn what_no_mail_reaches_is_refused_with_its_reason() {
        use EmailProblem as P;
        let long_local = format!("{}@example.org", "x".repeat(65));
        let long = format!("ann@{}org", "x.".repeat(200));
        for (input, problem) in [
            ("", P::Empty),
            ("\u{200B} ", P::Empty),
            ("ann", P::At),
            ("ann@eve@example.org", P::At),
            ("ann@example.org\r\nBcc: eve@example.org", P::Space),
            ("ann@example.org\n", P::Space),
            ("ann\0@example.org", P::Space),
            ("ann lee@example.org", P::Space),
            ("Ann <ann@example.org>", P::Space),
            ("@example.org", P::Local),
            (".ann@example.org", P::Local),
            ("\"ann\"@example.org", P::Local),
            (&long_local, P::Local),
            ("ann@", P::Domain),
            ("ann@example", P::Domain),
            ("ann@example..org", P::Domain),
            ("ann@-example.org", P::Domain),
            ("ann@exam_ple.org", P::Domain),
            ("ann@example.org.", P::Domain),
            ("ann@127.0.0.1", P::Domain),
            ("ann@[127.0.0.1]", P::Domain),
            ("ann@example.org>", P::Domain),
            (&long, P::TooLong),
        ] {
            assert_eq!(email(input), Err(problem), "{input:?}");
        }
    }

    proptest! {
        #[test]
        fn a_key_is_its_own_key(local in "[\\PC]{1,12}", domain in "[\\PC]{1,8}\\.[a-zA-Z\u{DF}\u{130}\u{3A3}]{2,4}") {
            if let Ok(read) = email(&format!("{local}@{domain}")) {
                prop_assert!(!read.typed().contains(['\r', '\n', '\0', ' ']));
                if let Ok(again) = email(read.key()) {
                    prop_assert_eq!(again.key(), read.key());
                }
            }
        }

        #[test]
        fn any_text_is_read_or_refused(input in any::<String>()) {
            let _ = email(&input);
        }
    }
}
