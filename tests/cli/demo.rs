//! `muster demo`.

use std::collections::BTreeSet;

use crate::harness::database::Database;
use crate::harness::program::Program;

use super::{fails, runs};

#[tokio::test]
async fn it_prints_sign_ins_that_work() {
    let database = Database::bare();
    let said = runs(&database, &["demo"]);
    let mut program = Program::serve(&database);
    program.hear("serves");
    for (who, page) in [("admin", "/settings"), ("manager", "/groups/2/settings"), ("member", "/groups/2")] {
        let line = said.lines().find_map(|line| line.strip_prefix(&format!("{who}: "))).expect("a sign-in");
        let (email, password) = line.split_once(' ').expect("an address and a password");
        assert!(!password.contains(' '), "{line}");
        let browser = program.signed_in(email, password).await;
        browser.visit(page).await.is(200).at(page);
    }
    program.terminate();
    let (status, said) = program.finish();
    assert!(status.success() && !said.contains("/setup/"), "{said}");
}

#[test]
fn it_fills_an_empty_deployment_only() {
    let database = Database::bare();
    runs(&database, &["demo", "--people", "10"]);
    assert!(fails(&database, &["demo", "--people", "10"]).contains("this deployment is in use"));
}

#[test]
fn the_same_seed_gives_the_same_organization() {
    let people = |seed: &str| {
        let database = Database::bare();
        let said = runs(&database, &["demo", "--people", "40", "--seed", seed]);
        // Its two outputs run together in any order.
        let said: BTreeSet<String> = said.lines().map(str::to_owned).collect();
        let list = runs(&database, &["export", "people"]);
        // Their dates are counted from the present.
        let names: Vec<String> = list.lines().map(|line| line.split(',').take(3).collect()).collect();
        let codes = runs(&database, &["export", "codes"]);
        let codes: Vec<String> = codes.lines().map(|line| line.split(',').take(3).collect()).collect();
        (said, names, codes)
    };
    assert_eq!(people("7"), people("7"));
    assert_ne!(people("7").1, people("8").1);
}
