//! The page of the email queue and its buttons.

use actix_web::web::{Path, Query};
use askama::Template;
use serde::Deserialize;
use serde_json::json;

use crate::clock::Moment;
use crate::db::types::EmailState;
use crate::db::{Conn, Fault, QueryResult};
use crate::events;
use crate::ids::EmailId;
use crate::locale::Message;
use crate::mail::{self, Answer, Draft, QueuedEmail};
use crate::people::Admin;
use crate::t;
use crate::web::paging::{LIMIT, Page, PageLinks};
use crate::web::{Flash, PageResult, Shell, WebError, page, urls};

use super::emails::{TEST, Test};
use super::events::EmailEvent;
use super::rules::{MAX_COUNTED, kind};

/// Which messages are looked at.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct QueueQuery {
    state: String,
    after: String,
}

#[derive(Template)]
#[template(path = "email_queue/page.html")]
struct EmailQueuePage {
    shell: Shell,
    /// The tab of Settings that this is.
    panel: &'static str,
    /// Host and port of the mail server.
    server: Option<String>,
    sender: String,
    /// Where a test message goes.
    mine: String,
    state_tabs: Vec<StateTab>,
    rows: Vec<EmailRow>,
    /// Links to other pages.
    pages: PageLinks,
    /// Whether something waits for another attempt.
    waits: bool,
    /// Whether something is held until somebody decides.
    held: bool,
}

/// A state with how many messages stand so.
struct StateTab {
    label: Message<'static>,
    url: String,
    current: bool,
}

struct EmailRow {
    state: &'static str,
    to: String,
    kind: Message<'static>,
    /// "Sent Sun 29 Nov 2026, 02:01 CET".
    when: Message<'static>,
    /// The same as short as a list needs it: "29 Nov, 02:01".
    short: Message<'static>,
    /// The same for programs.
    at: String,
    attempts: i64,
    answer: Option<Message<'static>>,
    /// Where another try is asked for; only of failed ones.
    retry: Option<String>,
}

fn list_url(state: &str, after: &str) -> String {
    urls::with_filled(urls::MAIL, &[("state", state), ("after", after)])
}

/// How the email queue stands.
pub(super) async fn show(admin: Admin, query: Query<QueueQuery>) -> PageResult {
    let (state, before) = (EmailState::parse(&query.state), query.after.parse().ok().map(EmailId));
    let now = admin.app.now();
    let (shell, (state_tabs, waiting, held, found)) = admin
        .view(move |conn| {
            let counts = counts(conn)?;
            let has = |wanted| counts.iter().any(|(state, count)| *state == wanted && *count > 0);
            let (waiting, held) = (has(EmailState::Waiting), has(EmailState::Held));
            Ok((state_tabs(&counts, state), waiting, held, mail::latest(conn, state, before, LIMIT)?))
        })
        .await?;
    let config = &admin.app.config;
    let found = Page::cut(found, |message| message.id.to_string()).map(|message| EmailRow::of(message, now));
    let pages = PageLinks::new(before.is_none(), found.next.as_deref(), |after| {
        list_url(state.map_or("", EmailState::as_str), after)
    });
    Ok(page(
        admin.reader(),
        &EmailQueuePage {
            shell,
            panel: "mail",
            server: config.smtp.as_ref().map(ToString::to_string),
            sender: config.mail_from.to_string(),
            mine: admin.person.email.clone().unwrap_or_default(),
            state_tabs,
            rows: found.rows,
            pages,
            waits: waiting,
            held,
        },
    ))
}

/// Sends a test message to oneself.
pub(super) async fn send_test(admin: Admin) -> PageResult {
    let (app, person) = (admin.app.clone(), admin.person.clone());
    let Some(to) = person.email else { return Err(WebError::Forbidden) };
    let shown = to.clone();
    admin
        .act(move |conn, by| {
            let said = Test { name: person.name, asked_at: by.now };
            let draft = Draft {
                kind: TEST,
                parameters: json!(said),
                to,
                person: Some(person.id),
                reference: None,
                language: None,
            };
            mail::enqueue(conn, &draft, &by.entropy, by.now)?;
            events::record(conn, by, &EmailEvent::Tested {})?;
            Ok::<_, Fault>(())
        })
        .await?;
    let flash = Flash::mailed(&app, shown, Some(t::email_queue::test_sent()));
    Ok(flash.on(urls::MAIL, admin.audience()))
}

