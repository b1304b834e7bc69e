//! Files as programs export them and people save them: other encodings, other formats, several in one.

use std::fs;
use std::path::Path;

use chrono::TimeDelta;
use diesel::{QueryDsl, RunQueryDsl};
use muster::db::schema::import_uploads;
use muster::t;
use rust_xlsxwriter::Workbook;

use super::{MAKING, Roster, archive, confirmed, dry_run, groups_of, new_in, post_files, question, rows, settled};
use crate::harness::TestServer;
use crate::harness::page::{ANY, Page, beginning};
use crate::harness::person::Person;

fn sample(name: &str) -> Vec<u8> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/imports/files").join(name);
    fs::read(path).expect("a sample")
}

async fn sample_run(who: &Person, name: &str) -> Page {
    dry_run(who, &[(name, &sample(name))], &[]).await
}

fn workbook(sheets: &[(&str, &[&[&str]])]) -> Vec<u8> {
    let mut workbook = Workbook::new();
    for (name, rows) in sheets {
        let sheet = workbook.add_worksheet().set_name(*name).expect("a name");
        for (row, cells) in (0..).zip(*rows) {
            sheet.write_row(row, 0, cells.iter().copied()).expect("a row");
        }
    }
    workbook.save_to_buffer().expect("a workbook")
}

fn open_document(rows: &[&[&str]]) -> Vec<u8> {
    let cell = |cell: &&str| format!("<table:table-cell><text:p>{cell}</text:p></table:table-cell>");
    let row =
        |row: &&[&str]| format!("<table:table-row>{}</table:table-row>", row.iter().map(cell).collect::<String>());
    let content = format!(
        "<office:document-content><office:body><office:spreadsheet><table:table table:name=\"People\">{}\
         </table:table></office:spreadsheet></office:body></office:document-content>",
        rows.iter().map(row).collect::<String>()
    );
    let mark = b"application/vnd.oasis.opendocument.spreadsheet";
    archive(&[("mimetype", mark), ("content.xml", content.as_bytes())])
}

#[tokio::test]
async fn a_stray_quote_spoils_its_own_row_and_no_other() {
    let Roster { server: _house, ann, .. } = Roster::open().await;
    let page = sample_run(&ann, "stray_quote.csv").await;
    let read: Vec<String> = rows(&page);
    assert_eq!(read.len(), 5, "{read:?}");
    assert!(read[3].starts_with("Elm, Eve eve@cases.example 6"), "{read:?}");
    let wrong = ann.visit(&page.link("Wrong 1")).await;
    assert!(rows(&wrong)[0].ends_with(&format!(" 3 {}", t::imports::wrong_quote())), "{:?}", rows(&wrong));
}

#[tokio::test]
async fn rows_between_two_stray_quotes_are_wrong_and_not_lost() {
    let Roster { server: _house, ann, .. } = Roster::open().await;
    for (file, right, lines) in [
        ("email,name,notes\na@x.org,A,1\nb@x.org,B,\"\nc@x.org,C,\"\nd@x.org,D,1\n", 2, vec!["3", "4"]),
        ("email,name\nb@x.org,\"B\nc@x.org\nd@x.org\",\ne@x.org,E\n", 1, vec!["2", "3", "4"]),
        ("email,notes\nb@x.org,\"met\nold@x.org,Old Bob\nonce\"\ne@x.org,E\n", 1, vec!["2", "3", "4"]),
    ] {
        let page = dry_run(&ann, &[("people.csv", file.as_bytes())], &[]).await;
        assert_eq!(rows(&page).len(), right, "{file}: {:?}", rows(&page));
        let wrong = rows(&ann.visit(&page.link(format!("Wrong {}", lines.len()))).await);
        for line in lines {
            assert!(
                wrong.iter().any(|row| row.ends_with(&format!(" {line} {}", t::imports::wrong_quote()))),
                "{file}: {wrong:?}"
            );
        }
    }
}

#[tokio::test]
async fn a_cell_of_several_lines_is_whole_wherever_it_stands() {
    let Roster { server, ann, .. } = Roster::open().await;
    server.group("Chess", &ann).await;
    let file = "groups,name,email\n\"Choir\nChess\",Ann,ann@x.org\n";
    let page = dry_run(&ann, &[("people.csv", file.as_bytes())], &[]).await;
    assert_eq!(rows(&page), [format!("Ann ann@x.org 2 {}", new_in(&["Choir", "Chess"]))]);
}

