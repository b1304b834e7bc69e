//! The database beneath everything: what was acknowledged is there, and nothing half.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use diesel::connection::SimpleConnection;
use diesel::prelude::*;
use muster::clock::Moment;
use muster::db::schema::form_keys;
use muster::db::{self, Conn, Db, Fault, Location, Stop};

use crate::harness::TestServer;
use crate::harness::database::Database;

const NOW: Moment = Moment::from_micros(1_000_000);

fn open() -> (Db, Database) {
    let database = Database::fresh();
    (Db::open(&database.location(), 4).expect("the database opens"), database)
}

/// For what only SQLite's one writer promises, whatever the suite runs on.
fn open_sqlite(folder: &tempfile::TempDir) -> Db {
    let location = Location::Sqlite(folder.path().join("muster.db"));
    db::migrate(&location).expect("the tables are made");
    Db::open(&location, 4).expect("the database opens")
}

fn put(conn: &mut Conn, key: &str) -> QueryResult<usize> {
    diesel::insert_into(form_keys::table)
        .values((form_keys::key.eq(key), form_keys::outcome.eq(""), form_keys::made_at.eq(NOW)))
        .execute(conn)
}

fn count(conn: &mut Conn) -> QueryResult<i64> {
    form_keys::table.count().get_result(conn)
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_failing_piece_of_work_is_rolled_back_alone() {
    let (db, _database) = open();
    let writes = (0..100).map(|n| {
        let db = db.clone();
        tokio::spawn(async move {
            db.write(move |conn| {
                put(conn, &format!("form {n}"))?;
                if n % 3 == 0 { Err(Stop::Refused(n)) } else { Ok(n) }
            })
            .await
        })
    });
    let mut kept = 0;
    for (n, write) in writes.collect::<Vec<_>>().into_iter().enumerate() {
        match write.await.unwrap() {
            Ok(_) => kept += 1,
            Err(Stop::Refused(refused)) => assert_eq!(refused, n),
            Err(Stop::Fault(fault)) => panic!("{fault}"),
        }
    }
    assert_eq!(kept, 66);
    assert_eq!(db.read(count).await.unwrap(), 66);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_panic_in_one_hurts_nobody_else_and_leaves_nothing() {
    let (db, _database) = open();
    let panics = db.write::<(), Fault, _>(|conn| {
        put(conn, "half")?;
        db::in_savepoint::<(), Fault>(conn, |conn| {
            put(conn, "deeper")?;
            panic!("on purpose, in a savepoint");
        })
    });
    let works = db.write::<_, Fault, _>(|conn| Ok(put(conn, "whole")?));
    let (panicked, worked) = tokio::join!(panics, works);
    assert!(matches!(panicked, Err(Fault::Broken(_))), "{panicked:?}");
    assert_eq!(worked.unwrap(), 1);
    let keys: Vec<String> = db.read(|conn| form_keys::table.select(form_keys::key).load(conn)).await.unwrap();
    assert_eq!(keys, ["whole"]);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_savepoint_that_was_undone_is_gone() {
    let (_db, database) = open();
    let mut conn = db::connect(&database.location()).unwrap();
    let released = db::transaction::<_, Fault>(&mut conn, |conn| {
        put(conn, "kept")?;
        let refused = db::in_savepoint::<(), Stop<()>>(conn, |conn| {
            put(conn, "undone")?;
            Err(Stop::Refused(()))
        });
        assert!(matches!(refused, Err(Stop::Refused(()))));
        assert_eq!(count(conn)?, 1);
        Ok(conn.batch_execute("RELEASE SAVEPOINT diesel_savepoint_1"))
    });
    let error = released.map_or_else(|fault| fault.to_string(), |released| released.unwrap_err().to_string());
    assert!(error.contains("savepoint"), "{error}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_answer_comes_after_the_commit() {
    let (db, database) = open();
    for n in 0..50 {
        db.write::<_, Fault, _>(move |conn| Ok(put(conn, &format!("form {n}"))?)).await.unwrap();
        // Another program, which sees only what is committed.
        let other = Db::open(&database.location(), 1).unwrap();
        assert_eq!(other.read(count).await.unwrap(), n + 1);
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn many_writes_share_a_commit() {
    let folder = tempfile::tempdir().unwrap();
    let db = open_sqlite(&folder);
    let (release, wait) = std::sync::mpsc::channel::<()>();
    // While the first piece holds the writer, the others gather behind it.
    let first = tokio::spawn({
        let db = db.clone();
        async move {
            db.write::<(), Fault, _>(move |_| {
                wait.recv().unwrap();
                Ok(())
            })
            .await
        }
    });
    let before = db.queries();
    let rest: Vec<_> = (0..200)
        .map(|n| {
            let db = db.clone();
            tokio::spawn(async move { db.write::<_, Fault, _>(move |conn| Ok(put(conn, &format!("form {n}"))?)).await })
        })
        .collect();
    tokio::time::sleep(std::time::Duration::from_millis(100)).await;
    release.send(()).unwrap();
    first.await.unwrap().unwrap();
    for write in rest {
        write.await.unwrap().unwrap();
    }
    assert_eq!(db.read(count).await.unwrap(), 200);
    // A savepoint, an insert and a release each, and one commit for all; alone they would take five each.
    let queries = db.queries() - before;
    assert!(queries < 200 * 4, "{queries} queries");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn readers_cannot_write() {
    let folder = tempfile::tempdir().unwrap();
    let db = open_sqlite(&folder);
    let refused = db.read(|conn| put(conn, "sneaky")).await;
    assert!(refused.is_err());
    assert_eq!(db.read(count).await.unwrap(), 0);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_same_form_fifty_times_has_one_effect_and_one_answer() {
    let (db, _database) = open();
    let effects = Arc::new(AtomicUsize::new(0));
    let posts: Vec<_> = (0..50)
        .map(|n| {
            let (db, effects) = (db.clone(), Arc::clone(&effects));
            tokio::spawn(async move {
                db.write::<_, Fault, _>(move |conn| {
                    db::once(conn, "the form", None, NOW, |_| {
                        effects.fetch_add(1, Ordering::SeqCst);
                        Ok(format!("/made/{n}"))
                    })
                })
                .await
            })
        })
        .collect();
    let mut answers = Vec::new();
    for post in posts {
        answers.push(post.await.unwrap().unwrap());
    }
    answers.dedup();
    assert_eq!(effects.load(Ordering::SeqCst), 1);
    assert_eq!(answers.len(), 1, "{answers:?}");
}

#[test]
fn starting_twice_at_once_makes_the_tables_once() {
    let database = Database::bare();
    let location = database.location();
    let starts: Vec<_> = (0..4)
        .map(|_| {
            let location = location.clone();
            std::thread::spawn(move || db::migrate(&location))
        })
        .collect();
    let steps: usize = starts.into_iter().map(|start| start.join().unwrap().expect("each start succeeds")).sum();
    assert!(steps >= 1);
    assert_eq!(db::migrate(&location).unwrap(), 0);
}

#[tokio::test]
async fn a_database_of_a_newer_version_is_refused() {
    let (db, database) = open();
    let newer = "INSERT INTO __diesel_schema_migrations (version, run_on) VALUES ('99991231000000', '2099-01-01')";
    db.write::<_, Fault, _>(move |conn| Ok(diesel::sql_query(newer).execute(conn)?)).await.unwrap();
    let refused = db::migrate(&database.location()).expect_err("it is refused").to_string();
    assert!(refused.contains("newer version"), "{refused}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn every_write_behind_a_lock_is_answered_within_ten_seconds() {
    let server = TestServer::open().await;
    let (ann, eve) = (server.ann().await, server.eve().await);
    let choir = server.group("Choir", &ann).await;
    let code = crate::codes::made(&ann, choir, |form| form).await;
    let (hold, held) = std::sync::mpsc::channel::<()>();
    let (locked, is_locked) = std::sync::mpsc::channel();
    let location = server.database.location();
    let holder = std::thread::spawn(move || {
        let mut conn = db::connect(&location).expect("a connection");
        // Nobody writes, and everybody reads.
        conn.batch_execute(match conn {
            Conn::Sqlite(_) => "BEGIN IMMEDIATE",
            Conn::Pg(_) => "BEGIN; LOCK TABLE memberships, code_uses IN EXCLUSIVE MODE",
        })
        .expect("the lock");
        locked.send(()).expect("somebody waits");
        let _ = held.recv();
        conn.batch_execute("ROLLBACK").expect("it is released");
    });
    is_locked.recv().expect("it is locked");
    let mut posts = Vec::new();
    for wave in 0..3 {
        for _ in 0..6 {
            let (browser, shown) = (eve.browser.clone(), code.shown.clone());
            posts.push(tokio::spawn(async move {
                let began = Instant::now();
                let status = browser.join(&shown).await.status().as_u16();
                (status, began.elapsed())
            }));
        }
        if wave < 2 {
            tokio::time::sleep(Duration::from_secs(3)).await;
        }
    }
    for post in posts {
        let (status, took) = post.await.expect("an answer");
        assert!(status == 503 && took < Duration::from_secs(10), "{status} after {took:?}");
    }
    drop(hold);
    holder.join().expect("no panic");
    eve.join(&code.shown).await.leads_to(&format!("/groups/{choir}"));
}
