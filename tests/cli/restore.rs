//! `muster restore`: what was forgotten since the backup does no harm.

use std::fs;
use std::process::Command;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use diesel::connection::SimpleConnection;
use diesel::prelude::*;
use muster::db::schema::{codes, groups, users};
use muster::db::types::{JoinType, OrgRole, UserState};
use muster::db::{self, Conn};
use muster::ids::{CodeId, GroupId, UserId};
use muster::t;

use crate::harness::database::{Database, on_postgres};
use crate::harness::mail_server::MailServer;
use crate::harness::person::Person;
use crate::harness::program::Program;
use crate::invites::path_of;

use super::{fails, runs};

/// A deployment with its admin and a member, and what they sign in with.
struct Site {
    database: Database,
    program: Program,
    admin: (String, String),
    member: (String, String),
}

impl Site {
    fn open() -> Self {
        let database = Database::bare();
        let said = runs(&database, &["demo", "--people", "50"]);
        let sign_in = |who: &str| {
            let line = said.lines().find_map(|line| line.strip_prefix(&format!("{who}: "))).expect("a sign-in");
            let (email, password) = line.split_once(' ').expect("an address and a password");
            (email.to_owned(), password.to_owned())
        };
        let (admin, member) = (sign_in("admin"), sign_in("member"));
        let mut program = Program::serve(&database);
        program.hear("serves");
        Self { database, program, admin, member }
    }

    async fn sign_in(&self, (email, password): &(String, String)) -> Person {
        self.program.signed_in(email, password).await
    }

    fn ask<T>(&self, query: impl FnOnce(&mut Conn) -> QueryResult<T>) -> T {
        query(&mut db::connect(&self.database.location()).expect("it answers")).expect("it is found")
    }

    fn backup(&self) -> String {
        let file = self.database.folder().join("backup").display().to_string();
        runs(&self.database, &["backup", &file]);
        file
    }

    fn stop(&mut self) {
        self.program.terminate();
        let ended = std::mem::replace(&mut self.program, Program::start(&self.database, &["--version"]));
        ended.finish();
    }

    /// Puts the backup back as an operator does, and serves it with this mail server.
    fn restore(&mut self, file: &str, post: &MailServer) {
        let said = if on_postgres() {
            let replaced = self.database.set_aside();
            let restored =
                Command::new("pg_restore").args(["--no-owner", "--dbname", &self.database.url(), file]).status();
            assert!(restored.is_ok_and(|status| status.success()), "pg_restore puts it back");
            assert!(fails(&self.database, &["serve"]).contains("muster restore --after-pg-restore"));
            runs(&self.database, &["restore", "--after-pg-restore", "--replaced", &replaced])
        } else {
            runs(&self.database, &["restore", file])
        };
        assert!(said.contains("The backup is restored."), "{said}");
        self.program = Program::serve_with(&self.database, &[("MUSTER_SMTP", &post.url())]);
        self.program.hear("serves");
    }
}

