//! Everyone, and a group's members, as CSV files.

use diesel::Connection;
use muster::db::types::{GroupRole, OrgRole, UserState};
use muster::events::BOLD;
use muster::people::{self, NewPerson};
use muster::t;

use crate::harness::TestServer;
use crate::harness::cast::Who;
use crate::harness::page::Page;

#[tokio::test]
async fn everyone_is_exported_whatever_the_list_shows_and_no_formula() {
    let server = TestServer::open().await;
    let ann = server.ann().await;
    server.account("=1+1 Mallory", Who::DEACTIVATED).await;
    server.account("Una New", Who::UNCONFIRMED).await;
    server.account("Pia Seat", Who { state: UserState::Pending, ..Who::MEMBER }).await;
    let file = ann.submit(ann.visit("/users?q=ann&role=admin").await.form(t::directory::export_csv())).await;
    assert_eq!(file.header("content-type"), Some("text/csv; charset=utf-8"));
    assert_eq!(file.header("content-disposition"), Some("attachment; filename=\"people.csv\""));
    let rows = rows(&file);
    let row = |number: usize| rows[number].iter().skip(1).map(String::as_str).collect::<Vec<_>>();
    let now = "2026-03-02T09:00:00Z";
    assert_eq!(rows[0], ["Id", "Name", "Email", "Email confirmed", "Role", "State", "Time zone", "Created"]);
    assert_eq!(row(1), ["Ann Admin", "ann@example.org", now, "admin", "active", "", now]);
    assert_eq!(row(2), ["'=1+1 Mallory", "'=1+1@example.org", now, "member", "deactivated", "", now]);
    assert_eq!(row(3), ["Una New", "una@example.org", "", "member", "active", "", now]);
    assert_eq!(rows.len(), 4, "a seat is nobody yet");
    ann.visit("/settings/activity").await.tells(t::events::person_exported(BOLD, "Ann Admin"));
}

#[tokio::test]
async fn a_groups_managers_export_its_members() {
    let server = TestServer::open().await;
    let (ann, eve) = (server.ann().await, server.eve().await);
    let (choir, rowing) = (server.group("Choir, mixed", &ann).await, server.group("Rowing", &ann).await);
    let gus = server.gus(choir).await;
    server.put_in(choir, &eve, GroupRole::Member).await;
    server.put_in(rowing, &server.sam().await, GroupRole::Member).await;
    let panel = format!("/groups/{choir}/settings/members");
    let file = gus.submit(gus.visit(&panel).await.form(t::web::export_csv())).await;
    let rows = rows(&file);
    let heads =
        ["Group id", "Group", "Person id", "Name", "Email", "State", "Group role", "Joined", "Method", "Method id"];
    assert_eq!(rows[0], heads);
    let people: Vec<&str> = rows[1..].iter().map(|row| row[3].as_str()).collect();
    assert_eq!(people, ["Ann Admin", "Eve Everyday", "Gus Group"]);
    assert_eq!(rows[1][1], "Choir, mixed");
    gus.visit(&format!("/groups/{choir}/settings/activity")).await.tells(t::events::member_exported(BOLD, "Gus Group"));
    gus.post::<&str, &str>(&format!("/groups/{rowing}/settings/members/export.csv"), &[]).await.is(404);
    gus.post::<&str, &str>("/users/export.csv", &[]).await.is(403);
}

#[tokio::test]
async fn every_list_is_there_as_a_workbook_too() {
    let server = TestServer::open().await;
    let (ann, eve) = (server.ann().await, server.eve().await);
    let choir = server.group("=1+1", &ann).await;
    server.put_in(choir, &eve, GroupRole::Member).await;
    server.account("Zoë 007", Who::MEMBER).await;
    for (page, button, name, cell) in [
        ("/users".to_owned(), t::directory::export_excel(), "people.xlsx".to_owned(), "Zoë 007"),
        (
            format!("/groups/{choir}/settings/members"),
            t::web::export_excel(),
            format!("members-of-group-{choir}.xlsx"),
            "=1+1",
        ),
    ] {
        let file = ann.submit(ann.visit(&page).await.form(button)).await;
        assert_eq!(file.header("content-disposition"), Some(format!("attachment; filename=\"{name}\"").as_str()));
        let cells = cells(file.is(200).bytes());
        assert!(cells.iter().any(|own| own == cell), "{name}: {cells:?}");
    }
    let codes = ann.post::<&str, &str>(&format!("/groups/{choir}/settings/codes/export.xlsx"), &[]).await;
    assert!(cells(codes.is(200).bytes()).iter().any(|cell| cell == "Maximum uses"));
    let log = ann.get("/settings/activity/export.xlsx").await;
    assert!(cells(log.is(200).bytes()).iter().any(|cell| cell == "When (UTC)"));
}

/// The cells of a workbook.
fn cells(bytes: &[u8]) -> Vec<String> {
    let limits = muster::csv_in::Limits { rows: 1_000, bytes: 10_000_000 };
    let opened = muster::csv_in::open(bytes, muster::csv_in::Said::default(), &limits).expect("a workbook");
    let records = opened.table.records().map(|(_, record)| record.expect("a row"));
    records.flat_map(|record| record.iter().map(str::to_owned).collect::<Vec<_>>()).collect()
}

#[tokio::test]
async fn fifty_thousand_people_are_sent_piece_by_piece() {
    let server = TestServer::open().await;
    let ann = server.ann().await;
    server.write(|conn| conn.transaction(|conn| (0..50_000).try_for_each(|number| person(conn, number)))).await;
    let answer = ann.request(reqwest::Method::POST, "/users/export.csv").send().await;
    let mut answer = answer.expect("an answer");
    assert_eq!(answer.headers().get("content-length"), None, "its length is not known before it is read");
    let (mut largest, mut bytes) = (0, Vec::new());
    while let Some(chunk) = answer.chunk().await.expect("it does not break off") {
        largest = largest.max(chunk.len());
        bytes.extend(chunk);
    }
    assert!(largest < bytes.len() / 10, "{largest} of {} bytes at once", bytes.len());
    let text = String::from_utf8(bytes).expect("UTF-8");
    assert_eq!(text.lines().count(), 50_002);
    assert!(text.ends_with(",Crowd,crowd49999@example.org,,member,active,,2026-03-02T09:00:00Z\r\n"));
}

fn person(conn: &mut muster::db::Conn, number: usize) -> muster::db::QueryResult<()> {
    let email = format!("crowd{number}@example.org");
    let person = NewPerson {
        email: &email,
        email_key: &email,
        email_confirmed_at: None,
        name: "Crowd",
        name_key: "crowd",
        password_hash: None,
        role: OrgRole::Member,
        state: UserState::Active,
    };
    people::insert(conn, &person, crate::harness::server::OPENING).map(drop)
}

fn rows(file: &Page) -> Vec<Vec<String>> {
    file.is(200);
    let bytes = file.bytes().strip_prefix("\u{feff}".as_bytes()).expect("a byte-order mark");
    let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(bytes);
    reader.records().map(|row| row.expect("a row").iter().map(str::to_owned).collect()).collect()
}
