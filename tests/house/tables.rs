//! Who writes and reads which table: by diesel, and in words of SQL.

use std::collections::{BTreeMap, BTreeSet};

use super::paths::{Source, spell_out, tokens};
use super::plan::{FLOOR, TOP, storey};

/// What the plan says of tables: their owners, and which modules read or write those of others all the same.
pub struct Tables {
    pub owners: &'static [(&'static str, &'static [&'static str])],
    /// Files that bring old tables up to date.
    pub migrations: &'static [&'static str],
    pub readers: &'static [(&'static str, &'static str)],
    pub writers: &'static [(&'static str, &'static str)],
}

/// What a file does with a table.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
enum Deed {
    Reads(String),
    Writes(String),
    /// A write of which cannot be seen which table it changes.
    Unseen(String),
}

/// Tables without an owner, owners of none; whoever reads or writes what is not theirs; exceptions that nobody needs.
pub fn breaches(sources: &[Source], plan: &Tables) -> Vec<String> {
    let tables: BTreeSet<String> = sources.iter().filter(|source| is_schema(source)).flat_map(described).collect();
    let owners: BTreeMap<&str, &str> =
        plan.owners.iter().flat_map(|(owner, owned)| owned.iter().map(|table| (*table, *owner))).collect();
    let without = tables.iter().filter(|table| !owners.contains_key(table.as_str()));
    let mut breaches: Vec<String> =
        without.map(|table| format!("`{table}` has no owner: give it one in tests/house/plan.rs")).collect();
    let gone = owners.keys().filter(|table| !tables.contains(**table));
    breaches.extend(gone.map(|table| format!("the plan gives `{table}` an owner, and there is no such table")));

    let (mut read, mut written) = (BTreeSet::new(), BTreeSet::new());
    for source in sources.iter().filter(|source| !is_schema(source) && !plan.migrations.contains(&source.path.as_str()))
    {
        let module = source.module();
        for deed in deeds(source, &tables) {
            match deed {
                Deed::Unseen(what) => breaches.push(format!("src/{}: which table does `{what}` change?", source.path)),
                Deed::Writes(table) if owners.get(table.as_str()) != Some(&module) => {
                    written.insert((module, table, source.path.as_str()));
                }
                Deed::Reads(table) if !owners.get(table.as_str()).is_none_or(|owner| may_read(module, owner)) => {
                    read.insert((module, table, source.path.as_str()));
                }
                Deed::Writes(_) | Deed::Reads(_) => {}
            }
        }
    }
    breaches.extend(unplanned(&read, plan.readers, "reads"));
    breaches.extend(unplanned(&written, plan.writers, "writes"));
    breaches
}

/// Its owner, and whoever is above it.
fn may_read(module: &str, owner: &str) -> bool {
    let floor = FLOOR.contains(&owner) && !FLOOR.contains(&module);
    module == owner || floor || TOP.contains(&module) || storey(module) > storey(owner) && storey(owner).is_some()
}

/// Deeds that no exception allows, and exceptions that allow none.
fn unplanned(found: &BTreeSet<(&str, String, &str)>, exceptions: &[(&str, &str)], verb: &str) -> Vec<String> {
    let breaches = found
        .iter()
        .filter(|(module, table, _)| !exceptions.contains(&(*module, table.as_str())))
        .map(|(_, table, path)| format!("src/{path} {verb} `{table}`, which another module owns"));
    let needless = exceptions
        .iter()
        .filter(|exception| !found.iter().any(|(module, table, _)| (*module, table.as_str()) == **exception))
        .map(|(module, table)| format!("nothing in `{module}` {verb} `{table}`: the exception can go"));
    breaches.chain(needless).collect()
}

fn is_schema(source: &Source) -> bool {
    source.path == "db/schema.rs"
}

/// The tables that the schema describes.
fn described(schema: &Source) -> Vec<String> {
    schema.text.split("table! {").skip(1).filter_map(|rest| rest.split_whitespace().next()).map(str::to_owned).collect()
}

