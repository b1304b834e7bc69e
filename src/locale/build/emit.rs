//! Writes the functions of a module.

use std::collections::BTreeMap;
use std::fmt::Write;

use crate::Messages;
use crate::parse::{Key, Kind, Piece, Text};

/// The module with a function a message; its arguments are in the order of the alphabet, so that putting a sentence
/// otherwise never swaps two.
pub fn module(name: &str, messages: &Messages, languages: &[BTreeMap<String, Messages>]) -> String {
    let mut code = format!("pub mod {name} {{\n    use super::*;\n");
    for (message, text) in messages {
        let translations = languages.iter().map(|modules| &modules[name][message]);
        function(name, message, text, translations, &mut code);
    }
    let entries: Vec<String> = messages.keys().map(|name| format!("&{}", name.to_uppercase())).collect();
    _ = write!(code, "    #[cfg(test)]\n    pub(crate) static ALL: &[&Entry] = &[{}];\n}}\n", entries.join(", "));
    code
}

/// The list of all messages, for tests that look at each.
pub fn all<'a>(modules: impl Iterator<Item = &'a String>) -> String {
    let modules: Vec<String> = modules.map(|module| format!("{module}::ALL")).collect();
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
    let is_rich = text.args.values().any(|kind| *kind == Kind::Slot);
    let (made, lifetime) = (if is_rich { "Rich" } else { "Message" }, if names.is_empty() { "'static" } else { "'a" });
    let texts: Vec<String> = translations.map(|text| list(&text.pieces, &names)).collect();
    let (mut parameters, mut values) = (String::new(), String::new());
    for (arg, kind) in &text.args {
        let (taken, value) = match kind {
            Kind::Text => ("impl Into<Arg<'a>>", format!("{arg}.into()")),
            Kind::Number => ("impl Count", format!("Arg::Number({arg}.count())")),
            Kind::Moment => ("impl Into<At>", format!("Arg::Moment({arg}.into())")),
            Kind::Choice => ("impl Choice", format!("Arg::Choice({arg}.choice())")),
            Kind::Slot => ("Slot<'a>", format!("Arg::Slot({arg})")),
        };
        _ = write!(parameters, "{arg}: {taken}, ");
        _ = write!(values, "{value}, ");
    }
    let parameters = parameters.trim_end_matches(", ");
    let generics = if names.is_empty() { "" } else { "<'a>" };
    let keyword = if is_keyword(name) { "r#" } else { "" };
    let entry = name.to_uppercase();
    _ = write!(
        code,
        "    static {entry}: Entry = Entry {{ key: \"{module}.{name}\", texts: [{}] }};\n    \
         pub fn {keyword}{name}{generics}({parameters}) -> {made}<{lifetime}> {{\n        \
         {made}::new(&{entry}, vec![{}])\n    }}\n",
        texts.join(", "),
        values.trim_end_matches(", "),
    );
}

fn list(pieces: &[Piece], args: &[&str]) -> String {
    let pieces: Vec<String> = pieces.iter().map(|piece| one(piece, args)).collect();
    format!("&[{}]", pieces.join(", "))
}

fn one(piece: &Piece, args: &[&str]) -> String {
    let index = |name: &str| args.iter().position(|arg| *arg == name).unwrap_or_default();
    match piece {
        Piece::Text(text) => format!("Piece::Text({text:?})"),
        Piece::Arg(name) => format!("Piece::Arg({})", index(name)),
        Piece::Date(name, style) => format!("Piece::Date({}, DateStyle::{})", index(name), in_camel_case(style)),
        Piece::Open(name) => format!("Piece::Open({})", index(name)),
        Piece::Close(name) => format!("Piece::Close({})", index(name)),
        Piece::Select { arg, variants, default } => {
            let variants: Vec<String> =
                variants.iter().map(|(key, pieces)| format!("({}, {})", when(key), list(pieces, args))).collect();
            format!("Piece::Select({}, &[{}], {})", index(arg), variants.join(", "), list(default, args))
        }
    }
}

fn when(key: &Key) -> String {
    match key {
        Key::Number(number) => format!("Key::Number({number})"),
        Key::Plural(category) => format!("Key::Plural(PluralCategory::{})", category.to_uppercase()),
        Key::Choice(name) => format!("Key::Choice({name:?})"),
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
