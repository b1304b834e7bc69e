//! Pages of long lists, found by the key of their first row and never by counting from the start.

use serde::Deserialize;

/// Rows on a page.
pub const PAGE: usize = 50;

/// `?after=…`: the key after which a page begins.
#[derive(Debug, Clone, Default, Deserialize)]
pub struct Seek {
    /// The key, as [`Page::next`] gave it.
    #[serde(default)]
    pub after: Option<String>,
}

impl Seek {
    /// The key's parts, if they are `N` whole numbers; anything else is the first page.
    #[must_use]
    pub fn numbers<const N: usize>(&self) -> Option<[i64; N]> {
        let parts: Vec<i64> = self.after.as_ref()?.split('.').map(str::parse).collect::<Result<_, _>>().ok()?;
        parts.try_into().ok()
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
