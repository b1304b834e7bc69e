//! What became of a request, for whoever asked.

use actix_web::{HttpMessage, HttpRequest};
use askama::Template;

use crate::db::types::RequestState;
use crate::ids::RequestId;
use crate::locale::Message;
use crate::people::Visitor;
use crate::requests::store::{self, Request};
use crate::t;
use crate::web::guard::SecretUrl;
use crate::web::{PageResult, Shell, WebError, page, urls};

#[derive(Template)]
#[template(path = "requests/status.html")]
struct StatusPage {
    shell: Shell,
    request: Request,
    group_url: String,
}

impl StatusPage {
    /// What the managers have answered, and what to do now.
    fn answer(&self) -> Message<'_> {
        match self.request.state {
            RequestState::Open => t::requests::status_open(self.shell.delivers),
            RequestState::Approved if !self.is_invited() => t::groups::joined(&self.request.group_name),
            RequestState::Approved if self.shell.delivers => {
                t::requests::status_invited(self.request.mailbox().unwrap_or_default())
            }
            RequestState::Approved => t::requests::status_invited_undelivered(),
            RequestState::Denied => t::requests::status_declined(),
        }
    }

    /// Its chip.
    const fn chip(&self) -> &'static str {
        match self.request.state {
            RequestState::Open => "waiting",
            RequestState::Approved => "approved",
            RequestState::Denied => "denied",
        }
    }

    /// Whether an email with a fresh invite is on its way, rather than the group open at once.
    const fn is_invited(&self) -> bool {
        self.request.person.is_none()
    }
}

/// The page; its URL is the asker's secret.
pub async fn show(request: HttpRequest, visitor: Visitor) -> PageResult {
    request.extensions_mut().insert(SecretUrl);
    let part = |name: &str| request.match_info().get(name).unwrap_or_default().to_owned();
    let (id, token) = (RequestId(part("id").parse().unwrap_or_default()), part("token"));
    let found = visitor.app.db.read(move |conn| store::find(conn, id)).await?;
    let key = &visitor.app.key;
    let found = found.filter(|found| key.verify("request", id.0, found.generation, &token));
    let request = found.ok_or(WebError::NotFound)?;
    Ok(page(visitor.reader(), &StatusPage { shell: visitor.shell(), group_url: urls::group(request.group), request }))
}
