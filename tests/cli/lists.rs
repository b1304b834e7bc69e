//! `muster export` and `muster import`.

use muster::t;
use std::fs;

use crate::harness::database::Database;

use super::{fails, muster, runs};

const FILE: &str = "\u{feff}E-Mail;Name;Role;Groups\r\n\
    zoe@example.org;\"=1+1\";;\"Choir; First Aid\"\r\n\
    nobody;Nobody;;Choir\r\n\
    yan@example.org;Yan;;Nowhere\r\n\
    xia@example.org;Xia;manager;No such group\r\n\
    wim@example.org;Wim;;\r\n\
    ZOE@example.org;Zoe again;;\r\n";

fn given(database: &Database, file: &[u8]) -> String {
    let path = database.folder().join("people.csv");
    fs::write(&path, file).expect("the folder takes a file");
    path.display().to_string()
}

#[test]
fn a_trial_changes_nothing_and_says_what_would() {
    let database = Database::bare();
    runs(&database, &["demo", "--people", "20"]);
    let before = runs(&database, &["export", "audit"]);
    let said = fails(&database, &["import", &given(&database, FILE.as_bytes())]);
    assert!(said.contains("line 2: =1+1 <zoe@example.org>: new; joins Choir, First Aid"), "{said}");
    assert!(said.contains(&format!("line 3: wrong: {}", t::fields::email_at())), "{said}");
    assert!(said.contains(&format!("line 4: wrong: {}", t::imports::wrong_no_group("Nowhere"))), "{said}");
    assert!(said.contains(&format!("line 5: wrong: {}", t::imports::wrong_no_group("No such group"))), "{said}");
    assert!(said.contains("line 7: wrong: Line 2 gives this address another name"), "{said}");
    assert!(said.contains("2 people would be added, 2 places in groups would be given"), "{said}");
    assert_eq!(runs(&database, &["export", "audit"]), before);
}

#[test]
fn right_rows_are_applied_once_and_wrong_ones_are_not() {
    let database = Database::bare();
    runs(&database, &["demo", "--people", "20"]);
    let file = given(&database, FILE.as_bytes());
    let said = fails(&database, &["import", &file, "--apply"]);
    assert!(
        said.contains("2 people were added, 2 places in groups were given; 0 rows change nothing; 4 rows are wrong."),
        "{said}"
    );
    let people = runs(&database, &["export", "people"]);
    assert!(people.contains("'=1+1,zoe@example.org"), "formulas are neutralised: {people}");
    assert!(people.contains("Wim,wim@example.org") && !people.contains("xia@example.org"), "{people}");
    let members = runs(&database, &["export", "members"]);
    assert_eq!(members.lines().filter(|line| line.contains("zoe@example.org") && line.contains(",import,")).count(), 2);
    let log = runs(&database, &["export", "audit"]);
    let said = fails(&database, &["import", &file, "--apply"]);
    assert!(said.contains("0 people were added, 0 places in groups were given; 2 rows change nothing"), "{said}");
    assert_eq!(runs(&database, &["export", "audit"]), log);
}

#[test]
fn files_of_other_encodings_are_read_and_other_files_refused() {
    let database = Database::bare();
    runs(&database, &["demo", "--people", "20"]);
    let utf16: Vec<u8> =
        "\u{feff}email;name\r\nuna@example.org;Zoë U\r\n".encode_utf16().flat_map(u16::to_le_bytes).collect();
    runs(&database, &["import", &given(&database, &utf16), "--apply"]);
    // What is guessed is good enough to look at, and is said before anything is changed by it.
    let latin = given(&database, b"email,name\nlea@example.org,Zo\xEB L\n");
    let said = runs(&database, &["import", &latin]);
    assert!(said.contains("Zoë L") && said.contains("--encoding windows-1252"), "{said}");
    fails(&database, &["import", &latin, "--apply"]);
    runs(&database, &["import", &latin, "--apply", "--encoding", "cp1252"]);
    let people = runs(&database, &["export", "people"]);
    assert!(people.contains("Zoë L") && people.contains("Zoë U"), "{people}");
    assert!(
        fails(&database, &["import", &given(&database, b"PK\x03\x04\0\0")]).contains(&t::csv_in::binary().to_string())
    );
    assert!(
        fails(&database, &["import", &given(&database, b"name\nAnn\n")])
            .contains(&t::imports::no_email_column("name").to_string())
    );
    assert!(fails(&database, &["import", "/nowhere/people.csv"]).contains("/nowhere/people.csv"));
}

#[test]
fn every_list_has_a_head_and_its_rows() {
    let database = Database::bare();
    runs(&database, &["demo", "--people", "30"]);
    for (list, head) in [
        ("people", "Id,Name,Email"),
        ("codes", "Id,Code,Group,Campaign,Uses"),
        ("members", "Group id,Group"),
        ("audit", "Id,At"),
    ] {
        let said = runs(&database, &["export", list]);
        assert!(said.trim_start_matches('\u{feff}').starts_with(head), "{said}");
        assert!(said.lines().count() > 30, "{list}");
    }
    let codes = runs(&database, &["export", "codes"]);
    let of_campaign = codes.lines().filter(|line| line.contains(",,Open day vouchers,"));
    assert!(of_campaign.count() > 1, "a campaign's codes name it, and no group: {codes}");
    let (status, said) = muster(&database, &["export", "passwords"]);
    assert!(!status.success() && said.contains("people"), "{said}");
}

#[test]
fn a_list_can_be_written_as_a_workbook_and_read_again() {
    let database = Database::bare();
    runs(&database, &["demo", "--people", "20"]);
    let path = database.folder().join("people.xlsx");
    runs(&database, &["export", "people", "--output", &path.display().to_string()]);
    fails(&database, &["export", "people", "--output", &path.display().to_string()]);
    let said = muster(&database, &["import", &path.display().to_string(), "--sheet", "Sheet1"]).1;
    assert!(said.contains("0 people would be added"), "{said}");
    assert!(fails(&database, &["import", &path.display().to_string(), "--sheet", "Other"]).contains("Sheet1"));
    assert!(fails(&database, &["import", &path.display().to_string(), "--encoding", "klingon"]).contains("klingon"));
}