/// The path of the shared link of an invite that is made now, and emailed to this address.
async fn invite(admin: &Person, group: GroupId, to: &str) -> String {
    let form = admin.visit(&format!("/groups/{group}/invites/new")).await.form(t::invites::create());
    path_of(&admin.submit(form.fill("Email addresses", to)).await.is(200).all(".ticket-url").remove(0))
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_forgotten_since_the_backup_does_no_harm() {
    let post = MailServer::open().await;
    let mut site = Site::open();
    let (admin, member) = (site.sign_in(&site.admin).await, site.sign_in(&site.member).await);
    let (other, address): (UserId, Option<String>) = site.ask(|conn| {
        users::table
            .filter(users::role.eq(OrgRole::Member))
            .filter(users::state.eq(UserState::Active))
            .filter(users::password_hash.is_not_null())
            .filter(users::email.ne(&site.member.0))
            .select((users::id, users::email))
            .first(conn)
    });
    let other_browser = site.sign_in(&(address.expect("an address"), site.member.1.clone())).await;
    let (group, code, shown): (Option<GroupId>, CodeId, String) = site.ask(|conn| {
        codes::table
            .filter(codes::group_id.is_not_null())
            .filter(codes::ended_at.is_null())
            .filter(codes::expires_at.is_null())
            .filter(codes::max_uses.is_null())
            .select((codes::group_id, codes::id, codes::shown))
            .first(conn)
    });
    let group = group.expect("a group's code");
    let kept = invite(&admin, group, "una@example.org").await;

    // People come and go while the backup is made.
    let open: GroupId =
        site.ask(|conn| groups::table.filter(groups::join_type.eq(JoinType::Open)).select(groups::id).first(conn));
    let enough = Arc::new(AtomicBool::new(false));
    let load = tokio::spawn({
        let (admin, enough) = (admin.clone(), Arc::clone(&enough));
        async move {
            while !enough.load(Ordering::Relaxed) {
                for deed in ["join", "leave"] {
                    admin.post::<&str, &str>(&format!("/groups/{open}/{deed}"), &[]).await;
                }
            }
        }
    });
    let file = site.backup();
    enough.store(true, Ordering::Relaxed);
    load.await.expect("it goes on while the backup is made");

    // What the backup does not know.
    member.post::<&str, &str>("/signout", &[]).await;
    let deactivated = admin.visit(&format!("/users/{other}/deactivate")).await;
    admin.submit(deactivated.form(t::directory::deactivate())).await.is(200);
    admin.post::<&str, &str>(&format!("/groups/{group}/settings/codes/{code}/expire"), &[]).await;
    let lost = invite(&admin, group, "zoe@example.org").await;

    if on_postgres() {
        assert!(fails(&site.database, &["restore", "--after-pg-restore"]).contains("a server is running"));
    } else {
        assert!(fails(&site.database, &["restore", &file]).contains("is in use"));
    }
    site.stop();
    site.restore(&file, &post);

    for browser in [&member, &other_browser, &admin] {
        browser.led_to(&site.program.base).visit("/account").await.headed(t::web::sign_in());
    }
    let stranger = site.program.stranger();
    stranger.get(&lost).await.is(404);
    stranger.get(&kept).await.is(200);

    // New emails go out, those of the backup do not.
    let form = stranger.visit("/forgotten").await.form(t::accounts::send_link()).fill(t::web::email(), &site.member.0);
    stranger.submit(form).await.is(200);
    post.email_to(&site.member.0).await;
    assert_eq!(post.emails().len(), 1);

    let admin = site.sign_in(&site.admin).await;
    let again = invite(&admin, group, "yan@example.org").await;
    post.email_to("yan@example.org").await;
    let id = |link: &str| link.split('/').nth(2).map(str::to_owned);
    assert_eq!(id(&again), id(&lost), "the id is given out twice");
    assert_ne!(again, lost);
    stranger.get(&lost).await.is(404);
    stranger.get(&again).await.is(200);

    let home = admin.visit("/").await;
    home.says(t::restore::held("")).says(t::restore::list("person"));
    let listed = home.all("#notice-restore li").join("\n");
    assert!(listed.contains(&shown), "{listed}");
    assert_eq!(admin.visit("/settings/restore").await.all("#notice-restore li").join("\n"), listed);
    if !on_postgres() {
        assert_eq!(fs::read_dir(site.database.folder()).expect("the folder").filter(is_kept).count(), 1);
    }
    let sent = admin.submit(home.form("Send")).await;
    sent.at("/settings/mail").says_nothing_of(t::restore::nothing_held());
    assert_eq!(sent.all(".flash-done").len(), 1);
    post.email_to("una@example.org").await;
    admin.visit("/").await.says_nothing_of(t::restore::held(""));
    let question = admin.visit("/settings/restore/expire").await;
    let expired = admin.submit(question.form(t::restore::expire_all())).await;
    assert_eq!(expired.at("/").all(".flash-done").len(), 1);
    stranger.get(&again).await.is(410);
    admin.submit(admin.visit("/").await.form(t::restore::dismiss())).await.at("/").says_nothing_of("notice-restore");
}

fn is_kept(entry: &std::io::Result<fs::DirEntry>) -> bool {
    entry.as_ref().is_ok_and(|entry| entry.file_name().to_string_lossy().contains("replaced-"))
}

#[test]
fn what_is_no_backup_of_ours_changes_nothing() {
    let database = Database::bare();
    runs(&database, &["demo", "--people", "10"]);
    if on_postgres() {
        assert!(fails(&database, &["restore", "backup.db"]).contains("--after-pg-restore"));
        return;
    }
    assert!(fails(&database, &["restore", "--after-pg-restore"]).contains("restore FILE"));
    let before = runs(&database, &["export", "audit"]);
    let given = |name: &str, bytes: &[u8]| {
        let path = database.folder().join(name).display().to_string();
        fs::write(&path, bytes).expect("our own file");
        path
    };
    let other = given("other.db", b"");
    diesel::SqliteConnection::establish(&other).unwrap().batch_execute("CREATE TABLE notes (id)").unwrap();
    let cut = given("cut.db", &{
        let mut bytes = fs::read(database.folder().join("muster.db")).expect("the database");
        bytes.truncate(bytes.len() / 2);
        bytes
    });
    for (file, why) in [
        (given("text", b"Dear Ann"), "no SQLite database"),
        (given("empty", b""), "no SQLite database"),
        (other, "none of its tables"),
        (cut, "damaged"),
        (database.folder().join("nothing").display().to_string(), "No such file"),
    ] {
        let said = fails(&database, &["restore", &file]);
        assert!(said.contains(why) || said.contains("malformed"), "{file}: {said}");
    }
    assert_eq!(runs(&database, &["export", "audit"]), before);
    assert_eq!(fs::read_dir(database.folder()).expect("the folder").filter(is_kept).count(), 0);
    assert!(!database.folder().join("muster.db.restoring").exists());
}

#[test]
fn an_older_backup_is_brought_up_to_date_a_newer_refused() {
    let database = Database::bare();
    runs(&database, &["demo", "--people", "10"]);
    if on_postgres() {
        return;
    }
    let file = database.folder().join("backup.db").display().to_string();
    runs(&database, &["backup", &file]);
    let mut backup = diesel::SqliteConnection::establish(&file).expect("the backup opens");
    let steps = fs::read_dir("migrations/sqlite").expect("the steps");
    let names = steps.filter_map(|step| step.ok()?.file_name().into_string().ok());
    let mut later: Vec<String> = names.filter(|name| name.as_str() > "2026-11-29-000002").collect();
    later.sort_by(|one, other| other.cmp(one));
    for step in later {
        let words = fs::read_to_string(format!("migrations/sqlite/{step}/down.sql")).expect("a way back");
        backup.batch_execute(&words).expect("it goes back");
    }
    let newer = "INSERT INTO __diesel_schema_migrations (version) VALUES ('29990101000000')";
    let steps = "DELETE FROM __diesel_schema_migrations WHERE version > '20261129000001'";
    backup.batch_execute(newer).expect("a step of the future");
    assert!(fails(&database, &["restore", &file]).contains("newer version of Muster"));
    backup.batch_execute(steps).expect("they were never run");
    drop(backup);
    runs(&database, &["restore", &file]);
    assert_eq!(runs(&database, &["migrate"]), "The tables are up to date.");
}

#[test]
fn a_copy_made_while_no_server_ran_is_served_on_its_word() {
    let database = Database::bare();
    runs(&database, &["demo", "--people", "10"]);
    if !on_postgres() {
        assert!(fails(&database, &["restore", "--after-pg-restore", "--nothing-lost"]).contains("restore FILE"));
        return;
    }
    let mut program = Program::serve(&database);
    program.hear("serves");
    program.terminate();
    program.finish();
    let file = database.folder().join("backup").display().to_string();
    runs(&database, &["backup", &file]);
    database.set_aside();
    let url = database.url();
    let restored = Command::new("pg_restore").args(["--no-owner", "--dbname", &url, &file]).status();
    assert!(restored.is_ok_and(|status| status.success()), "pg_restore puts it back");
    fails(&database, &["serve"]);
    assert!(fails(&database, &["doctor"]).contains("muster restore --after-pg-restore"));
    runs(&database, &["restore", "--after-pg-restore", "--nothing-lost"]);
    runs(&database, &["doctor"]);
    let mut program = Program::serve(&database);
    program.hear("serves");
}

#[test]
fn a_restore_without_the_server_key_says_where_it_is() {
    let database = Database::bare();
    runs(&database, &["demo", "--people", "10"]);
    if on_postgres() {
        return;
    }
    let file = database.folder().join("backup.db").display().to_string();
    runs(&database, &["backup", "--with-key", &file]);
    fs::remove_file(database.folder().join("server.key")).expect("our own file");
    let said = fails(&database, &["restore", &file]);
    assert!(said.contains("server key") && said.contains("backup.db.key"), "{said}");
}

#[test]
fn a_restore_killed_at_any_moment_leaves_the_old_or_the_new() {
    let database = Database::bare();
    runs(&database, &["demo", "--people", "20"]);
    if on_postgres() {
        return;
    }
    let file = database.folder().join("backup.db").display().to_string();
    runs(&database, &["backup", &file]);
    let new = runs(&database, &["export", "people"]);
    let more = database.folder().join("more.csv");
    fs::write(&more, "email,name\nzoe@example.org,Zoe\n").expect("our own file");
    runs(&database, &["import", "--apply", &more.display().to_string()]);
    let old = runs(&database, &["export", "people"]);
    assert_ne!(old, new);
    let mut delay = Duration::from_millis(2);
    loop {
        let restore = Program::start(&database, &["restore", &file]);
        std::thread::sleep(delay);
        restore.kill();
        let found = runs(&database, &["export", "people"]);
        if found == new {
            break;
        }
        assert_eq!(found, old, "after {delay:?}");
        assert!(delay < Duration::from_secs(20), "it does not get done");
        delay = delay * 5 / 4;
    }
    runs(&database, &["doctor"]);
}
