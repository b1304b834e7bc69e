//! How a page is looked at, and what reads so on it.

use muster::locale::{Language, Message, Reader};

use crate::harness::cast::zone;

/// The window and its owner's tastes.
#[derive(Clone, Copy, Debug)]
pub struct Look {
    pub width: u32,
    pub height: u32,
    pub javascript: bool,
    pub dark: bool,
    pub language: Language,
}

impl Look {
    pub const DESK: Self =
        Self { width: 1280, height: 900, javascript: true, dark: false, language: Language::English };
    pub const PHONE: Self = Self { width: 360, height: 780, ..Self::DESK };

    #[must_use]
    pub const fn without_javascript(self) -> Self {
        Self { javascript: false, ..self }
    }

    #[must_use]
    pub const fn dark(self) -> Self {
        Self { dark: true, ..self }
    }

    #[must_use]
    pub const fn in_language(self, language: Language) -> Self {
        Self { language, ..self }
    }
}

/// What reads so on a page: the same everywhere, or as a message says it in the language of the page.
pub trait Words {
    fn in_language(&self, language: Language) -> String;
}

impl Words for &str {
    fn in_language(&self, _: Language) -> String {
        (*self).to_owned()
    }
}

impl Words for &String {
    fn in_language(&self, _: Language) -> String {
        (*self).clone()
    }
}

impl Words for String {
    fn in_language(&self, _: Language) -> String {
        self.clone()
    }
}

impl Words for Message<'_> {
    fn in_language(&self, language: Language) -> String {
        self.say(&Reader { language, zone: zone(), organization_zone: zone(), ..Reader::default() })
    }
}