#[tokio::test]
async fn the_dialects_of_many_programs_are_read() {
    let Roster { server: _house, ann, .. } = Roster::open().await;
    let choir = new_in(&["Choir"]);
    for (file, expected) in [
        (
            "space_before_quote.csv",
            vec![
                format!("Ash, Ann ann@cases.example 2 {choir}"),
                format!("Birch, Bob bob@cases.example 3 {}", new_in(&["Choir", "Rowing"])),
            ],
        ),
        ("separator_in_quotes.csv", vec![format!("Ann Ash ann@cases.example 3 {}", new_in(&[]))]),
        ("separator_with_commas.csv", vec![format!("Ann Ash ann@cases.example 3 {}", new_in(&[]))]),
        (
            "lines_in_quotes.csv",
            vec![format!("Ann Ash ann@cases.example 2 {choir}"), format!("Birch, Bob bob@cases.example 3 {choir}")],
        ),
        (
            "pipes.csv",
            vec![
                format!("Ann Ash ann@cases.example 2 {choir}"),
                format!("Bob Birch bob@cases.example 3 {}", new_in(&["Rowing"])),
            ],
        ),
    ] {
        assert_eq!(rows(&sample_run(&ann, file).await), expected, "{file}");
    }
    let told_by_the_head = sample_run(&ann, "comma_in_the_head.csv").await;
    told_by_the_head
        .says(t::imports::columns_read(["Name (Last, First)", "Email", "Group"].map(str::to_owned).to_vec()));
}

#[tokio::test]
async fn what_stands_before_the_head_is_passed_over_and_said() {
    let Roster { server: _house, ann, .. } = Roster::open().await;
    let groups = sample_run(&ann, "google_groups.csv").await;
    groups.says("Members for group Night School");
    assert_eq!(rows(&groups).len(), 2);
    let bare = sample_run(&ann, "entra_template_bare.csv").await;
    bare.says("version:v1.0");
    assert_eq!(rows(&bare), [format!("Ann Ash ann@cases.example 3 {}", new_in(&[]))]);
    sample_run(&ann, "entra_template.csv").await.says("Ann Ash").says(beginning(&t::imports::columns_read(ANY)));
    let titled = b"Our people, as of today\r\n\r\nName;E-Mail\r\nZoe;zoe@cases.example\r\n";
    let titled = dry_run(&ann, &[("people.csv", titled)], &[]).await;
    assert_eq!(rows(&titled), [format!("Zoe zoe@cases.example 4 {}", new_in(&[]))]);
}

#[tokio::test]
async fn an_encoding_is_guessed_said_and_changed() {
    let Roster { server, ann, .. } = Roster::open().await;
    for (file, name, others) in [
        ("shift_jis.csv", "Shift_JIS", ["佐藤 花子", "田中 太郎"]),
        ("windows_1250.csv", "Windows-1250", ["Łukasz Żak", "Zdeňka Šťastná"]),
        ("mac_roman.csv", "Mac Roman", ["Zoë Müller", "Alba Núñez"]),
    ] {
        let page = sample_run(&ann, file).await;
        assert!(question(&page).is_some_and(|question| question.contains(name)), "{}", page.text());
        for other in others {
            page.says(other);
        }
    }
    let page = sample_run(&ann, "windows_1250.csv").await;
    let path = page.path().to_owned();
    let western =
        page.form(t::imports::read_again()).fill(t::imports::encoding(), "Western European (Windows-1252, Latin-1)");
    ann.submit(western).await;
    settled(&ann, &path).await.says("£ukasz ¯ak").says_nothing_of("Łukasz");
    let central = settled(&ann, &path)
        .await
        .form(t::imports::read_again())
        .fill(t::imports::encoding(), "Central European (Windows-1250)");
    ann.submit(central).await;
    let page = settled(&ann, &path).await;
    page.says("Łukasz Żak").says(t::imports::ready(2, 0, 0));
    confirmed(&ann, &page).await;
    let kept: i64 = server.read(|conn| import_uploads::table.count().get_result(conn)).await;
    assert_eq!(kept, 3, "those of the others");
    // What is confirmed is not read again.
    ann.post(&format!("{path}/reading"), &[("encoding", "UTF-8")]).await.leads_to(&path);
    settled(&ann, &path).await.says("Łukasz Żak");
}

#[tokio::test]
async fn rows_that_no_encoding_explains_are_wrong() {
    let Roster { server: _house, ann, .. } = Roster::open().await;
    let file = [
        "email,name\nzoe@cases.example,Zoë Müller\nl@cases.example,Łukasz Żak\n".as_bytes(),
        b"yan@cases.example,Y\xE1n\n",
    ]
    .concat();
    let page = dry_run(&ann, &[("people.csv", &file)], &[]).await;
    assert_eq!(rows(&page).len(), 2);
    let wrong = ann.visit(&page.link("Wrong 1")).await;
    assert!(rows(&wrong)[0].contains("yan@cases.example"), "{:?}", rows(&wrong));
    // Read otherwise, it may be right; the names that were right are not then.
    let western =
        page.form(t::imports::read_again()).fill(t::imports::encoding(), "Western European (Windows-1252, Latin-1)");
    ann.submit(western).await;
    settled(&ann, page.path()).await.says("Yán").says("ZoÃ«");
}

