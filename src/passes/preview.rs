//! What a pass opens, told before anybody joins by it.

use askama::Template;
use askama::filters::HtmlSafe;

use crate::db::types::GroupRole;
use crate::groups::stop_and_left;
use crate::refusal::Reader;
use crate::text;

use super::store::{PassForVisitor, PassGroup};

/// What a pass opens: the groups, the role in them, and until when. Of a code it names no person and counts nobody, so
/// that it can be shown to whoever brings one that works.
#[derive(Debug, Clone, Template)]
#[template(path = "passes/preview.html")]
pub struct Preview {
    /// A code as people see it, and as it stands in addresses; empty for a link.
    pub code: String,
    pub key: String,
    /// Who invites; empty for a code.
    pub inviter: String,
    role: &'static str,
    /// One at least.
    groups: Vec<PreviewGroup>,
}

impl HtmlSafe for Preview {}

/// A group that a pass leads into.
#[derive(Debug, Clone)]
struct PreviewGroup {
    name: String,
    description: String,
    /// Until when people can join it by the pass; empty where there is no end.
    until: String,
}

impl Preview {
    /// What `found` opens of its `groups`, for `reader`.
    pub fn of<'a>(found: &PassForVisitor, groups: impl IntoIterator<Item = &'a PassGroup>, reader: Reader) -> Self {
        let pass_ends_at = found.pass.campaign.map_or(found.pass.expires_at, |campaign| campaign.stops_at);
        let group = |PassGroup { group, .. }: &PassGroup| {
            let ends_at = [group.stops_at, pass_ends_at].into_iter().flatten().min();
            PreviewGroup {
                name: group.name.clone(),
                description: group.description.clone(),
                until: ends_at.map_or_else(String::new, |at| stop_and_left(at, reader.zone, reader.now)),
            }
        };
        Self {
            code: found.shown.clone(),
            key: found.key.clone(),
            inviter: if found.pass.kind.is_link() { found.maker.person.name.clone() } else { String::new() },
            role: if found.role == GroupRole::Manager { "Manager" } else { "Member" },
            groups: groups.into_iter().map(group).collect(),
        }
    }

    /// "Choir", "Choir and Band".
    pub fn names(&self) -> String {
        let names: Vec<&str> = self.groups.iter().map(|group| group.name.as_str()).collect();
        text::listed(&names)
    }
}
