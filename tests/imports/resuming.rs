//! A program that is killed in the middle of an import, and started again.

use std::time::{Duration, Instant};

use diesel::{ExpressionMethods, JoinOnDsl, NullableExpressionMethods, QueryDsl, RunQueryDsl, TextExpressionMethods};
use muster::db::schema::{events, import_rows, imports, jobs, memberships, users};
use muster::db::types::{ImportState, JobState};
use muster::db::{self, Conn, Wake};
use muster::locale::Message;
use muster::t;
use tokio::time::sleep;

use super::{NO_EMAILS, Roster, checked, post_files, rows, settled, undone};
use crate::harness::database::Database;
use crate::harness::person::Person;
use crate::harness::program::Program;

/// People in the file.
const PEOPLE: i64 = 6_000;

#[tokio::test]
async fn it_goes_on_where_it_stopped_and_says_so() {
    let database = Database::bare();
    let (_, said) = Program::start(&database, &["demo", "--people", "20"]).finish();
    let admin = said.lines().find_map(|line| line.strip_prefix("admin: ")).expect("a sign-in").to_owned();
    let people: Vec<String> = (0..PEOPLE).map(|n| format!("p{n}@import.example,Person {n},Choir;First Aid")).collect();
    let file = format!("email,name,groups\n{}", people.join("\n"));

    // Killed while it reads.
    let (program, ann) = serve(&database, &admin).await;
    let posted = post_files(&ann, &[("people.csv", file.as_bytes())], &[]).await;
    let path = posted.is(303).header("location").expect("a page").to_owned();
    until_some(&ann, &path, t::imports::checking).await;
    program.kill();
    free_jobs(&database);

    // It goes on, and is killed while it carries the rows out.
    let (program, ann) = serve(&database, &admin).await;
    let dry = settled(&ann, &path).await;
    dry.says(t::imports::ready(PEOPLE, 0, 0));
    ann.press(dry.form("Import 6,000 rows").choose(NO_EMAILS())).await.leads_to(&path);
    until_some(&ann, &path, t::imports::importing).await;
    program.kill();
    let there = imported(&database);
    assert!((1..PEOPLE).contains(&there), "it was killed at the wrong time: {there} are there");
    assert_eq!(there % 500, 0, "a piece is there whole or not at all");
    free_jobs(&database);

    let (_program, ann) = serve(&database, &admin).await;
    let mut said_so = false;
    let patience = Instant::now() + Duration::from_secs(60);
    loop {
        let page = ann.visit(&path).await.text();
        said_so |= page.contains(&t::batches::progress_resumed().to_string());
        if page.contains(&t::imports::imported(PEOPLE, 0, 0).to_string()) {
            break;
        }
        assert!(Instant::now() < patience, "{page}");
        sleep(Duration::from_millis(20)).await;
    }
    assert!(said_so, "the page says that it was interrupted");
    let mut conn = connect(&database);
    let joined: i64 = events::table
        .inner_join(users::table.on(users::id.nullable().eq(events::person_id)))
        .filter(events::kind.eq("member.joined"))
        .filter(users::email_key.like("%@import.example"))
        .count()
        .get_result(&mut conn)
        .expect("events are counted");
    assert_eq!((imported(&database), joined), (PEOPLE, 2 * PEOPLE), "everybody once");
}

/// An import from the command line that is killed once some of its rows are carried out.
fn cut_off(database: &Database) -> (String, String) {
    let (_, said) = Program::start(database, &["demo", "--people", "20"]).finish();
    let admin = said.lines().find_map(|line| line.strip_prefix("admin: ")).expect("a sign-in").to_owned();
    let people: Vec<String> = (0..PEOPLE).map(|n| format!("p{n}@import.example,Person {n},Choir;First Aid")).collect();
    let file = database.folder().join("people.csv");
    std::fs::write(&file, format!("email,name,groups\n{}", people.join("\n"))).expect("a file");
    let file = file.display().to_string();
    let program = Program::start(database, &["import", &file, "--apply"]);
    let patience = Instant::now() + Duration::from_secs(60);
    while count_people(&mut connect(database)) == 0 {
        assert!(Instant::now() < patience, "nobody is imported");
        std::thread::sleep(Duration::from_millis(2));
    }
    program.kill();
    let there = imported(database);
    assert!((1..PEOPLE).contains(&there), "it was killed at the wrong time: {there} are there");
    free_jobs(database);
    (file, admin)
}

#[tokio::test]
async fn a_killed_command_is_finished_by_the_next_one() {
    let database = Database::bare();
    let (file, _) = cut_off(&database);
    let (status, said) = Program::start(&database, &["import", &file, "--apply"]).finish();
    assert!(status.success(), "{said}");
    assert!(said.contains("The import of people.csv, which was interrupted, is finished."), "{said}");
    assert!(said.contains("0 people were added") && said.contains("6000 rows change"), "{said}");
    assert_eq!(imported(&database), PEOPLE);
}

