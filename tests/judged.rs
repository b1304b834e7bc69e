//! Pages before two judges from outside: axe-core for who cannot see or hold a mouse, and the
//! W3C's checker for what browsers must guess. Every page of every route comes before both, and
//! every form that comes back.
//!
//! `tests/run` fetches the judges, says where they are (`MUSTER_TEST_AXE`, a script, and
//! `MUSTER_TEST_VNU`, a Java archive), and runs what is here.

use muster::t;

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::process::Command;

use serde_json::Value;

use crate::harness::cast::PASSWORD;
use crate::harness::chromium::{Chromium, Look};
use crate::matrix::fixture::{Fixture, Guest};
use crate::matrix::table::TABLE;

/// The narrowest screen that everything must fit.
const NARROWEST: Look = Look { width: 320, ..Look::PHONE.dark() };

#[tokio::test]
#[ignore = "needs Chromium and axe-core: tests/run runs it"]
async fn axe_finds_nothing_on_any_page_light_or_dark() {
    let axe = std::fs::read_to_string(judge("MUSTER_TEST_AXE")).expect("axe-core can be read");
    let fixture = Fixture::open().await;
    let mut found = Vec::new();
    for look in [Look::DESK, NARROWEST] {
        for guest in [None, Some("ann@example.org")] {
            let browser = Chromium::open(&fixture.server.base, look).await;
            if let Some(email) = guest {
                browser.visit("/signin").await;
                browser.fill("Email", email).await;
                browser.fill("Password", PASSWORD).await;
                browser.click("Sign in").await;
                browser.says(t::home::greeting("Ann")).await;
            }
            for path in pages(&fixture) {
                browser.visit(&path).await;
                if browser.run("return document.contentType").await != "text/html" {
                    continue;
                }
                let whose = guest.unwrap_or("nobody");
                if browser.scrolls_sideways().await {
                    found.push(format!("{path} for {whose} at {look:?} scrolls sideways"));
                }
                let verdict = browser.run(&format!("{axe}; return axe.run().then(found => found.violations)")).await;
                found.extend(violations(&verdict).map(|wrong| format!("{path} for {whose} at {look:?}: {wrong}")));
            }
        }
    }
    found.dedup();
    assert!(found.is_empty(), "\n{}\n", found.join("\n"));
}

#[tokio::test]
#[ignore = "needs Java and the W3C's checker: tests/run runs it"]
async fn the_checker_finds_no_error_in_any_page() {
    let checker = judge("MUSTER_TEST_VNU");
    let folder = tempfile::tempdir().expect("a folder for the pages");
    let mut kept: BTreeMap<String, String> = BTreeMap::new();
    for guest in [Guest::SignedOut, Guest::Unconfirmed, Guest::Admin] {
        let mut fixture = Fixture::open().await;
        for row in TABLE {
            let (path, person) = (fixture.path(row.path), fixture.person(guest));
            let page = match row.method {
                "GET" => person.get(&path).await,
                _ => person.post::<&str, &str>(&path, &[]).await,
            };
            if page.header("content-type").is_some_and(|kind| kind.starts_with("text/html")) {
                let name = format!("{:04}.html", kept.len());
                std::fs::write(folder.path().join(&name), page.bytes()).expect("a page is kept");
                kept.insert(name, format!("{} {} as {guest:?}", row.method, row.path));
            }
            // Whoever signed out sees no more.
            if row.method == "POST" && (row.path == "/signout" || row.path.starts_with("/account")) {
                fixture = Fixture::open().await;
            }
        }
    }
    assert!(kept.len() > 90, "only {} pages", kept.len());
    let judged = Command::new("java")
        .args(["-jar", &checker.display().to_string(), "--errors-only", "--exit-zero-always", "--format", "json"])
        .arg(folder.path())
        .output()
        .expect("Java runs");
    let verdict: Value = serde_json::from_slice(&judged.stderr)
        .unwrap_or_else(|cause| panic!("{cause}: {}", String::from_utf8_lossy(&judged.stderr)));
    let wrong: Vec<String> = verdict["messages"]
        .as_array()
        .expect("a list of messages")
        .iter()
        .map(|message| {
            let file = message["url"].as_str().and_then(|url| url.rsplit('/').next()).unwrap_or_default();
            let place = kept.get(file).map_or(file, String::as_str);
            format!("{place}: {} in {}", message["message"], message["extract"])
        })
        .collect();
    assert!(wrong.is_empty(), "\n{}\n", wrong.join("\n"));
}

/// Every page that there is, in the fixture's house.
fn pages(fixture: &Fixture) -> Vec<String> {
    let files = ["qr.svg", "export", ".csv"];
    let rows = TABLE.iter().filter(|row| row.method == "GET" && !files.iter().any(|file| row.path.contains(file)));
    rows.map(|row| fixture.path(row.path)).collect()
}

/// What axe found, a line a thing.
fn violations(verdict: &Value) -> impl Iterator<Item = String> {
    let found = verdict.as_array().expect("a list of violations").iter();
    found.flat_map(|violation| {
        let nodes = violation["nodes"].as_array().expect("a list of places").iter();
        nodes.map(|node| format!("{}: {} {}", violation["id"], node["html"], node["failureSummary"]))
    })
}

fn judge(variable: &str) -> PathBuf {
    std::env::var_os(variable).unwrap_or_else(|| panic!("{variable} says where it is; tests/run sets it")).into()
}
