//! The code in what people paste: a link, one that a mail program has wrapped, or a code with a label before it
//! and punctuation around it.

use std::borrow::Cow;

use data_encoding::{BASE64, BASE64URL_NOPAD};
use url::form_urlencoded;

use super::alphabet::check_holds;
use crate::secret::TOKEN_LENGTH;
use crate::text::is_invisible;

/// How often a link is taken out of another.
const WRAPPINGS: usize = 4;

/// What stands before the code in a link.
const JOIN: &str = "/join/";

/// The part of `text` that is meant as a code; all of it, where nothing says otherwise.
pub(super) fn code_part(text: &str) -> Cow<'_, str> {
    let mut words = text.split_whitespace();
    if let Some(code) = words.by_ref().find_map(|word| of_link(word, WRAPPINGS)) {
        return Cow::Owned(joined(&code, words));
    }
    let text = bare(text);
    // "Code: SALES-2026"; in a link a colon is part of it.
    let labelled = text.rsplit_once([':', '\u{FF1A}', '=']).filter(|_| !text.contains("://"));
    Cow::Borrowed(labelled.map(|(_, code)| bare(code)).filter(|code| !code.is_empty()).unwrap_or(text))
}

/// How many pieces a mail program breaks a code into.
const PIECES: usize = 3;

/// A code as it stands in a link, and what follows where the link was broken within it: a right code tells so.
fn joined<'a>(code: &str, words: impl Iterator<Item = &'a str>) -> String {
    let is_right = |code: &str| {
        let key: String = code.chars().filter(char::is_ascii_alphanumeric).collect();
        check_holds(&key.to_ascii_uppercase())
    };
    let alone = bare(code);
    let is_cut = alone.is_empty() || code.ends_with('-');
    let mut whole = code.to_owned();
    for word in words.take(PIECES - 1).take_while(|_| !is_right(alone)) {
        whole.push_str(word);
        if is_cut || is_right(&whole) {
            return bare(&whole).to_owned();
        }
    }
    alone.to_owned()
}

/// The path of the invite's link that was pasted where a code belongs, wrapped or not, broken over lines or not.
pub(super) fn invite_link(text: &str) -> Option<String> {
    let is_seen = |c: &char| !c.is_whitespace() && !is_invisible(*c);
    let together: String = text.chars().filter(is_seen).collect();
    text.split_whitespace().chain([together.as_str()]).find_map(|word| {
        let query = word.split_once('?').map_or("", |(_, query)| query);
        let hidden = form_urlencoded::parse(query.as_bytes()).filter_map(|(_, value)| revealed(&value));
        let broken: String = decoded(word).chars().filter(is_seen).collect();
        [word.to_owned(), decoded(word), decoded(&decoded(word)), broken]
            .into_iter()
            .chain(hidden)
            .find_map(|link| invite(&link))
    })
}

/// The invite in a link that is not wrapped.
fn invite(link: &str) -> Option<String> {
    let lower = link.to_ascii_lowercase();
    ["invite", "invited"].into_iter().find_map(|purpose| {
        let root = format!("/{purpose}/");
        let (id, rest) = link[lower.find(&root)? + root.len()..].split_once('/')?;
        let is_of_token = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_');
        // What follows is a word that stood behind the link before it was put together.
        let token = rest.get(..TOKEN_LENGTH).filter(|token| token.chars().all(is_of_token))?;
        let is_number = !id.is_empty() && id.bytes().all(|digit| digit.is_ascii_digit());
        is_number.then(|| format!("{root}{id}/{token}"))
    })
}

/// Less what stands around it and is in no code: punctuation, quotation marks, brackets.
fn bare(text: &str) -> &str {
    text.trim_matches(|c: char| c.is_whitespace() || is_invisible(c) || is_punctuation(c))
}

/// Punctuation of any script; what might be meant as a letter is none.
fn is_punctuation(c: char) -> bool {
    c.is_ascii_punctuation()
        || matches!(c, '\u{A1}' | '\u{A7}' | '\u{AB}' | '\u{B6}' | '\u{B7}' | '\u{BB}' | '\u{BF}'
            | '\u{2010}'..='\u{2027}' | '\u{2030}'..='\u{205E}' | '\u{2190}'..='\u{21FF}' | '\u{25A0}'..='\u{27BF}'
            | '\u{2E00}'..='\u{2E5D}' | '\u{3001}'..='\u{3003}' | '\u{3008}'..='\u{3011}' | '\u{3014}'..='\u{301F}'
            | '\u{FF01}'..='\u{FF0F}' | '\u{FF1A}'..='\u{FF20}' | '\u{FF3B}'..='\u{FF40}' | '\u{FF5B}'..='\u{FF65}')
}

