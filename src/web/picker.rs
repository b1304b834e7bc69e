//! Search and choose: the people or groups that a form has chosen so far, and those that a search found besides.
//!
//! What is chosen stays on the page while people search again, with a script and without one: the form sends it along.

use crate::locale::{Arg, Message};
use crate::t;

/// What people choose from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Noun {
    /// People of the organization.
    People,
    /// Groups.
    Groups,
}

/// Somebody or something that can be chosen.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Choice {
    /// What the form sends.
    pub id: i64,
    /// What it is called.
    pub name: String,
    /// What tells it from others of that name, and why it can't be chosen.
    pub detail: Arg<'static>,
    /// The state that its chip shows; empty for none.
    pub state: &'static str,
    /// Whether its box is ticked.
    pub is_chosen: bool,
    /// Whether its box stays as it is.
    pub is_disabled: bool,
}

/// The choices of a form.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Picker {
    /// How many were found, or what to try; none before a search.
    pub summary: Option<Message<'static>>,
    /// Those that stay on the page whatever is searched for.
    pub chosen: Vec<Choice>,
    /// Those that the search found besides.
    pub found: Vec<Choice>,
}

impl Picker {
    /// Choices that one search shows.
    pub const SHOWN: usize = 20;

    /// The first `shown` of what was `found`, beside those `chosen`; a search looks for one more to see whether there
    /// are more.
    pub fn new(noun: Noun, chosen: Vec<Choice>, mut found: Vec<Choice>, shown: usize) -> Self {
        let summary = Some(summary(noun, found.len(), shown));
        found.truncate(shown);
        found.retain(|one| chosen.iter().all(|own| own.id != one.id));
        Self { summary, chosen, found }
    }

    /// Whether there is nothing to show.
    pub fn is_empty(&self) -> bool {
        self.summary.is_none() && self.chosen.is_empty() && self.found.is_empty()
    }

    /// All choices, those chosen first.
    pub fn all_mut(&mut self) -> impl Iterator<Item = &mut Choice> {
        self.chosen.iter_mut().chain(&mut self.found)
    }
}

fn summary(noun: Noun, found: usize, shown: usize) -> Message<'static> {
    match noun {
        Noun::People if found > shown => t::web::people_found_first(shown),
        Noun::People => t::web::people_found(found),
        Noun::Groups if found > shown => t::web::groups_found_first(shown),
        Noun::Groups => t::web::groups_found(found),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn choices(ids: impl IntoIterator<Item = i64>) -> Vec<Choice> {
        ids.into_iter().map(|id| Choice { id, ..Choice::default() }).collect()
    }

    #[test]
    fn what_is_chosen_is_not_found_again() {
        let picker = Picker::new(Noun::Groups, choices([7, 2]), choices([1, 2, 3]), 3);
        assert_eq!((picker.chosen, picker.found), (choices([7, 2]), choices([1, 3])));
        assert_eq!(picker.summary, Some(t::web::groups_found(3)));
    }

    #[test]
    fn a_search_that_finds_too_much_shows_the_first() {
        let picker = Picker::new(Noun::People, choices([2]), choices(1..=4), 3);
        assert_eq!(picker.found, choices([1, 3]));
        assert_eq!(picker.summary, Some(t::web::people_found_first(3)));
    }

    #[test]
    fn a_search_that_finds_nothing_says_what_to_try() {
        let picker = Picker::new(Noun::People, choices([2]), Vec::new(), 3);
        assert_eq!(picker.summary, Some(t::web::people_found(0)));
        assert!(!picker.is_empty());
    }
}
