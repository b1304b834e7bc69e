//! A code as text: what is compared and what is shown.

use std::fmt;
use std::hash::{Hash, Hasher};

use super::alphabet;

/// A code that can be looked up. Two spellings of one code are equal.
#[derive(Debug, Clone)]
pub struct Code {
    pub(super) key: String,
    pub(super) shown: String,
}

impl Code {
    /// The last two symbols, by which Activity names it: enough to know it by, not enough to enter it.
    pub fn ending(&self) -> String {
        ending(self.key())
    }

    /// The same code with `ending` behind it.
    pub(super) fn followed_by(&self, ending: &str) -> Self {
        Self { key: format!("{}{ending}", self.key), shown: format!("{}-{ending}", self.shown) }
    }

    /// The same code behind a prefix.
    pub(super) fn behind(&self, key: &str, shown: &str) -> Self {
        Self { key: format!("{key}{}", self.key), shown: format!("{shown}-{}", self.shown) }
    }

    /// What is compared and kept unique: upper-case letters and digits alone.
    pub fn key(&self) -> &str {
        &self.key
    }

    /// What people see: a generated code in its groups, a custom code with its maker's dashes.
    pub fn shown(&self) -> &str {
        &self.shown
    }

    /// Whether it has the shape that only generated codes have.
    pub fn is_generated(&self) -> bool {
        alphabet::is_generated_shape(&self.key)
    }

    /// The code of a key of the generated shape.
    pub(super) fn generated(key: String) -> Self {
        Self { shown: grouped(&key), key }
    }
}

impl PartialEq for Code {
    fn eq(&self, other: &Self) -> bool {
        self.key == other.key
    }
}

impl Eq for Code {}

impl Hash for Code {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.key.hash(state);
    }
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.shown)
    }
}

/// A generated code as it is read aloud: in groups of three to five.
fn grouped(key: &str) -> String {
    let groups: &[usize] = match key.len() {
        11 => &[4, 3, 4],
        12 => &[4, 4, 4],
        13 => &[4, 5, 4],
        14 => &[5, 4, 5],
        _ => &[5, 5],
    };
    let mut rest = key;
    let mut parts = Vec::with_capacity(groups.len());
    for size in groups {
        let (part, after) = rest.split_at(*size);
        parts.push(part);
        rest = after;
    }
    parts.join("-")
}

/// The last two symbols of a code's key.
pub(super) fn ending(key: &str) -> String {
    key.char_indices().rev().nth(1).map_or(key, |(at, _)| &key[at..]).to_owned()
}
