//! Makes a Rust function of each message of the catalogue (`templates/locales/`).
//!
//! The first language is the reference: its files say which messages there are and what each is about. Every other
//! language has the same messages, none more, about the same things; where one is missing, nothing is built.

mod emit;
mod parse;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::{env, fs};

use parse::Text;

/// The languages in the order of `locale::Language`.
const LANGUAGES: [&str; 2] = ["en", "de"];

/// The messages of a module by their names.
type Messages = BTreeMap<String, Text>;

fn main() {
    let root = PathBuf::from(env::var_os("CARGO_MANIFEST_DIR").expect("cargo says where the project is"));
    let locales = root.join("templates/locales");
    println!("cargo::rerun-if-changed={}", locales.display());
    println!("cargo::rerun-if-changed=src/locale/build");
    match catalogue(&locales) {
        Ok(code) => {
            let out = PathBuf::from(env::var_os("OUT_DIR").expect("cargo says where to write"));
            fs::write(out.join("t.rs"), code).expect("the generated catalogue can be written");
        }
        Err(faults) => {
            for fault in faults {
                println!("cargo::error={fault}");
            }
        }
    }
}

/// The code of the whole catalogue, or what is wrong with its files.
fn catalogue(locales: &Path) -> Result<String, Vec<String>> {
    let mut languages = Vec::new();
    for language in LANGUAGES {
        languages.push(language_in(&locales.join(language)).map_err(|fault| vec![fault])?);
    }
    let (reference, others) = languages.split_first().expect("there is a first language");
    let mut faults = Vec::new();
    for (language, modules) in LANGUAGES[1..].iter().zip(others) {
        compare(reference, modules, language, &mut faults);
    }
    if !faults.is_empty() {
        return Err(faults);
    }
    let mut code: String =
        reference.iter().map(|(module, messages)| emit::module(module, messages, &languages)).collect();
    code.push_str(&emit::all(reference.keys()));
    Ok(code)
}

/// The modules of a language, each in a file of its own.
fn language_in(folder: &Path) -> Result<BTreeMap<String, Messages>, String> {
    let mut modules = BTreeMap::new();
    let entries = fs::read_dir(folder).map_err(|cause| format!("{}: {cause}", folder.display()))?;
    for entry in entries {
        let path = entry.map_err(|cause| cause.to_string())?.path();
        if path.extension().is_some_and(|extension| extension == "ftl") {
            let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
            let source = fs::read_to_string(&path).map_err(|cause| format!("{}: {cause}", path.display()))?;
            modules.insert(name, parse::file(source).map_err(|cause| format!("{}: {cause}", path.display()))?);
        }
    }
    Ok(modules)
}

/// Where `modules` do not say what the reference says, about the same things.
fn compare(
    reference: &BTreeMap<String, Messages>,
    modules: &BTreeMap<String, Messages>,
    language: &str,
    faults: &mut Vec<String>,
) {
    let none = Messages::new();
    for (module, messages) in reference {
        let translated = modules.get(module).unwrap_or(&none);
        for (name, text) in messages {
            match translated.get(name) {
                None => faults.push(format!("{language}/{module}.ftl: {name} is missing")),
                Some(other) => faults.extend(
                    other.about_else_than(text).map(|fault| format!("{language}/{module}.ftl: {name}: {fault}")),
                ),
            }
        }
        let unknown = translated.keys().filter(|name| !messages.contains_key(*name));
        faults.extend(unknown.map(|name| format!("{language}/{module}.ftl: {name} is not in the first language")));
    }
    let unknown = modules.keys().filter(|module| !reference.contains_key(*module));
    faults.extend(unknown.map(|module| format!("{language}/{module}.ftl is not in the first language")));
}