/// The code in a link: of `…/join/CODE`, of `…?code=CODE`, or of a link within it.
fn of_link(text: &str, wrappings: usize) -> Option<String> {
    let (address, query) = text.split_once('?').unwrap_or((text, ""));
    let path = address.split('#').next().unwrap_or_default();
    if let Some(at) = path.to_ascii_lowercase().rfind(JOIN) {
        return Some(decoded(segment(&path[at + JOIN.len()..])));
    }
    let query = query.split('#').next().unwrap_or_default();
    let parameters: Vec<(Cow<'_, str>, Cow<'_, str>)> = form_urlencoded::parse(query.as_bytes()).collect();
    if let Some((_, code)) = parameters.iter().find(|(name, _)| name == "code") {
        return Some(code.split_whitespace().collect::<Vec<_>>().join(" "));
    }
    if wrappings == 0 {
        return None;
    }
    let within = |link: &str| holds_code(link).then(|| of_link(link, wrappings - 1)).flatten();
    let wrapped = parameters.iter().find_map(|(_, value)| within(value).or_else(|| within(&revealed(value)?)));
    wrapped.or_else(|| {
        let whole = decoded(path);
        (whole != path).then(|| within(&whole)).flatten()
    })
}

/// Whether a code may stand in this link.
fn holds_code(link: &str) -> bool {
    let lower = link.to_ascii_lowercase();
    lower.contains(JOIN) || lower.contains("%2fjoin%2f") || lower.contains("code=") || lower.contains("code%3d")
}

/// A link that a gateway has written in letters of its own: `https-3A__example.org_join_CODE` (Proofpoint), or in
/// base64 (Sophos).
fn revealed(value: &str) -> Option<String> {
    if value.starts_with("http-3A__") || value.starts_with("https-3A__") {
        return Some(decoded(&value.replace('-', "%").replace('_', "/")));
    }
    let value = value.trim_end_matches('=');
    let bytes = BASE64URL_NOPAD.decode(value.as_bytes()).or_else(|_| BASE64.decode(value.as_bytes())).ok()?;
    String::from_utf8(bytes).ok().filter(|link| link.starts_with("http"))
}

/// The beginning of a path up to what can be no part of a code's page.
fn segment(rest: &str) -> &str {
    let rest = rest.split_once("__").map_or(rest, |(segment, _)| segment);
    let ends =
        |c: char| c.is_whitespace() || matches!(c, '/' | '&' | '<' | '>' | '"' | ';' | ',' | '|' | ')' | ']' | '}');
    rest.split(ends).next().unwrap_or_default()
}

