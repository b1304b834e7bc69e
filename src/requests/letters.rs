//! The letters of requests: to those who decide, and to whoever asked.

use askama::Template;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::ids::{GroupId, RequestId};
use crate::mail::{Desk, Letter, Render, Unreadable};
use crate::web::urls;

use super::rules::StatusLink;

/// Tells those who decide that somebody asks.
pub(super) const ASKED: &str = "request-asked";
/// Tells whoever asked that they are in.
pub(super) const LET_IN: &str = "request-approved";
/// Tells whoever asked that they are not let in.
pub(super) const DENIED: &str = "request-denied";

/// The letters that this room writes.
#[must_use]
pub fn letters() -> Vec<(&'static str, Render)> {
    vec![(ASKED, asked), (LET_IN, let_in), (DENIED, denied)]
}

/// What a row of the outbox keeps of a letter to those who decide.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(super) struct ToManager {
    pub group_id: GroupId,
    pub group: String,
    pub name: String,
    /// Of somebody without an account, as they entered it; else empty.
    pub address: String,
    pub note: String,
    /// Whether it was a code that did not let them in; else a link.
    #[serde(default)]
    pub by_code: bool,
}

/// What a row of the outbox keeps of a letter to whoever asked.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(super) struct ToAsker {
    pub request: RequestId,
    /// Of the request's row; of letters that were written before it was kept, the first.
    #[serde(default = "first_generation")]
    pub generation: i64,
    pub group_id: GroupId,
    /// Its name; empty where they are not to know it.
    pub group: String,
    /// Whether it was a link that did not let them in; else a code.
    #[serde(default)]
    pub by_link: bool,
}

const fn first_generation() -> i64 {
    1
}

impl ToAsker {
    const fn door(&self) -> &'static str {
        if self.by_link { "link" } else { "code" }
    }
}

/// What the letters say.
struct Words {
    organization: String,
    group: String,
    url: String,
    name: String,
    address: String,
    note: String,
    /// What did not let them in.
    door: &'static str,
}

#[derive(Template)]
#[template(path = "requests/letters/asked.txt")]
struct AskedText<'a> {
    words: &'a Words,
}

#[derive(Template)]
#[template(path = "requests/letters/asked.html")]
struct AskedHtml<'a> {
    organization: &'a str,
    words: &'a Words,
}

#[derive(Template)]
#[template(path = "requests/letters/decided.txt")]
struct DecidedText<'a> {
    words: &'a Words,
    approved: bool,
}

#[derive(Template)]
#[template(path = "requests/letters/decided.html")]
struct DecidedHtml<'a> {
    organization: &'a str,
    words: &'a Words,
    approved: bool,
}

fn asked(desk: &Desk<'_>, parameters: &Value) -> Result<Letter, Unreadable> {
    let told = ToManager::deserialize(parameters)?;
    let words = Words {
        organization: desk.organization.to_owned(),
        url: desk.link(&urls::group_settings(told.group_id, "requests")),
        group: told.group,
        name: told.name,
        address: told.address,
        note: told.note,
        door: if told.by_code { "code" } else { "link" },
    };
    Ok(Letter {
        subject: format!("{} asks to be let into {}", words.name, words.group),
        text: AskedText { words: &words }.render()?,
        html: AskedHtml { organization: &words.organization, words: &words }.render()?,
        unsubscribe: None,
        reply_to: None,
    })
}

fn let_in(desk: &Desk<'_>, parameters: &Value) -> Result<Letter, Unreadable> {
    let told = ToAsker::deserialize(parameters)?;
    let url = desk.link(&urls::group(told.group_id));
    let subject = format!("You are in {}", told.group);
    decided(desk, told, url, subject, true)
}

fn denied(desk: &Desk<'_>, parameters: &Value) -> Result<Letter, Unreadable> {
    let told = ToAsker::deserialize(parameters)?;
    let url = desk.link(&StatusLink { request: told.request, generation: told.generation }.path(desk.key));
    let subject = if told.group.is_empty() {
        format!("Your request to join the group of your {}", told.door())
    } else {
        format!("Your request to join {}", told.group)
    };
    decided(desk, told, url, subject, false)
}

fn decided(desk: &Desk<'_>, told: ToAsker, url: String, subject: String, approved: bool) -> Result<Letter, Unreadable> {
    let door = told.door();
    let words = Words {
        organization: desk.organization.to_owned(),
        group: told.group,
        url,
        name: String::new(),
        address: String::new(),
        note: String::new(),
        door,
    };
    Ok(Letter {
        subject,
        text: DecidedText { words: &words, approved }.render()?,
        html: DecidedHtml { organization: &words.organization, words: &words, approved }.render()?,
        unsubscribe: None,
        reply_to: None,
    })
}
