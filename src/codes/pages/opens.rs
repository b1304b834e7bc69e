//! What a code opens, shown before one joins by it.

use actix_web::HttpResponse;
use askama::Template;

use crate::clock::Moment;
use crate::groups::stop_and_left;
use crate::people::Member;
use crate::text;
use crate::web::{Shell, WindowBar, page};
use crate::zone::{Zone, left};

use super::super::store::{CampaignEntered, Doorway, Entered, Opened};

#[derive(Template)]
#[template(path = "codes/opens.html")]
struct OpensPage {
    shell: Shell,
    code: String,
    key: String,
    /// "Choir", "Choir and Band".
    names: String,
    role: &'static str,
    expiration: String,
    groups: Vec<Way>,
}

/// A group that the code leads into.
struct Way {
    name: String,
    description: String,
    window: WindowBar,
    window_words: String,
}

impl OpensPage {
    fn title(&self) -> String {
        format!("Join {}?", self.names)
    }
}

impl Way {
    fn of(group: &Opened, zone: Zone, now: Moment) -> Self {
        let micros = |at: Option<Moment>| at.map(Moment::micros);
        Self {
            name: group.name.clone(),
            description: group.description.clone(),
            window: WindowBar::new(micros(group.starts_at), micros(group.stops_at), now.micros()),
            window_words: group.stops_at.map_or_else(
                || "The group takes people with no end set".to_owned(),
                |at| format!("The group takes people until {}", stop_and_left(at, zone, now)),
            ),
        }
    }
}

/// What a group's own code opens.
pub(super) fn one(shell: Shell, entered: Entered, member: &Member, now: Moment) -> HttpResponse {
    let Entered { code, group, .. } = entered;
    let zone = member.zone();
    page(&OpensPage {
        shell,
        code: code.shown,
        key: code.key,
        role: code.role.as_str(),
        expiration: code.expires_at.map_or_else(never, |at| format!("{}, {}", zone.long(at), left(at, now))),
        groups: vec![Way::of(&group, zone, now)],
        names: group.name,
    })
}

/// What a campaign's code opens to somebody: the groups that it leads them into at present.
pub(super) fn several(
    shell: Shell,
    entered: &CampaignEntered,
    ways: &[&Doorway],
    member: &Member,
    now: Moment,
) -> HttpResponse {
    let (code, zone, ends) = (&entered.code, member.zone(), entered.campaign.stops_at);
    let names: Vec<&str> = ways.iter().map(|door| door.group.name.as_str()).collect();
    page(&OpensPage {
        shell,
        code: code.shown.clone(),
        key: code.key.clone(),
        names: text::listed(&names),
        role: code.role.as_str(),
        expiration: ends.map_or_else(never, |at| stop_and_left(at, zone, now)),
        groups: ways.iter().map(|door| Way::of(&door.group, zone, now)).collect(),
    })
}

fn never() -> String {
    "Never".to_owned()
}
