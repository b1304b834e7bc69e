//! When two names are those of one group.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use crate::db::Fault;
use crate::locale::Message;
use crate::t;
use crate::text;
use crate::web::{App, Flash};

use super::store::{self, GroupScope};

/// The most characters of a group's name.
const NAME: usize = 200;
/// Groups looked through for others of the same name.
const LOOKED_AT: usize = 200;

/// What the spellings of one name share: composed, in lower case, single blanks. Accents tell names apart.
pub fn name_key(name: &str) -> String {
    let line = text::clean_line(name, NAME).unwrap_or_else(|_| name.split_whitespace().collect::<Vec<_>>().join(" "));
    line.to_lowercase().nfc().collect()
}

/// What names share that differ by the accents of Latin letters only, or by how apostrophes and dashes are
/// typed. The marks of other scripts make other letters: those stay.
pub fn loose_name_key(name: &str) -> String {
    let mut key = String::new();
    let mut after_latin = false;
    for c in name_key(name).nfd() {
        if is_combining_mark(c) {
            if !after_latin {
                key.push(c);
            }
            continue;
        }
        after_latin = is_latin(c);
        match c {
            _ if after_latin => key.push_str(&text::fold(c.encode_utf8(&mut [0; 4]))),
            '‘' | '’' | 'ʼ' | 'ʻ' | '`' => key.push('\''),
            '‐'..='―' | '−' => key.push('-'),
            c => key.push(c),
        }
    }
    key
}

const fn is_latin(c: char) -> bool {
    matches!(c,
        'a'..='z' | 'A'..='Z' | '\u{C0}'..='\u{D6}' | '\u{D8}'..='\u{F6}' | '\u{F8}'..='\u{24F}'
        | '\u{1E00}'..='\u{1EFF}' | '\u{2C60}'..='\u{2C7F}' | '\u{A720}'..='\u{A7FF}' | '\u{FB00}'..='\u{FB06}')
}

/// `done`, and a warning where several groups that are not archived are called `name`: an import could mean
/// either.
pub async fn noting_namesakes(app: &App, name: &str, done: Message<'static>) -> Result<Flash, Fault> {
    let (terms, key) = (text::terms(name), name_key(name));
    let found = app.db.read(move |conn| store::named(conn, GroupScope::All, &terms, None, LOOKED_AT)).await?;
    if found.iter().filter(|group| name_key(&group.name) == key).count() < 2 {
        return Ok(Flash::done(done));
    }
    Ok(Flash::done(done).with(t::groups::namesake()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_one_in_any_case_and_spacing() {
        for (one, other) in [("Choir", " CHOIR "), ("First  Aid", "first\u{a0}aid"), ("Zoe\u{308}", "ZO\u{cb}")] {
            assert_eq!(name_key(one), name_key(other));
        }
        for (one, other) in [("Rate", "Räte"), ("バス", "パス"), ("कला", "कली"), ("ปา", "ป่า"), ("и", "й")]
        {
            assert_ne!(name_key(one), name_key(other));
        }
    }

    #[test]
    fn accents_are_overlooked_on_latin_letters_only() {
        for (one, other) in
            [("Rate", "Räte"), ("Łódź", "lodz"), ("Straße", "STRASSE"), ("O’Brien", "O'Brien"), ("Việt", "viet")]
        {
            assert_eq!(loose_name_key(one), loose_name_key(other));
        }
        for (one, other) in [
            ("バス", "パス"),
            ("कला", "कली"),
            ("ปา", "ป่า"),
            ("и", "й"),
            ("е", "ё"),
            ("كتب", "كَتَبَ"),
            ("Team バ", "Team パ"),
            ("H2", "H²"),
        ] {
            assert_ne!(loose_name_key(one), loose_name_key(other));
        }
    }
}