/// Makes what waits for another attempt due at once.
pub(super) async fn send_now(admin: Admin) -> PageResult {
    let hurried = admin
        .act(move |conn, by| {
            let hurried = mail::hurry(conn, by.now)?;
            let retried = EmailEvent::Retried { email: None, attempts: None, answer: None, messages: Some(hurried) };
            events::record(conn, by, &retried)?;
            Ok::<_, Fault>(hurried)
        })
        .await?;
    Ok(Flash::done(t::email_queue::retrying(hurried)).on(urls::MAIL, admin.audience()))
}

/// Puts a failed message back into the email queue.
pub(super) async fn retry(admin: Admin, path: Path<String>) -> PageResult {
    let id = path.parse().map(EmailId).map_err(|_| WebError::NotFound)?;
    let app = &admin.app;
    let retried = admin
        .act(move |conn, by| {
            let Some(message) = mail::find(conn, id)? else { return Ok(None) };
            let retried = mail::retry(conn, id, &message.to, by.now)?;
            if retried {
                let (attempts, answer) = (Some(message.attempts), message.last_answer);
                events::record(conn, by, &EmailEvent::Retried { email: Some(id), attempts, answer, messages: None })?;
            }
            Ok::<_, Fault>(Some((message.to, retried)))
        })
        .await?;
    let (to, retried) = retried.ok_or(WebError::NotFound)?;
    let flash = if retried { Flash::mailed(app, to, None) } else { Flash::note(t::email_queue::not_failed(to)) };
    Ok(flash.on(urls::MAIL, admin.audience()))
}

fn counts(conn: &mut Conn) -> QueryResult<Vec<(EmailState, usize)>> {
    EmailState::ALL.iter().map(|state| Ok((*state, mail::count(conn, *state, MAX_COUNTED)?))).collect()
}

fn state_tabs(counts: &[(EmailState, usize)], shown: Option<EmailState>) -> Vec<StateTab> {
    let all = StateTab { label: t::email_queue::all_states(), url: list_url("", ""), current: shown.is_none() };
    let states = counts
        .iter()
        // Nothing is held back but after a restored backup, and mostly nobody has turned emails off.
        .filter(|(state, count)| !matches!(state, EmailState::Held | EmailState::Unsubscribed) || *count > 0)
        .map(|(state, count)| StateTab {
            label: t::email_queue::in_state(
                *count,
                i64::try_from(*count).is_ok_and(|count| count >= MAX_COUNTED),
                state.as_str(),
            ),
            url: list_url(state.as_str(), ""),
            current: shown == Some(*state),
        });
    std::iter::once(all).chain(states).collect()
}

impl EmailRow {
    fn of(email: QueuedEmail, now: Moment) -> Self {
        let (when, at) = match (email.state, email.sent_at) {
            (EmailState::Sent, Some(sent)) => (t::email_queue::sent_at(sent), sent),
            (EmailState::Waiting, _) if email.due_at > now => {
                (t::email_queue::next_attempt_at(email.due_at), email.due_at)
            }
            (EmailState::Waiting, _) => (t::email_queue::due_since(email.due_at), email.due_at),
            _ => (t::email_queue::created_at(email.made_at), email.made_at),
        };
        Self {
            state: email.state.as_str(),
            to: email.to,
            kind: kind(&email.kind),
            when,
            short: if at > now { t::email_queue::next_attempt(at) } else { t::email_queue::at(at) },
            at: at.utc().to_rfc3339(),
            attempts: email.attempts,
            answer: match email.state {
                EmailState::Unsubscribed => Some(t::email_queue::unsubscribed()),
                _ => email.last_answer.map(|kept| Answer::read(&kept).into()),
            },
            retry: (email.state == EmailState::Failed).then(|| urls::mail_retry(email.id)),
        }
    }
}
