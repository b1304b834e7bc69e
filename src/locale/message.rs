//! What is said, as data: a message of the catalogue and what it is about, in no language yet.

use std::borrow::Cow;

use intl_pluralrules::PluralCategory;

use super::Language;
use super::value::Slot;
use crate::clock::Moment;
use crate::zone::Zone;

/// A message as the catalogue has it, in every language.
#[derive(Debug)]
pub struct Entry {
    /// Its module and name: "groups.leave".
    pub key: &'static str,
    /// What it says, a language each.
    pub texts: [&'static [Piece]; Language::COUNT],
}

/// A part of what a message says. Numbers are places of arguments.
#[derive(Debug)]
pub enum Piece {
    Text(&'static str),
    Arg(usize),
    Date(usize, DateStyle),
    /// The first of the variants whose key fits the argument, else the last list.
    Select(usize, &'static [(Key, &'static [Piece])], &'static [Piece]),
    Open(usize),
    Close(usize),
}

/// When a variant is said.
#[derive(Debug)]
pub enum Key {
    Number(i64),
    Plural(PluralCategory),
    Choice(&'static str),
}

/// What is said, and what it is about: a sentence in no language yet.
///
/// A template that shows it says it to the page's reader. Its `Display` is for logs and tests: English, in UTC.
#[derive(Debug, Clone)]
pub struct Message<'a> {
    pub(super) entry: &'static Entry,
    pub(super) args: Vec<Arg<'a>>,
}

impl<'a> Message<'a> {
    pub(crate) const fn new(entry: &'static Entry, args: Vec<Arg<'a>>) -> Self {
        Self { entry, args }
    }

    /// What programs and tests know it by.
    pub const fn key(&self) -> &'static str {
        self.entry.key
    }

    /// Whether it says nothing at all, as what was written in no words.
    pub fn is_empty(&self) -> bool {
        self.entry.key == "locale.verbatim" && matches!(self.args.as_slice(), [Arg::Text(text)] if text.is_empty())
    }
}

/// Two are alike that say the same about the same.
impl PartialEq for Message<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.key() == other.key() && self.args == other.args
    }
}

impl Eq for Message<'_> {}

/// A message with markup around parts of it. All else in it is escaped.
#[derive(Debug, Clone)]
pub struct Rich<'a>(pub(super) Message<'a>);

impl<'a> Rich<'a> {
    pub(crate) const fn new(entry: &'static Entry, args: Vec<Arg<'a>>) -> Self {
        Self(Message::new(entry, args))
    }

    /// The same without the markup.
    pub fn plain(self) -> Message<'a> {
        self.0
    }
}

/// How much of an instant is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DateStyle {
    /// Date and time with the zone: "Fri 27 Nov 2026, 17:00 CET".
    Long,
    /// As short as it can be told now: "27 Nov, 17:00", with the year of another year.
    Short,
    /// The day alone: "Fri 27 Nov 2026".
    Day,
    /// Where something starts: the day, where it starts with the organization's day.
    Start,
    /// Where something stops: its last day, where it stops with the organization's day.
    Stop,
    /// "in 5 days", "2 hours ago".
    Relative,
    /// The same of what starts: with a day of the organization's calendar it is counted to by days.
    RelativeStart,
    /// The same of what stops.
    RelativeStop,
}

/// An argument of a message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Arg<'a> {
    Text(Cow<'a, str>),
    Number(i64),
    Moment(At),
    /// The name of the variant that is said.
    Choice(&'static str),
    /// Another message, as a part of the sentence.
    Message(Message<'a>),
    /// Several, enumerated: "A, B and C".
    List(Vec<Arg<'a>>),
    Slot(Slot<'a>),
}

impl Arg<'_> {
    /// Whether there is nothing to say.
    pub fn is_empty(&self) -> bool {
        match self {
            Self::Text(text) => text.is_empty(),
            Self::Message(message) => message.is_empty(),
            Self::List(several) => several.is_empty(),
            Self::Number(_) | Self::Moment(_) | Self::Choice(_) | Self::Slot(_) => false,
        }
    }
}

impl Default for Arg<'_> {
    fn default() -> Self {
        Self::Text(Cow::Borrowed(""))
    }
}

/// An instant, told in a zone of its own where it does not go by the reader's clock.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct At {
    pub(super) moment: Moment,
    pub(super) zone: Option<Zone>,
}

impl From<Moment> for At {
    fn from(moment: Moment) -> Self {
        Self { moment, zone: None }
    }
}

impl From<&Moment> for At {
    fn from(moment: &Moment) -> Self {
        (*moment).into()
    }
}

impl From<&&Moment> for At {
    fn from(moment: &&Moment) -> Self {
        (**moment).into()
    }
}

impl From<(Moment, Zone)> for At {
    fn from((moment, zone): (Moment, Zone)) -> Self {
        Self { moment, zone: Some(zone) }
    }
}

impl<'a> From<&'a str> for Arg<'a> {
    fn from(text: &'a str) -> Self {
        Self::Text(Cow::Borrowed(text))
    }
}

impl<'a> From<&'a &'a str> for Arg<'a> {
    fn from(text: &'a &'a str) -> Self {
        Self::Text(Cow::Borrowed(text))
    }
}

impl<'a> From<&'a String> for Arg<'a> {
    fn from(text: &'a String) -> Self {
        Self::Text(Cow::Borrowed(text))
    }
}

impl<'a> From<Cow<'a, str>> for Arg<'a> {
    fn from(text: Cow<'a, str>) -> Self {
        Self::Text(text)
    }
}

impl From<String> for Arg<'_> {
    fn from(text: String) -> Self {
        Self::Text(Cow::Owned(text))
    }
}

impl<'a> From<Message<'a>> for Arg<'a> {
    fn from(message: Message<'a>) -> Self {
        Self::Message(message)
    }
}

impl<'a> From<&'a Message<'_>> for Arg<'a> {
    fn from(message: &'a Message<'_>) -> Self {
        Self::Message(message.clone())
    }
}

impl<'a> From<Vec<Arg<'a>>> for Arg<'a> {
    fn from(several: Vec<Arg<'a>>) -> Self {
        Self::List(several)
    }
}

impl<'a> From<Vec<Message<'a>>> for Arg<'a> {
    fn from(several: Vec<Message<'a>>) -> Self {
        Self::List(several.into_iter().map(Self::from).collect())
    }
}

impl<'a> From<&'a [String]> for Arg<'a> {
    fn from(several: &'a [String]) -> Self {
        Self::List(several.iter().map(Self::from).collect())
    }
}

impl<'a> From<&'a Vec<String>> for Arg<'a> {
    fn from(several: &'a Vec<String>) -> Self {
        several.as_slice().into()
    }
}

impl From<Vec<String>> for Arg<'_> {
    fn from(several: Vec<String>) -> Self {
        Self::List(several.into_iter().map(Self::from).collect())
    }
}