#[tokio::test]
async fn a_killed_command_is_finished_and_undone_by_a_server() {
    let database = Database::bare();
    let (_, admin) = cut_off(&database);
    let (_program, ann) = serve(&database, &admin).await;
    let path = ann.visit("/users/import").await.says(t::imports::command_line()).link("people.csv");
    let patience = Instant::now() + Duration::from_secs(60);
    let done = loop {
        let page = ann.visit(&path).await;
        if page.text().contains(&t::imports::imported(PEOPLE, 0, 0).to_string()) {
            break page;
        }
        assert!(Instant::now() < patience, "{}", page.text());
        sleep(Duration::from_millis(20)).await;
    };
    assert_eq!(imported(&database), PEOPLE);
    undone(&ann, &done).await.says(t::imports::undone());
    assert_eq!(imported(&database), 0);
}

#[tokio::test]
async fn reading_goes_on_between_the_rows_of_a_person() {
    let Roster { server, ann, .. } = Roster::open().await;
    let file =
        "email,group\nzoe@example.org,Choir\nyan@example.org,Choir\nzoe@example.org,Rowing\nzoe@example.org,Choir\n";
    let page = checked(&ann, file).await;
    let before = rows(&page);
    assert_eq!(before.len(), 3);
    let import: i64 = page.path().rsplit('/').next().and_then(|id| id.parse().ok()).expect("an id");
    let (by, now) = (ann.id, server.now());
    server
        .write(move |conn| {
            diesel::delete(import_rows::table.filter(import_rows::number.gt(2))).execute(conn)?;
            diesel::update(imports::table.find(import))
                .set((imports::state.eq(ImportState::Reading), imports::changing.eq(2), imports::unchanged.eq(0)))
                .execute(conn)?;
            diesel::insert_into(jobs::table)
                .values((
                    jobs::kind.eq("import.check"),
                    jobs::subject.eq(import),
                    jobs::payload.eq("{}"),
                    jobs::total.eq(4),
                    jobs::state.eq(JobState::Waiting),
                    jobs::made_by.eq(by),
                    jobs::made_at.eq(now),
                ))
                .execute(conn)
        })
        .await;
    server.wake(Wake::Jobs).await;
    let page = settled(&ann, page.path()).await;
    page.says(t::imports::ready(3, 1, 0));
    assert_eq!(rows(&page), before);
}

async fn serve(database: &Database, admin: &str) -> (Program, Person) {
    let mut program = Program::serve(database);
    program.hear("serves");
    let (email, password) = admin.split_once(' ').expect("an address and a password");
    let browser = program.signed_in(email, password).await;
    (program, browser)
}

/// Waits until some of the rows are done, and not all.
async fn until_some(who: &Person, path: &str, doing: fn(i64, i64) -> Message<'static>) {
    let none = doing(0, PEOPLE).to_string();
    let (begins, _) = none.split_once('0').expect("it counts");
    let patience = Instant::now() + Duration::from_secs(60);
    loop {
        let page = who.visit(path).await;
        let told = page.all("[data-refresh] [data-count]").concat();
        if told.starts_with(begins) && told != none {
            let again = "<noscript><meta http-equiv=\"refresh\"";
            assert!(page.source().contains(again), "it looks again without a script too");
            return;
        }
        assert!(Instant::now() < patience, "{}", page.text());
    }
}

/// The seconds after which a job is anybody's again, passed by hand.
fn free_jobs(database: &Database) {
    let mut conn = connect(database);
    diesel::update(jobs::table)
        .set(jobs::claimed_until.eq(None::<muster::clock::Moment>))
        .execute(&mut conn)
        .expect("the jobs are freed");
}

/// How many of the file's people are in both groups.
fn imported(database: &Database) -> i64 {
    let mut conn = connect(database);
    let places: i64 = memberships::table
        .inner_join(users::table)
        .filter(users::email_key.like("%@import.example"))
        .count()
        .get_result(&mut conn)
        .expect("places are counted");
    let people = count_people(&mut conn);
    assert_eq!(places, 2 * people, "nobody is half there");
    people
}

/// How many of the file's people there are.
fn count_people(conn: &mut Conn) -> i64 {
    users::table
        .filter(users::email_key.like("%@import.example"))
        .filter(users::password_hash.is_null())
        .count()
        .get_result(conn)
        .expect("people are counted")
}

fn connect(database: &Database) -> Conn {
    db::connect(&database.location()).expect("the database opens")
}
