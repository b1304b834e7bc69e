//! The emails of requests: to those who decide, and to whoever asked.

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::ids::{GroupId, RequestId};
use crate::mail::{EmailKind, EmailText, EmailTopic, RenderContext, Unreadable};
use crate::t;
use crate::web::urls;

use super::rules::StatusLink;

/// Tells those who decide that somebody asks.
pub(super) const ASKED: &str = "request-asked";
/// Tells whoever asked that they are in.
pub(super) const LET_IN: &str = "request-approved";
/// Tells whoever asked that they are not let in.
pub(super) const DENIED: &str = "request-denied";

/// The emails that this module writes. Whoever asked waits for the answer.
pub fn emails() -> Vec<EmailKind> {
    vec![
        EmailKind::about(EmailTopic::Requests, ASKED, asked),
        EmailKind::needed(LET_IN, let_in),
        EmailKind::needed(DENIED, denied),
    ]
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
    /// Of the request's row; of emails that were written before it was kept, the first.
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

fn asked(context: &RenderContext<'_>, parameters: &Value) -> Result<EmailText, Unreadable> {
    let ToManager { group_id, group, name, address, note, by_code } = ToManager::deserialize(parameters)?;
    let organization = context.organization.to_owned();
    let pass = pass(by_code);
    let subject = t::emails::request_subject(group.clone(), name.clone());
    let text = if address.is_empty() {
        t::emails::request_text(group.clone(), name, organization, pass)
    } else {
        t::emails::request_text_signed_out(address, group.clone(), name, organization, pass)
    };
    Ok(EmailText::new(subject, t::emails::decider_reason(group))
        .text(text)
        .quote(t::emails::request_note(), note)
        .button(t::emails::request_button(), context.link(&urls::group_settings(group_id, "requests"))))
}

fn let_in(context: &RenderContext<'_>, parameters: &Value) -> Result<EmailText, Unreadable> {
    let ToAsker { group_id, group, .. } = ToAsker::deserialize(parameters)?;
    Ok(EmailText::new(t::emails::approved_subject(group.clone()), t::emails::requester_reason())
        .text(t::emails::approved_text(group, context.organization.to_owned()))
        .button(t::emails::approved_button(), context.link(&urls::group(group_id))))
}

fn denied(context: &RenderContext<'_>, parameters: &Value) -> Result<EmailText, Unreadable> {
    let ToAsker { request, generation, group, by_link, .. } = ToAsker::deserialize(parameters)?;
    let (organization, pass) = (context.organization.to_owned(), pass(!by_link));
    let (subject, text) = if group.is_empty() {
        (t::emails::declined_subject_hidden(pass), t::emails::declined_text_hidden(organization, pass))
    } else {
        (t::emails::declined_subject(group.clone()), t::emails::declined_text(group, organization))
    };
    let url = context.link(&StatusLink { request, generation }.path(context.key));
    Ok(EmailText::new(subject, t::emails::requester_reason()).text(text).button(t::emails::declined_button(), url))
}

/// What did not let them in, by the name of its variant.
const fn pass(is_code: bool) -> &'static str {
    if is_code { "code" } else { "link" }
}
