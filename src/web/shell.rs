//! What surrounds every page: the organization's name, the drawer, the message after an action.

use actix_web::http::{StatusCode, header};
use actix_web::{HttpResponse, HttpResponseBuilder};
use askama::Template;

use crate::clock::Moment;

use super::assets;
use super::flash::Flash;

/// What the layouts show around a page.
#[derive(Debug, Clone, Default)]
pub struct Shell {
    /// The organization's name.
    pub organization: String,
    /// Who is signed in.
    pub person: Option<ShellPerson>,
    /// Their groups, by category.
    pub drawer: Vec<DrawerCategory>,
    /// What the last action led to.
    pub flash: Option<Flash>,
    /// Whether emails leave this server: a page that speaks of one says so where they do not.
    pub delivers: bool,
    /// The stylesheet's URL.
    pub css: &'static str,
    /// The script's URL.
    pub js: &'static str,
    /// The mark's URL.
    pub icon: &'static str,
}

/// Who is signed in, as the layouts need it.
#[derive(Debug, Clone)]
pub struct ShellPerson {
    /// Their name.
    pub name: String,
    /// Whether **New group** is among their actions.
    pub may_create_groups: bool,
    /// Whether **Settings** is.
    pub is_admin: bool,
    /// Whether **Users** is.
    pub may_support: bool,
}

/// A heading of the drawer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DrawerCategory {
    /// Its name; empty for groups without a category.
    pub name: String,
    /// Its groups, in the organization's order.
    pub groups: Vec<DrawerGroup>,
}

/// A group in the drawer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DrawerGroup {
    /// Its name.
    pub name: String,
    /// Its page.
    pub url: String,
    /// Whether the page shown belongs to it.
    pub current: bool,
    /// Whether the person runs it.
    pub runs: bool,
    /// Requests that wait for a decision of the person; none where they do not run the group.
    pub requests: i64,
}

/// What waits for somebody, for their Home.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Waiting {
    /// Invites for them.
    pub invites: Vec<WaitingInvite>,
    /// Their requests that nobody has decided.
    pub requests: Vec<OpenRequest>,
}

/// Somebody's request to be let into a group, which nobody has decided.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OpenRequest {
    /// Its status page.
    pub url: String,
    /// The group's name.
    pub group: String,
}

/// An invite that waits for somebody.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WaitingInvite {
    /// The page of its link.
    pub url: String,
    /// The group's name.
    pub group: String,
    /// Who invites.
    pub inviter: String,
    /// When it expires, or did.
    pub expires_at: Option<Moment>,
}

/// Something that admins are told on Home until it is over or they dismiss it.
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
    #[must_use]
    pub fn problem(id: &'static str, title: &str, text: String) -> Self {
        Self { id, is_problem: true, title: title.to_owned(), text, ..Self::default() }
    }
}

impl Shell {
    /// A shell with nothing but the assets: for errors, which may come before anything is known.
    #[must_use]
    pub fn bare() -> Self {
        let assets = assets::all();
        Self {
            organization: "Muster".to_owned(),
            css: &assets.css,
            js: &assets.js,
            icon: &assets.icon,
            ..Self::default()
        }
    }

    /// Whether an admin is signed in.
    #[must_use]
    pub fn is_admin(&self) -> bool {
        self.person.as_ref().is_some_and(|person| person.is_admin)
    }

    /// Marks the group whose page, or page below it, is at `path`.
    pub fn mark_current(&mut self, path: &str) {
        for group in self.drawer.iter_mut().flat_map(|category| &mut category.groups) {
            group.current = path.strip_prefix(&group.url).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'));
        }
    }
}

/// `template` as a page.
pub fn page(template: &impl Template) -> HttpResponse {
    page_with_status(StatusCode::OK, template)
}

/// `template` as a page with another status: 422 for a form that comes back.
pub fn page_with_status(status: StatusCode, template: &impl Template) -> HttpResponse {
    render(HttpResponse::build(status), template)
}

pub(super) fn render(mut response: HttpResponseBuilder, template: &impl Template) -> HttpResponse {
    match template.render() {
        Ok(body) => response.insert_header((header::CONTENT_TYPE, "text/html; charset=utf-8")).body(body),
        Err(cause) => {
            tracing::error!(%cause, "a page cannot be rendered");
            HttpResponse::InternalServerError().finish()
        }
    }
}
