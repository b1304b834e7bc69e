//! The test message.

use askama::Template;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::clock::Moment;
use crate::mail::{Desk, Letter, Render, Unreadable};

/// The name of the test message.
pub(super) const TEST: &str = "test";

/// The letters of this room.
#[must_use]
pub fn letters() -> Vec<(&'static str, Render)> {
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
#[template(path = "postbox/letters/test.txt")]
struct TestText<'a> {
    organization: &'a str,
    name: &'a str,
    asked: &'a str,
    page: &'a str,
}

#[derive(Template)]
#[template(path = "postbox/letters/test.html")]
struct TestHtml<'a> {
    organization: &'a str,
    name: &'a str,
    asked: &'a str,
    page: &'a str,
}

fn test(desk: &Desk<'_>, parameters: &Value) -> Result<Letter, Unreadable> {
    let Test { name, asked_at } = serde_json::from_value(parameters.clone())?;
    let (organization, asked) = (desk.organization, desk.zone.long(asked_at));
    let page = desk.link(crate::web::urls::MAIL);
    Ok(Letter {
        subject: format!("Test message from {organization}"),
        text: TestText { organization, name: &name, asked: &asked, page: &page }.render()?,
        html: TestHtml { organization, name: &name, asked: &asked, page: &page }.render()?,
        unsubscribe: None,
        reply_to: None,
    })
}
