//! A database that an earlier version filled, brought up to date: nothing of it is lost, and what could be undone
//! still can be.

use std::fs;

use chrono::TimeDelta;
use diesel::connection::SimpleConnection;
use diesel::{Connection, ExpressionMethods, PgConnection, QueryDsl, RunQueryDsl, SqliteConnection};
use muster::db::schema::users;
use muster::db::types::OrgRole;
use muster::groups::was_removed_since;
use muster::ids::{GroupId, UserId};
use muster::t;

use crate::harness::TestServer;
use crate::harness::database::{Database, on_postgres};
use crate::harness::page::Page;
use crate::harness::person::Person;
use crate::harness::server::OPENING;
use crate::imports::{groups_of, undone};

/// The last step that the earlier version knew.
const KNEW: &str = "2026-11-29-000022";

const STEPS: &str = "CREATE TABLE __diesel_schema_migrations (
    version VARCHAR(50) PRIMARY KEY NOT NULL,
    run_on TIMESTAMP NOT NULL DEFAULT CURRENT_TIMESTAMP
)";

/// The earlier version's database, as it left it.
fn earlier() -> Database {
    let database = Database::bare();
    let kind = if on_postgres() { "postgres" } else { "sqlite" };
    let mut words = vec![STEPS.to_owned()];
    let mut steps: Vec<String> = fs::read_dir(format!("migrations/{kind}"))
        .expect("the steps")
        .filter_map(|step| step.ok()?.file_name().into_string().ok())
        .filter(|step| &step[..KNEW.len()] <= KNEW)
        .collect();
    steps.sort();
    for step in steps {
        words.push(fs::read_to_string(format!("migrations/{kind}/{step}/up.sql")).expect("a step"));
        let version: String = step.split('_').next().unwrap_or_default().replace('-', "");
        words.push(format!("INSERT INTO __diesel_schema_migrations (version) VALUES ('{version}')"));
    }
    words.push(fs::read_to_string(format!("tests/upgrade/{kind}.sql")).expect("what it was filled with"));
    let run = |batch: &dyn Fn(&str)| words.iter().for_each(|words| batch(words));
    if on_postgres() {
        let conn = std::cell::RefCell::new(PgConnection::establish(&database.url()).expect("it opens"));
        run(&|words| conn.borrow_mut().batch_execute(words).unwrap_or_else(|cause| panic!("{cause}")));
    } else {
        let path = database.folder().join("muster.db").display().to_string();
        let conn = std::cell::RefCell::new(SqliteConnection::establish(&path).expect("it opens"));
        run(&|words| conn.borrow_mut().batch_execute(words).unwrap_or_else(|cause| panic!("{cause}")));
    }
    database
}

/// The house two hours after the earlier version was first opened, with Ann's browser.
async fn opened() -> (TestServer, Person) {
    let server = TestServer::of(earlier(), OPENING + TimeDelta::hours(2)).await;
    let ann = server.signed_in(id_of(&server, "ann@example.org").await, OrgRole::Admin).await;
    (server, ann)
}

async fn id_of(server: &TestServer, email: &'static str) -> UserId {
    server.read(move |conn| users::table.filter(users::email_key.eq(email)).select(users::id).first(conn)).await
}

fn rows(page: &Page) -> Vec<String> {
    page.all("tbody tr").into_iter().map(|row| row.split_whitespace().collect::<Vec<_>>().join(" ")).collect()
}

const CHOIR: GroupId = GroupId(1);
const ROWING: GroupId = GroupId(2);
const CHESS: GroupId = GroupId(3);

