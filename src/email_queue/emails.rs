//! The test message.

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::clock::Moment;
use crate::mail::{EmailKind, EmailText, RenderContext, Unreadable};
use crate::t;
use crate::web::urls;

/// The name of the test message.
pub(super) const TEST: &str = "test";

/// The emails of this module.
pub fn emails() -> Vec<EmailKind> {
    vec![EmailKind::needed(TEST, test)]
}

/// What the test message says.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Test {
    /// Who asked for it.
    pub name: String,
    /// When.
    pub asked_at: Moment,
}

fn test(context: &RenderContext<'_>, parameters: &Value) -> Result<EmailText, Unreadable> {
    let Test { name, asked_at } = Test::deserialize(parameters)?;
    Ok(EmailText::new(t::emails::test_subject(context.organization.to_owned()), t::emails::test_reason())
        .text(t::emails::test_text(asked_at, name))
        .button(t::emails::test_button(), context.link(urls::MAIL)))
}
