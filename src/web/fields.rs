//! The fields of a form in which one name stands as often as boxes are ticked.

use std::collections::BTreeSet;

use serde::Deserialize;

/// A form's fields as they were sent.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(transparent)]
pub struct Fields(Vec<(String, String)>);

impl Fields {
    /// What was sent under `name`; empty where nothing was.
    pub fn text(&self, name: &str) -> String {
        self.all(name).next().unwrap_or_default().to_owned()
    }

    /// The ids that were sent under `name`, each once. What is no id is passed over.
    pub fn ids<I: Ord>(&self, name: &str, id: fn(i64) -> I) -> BTreeSet<I> {
        self.all(name).filter_map(|value| value.parse().ok()).map(id).collect()
    }

    /// Whether anything was sent under `name`, as a box does that is ticked.
    pub fn has(&self, name: &str) -> bool {
        self.all(name).next().is_some()
    }

    /// All that was sent under `name`, in its order.
    pub fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        self.0.iter().filter(move |(own, _)| own == name).map(|(_, value)| value.as_str())
    }
}

impl<N: Into<String>, V: Into<String>> FromIterator<(N, V)> for Fields {
    fn from_iter<I: IntoIterator<Item = (N, V)>>(pairs: I) -> Self {
        Self(pairs.into_iter().map(|(name, value)| (name.into(), value.into())).collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ids::UserId;

    #[test]
    fn a_repeated_field_is_a_set_of_ids() {
        let fields: Fields =
            [("q", "ann"), ("person", "4"), ("person", "x"), ("person", "2"), ("person", "4")].into_iter().collect();
        assert_eq!(fields.ids("person", UserId).into_iter().collect::<Vec<_>>(), [UserId(2), UserId(4)]);
        assert_eq!((fields.text("q").as_str(), fields.text("role").as_str()), ("ann", ""));
    }
}
