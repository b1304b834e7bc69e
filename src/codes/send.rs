//! Emailing a code to people, and the email that brings it.

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::by::By;
use crate::clock::Moment;
use crate::db::{Conn, Stop};
use crate::events;
use crate::ids::{CodeId, GroupId};
use crate::locale::Language;
use crate::mail::{self, Draft, EmailKind, EmailText, EmailTopic, RenderContext, Unreadable};
use crate::passes::{self, PassStatus};
use crate::people::Person;
use crate::t;
use crate::text::Email;
use crate::web::urls;

use super::code::ending;
use super::events::CodeEvent;
use super::guarded;

/// The name of the email.
const GROUP_CODE: &str = "group-code";

/// The emails that this module writes. That codes are being guessed every admin has to know.
pub fn emails() -> Vec<EmailKind> {
    vec![EmailKind::about(EmailTopic::Codes, GROUP_CODE, render), EmailKind::needed(guarded::GUARDED, guarded::render)]
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

/// Puts an email with the code `id` of `group` to each of `recipients` into the email queue, in the name of `sender`
/// and, to those who chose no language here, in this one.
pub(super) fn send(
    conn: &mut Conn,
    by: &By,
    (group, id): (GroupId, CodeId),
    sender: &Person,
    (recipients, language): (&[Email], Option<Language>),
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
            language,
        };
        mail::enqueue(conn, &draft, &by.entropy, by.now)?;
    }
    events::record(conn, by, &CodeEvent::Emailed { group, code: id, ending, recipients: Some(recipients.len()) })?;
    Ok(())
}

fn render(context: &RenderContext<'_>, parameters: &Value) -> Result<EmailText, Unreadable> {
    let Parameters { code, key, group, sender, expires_at, admits_new, reply_to } =
        Parameters::deserialize(parameters)?;
    let organization = context.organization.to_owned();
    let until = match expires_at {
        Some(at) => t::emails::code_until(at, sender.clone()),
        None => t::emails::code_no_end(sender.clone()),
    };
    let account =
        if admits_new { t::emails::code_new_here() } else { t::emails::code_members_only(organization.clone()) };
    Ok(EmailText::new(t::emails::code_subject(group.clone(), sender.clone()), t::emails::code_reason(sender.clone()))
        .text(t::emails::code_text(group, organization, sender))
        .code(code)
        .button(t::web::join(), context.link(&urls::join_with(&key)))
        .text(until)
        .text(account)
        .answered_at(reply_to))
}
