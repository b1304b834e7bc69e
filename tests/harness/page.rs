//! An answer of the server as a person sees it, with the questions that tests ask of it.
//!
//! Every question that fails shows the page's text, so that a red test reads like a bug report.

use std::fmt::Display;

use muster::locale::{Message, Rich};
use reqwest::header::HeaderMap;
use reqwest::{Method, StatusCode};
use scraper::{ElementRef, Html, Node, Selector};
use url::Url;

use super::form::{Form, control_labelled};

pub struct Page {
    method: Method,
    path: String,
    status: StatusCode,
    headers: HeaderMap,
    body: Vec<u8>,
}

impl Page {
    pub(super) fn new(method: &Method, url: &Url, status: StatusCode, headers: HeaderMap, body: Vec<u8>) -> Self {
        let path = url.query().map_or_else(|| url.path().to_owned(), |query| format!("{}?{query}", url.path()));
        Self { method: method.clone(), path, status, headers, body }
    }

    /// Path and query that this page was got from, behind all redirects.
    pub fn path(&self) -> &str {
        &self.path
    }

    pub fn status(&self) -> StatusCode {
        self.status
    }

    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name).and_then(|value| value.to_str().ok())
    }

    pub fn headers(&self) -> &HeaderMap {
        &self.headers
    }

    pub fn bytes(&self) -> &[u8] {
        &self.body
    }

    /// The source of the page.
    pub fn source(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }

    pub fn html(&self) -> Html {
        Html::parse_document(&self.source())
    }

    /// What there is to read, a line a block. An answer that is no HTML is its own text.
    pub fn text(&self) -> String {
        if !self.header("content-type").is_some_and(|kind| kind.starts_with("text/html")) {
            return self.source();
        }
        let html = self.html();
        html.select(&selector("body")).next().map(text_of).unwrap_or_default()
    }

    pub fn title(&self) -> String {
        self.one("title")
    }

    /// The one `h1`.
    pub fn heading(&self) -> String {
        self.one("h1")
    }

    /// The texts of all elements that `css` selects.
    pub fn all(&self, css: &str) -> Vec<String> {
        self.html().select(&selector(css)).map(text_of).collect()
    }

    /// Where the link with this text or label leads.
    #[track_caller]
    pub fn link(&self, text: impl Display) -> String {
        let text = &*text.to_string();
        let html = self.html();
        html.select(&selector("a[href]"))
            .find(|link| text_of(*link) == text || link.attr("aria-label") == Some(text))
            .and_then(|link| link.attr("href"))
            .unwrap_or_else(|| self.fail(&format!("there is no link {text:?}")))
            .to_owned()
    }

    /// The form that holds the button with this text, as filled in by the server.
    #[track_caller]
    pub fn form(&self, button: impl Display) -> Form {
        let button = &*button.to_string();
        Form::with_button(&self.html(), button, &self.path)
            .unwrap_or_else(|| self.fail(&format!("there is no form with a button {button:?}")))
    }

    /// Whether there is such a button.
    pub fn offers(&self, button: impl Display) -> bool {
        Form::with_button(&self.html(), &button.to_string(), &self.path).is_some()
    }

    /// What stands in the field with this label.
    #[track_caller]
    pub fn value(&self, label: impl Display) -> String {
        let label = &*label.to_string();
        let html = self.html();
        let field = control_labelled(html.root_element(), &html, label);
        let field = field.unwrap_or_else(|| self.fail(&format!("there is no field {label:?}")));
        match field.value().name() {
            "textarea" => field.text().collect(),
            "select" => field
                .select(&selector("option[selected]"))
                .next()
                .or_else(|| field.select(&selector("option")).next())
                .map(text_of)
                .unwrap_or_default(),
            _ => field.attr("value").unwrap_or_default().to_owned(),
        }
    }

    /// The error shown under the field with this label, tied to it for those who cannot see it.
    #[track_caller]
    pub fn error_under(&self, label: impl Display) -> Option<String> {
        let label = &*label.to_string();
        let html = self.html();
        let field = control_labelled(html.root_element(), &html, label);
        let field = field.unwrap_or_else(|| self.fail(&format!("there is no field {label:?}")));
        if field.attr("aria-invalid") != Some("true") {
            return None;
        }
        let names = [field.attr("aria-errormessage"), field.attr("aria-describedby")];
        let texts: Vec<String> = names
            .into_iter()
            .flatten()
            .flat_map(str::split_whitespace)
            .filter_map(|id| html.select(&selector("[id]")).find(|element| element.attr("id") == Some(id)))
            .map(text_of)
            .collect();
        Some(texts.join("\n"))
    }

    #[track_caller]
    pub fn is(&self, status: u16) -> &Self {
        if self.status != status {
            self.fail(&format!("expected {status}"));
        }
        self
    }

    /// The page stands at this path (its query included).
    #[track_caller]
    pub fn at(&self, path: &str) -> &Self {
        if self.path != path {
            self.fail(&format!("expected to stand at {path}"));
        }
        self
    }

    /// The answer is a redirect after a change (303) or a move, to this path.
    #[track_caller]
    pub fn leads_to(&self, path: &str) -> &Self {
        let location = self.header("location").unwrap_or_default();
        if !self.status.is_redirection() || location != path {
            self.fail(&format!("expected a redirect to {path}, not to {location:?}"));
        }
        self
    }

    #[track_caller]
    pub fn titled(&self, title: impl Display) -> &Self {
        let title = &*title.to_string();
        if self.title() != title {
            self.fail(&format!("expected the title {title:?}, not {:?}", self.title()));
        }
        self
    }

    #[track_caller]
    pub fn headed(&self, heading: impl Display) -> &Self {
        let heading = &*heading.to_string();
        if self.heading() != heading {
            self.fail(&format!("expected the heading {heading:?}, not {:?}", self.heading()));
        }
        self
    }

    #[track_caller]
    pub fn says(&self, text: impl Display) -> &Self {
        let text = &*text.to_string();
        if !single_spaced(&self.text()).contains(text) {
            self.fail(&format!("expected it to say {text:?}"));
        }
        self
    }

    /// That it lists what happened.
    #[track_caller]
    pub fn tells(&self, event: Rich<'_>) -> &Self {
        self.says(event.plain())
    }

    #[track_caller]
    pub fn says_nothing_of(&self, text: impl Display) -> &Self {
        let text = &*text.to_string();
        if self.source().contains(text) || single_spaced(&self.text()).contains(text) {
            self.fail(&format!("expected nothing of {text:?}"));
        }
        self
    }

    #[track_caller]
    pub fn keeps(&self, label: impl Display, value: &str) -> &Self {
        let label = &*label.to_string();
        if self.value(label) != value {
            self.fail(&format!("expected {value:?} in the field {label:?}, not {:?}", self.value(label)));
        }
        self
    }

    /// The field has an error under it that contains `text`.
    #[track_caller]
    pub fn faults(&self, label: impl Display, text: impl Display) -> &Self {
        let (label, text) = (&*label.to_string(), &*text.to_string());
        match self.error_under(label) {
            Some(error) if single_spaced(&error).contains(text) => self,
            Some(error) => self.fail(&format!("expected {text:?} under the field {label:?}, not {error:?}")),
            None => self.fail(&format!("expected {text:?} under the field {label:?}, where there is no error")),
        }
    }

    /// The field has an error under it that this refusal gave.
    #[track_caller]
    pub fn refuses(&self, label: impl Display, code: &str) -> &Self {
        let (label, html) = (&*label.to_string(), self.html());
        let field = control_labelled(html.root_element(), &html, label);
        let field = field.unwrap_or_else(|| self.fail(&format!("there is no field {label:?}")));
        let error = field.attr("aria-describedby").and_then(|ids| ids.split(' ').next()).unwrap_or_default();
        self.carries_in(&format!("[id='{error}']"), code)
    }

    /// Somewhere on the page this refusal is told.
    #[track_caller]
    pub fn carries(&self, code: &str) -> &Self {
        self.carries_in("", code)
    }

    /// The refusals that the page tells, by their codes.
    pub fn codes(&self) -> Vec<String> {
        self.codes_in("")
    }

    /// Whether this refusal is among them.
    pub fn is_refused(&self, code: &str) -> bool {
        self.codes().iter().any(|told| told == code)
    }

    #[track_caller]
    fn carries_in(&self, css: &str, code: &str) -> &Self {
        let codes = self.codes_in(css);
        if !codes.iter().any(|told| told == code) {
            self.fail(&format!("expected the refusal {code}, not {codes:?}"));
        }
        self
    }

    fn codes_in(&self, css: &str) -> Vec<String> {
        let html = self.html();
        let told = selector(&format!("{css}[data-message]"));
        html.select(&told).filter_map(|element| element.attr("data-message").map(str::to_owned)).collect()
    }

    fn one(&self, css: &str) -> String {
        self.html().select(&selector(css)).next().map(text_of).unwrap_or_default()
    }

    #[track_caller]
    fn fail(&self, what: &str) -> ! {
        let location = self.header("location").map(|to| format!(" → {to}")).unwrap_or_default();
        panic!("{what}\n--- {} {} answered {}{location}\n{}\n---", self.method, self.path, self.status, self.text());
    }
}