#[tokio::test]
async fn what_happened_before_an_upgrade_is_told_once() {
    let (server, ann) = opened().await;
    let log = rows(&ann.visit("/settings/activity").await);
    assert_eq!(log.len(), 32, "each deed is one row, as it was: {log:#?}");
    for deed in [
        "Ann Admin made the code ending …",
        "Ann Admin expired the code ending …",
        "Sam Stranger joined by a campaign code",
        "Ann Admin removed Sam Stranger",
        "Ann Admin made Eve Everyday a manager",
        "Ann Admin made the campaign “Spring”",
        "Description: none → “We play.”",
        "Stops: none → Fri 1 Jan 2027, 00:00 CET",
        "Added to: RowingTaken out of: Chess",
        "Ann Admin moved Sam Stranger to Chess",
        "Ann Admin added 2 people by an import",
        "Ann Admin let 2 people in by an import",
        "Ann Admin began to move 1 person",
        "Ann Admin deactivated the account of Dee Done",
    ] {
        assert_eq!(log.iter().filter(|row| row.contains(deed)).count(), 1, "{deed}: {log:#?}");
    }
    let [joined, removed] = ["member.joined", "member.removed"];
    let eve = server.history(id_of(&server, "eve@example.org").await).await;
    assert_eq!(eve, [joined, "member.role_changed", joined, joined, removed]);
    let sam = id_of(&server, "sam@example.org").await;
    assert_eq!(server.history(sam).await, [joined, removed, joined, "member.left", joined, "member.moved", joined]);
    let is_barred = server.read(move |conn| was_removed_since(conn, CHOIR, sam, OPENING)).await;
    assert!(is_barred, "the removal is remembered");
}

#[tokio::test]
async fn a_group_tells_its_part_of_what_was_before_an_upgrade() {
    let (_house, ann) = opened().await;
    let log = async |group| rows(&ann.visit(&format!("/groups/{group}/settings/activity")).await);
    let (choir, rowing, chess) = (log(CHOIR).await, log(ROWING).await, log(CHESS).await);
    let count = |log: &[String], deed: &str| log.iter().filter(|row| row.contains(deed)).count();
    assert_eq!(count(&rowing, "Ann Admin added Eve Everyday"), 1, "{rowing:#?}");
    assert_eq!(count(&chess, "Ann Admin removed Eve Everyday"), 1, "{chess:#?}");
    assert_eq!(count(&choir, "Ann Admin let 2 people in by an import"), 1, "{choir:#?}");
    assert_eq!(count(&choir, "Uma Upload"), 0, "each of them is a part of that: {choir:#?}");
    assert_eq!((choir.len(), rowing.len(), chess.len()), (9, 6, 14));
}

#[tokio::test]
async fn who_used_a_code_is_known_after_an_upgrade() {
    let (_house, ann) = opened().await;
    ann.visit("/groups/1/settings/codes/1").await.says("Eve Everyday").says("Sam Stranger");
    ann.visit("/campaigns/1").await.says("Sam Stranger");
    let members = ann.visit(&format!("/groups/{CHOIR}/settings/members")).await;
    let members = rows(&members);
    let has = |name: &str, how: &str| members.iter().any(|row| row.contains(name) && row.contains(how));
    assert!(has("Eve Everyday", "by a code") && has("Uma Upload", "by an import"), "{members:#?}");
}

#[tokio::test]
async fn an_import_of_before_an_upgrade_is_undone() {
    let (server, ann) = opened().await;
    let undone = undone(&ann, &ann.visit("/users/import/1").await).await;
    undone.says("What this import did is taken back, all of it.");
    assert!(groups_of(&server, "uma@example.org").await.is_empty());
    ann.visit(&format!("/groups/{CHOIR}/settings/activity")).await.says("took back that 2 people came in");
}

#[tokio::test]
async fn an_action_on_many_of_before_an_upgrade_is_undone() {
    let (server, ann) = opened().await;
    ann.submit(ann.visit("/users/bulk/2").await.form("Undo")).await.says("Taken back for 1 person.");
    assert_eq!(groups_of(&server, "bob@example.org").await, ["Chess", "Choir"]);
    let stays = ann.submit(ann.visit("/users/bulk/1").await.form("Undo")).await;
    stays.says("Bob Bulk").says(t::batches::kept_changed_since());
}
