//! Emailing a code to people, and the letter that brings it.

use askama::Template;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::by::By;
use crate::clock::Moment;
use crate::db::{Conn, Stop};
use crate::events;
use crate::groups::Group;
use crate::ids::CodeId;
use crate::mail::{self, Desk, Draft, Letter, Render, Unreadable};
use crate::organization::Organization;
use crate::passes::PassStatus;
use crate::text::Email;
use crate::web::urls;

use super::code::ending;
use super::events::CodeEvent;
use super::guarded;
use super::store;

/// The name of the letter.
const GROUP_CODE: &str = "group-code";

/// The letters that this room writes.
#[must_use]
pub fn letters() -> Vec<(&'static str, Render)> {
    vec![(GROUP_CODE, render), (guarded::GUARDED, guarded::render)]
}

/// The code is over, or stopped: a letter with it would lead to a closed door.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct SendCodeError;

/// What a row of the outbox keeps of the letter.
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

/// Who sends a code of which group.
#[derive(Debug, Clone)]
pub(super) struct Sender {
    pub group: Group,
    pub organization: Organization,
    /// What they are called.
    pub name: String,
    /// Their proved address.
    pub reply_to: Option<String>,
}

/// Puts a letter with the code `id` to each of `recipients` into the outbox.
pub(super) fn send(
    conn: &mut Conn,
    by: &By,
    id: CodeId,
    sender: Sender,
    recipients: &[Email],
) -> Result<(), Stop<SendCodeError>> {
    let Sender { group, organization, name, reply_to } = sender;
    let listed = store::one(conn, group.id, id)?.ok_or(Stop::Refused(SendCodeError))?;
    let pass = listed.pass(&group, &organization);
    if !PassStatus::of(&pass, by.now).is_worth_sharing() {
        return Err(Stop::Refused(SendCodeError));
    }
    let ending = ending(&listed.code.key);
    let parameters = mail::parameters(&Parameters {
        code: listed.code.shown,
        key: listed.code.key,
        group: group.name,
        sender: name,
        expires_at: listed.code.expires_at,
        admits_new: pass.admits_new(),
        reply_to,
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
    let recipients = Some(recipients.len());
    events::record(conn, by, &CodeEvent::Emailed { group: group.id, code: id, ending, recipients })?;
    Ok(())
}

/// What both parts of the letter say.
struct Words<'a> {
    organization: &'a str,
    group: &'a str,
    sender: &'a str,
    code: &'a str,
    url: String,
    /// "It works until …."
    until: String,
    admits_new: bool,
}

#[derive(Template)]
#[template(path = "codes/letters/group-code.txt")]
struct Text<'a> {
    words: &'a Words<'a>,
}

#[derive(Template)]
#[template(path = "codes/letters/group-code.html")]
struct Html<'a> {
    organization: &'a str,
    words: &'a Words<'a>,
}

fn render(desk: &Desk<'_>, parameters: &Value) -> Result<Letter, Unreadable> {
    let told = Parameters::deserialize(parameters)?;
    let Parameters { code, key, group, sender, expires_at, admits_new, reply_to } = told;
    let words = Words {
        organization: desk.organization,
        group: &group,
        sender: &sender,
        code: &code,
        url: desk.link(&urls::join_with(&key)),
        until: expires_at.map_or_else(
            || "It works until somebody ends it.".to_owned(),
            |at| format!("It works until {}.", desk.zone.long(at)),
        ),
        admits_new,
    };
    Ok(Letter {
        subject: format!("{sender} sends you the code of {group}"),
        text: Text { words: &words }.render()?,
        html: Html { organization: desk.organization, words: &words }.render()?,
        unsubscribe: None,
        reply_to,
    })
}
