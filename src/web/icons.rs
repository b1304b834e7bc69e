//! The icons, of one sprite: `static/icons.svg`.

use std::fmt::{self, Write};

use askama::filters::HtmlSafe;
use askama::{FastWritable, Values};

use super::assets;

/// An icon. As text it is the address of its drawing, for a `use` element.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Icon(&'static str);

impl Icon {
    pub const CAMPAIGN: Self = Self("megaphone");
    pub const CLOSE: Self = Self("x");
    pub const FOLD: Self = Self("chevron-down");
    pub const GROUPS: Self = Self("users");
    pub const HELP: Self = Self("circle-question-mark");
    pub const HOME: Self = Self("house");
    pub const MENU: Self = Self("menu");
    pub const NEW: Self = Self("plus");
    pub const PEOPLE: Self = Self("contact");
    pub const PERSON: Self = Self("user-round");
    pub const SEARCH: Self = Self("search");
    pub const SETTINGS: Self = Self("settings-2");
    pub const SIGN_OUT: Self = Self("log-out");
    pub const TICKET: Self = Self("ticket");
    pub const USER_GROUPS: Self = Self("folder-cog");
}

impl fmt::Display for Icon {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}#{}", assets::all().icons, self.0)
    }
}

impl FastWritable for Icon {
    fn write_into(&self, dest: &mut dyn Write, _: &dyn Values) -> askama::Result<()> {
        for part in [assets::all().icons.as_str(), "#", self.0] {
            dest.write_str(part)?;
        }
        Ok(())
    }
}

impl HtmlSafe for Icon {}
