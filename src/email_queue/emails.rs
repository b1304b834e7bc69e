//! The test message.

use askama::Template;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::clock::Moment;
use crate::mail::{Render, RenderContext, RenderedEmail, Unreadable};

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

#[derive(Template)]
#[template(path = "email_queue/emails/test.txt")]
struct TestText<'a> {
    organization: &'a str,
    name: &'a str,
    asked: &'a str,
    page: &'a str,
}

#[derive(Template)]
#[template(path = "email_queue/emails/test.html")]
struct TestHtml<'a> {
    organization: &'a str,
    name: &'a str,
    asked: &'a str,
    page: &'a str,
}

fn test(context: &RenderContext<'_>, parameters: &Value) -> Result<RenderedEmail, Unreadable> {
    let Test { name, asked_at } = serde_json::from_value(parameters.clone())?;
    let (organization, asked) = (context.organization, context.zone.long(asked_at));
    let page = context.link(crate::web::urls::MAIL);
    Ok(RenderedEmail {
        subject: format!("Test message from {organization}"),
        text: TestText { organization, name: &name, asked: &asked, page: &page }.render()?,
        html: TestHtml { organization, name: &name, asked: &asked, page: &page }.render()?,
        unsubscribe: None,
        reply_to: None,
    })
}
