//! The email that brings a code of a campaign.

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::clock::Moment;
use crate::mail::{EmailKind, EmailText, EmailTopic, RenderContext, Unreadable};
use crate::t;
use crate::web::urls;

/// The name of the email.
pub(super) const CODE: &str = "campaign-code";

/// The emails that this module writes.
pub fn emails() -> Vec<EmailKind> {
    vec![EmailKind::about(EmailTopic::Codes, CODE, render)]
}

/// What a row of the email queue keeps of the email.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Parameters {
    pub code: String,
    pub key: String,
    /// The names of the groups that it opens.
    pub groups: Vec<String>,
    pub starts_at: Option<Moment>,
    pub stops_at: Option<Moment>,
}

fn render(context: &RenderContext<'_>, parameters: &Value) -> Result<EmailText, Unreadable> {
    let Parameters { code, key, groups, starts_at, stops_at } = Parameters::deserialize(parameters)?;
    let organization = context.organization.to_owned();
    let (subject, text) = if groups.is_empty() {
        let subject = t::emails::campaign_code_subject_plain(organization.clone());
        (subject, t::emails::campaign_code_text_plain(organization.clone()))
    } else {
        let subject = t::emails::campaign_code_subject(groups.clone(), organization.clone());
        (subject, t::emails::campaign_code_text(groups, organization.clone()))
    };
    let window = match (starts_at, stops_at) {
        (None, None) => t::emails::campaign_code_no_end(organization.clone()),
        (Some(starts), None) => t::emails::campaign_code_from(organization.clone(), starts),
        (None, Some(stops)) => t::emails::campaign_code_until(organization.clone(), stops),
        (Some(starts), Some(stops)) => t::emails::campaign_code_between(organization.clone(), starts, stops),
    };
    Ok(EmailText::new(subject, t::emails::campaign_code_reason(organization.clone()))
        .text(text)
        .code(code)
        .button(t::web::join(), context.link(&urls::join_with(&key)))
        .text(t::emails::campaign_code_sign_in(organization))
        .text(window))
}
