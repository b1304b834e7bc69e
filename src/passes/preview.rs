//! What a pass opens, told before anybody joins by it.

use askama::Template;
use askama::filters::HtmlSafe;

use crate::clock::Moment;
use crate::locale::Message;
use crate::personal_data::PersonName;
use crate::t;

use super::store::{PassForVisitor, PassGroup};

/// What a pass opens: the groups, the role in them, and until when. Of a code it names no person and counts nobody, so
/// that it can be shown to whoever brings one that works.
#[derive(Debug, Clone, Template)]
#[template(path = "passes/preview.html")]
pub struct Preview {
    /// A code as people see it, and as it stands in addresses; empty for a link.
    pub code: String,
    pub key: String,
    /// Who invites; none for a code.
    pub inviter: Option<PersonName>,
    role: Message<'static>,
    /// One at least.
    groups: Vec<PreviewGroup>,
}

impl HtmlSafe for Preview {}

/// A group that a pass leads into.
#[derive(Debug, Clone)]
struct PreviewGroup {
    name: String,
    description: String,
    /// Until when people can join it by the pass; none where there is no end.
    until: Option<Moment>,
}

impl Preview {
    /// What `found` opens of its `groups`.
    pub fn of<'a>(found: &PassForVisitor, groups: impl IntoIterator<Item = &'a PassGroup>) -> Self {
        let pass_ends_at = found.pass.campaign.map_or(found.pass.expires_at, |campaign| campaign.stops_at);
        let group = |PassGroup { group, .. }: &PassGroup| {
            let ends_at = [group.stops_at, pass_ends_at].into_iter().flatten().min();
            PreviewGroup { name: group.name.clone(), description: group.description.clone(), until: ends_at }
        };
        Self {
            code: found.shown.clone(),
            key: found.key.clone(),
            inviter: found.pass.kind.is_link().then(|| found.maker.person.name.clone()),
            role: found.granted_role(),
            groups: groups.into_iter().map(group).collect(),
        }
    }

    /// The names of the groups.
    pub fn names(&self) -> Vec<String> {
        self.groups.iter().map(|group| group.name.clone()).collect()
    }
}
