//! The panel: every code ever made, and the export of them.

use diesel::{ExpressionMethods, RunQueryDsl};
use muster::db::schema::codes;
use muster::db::types::{EndedWhy, GroupRole};
use muster::events::BOLD;
use muster::ids::GroupId;
use muster::t;

use crate::codes::{made, panel};
use crate::harness::TestServer;
use crate::harness::cast::Account;
use crate::harness::plans::cost;

/// `count` codes named `{stem}00`, `{stem}01`, …, as if made through the form.
async fn many(server: &TestServer, maker: &Account, group: GroupId, stem: &'static str, count: usize, ended: bool) {
    let (maker, now) = (maker.id, server.now());
    server
        .write(move |conn| {
            for number in 0..count {
                let name = format!("{stem}{number:02}");
                diesel::insert_into(codes::table)
                    .values((
                        codes::key.eq(&name),
                        codes::shown.eq(&name),
                        codes::group_id.eq(group),
                        codes::role.eq(GroupRole::Member),
                        codes::label.eq(""),
                        codes::made_by.eq(maker),
                        codes::made_at.eq(now),
                        codes::ended_at.eq(ended.then_some(now)),
                        codes::ended_why.eq(ended.then_some(EndedWhy::Manual)),
                    ))
                    .execute(conn)?;
            }
            Ok(())
        })
        .await;
}

#[tokio::test]
async fn active_codes_come_first_then_the_newest_over_all_pages() {
    let server = TestServer::open().await;
    let ann = server.ann().await;
    let choir = server.group("Choir", &ann).await;
    many(&server, &ann, choir, "EARLYDEAD", 30, true).await;
    many(&server, &ann, choir, "LIVING", 60, false).await;
    many(&server, &ann, choir, "LATEDEAD", 30, true).await;
    let mut seen = Vec::new();
    let mut page = ann.visit(&panel(choir)).await;
    loop {
        seen.extend(page.all("tbody a.code"));
        if !page.text().contains("Older") {
            break;
        }
        page = ann.visit(&page.link(format!("{} →", t::web::older()))).await;
    }
    let expected: Vec<String> = [("LIVING", 60), ("LATEDEAD", 30), ("EARLYDEAD", 30)]
        .iter()
        .flat_map(|(stem, count)| (0..*count).rev().map(move |number| format!("{stem}{number:02}")))
        .collect();
    assert_eq!(seen, expected);
    ann.visit(&page.link(format!("← {}", t::web::newest()))).await.says("LIVING59");
}

#[tokio::test]
async fn the_page_asks_no_more_of_the_database_for_more_codes() {
    let server = TestServer::open().await;
    let ann = server.ann().await;
    let choir = server.group("Choir", &ann).await;
    let mut asked = Vec::new();
    for (stem, count) in [("FIRST", 2), ("SECOND", 45)] {
        many(&server, &ann, choir, stem, count, false).await;
        asked.push(cost(&server, &ann, &panel(choir)).await);
    }
    assert!(asked[1] <= asked[0], "{asked:?}");
}

#[tokio::test]
async fn nonsense_behind_the_question_mark_is_the_first_page() {
    let server = TestServer::open().await;
    let ann = server.ann().await;
    let choir = server.group("Choir", &ann).await;
    many(&server, &ann, choir, "LIVING", 1, false).await;
    for query in ["after=x", "after=1.2.3", "after=0.99999999999999999999", "after=%FF", "q=1&q=2"] {
        ann.visit(&format!("{}?{query}", panel(choir))).await.is(200).says("LIVING00");
    }
}

#[tokio::test]
async fn the_export_holds_every_code_and_no_formula() {
    let server = TestServer::open().await;
    let ann = server.ann().await;
    let choir = server.group("Choir", &ann).await;
    let code = made(&ann, choir, |form| {
        form.fill(t::codes::expiration_date(), "2026-03-27T17:00")
            .fill(t::passes::max_uses(), "40")
            .fill(t::codes::label(), "=1+1, \"x\"")
    })
    .await;
    many(&server, &ann, choir, "DEADONE", 60, true).await;
    let file = ann.submit(ann.visit(&panel(choir)).await.form(t::web::export_csv())).await;
    file.is(200);
    assert!(file.header("content-type").is_some_and(|kind| kind.starts_with("text/csv")));
    assert!(file.header("content-disposition").is_some_and(|how| how.starts_with("attachment")));
    let bytes = file.bytes().strip_prefix("\u{feff}".as_bytes()).expect("a byte-order mark");
    let mut reader = csv::Reader::from_reader(bytes);
    let rows: Vec<csv::StringRecord> = reader.records().map(|row| row.expect("a row")).collect();
    assert_eq!(rows.len(), 61);
    let first = rows.iter().find(|row| row[0] == code.shown).expect("the code");
    assert_eq!(first[1], t::web::state("active").to_string());
    assert_eq!((&first[2], &first[3], &first[4]), ("0", "40", "2026-03-27T16:00:00Z"));
    assert_eq!(&first[6], "'=1+1, \"x\"");
    ann.visit(&format!("/groups/{choir}/settings/activity")).await.tells(t::events::code_exported(BOLD, "Ann Admin"));
}
