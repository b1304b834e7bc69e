//! The emails of requests: to those who decide, and to whoever asked.

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::ids::{GroupId, RequestId};
use crate::mail::{Render, RenderContext, RenderedEmail, Unreadable, email};
use crate::web::urls;

use super::rules::StatusLink;

/// Tells those who decide that somebody asks.
pub(super) const ASKED: &str = "request-asked";
/// Tells whoever asked that they are in.
pub(super) const LET_IN: &str = "request-approved";
/// Tells whoever asked that they are not let in.
pub(super) const DENIED: &str = "request-denied";

/// The letters that this room writes.
pub fn emails() -> Vec<(&'static str, Render)> {
    vec![(ASKED, asked), (LET_IN, let_in), (DENIED, denied)]
}

/// What a row of the email queue keeps of an email to those who decide.
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

/// What a row of the email queue keeps of an email to whoever asked.
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
    const fn pass(&self) -> &'static str {
        if self.by_link { "link" } else { "code" }
    }
}

/// What the letters say.
#[derive(Default)]
struct Details {
    group: String,
    url: String,
    name: String,
    address: String,
    note: String,
    /// What did not let them in.
    pass: &'static str,
    approved: bool,
}

email!(write_asked(Details): "requests/emails/asked.txt" and "requests/emails/asked.html");
email!(write_decided(Details): "requests/emails/decided.txt" and "requests/emails/decided.html");

fn asked(context: &RenderContext<'_>, parameters: &Value) -> Result<RenderedEmail, Unreadable> {
    let parameters = ToManager::deserialize(parameters)?;
    let details = Details {
        url: context.link(&urls::group_settings(parameters.group_id, "requests")),
        group: parameters.group,
        name: parameters.name,
        address: parameters.address,
        note: parameters.note,
        pass: if parameters.by_code { "code" } else { "link" },
        approved: false,
    };
    write_asked(context, format!("{} asks to be let into {}", details.name, details.group), &details)
}

fn let_in(context: &RenderContext<'_>, parameters: &Value) -> Result<RenderedEmail, Unreadable> {
    let parameters = ToAsker::deserialize(parameters)?;
    let url = context.link(&urls::group(parameters.group_id));
    let subject = format!("You are in {}", parameters.group);
    let pass = parameters.pass();
    write_decided(
        context,
        subject,
        &Details { group: parameters.group, url, pass, approved: true, ..Details::default() },
    )
}

fn denied(context: &RenderContext<'_>, parameters: &Value) -> Result<RenderedEmail, Unreadable> {
    let parameters = ToAsker::deserialize(parameters)?;
    let url =
        context.link(&StatusLink { request: parameters.request, generation: parameters.generation }.path(context.key));
    let subject = if parameters.group.is_empty() {
        format!("Your request to join the group of your {}", parameters.pass())
    } else {
        format!("Your request to join {}", parameters.group)
    };
    let pass = parameters.pass();
    write_decided(context, subject, &Details { group: parameters.group, url, pass, ..Details::default() })
}
