//! The languages that Muster speaks, and what of a language is no sentence.

use std::sync::LazyLock;

use intl_pluralrules::{PluralCategory, PluralRuleType, PluralRules};
use pure_rust_locales::{de_DE, en_GB};
use unic_langid::LanguageIdentifier;

/// A language of the catalogue.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum Language {
    /// The first language, in which every message is written first.
    #[default]
    English,
    German,
}

impl Language {
    /// How many there are.
    pub const COUNT: usize = 2;

    /// All of them, in the order of the catalogue.
    pub const ALL: [Self; Self::COUNT] = [Self::English, Self::German];

    /// Its BCP 47 tag, as `lang` and `Accept-Language` name it.
    pub const fn tag(self) -> &'static str {
        match self {
            Self::English => "en",
            Self::German => "de",
        }
    }

    /// Which of its texts a message has for it.
    pub(super) const fn index(self) -> usize {
        self as usize
    }

    /// Monday's name is the second, as in C.
    pub(super) const fn weekdays(self) -> &'static [&'static str] {
        match self {
            Self::English => en_GB::LC_TIME::ABDAY,
            Self::German => de_DE::LC_TIME::ABDAY,
        }
    }

    pub(super) const fn months(self) -> &'static [&'static str] {
        match self {
            Self::English => en_GB::LC_TIME::ABMON,
            Self::German => de_DE::LC_TIME::ABMON,
        }
    }

    /// What stands between the thousands of a number.
    pub(super) const fn thousands_separator(self) -> &'static str {
        match self {
            Self::English => en_GB::LC_NUMERIC::THOUSANDS_SEP,
            Self::German => de_DE::LC_NUMERIC::THOUSANDS_SEP,
        }
    }

    /// The form that goes with `number` of things.
    pub(super) fn plural(self, number: i64) -> PluralCategory {
        static RULES: LazyLock<[PluralRules; Language::COUNT]> = LazyLock::new(|| Language::ALL.map(rules));
        // No rule fails for a whole number.
        RULES[self.index()].select(number.unsigned_abs()).unwrap_or(PluralCategory::OTHER)
    }
}

fn rules(language: Language) -> PluralRules {
    let tag: LanguageIdentifier = language.tag().parse().expect("the tags of our languages are well formed");
    PluralRules::create(tag, PluralRuleType::CARDINAL).expect("CLDR has rules for our languages")
}
