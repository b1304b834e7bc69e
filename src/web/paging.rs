//! Pages of long lists, found by the key of their first row and never by counting from the start.

use serde::Deserialize;

use super::urls::with_filled;

/// Rows on a page.
pub const PAGE: usize = 50;

/// Rows that are asked for: those of a page, and one by which it is known whether there are more.
pub const LIMIT: i64 = 51;

/// `?after=…`: the key after which a page begins.
#[derive(Debug, Clone, Default, Deserialize)]
pub struct Seek {
    /// The key, as [`Page::next`] gave it.
    #[serde(default)]
    pub after: Option<String>,
}

impl Seek {
    /// The key's parts, if they are `N` whole numbers; anything else is the first page.
    pub fn numbers<const N: usize>(&self) -> Option<[i64; N]> {
        let parts: Vec<i64> = self.after.as_ref()?.split('.').map(str::parse).collect::<Result<_, _>>().ok()?;
        parts.try_into().ok()
    }
}

/// `?q=…&after=…`: what is looked for in a list, and where a page of it begins.
#[derive(Debug, Clone, Default, Deserialize)]
pub struct Search {
    /// The words, as they were typed.
    #[serde(default)]
    pub q: String,
    /// Where the page begins.
    #[serde(flatten)]
    pub seek: Seek,
}

impl Search {
    /// The list at `path` with what is looked for, from the row `after` on.
    pub fn url(&self, path: &str, after: &str) -> String {
        with_filled(path, &[("q", &self.q), ("after", after)])
    }
}

/// Some rows of a list and where it goes on.
#[derive(Debug, Clone)]
pub struct Page<T> {
    /// The rows.
    pub rows: Vec<T>,
    /// The key of the page after this one.
    pub next: Option<String>,
}

impl<T> Page<T> {
    /// A page of up to [`PAGE`] of `rows`, of which one more was asked for than fits; `key` tells
    /// a row's key.
    pub fn cut(mut rows: Vec<T>, key: impl Fn(&T) -> String) -> Self {
        let more = rows.len() > PAGE;
        rows.truncate(PAGE);
        let next = rows.last().filter(|_| more).map(key);
        Self { rows, next }
    }

    /// The same page with each row made into something else.
    pub fn map<U>(self, make: impl FnMut(T) -> U) -> Page<U> {
        Page { rows: self.rows.into_iter().map(make).collect(), next: self.next }
    }
}

/// The links from a page of a list to others, as the pager draws them; empty where there is nothing to go to.
#[derive(Debug, Clone, Default)]
pub struct PageLinks {
    /// To the first page.
    pub first: String,
    /// To the page after this one.
    pub next: String,
}

impl PageLinks {
    /// From a page that is the first or not, and goes on after the key `next`. `url` tells where the page after a key
    /// is, and where the first one is for no key.
    pub fn new(is_first: bool, next: Option<&str>, url: impl Fn(&str) -> String) -> Self {
        let first = if is_first { String::new() } else { url("") };
        Self { first, next: next.map(url).unwrap_or_default() }
    }

    /// The same of a list at `path`, which nothing else is asked of.
    pub fn at(path: &str, is_first: bool, next: Option<&str>) -> Self {
        Self::new(is_first, next, |key| with_filled(path, &[("after", key)]))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_row_more_is_asked_for_than_a_page_has() {
        assert_eq!(usize::try_from(LIMIT), Ok(PAGE + 1));
    }

    #[test]
    fn links_lead_to_the_first_page_and_the_next() {
        let links = PageLinks::at("/users", false, Some("7.2"));
        assert_eq!((links.first.as_str(), links.next.as_str()), ("/users", "/users?after=7.2"));
        let only = PageLinks::at("/users", true, None);
        assert!(only.first.is_empty() && only.next.is_empty());
    }
}
