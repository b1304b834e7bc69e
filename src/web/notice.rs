//! What admins are told on Home until it is over or they dismiss it.

use askama::Template;

use crate::locale::{Arg, Message};

use super::panel::Panel;

/// Something that they are told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notice {
    /// What it is about, as a word: it names the notice on the page.
    pub id: &'static str,
    /// Whether something is wrong now; else it is for them to look at.
    pub is_problem: bool,
    /// What happened.
    pub title: Message<'static>,
    /// What it means and what to do.
    pub text: Message<'static>,
    /// What it names.
    pub lists: Vec<NoticeList>,
    /// Where its buttons post to, with what they say.
    pub actions: Vec<(&'static str, Message<'static>)>,
    /// Pages where something is done about it, with what their links say.
    pub links: Vec<(&'static str, Message<'static>)>,
    /// The same of pages that ask a question: they open as dialogs.
    pub questions: Vec<(&'static str, Message<'static>)>,
}

/// A list within a notice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NoticeList {
    /// What is listed.
    pub title: Message<'static>,
    /// Where each is seen to, and what it is called.
    pub rows: Vec<(String, Arg<'static>)>,
    /// How many more there are; none where these are all.
    pub more: Option<Message<'static>>,
}

impl Notice {
    /// Something for them to look at.
    pub const fn new(id: &'static str, title: Message<'static>, text: Message<'static>) -> Self {
        Self {
            id,
            is_problem: false,
            title,
            text,
            lists: Vec::new(),
            actions: Vec::new(),
            links: Vec::new(),
            questions: Vec::new(),
        }
    }

    /// That something is wrong.
    pub fn problem(id: &'static str, title: Message<'static>, text: Message<'static>) -> Self {
        Self { is_problem: true, ..Self::new(id, title, text) }
    }
}

#[derive(Template)]
#[template(path = "parts/notice.html")]
struct Notices(Vec<Notice>);

/// `notices` on a page; none where there are none.
pub fn notices(notices: Vec<Notice>) -> Option<Panel> {
    (!notices.is_empty()).then(|| Panel::section(Notices(notices)))
}
