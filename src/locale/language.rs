//! The languages that Muster speaks, and what of a language is no sentence.

use std::borrow::Cow;
use std::sync::LazyLock;

use intl_pluralrules::{PluralCategory, PluralRuleType, PluralRules};
use pure_rust_locales::{de_DE, en_GB};
use unic_langid::LanguageIdentifier;

use crate::db::types::text_enum;

text_enum! {
    /// A language that pages and emails are said in, by its BCP 47 tag.
    ///
    /// The last two are for those who make Muster: English with other letters, and longer. What is left over on a page
    /// does not come from the catalogue; what does not fit has too little room. No organization offers them.
    #[derive(Default)]
    Language {
        /// The first language, in which every message is written first.
        #[default]
        English = "en",
        German = "de",
        Accented = "en-XA",
        /// The same from right to left.
        Mirrored = "ar-XB",
    }
}

/// The tag of no language that can be chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct UnknownLanguage;

impl Language {
    /// How many the catalogue has.
    pub const COUNT: usize = 2;

    /// Those of the catalogue, in its order.
    pub const SPOKEN: [Self; Self::COUNT] = [Self::English, Self::German];

    /// What its speakers call it.
    pub const fn own_name(self) -> &'static str {
        match self {
            Self::English => "English",
            Self::German => "Deutsch",
            Self::Accented => "Ȧƈƈḗḗƞŧḗḗḓ",
            Self::Mirrored => "Ḿīřřǿřḗḗḓ",
        }
    }

    /// In which direction it is written, as HTML names it.
    pub const fn direction(self) -> &'static str {
        if self.is_rtl() { "rtl" } else { "ltr" }
    }

    /// Whether it is written from right to left.
    pub(super) const fn is_rtl(self) -> bool {
        match self {
            Self::English | Self::German | Self::Accented => false,
            Self::Mirrored => true,
        }
    }

    /// The first of a browser's wishes (RFC 9110, 12.5.4) that is `offered`; a language also serves those who ask for
    /// a variety of it, as German those who ask for Swiss German.
    pub fn wished<'a>(tags: impl IntoIterator<Item = &'a str>, offered: impl Fn(Self) -> bool) -> Option<Self> {
        tags.into_iter().find_map(|tag| {
            let is = |language: &&Self| {
                let own = language.as_str();
                tag.eq_ignore_ascii_case(own)
                    || (tag.get(..own.len()).is_some_and(|start| start.eq_ignore_ascii_case(own))
                        && tag.as_bytes().get(own.len()) == Some(&b'-')
                        && Self::parse_any_case(tag).is_none())
            };
            Self::ALL.iter().find(is).copied().filter(|language| offered(*language))
        })
    }

    /// The one of `offered` with this tag.
    pub fn among(offered: &[Self], tag: &str) -> Result<Self, UnknownLanguage> {
        Self::parse(tag).filter(|language| offered.contains(language)).ok_or(UnknownLanguage)
    }

    /// The same of a field that may be left empty.
    pub fn chosen(offered: &[Self], tag: &str) -> Result<Option<Self>, UnknownLanguage> {
        if tag.is_empty() { Ok(None) } else { Self::among(offered, tag).map(Some) }
    }

    fn parse_any_case(tag: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|language| tag.eq_ignore_ascii_case(language.as_str()))
    }

    /// Whether it is made from English for those who make Muster.
    pub const fn is_pseudo(self) -> bool {
        matches!(self, Self::Accented | Self::Mirrored)
    }

    /// Which of its texts a message has for it.
    pub(super) const fn index(self) -> usize {
        match self {
            Self::English | Self::Accented | Self::Mirrored => 0,
            Self::German => 1,
        }
    }

    /// A text of the catalogue as it is shown: with other letters, and longer, where it is no language of people.
    pub(super) fn shown(self, text: &str) -> Cow<'_, str> {
        match self {
            Self::English | Self::German => Cow::Borrowed(text),
            Self::Accented => Cow::Owned(text.chars().flat_map(accented).collect()),
            Self::Mirrored => Cow::Owned(text.split_inclusive(' ').map(mirrored).collect()),
        }
    }

    /// Monday's name is the second, as in C.
    pub(super) const fn weekdays(self) -> &'static [&'static str] {
        match self {
            Self::German => de_DE::LC_TIME::ABDAY,
            Self::English | Self::Accented | Self::Mirrored => en_GB::LC_TIME::ABDAY,
        }
    }

    pub(super) const fn months(self) -> &'static [&'static str] {
        match self {
            Self::German => de_DE::LC_TIME::ABMON,
            Self::English | Self::Accented | Self::Mirrored => en_GB::LC_TIME::ABMON,
        }
    }

    /// What stands between the thousands of a number.
    pub(super) const fn thousands_separator(self) -> &'static str {
        match self {
            Self::German => de_DE::LC_NUMERIC::THOUSANDS_SEP,
            Self::English | Self::Accented | Self::Mirrored => en_GB::LC_NUMERIC::THOUSANDS_SEP,
        }
    }

    /// The form that goes with `number` of things.
    pub(super) fn plural(self, number: i64) -> PluralCategory {
        static RULES: LazyLock<[PluralRules; Language::COUNT]> = LazyLock::new(|| Language::SPOKEN.map(rules));
        // No rule fails for a whole number.
        RULES[self.index()].select(number.unsigned_abs()).unwrap_or(PluralCategory::OTHER)
    }
}

