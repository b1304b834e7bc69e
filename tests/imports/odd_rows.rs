//! Rows of which it is not plain what they say: each is told of, none is taken for something else.

use std::fmt::Write;
use std::io::{Cursor, Read};

use muster::t;
use rust_xlsxwriter::{Formula, Workbook};
use zip::ZipArchive;

use crate::harness::page::{ANY, beginning};

use super::{
    MAKING, Roster, archive, checked, checked_with, confirmed, dry_run, groups_of, id_of, missing, new_in, post_files,
    rows, wrong,
};

#[tokio::test]
async fn who_is_active_in_one_row_and_gone_in_another_is_told() {
    let Roster { server, ann, .. } = Roster::open().await;
    let file = "email,status,groups\nzoe@x.org,active,Choir\nZOE@x.org,left,Rowing\nyan@x.org,gone?,\n"
        .replace("gone?", "left");
    let page = checked(&ann, &file).await;
    assert_eq!(rows(&page), [format!("zoe@x.org zoe@x.org 2 {} {}", new_in(&["Choir"]), t::imports::row_gone_in("3"))]);
    let left = wrong(&ann, &page).await;
    assert!(
        left[0].ends_with(&t::imports::wrong_gone_here("2").to_string())
            && left[1].ends_with(&t::imports::wrong_gone().to_string()),
        "{left:?}"
    );
    confirmed(&ann, &page).await;
    assert_eq!(groups_of(&server, "zoe@x.org").await, ["Choir"]);
    assert_eq!(id_of(&server, "yan@x.org").await, None);
}

#[tokio::test]
async fn separators_at_the_end_of_the_head_let_no_cell_pass() {
    let Roster { server: _house, ann, .. } = Roster::open().await;
    let page = checked(&ann, "email,name,,\nzoe@x.org,Zoe,,\nann@x.org,Ash, Ann\n").await;
    assert_eq!(rows(&page), [format!("Zoe zoe@x.org 2 {}", new_in(&[]))]);
    let left = wrong(&ann, &page).await;
    assert!(left[0].ends_with(&format!(" 3 {}", t::imports::wrong_too_many_cells(3, 2))), "{left:?}");
    page.says(t::imports::columns_read(["email", "name"].map(str::to_owned).to_vec()));
    page.says_nothing_of(beginning(&t::csv_in::columns_unused(ANY)));
}

#[tokio::test]
async fn a_cell_too_many_makes_no_group() {
    let Roster { server: _house, ann, .. } = Roster::open().await;
    let page = checked_with(&ann, "email,name,groups\nann@x.org,Ash, Ann,Choir\nzoe@x.org,Zoe,Choir\n", MAKING).await;
    assert_eq!(rows(&page), [format!("Zoe zoe@x.org 3 {}", new_in(&["Choir"]))]);
    assert!(wrong(&ann, &page).await[0].ends_with(&t::imports::wrong_too_many_cells(4, 3).to_string()));
    page.says_nothing_of(missing(""));
}

#[tokio::test]
async fn lines_about_the_file_are_no_people() {
    let Roster { server: _house, ann, .. } = Roster::open().await;
    for footer in [
        "Exported by admin@x.org on 2026-11-29",
        "\"Exported by admin@x.org on Monday, 5 pm\",",
        "admin@x.org,Exported by",
        "Exported by <admin@x.org>,",
        "Total: 12,",
        "For questions write to admin@x.org please",
        "Contact: admin@x.org",
    ] {
        let page = checked(&ann, &format!("email,name\nzoe@x.org,Zoe\n\n{footer}\n")).await;
        assert_eq!(rows(&page), [format!("Zoe zoe@x.org 2 {}", new_in(&[]))], "{footer}");
        assert!(wrong(&ann, &page).await[0].contains(" 4 "), "{footer}");
    }
    let page = checked(&ann, "No,email\n1,zoe@x.org\nErstellt von,admin@x.org\n").await;
    assert_eq!(rows(&page).len(), 1);
}

