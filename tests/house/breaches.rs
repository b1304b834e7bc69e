//! The checks: each from sources to the sentences that say what is wrong.

use std::collections::{BTreeMap, BTreeSet};

use super::paths::Source;
use super::plan::{FLOOR, LONGEST_FILE, LONGEST_TEST, STOREYS, TOP, storey};

/// Modules that are neither floor nor room nor top: each must be given its place in the plan.
pub fn unplaced(sources: &[Source]) -> Vec<String> {
    let modules: BTreeSet<&str> = sources.iter().map(Source::module).collect();
    modules
        .into_iter()
        .filter(|module| !FLOOR.contains(module) && storey(module).is_none() && !TOP.contains(module))
        .map(|module| format!("`{module}` is neither floor nor room nor top: give it its place in tests/house/plan.rs"))
        .collect()
}

/// Files of the floor that import a room or the top.
pub fn floor_that_climbs(sources: &[Source]) -> Vec<String> {
    uses(sources)
        .into_iter()
        .filter(|(source, to, _)| {
            FLOOR.contains(&source.module()) && (storey(to).is_some() || TOP.contains(&to.as_str()))
        })
        .map(|(source, _, path)| format!("src/{} is floor and imports `{path}`", source.path))
        .collect()
}

/// Rooms that use a room of their own storey or a higher one, or the top.
pub fn rooms_that_climb(sources: &[Source]) -> Vec<String> {
    uses(sources)
        .into_iter()
        .filter_map(|(source, to, path)| {
            let here = storey(source.module())?;
            let climbs = TOP.contains(&to.as_str()) || storey(&to).is_some_and(|there| there >= here);
            (climbs && to != source.module())
                .then(|| format!("src/{} uses `{path}`, which is not on a storey below it", source.path))
        })
        .collect()
}

/// Rooms that reach past another room's `mod.rs` into one of its files. A file may bear the name of
/// the verb that it gives out (`groups::admit`): then only a path through it reaches in.
pub fn rooms_that_reach_in(sources: &[Source]) -> Vec<String> {
    let files: BTreeSet<(&str, &str)> = sources
        .iter()
        .filter_map(|source| {
            let (room, file) = source.path.split_once('/')?;
            let file = file.split('/').next()?.trim_end_matches(".rs");
            (storey(room).is_some() && file != "mod").then_some((room, file))
        })
        .collect();
    let given_out: BTreeSet<(&str, String)> = sources
        .iter()
        .filter(|source| source.path == format!("{}/mod.rs", source.module()))
        .flat_map(|source| source.given_out().into_iter().map(|name| (source.module(), name)))
        .collect();
    let mut breaches = BTreeSet::new();
    for source in sources.iter().filter(|source| !TOP.contains(&source.module())) {
        let spelled = source.paths().into_iter().filter_map(|path| match path.as_slice() {
            [room, file, rest @ ..] => Some((room.clone(), file.clone(), !rest.is_empty())),
            _ => None,
        });
        for (room, file, goes_on) in spelled.chain(source.pairs()) {
            let is_file = room != source.module() && files.contains(&(room.as_str(), file.as_str()));
            if is_file && (goes_on || !given_out.contains(&(room.as_str(), file.clone()))) {
                let path = &source.path;
                breaches
                    .insert(format!("src/{path} reaches into `{room}::{file}`; use what `{room}/mod.rs` gives out"));
            }
        }
    }
    breaches.into_iter().collect()
}

/// Modules that use one another in a circle, whatever their storeys; the crate's own modules only.
pub fn circles(sources: &[Source]) -> Vec<String> {
    let mut below: BTreeMap<&str, BTreeSet<String>> = BTreeMap::new();
    for (source, to, _) in uses(sources) {
        if source.module() != to && storey(source.module()).is_some() && storey(&to).is_some() {
            below.entry(source.module()).or_default().insert(to);
        }
    }
    STOREYS.iter().flat_map(|rooms| rooms.iter()).filter_map(|room| circle_from(room, &below)).collect()
}

