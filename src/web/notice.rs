//! What admins are told on Home until it is over or they dismiss it.

use askama::Template;

use super::panel::Panel;

/// Something that they are told.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Notice {
    /// What it is about, as a word: it names the notice on the page.
    pub id: &'static str,
    /// Whether something is wrong now; else it is for them to look at.
    pub is_problem: bool,
    /// What happened.
    pub title: String,
    /// What it means and what to do.
    pub text: String,
    /// What it names.
    pub lists: Vec<NoticeList>,
    /// Where its buttons post to, with what they say.
    pub actions: Vec<(&'static str, &'static str)>,
    /// Pages where something is done about it, with what their links say.
    pub links: Vec<(&'static str, &'static str)>,
    /// The same of pages that ask a question: they open as dialogs.
    pub questions: Vec<(&'static str, &'static str)>,
}

/// A list within a notice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NoticeList {
    /// What is listed.
    pub title: &'static str,
    /// Where each is seen to, and what it is called.
    pub rows: Vec<(String, String)>,
    /// How many more there are; empty where there are none.
    pub more: String,
}

impl Notice {
    /// That something is wrong.
    pub fn problem(id: &'static str, title: &str, text: String) -> Self {
        Self { id, is_problem: true, title: title.to_owned(), text, ..Self::default() }
    }
}

#[derive(Template)]
#[template(path = "parts/notice.html")]
struct Notices(Vec<Notice>);

/// `notices` on a page; none where there are none.
pub fn notices(notices: Vec<Notice>) -> Option<Panel> {
    (!notices.is_empty()).then(|| Panel::section(Notices(notices)))
}