#[tokio::test]
async fn a_file_that_waits_longer_than_a_day_is_not_read_again() {
    let Roster { server, ann, .. } = Roster::open().await;
    let page = sample_run(&ann, "windows_1250.csv").await;
    server.later(TimeDelta::hours(25));
    let now = server.now();
    server.write(move |conn| muster::imports::sweep(conn, now)).await;
    let ann = server.signed_in(ann.id, muster::db::types::OrgRole::Admin).await;
    let later = ann.visit(page.path()).await;
    assert!(!later.offers(t::imports::read_again()));
    assert_eq!(rows(&later).len(), 2, "its rows can be confirmed still");
}

#[tokio::test]
async fn a_one_roster_archive_is_read_with_its_titles() {
    let Roster { server, ann, .. } = Roster::open().await;
    server.group("Choir 7", &ann).await;
    let expected = [
        format!("Ann Ash ann@cases.example 2 {}", new_in(&["Choir 7"])),
        format!("Bob Birch bob@cases.example 3 {}", new_in(&["Choir 7"])),
    ];
    let page = sample_run(&ann, "one_roster.zip").await;
    page.headed("one_roster.zip").says(beginning(&t::csv_in::files_unused(ANY))).says("demographics.csv");
    assert_eq!(rows(&page), expected);
    let names = ["manifest", "orgs", "academicSessions", "courses", "classes", "users", "enrollments", "demographics"];
    let files: Vec<(String, Vec<u8>)> =
        names.iter().map(|name| (format!("{name}.csv"), sample(&format!("one_roster/{name}.csv")))).collect();
    let files: Vec<(&str, &[u8])> = files.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice())).collect();
    let page = dry_run(&ann, &files, MAKING).await;
    page.says(beginning(&t::csv_in::files_unused(ANY))).says("orgs.csv");
    assert_eq!(rows(&page), expected);
    confirmed(&ann, &page).await;
    assert_eq!(groups_of(&server, "ann@cases.example").await, ["Choir 7"]);
}

#[tokio::test]
async fn what_is_graded_is_no_class() {
    let Roster { server: _house, ann, .. } = Roster::open().await;
    let packed = archive(&[
        ("categories.csv", b"sourcedId,status,dateLastModified,title,weight\nc1,active,,Homework,1\n"),
        ("classes.csv", b"sourcedId,status,title,courseSourcedId\nc1,active,Choir,k1\n"),
        ("enrollments.csv", b"sourcedId,status,classSourcedId,userSourcedId,role\ne1,active,c1,u1,student\n"),
        ("users.csv", b"sourcedId,status,username,givenName,familyName,email\nu1,active,ann,Ann,Ash,ann@x.org\n"),
    ]);
    let page = dry_run(&ann, &[("roster.zip", &packed)], &[]).await;
    assert_eq!(rows(&page), [format!("Ann Ash ann@x.org 2 {}", new_in(&["Choir"]))]);
    page.says("categories.csv");
}

#[tokio::test]
async fn canvas_users_come_into_their_courses() {
    let Roster { server: _house, ann, .. } = Roster::open().await;
    let (users, enrollments) = (sample("canvas_users.csv"), sample("canvas_enrollments.csv"));
    let courses = b"course_id,short_name,long_name,status\nE411208,CHR,Choir,active\n";
    let files: [(&str, &[u8]); 3] =
        [("users.csv", &users), ("enrollments.csv", &enrollments), ("courses.csv", courses)];
    let page = dry_run(&ann, &files, &[]).await;
    assert_eq!(
        rows(&page),
        [
            format!("Ann Ash ann@cases.example 2 {}", new_in(&["Choir"])),
            format!("Bob Birch bob@cases.example 3 {}", new_in(&["Choir"]))
        ]
    );
    page.says(t::imports::enrollments_ended(1)).says(t::imports::ready(2, 0, 1));
    let alone = post_files(&ann, &files[1..2], &[]).await;
    alone.is(422).says(t::imports::roster_alone());
}

