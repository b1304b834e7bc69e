//! The address that was meant, where a link arrived with something behind it: a slash, a full stop, the bracket
//! of a sentence; or with its first word in capitals.

use percent_encoding::percent_decode_str;
use url::form_urlencoded;

use crate::secret::TOKEN_LENGTH;
use crate::text::is_invisible;

use super::urls;

/// First words of addresses that people copy, type and read out.
const SPOKEN: [&str; 12] = [
    "join",
    "signup",
    "signin",
    "invite",
    "invited",
    "request",
    "confirm",
    "reset",
    "welcome",
    "email",
    "setup",
    "forgotten",
];

/// Those of them with an id and a token behind them, and what may follow the token.
const WITH_TOKEN: [&str; 8] = ["invite", "invited", "request", "confirm", "reset", "welcome", "email", "setup"];
const BEHIND_TOKEN: [&str; 3] = ["signup", "request", "quiet"];

/// Where `path` was meant to lead, if that is somewhere else on this site.
pub fn meant(path: &str) -> Option<String> {
    if is_usual(path) {
        return None;
    }
    unbroken(path).or_else(|| looked_at(path))
}

fn looked_at(path: &str) -> Option<String> {
    let mut parts: Vec<&str> = without_end(path).split('/').filter(|part| !part.is_empty()).collect();
    let first = parts.first()?.to_lowercase();
    if SPOKEN.contains(&first.as_str()) {
        parts[0] = &first;
    }
    if WITH_TOKEN.contains(&parts[0])
        && let Some(token) = parts.get(2).copied()
        && let Some(end) = token.find(|c: char| !is_of_token(c)).filter(|end| *end > 0)
    {
        let goes_on = parts.len() == 4 && BEHIND_TOKEN.contains(&parts[3]);
        parts[2] = &token[..end];
        parts.truncate(if goes_on { 4 } else { 3 });
    }
    let meant = format!("/{}", parts.join("/"));
    (meant != path).then_some(meant).filter(|meant| urls::local(meant).is_some())
}

/// Whether nothing about `path` is unusual, told at a glance: every request asks.
fn is_usual(path: &str) -> bool {
    let first = path.strip_prefix('/').and_then(|rest| rest.split('/').next()).unwrap_or_default();
    let is_plain = |c: char| is_of_token(c) || c == '/' || (c == '.' && first == "assets");
    let ends_early = path.ends_with(['/', '.']) && path != "/";
    path.chars().all(is_plain) && !path.contains("//") && !ends_early && !first.contains(char::is_uppercase)
}

/// The link of which `path` is what a mail program made, with blanks, line ends or invisible signs in it.
fn unbroken(path: &str) -> Option<String> {
    let decoded = percent_decode_str(path).decode_utf8().ok()?;
    let whole: String = decoded.chars().filter(|c| !c.is_whitespace() && !is_invisible(*c)).collect();
    let mut parts = without_end(&whole).strip_prefix('/')?.splitn(4, '/');
    let (first, id, token, behind) = (parts.next()?.to_lowercase(), parts.next()?, parts.next()?, parts.next());
    let is_link = WITH_TOKEN.contains(&first.as_str())
        && id.bytes().all(|digit| digit.is_ascii_digit())
        && token.len() == TOKEN_LENGTH
        && token.chars().all(is_of_token)
        && behind.is_none_or(|behind| BEHIND_TOKEN.contains(&behind));
    let behind = behind.map_or_else(String::new, |behind| format!("/{behind}"));
    (is_link && whole != decoded).then(|| format!("/{first}/{id}/{token}{behind}"))
}

/// Tokens are base64 with the alphabet of URLs.
const fn is_of_token(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '-' | '_')
}

/// Less what is behind the end of a link: punctuation, brackets, quotation marks and blanks, escaped or not.
fn without_end(path: &str) -> &str {
    let mut kept = path;
    loop {
        let shorter = kept.trim_end_matches(['/', '.', ',', ';', ':', '!', '?', ')', ']', '}', '>', '"', '\'', '*']);
        let shorter = escaped_end(shorter).map_or(shorter, |end| &shorter[..end]);
        if shorter.len() == kept.len() {
            return kept;
        }
        kept = shorter;
    }
}

