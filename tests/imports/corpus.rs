//! Files as ugly as they come: what becomes of each.

use std::collections::HashMap;
use std::fs;
use std::path::Path;

use diesel::{ExpressionMethods, QueryDsl, RunQueryDsl};
use muster::db::schema::{groups, import_rows};
use muster::db::types::RowOutcome;
use muster::ids::GroupId;
use muster::imports::RowNote;

use super::{Roster, confirmed, post_files, settled};

#[tokio::test]
async fn each_is_read_or_refused_row_by_row() {
    let roster = Roster::open().await;
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/imports/ugly");
    let mut files: Vec<_> =
        fs::read_dir(folder).expect("the corpus").map(|file| file.expect("a file").path()).collect();
    files.sort();
    assert!(files.len() > 20);
    for file in files {
        let name = file.file_stem().expect("a name").to_string_lossy().into_owned();
        let outcome = outcome(&roster, &fs::read(&file).expect("it can be read")).await;
        insta::assert_snapshot!(name, outcome);
    }
}

#[tokio::test]
async fn a_line_of_ten_megabytes_is_wrong_and_the_others_are_right() {
    let roster = Roster::open().await;
    let long = "x".repeat(10_000_000);
    let file = format!("email,name\nzoe@example.org,{long}\n{long}@example.org,Yan\nxia@example.org,Xia\n");
    insta::assert_snapshot!("ten_megabytes", shortened(&outcome(&roster, file.as_bytes()).await));
}

#[tokio::test]
async fn formulas_are_kept_as_text_and_neutralised_on_the_way_out() {
    let Roster { server, ann, .. } = Roster::open().await;
    let posted = post_files(&ann, &[("people.csv", b"email,name\nzoe@example.org,=1+1\n")], &[]).await;
    let dry = settled(&ann, posted.header("location").expect("a page")).await;
    confirmed(&ann, &dry).await.says("=1+1");
    let (_, said) = crate::harness::program::Program::start(&server.database, &["export", "people"]).finish();
    assert!(said.contains("'=1+1,zoe@example.org"), "{said}");
}

/// What the form answers, or what becomes of each row.
async fn outcome(roster: &Roster, bytes: &[u8]) -> String {
    let posted = post_files(&roster.ann, &[("people.csv", bytes)], &[]).await;
    let Some(path) = posted.header("location").map(str::to_owned) else {
        return format!("{}: {}", posted.status().as_u16(), posted.all(".field-error").join("\n"));
    };
    let page = settled(&roster.ann, &path).await;
    if page.heading() != "people.csv" {
        return page.heading();
    }
    let import: i64 = path.rsplit('/').next().and_then(|id| id.parse().ok()).expect("an id");
    let rows: Vec<(i64, String, String, RowOutcome, String)> = roster
        .server
        .read(move |conn| {
            import_rows::table
                .filter(import_rows::import_id.eq(import))
                .order(import_rows::number)
                .select((
                    import_rows::line,
                    import_rows::email,
                    import_rows::name,
                    import_rows::outcome,
                    import_rows::told,
                ))
                .load(conn)
        })
        .await;
    let names = roster.server.read(|conn| groups::table.select((groups::id, groups::name)).load(conn)).await;
    let names: HashMap<GroupId, String> = names.into_iter().collect();
    let told = rows.into_iter().map(|(line, email, name, outcome, told)| {
        let told = RowNote::of(&told).expect("what it comes to").message(&names);
        let told = told.iter().map(ToString::to_string).collect::<Vec<_>>().join(" ");
        format!("line {line}: {email:?} {name:?}: {}: {told}", outcome.as_str())
    });
    told.collect::<Vec<_>>().join("\n")
}

fn shortened(text: &str) -> String {
    text.replace(&"x".repeat(200), "…").replace(&"x".repeat(120), "…")
}
