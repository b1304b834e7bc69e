//! Which file uses which: paths followed through what other files hand on, to the file that defines what they name.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use super::paths::{Source, is_name, tokens};

/// A way from a file to one that it uses.
pub type Use = (String, String);

/// Circles of files, but for those that `exceptions` close; and exceptions that close none.
pub fn breaches(sources: &[Source], exceptions: &[(&str, &str)]) -> Vec<String> {
    let uses = uses(sources);
    let is_meant = |exception: &(&str, &str), (from, to): &Use| from.starts_with(exception.0) && to == exception.1;
    let mut below: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for (from, to) in uses.iter().filter(|one| !exceptions.iter().any(|exception| is_meant(exception, one))) {
        below.entry(from).or_default().insert(to);
    }
    let mut breaches = Vec::new();
    let mut told: BTreeSet<&str> = BTreeSet::new();
    for file in below.keys() {
        if let Some(way) = way(file, file, &below).filter(|way| !way.iter().any(|one| told.contains(one))) {
            breaches.push(format!("a circle: {}", way.join(" → ")));
            told.extend(way);
        }
    }
    let closes = |exception: &&(&str, &str)| {
        uses.iter().any(|one| is_meant(exception, one) && way(&one.1, &one.0, &below).is_some())
    };
    let needless = exceptions.iter().filter(|exception| !closes(exception));
    breaches.extend(needless.map(|(from, to)| format!("{from} → {to} closes no circle: the exception can go")));
    breaches
}

/// The shortest way from one file to another, both named.
fn way<'a>(from: &'a str, to: &str, below: &BTreeMap<&'a str, BTreeSet<&'a str>>) -> Option<Vec<&'a str>> {
    let mut ways = VecDeque::from([vec![from]]);
    let mut seen = BTreeSet::new();
    while let Some(way) = ways.pop_front() {
        for next in way.last().and_then(|last| below.get(last)).into_iter().flatten() {
            let longer = [way.as_slice(), &[*next]].concat();
            if *next == to {
                return Some(longer);
            }
            if seen.insert(*next) {
                ways.push_back(longer);
            }
        }
    }
    None
}

/// Every use of one file by another.
fn uses(sources: &[Source]) -> BTreeSet<Use> {
    let files: Files = sources.iter().map(File::of).map(|file| (file.module.clone(), file)).collect();
    let mut uses = BTreeSet::new();
    for file in files.values() {
        for path in &file.paths {
            if let Some(to) = defined(&files, file, path, 0).filter(|to| to.path != file.path) {
                uses.insert((file.path.clone(), to.path.clone()));
            }
        }
    }
    uses
}

/// Files by the paths of their modules.
type Files = BTreeMap<Vec<String>, File>;

struct File {
    path: String,
    module: Vec<String>,
    /// What names that it imports stand for.
    names: BTreeMap<String, Vec<String>>,
    /// What it names in its own code, not only to hand it on.
    paths: BTreeSet<Vec<String>>,
}

impl File {
    fn of(source: &Source) -> Self {
        let module = source.path.trim_end_matches(".rs").split('/').map(str::to_owned);
        let module = module.filter(|part| !["mod", "lib", "main"].contains(&part.as_str())).collect();
        let code = source.code();
        let tokens = tokens(without_tests(&code));
        let mut file = Self { path: source.path.clone(), module, names: BTreeMap::new(), paths: BTreeSet::new() };
        let mut at = 0;
        let mut handed_on = BTreeSet::new();
        while at < tokens.len() {
            if tokens[at] == "use" {
                let mut imported = Vec::new();
                let end = use_tree(&tokens, at + 1, &mut Vec::new(), &mut imported);
                let is_private = at == 0 || !["pub", ")"].contains(&tokens[at - 1].as_str());
                for (name, path) in imported {
                    if is_private {
                        file.paths.insert(path.clone());
                    } else {
                        handed_on.insert(name.clone());
                    }
                    file.names.insert(name, path);
                }
                at = end;
                continue;
            }
            let begins = is_name(&tokens[at]) && (at == 0 || tokens[at - 1] != "::" && tokens[at - 1] != ".");
            if begins {
                let path = path_at(&tokens, at);
                at += 2 * path.len() - 1;
                file.paths.insert(path);
                continue;
            }
            at += 1;
        }
        // A name alone is a use only where it is handed on too: what is only imported was counted with its import.
        file.paths.retain(|path| path.len() > 1 || handed_on.contains(&path[0]));
        file
    }
}