/// With its percent signs decoded, a plus sign staying what it is.
fn decoded(text: &str) -> String {
    let text = text.replace('+', "%2B");
    let query = format!("code={}", text.replace('&', "%26"));
    form_urlencoded::parse(query.as_bytes()).next().map(|(_, value)| value.into_owned()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stands_around_a_code_is_left_out() {
        for text in [
            "SALES-2026",
            "SALES-2026.",
            "“SALES-2026”",
            "'SALES-2026',",
            "(SALES-2026)",
            "[SALES-2026]!",
            "<SALES-2026>",
            "*SALES-2026*",
            "_SALES-2026_",
            "Code: SALES-2026",
            "Your join code：SALES-2026.",
            "code=SALES-2026",
            "«SALES-2026»…",
            "`SALES-2026`",
            "→ SALES-2026",
            "「SALES-2026」。",
        ] {
            assert_eq!(code_part(text), "SALES-2026", "{text}");
        }
        assert_eq!(code_part("SALES_2026"), "SALES_2026");
        assert_eq!(code_part("https://example.org/other"), "https://example.org/other");
        assert_eq!(code_part(" . "), "");
    }

    #[test]
    fn a_link_is_read_however_it_was_wrapped() {
        for link in [
            "<https://muster.example.org/join/SALES-2026>",
            "https://muster.example.org/join/SALES-2026.",
            "https://muster.example.org/join/SALES-2026/),",
            "https://muster.example.org/Join/SALES-2026?fbclid=1",
            "[Join](https://muster.example.org/join/SALES-2026)",
            "https://muster.example.org/join/SALES-2026%3E%20",
            "https://muster.example.org/signin?next=%2Fjoin%2FSALES-2026",
            "https://muster.example.org/signup?code=SALES-2026.",
            "https://eur02.safelinks.protection.outlook.com/?url=https%3A%2F%2Fmuster.example.org%2Fjoin%2FSALES-2026&\
             data=05%7C02%7Cann%40example.org%7C7f2c&sdata=Zm9v%3D&reserved=0",
            "https://urldefense.proofpoint.com/v2/url?u=https-3A__muster.example.org_join_SALES-2D2026&d=DwMFaQ&c=x-Y_z",
            "https://urldefense.com/v3/__https://muster.example.org/join/SALES-2026__;!!N1-xq$",
            "https://www.google.com/url?q=https%3A%2F%2Fmuster.example.org%2Fjoin%2FSALES-2026&sa=D&source=docs",
            "https://slack-redir.net/link?url=https%3A%2F%2Fmuster.example.org%2Fjoin%2FSALES-2026",
            "https://secure-web.cisco.com/1Xy/https%3A%2F%2Fmuster.example.org%2Fjoin%2FSALES-2026",
            "https://linkprotect.cudasvc.com/url?a=https%3a%2f%2fmuster.example.org%2fjoin%2fSALES-2026&c=E,1",
            "https://l.facebook.com/l.php?u=https%3A%2F%2Feur02.safelinks.protection.outlook.com%2F%3Furl%3Dhttps%253A%252F\
             %252Fmuster.example.org%252Fjoin%252FSALES-2026%26data%3D05&h=AT1",
            "https://example.protection.sophos.com/?d=example.org&\
             u=aHR0cHM6Ly9tdXN0ZXIuZXhhbXBsZS5vcmcvam9pbi9TQUxFUy0yMDI2&i=x",
            "<https://muster.example.org/join/SALES-2026|Join>",
            "Type it at https://muster.example.org/join/SALES-2026, today",
            "Want to join? https://muster.example.org/join/SALES-2026 is the way",
        ] {
            assert_eq!(code_part(link), "SALES-2026", "{link}");
        }
        assert_eq!(code_part("https://muster.example.org/join/SALES_2026"), "SALES_2026");
    }

    #[test]
    fn a_link_that_was_broken_within_its_code_is_put_together() {
        let code = format!("2345678923{}", crate::codes::alphabet::check_symbol("2345678923"));
        let link = "https://muster.example.org/join/";
        for place in [1, 5, 10] {
            let (begun, rest) = code.split_at(place);
            assert_eq!(code_part(&format!("{link}{begun} {rest}. Welcome")), code);
            assert_eq!(code_part(&format!("<{link}{begun}\r\n{rest}>")), code);
        }
        assert_eq!(code_part(&format!("{link}{} {} {}", &code[..4], &code[4..8], &code[8..])), code);
        assert_eq!(code_part(&format!("{link} SALES-2026")), "SALES-2026");
        assert_eq!(code_part(&format!("{link}SALES- 2026")), "SALES-2026");
        assert_eq!(code_part(&format!("{link}SALES-2026 today")), "SALES-2026");
        assert_eq!(code_part(&format!("{link}{code} 2222")), code);
    }

    #[test]
    fn the_link_of_an_invite_is_told_from_a_code() {
        let path = "/invited/7/5GTOJjsg5wEpE1gk6o-C2oP9lD0";
        for pasted in [
            format!("Open https://muster.example.org{path}."),
            format!("<https://muster.example.org{path}>"),
            format!("https://muster.example.org{path}/signup"),
            format!(
                "https://a.safelinks.protection.outlook.com/?url=https%3A%2F%2Fm.example{}&d=1",
                path.replace('/', "%2F")
            ),
            format!(
                "https://urldefense.proofpoint.com/v2/url?u=https-3A__m.example{}&d=1",
                path.replace('-', "-2D").replace('/', "_")
            ),
        ] {
            assert_eq!(invite_link(&pasted).as_deref(), Some(path), "{pasted}");
        }
        for broken in [" ", "\n", "\r\n", "\u{ad}", "\u{200b}", "%20", "%0D%0A", "%C2%AD"] {
            for place in ["/invited/7/".len(), 18, 24, 36] {
                let pasted = format!("Open https://m.example{}{broken}{} today", &path[..place], &path[place..]);
                assert_eq!(invite_link(&pasted).as_deref(), Some(path), "{pasted:?}");
            }
        }
        for other in
            ["SALES-2026", "https://muster.example.org/invite/7/short", "/invite/x/5GTOJjsg5wEpE1gk6o-C2oP9lD0"]
        {
            assert_eq!(invite_link(other), None, "{other}");
        }
    }
}
