//! `muster clock`, and what `muster doctor` says of the time.

use std::time::{Duration, Instant};

use chrono::TimeDelta;
use diesel::{ExpressionMethods, QueryDsl, RunQueryDsl};
use muster::clock::{Clock, Moment};
use muster::db;
use muster::db::schema::{latest_time, mails};
use muster::db::types::EmailState;

use crate::harness::database::Database;
use crate::harness::program::Program;

use super::{fails, runs};

/// A deployment that has seen a time so far ahead of this machine's.
fn ahead_by(span: TimeDelta) -> (Database, Moment) {
    let database = Database::bare();
    runs(&database, &["demo", "--people", "10"]);
    let mut conn = db::connect(&database.location()).expect("it answers");
    let seen = Clock::system().now() + span;
    diesel::update(latest_time::table).set(latest_time::at.eq(seen)).execute(&mut conn).expect("it is written down");
    let wrong = (mails::state.eq(EmailState::Waiting), mails::due_at.eq(seen));
    diesel::update(mails::table).set(wrong).execute(&mut conn).expect("they wait");
    (database, seen)
}

#[tokio::test]
async fn a_clock_that_is_behind_is_explained_and_accepted() {
    let (database, seen) = ahead_by(TimeDelta::days(4_000));
    let year = seen.utc().format("%Y").to_string();
    for command in ["clock", "doctor"] {
        let said = fails(&database, &[command]);
        assert!(said.contains(&year) && said.contains("muster clock --accept"), "{command}: {said}");
    }
    let mut program = Program::serve(&database);
    program.hear("serves");
    program.stranger().get("/readyz").await.is(503);
    runs(&database, &["clock", "--accept"]);
    assert!(runs(&database, &["clock"]).contains("fits"));
    let patience = Instant::now() + Duration::from_secs(60);
    while program.stranger().get("/readyz").await.status() != 200 {
        assert!(Instant::now() < patience, "it is never ready");
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    runs(&database, &["doctor"]);
    let mut conn = db::connect(&database.location()).expect("it answers");
    let due: Vec<Moment> = mails::table.select(mails::due_at).load(&mut conn).expect("they wait");
    assert!(!due.is_empty() && due.iter().all(|due| *due < seen - TimeDelta::days(1)), "emails go out again");
}

#[test]
fn a_clock_a_few_minutes_behind_is_no_problem() {
    let (database, _) = ahead_by(TimeDelta::minutes(9));
    assert!(runs(&database, &["doctor"]).contains("0 problems found"));
    runs(&database, &["clock"]);
}
