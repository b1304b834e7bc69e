//! Paths of this very site.

use std::sync::LazyLock;

use url::Url;

/// `next`, if it leads somewhere on this very site; anything else would let a link to the sign-in
/// page carry people away.
pub fn local(next: &str) -> Option<&str> {
    static BASE: LazyLock<Option<Url>> = LazyLock::new(|| Url::parse("http://here.invalid").ok());
    let base = BASE.as_ref()?;
    let plain = next.starts_with('/')
        && !next.starts_with("//")
        && !next.contains(['\\', '\r', '\n', '\t', '\0'])
        && next.len() <= 2048;
    (plain && base.join(next).ok()?.origin() == base.origin()).then_some(next)
}

/// Whether `path` is `url` or below it.
pub fn is_within(path: &str, url: &str) -> bool {
    path.strip_prefix(url).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_paths_of_this_site_are_followed() {
        for path in ["/", "/groups/7?after=3", "/join/ABCDE#top"] {
            assert_eq!(local(path), Some(path));
        }
        for elsewhere in [
            "",
            "groups",
            "//evil.example",
            "/\\evil.example",
            "https://evil.example",
            "javascript:alert(1)",
            "/a\r\nSet-Cookie: x",
            "/\t/evil.example",
            "\\/evil.example",
        ] {
            assert_eq!(local(elsewhere), None, "{elsewhere:?}");
        }
    }
}
