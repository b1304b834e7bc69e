//! What an operator types.

mod backup;
mod clock;
mod demo;
mod doctor;
mod importing;
mod lists;
mod migrate;
mod restore;

use std::process::ExitStatus;

use crate::harness::database::Database;
use crate::harness::program::Program;

/// `muster` with these arguments, to its end.
fn muster(database: &Database, arguments: &[&str]) -> (ExitStatus, String) {
    Program::start(database, arguments).finish()
}

/// The same, which must go well.
#[track_caller]
fn runs(database: &Database, arguments: &[&str]) -> String {
    let (status, said) = muster(database, arguments);
    assert!(status.success(), "muster {}: {said}", arguments.join(" "));
    said
}

/// The same, which must not.
#[track_caller]
fn fails(database: &Database, arguments: &[&str]) -> String {
    let (status, said) = muster(database, arguments);
    assert!(!status.success(), "muster {}: {said}", arguments.join(" "));
    said
}
