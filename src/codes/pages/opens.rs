//! What a code opens, in words: one part of a page, for whoever is signed in and for whoever is not.

use actix_web::HttpResponse;
use askama::Template;

use crate::clock::Moment;
use crate::db::types::GroupRole;
use crate::groups::stop_and_left;
use crate::people::{Member, Visitor};
use crate::web::{Shell, WebError, page, urls};
use crate::zone::Zone;

use super::super::preview::{Preview, PreviewGroup};

/// The confirm page of whoever is signed in: one button, **Join**.
#[derive(Template)]
#[template(path = "codes/join.html")]
struct JoinPage {
    shell: Shell,
    opens: Opens,
}

/// The page of a code for whoever is signed out: **Sign up** or **Sign in**.
#[derive(Template)]
#[template(path = "codes/welcome.html")]
struct WelcomePage {
    shell: Shell,
    opens: Opens,
}

/// What `codes/opens.html` shows.
struct Opens {
    code: String,
    key: String,
    /// "Choir", "Choir and Band".
    names: String,
    role: &'static str,
    groups: Vec<Way>,
}

/// A group that the code leads into.
struct Way {
    name: String,
    description: String,
    /// Until when one can join; empty where there is no end.
    until: String,
}

impl Opens {
    fn of(preview: Preview, zone: Zone, now: Moment) -> Self {
        Self {
            names: preview.names(),
            code: preview.code,
            key: preview.key,
            role: if preview.role == GroupRole::Manager { "Manager" } else { "Member" },
            groups: preview.groups.into_iter().map(|group| Way::of(group, zone, now)).collect(),
        }
    }

    fn title(&self) -> String {
        format!("Join {}?", self.names)
    }

    /// Where one joins by it.
    fn url(&self) -> String {
        urls::join_with(&self.key)
    }

    fn sign_up_url(&self) -> String {
        urls::sign_up_with(&self.key)
    }

    fn sign_in_url(&self) -> String {
        urls::sign_in_then(&self.url())
    }
}

impl Way {
    fn of(group: PreviewGroup, zone: Zone, now: Moment) -> Self {
        let until = group.ends_at.map_or_else(String::new, |at| stop_and_left(at, zone, now));
        Self { name: group.name, description: group.description, until }
    }
}

/// What a code opens, with the ways to go on.
pub(super) async fn show(visitor: &Visitor, preview: Preview) -> Result<HttpResponse, WebError> {
    let zone = visitor.member.as_ref().map_or_else(|| visitor.zone(), Member::zone);
    let opens = Opens::of(preview, zone, visitor.app.now());
    Ok(match &visitor.member {
        Some(member) => page(&JoinPage { shell: member.shell().await?, opens }),
        None => page(&WelcomePage { shell: visitor.shell(), opens }),
    })
}
