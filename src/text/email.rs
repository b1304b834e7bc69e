//! Email addresses as typed, and the key by which two of them are one mailbox.
//!
//! The key is the local part in lower case (NFC) and the domain in its UTS 46 (non-transitional)
//! ASCII form, as mail servers look it up: `bücher.example`, `BÜCHER。example` and
//! `xn--bcher-kva.example` are one domain. Wherever an address is kept to be compared, it is this key.

use std::borrow::Cow;
use std::fmt;

use idna::uts46::{AsciiDenyList, DnsLength, Hyphens, Uts46};
use lettre::Address;
use unicode_normalization::UnicodeNormalization;
use url::Host;

use super::clean::{is_invisible, is_joiner};

/// The most characters of an address: 64 before the @ and 255 after it (RFC 5321, 4.5.3.1).
const MAX_CHARS: usize = 320;

/// An address that the mailer takes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Email {
    typed: String,
    key: String,
    spelling: String,
}

impl Email {
    /// As typed and meant (NFC, full-width forms in ASCII): where mail is sent.
    #[must_use]
    pub fn typed(&self) -> &str {
        &self.typed
    }

    /// What all spellings of one mailbox share. Dots and plus-tags make different mailboxes.
    #[must_use]
    pub fn key(&self) -> &str {
        &self.key
    }

    /// The address in lower case and otherwise just as it was written: what tells two accounts apart that
    /// were made for one mailbox before its spellings were one (`users.legacy_key`).
    #[must_use]
    pub fn spelling(&self) -> &str {
        &self.spelling
    }

