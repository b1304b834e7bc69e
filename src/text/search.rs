//! The words by which people are found: what is kept of a name, and what is looked up of a query.
//!
//! Both sides pass through [`fold`], and a looked-up term matches every kept word that begins with
//! it, so that "obrien", "O’Br" and "brien" all find Zoë O'Brien.

use std::collections::BTreeSet;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::clean::is_invisible;

/// The most words kept of one person.
const MAX_WORDS: usize = 32;

/// The most characters of a word, kept or looked up.
const MAX_WORD_CHARS: usize = 64;

/// The most terms of a query that are looked up.
const MAX_TERMS: usize = 6;

/// `text` without case, accents and typographic variety: NFKD without combining marks, lower case,
/// and letters that do not decompose as people without them on the keyboard spell them.
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for c in text.nfkd().flat_map(char::to_lowercase).filter(|c| !is_combining_mark(*c) && !is_invisible(*c)) {
        match c {
            'ß' => folded.push_str("ss"),
            'æ' => folded.push_str("ae"),
            'œ' => folded.push_str("oe"),
            'þ' => folded.push_str("th"),
            'ø' => folded.push('o'),
            'ł' => folded.push('l'),
            'đ' | 'ð' => folded.push('d'),
            'ħ' => folded.push('h'),
            'ı' => folded.push('i'),
            'ŧ' => folded.push('t'),
            'ŋ' => folded.push('n'),
            'ĸ' => folded.push('k'),
            'ς' => folded.push('σ'),
            '‘' | '’' | 'ʼ' | 'ʻ' | '`' => folded.push('\''),
            '‐'..='―' | '−' => folded.push('-'),
            c => folded.push(c),
        }
    }
    folded
}

/// The folded words by which somebody is found: the email whole, what stands before its @ and the
/// pieces of that, its domain; each part of the name whole, run together and in pieces.
///
/// A whole part is followed by the others, in their order and around the end: "anna maria holm",
/// "maria holm anna" and "holm anna maria". So a query of several terms, typed as people write
/// names, finds them by one look at what begins with it, among a million as among ten.
pub fn words(name: &str, email: &str) -> BTreeSet<String> {
    let mut kept = BTreeSet::new();
    // The email first: it tells people apart where a long name would fill the bound.
    let email = fold(email);
    if let Some((local, domain)) = email.rsplit_once('@') {
        keep(&mut kept, &email);
        keep(&mut kept, local);
        keep(&mut kept, domain);
        // As `terms` makes of it, which drops a dot or plus at an end.
        parts(&email).for_each(|part| keep(&mut kept, part));
        local.split(['.', '_', '+', '-']).for_each(|piece| keep(&mut kept, piece));
    }
    let name = fold(name);
    let parts: Vec<&str> = parts(&name).collect();
    for (at, part) in parts.iter().enumerate() {
        keep(&mut kept, &[&parts[at..], &parts[..at]].concat().join(" "));
        if part.contains(|c: char| !c.is_alphanumeric()) {
            keep(&mut kept, &part.chars().filter(|c| c.is_alphanumeric()).collect::<String>());
            part.split(|c: char| !c.is_alphanumeric()).for_each(|piece| keep(&mut kept, piece));
        }
    }
    kept
}

/// The terms of a query, folded: somebody is found who has, for each of them, a word that begins
/// with it. Empty where the query holds nothing to look up.
pub fn terms(query: &str) -> Vec<String> {
    let folded = fold(query);
    parts(&folded).take(MAX_TERMS).map(cut).collect()
}

/// What stands between white space, less the punctuation around it.
fn parts(folded: &str) -> impl Iterator<Item = &str> {
    folded.split_whitespace().map(|part| part.trim_matches(|c: char| !c.is_alphanumeric())).filter(|p| !p.is_empty())
}

fn keep(kept: &mut BTreeSet<String>, word: &str) {
    if !word.is_empty() && kept.len() < MAX_WORDS {
        kept.insert(cut(word));
    }
}

fn cut(word: &str) -> String {
    word.chars().take(MAX_WORD_CHARS).collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn finds(query: &str, name: &str, email: &str) -> bool {
        let kept = words(name, email);
        terms(query).iter().all(|term| kept.iter().any(|word| word.starts_with(term)))
    }

    #[test]
    fn folding_spells_letters_as_any_keyboard_does() {
        for (text, folded) in [
            ("Zoë", "zoe"),
            ("STRASSE Straße", "strasse strasse"),
            ("Łukasz Ørsted Đorđe", "lukasz orsted dorde"),
            ("Æther Œuvre Þór", "aether oeuvre thor"),
            ("İstanbul ısı", "istanbul isi"),
            ("Ａｎｎ ﬁne", "ann fine"),
            ("ΟΔΥΣΣΕΥΣ οδυσσεύς", "οδυσσευσ οδυσσευσ"),
        ] {
            assert_eq!(fold(text), folded);
        }
    }

    #[test]
    fn joiners_do_not_tell_words_apart() {
        let name = "علی\u{200C}رضا क्\u{200D}ष";
        for query in [name, "علیرضا", "علی\u{200C}ر", "क्ष"] {
            assert!(finds(query, name, "ali@example.org"), "{query}");
        }
        assert_eq!(fold(name), fold("علیرضا क्ष"));
    }

    #[test]
    fn people_are_found_by_the_beginning_of_any_word() {
        let (name, email) = ("Zoë O’Brien-Smith", "Zoe.OB+news@Example.org");
        for query in [
            "zoe",
            "ZOË",
            "o'brien",
            "obrien",
            "brien",
            "smith zo",
            "zoe.ob",
            "ob",
            "news",
            "example.org",
            "@example",
            "zoe.ob+news@example.org",
            "Smith, Zoe",
        ] {
            assert!(finds(query, name, email), "{query}");
        }
        for query in ["xoe", "zoe jones", "rien", "xample"] {
            assert!(!finds(query, name, email), "{query}");
        }
    }

    #[test]
    fn words_are_bounded_in_number_and_length() {
        let name = (0..100).map(|n| format!("n{n}")).collect::<Vec<_>>().join(" ");
        assert_eq!(words(&name, "ann@example.org").len(), MAX_WORDS);
        assert!(words(&name, "ann@example.org").contains("ann@example.org"));
        let long = "x".repeat(200);
        assert!(finds(&long, &long, ""));
        assert!(words(&long, "").iter().all(|word| word.chars().count() <= MAX_WORD_CHARS));
    }

    #[test]
    fn punctuation_alone_looks_nothing_up() {
        assert!(terms(" , - '").is_empty());
    }

    proptest! {
        #[test]
        fn folding_twice_changes_nothing(text in any::<String>()) {
            let once = fold(&text);
            prop_assert_eq!(fold(&once), once);
        }

        #[test]
        fn every_name_is_found_by_itself(name in "[\\PC]{1,40}", email in "[a-z.+]{1,8}@[a-z]{1,8}\\.org") {
            prop_assert!(finds(&name, &name, &email));
            prop_assert!(finds(&email, &name, &email));
        }
    }
}
