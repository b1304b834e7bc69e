//! Users → Import: files of people, from upload to undo.

mod applying;
mod checking;
mod columns;
mod corpus;
mod emails;
mod encodings;
mod files;
mod languages;
mod meaning;
mod namesakes;
mod odd_rows;
mod own_exports;
mod resuming;
mod rights;
mod sharing;
mod undoing;

use std::fmt::Display;
use std::io::{Cursor, Write};
use std::time::{Duration, Instant};

use diesel::{ExpressionMethods, QueryDsl, RunQueryDsl};
use muster::db::schema::{groups, memberships, users};
use muster::ids::{GroupId, UserId};
use muster::locale::Message;
use muster::t;
use reqwest::Method;
use tokio::time::sleep;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use crate::harness::TestServer;
use crate::harness::cast::Account;
use crate::harness::page::ANY;
use crate::harness::page::Page;
use crate::harness::person::Person;

/// Posts files, each with its name, as the form of the page does, and stays on the first answer.
async fn post_files(who: &Person, files: &[(&str, &[u8])], ticked: &[Label]) -> Page {
    let form = who.visit("/users/import").await.form(t::imports::check_rows());
    let ticked = ticked.iter().fold(form, |form, label| form.check(label()));
    let mut body = Vec::new();
    for (name, value) in ticked.entries().into_iter().filter(|(name, _)| name != "file") {
        let part = format!("--line\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n");
        body.extend_from_slice(part.as_bytes());
    }
    for (name, bytes) in files {
        let head = format!("--line\r\nContent-Disposition: form-data; name=\"file\"; filename=\"{name}\"\r\n\r\n");
        body.extend([head.as_bytes(), bytes, b"\r\n"].concat());
    }
    body.extend_from_slice(b"--line--\r\n");
    let request = who.request(Method::POST, "/users/import").header("Sec-Fetch-Site", "same-origin");
    who.send(request.header("Content-Type", "multipart/form-data; boundary=line").body(body)).await
}

/// Uploads a file and gives the page of its dry run.
pub async fn checked(who: &Person, file: &str) -> Page {
    checked_with(who, file, &[]).await
}

/// The same with boxes of the form ticked.
async fn checked_with(who: &Person, file: &str, ticked: &[Label]) -> Page {
    let posted = post_files(who, &[("people.csv", file.as_bytes())], ticked).await;
    let path = posted.is(303).header("location").expect("a page").to_owned();
    settled(who, &path).await
}

/// The rows of the page's tab that begins with `tab`, what they say.
async fn tab(who: &Person, page: &Page, tab: &str) -> Vec<String> {
    match page.all(".tabs a, nav a").into_iter().find(|label| label.starts_with(tab)) {
        Some(label) => rows(&who.visit(&page.link(label.replace('\n', " "))).await),
        None => Vec::new(),
    }
}

async fn wrong(who: &Person, page: &Page) -> Vec<String> {
    tab(who, page, "Wrong").await
}

/// Files packed as one.
fn archive(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in files {
        archive.start_file(*name, SimpleFileOptions::default()).expect("a file");
        archive.write_all(bytes).expect("its bytes");
    }
    archive.finish().expect("an archive").into_inner()
}

/// The page of the dry run of these files.
async fn dry_run(who: &Person, files: &[(&str, &[u8])], ticked: &[Label]) -> Page {
    let posted = post_files(who, files, ticked).await;
    let path = posted.is(303).header("location").expect("a page").to_owned();
    settled(who, &path).await
}

/// The page of an import, once nothing is being done about it.
async fn settled(who: &Person, path: &str) -> Page {
    let patience = Instant::now() + Duration::from_secs(60);
    loop {
        let page = who.visit(path).await;
        if page.all("progress").is_empty() {
            return page;
        }
        assert!(Instant::now() < patience, "it is never done:\n{}", page.text());
        sleep(Duration::from_millis(20)).await;
    }
}

/// Confirms the dry run on `page` and gives the page of what came of it.
pub async fn confirmed(who: &Person, page: &Page) -> Page {
    confirmed_with(who, page, NO_EMAILS()).await
}

async fn confirmed_with(who: &Person, page: &Page, emails: impl Display) -> Page {
    let path = page.path().split('?').next().unwrap_or_default().to_owned();
    let button = page.all("button").into_iter().find(|text| text.starts_with("Import ")).expect("a button");
    who.press(page.form(&button).choose(emails)).await.leads_to(&path);
    settled(who, &path).await
}

/// Undoes the import on `page`.
pub async fn undone(who: &Person, page: &Page) -> Page {
    let path = page.path().split('?').next().unwrap_or_default().to_owned();
    let asked = who.visit(&page.link(t::imports::undo())).await;
    who.press(asked.form(t::imports::undo_button())).await.leads_to(&path);
    settled(who, &path).await
}

/// The rows that `page` shows: who, line and what.
fn rows(page: &Page) -> Vec<String> {
    page.all("tbody tr").into_iter().map(|row| row.replace('\n', " ")).collect()
}

/// Who has this address.
async fn id_of(server: &TestServer, email: &str) -> Option<UserId> {
    let email = email.to_owned();
    server
        .read(move |conn| {
            use diesel::OptionalExtension;
            users::table.filter(users::email_key.eq(email)).select(users::id).first(conn).optional()
        })
        .await
}

/// A box or a choice, by what its label says.
type Label = fn() -> Message<'static>;

/// The box that has missing groups made.
const MAKING: &[Label] = &[t::imports::make_groups];

/// The choice that nobody is sent an email.
const NO_EMAILS: Label = t::imports::no_emails;

/// What a row says of somebody who is new and joins these groups.
fn new_in(groups: &[&str]) -> String {
    let new = t::imports::row_new("member").to_string();
    if groups.is_empty() { new } else { format!("{new} {}", joins(groups)) }
}

/// What a row says of somebody who joins these groups.
fn joins(groups: &[&str]) -> String {
    let groups: Vec<String> = groups.iter().map(|group| (*group).to_owned()).collect();
    t::imports::row_joins(groups, false).to_string()
}

/// A group that is to be created.
fn missing(group: &str) -> String {
    t::imports::group_missing(group).to_string()
}

/// The question whether some cells look right, with those cells.
fn question(page: &Page) -> Option<String> {
    let any = t::imports::read_in_encoding_question(ANY, ANY).to_string();
    let end = any.rsplit(ANY).next().unwrap_or_default();
    page.all("p").into_iter().find(|text| text.ends_with(end))
}

/// The groups that somebody is in, by name.
pub async fn groups_of(server: &TestServer, email: &str) -> Vec<String> {
    let Some(id) = id_of(server, email).await else { return Vec::new() };
    server
        .read(move |conn| {
            memberships::table
                .inner_join(groups::table)
                .filter(memberships::user_id.eq(id))
                .order(groups::name)
                .select(groups::name)
                .load(conn)
        })
        .await
}

/// A house with an admin and the groups Choir and Rowing.
struct Roster {
    server: TestServer,
    ann: Account,
    choir: GroupId,
    rowing: GroupId,
}

impl Roster {
    async fn open() -> Self {
        Self::open_in(TestServer::open().await).await
    }

    async fn open_in(server: TestServer) -> Self {
        let ann = server.ann().await;
        let choir = server.group("Choir", &ann).await;
        let rowing = server.group("Rowing", &ann).await;
        Self { server, ann, choir, rowing }
    }
}
