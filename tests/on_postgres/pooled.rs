//! A pooler between the program and PostgreSQL, which lends a connection for a transaction at a time.

use std::net::TcpStream;
use std::os::unix::fs::MetadataExt;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use diesel::prelude::*;
use muster::db::Location;
use muster::db::schema::{code_uses, codes};
use muster::t;
use tempfile::TempDir;
use url::Url;

use crate::codes::made;
use crate::harness::TestServer;
use crate::harness::database::{Database, on_postgres};
use crate::harness::port;
use crate::harness::program::Program;

/// A `PgBouncer` in transaction mode, with fewer connections than the program has; ends with the test.
struct Pooler {
    process: Child,
    port: u16,
    _folder: TempDir,
}

impl Pooler {
    /// Before the server that `url` names; nothing where `PgBouncer` is not installed.
    fn start(url: &Url) -> Option<Self> {
        let program =
            ["/usr/sbin/pgbouncer", "/usr/bin/pgbouncer"].into_iter().find(|path| std::path::Path::new(path).exists());
        let Some(program) = program else {
            eprintln!("skipped: PgBouncer is not installed");
            return None;
        };
        let folder = tempfile::tempdir().expect("a folder");
        let port = port::free();
        let settings = format!(
            "[databases]\n* = host={} port={} user={}{}\n[pgbouncer]\nlisten_addr = 127.0.0.1\n\
             listen_port = {port}\nunix_socket_dir =\nauth_type = any\npool_mode = transaction\n\
             default_pool_size = 3\nmax_client_conn = 200\n",
            url.host_str().unwrap_or("127.0.0.1"),
            url.port().unwrap_or(5432),
            url.username(),
            url.password().map_or_else(String::new, |password| format!(" password={password}")),
        );
        let file = folder.path().join("pgbouncer.ini");
        std::fs::write(&file, settings).expect("its settings can be written");
        let mut command = Command::new(program);
        // It refuses to run as root.
        if std::fs::metadata("/proc/self").is_ok_and(|me| me.uid() == 0) {
            command.args(["-u", "nobody"]);
        }
        let process = command.arg(&file).stdin(Stdio::null()).stderr(Stdio::null()).spawn().expect("it can be started");
        let patience = Instant::now() + Duration::from_secs(10);
        while TcpStream::connect(("127.0.0.1", port)).is_err() {
            assert!(Instant::now() < patience, "PgBouncer does not start");
            std::thread::sleep(Duration::from_millis(20));
        }
        Some(Self { process, port, _folder: folder })
    }

    /// `url` by way of it.
    fn way(&self, url: &Url, told: bool) -> String {
        let mut url = url.clone();
        url.set_host(Some("127.0.0.1")).expect("a host");
        url.set_port(Some(self.port)).expect("a port");
        url.set_query(told.then_some("pgbouncer=true"));
        url.into()
    }
}

impl Drop for Pooler {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

fn url_of(database: &Location) -> Url {
    let Location::Postgres(url) = database else { panic!("MUSTER_TEST_DATABASE names no PostgreSQL server") };
    Url::parse(url).expect("a URL")
}

#[tokio::test]
#[ignore = "needs PostgreSQL: tests/run runs it"]
async fn programs_that_start_at_once_behind_a_pooler_migrate_once() {
    assert!(on_postgres(), "MUSTER_TEST_DATABASE names no PostgreSQL server");
    let database = Database::bare();
    let direct = url_of(&database.location());
    let Some(pooler) = Pooler::start(&direct) else { return };
    let way = pooler.way(&direct, true);
    let mut programs: Vec<Program> =
        (0..3).map(|_| Program::serve_with(&database, &[("DATABASE_URL", &way)])).collect();
    let links: Vec<String> = programs.iter_mut().map(|program| program.hear("/setup/")).collect();
    let path = |line: &String| line[line.find("/setup/").expect("a link")..].to_owned();
    assert!(links.iter().all(|link| path(link) == path(&links[0])), "{links:?}");
    let ann = programs[1].stranger();
    ann.submit(crate::setup::filled(&ann.visit(&path(&links[0])).await)).await.at("/").says("Ann Admin");
}

#[tokio::test]
#[ignore = "needs PostgreSQL: tests/run runs it"]
async fn people_sign_up_and_join_behind_a_pooler() {
    assert!(on_postgres(), "MUSTER_TEST_DATABASE names no PostgreSQL server");
    // Said by the URL, and found out.
    for told in [true, false] {
        let mut pooler = None;
        let mut server = TestServer::open_with(|config| {
            let direct = url_of(&config.database);
            pooler = Pooler::start(&direct);
            if let Some(pooler) = &pooler {
                config.database = Location::parse(&pooler.way(&direct, told)).expect("a database URL");
            }
        })
        .await;
        if pooler.is_none() {
            return;
        }
        let instance = server.second_instance();
        let (ann, eve) = (server.ann().await, server.eve().await);
        let choir = server.group("Choir", &ann).await;
        let code = made(&ann, choir, |form| form.fill(t::passes::max_uses(), "11")).await;
        eve.join(&code.shown).await.leads_to(&format!("/groups/{choir}"));
        let mut posts = Vec::new();
        for number in 0..20 {
            let browser = server.stranger();
            let browser = if number % 2 == 0 { browser } else { browser.led_to(&instance) };
            let form = browser.visit("/signup").await.form(t::accounts::sign_up());
            let form = form
                .fill(t::accounts::name(), "Zoe Newcomer")
                .fill(t::web::email(), &format!("zoe{number}@example.org"));
            let form = form.fill(t::web::password(), "seven small otters").fill(t::web::join_code(), &code.shown);
            posts.push(tokio::spawn(async move { browser.press(form).await.status().as_u16() }));
        }
        let mut joined = 0;
        for post in posts {
            match post.await.expect("an answer") {
                303 => joined += 1,
                status => assert_eq!(status, 422),
            }
        }
        let shown = code.shown.clone();
        let uses: (i64, i64) = server
            .read(move |conn| {
                let uses = codes::table.filter(codes::shown.eq(shown)).select(codes::uses).first(conn)?;
                Ok((uses, code_uses::table.count().get_result(conn)?))
            })
            .await;
        assert_eq!((joined, uses), (10, (11, 11)), "told: {told}");
    }
}
