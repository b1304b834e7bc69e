//! What was exported here can be imported elsewhere, and nothing is lost on the way.

use std::collections::BTreeSet;
use std::fs;

use muster::db::types::GroupRole;
use muster::t;

use super::{Roster, checked, confirmed, id_of, rows};
use crate::harness::TestServer;
use crate::harness::database::Database;
use crate::harness::program::Program;

/// What the program writes.
fn exported(database: &Database, list: &str) -> String {
    let (status, said) = Program::start(database, &["export", list]).finish();
    assert!(status.success(), "{said}");
    said
}

/// Rows of an export by the names of columns, those of people who are gone left out.
fn of(list: &str, names: &[&str]) -> BTreeSet<Vec<String>> {
    let mut reader = csv::Reader::from_reader(list.trim_start_matches('\u{feff}').as_bytes());
    let head = reader.headers().expect("a head").clone();
    let place = |name: &str| head.iter().position(|own| own == name).expect("a column");
    let state = place("State");
    let places: Vec<usize> = names.iter().map(|name| place(name)).collect();
    let active = reader.records().map(|row| row.expect("a row")).filter(|row| &row[state] == "active");
    active.map(|row| places.iter().map(|place| row[*place].to_owned()).collect()).collect()
}

#[tokio::test]
async fn a_whole_organization_moves_to_another_deployment() {
    let old = Database::bare();
    let (status, said) = Program::start(&old, &["demo", "--people", "120"]).finish();
    assert!(status.success(), "{said}");
    let (people, members) = (exported(&old, "people"), exported(&old, "members"));
    assert!(people.contains(",deactivated,"), "somebody is gone");
    assert!(of(&members, &["Group role"]).contains(&vec!["manager".to_owned()]), "somebody runs a group");
    let server = TestServer::open().await;
    let ann = server.ann().await;
    for (name, list) in [("people.csv", &people), ("members.csv", &members)] {
        let path = server.database.folder().join(name);
        fs::write(&path, list).expect("the folder takes a file");
        let path = path.display().to_string();
        let (_, said) = Program::start(&server.database, &["import", &path, "--make-groups", "--apply"]).finish();
        let gone = t::imports::wrong_gone().to_string();
        let wrong: Vec<&str> =
            said.lines().filter(|line| line.contains(": wrong:") && !line.ends_with(&gone)).collect();
        assert!(wrong.is_empty(), "{wrong:?}");
    }
    let is_new = |row: &Vec<String>| row.iter().all(|cell| *cell != ann.email);
    let mut now = of(&exported(&server.database, "people"), &["Name", "Email", "Role"]);
    now.retain(is_new);
    assert_eq!(now, of(&people, &["Name", "Email", "Role"]));
    let mut now = of(&exported(&server.database, "members"), &["Group", "Name", "Email", "Group role"]);
    now.retain(is_new);
    assert_eq!(now, of(&members, &["Group", "Name", "Email", "Group role"]));
}

#[tokio::test]
async fn apostrophes_of_neutralised_cells_come_off() {
    let Roster { server, ann, .. } = Roster::open().await;
    let odd = server.group("=Sums; and | more", &ann).await;
    let first = checked(&ann, "email,name\n+tag@example.org,=1+1\nyan@example.org,'Yan\n").await;
    confirmed(&ann, &first).await;
    let people = exported(&server.database, "people");
    assert!(people.contains("'=1+1,'+tag@example.org"), "{people}");
    let again = checked(&ann, &people).await;
    again.says(t::imports::nothing_to_import(3, 0));
    assert!(id_of(&server, "'+tag@example.org").await.is_none());
    let file = "Group id,Group,Person id,Name,Email,State,Group role\n1,'=Sums; and | more,1,'=1+1,'+tag@example.org,active,manager\n";
    let page = checked(&ann, file).await;
    assert_eq!(rows(&page), [format!("=1+1 +tag@example.org 2 {}", t::imports::row_joins("=Sums; and | more", true))]);
    confirmed(&ann, &page).await;
    ann.visit(&format!("/groups/{odd}/settings/members")).await.says("+tag@example.org").says(t::groups::manager());
    // Who is in already keeps the role, and that is said.
    let eve = server.eve().await;
    server.put_in(odd, &eve, GroupRole::Member).await;
    let file = format!("Group id,Person id,Email,Group,Group role\n1,1,{},=Sums; and | more,manager\n", eve.email);
    let page = checked(&ann, &file).await;
    ann.visit(&page.link("Unchanged 1")).await.says(t::imports::row_stays_member("=Sums; and | more"));
}
