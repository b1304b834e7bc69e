//! What panels are drawn from, and the drawer, which modules fill as they fill pages with panels.

use crate::clock::Moment;
use crate::db::types::OrgRole;
use crate::db::{Conn, QueryResult};
use crate::locale::Message;
use crate::web::{App, DrawerItem, DrawerSection, DrawerView, Icon, urls};
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
    /// Links under **Manage**.
    pub management: Vec<DrawerLink>,
    /// What is different for everybody: their groups.
    pub sections: Vec<SectionsOf>,
    /// Links below all.
    pub foot: Vec<DrawerLink>,
}

/// A link that a module puts into the drawer.
#[derive(Debug, Clone, Copy)]
pub struct DrawerLink {
    /// Where it leads.
    pub url: &'static str,
    /// What it is called.
    pub label: fn() -> Message<'static>,
    /// The icon before it.
    pub icon: Icon,
    /// Whether it opens as a dialog where it can.
    pub is_dialog: bool,
    /// Whom it is for.
    pub is_for: fn(DrawerReader) -> bool,
}

impl DrawerLink {
    /// A link to a page.
    pub const fn new(
        url: &'static str,
        label: fn() -> Message<'static>,
        icon: Icon,
        is_for: fn(DrawerReader) -> bool,
    ) -> Self {
        Self { url, label, icon, is_dialog: false, is_for }
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

/// Of more groups than this one is looked for rather than read.
const READ_AT_A_GLANCE: usize = 10;

impl Drawer {
    /// The drawer of whoever looks.
    pub(super) fn load(&self, conn: &mut Conn, context: &PanelContext) -> QueryResult<DrawerView> {
        let mut sections = Vec::new();
        for load in &self.sections {
            sections.extend(load(conn, context)?);
        }
        let mut groups = sections.iter().flat_map(|section: &DrawerSection| &section.items);
        let reader = DrawerReader { role: context.person.role, manages_groups: groups.any(|item| item.is_managed) };
        let count: usize = sections.iter().map(|section| section.items.len()).sum();
        let mut drawer = DrawerView {
            places: items(&self.places, reader),
            management: items(&self.management, reader),
            has_search: count > READ_AT_A_GLANCE,
            sections,
            foot: items(&self.foot, reader),
        };
        mark_current(&mut drawer, context);
        Ok(drawer)
    }
}

/// Marks what the page belongs to: of several links that lead above it, the one that leads closest.
fn mark_current(drawer: &mut DrawerView, context: &PanelContext) {
    let groups = drawer.sections.iter_mut().flat_map(|section| &mut section.items);
    let links = drawer.places.iter_mut().chain(&mut drawer.management).chain(groups).chain(&mut drawer.foot);
    let above = links.filter(|item| context.is_at(&item.url));
    if let Some(closest) = above.max_by_key(|item| item.url.len()) {
        closest.is_current = true;
    }
}

fn items(links: &[DrawerLink], reader: DrawerReader) -> Vec<DrawerItem> {
    let shown = links.iter().filter(|link| (link.is_for)(reader));
    let item = |link: &DrawerLink| DrawerItem {
        url: link.url.to_owned(),
        label: (link.label)().into(),
        icon: Some(link.icon),
        is_dialog: link.is_dialog,
        ..DrawerItem::default()
    };
    shown.map(item).collect()
}
