//! The message catalogue's files: what they say, how, and that all of it is said somewhere.

use std::fs;
use std::path::Path;

/// Words that the product never uses, by the way it speaks.
const FORBIDDEN: &[&str] = &[
    "alive",
    "anew",
    "anybody",
    "by hand",
    "comes in by",
    "dead",
    "deny",
    "denied",
    "everybody",
    "gets in",
    "let in",
    "lets in",
    "letter",
    "letters in",
    "lives",
    "meanwhile",
    "nobody",
    "outbox",
    "postbox",
    "somebody",
    "stands",
    "the like",
    "thereof",
    "unarchive",
    "whoever",
    "whom",
];

/// Letters of the alphabet, not mail.
const ALLOWED: &[&str] = &["letters and digits", "letters a to z", "first letters"];

/// A message of a file: its module, the name of its function, and its lines.
struct Message {
    module: String,
    name: String,
    text: String,
}

/// The messages of `language`.
fn messages(language: &str) -> Vec<Message> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("templates/locales").join(language);
    let mut messages = Vec::new();
    for file in fs::read_dir(folder).expect("the folder is there").map(|entry| entry.expect("a readable entry").path())
    {
        let module = file.file_stem().expect("a name").to_string_lossy().into_owned();
        let mut own = String::new();
        for line in fs::read_to_string(&file).expect("a readable file").lines().filter(|line| !line.starts_with('#')) {
            let trimmed = line.trim_start();
            let starts = |text: &str| text.split_once(" = ").map(|(name, rest)| (name.to_owned(), rest.to_owned()));
            let (name, text) = match (trimmed.strip_prefix('.'), line.len() == trimmed.len()) {
                (Some(attribute), _) => match starts(attribute) {
                    Some((name, text)) => (format!("{own}_{name}"), text),
                    None => continue,
                },
                (None, true) if starts(line).is_some() => {
                    let (name, text) = starts(line).expect("it starts a message");
                    own.clone_from(&name);
                    (name, text)
                }
                _ => {
                    // Not the names of variants, by which programs choose.
                    let said = match trimmed.trim_start_matches('*').strip_prefix('[') {
                        Some(variant) => variant.split_once(']').map_or("", |(_, said)| said),
                        None => trimmed,
                    };
                    if let Some(last) = messages.last_mut().filter(|_: &&mut Message| !trimmed.is_empty()) {
                        last.text.push(' ');
                        last.text.push_str(said);
                    }
                    continue;
                }
            };
            messages.push(Message { module: module.clone(), name: name.replace('-', "_"), text });
        }
    }
    messages
}

/// All that the program and its pages are made of.
fn sources(folder: &Path, into: &mut String) {
    for path in fs::read_dir(folder).expect("the folder is there").map(|entry| entry.expect("a readable entry").path())
    {
        if path.is_dir() && !path.ends_with("locales") {
            sources(&path, into);
        } else if path.is_file() {
            into.push_str(&fs::read_to_string(&path).expect("a readable file"));
        }
    }
}

/// A text without the names of its variants, which nobody reads.
fn without_variant_names(text: &str) -> String {
    text.split('[').map(|part| part.split_once(']').map_or(part, |(_, said)| said)).collect()
}

#[test]
fn every_message_is_said_somewhere() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut all = String::new();
    sources(&root.join("src"), &mut all);
    sources(&root.join("templates"), &mut all);
    let calls =
        |message: &Message, after: &str| all.contains(&format!("::{}::{}{after}", message.module, message.name));
    let unused: Vec<String> = messages("en")
        .iter()
        .filter(|message| !["(", ")", ","].iter().any(|after| calls(message, after)))
        .map(|message| format!("{}.{}", message.module, message.name))
        .collect();
    assert!(unused.is_empty(), "no page says {unused:#?}");
}

#[test]
fn english_has_none_of_the_forbidden_words() {
    let mut found = Vec::new();
    for message in messages("en") {
        let mut said = format!(" {} ", without_variant_names(&message.text).to_lowercase());
        for allowed in ALLOWED {
            said = said.replace(allowed, "");
        }
        let words = said.replace(|c: char| !c.is_alphanumeric() && c != '’', " ");
        for forbidden in FORBIDDEN {
            if words.contains(&format!(" {forbidden} ")) {
                found.push(format!("{}.{}: {forbidden}", message.module, message.name));
            }
        }
        if message.text.contains(';') {
            found.push(format!("{}.{}: a semicolon", message.module, message.name));
        }
    }
    assert!(found.is_empty(), "{found:#?}");
}

/// Whether a text has three words in a row.
fn is_sentence(text: &str) -> bool {
    let is_word = |word: &str| {
        let bare = word.trim_matches(|c: char| !c.is_alphanumeric());
        !bare.is_empty() && bare.chars().all(|c| c.is_alphabetic() || matches!(c, '’' | '\'' | '-'))
    };
    text.split_whitespace().map(is_word).collect::<Vec<_>>().windows(3).any(|words| words.iter().all(|is| *is))
}