fn rules(language: Language) -> PluralRules {
    let tag: LanguageIdentifier = language.as_str().parse().expect("the tags of our languages are well formed");
    PluralRules::create(tag, PluralRuleType::CARDINAL).expect("CLDR has rules for our languages")
}

/// A letter of English in another shape; vowels twice, which makes a text a third longer.
fn accented(letter: char) -> impl Iterator<Item = char> {
    const PLAIN: &str = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    const SHAPES: &str = "ȦƁƇḒḖƑƓĦĪĴĶĿḾȠǾƤɊŘŞŦŬṼẆẊẎẐȧƀƈḓḗƒɠħīĵķŀḿƞǿƥɋřşŧŭṽẇẋẏẑ";
    let shape = PLAIN.chars().position(|plain| plain == letter).and_then(|place| SHAPES.chars().nth(place));
    let times = if shape.is_some() && "aeiou".contains(letter) { 2 } else { 1 };
    std::iter::repeat_n(shape.unwrap_or(letter), times)
}

/// A word, and the blank behind it, that is written from right to left (UAX 9's override and marks).
fn mirrored(word: &str) -> String {
    let letters = word.trim_end_matches(' ');
    let shown: String = letters.chars().flat_map(accented).collect();
    if letters.is_empty() {
        return word.to_owned();
    }
    format!("\u{200F}\u{202E}{shown}\u{202C}\u{200F}{}", &word[letters.len()..])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wished(tags: &[&str]) -> Option<Language> {
        Language::wished(tags.iter().copied(), |language| Language::SPOKEN.contains(&language))
    }

    #[test]
    fn the_first_wish_that_is_offered_counts() {
        assert_eq!(wished(&["de", "en"]), Some(Language::German));
        assert_eq!(wished(&["fr", "DE-at", "en"]), Some(Language::German));
        assert_eq!(wished(&["en-US", "de"]), Some(Language::English));
        assert_eq!(wished(&["fr", "del", "d", ""]), None);
        assert_eq!(Language::wished(["de", "en"], |language| language == Language::English), Some(Language::English));
    }

    #[test]
    fn pseudo_languages_come_only_by_their_own_tags() {
        let any = |tags: &[&'static str]| Language::wished(tags.iter().copied(), |_| true);
        assert_eq!(any(&["en-XA"]), Some(Language::Accented));
        assert_eq!(any(&["ar-xb"]), Some(Language::Mirrored));
        assert_eq!(any(&["ar"]), None);
        assert_eq!(wished(&["en-XA", "de"]), Some(Language::German));
    }

    #[test]
    fn a_pseudo_language_leaves_no_letter_as_it_is() {
        let shown = Language::Accented.shown("Join Choir in 5 days");
        assert!(!shown.contains(|c: char| c.is_ascii_alphabetic()) && shown.contains('5'), "{shown}");
        assert!(shown.chars().count() > "Join Choir in 5 days".len());
        assert_eq!(Language::German.shown("Chor"), "Chor");
    }
}
