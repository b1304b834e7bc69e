//! The address that was meant, where a link arrived with something behind it: a slash, a full stop, the bracket
//! of a sentence; or with its first word in capitals.

use url::form_urlencoded;

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
#[must_use]
pub fn meant(path: &str) -> Option<String> {
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