/// Files below `folder` whose names end so, with what they hold.
fn files(folder: &Path, ending: &str, into: &mut Vec<(String, String)>) {
    for path in fs::read_dir(folder).expect("the folder is there").map(|entry| entry.expect("a readable entry").path())
    {
        if path.is_dir() {
            files(&path, ending, into);
        } else if path.to_string_lossy().ends_with(ending) {
            into.push((path.to_string_lossy().into_owned(), fs::read_to_string(&path).expect("a readable file")));
        }
    }
}

/// `text` with a gap in place of everything from one of `open` to the next `close`.
fn without(text: &str, open: &str, close: &str) -> String {
    let mut parts = text.split(open);
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |kept, part| kept + "\u{1}" + part.split_once(close).map_or("", |(_, rest)| rest))
}

#[test]
fn no_template_has_a_sentence_of_its_own() {
    let mut pages = Vec::new();
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("templates");
    files(&folder, ".html", &mut pages);
    files(&folder, ".txt", &mut pages);
    let mut found = Vec::new();
    for (path, page) in &pages {
        let text = [("{#", "#}"), ("{%", "%}"), ("{{", "}}"), ("<style>", "</style>")]
            .iter()
            .fold(page.clone(), |text, (open, close)| without(&text, open, close));
        let shown = without(&text, "<", ">");
        // What is read out, or shown beside the text.
        let spoken = ["title", "alt", "aria-label", "placeholder", "content"].iter().flat_map(|name| {
            let values = text.split(&format!(" {name}=\"")).skip(1).collect::<Vec<_>>();
            values.into_iter().filter_map(|rest| rest.split_once('"')).map(|(value, _)| value).collect::<Vec<_>>()
        });
        found.extend(
            shown
                .split('\u{1}')
                .chain(spoken)
                .filter(|text| is_sentence(text))
                .map(|text| format!("{path}: {}", text.trim())),
        );
    }
    assert!(found.is_empty(), "{found:#?}");
}

#[test]
fn no_code_has_a_sentence_for_people() {
    // What whoever runs the server reads: the command line, its configuration, the log.
    const OPERATORS: [&str; 6] = ["/cli/", "/demo/", "/config", "/db/", "/locale/build/", "/mail/smtp.rs"];
    const NOT_SAID: [&str; 7] = ["expect(", "reason =", "tracing::", "display(", "Broken(", "Unavailable(", "#[doc"];
    let mut sources = Vec::new();
    files(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), ".rs", &mut sources);
    let mut found = Vec::new();
    for (path, source) in sources.iter().filter(|(path, _)| !OPERATORS.iter().any(|part| path.contains(part))) {
        // Samples of files are what tests read, too.
        if path.ends_with("tests.rs") || path.ends_with("csv_in/tried.rs") {
            continue;
        }
        let code = source.split("#[cfg(test)]\nmod tests").next().unwrap_or_default();
        for line in code.lines().filter(|line| !line.trim_start().starts_with("//")) {
            if NOT_SAID.iter().any(|mark| line.contains(mark)) {
                continue;
            }
            let literals = line.split('"').skip(1).step_by(2);
            let said = literals.filter(|text| text.starts_with(|c: char| c.is_uppercase()) && is_sentence(text));
            // Statements of SQL begin in capitals.
            let said = said.filter(|text| {
                text.split(' ').next().is_some_and(|word| word.len() < 4 || word != word.to_uppercase())
            });
            found.extend(said.map(|text| format!("{path}: {text}")));
        }
    }
    assert!(found.is_empty(), "{found:#?}");
}

#[test]
fn no_test_repeats_a_sentence_of_the_catalogue() {
    // What the command line says is worded in its own code; here are the words that the catalogue must not use.
    const WORDED: [&str; 3] = ["/cli/", "/bench/", "/catalogue.rs"];
    let said: Vec<String> = messages("en").iter().flat_map(|message| pieces(&message.text)).collect();
    let mut tests = Vec::new();
    files(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests"), ".rs", &mut tests);
    let mut found = Vec::new();
    for (path, test) in tests.iter().filter(|(path, _)| !WORDED.iter().any(|part| path.contains(part))) {
        for line in test.lines().filter(|line| !line.trim_start().starts_with("//")) {
            for literal in line.split('"').skip(1).step_by(2) {
                let begins = literal.starts_with(|c: char| c.is_uppercase()) && is_sentence(literal);
                if said.iter().any(|piece| literal.contains(piece) || (begins && piece.contains(literal))) {
                    found.push(format!("{path}: {literal}"));
                }
            }
        }
    }
    assert!(found.is_empty(), "{found:#?}");
}

/// The sentences of a text of a message, without what programs fill in.
fn pieces(text: &str) -> Vec<String> {
    let text = without(&without_variant_names(text), "<", ">");
    let written = text.split(['{', '}']).map(|part| match part.trim_start().split_once('$') {
        Some(("" | "NUMBER(" | "DATETIME(" | "RELATIVE(", filled)) => {
            filled.split_once("->").map_or("", |(_, said)| said)
        }
        _ => part,
    });
    let pieces = written.flat_map(|part| part.split(['\u{1}', '\n'])).map(str::trim);
    pieces.filter(|piece| is_sentence(piece)).map(str::to_owned).collect()
}