/// A workbook with formulas in its column of names, whose results are as they are, none in place of "(none)".
fn formulas(results: &[(&str, &str)]) -> Vec<u8> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    sheet.write_row(0, 0, ["Email", "Name", "Notes"]).expect("a row");
    for (row, (email, result)) in (1..).zip(results) {
        sheet.write(row, 0, *email).expect("a cell");
        sheet.write(row, 1, Formula::new("=C1").set_result(*result)).expect("a cell");
        sheet.write(row, 2, Formula::new("=C1").set_result("(none)")).expect("a cell");
    }
    let bytes = book.save_to_buffer().expect("a workbook");
    let mut packed = ZipArchive::new(Cursor::new(bytes)).expect("an archive");
    let mut files: Vec<(String, Vec<u8>)> = Vec::new();
    for place in 0..packed.len() {
        let mut file = packed.by_index(place).expect("a file");
        let (name, mut text) = (file.name().expect("a name").into_owned(), String::new());
        file.read_to_string(&mut text).expect("its text");
        // As a program writes it that works no formulas out.
        let text = text.replace(" t=\"str\"><f>C1</f><v>(none)</v>", "><f>C1</f><v></v>");
        files.push((name, text.into_bytes()));
    }
    let files: Vec<(&str, &[u8])> = files.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice())).collect();
    archive(&files)
}

#[tokio::test]
async fn a_formula_without_a_result_is_not_an_empty_cell() {
    let Roster { server: _house, ann, .. } = Roster::open().await;
    let book = formulas(&[("zoe@x.org", "Zoe"), ("yan@x.org", "(none)"), ("xia@x.org", "#N/A")]);
    let page = dry_run(&ann, &[("people.xlsx", &book)], &[]).await;
    // What is in columns that are not read does not matter.
    assert_eq!(rows(&page), [format!("Zoe zoe@x.org 2 {}", new_in(&[]))]);
    let left = wrong(&ann, &page).await;
    assert!(
        left.len() == 2 && left.iter().all(|row| row.ends_with(&t::imports::wrong_formula().to_string())),
        "{left:?}"
    );
}

#[tokio::test]
async fn a_row_that_is_too_long_is_wrong_by_its_line() {
    let Roster { server: _house, ann, .. } = Roster::open().await;
    let mut file = "email,name\nzoe@x.org,Zoe\n".to_owned();
    for long in ["x".repeat(2 << 20), format!("\"{}\"", "x".repeat(2 << 20)), "x,".repeat(1 << 20)] {
        writeln!(file, "yan@x.org,{long}").expect("room");
    }
    file.push_str("xia@x.org,Xia\n");
    let packed = archive(&[("people.csv", file.as_bytes())]);
    let page = dry_run(&ann, &[("people.zip", &packed)], &[]).await;
    assert_eq!(rows(&page), [format!("Zoe zoe@x.org 2 {}", new_in(&[])), format!("Xia xia@x.org 6 {}", new_in(&[]))]);
    assert_eq!(wrong(&ann, &page).await.len(), 3);
    let packed = archive(&[("people.csv", &vec![b'a'; 8 << 20])]);
    post_files(&ann, &[("people.zip", &packed)], &[]).await.is(422).says(t::csv_in::long_line("1"));
}

#[tokio::test]
async fn two_addresses_in_a_cell_are_wrong() {
    let Roster { server: _house, ann, .. } = Roster::open().await;
    let file = "email,name\n\"gus@x.org, gus@home.example\",Gus\ngus@x.org; gus@home.example,Gus\ngus@x.org gus@home.example,Gus\n\
                gus@x.org/gus@home.example,Gus\nzoe@x.org,Zoe\n";
    let page = checked(&ann, file).await;
    assert_eq!(rows(&page), [format!("Zoe zoe@x.org 6 {}", new_in(&[]))]);
    assert_eq!(wrong(&ann, &page).await.len(), 4);
}

#[tokio::test]
async fn a_named_separator_is_read_in_every_spelling() {
    let Roster { server: _house, ann, .. } = Roster::open().await;
    for file in [
        "sep=;\nemail;name\nzoe@x.org;Zoe\n",
        "\"sep=;\"\r\nemail;name\r\nzoe@x.org;Zoe\r\n",
        "SEP=;\nemail;name\nzoe@x.org;Zoe\n",
        "sep=,,,\nemail,name\nzoe@x.org,Zoe\n",
        "sep=;;\nemail;name\nzoe@x.org;Zoe\n",
        "sep=;\remail;name\rzoe@x.org;Zoe\r",
        "\u{feff}Sep=|\nemail|name\nzoe@x.org|Zoe\n",
        "sep=\t\nemail\tname\nzoe@x.org\tZoe\n",
    ] {
        let page = checked(&ann, file).await;
        assert_eq!(rows(&page), [format!("Zoe zoe@x.org 3 {}", new_in(&[]))], "{file:?}");
    }
}