/// Where an escaped sign begins that ends `path` and is in no address of ours.
fn escaped_end(path: &str) -> Option<usize> {
    // One to four bytes, three characters each.
    (1..=4).find_map(|bytes| {
        let start = path.len().checked_sub(bytes * 3)?;
        let escaped = path.get(start..)?.as_bytes();
        if !escaped.chunks(3).all(|byte| byte[0] == b'%') {
            return None;
        }
        let sign = form_urlencoded::parse(escaped).next()?.0.into_owned();
        let mut signs = sign.chars();
        let sign = signs.next().filter(|c| signs.next().is_none() && !c.is_control())?;
        let is_letter = sign.is_alphanumeric() || matches!(sign, '\u{FFFD}' | '-' | '_' | '%');
        (!is_letter).then_some(start)
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn what_stands_behind_a_link_is_left_out() {
        for (path, led) in [
            ("/join/SALES2026/", "/join/SALES2026"),
            ("/JOIN/SALES2026", "/join/SALES2026"),
            ("/Join/sales2026.", "/join/sales2026"),
            ("/join/SALES2026%20", "/join/SALES2026"),
            ("/join/SALES2026%E2%80%9D%2C", "/join/SALES2026"),
            ("/signup/", "/signup"),
            ("/join/", "/join"),
            ("/groups/7//settings/", "/groups/7/settings"),
            ("/invite/7/abc-_1/", "/invite/7/abc-_1"),
            ("/invite/7/abc-_1.", "/invite/7/abc-_1"),
            ("/invited/7/abc)", "/invited/7/abc"),
            ("/Invited/7/abc]", "/invited/7/abc"),
            ("/invited/7/abc%3E", "/invited/7/abc"),
            ("/invited/7/abc%20and%20more/of/it", "/invited/7/abc"),
            ("/invited/7/abc%E3%80%82/signup", "/invited/7/abc/signup"),
            ("/setup/1/abc>", "/setup/1/abc"),
            ("//evil.example/", "/evil.example"),
        ] {
            assert_eq!(meant(path).as_deref(), Some(led), "{path}");
            assert_eq!(meant(led), None, "{led}");
        }
    }

    #[test]
    fn a_link_that_was_broken_is_put_together() {
        let link = "/invited/7/5GTOJjsg5wEpE1gk6o-C2oP9lD0";
        for path in [
            "/invited/7/5GTOJjsg5wEp%20E1gk6o-C2oP9lD0",
            "/invited/7/5GTOJjsg5wEpE1gk6o-C2oP9l%0D%0AD0",
            "/invited/7/%0A5GTOJjsg5wEpE1gk6o-C2oP9lD0.",
            "/invited/7/5GTOJjsg5wEp%C2%ADE1gk6o-C2oP%E2%80%8B9lD0%20",
            "/Invi%20ted/7/5GTOJjsg5wEpE1gk6o-C2oP9lD0",
            "/invited/7/5GTOJjsg5wEpE1gk6o-C2oP9lD0%20and%20more",
        ] {
            assert_eq!(meant(path).as_deref(), Some(link), "{path}");
        }
        let behind = format!("{link}/signup");
        assert_eq!(meant("/invited/7/5GTOJjsg5wEp%20E1gk6o-C2oP9lD0/signup").as_deref(), Some(behind.as_str()));
        // Where that makes no link, what stands before the break may be one.
        assert_eq!(meant("/invited/7/abc%20def").as_deref(), Some("/invited/7/abc"));
    }

    proptest! {
        #[test]
        fn what_is_passed_at_a_glance_is_what_is_left_alone(path in "/([a-zA-Z./_%-]|assets|invited|JOIN|%20|7){0,8}") {
            if is_usual(&path) {
                prop_assert_eq!(looked_at(&path), None);
            }
        }
    }

    #[test]
    fn an_address_of_ours_is_left_alone() {
        for path in [
            "/",
            "/join",
            "/join/SALES2026",
            "/invite/7/abc/signup",
            "/assets/muster.1a.js",
            "/%FF",
            "/join/%00",
            "/\\evil.example/",
        ] {
            assert_eq!(meant(path), None, "{path}");
        }
    }
}
