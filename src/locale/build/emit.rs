//! Writes the functions of a module.

use std::collections::BTreeMap;
use std::fmt::Write;

use crate::Messages;
use crate::parse::{Key, Kind, Piece, Text};

/// The module with a function a message; its arguments are in the order of the alphabet, so that putting a sentence
/// otherwise never swaps two.
pub fn module(name: &str, messages: &Messages, languages: &[BTreeMap<String, Messages>]) -> String {
    let mut code = format!("pub mod {name} {{\n");
    for (message, text) in messages {
        let translations = languages.iter().map(|modules| &modules[name][message]);
        function(name, message, text, translations, &mut code);
    }
    let entries: Vec<String> = messages.keys().map(|name| format!("&{}", name.to_uppercase())).collect();
    _ = write!(
        code,
        "    #[cfg(test)]\n    pub(crate) static _ALL: &[&super::Entry] = &[{}];\n}}\n",
        entries.join(", ")
    );
    code
}

/// The list of all messages, for tests that look at each.
pub fn all<'a>(modules: impl Iterator<Item = &'a String>) -> String {
    let modules: Vec<String> = modules.map(|module| format!("{module}::_ALL")).collect();
    format!("#[cfg(test)]\npub(crate) static ALL: &[&[&Entry]] = &[{}];\n", modules.join(", "))
}

fn function<'a>(
    module: &str,
    name: &str,
    text: &Text,
    translations: impl Iterator<Item = &'a Text>,
    code: &mut String,
) {
    let names: Vec<&str> = text.args.keys().map(String::as_str).collect();
    let of_kind = |wanted: Kind| text.args.values().filter(|kind| **kind == wanted).count();
    let made = if of_kind(Kind::Slot) > 0 { "Rich" } else { "Message" };
    // Only texts and markup are borrowed; a single slot's lifetime goes without saying.
    let (generics, lifetime) = match (of_kind(Kind::Text), of_kind(Kind::Slot)) {
        (0, 0) => ("", "'static"),
        (0, 1) => ("", "'_"),
        _ => ("<'a>", "'a"),
    };
    let texts: Vec<String> = translations.map(|text| list(&text.pieces, &names)).collect();
    let (mut parameters, mut values) = (String::new(), String::new());
    for (arg, kind) in &text.args {
        let (taken, value) = match kind {
            Kind::Text => ("impl Into<super::Arg<'a>>".to_owned(), format!("{arg}.into()")),
            Kind::Number => ("impl super::Count".to_owned(), format!("super::Arg::Number({arg}.count())")),
            Kind::Moment => ("impl Into<super::At>".to_owned(), format!("super::Arg::Moment({arg}.into())")),
            Kind::Choice => ("impl super::Choice".to_owned(), format!("super::Arg::Choice({arg}.choice())")),
            Kind::Slot => (format!("super::Slot<{lifetime}>"), format!("super::Arg::Slot({arg})")),
        };
        _ = write!(parameters, "{arg}: {taken}, ");
        _ = write!(values, "{value}, ");
    }
    let (parameters, values) = (parameters.trim_end_matches(", "), values.trim_end_matches(", "));
    let keyword = if is_keyword(name) { "r#" } else { "" };
    let entry = name.to_uppercase();
    _ = write!(
        code,
        "    static {entry}: super::Entry = super::Entry {{ key: \"{module}.{name}\", texts: [{}] }};\n    \
         pub fn {keyword}{name}{generics}({parameters}) -> super::{made}<{lifetime}> {{\n        \
         super::{made}::new(&{entry}, vec![{values}])\n    }}\n",
        texts.join(", "),
    );
}

fn list(pieces: &[Piece], args: &[&str]) -> String {
    let pieces: Vec<String> = pieces.iter().map(|piece| one(piece, args)).collect();
    format!("&[{}]", pieces.join(", "))
}

fn one(piece: &Piece, args: &[&str]) -> String {
    let index = |name: &str| args.iter().position(|arg| *arg == name).unwrap_or_default();
    match piece {
        Piece::Text(text) => format!("super::Piece::Text({text:?})"),
        Piece::Arg(name) => format!("super::Piece::Arg({})", index(name)),
        Piece::Date(name, style) => {
            format!("super::Piece::Date({}, super::DateStyle::{})", index(name), in_camel_case(style))
        }
        Piece::Open(name) => format!("super::Piece::Open({})", index(name)),
        Piece::Close(name) => format!("super::Piece::Close({})", index(name)),
        Piece::Select { arg, variants, default } => {
            let variants: Vec<String> =
                variants.iter().map(|(key, pieces)| format!("({}, {})", when(key), list(pieces, args))).collect();
            format!("super::Piece::Select({}, &[{}], {})", index(arg), variants.join(", "), list(default, args))
        }
    }
}

fn when(key: &Key) -> String {
    match key {
        Key::Number(number) => format!("super::Key::Number({number})"),
        Key::Plural(category) => format!("super::Key::Plural(super::PluralCategory::{})", category.to_uppercase()),
        Key::Choice(name) => format!("super::Key::Choice({name:?})"),
    }
}

fn in_camel_case(words: &str) -> String {
    let capitalized = |word: &str| {
        let mut letters = word.chars();
        letters.next().map(|first| first.to_uppercase().chain(letters).collect::<String>())
    };
    words.split('-').filter_map(capitalized).collect()
}

fn is_keyword(name: &str) -> bool {
    ["move", "type", "in", "for", "use", "where", "match", "as", "do", "final", "try", "yield", "box", "abstract"]
        .contains(&name)
}
