//! Finding people: among a group's members, and in the directory.

use diesel::{ExpressionMethods, QueryDsl, RunQueryDsl};
use muster::db::schema::groups;
use muster::db::types::{GroupRole, UserState};
use muster::people::{self, PersonFilter};
use muster::t;

use crate::harness::TestServer;
use crate::harness::cast::Who;

const NAMES: [&str; 5] = ["Zoë O’Brien-Smith", "Łukasz Kowalski", "Ann-Sophie Müller", "Anna Schmidt", "Bo Straße"];

#[tokio::test]
async fn members_are_found_by_any_words_beginning_without_accents() {
    let server = TestServer::open().await;
    let ann = server.ann().await;
    let group = server.group("Choir", &ann).await;
    for name in NAMES {
        let person = server.account(name, Who::MEMBER).await;
        server.put_in(group, &person, GroupRole::Member).await;
    }
    server.account("Zoe Elsewhere", Who { role: Who::MEMBER.role, ..Who::MEMBER }).await;
    // Once among the group's own people, once by the directory's words, as large groups are searched.
    for count in [6, 1_000_000] {
        server
            .write(move |conn| {
                diesel::update(groups::table.find(group)).set(groups::member_count.eq(count)).execute(conn)
            })
            .await;
        for (query, found) in [
            ("zoe", vec!["Zoë O’Brien-Smith"]),
            ("OBRIEN", vec!["Zoë O’Brien-Smith"]),
            ("smith zo", vec!["Zoë O’Brien-Smith"]),
            ("lukasz", vec!["Łukasz Kowalski"]),
            ("muller", vec!["Ann-Sophie Müller"]),
            ("strasse", vec!["Bo Straße"]),
            ("ann", vec!["Ann Admin", "Ann-Sophie Müller", "Anna Schmidt"]),
            ("anna@example.org", vec!["Anna Schmidt"]),
            ("an sch", vec!["Anna Schmidt"]),
            ("zoe kowalski", vec![]),
            ("mith", vec![]),
            ("elsewhere", vec![]),
            ("%", vec!["Ann Admin"]),
            ("a_n", vec![]),
        ] {
            let page = ann.visit(&format!("/groups/{group}/settings/members?q={}", escaped(query))).await;
            let mut rows: Vec<String> = page.all("tbody th");
            for row in &mut rows {
                row.truncate(row.find('\n').unwrap_or(row.len()));
            }
            // Punctuation alone looks nothing up: it is the whole list.
            if query == "%" {
                assert_eq!(rows.len(), 6);
                continue;
            }
            assert_eq!(rows.len(), found.len(), "{query}: {rows:?}");
            for (row, name) in rows.iter().zip(&found) {
                assert!(row.starts_with(name), "{query}: {rows:?}");
            }
            if found.is_empty() {
                page.is(200).says(t::groups::no_members_found()).keeps(t::groups::search_members(), query);
            }
        }
    }
}

#[tokio::test]
async fn the_directory_finds_active_people_only_each_once() {
    let server = TestServer::open().await;
    server.account("Ann Anderson", Who::MEMBER).await;
    server.account("Annie Gone", Who::DEACTIVATED).await;
    server.account("Anniken Seat", Who { state: UserState::Pending, ..Who::MEMBER }).await;
    let found = server.read(|conn| people::search(conn, PersonFilter::ACTIVE, &muster::text::terms("an"), 10)).await;
    assert_eq!(found.iter().map(|person| person.name.as_str()).collect::<Vec<_>>(), ["Ann Anderson"]);
    assert!(server.read(|conn| people::search(conn, PersonFilter::ACTIVE, &[], 10)).await.is_empty());
}

#[tokio::test]
async fn a_search_with_many_answers_shows_the_first() {
    let server = TestServer::open().await;
    let ann = server.ann().await;
    let group = server.group("Choir", &ann).await;
    for number in 0..52 {
        let person = server.account(&format!("Quinn{number:02} Singer"), Who::MEMBER).await;
        server.put_in(group, &person, GroupRole::Member).await;
    }
    let path = format!("/groups/{group}/settings/members");
    let page = ann.visit(&format!("{path}?q=singer")).await;
    assert_eq!(page.all("tbody th").len(), 50);
    page.says(t::groups::members_found_first(50));
    ann.visit(&format!("{path}?q=singer+quinn51")).await.says(t::groups::members_found(1));
    let page = ann.visit(&format!("{path}/add?q=singer")).await;
    page.says(t::web::people_found_first(20));
    assert_eq!(page.all("[name=person]").len(), 20);
}

fn escaped(query: &str) -> String {
    url::form_urlencoded::byte_serialize(query.as_bytes()).collect()
}
