//! An import of twenty thousand people, as an admin makes it in a browser.

use std::io;
use std::time::{Duration, Instant};

use muster::t;

use super::load::Connection;
use super::request;
use super::site::Site;

/// How many people the file has.
const PEOPLE: usize = 20_000;
/// How long each half may take before the run is given up.
const PATIENCE: Duration = Duration::from_secs(300);
/// The goal, people a second, on SQLite and on PostgreSQL.
const GOALS: (f64, f64) = (20_000.0, 5_000.0);

/// What an import came to.
#[derive(Clone, Copy)]
pub struct Imported {
    /// People in the directory before it.
    pub size: i64,
    /// Rows a second that were tried out.
    pub checked: f64,
    /// People a second that were brought in.
    pub applied: f64,
    /// The server's processor time of bringing each in, in milliseconds.
    pub cpu: f64,
    /// The server's memory afterwards, in MB.
    pub memory: f64,
    /// People a second that are the goal.
    pub goal: f64,
}

/// Uploads a file, confirms it, and waits until everybody is in.
pub fn import(site: &Site) -> Result<Imported, Box<dyn std::error::Error>> {
    let cookie = &site.people.admin;
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    runtime.block_on(async {
        let mut http = Connection::open(site.server.address).await?;
        let begun = Instant::now();
        let page = post(&mut http, &upload(cookie)).await?;
        wait(&mut http, &page, cookie, &t::imports::stage("checked").to_string()).await?;
        let checked = begun.elapsed();
        let (begun, before) = (Instant::now(), site.server.cpu()?);
        let mut confirm = Vec::new();
        request::write_post(&mut confirm, &format!("{page}/confirm"), cookie, &request::form(&[("letters", "no")]));
        post(&mut http, &confirm).await?;
        wait(&mut http, &page, cookie, &t::imports::undo().to_string()).await?;
        let (applied, spent) = (begun.elapsed(), site.server.cpu()?.saturating_sub(before));
        let people = PEOPLE as f64;
        let is_sqlite = matches!(site.scratch.location, muster::db::Location::Sqlite(_));
        Ok(Imported {
            size: site.size,
            checked: people / checked.as_secs_f64(),
            applied: people / applied.as_secs_f64(),
            cpu: spent.as_secs_f64() * 1000.0 / people,
            memory: site.server.memory()?,
            goal: if is_sqlite { GOALS.0 } else { GOALS.1 },
        })
    })
}

/// The same people every time, each in one group.
fn file() -> String {
    let row = |number| {
        format!("import{number}@example.net,Imke{} van Import{number},Circle {}\n", number % 977, number % 20 + 1)
    };
    (0..PEOPLE).map(row).fold("email,name,groups\n".to_owned(), |file, row| file + &row)
}

fn upload(cookie: &str) -> Vec<u8> {
    let body = format!(
        "--line\r\nContent-Disposition: form-data; name=\"make_groups\"\r\n\r\nyes\r\n\
         --line\r\nContent-Disposition: form-data; name=\"file\"; filename=\"people.csv\"\r\n\r\n{}\r\n--line--\r\n",
        file()
    );
    let length = body.len();
    format!(
        "POST /users/import HTTP/1.1\r\nHost: localhost\r\nSec-Fetch-Site: same-origin\r\nCookie: {cookie}\r\n\
         Content-Type: multipart/form-data; boundary=line\r\nContent-Length: {length}\r\n\r\n{body}"
    )
    .into_bytes()
}

/// Where a post leads.
async fn post(http: &mut Connection, ask: &[u8]) -> io::Result<String> {
    let answer = http.ask(ask).await?;
    match answer.header("location", "/") {
        Some(page) if answer.status == 303 => Ok(page.to_owned()),
        _ => Err(io::Error::other(format!("an import was answered by {}", answer.status))),
    }
}

/// Waits until the page says `words`.
async fn wait(http: &mut Connection, page: &str, cookie: &str, words: &str) -> io::Result<()> {
    let (begun, ask) = (Instant::now(), request::get(page, cookie));
    // Plain, so that it can be searched.
    let ask = String::from_utf8_lossy(&ask).replace("Accept-Encoding: br\r\n", "").into_bytes();
    while begun.elapsed() < PATIENCE {
        if String::from_utf8_lossy(http.ask(&ask).await?.body).contains(words) {
            return Ok(());
        }
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
    Err(io::Error::other(format!("the import never said {words:?}")))
}