/// The values of an attribute of all elements that `css` selects.
pub fn attributes(page: &Page, css: &str, name: &str) -> Vec<String> {
    page.html().select(&selector(css)).filter_map(|element| element.attr(name)).map(str::to_owned).collect()
}

/// Stands in a message for what a test does not know.
pub const ANY: &str = "\u{1}";

/// How a message begins that is about [`ANY`].
pub fn beginning(message: &Message<'_>) -> String {
    message.to_string().split(ANY).next().unwrap_or_default().to_owned()
}

/// A CSS selector written in a test.
pub(super) fn selector(css: &str) -> Selector {
    Selector::parse(css).unwrap_or_else(|cause| panic!("{css:?} is no selector: {cause}"))
}

/// What there is to read in `element`, a line a block, without what is not shown.
pub(super) fn text_of(element: ElementRef) -> String {
    let mut text = String::new();
    read(element, &mut text);
    let lines = text.lines().map(single_spaced).filter(|line| !line.is_empty());
    lines.collect::<Vec<_>>().join("\n")
}

pub(super) fn single_spaced(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn read(element: ElementRef, text: &mut String) {
    const UNREAD: &[&str] = &["script", "style", "template", "head"];
    const INLINE: &[&str] =
        &["a", "abbr", "b", "bdi", "code", "em", "i", "kbd", "small", "span", "strong", "time", "wbr"];
    let name = element.value().name();
    if element.parent().is_some_and(|parent| parent.value().is_element()) && UNREAD.contains(&name) {
        return;
    }
    let block = !INLINE.contains(&name);
    if block {
        text.push('\n');
    }
    for child in element.children() {
        match child.value() {
            // Line breaks of the source are spaces to a reader.
            Node::Text(words) => text.push_str(&words.replace(['\n', '\r'], " ")),
            Node::Element(_) => ElementRef::wrap(child).into_iter().for_each(|child| read(child, text)),
            _ => {}
        }
    }
    if block {
        text.push('\n');
    }
}
