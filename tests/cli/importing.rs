//! `muster import`: all that the page reads, and nothing is asked.

use std::fs;

use muster::t;
use serde_json::Value;

use crate::harness::database::Database;

use super::{fails, runs};

fn given(database: &Database, file: &str) -> String {
    let path = database.folder().join("people.csv");
    fs::write(&path, file).expect("the folder takes a file");
    path.display().to_string()
}

fn demo() -> Database {
    let database = Database::bare();
    runs(&database, &["demo", "--people", "20"]);
    database
}

#[test]
fn what_is_not_used_is_said() {
    let database = demo();
    let said = runs(&database, &["import", &given(&database, "Email,Name,Type,Role\nzoe@example.org,Zoe,x,Owner\n")]);
    assert!(
        said.contains(&t::csv_in::columns_unused(["Type", "Role (owner)"].map(str::to_owned).to_vec()).to_string()),
        "{said}"
    );
}

#[test]
fn columns_are_given_where_no_line_names_them() {
    let database = demo();
    let file = given(&database, "zoe@example.org,Choir,12\nyan@example.org,Choir,\n");
    let said = fails(&database, &["import", &file]);
    assert!(said.contains("--columns") && said.contains("zoe@example.org"), "{said}");
    let said = runs(&database, &["import", &file, "--columns", "email=1,groups=2"]);
    assert!(said.contains("line 1: zoe@example.org: new; joins Choir"), "{said}");
    assert!(said.contains(&t::csv_in::columns_unused(t::people_file::column_number("3")).to_string()), "{said}");
    for (wrong, problem) in [("email=7", "no column 7"), ("mailbox=1", "mailbox"), ("groups=2", "email=1")] {
        assert!(fails(&database, &["import", &file, "--columns", wrong]).contains(problem), "{wrong}");
    }
    let file = given(&database, "Reach,Who\nzoe@example.org,Zoe\n");
    let said = runs(&database, &["import", &file, "--columns", "email=Reach,name=who"]);
    assert!(said.contains("line 2: Zoe <zoe@example.org>: new"), "{said}");
}

#[test]
fn missing_groups_are_made_once_and_only_if_asked_for() {
    let database = demo();
    let people: String = (0..450)
        .map(|n| format!("p{n}@example.org,New  Group\np{n}@example.org,new group"))
        .collect::<Vec<_>>()
        .join("\n");
    let file = given(&database, &format!("email,group\n{people}"));
    assert!(fails(&database, &["import", &file]).contains(&t::imports::wrong_no_group("New  Group").to_string()));
    let said = runs(&database, &["import", &file, "--make-groups"]);
    assert!(said.contains("450 people would be added, 450 places"), "{said}");
    assert!(said.contains("line 2: p0@example.org: new; joins New Group (to be made)"), "{said}");
    assert!(!runs(&database, &["export", "members"]).contains("New Group"));
    let said = runs(&database, &["import", &file, "--make-groups", "--apply"]);
    assert!(said.contains("450 people were added, 450 places in groups were given; 450 rows change nothing"), "{said}");
    let members = runs(&database, &["export", "members"]);
    assert_eq!(members.lines().filter(|line| line.contains(",New Group,")).count(), 450);
    let said = runs(&database, &["import", &file, "--make-groups", "--apply"]);
    assert!(said.contains("0 people were added, 0 places"), "{said}");
}

#[test]
fn unknown_status_words_are_wrong_until_explained() {
    let database = demo();
    let file =
        given(&database, "email,status\nzoe@example.org,On leave\nyan@example.org,Alumni\nxia@example.org,active\n");
    let said = fails(&database, &["import", &file]);
    assert!(
        said.contains(&format!("line 2: wrong: {}", t::imports::wrong_status("On leave")))
            && said.contains("line 3: wrong"),
        "{said}"
    );
    let said = fails(&database, &["import", &file, "--active", "on leave", "--gone", "alumni"]);
    assert!(said.contains("line 2: zoe@example.org: new"), "{said}");
    assert!(said.contains("1 rows are wrong"), "{said}");
}

#[test]
fn json_has_an_object_for_each_row_and_one_for_all() {
    let database = demo();
    let file =
        given(&database, "email,name,groups,x\nzoe@example.org,Zoe,choir\nnobody,Nobody,\nyan@example.org,Yan,Nope\n");
    let said = fails(&database, &["import", &file, "--json"]);
    let objects: Vec<Value> = said
        .lines()
        .filter(|line| line.starts_with('{'))
        .map(|line| serde_json::from_str(line).expect("JSON"))
        .collect();
    assert_eq!(objects.len(), 4, "{said}");
    let keys = |object: &Value| object.as_object().expect("an object").keys().cloned().collect::<Vec<_>>();
    assert!(objects[..3].iter().all(|row| keys(row) == keys(&objects[0]) && row["type"] == "row"), "{said}");
    assert_eq!((&objects[0]["outcome"], &objects[0]["joined"][0]), (&"change".into(), &"Choir".into()));
    assert_eq!((&objects[1]["problem"], &objects[1]["line"]), (&"email".into(), &3.into()));
    assert_eq!((&objects[2]["problem"], &objects[2]["email"]), (&"no_group".into(), &"yan@example.org".into()));
    let summary = &objects[3];
    assert_eq!((&summary["type"], &summary["applied"]), (&"summary".into(), &false.into()));
    assert_eq!((&summary["people_added"], &summary["rows_wrong"]), (&1.into(), &2.into()));
    assert_eq!(summary["columns_unused"][0], "x");
}

#[test]
fn what_a_name_is_read_as_and_contradictions_are_said() {
    let database = demo();
    let file = given(
        &database,
        "email,name,status,groups\nzoe@example.org,Zoe,active,Chöir\nzoe@example.org,,left,\nyan@example.org,,,CHOIR\n",
    );
    for arguments in [&["import", &file][..], &["import", &file, "--apply"]] {
        let said = fails(&database, arguments);
        assert!(said.contains("line 2: Zoe <zoe@example.org>: new; joins Choir"), "{said}");
        assert!(said.contains("line 2: “Chöir” is read as “Choir”"), "{said}");
        assert!(said.contains("line 2: line 3 says that this person is gone"), "{said}");
        assert!(
            said.contains("line 3: wrong:") && said.contains(&t::imports::wrong_gone_here("2").to_string()),
            "{said}"
        );
    }
    let said = fails(&database, &["import", &file, "--json"]);
    assert!(said.contains("\"gone_in_line\":3") && said.contains("\"problem\":\"gone_here\""), "{said}");
}

#[test]
fn groups_of_one_name_stay_apart() {
    let database = demo();
    let file = given(&database, "Group id,Group,Email\n8001,Twin,zoe@example.org\n8002,Twin,yan@example.org\n");
    let said = fails(&database, &["import", &file]);
    assert!(said.contains(&t::imports::wrong_namesakes("Twin (8001)", "Twin").to_string()), "{said}");
    let said = runs(&database, &["import", &file, "--make-groups", "--apply"]);
    assert!(said.contains("line 3: “Twin” is read as “Twin (8002)”"), "{said}");
    let members = runs(&database, &["export", "members"]);
    assert!(members.contains(",Twin (8001),") && members.contains(",Twin (8002),"), "{members}");
}