fn deeds(source: &Source, tables: &BTreeSet<String>) -> BTreeSet<Deed> {
    let tokens = tokens(&source.code());
    let names = names(&tokens, tables);
    let mut deeds: BTreeSet<Deed> = names.values().cloned().map(Deed::Reads).collect();
    let is = |at: usize, text: &str| tokens.get(at).is_some_and(|token| token == text);
    for at in 0..tokens.len() {
        let writes = ["insert_into", "update", "delete", "copy_from"].contains(&tokens[at].as_str())
            && at > 1
            && is(at - 1, "::")
            && is(at - 2, "diesel")
            && is(at + 1, "(");
        let pours = is(at, "pour") && is(at + 1, "!");
        if (writes || pours) && !is(at + 2, "$") {
            deeds.insert(match target(&tokens, at + 2, &names) {
                Some(table) => Deed::Writes(table),
                None => Deed::Unseen(tokens[at..tokens.len().min(at + 6)].join(" ")),
            });
        }
    }
    for text in source.strings() {
        deeds.extend(in_sql(text, tables));
    }
    deeds
}

/// What tables are called in a file.
fn names(tokens: &[String], tables: &BTreeSet<String>) -> BTreeMap<String, String> {
    let mut paths = Vec::new();
    for at in 0..tokens.len().saturating_sub(2) {
        if tokens[at] == "schema" && tokens[at + 1] == "::" {
            spell_out(tokens, at + 2, &mut Vec::new(), &mut paths);
        }
    }
    let mut names = BTreeMap::new();
    for table in paths.iter().filter_map(|path| path.first()).filter(|first| tables.contains(*first)) {
        names.insert(table.clone(), table.clone());
        for at in (0..tokens.len()).filter(|at| tokens[*at] == *table) {
            let rest: Vec<&str> = tokens[at + 1..].iter().take(5).map(String::as_str).collect();
            if let ["as", name, ..] | ["::", "{", "self", "as", name] = rest[..] {
                names.insert(name.to_owned(), table.clone());
            }
        }
    }
    names
}

/// The table that a write which begins at `at` changes: the first that is named there, or where what is named there is
/// made.
fn target(tokens: &[String], at: usize, names: &BTreeMap<String, String>) -> Option<String> {
    let first = tokens.get(at)?;
    let end = statement_end(tokens, at);
    if let Some(table) = first_table(tokens, at, end, names) {
        return Some(table);
    }
    let made = (0..tokens.len().saturating_sub(1))
        .find(|made| ["let", "fn"].contains(&tokens[*made].as_str()) && tokens[made + 1] == *first)?;
    first_table(tokens, made, tokens.len(), names)
}

fn first_table(tokens: &[String], from: usize, to: usize, names: &BTreeMap<String, String>) -> Option<String> {
    (from..to.saturating_sub(2))
        .find(|at| tokens[at + 1] == "::" && tokens[at + 2] == "table" && names.contains_key(&tokens[*at]))
        .map(|at| names[&tokens[at]].clone())
}

/// Where the parenthesis closes in which `at` is.
fn statement_end(tokens: &[String], at: usize) -> usize {
    let mut depth = 0_usize;
    for (end, token) in tokens.iter().enumerate().skip(at) {
        match token.as_str() {
            "(" => depth += 1,
            ")" if depth == 0 => return end,
            ")" => depth -= 1,
            _ => {}
        }
    }
    tokens.len()
}

/// What a text does if it is SQL.
fn in_sql(text: &str, tables: &BTreeSet<String>) -> Vec<Deed> {
    let words: Vec<&str> = text.split(|sign: char| !sign.is_alphanumeric() && sign != '_').collect();
    let words: Vec<&str> = words.into_iter().filter(|word| !word.is_empty()).collect();
    let mut deeds = Vec::new();
    for at in 1..words.len() {
        if !tables.contains(words[at]) {
            continue;
        }
        let deletes = words[at - 1] == "FROM" && at > 1 && words[at - 2] == "DELETE";
        match words[at - 1] {
            "INTO" | "UPDATE" => deeds.push(Deed::Writes(words[at].to_owned())),
            "FROM" if deletes => deeds.push(Deed::Writes(words[at].to_owned())),
            "FROM" | "JOIN" | "TABLE" => deeds.push(Deed::Reads(words[at].to_owned())),
            _ => {}
        }
    }
    deeds
}
