//! The email that brings a code of a campaign.

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::clock::Moment;
use crate::groups::span_in_words;
use crate::mail::{Render, RenderContext, RenderedEmail, Unreadable, email};
use crate::text;
use crate::web::urls;

/// The name of the email.
pub(super) const CODE: &str = "campaign-code";

/// The emails that this module writes.
pub fn emails() -> Vec<(&'static str, Render)> {
    vec![(CODE, render)]
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

/// What the email says.
struct Details {
    code: String,
    url: String,
    /// "the groups Choir and Band".
    opens: String,
    /// "It works from … until …."
    window: String,
}

email!(write(Details): "campaigns/emails/code.txt" and "campaigns/emails/code.html");

fn render(context: &RenderContext<'_>, parameters: &Value) -> Result<RenderedEmail, Unreadable> {
    let Parameters { code, key, groups, starts_at, stops_at } = Parameters::deserialize(parameters)?;
    let (names, organization) = (text::listed(&groups), context.organization);
    let (opens, subject) = match groups.len() {
        0 => ("a group".to_owned(), format!("Your code at {organization}")),
        1 => (format!("the group {names}"), format!("Your code for {names} at {organization}")),
        _ => (format!("the groups {names}"), format!("Your code for {names} at {organization}")),
    };
    let (url, window) = (context.link(&urls::join_with(&key)), window(context, starts_at, stops_at));
    write(context, subject, &Details { code, url, opens, window })
}

/// The same words as on the campaign's page: a code that works through a day is not said to end at
/// the midnight after it.
fn window(context: &RenderContext<'_>, starts: Option<Moment>, stops: Option<Moment>) -> String {
    if starts.is_none() && stops.is_none() {
        return "It works until its campaign is stopped.".to_owned();
    }
    let span = span_in_words(starts, stops, context.zone);
    let (first, rest) = span.split_at(1);
    format!("It works {}{rest}.", first.to_lowercase())
}
