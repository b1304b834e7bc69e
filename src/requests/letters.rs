//! The letters of requests: to those who decide, and to whoever asked.

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::ids::{GroupId, RequestId};
use crate::mail::{Desk, Letter, Render, Unreadable, letter};
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
#[derive(Default)]
struct Words {
    group: String,
    url: String,
    name: String,
    address: String,
    note: String,
    /// What did not let them in.
    door: &'static str,
    approved: bool,
}

letter!(write_asked(Words): "requests/letters/asked.txt" and "requests/letters/asked.html");
letter!(write_decided(Words): "requests/letters/decided.txt" and "requests/letters/decided.html");

fn asked(desk: &Desk<'_>, parameters: &Value) -> Result<Letter, Unreadable> {
    let told = ToManager::deserialize(parameters)?;
    let words = Words {
        url: desk.link(&urls::group_settings(told.group_id, "requests")),
        group: told.group,
        name: told.name,
        address: told.address,
        note: told.note,
        door: if told.by_code { "code" } else { "link" },
        approved: false,
    };
    write_asked(desk, format!("{} asks to be let into {}", words.name, words.group), &words)
}

fn let_in(desk: &Desk<'_>, parameters: &Value) -> Result<Letter, Unreadable> {
    let told = ToAsker::deserialize(parameters)?;
    let url = desk.link(&urls::group(told.group_id));
    let subject = format!("You are in {}", told.group);
    let door = told.door();
    write_decided(desk, subject, &Words { group: told.group, url, door, approved: true, ..Words::default() })
}

fn denied(desk: &Desk<'_>, parameters: &Value) -> Result<Letter, Unreadable> {
    let told = ToAsker::deserialize(parameters)?;
    let url = desk.link(&StatusLink { request: told.request, generation: told.generation }.path(desk.key));
    let subject = if told.group.is_empty() {
        format!("Your request to join the group of your {}", told.door())
    } else {
        format!("Your request to join {}", told.group)
    };
    let door = told.door();
    write_decided(desk, subject, &Words { group: told.group, url, door, ..Words::default() })
}
