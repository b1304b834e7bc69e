//! The test message.

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::clock::Moment;
use crate::mail::{Render, RenderContext, RenderedEmail, Unreadable, email};
use crate::web::urls;

/// The name of the test message.
pub(super) const TEST: &str = "test";

/// The emails of this room.
pub fn emails() -> Vec<(&'static str, Render)> {
    vec![(TEST, test)]
}

/// What the test message says.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Test {
    /// Who asked for it.
    pub name: String,
    /// When.
    pub asked_at: Moment,
}

/// What it says.
struct Details {
    name: String,
    asked: String,
    page: String,
}

email!(write_test(Details): "email_queue/emails/test.txt" and "email_queue/emails/test.html");

fn test(context: &RenderContext<'_>, parameters: &Value) -> Result<RenderedEmail, Unreadable> {
    let Test { name, asked_at } = Test::deserialize(parameters)?;
    let details = Details { name, asked: context.zone.long(asked_at), page: context.link(urls::MAIL) };
    write_test(context, format!("Test message from {}", context.organization), &details)
}
