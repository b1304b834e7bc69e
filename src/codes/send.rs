//! Emailing a code to people, and the email that brings it.

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::by::By;
use crate::clock::Moment;
use crate::db::{Conn, Stop};
use crate::events;
use crate::ids::{CodeId, GroupId};
use crate::mail::{self, Draft, Render, RenderContext, RenderedEmail, Unreadable, email};
use crate::passes::{self, PassStatus};
use crate::people::Person;
use crate::text::Email;
use crate::web::urls;

use super::code::ending;
use super::events::CodeEvent;
use super::guarded;

/// The name of the email.
const GROUP_CODE: &str = "group-code";

/// The emails that this module writes.
pub fn emails() -> Vec<(&'static str, Render)> {
    vec![(GROUP_CODE, render), (guarded::GUARDED, guarded::render)]
}

/// The code is over, or stopped: an email with it would lead nowhere.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct SendCodeError;

/// What a row of the email queue keeps of the email.
#[derive(Debug, Serialize, Deserialize)]
struct Parameters {
    code: String,
    key: String,
    group: String,
    sender: String,
    expires_at: Option<Moment>,
    /// Whether the code admits people without an account.
    admits_new: bool,
    /// The sender's proved address.
    #[serde(default)]
    reply_to: Option<String>,
}

/// Puts an email with the code `id` of `group` to each of `recipients` into the email queue, in the name of `sender`.
pub(super) fn send(
    conn: &mut Conn,
    by: &By,
    (group, id): (GroupId, CodeId),
    sender: &Person,
    recipients: &[Email],
) -> Result<(), Stop<SendCodeError>> {
    let found = passes::find_code(conn, group, id)?;
    let found = found.filter(|found| PassStatus::of(&found.pass, by.now).is_worth_sharing());
    let found = found.ok_or(Stop::Refused(SendCodeError))?;
    let ending = ending(&found.key);
    let parameters = mail::parameters(&Parameters {
        group: found.names(),
        code: found.shown,
        key: found.key,
        sender: sender.name.clone(),
        expires_at: found.pass.expires_at,
        admits_new: found.pass.admits_new(),
        reply_to: sender.proved_address().map(str::to_owned),
    })?;
    for recipient in recipients {
        let draft = Draft {
            kind: GROUP_CODE,
            parameters: parameters.clone(),
            to: recipient.typed().to_owned(),
            person: None,
            reference: Some(id.0),
        };
        mail::enqueue(conn, &draft, &by.entropy, by.now)?;
    }
    events::record(conn, by, &CodeEvent::Emailed { group, code: id, ending, recipients: Some(recipients.len()) })?;
    Ok(())
}

/// What the email says.
struct Details {
    parameters: Parameters,
    url: String,
    /// "It works until …."
    until: String,
}

email!(write(Details): "codes/emails/group-code.txt" and "codes/emails/group-code.html");

fn render(context: &RenderContext<'_>, parameters: &Value) -> Result<RenderedEmail, Unreadable> {
    let parameters = Parameters::deserialize(parameters)?;
    let until = parameters
        .expires_at
        .map_or_else(|| "It has no end date.".to_owned(), |at| format!("It works until {}.", context.zone.long(at)));
    let subject = format!("{} sends you the code of {}", parameters.sender, parameters.group);
    let details = Details { url: context.link(&urls::join_with(&parameters.key)), until, parameters };
    let email = write(context, subject, &details)?;
    Ok(RenderedEmail { reply_to: details.parameters.reply_to, ..email })
}
