//! Panels: what a module shows on a page that is not its own.

use std::fmt;

use askama::filters::HtmlSafe;
use askama::{DynTemplate, FastWritable, Template, Values};

use crate::db::{Conn, QueryResult};

/// A part of a page, drawn by the module that it comes from: the page need not know what it is.
pub struct Panel {
    template: Box<dyn DynTemplate + Send>,
    kind: PanelKind,
}

/// What a panel is to its page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum PanelKind {
    /// One of several.
    Section,
    /// Shows where the person can go on.
    WayOn,
    /// Explains how to go on, for whoever has no way on.
    Hint,
}

impl Panel {
    /// A section of the page.
    pub fn section(template: impl Template + Send + 'static) -> Self {
        Self { template: Box::new(template), kind: PanelKind::Section }
    }

    /// One that shows where the person can go on.
    pub fn way_on(template: impl Template + Send + 'static) -> Self {
        Self { kind: PanelKind::WayOn, ..Self::section(template) }
    }

    /// One that stays away where another shows a way on.
    pub fn hint(template: impl Template + Send + 'static) -> Self {
        Self { kind: PanelKind::Hint, ..Self::section(template) }
    }

    /// Whether it is a hint.
    pub fn is_hint(&self) -> bool {
        self.kind == PanelKind::Hint
    }
}

impl fmt::Display for Panel {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.template.dyn_render_into(f).map_err(|_| fmt::Error)
    }
}

impl FastWritable for Panel {
    fn write_into(&self, dest: &mut dyn fmt::Write, values: &dyn Values) -> askama::Result<()> {
        self.template.dyn_render_into_with_values(dest, values)
    }
}

/// Its template has escaped what it shows.
impl HtmlSafe for Panel {}

/// Reads and draws a panel from what `C` tells of the request; none where there is nothing to show.
pub type PanelOf<C> = fn(&mut Conn, &C) -> QueryResult<Option<Panel>>;

/// The panels of a page in the order in which they are shown, as `app` gathers them.
pub struct Panels<C>(Vec<PanelOf<C>>);

impl<C> Panels<C> {
    /// These.
    pub fn new(panels: Vec<PanelOf<C>>) -> Self {
        Self(panels)
    }

    /// Those that have something to show.
    pub fn load(&self, conn: &mut Conn, context: &C) -> QueryResult<Vec<Panel>> {
        let loaded = self.0.iter().filter_map(|panel| panel(conn, context).transpose());
        let mut panels: Vec<Panel> = loaded.collect::<QueryResult<_>>()?;
        if panels.iter().any(|panel| panel.kind == PanelKind::WayOn) {
            panels.retain(|panel| !panel.is_hint());
        }
        Ok(panels)
    }
}
