//! A group as a card.

use askama::Template;
use askama::filters::HtmlSafe;

use crate::clock::Moment;
use crate::groups::model::Group;
use crate::locale::{Arg, Message};
use crate::t;
use crate::web::{WindowView, urls};
use crate::zone::Zone;

use super::window_of;

/// A group, wherever groups are shown as cards. It draws itself: `{{ card }}` within a `<ul class="grid">`.
#[derive(Debug, Default, Template)]
#[template(path = "groups/card.html")]
pub struct GroupCard {
    /// What leads to it from elsewhere on a page: "g-5"; empty where nothing does.
    pub anchor: String,
    /// Its category, where the cards around it have others.
    pub category: String,
    /// Its name.
    pub name: String,
    /// Where its name leads; empty where that is nowhere.
    pub url: String,
    /// Its states, as chips show them.
    pub states: Vec<&'static str>,
    /// What it is for.
    pub description: String,
    /// One line of facts.
    pub facts: Arg<'static>,
    /// When it takes people.
    pub window: Option<WindowView>,
    /// What the person can do here.
    pub action: CardAction,
}

/// What can be done on a card.
#[derive(Debug, Default)]
pub enum CardAction {
    /// Nothing: its name leads on.
    #[default]
    None,
    /// A switch that posts to `action`, and comes back to the page `back`.
    Toggle {
        /// Where it posts to.
        action: String,
        /// How it stands.
        on: bool,
        /// Where it comes back to.
        back: String,
    },
    /// A button that leads on.
    Button {
        /// Where it leads.
        url: String,
        /// What it says.
        label: Message<'static>,
        /// What it is read out with, behind the label: "to Choir".
        about: Arg<'static>,
        /// Its look, as `parts/button.html` knows it.
        look: &'static str,
        /// Whether it opens a dialog where it can.
        is_dialog: bool,
    },
    /// Nothing, and this is why.
    Note(Message<'static>),
}

impl GroupCard {
    /// The card of `group`: who is in, and when it takes people, in `zone`, the organization's.
    pub fn of(group: &Group, zone: Zone, now: Moment) -> Self {
        Self {
            anchor: format!("g-{}", group.id),
            name: group.name.clone(),
            url: urls::group(group.id),
            facts: t::groups::member_count(group.member_count).into(),
            window: window_of(group, zone, now),
            ..Self::default()
        }
    }
}

/// Its template has escaped what it shows.
impl HtmlSafe for GroupCard {}