/// The code before the tests that end it.
fn without_tests(code: &str) -> &str {
    let begins_tests = |at: &usize| code[*at..].lines().nth(1).is_some_and(|line| line.ends_with("mod tests {"));
    let end = code.match_indices("#[cfg(test)]").map(|(at, _)| at).find(begins_tests);
    &code[..end.unwrap_or(code.len())]
}

/// The names with `::` between them that begin at `at`.
fn path_at(tokens: &[String], mut at: usize) -> Vec<String> {
    let mut path = vec![tokens[at].clone()];
    while tokens.get(at + 1).is_some_and(|next| next == "::") && tokens.get(at + 2).is_some_and(|next| is_name(next)) {
        path.push(tokens[at + 2].clone());
        at += 2;
    }
    path
}

/// Adds to `found` what the tree of a `use` imports, each under its name; returns where it ends.
fn use_tree(
    tokens: &[String],
    mut at: usize,
    before: &mut Vec<String>,
    found: &mut Vec<(String, Vec<String>)>,
) -> usize {
    let depth = before.len();
    loop {
        match tokens.get(at).map(String::as_str) {
            Some("{") => {
                at += 1;
                while tokens.get(at).is_some_and(|token| token != "}") {
                    at = if tokens[at] == "," { at + 1 } else { use_tree(tokens, at, before, found).max(at + 1) };
                }
                before.truncate(depth);
                return at + 1;
            }
            Some("self") if !before.is_empty() => at += 1,
            Some(name) if is_name(name) || name == "*" => {
                before.push(name.to_owned());
                at += 1;
            }
            _ => break,
        }
        if tokens.get(at).is_some_and(|token| token == "::") {
            at += 1;
        } else {
            break;
        }
    }
    let mut name = before.last().cloned().unwrap_or_default();
    if tokens.get(at).is_some_and(|token| token == "as") {
        name.clone_from(&tokens[at + 1]);
        at += 2;
    }
    if !before.is_empty() {
        found.push((name, before.clone()));
    }
    before.truncate(depth);
    at
}

/// The file that defines what `path` names in `file`; none for a module as such, and for what is not ours.
fn defined<'a>(files: &'a Files, file: &'a File, path: &[String], depth: usize) -> Option<&'a File> {
    if depth > 20 {
        return None;
    }
    let (first, rest) = path.split_first()?;
    let parent = || file.module.split_last().map(|(_, parent)| parent.to_vec());
    match first.as_str() {
        "crate" => within(files, &[], rest, depth),
        "self" => within(files, &file.module, rest, depth),
        "super" => {
            let mut module = parent()?;
            let mut rest = rest;
            while rest.first().is_some_and(|next| next == "super") {
                module.pop()?;
                rest = &rest[1..];
            }
            within(files, &module, rest, depth)
        }
        name => {
            if let Some(imported) = file.names.get(name).filter(|imported| imported.as_slice() != [name.to_owned()]) {
                return defined(files, file, &[imported.as_slice(), rest].concat(), depth + 1);
            }
            let child = [file.module.as_slice(), std::slice::from_ref(first)].concat();
            files.contains_key(&child).then(|| within(files, &child, rest, depth)).flatten()
        }
    }
}

/// The file that defines what `path` names in a module.
fn within<'a>(files: &'a Files, module: &[String], path: &[String], depth: usize) -> Option<&'a File> {
    let (first, rest) = path.split_first()?;
    let file = files.get(module);
    let child = [module, std::slice::from_ref(first)].concat();
    let handed_on = file.and_then(|file| file.names.get(first).map(|_| file));
    if files.contains_key(&child) && (handed_on.is_none() || !rest.is_empty()) {
        return within(files, &child, rest, depth);
    }
    match handed_on {
        Some(file) if file.names[first] != [first.clone()] => {
            let path = [file.names[first].as_slice(), rest].concat();
            defined(files, file, &path, depth + 1)
        }
        _ => file,
    }
}
