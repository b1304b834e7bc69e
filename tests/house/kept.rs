//! The project itself, held against the plan.

use std::fs;
use std::path::Path;

use super::paths::Source;
use super::plan::{CIRCLES, TABLES};
use super::{breaches, files, tables};

#[test]
fn every_module_has_its_place_in_the_plan() {
    none(breaches::unplaced(&sources()));
}

#[test]
fn the_floor_imports_no_room() {
    none(breaches::floor_that_climbs(&sources()));
}

#[test]
fn a_room_uses_only_rooms_below_it() {
    none(breaches::rooms_that_climb(&sources()));
}

#[test]
fn a_room_uses_another_only_through_its_mod() {
    none(breaches::rooms_that_reach_in(&sources()));
}

#[test]
fn no_rooms_go_in_a_circle() {
    none(breaches::circles(&sources()));
}

#[test]
fn no_files_go_in_a_circle() {
    none(files::breaches(&sources(), CIRCLES));
}

#[test]
fn a_table_is_written_by_its_owner_and_read_from_above() {
    none(tables::breaches(&sources(), &TABLES));
}

#[test]
fn only_stores_speak_to_the_database() {
    none(breaches::diesel_elsewhere(&sources()));
}

#[test]
fn refusals_are_worded_in_the_messages_of_their_module() {
    none(breaches::strayed_messages(&sources()));
}

#[test]
fn no_two_refusals_have_one_code() {
    none(breaches::doubled_codes(&sources()));
}

#[test]
fn no_file_is_too_long() {
    let read = |folder: &str| files_under(&Path::new(env!("CARGO_MANIFEST_DIR")).join(folder), folder);
    // The description of the tables is one list, kept once.
    let is_list = |file: &Source| file.path == "src/db/schema.rs";
    let all: Vec<Source> =
        ["src", "tests"].into_iter().flat_map(read).filter(|file| is_rust(file) && !is_list(file)).collect();
    none(breaches::long_files(&all));
}

#[test]
fn migrations_come_in_pairs() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("migrations");
    let names: Vec<String> = files_under(&root, "").into_iter().map(|file| file.path).collect();
    assert!(!names.is_empty(), "there are no migrations");
    none(breaches::unpaired_migrations(&names));
}

fn sources() -> Vec<Source> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let sources: Vec<Source> = files_under(&root, "").into_iter().filter(is_rust).collect();
    assert!(!sources.is_empty(), "there are no sources");
    sources
}

/// Every text file under `folder`, its path told from `prefix`.
fn files_under(folder: &Path, prefix: &str) -> Vec<Source> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).expect("the folder is there") {
        let entry = entry.expect("the folder can be read");
        let name = entry.file_name().to_string_lossy().into_owned();
        let path = if prefix.is_empty() { name } else { format!("{prefix}/{name}") };
        if entry.path().is_dir() {
            found.extend(files_under(&entry.path(), &path));
        } else if let Ok(text) = fs::read_to_string(entry.path()) {
            found.push(Source { path, text });
        }
    }
    found.sort_by(|one, other| one.path.cmp(&other.path));
    found
}

fn is_rust(file: &Source) -> bool {
    Path::new(&file.path).extension().is_some_and(|ending| ending == "rs")
}

fn none(breaches: Vec<String>) {
    assert!(breaches.is_empty(), "\n{}\n", breaches.join("\n"));
}
