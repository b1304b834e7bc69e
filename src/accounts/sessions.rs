//! Where somebody is signed in, in plain words.

use crate::clock::Moment;
use crate::locale::Arg;
use crate::t;

use super::store::SessionSeen;

/// A line of the list.
#[derive(Debug, Clone)]
pub(super) struct BrowserRow {
    /// "Firefox on Windows".
    pub browser: Arg<'static>,
    pub address: String,
    pub seen_at: Moment,
    /// Whether it is the session that asks.
    pub is_this: bool,
}

impl BrowserRow {
    pub fn of(session: &SessionSeen, this: &[u8]) -> Self {
        Self {
            browser: browser(&session.agent),
            address: session.address.clone(),
            seen_at: session.seen_at,
            is_this: session.key_hash == this,
        }
    }
}

/// What a browser is called by people, from what it calls itself. Their names for themselves hold
/// those of others, so the most particular comes first.
pub(super) fn browser(agent: &str) -> Arg<'static> {
    const BROWSERS: [(&str, &str); 8] = [
        ("Edg", "Edge"),
        ("OPR/", "Opera"),
        ("SamsungBrowser/", "Samsung Internet"),
        ("Firefox/", "Firefox"),
        ("FxiOS/", "Firefox"),
        ("CriOS/", "Chrome"),
        ("Chrome/", "Chrome"),
        ("Safari/", "Safari"),
    ];
    const SYSTEMS: [(&str, &str); 8] = [
        ("iPhone", "iphone"),
        ("iPad", "ipad"),
        ("Android", "android"),
        ("CrOS", "chromebook"),
        ("Windows", "windows"),
        ("Macintosh", "mac"),
        ("Linux", "linux"),
        ("X11", "unix"),
    ];
    let known =
        |names: &[(&str, &'static str)]| names.iter().find(|(sign, _)| agent.contains(sign)).map(|(_, name)| *name);
    match (known(&BROWSERS), known(&SYSTEMS)) {
        (Some(browser), Some(system)) => t::accounts::browser(browser, system).into(),
        (Some(browser), None) => browser.into(),
        (None, Some(system)) => t::accounts::browser(t::accounts::browser_some(), system).into(),
        (None, None) => t::accounts::browser_unknown().into(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn browsers_are_called_as_people_call_them() {
        for (agent, called) in [
            ("Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:146.0) Gecko/20100101 Firefox/146.0", "Firefox on Windows"),
            (
                "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/143.0.0.0 Safari/537.36 Edg/143.0.0.0",
                "Edge on Windows",
            ),
            (
                "Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/19.0 Mobile/15E148 Safari/604.1",
                "Safari on an iPhone",
            ),
            (
                "Mozilla/5.0 (Linux; Android 16) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/143.0.0.0 Mobile Safari/537.36",
                "Chrome on Android",
            ),
            ("Mozilla/5.0 (X11; Linux x86_64)", "A browser on Linux"),
            ("curl/8.17.0", "Unknown browser"),
            ("", "Unknown browser"),
        ] {
            assert_eq!(browser(agent).to_string(), called, "{agent}");
        }
    }
}