#[tokio::test]
async fn an_archive_of_one_file_is_that_file() {
    let Roster { server: _house, ann, .. } = Roster::open().await;
    let book = workbook(&[("People", &[&["Email", "Name", "Group"], &["zoe@cases.example", "Zoë", "Choir"]])]);
    for inner in
        [("people.xlsx", book.as_slice()), ("people.csv", "Email;Name;Group\nzoe@cases.example;Zoë;Choir\n".as_bytes())]
    {
        let bytes = archive(&[("__MACOSX/._people", b"\0\0\0\0"), inner]);
        let page = dry_run(&ann, &[("people.zip", &bytes)], &[]).await;
        assert_eq!(rows(&page), [format!("Zoë zoe@cases.example 2 {}", new_in(&["Choir"]))], "{}", inner.0);
    }
}

#[tokio::test]
async fn spreadsheets_are_read_and_another_sheet_can_be_chosen() {
    let Roster { server: _house, ann, .. } = Roster::open().await;
    let book = workbook(&[
        ("Notes", &[&["Nothing of this is a list"]]),
        ("People", &[&[], &["Email", "Name", "Groups"], &["zoe@cases.example", "Zoë", "Choir;Rowing"]]),
        ("Others", &[&["Email", "Name"], &["yan@cases.example", "Yan"], &["xia@cases.example", "Xia"]]),
    ]);
    let page = dry_run(&ann, &[("people.xlsx", &book)], &[]).await;
    page.says("People").says("Others");
    assert_eq!(rows(&page), [format!("Zoë zoe@cases.example 3 {}", new_in(&["Choir", "Rowing"]))]);
    ann.submit(page.form(t::imports::read_again()).fill(t::imports::sheet(), "Others")).await;
    let others = settled(&ann, page.path()).await;
    assert_eq!(
        rows(&others),
        [format!("Yan yan@cases.example 2 {}", new_in(&[])), format!("Xia xia@cases.example 3 {}", new_in(&[]))]
    );
    let document = open_document(&[&["Email", "Name", "Group"], &["zoe@cases.example", "Zo&#235;", "Choir"]]);
    let page = dry_run(&ann, &[("people.ods", &document)], &[]).await;
    assert_eq!(rows(&page), [format!("Zoë zoe@cases.example 2 {}", new_in(&["Choir"]))]);
    ann.submit(others.form(t::imports::read_again()).fill(t::imports::sheet(), "Notes")).await;
    settled(&ann, others.path()).await.headed("people.xlsx");
}

#[tokio::test]
async fn what_unpacks_to_more_than_may_be_is_refused() {
    let server = TestServer::open_with(|config| config.upload_limit = 1 << 20).await;
    let ann = server.ann().await;
    let bomb = archive(&[("people.csv", &vec![b'a'; 64 << 20])]);
    post_files(&ann, &[("people.zip", &bomb)], &[]).await.is(422).says(t::csv_in::too_much());
    let sheet = format!(
        "<worksheet><sheetData><row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>{}</t></is></c></row></sheetData></worksheet>",
        "x".repeat(64 << 20)
    );
    let book = archive(&[("xl/workbook.xml", b"<workbook/>"), ("xl/worksheets/sheet1.xml", sheet.as_bytes())]);
    post_files(&ann, &[("people.xlsx", &book)], &[]).await.is(422).says(t::csv_in::too_much());
    let wide = format!(
        "<table:table table:name=\"A\"><table:table-row table:number-rows-repeated=\"1048576\">{}</table:table-row></table:table>",
        "<table:table-cell table:number-columns-repeated=\"900\"><text:p>xxxxxxxxxxxxxxxx</text:p></table:table-cell>"
    );
    let document =
        archive(&[("mimetype", b"application/vnd.oasis.opendocument.spreadsheet"), ("content.xml", wide.as_bytes())]);
    post_files(&ann, &[("people.ods", &document)], &[]).await.is(422).says(t::csv_in::too_much());
    for (name, bytes, problem) in [
        ("people.xls", &b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"[..], t::csv_in::old_excel()),
        ("people.zip", b"PK\x05\x06", t::csv_in::binary()),
        ("people.xlsx", &book[..book.len() / 2], t::csv_in::binary()),
    ] {
        post_files(&ann, &[(name, bytes)], &[]).await.is(422).says(problem);
    }
}

#[tokio::test]
async fn files_without_people_are_named() {
    let Roster { server: _house, ann, .. } = Roster::open().await;
    let files: [(&str, &[u8]); 2] = [("a.csv", b"one,two\n1,2\n"), ("b.csv", b"three,four\n3,4\n")];
    post_files(&ann, &files, &[])
        .await
        .is(422)
        .says(t::imports::no_people(["a.csv", "b.csv"].map(str::to_owned).to_vec()));
    let page = dry_run(&ann, &[("a.csv", files[0].1), ("people.csv", b"email\nzoe@cases.example\n")], &[]).await;
    page.says(t::csv_in::files_unused("a.csv"));
}
