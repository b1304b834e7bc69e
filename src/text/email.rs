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
    pub fn typed(&self) -> &str {
        &self.typed
    }

    /// What all spellings of one mailbox share. Dots and plus-tags make different mailboxes.
    pub fn key(&self) -> &str {
        &self.key
    }

    /// The address in lower case and otherwise just as it was written: what tells two accounts apart that
    /// were made for one mailbox before its spellings were one (`users.legacy_key`).
    pub fn spelling(&self) -> &str {
        &self.spelling
    }

    /// What follows the @, as it is compared and as mail servers look it up: in ASCII.
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
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
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

/// Reads an address: blanks around it and invisible characters from a paste are dropped, full-width
/// and ideographic forms are read as the signs that they stand for; white space, line breaks and
/// controls within are refused; international names are welcome.
pub fn email(input: &str) -> Result<Email, EmailProblem> {
    // A joiner may belong to the domain; whether it does is told below.
    let visible = unless_ascii(input, |input| input.chars().filter(|c| !is_invisible(*c) || is_joiner(*c)).collect());
    let meant = unless_ascii(&visible, |visible| visible.chars().map(ascii_form).nfc().collect());
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
    let local = unless_ascii(local, |local| local.chars().filter(|c| !is_joiner(*c)).nfc().collect());
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
    let spelling = unless_ascii(&visible, |visible| visible.chars().filter(|c| !is_joiner(*c)).nfc().collect());
    Ok(Email { typed, key, spelling: lower(spelling.trim_matches([' ', '\t', '\u{A0}'])) })
}

/// A domain as people read it, of the form in which it is compared.
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
    if text.is_ascii() { text.to_ascii_lowercase() } else { text.to_lowercase().nfc().collect() }
}

/// `text` in its normal form: as most addresses are, ASCII is it already, and has nothing invisible.
fn unless_ascii(text: &str, normal: impl FnOnce(&str) -> String) -> Cow<'_, str> {
    if text.is_ascii() { Cow::Borrowed(text) } else { Cow::Owned(normal(text)) }
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
mod tests;