/// Files that speak to the database and are neither `db`, a store, nor types that columns hold.
pub fn diesel_elsewhere(sources: &[Source]) -> Vec<String> {
    sources
        .iter()
        .filter(|source| {
            let may = source.module() == "db"
                || ["ids.rs", "clock.rs"].contains(&source.path.as_str())
                || source.path.ends_with("/model.rs")
                || source.path.ends_with("/store.rs")
                || source.path.contains("/store/")
                || source.path.ends_with("/personal_data.rs");
            !may && source.mentions("diesel")
        })
        .map(|source| format!("src/{} mentions diesel; queries belong in a `store.rs`", source.path))
        .collect()
}

/// Files that word a refusal and are not the messages of their module.
pub fn strayed_messages(sources: &[Source]) -> Vec<String> {
    sources
        .iter()
        .filter(|source| !is_messages(source) && words_refusals(source))
        .map(|source| format!("src/{} words a refusal; sentences belong in `messages.rs`", source.path))
        .collect()
}

fn words_refusals(source: &Source) -> bool {
    ["impl Refusal for ", "\nrefusals! {"].iter().any(|beginning| source.text.contains(beginning))
}

/// Codes that two refusals have.
pub fn doubled_codes(sources: &[Source]) -> Vec<String> {
    let mut count: BTreeMap<&str, usize> = BTreeMap::new();
    for source in sources.iter().filter(|source| is_messages(source)) {
        for code in source.text.split('"').filter(|text| is_code(text)) {
            *count.entry(code).or_default() += 1;
        }
    }
    count
        .into_iter()
        .filter(|(_, count)| *count > 1)
        .map(|(code, _)| format!("two refusals are called {code}"))
        .collect()
}

fn is_messages(source: &Source) -> bool {
    source.path.ends_with("/messages.rs") || source.path.contains("/messages/")
}

/// `module.reason`, in small letters.
fn is_code(text: &str) -> bool {
    let is_word = |word: &str| !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_');
    text.split_once('.').is_some_and(|(module, reason)| is_word(module) && is_word(reason))
}

/// Files longer than a reader's patience.
pub fn long_files(sources: &[Source]) -> Vec<String> {
    sources
        .iter()
        .map(|source| {
            let most = if source.path.starts_with("tests/") { LONGEST_TEST } else { LONGEST_FILE };
            (source, source.text.lines().count(), most)
        })
        .filter(|(_, lines, most)| lines > most)
        .map(|(source, lines, most)| format!("{} has {lines} lines; at most {most}", source.path))
        .collect()
}

/// Migrations that one database has and the other lacks, and those without their way back.
pub fn unpaired_migrations(files: &[String]) -> Vec<String> {
    let of = |database: &str| -> BTreeSet<&str> {
        files.iter().filter_map(|file| file.strip_prefix(database)?.strip_prefix('/')).collect()
    };
    let (sqlite, postgres) = (of("sqlite"), of("postgres"));
    let missing = |database: &str, has: &BTreeSet<&str>, wants: &BTreeSet<&str>| -> Vec<String> {
        wants.difference(has).map(|file| format!("migrations/{database} lacks {file}")).collect()
    };
    let one_way = files
        .iter()
        .filter_map(|file| file.strip_suffix("/up.sql"))
        .filter(|folder| !files.iter().any(|file| file == &format!("{folder}/down.sql")))
        .map(|folder| format!("migrations/{folder} has no down.sql"));
    [missing("postgres", &postgres, &sqlite), missing("sqlite", &sqlite, &postgres)]
        .concat()
        .into_iter()
        .chain(one_way)
        .collect()
}

/// Who uses which module of the crate, and by which path.
fn uses(sources: &[Source]) -> Vec<(&Source, String, String)> {
    sources
        .iter()
        .flat_map(|source| {
            let paths: BTreeSet<Vec<String>> = source.paths().into_iter().collect();
            paths.into_iter().map(move |path| (source, path))
        })
        .filter_map(|(source, path)| Some((source, path.first()?.clone(), path.join("::"))))
        .collect()
}

fn circle_from(room: &str, below: &BTreeMap<&str, BTreeSet<String>>) -> Option<String> {
    let mut trails = vec![vec![room.to_owned()]];
    let mut seen = BTreeSet::new();
    while let Some(trail) = trails.pop() {
        for next in trail.last().and_then(|last| below.get(last.as_str())).into_iter().flatten() {
            let mut longer = trail.clone();
            longer.push(next.clone());
            if next == room {
                return Some(format!("a circle: {}", longer.join(" → ")));
            }
            if seen.insert(next.clone()) {
                trails.push(longer);
            }
        }
    }
    None
}
