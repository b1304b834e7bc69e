//! What surrounds every page: the organization's name, the drawer, the message after an action.

use actix_web::http::{StatusCode, header};
use actix_web::{HttpResponse, HttpResponseBuilder};
use askama::Template;

use crate::locale::{Arg, Message, Reader, Rich};

use super::flash::ShownFlash;
use super::{Icon, assets};

/// What the layouts show around a page.
#[derive(Debug, Clone, Default)]
pub struct Shell {
    /// The organization's name.
    pub organization: String,
    /// Who is signed in.
    pub person: Option<ShellPerson>,
    /// What the drawer leads to.
    pub drawer: DrawerView,
    /// What the last action led to.
    pub flash: Option<ShownFlash>,
    /// Whether emails leave this server: a page that speaks of one says so where they do not.
    pub delivers: bool,
    /// The languages that whoever is signed out may change to.
    pub languages: Vec<LanguageLink>,
    /// The page that they come back to then.
    pub here: String,
    /// The stylesheet's URL.
    pub css: &'static str,
    /// The script's URL.
    pub js: &'static str,
    /// The mark's URL.
    pub icon: &'static str,
    /// The URL of the mark as phones put it among their apps.
    pub touch_icon: &'static str,
    /// The picture that goes with a link to the page; on public pages with its host, as other programs fetch it.
    pub picture: String,
}

/// A language to change to.
#[derive(Debug, Clone, Copy)]
pub struct LanguageLink {
    /// Its tag.
    pub tag: &'static str,
    /// What its speakers call it.
    pub name: &'static str,
}

/// Who is signed in, as the layouts need it.
#[derive(Debug, Clone)]
pub struct ShellPerson {
    /// Their name.
    pub name: String,
    /// Their initials.
    pub initials: String,
    /// Their address.
    pub email: String,
    /// Whether they are an admin.
    pub is_admin: bool,
}

/// What the drawer leads to, from top to bottom.
#[derive(Debug, Clone, Default)]
pub struct DrawerView {
    /// The pages that everybody goes to.
    pub places: Vec<DrawerItem>,
    /// What those go to who run things.
    pub management: Vec<DrawerItem>,
    /// Whether there are so many groups that a search helps.
    pub has_search: bool,
    /// The person's groups.
    pub sections: Vec<DrawerSection>,
    /// Links below all.
    pub foot: Vec<DrawerItem>,
}

/// A part of the drawer.
#[derive(Debug, Clone)]
pub struct DrawerSection {
    /// Its heading.
    pub title: Arg<'static>,
    /// What it leads to.
    pub items: Vec<DrawerItem>,
}

/// A link in the drawer.
#[derive(Debug, Clone, Default)]
pub struct DrawerItem {
    /// Where it leads.
    pub url: String,
    /// What it is called.
    pub label: Arg<'static>,
    /// The icon before it.
    pub icon: Option<Icon>,
    /// How much waits there for the person, and what that is called: "open requests".
    pub count: Option<Rich<'static>>,
    /// Whether the page shown belongs to it.
    pub is_current: bool,
    /// Whether it opens as a dialog where it can.
    pub is_dialog: bool,
    /// Whether the person runs what it leads to.
    pub is_managed: bool,
}

impl Shell {
    /// A shell with nothing but the assets: for errors, which may come before anything is known.
    pub fn bare() -> Self {
        let assets = assets::all();
        Self {
            organization: "Muster".to_owned(),
            css: &assets.css,
            js: &assets.js,
            icon: &assets.icon,
            touch_icon: &assets.touch_icon,
            picture: assets.picture.clone(),
            ..Self::default()
        }
    }

    /// Whether an admin is signed in.
    pub fn is_admin(&self) -> bool {
        self.person.as_ref().is_some_and(|person| person.is_admin)
    }
}

/// A link to one of several pages, or parts, of one thing.
#[derive(Debug, Clone)]
pub struct TabLink {
    /// What it is called.
    pub name: Message<'static>,
    /// Where it is.
    pub url: String,
    /// Whether it is what is shown.
    pub is_current: bool,
    /// How many there are, where that is known.
    pub count: i64,
}

/// Asks once before something is done that matters.
#[derive(Template)]
#[template(path = "web/confirm.html")]
pub struct ConfirmPage {
    /// What surrounds it.
    pub shell: Shell,
    /// What it is a part of; empty for nothing.
    pub about: Arg<'static>,
    /// The question.
    pub title: Message<'static>,
    /// The verb on the button.
    pub label: Message<'static>,
    /// Where the form is sent.
    pub action: String,
    /// Where **Cancel** leads.
    pub back: String,
    /// What follows, a paragraph each.
    pub text: Vec<Message<'static>>,
}

/// `template` as a page for `reader`.
pub fn page(reader: Reader, template: &impl Template) -> HttpResponse {
    page_with_status(StatusCode::OK, reader, template)
}

/// `template` as a page with another status: 422 for a form that comes back.
pub fn page_with_status(status: StatusCode, reader: Reader, template: &impl Template) -> HttpResponse {
    render(HttpResponse::build(status), reader, template)
}

pub(super) fn render(mut response: HttpResponseBuilder, reader: Reader, template: &impl Template) -> HttpResponse {
    match template.render_with_values(&reader) {
        Ok(body) => response.insert_header((header::CONTENT_TYPE, "text/html; charset=utf-8")).body(body),
        Err(cause) => {
            tracing::error!(%cause, "a page cannot be rendered");
            HttpResponse::InternalServerError().finish()
        }
    }
}
