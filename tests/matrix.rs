//! Every route × everybody: who may use what, by a table of its own that the code cannot change.
//!
//! A route that is not in [`table`] fails, so each new one must take its place here.

pub mod fixture;
mod nonsense;
pub mod table;
mod translated;

use std::collections::BTreeSet;

use reqwest::Method;

use crate::harness::page::Page;
use fixture::{Fixture, Guest};
use table::{Answer, Row, TABLE};

#[test]
fn every_route_has_its_row_and_says_who_may_use_it() {
    let routes = muster::app::routes();
    let kept: BTreeSet<String> =
        routes.iter().map(|route| format!("{} {} for {:?}", route.method, route.path, route.access)).collect();
    let written: BTreeSet<String> =
        TABLE.iter().map(|row| format!("{} {} for {:?}", row.method, row.path, row.access)).collect();
    let missing: Vec<&String> = kept.difference(&written).collect();
    let stale: Vec<&String> = written.difference(&kept).collect();
    assert!(
        missing.is_empty() && stale.is_empty(),
        "not in tests/matrix/table.rs: {missing:#?}\nno such route: {stale:#?}"
    );
}

#[tokio::test]
async fn pages_are_shown_to_those_who_may_see_them_and_change_nothing() {
    let fixture = Fixture::open().await;
    let before = fixture.server.contents().await;
    let mut wrong = Vec::new();
    for row in TABLE.iter().filter(|row| row.method == "GET") {
        for guest in Guest::ALL {
            let (path, person) = (fixture.path(row.path), fixture.person(*guest));
            let page = person.get(&path).await;
            wrong.extend(fault(row, *guest, &page));
            let head = person.send(person.request(Method::HEAD, &path)).await;
            if head.status() != page.status() || !head.bytes().is_empty() {
                wrong.push(format!(
                    "HEAD {} as {guest:?}: {} where GET gives {}",
                    row.path,
                    head.status(),
                    page.status()
                ));
            }
        }
    }
    none(&wrong);
    fixture.server.unchanged(&before).await;
}

#[tokio::test]
async fn actions_are_taken_only_by_those_who_may() {
    let mut wrong = Vec::new();
    let mut fixture = Fixture::open().await;
    let mut untouched = fixture.server.contents().await;
    for row in TABLE.iter().filter(|row| row.method == "POST") {
        let mut before = untouched.clone();
        for guest in Guest::ALL {
            let page = fixture.person(*guest).post::<&str, &str>(&fixture.path(row.path), &[]).await;
            wrong.extend(fault(row, *guest, &page));
            let after = fixture.server.contents().await;
            let changed = after.changed_since(&before);
            if row.answer(*guest) != Answer::Served && !changed.is_empty() {
                wrong.push(format!("POST {} as {guest:?} is refused and changes {changed:?}", row.path));
            }
            before = after;
        }
        // What one of them did may change what the next route may do.
        if before != untouched {
            fixture = Fixture::open().await;
            untouched = fixture.server.contents().await;
        }
    }
    none(&wrong);
}

#[tokio::test]
async fn no_action_is_taken_for_another_site() {
    let fixture = Fixture::open().await;
    let before = fixture.server.contents().await;
    let mut wrong = Vec::new();
    for row in TABLE.iter().filter(|row| row.method == "POST") {
        for guest in Guest::ALL {
            let person = fixture.person(*guest);
            let request = person.request(Method::POST, &fixture.path(row.path));
            let page = person.send(request.header("Sec-Fetch-Site", "cross-site")).await;
            if page.status() != 403 {
                wrong.push(format!("POST {} as {guest:?} from another site: {}", row.path, page.status()));
            }
        }
    }
    none(&wrong);
    fixture.server.unchanged(&before).await;
}

/// What is wrong with the answer that `guest` got.
fn fault(row: &Row, guest: Guest, page: &Page) -> Option<String> {
    let status = page.status().as_u16();
    let to_sign_in = status == 303 && page.header("location").is_some_and(|to| to.starts_with("/signin"));
    let got = match status {
        303 if to_sign_in => Answer::SignIn,
        403 => Answer::Forbidden,
        404 => Answer::NotFound,
        200..=399 => Answer::Served,
        // What is wrong with an empty form, or with a link that leads nowhere, is told by the route itself.
        400 | 409 | 410 | 422 if row.method == "POST" || row.path.contains("{token}") => Answer::Served,
        _ => return Some(format!("{} {} as {guest:?}: {status}\n{}", row.method, row.path, page.text())),
    };
    let expected = row.answer(guest);
    (got != expected).then(|| format!("{} {} as {guest:?}: {got:?} ({status}), not {expected:?}", row.method, row.path))
}

fn none(wrong: &[String]) {
    assert!(wrong.is_empty(), "\n{}\n", wrong.join("\n"));
}
