//! A database that an earlier version filled, brought up to date: nothing of it is lost, and what could be undone
//! still can be.

use std::fs;

use chrono::TimeDelta;
use diesel::connection::SimpleConnection;
use diesel::{Connection, ExpressionMethods, PgConnection, QueryDsl, RunQueryDsl, SqliteConnection};
use muster::db::schema::users;
use muster::db::types::OrgRole;
use muster::events::BOLD;
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
    let (ann_admin, sam) = ("Ann Admin", "Sam Stranger");
    for deed in [
        t::events::code_created(BOLD, "", ann_admin).plain(),
        t::events::code_expired(BOLD, "", ann_admin).plain(),
        t::events::member_joined(BOLD, "campaign", true, sam, "member", sam).plain(),
        t::events::member_removed(BOLD, sam, ann_admin).plain(),
        t::events::member_role_changed(BOLD, "Eve Everyday", "manager", ann_admin).plain(),
        t::events::campaign_created(BOLD, "Spring", ann_admin).plain(),
        t::events::change(t::locale::quoted("We play."), t::events::value_none(), "", "description"),
        t::events::added_to("Rowing"),
        t::events::removed_from("Chess"),
        t::events::member_moved(BOLD, "Chess", sam, ann_admin).plain(),
        t::events::import_people_added(BOLD, 2, ann_admin).plain(),
        t::events::group_people_brought(BOLD, "import", 2, ann_admin).plain(),
        t::events::bulk_begun("move", BOLD, 1, ann_admin).plain(),
        t::events::person_deactivated(BOLD, false, "Dee Done", ann_admin).plain(),
    ] {
        let deed = deed.to_string();
        assert_eq!(log.iter().filter(|row| row.contains(&deed)).count(), 1, "{deed}: {log:#?}");
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
    assert_eq!(
        count(&choir, &t::events::group_people_brought(BOLD, "import", 2, "Ann Admin").plain().to_string()),
        1,
        "{choir:#?}"
    );
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
    let has = |name: &str, how: &'static str| {
        members.iter().any(|row| row.contains(name) && row.contains(&t::events::joined_how(how).to_string()))
    };
    assert!(has("Eve Everyday", "code") && has("Uma Upload", "import"), "{members:#?}");
}

#[tokio::test]
async fn an_import_of_before_an_upgrade_is_undone() {
    let (server, ann) = opened().await;
    let undone = undone(&ann, &ann.visit("/users/import/1").await).await;
    undone.says(t::imports::undone());
    assert!(groups_of(&server, "uma@example.org").await.is_empty());
    let told = t::events::group_people_taken_back(BOLD, "import", 2, "Ann Admin");
    ann.visit(&format!("/groups/{CHOIR}/settings/activity")).await.tells(told);
}

#[tokio::test]
async fn an_action_on_many_of_before_an_upgrade_is_undone() {
    let (server, ann) = opened().await;
    ann.submit(ann.visit("/users/bulk/2").await.form(t::directory::undo()))
        .await
        .says(t::directory::outcome_undone(t::directory::people(1)));
    assert_eq!(groups_of(&server, "bob@example.org").await, ["Chess", "Choir"]);
    let stays = ann.submit(ann.visit("/users/bulk/1").await.form(t::directory::undo())).await;
    stays.says("Bob Bulk").says(t::batches::kept_changed_since());
}
