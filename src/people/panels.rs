//! What panels are drawn from, and the drawer, which modules fill as they fill pages with panels.

use crate::clock::Moment;
use crate::db::types::OrgRole;
use crate::db::{Conn, QueryResult};
use crate::locale::{Arg, Message};
use crate::t;
use crate::web::{App, DrawerItem, DrawerSection, urls};
use crate::zone::Zone;

use super::store::Person;

/// Who looks at a page, when, and at which.
pub struct PanelContext {
    /// The running program.
    pub app: App,
    /// Who they are.
    pub person: Person,
    /// The zone that they read times in.
    pub zone: Zone,
    /// The organization's zone, in which dates of groups are.
    pub organization_zone: Zone,
    /// The present instant.
    pub now: Moment,
    /// The path of the page.
    pub path: String,
}

impl PanelContext {
    /// Whether they are an admin.
    pub fn is_admin(&self) -> bool {
        self.person.role == OrgRole::Admin
    }

    /// Whether the page is `url` or below it.
    pub fn is_at(&self, url: &str) -> bool {
        urls::is_within(&self.path, url)
    }
}

/// Reads a module's sections of the drawer.
pub type SectionsOf = fn(&mut Conn, &PanelContext) -> QueryResult<Vec<DrawerSection>>;

/// The drawer as `app` gathers it, in the order in which it is shown.
pub struct Drawer {
    /// Links to the pages that everybody goes to.
    pub places: Vec<DrawerLink>,
    /// What is different for everybody.
    pub sections: Vec<SectionsOf>,
    /// Links under **Actions**.
    pub actions: Vec<DrawerLink>,
}

/// A link that a module puts into the drawer.
#[derive(Debug, Clone, Copy)]
pub struct DrawerLink {
    /// Where it leads.
    pub url: &'static str,
    /// What it is called.
    pub label: fn() -> Message<'static>,
    /// Whether it opens as a dialog where it can.
    pub is_dialog: bool,
    /// Whom it is for.
    pub is_for: fn(DrawerReader) -> bool,
}

impl DrawerLink {
    /// A link to a page.
    pub const fn new(url: &'static str, label: fn() -> Message<'static>, is_for: fn(DrawerReader) -> bool) -> Self {
        Self { url, label, is_dialog: false, is_for }
    }
}

/// Whose drawer it is.
#[derive(Debug, Clone, Copy)]
pub struct DrawerReader {
    /// Their role in the organization.
    pub role: OrgRole,
    /// Whether they manage a group.
    pub manages_groups: bool,
}

impl DrawerReader {
    /// Whether they are an admin.
    pub fn is_admin(self) -> bool {
        self.role == OrgRole::Admin
    }

    /// Whether they may create groups.
    pub fn may_create_groups(self) -> bool {
        self.role >= OrgRole::Manager
    }

    /// Whether they support people, as admins and managers of any group do.
    pub fn supports(self) -> bool {
        self.is_admin() || self.manages_groups
    }
}

impl Drawer {
    /// The drawer of whoever looks.
    pub(super) fn load(&self, conn: &mut Conn, context: &PanelContext) -> QueryResult<Vec<DrawerSection>> {
        let mut loaded = Vec::new();
        for sections in &self.sections {
            loaded.extend(sections(conn, context)?);
        }
        let reader = DrawerReader {
            role: context.person.role,
            manages_groups: loaded.iter().flat_map(|section| &section.items).any(|item| item.is_managed),
        };
        loaded.insert(0, section(None, &self.places, reader));
        loaded.push(section(Some(t::web::actions().into()), &self.actions, reader));
        mark_current(&mut loaded, context);
        Ok(loaded)
    }
}

/// Marks what the page belongs to: of several links that lead above it, the one that leads closest.
fn mark_current(sections: &mut [DrawerSection], context: &PanelContext) {
    let mut items: Vec<&mut DrawerItem> = sections.iter_mut().flat_map(|section| &mut section.items).collect();
    let current = items.iter().filter(|item| context.is_at(&item.url)).map(|item| item.url.clone());
    let current = current.max_by_key(String::len);
    for item in &mut items {
        item.is_current = current.as_ref() == Some(&item.url);
    }
}

fn section(title: Option<Arg<'static>>, links: &[DrawerLink], reader: DrawerReader) -> DrawerSection {
    let shown = links.iter().filter(|link| (link.is_for)(reader));
    let item = |link: &DrawerLink| DrawerItem {
        url: link.url.to_owned(),
        label: (link.label)().into(),
        is_dialog: link.is_dialog,
        ..DrawerItem::default()
    };
    DrawerSection { title, items: shown.map(item).collect() }
}