    /// What follows the @, as it is compared and as mail servers look it up: in ASCII.
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

/// Reads an address: blanks around it and invisible characters from a paste are dropped, full-width
/// and ideographic forms are read as the signs that they stand for; white space, line breaks and
/// controls within are refused; international names are welcome.
pub fn email(input: &str) -> Result<Email, EmailProblem> {
    // A joiner may belong to the domain; whether it does is told below.
    let visible: String = input.chars().filter(|c| !is_invisible(*c) || is_joiner(*c)).collect();
    let meant: String = visible.chars().map(ascii_form).nfc().collect();
    let typed = meant.trim_matches(|c: char| matches!(c, ' ' | '\t' | '\u{A0}') || is_joiner(c));
    if typed.is_empty() {
        return Err(EmailProblem::Empty);
    }
    if typed.chars().count() > MAX_CHARS {
        return Err(EmailProblem::TooLong);
    }
    if typed.contains(|c: char| c.is_whitespace() || c.is_control()) {
        return Err(EmailProblem::Space);
    }
    let (local, domain) = typed.split_once('@').ok_or(EmailProblem::At)?;
    if domain.contains('@') {
        return Err(EmailProblem::At);
    }
    let local: String = local.chars().filter(|c| !is_joiner(*c)).nfc().collect();
    let ascii = ascii_domain(domain).ok_or(EmailProblem::Domain)?;
    // The mailer's own opinion, so that what is kept can be written to; it takes quoted names too,
    // which no mailbox of people has.
    if local.contains('"') || Address::new(&local, &ascii).is_err() {
        return Err(EmailProblem::Local);
    }
    let domain = if domain.is_ascii() { Cow::Borrowed(domain) } else { Cow::Owned(domain_shown(&ascii)) };
    let key = format!("{}@{ascii}", lower(&local));
    let typed = format!("{local}@{domain}");
    // Lower case may be the longer one, and both are kept.
    if typed.chars().count().max(key.chars().count()) > MAX_CHARS {
        return Err(EmailProblem::TooLong);
    }
    let spelling: String = visible.chars().filter(|c| !is_joiner(*c)).nfc().collect();
    Ok(Email { typed, key, spelling: lower(spelling.trim_matches([' ', '\t', '\u{A0}'])) })
}

/// A domain as people read it, of the form in which it is compared.
#[must_use]
pub fn domain_shown(ascii: &str) -> String {
    idna::domain_to_unicode(ascii).0
}

/// What a sign of a full-width or ideographic keyboard stands for.
fn ascii_form(c: char) -> char {
    match c {
        '\u{FF01}'..='\u{FF5E}' => char::from_u32(u32::from(c) - 0xFEE0).unwrap_or(c),
        '\u{FE6B}' => '@',
        '\u{3002}' | '\u{FF61}' => '.',
        '\u{3000}' => ' ',
        c => c,
    }
}

fn lower(text: &str) -> String {
    text.to_lowercase().nfc().collect()
}

/// The UTS 46 form of a domain that mail could go to: labels of letters, digits and hyphens (RFC 5321,
/// 4.1.2 and RFC 5891), at least two of them, and no bare IP address. A joiner stays where the domain's
/// script needs it, and is dropped where it came along with a paste.
fn ascii_domain(domain: &str) -> Option<String> {
    let ascii = |domain: &str| {
        Uts46::new()
            .to_ascii(domain.as_bytes(), AsciiDenyList::STD3, Hyphens::CheckFirstLast, DnsLength::Verify)
            .ok()
            .map(Cow::into_owned)
    };
    let ascii = ascii(domain).or_else(|| ascii(&domain.replace(is_joiner, "")))?;
    let is_name = matches!(Host::parse(&ascii), Ok(Host::Domain(same)) if same == ascii);
    (ascii.contains('.') && is_name).then_some(ascii)
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
    fn every_spelling_of_a_domain_is_one_mailbox() {
        for address in [
            "ann@bücher.example",
            "ann@BU\u{308}CHER.Example",
            "ann@xn--bcher-kva.example",
            "Ann@XN--BCHER-KVA.EXAMPLE",
            "ann@bücher\u{3002}example",
            "ann@bücher\u{FF61}example",
            "ａｎｎ\u{FF20}ｂücher．ｅｘａｍｐｌｅ",
            "ann@ⓑücher.example",
            "\u{3000}ann@bü\u{200B}c\u{200D}her.example ",
        ] {
            let read = email(address).unwrap();
            assert_eq!(read.key(), "ann@xn--bcher-kva.example", "{address}");
            assert_eq!(read.domain(), "xn--bcher-kva.example");
        }
        let typed = |address| email(address).unwrap().typed().to_owned();
        assert_eq!(typed("ａｎｎ\u{FF20}ｂücher．ｅｘａｍｐｌｅ"), "ann@bücher.example");
        assert_eq!(typed("ann@xn--bcher-kva.example"), "ann@xn--bcher-kva.example");
        assert_eq!(email("Deact@ｅxample.org").unwrap().spelling(), "deact@ｅxample.org");
        assert_ne!(email("a@straße.example").unwrap().key(), email("a@strasse.example").unwrap().key());
    }

    #[test]
    fn a_joiner_that_a_domain_needs_is_part_of_it() {
        let persian = email("ann@\u{646}\u{627}\u{645}\u{647}\u{200C}\u{627}\u{6CC}.com").unwrap();
        assert_eq!(persian.key(), "ann@xn--mgba3gch31f060k.com");
        assert_eq!(email(persian.typed()).unwrap().key(), persian.key());
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
                for spelling in [read.key(), read.typed()] {
                    prop_assert_eq!(email(spelling).map(|again| again.key().to_owned()), Ok(read.key().to_owned()));
                }
            }
        }

        #[test]
        fn all_spellings_of_a_domain_have_one_key(labels in prop::collection::vec("[a-zà-öø-þа-я例子用户]{1,10}", 2..4)) {
            let domain = labels.join(".");
            let key = |domain: &str| email(&format!("ann@{domain}")).map(|read| read.key().to_owned());
            let meant = key(&domain);
            prop_assume!(meant.is_ok());
            let ascii = ascii_domain(&domain).unwrap();
            let wide = |c: char| match c {
                '.' => '\u{3002}',
                '!'..='~' => char::from_u32(u32::from(c) + 0xFEE0).unwrap(),
                c => c,
            };
            for spelling in [
                ascii.clone(),
                ascii.to_uppercase(),
                domain.to_uppercase(),
                domain.nfd().collect(),
                domain.chars().map(wide).collect(),
                ascii.chars().map(wide).collect(),
                domain_shown(&ascii),
            ] {
                prop_assert_eq!(key(&spelling), meant.clone(), "{}", spelling);
            }
        }

        #[test]
        fn any_text_is_read_or_refused(input in any::<String>()) {
            let _ = email(&input);
        }
    }
}
