//! `OneRoster`: people in one file, what they are enrolled in in another, by ids that only these
//! files know (1EdTech, "`OneRoster`: CSV Binding 1.2.1": `users.csv`, `enrollments.csv`, `classes.csv`).

use std::collections::HashMap;

use csv::{StringRecord, Writer};

use crate::csv_in::{Table, plain};
use crate::people_file::SEPARATOR;

/// What a file of several is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// People.
    People,
    /// Who is enrolled in what, by ids.
    Enrollments,
    /// What classes are called, by ids.
    Classes,
}

/// What the file is whose first record this is.
#[must_use]
pub fn kind(first: &StringRecord) -> Kind {
    let has = |name: &str| column(first, name).is_some();
    match () {
        () if has("usersourcedid") && has("classsourcedid") => Kind::Enrollments,
        () if has("sourcedid") && has("title") && !has("email") => Kind::Classes,
        () => Kind::People,
    }
}

/// `people` with one column more: what each is enrolled in, by the titles of `classes`, or by ids
/// where there are none. `None` where `people` has no ids to go by.
#[must_use]
pub fn joined(people: &Table, enrollments: &Table, classes: Option<&Table>) -> Option<String> {
    let titles: HashMap<String, String> =
        classes.map(|classes| pairs(classes, "sourcedid", "title").into_iter().collect()).unwrap_or_default();
    let mut enrolled: HashMap<String, Vec<String>> = HashMap::new();
    for (person, class) in pairs(enrollments, "usersourcedid", "classsourcedid") {
        let title = titles.get(&class).cloned().unwrap_or(class);
        enrolled.entry(person).or_default().push(title);
    }
    let mut records = people.records();
    let head = records.next()?.1.ok()?;
    let id = column(&head, "sourcedid")?;
    let mut joined = Writer::from_writer(Vec::new());
    let mut write = |record: &StringRecord, last: &str| {
        // Rows may be ragged: the new column stands right of the head's last.
        let cells = (0..head.len()).map(|place| record.get(place).unwrap_or_default());
        joined.write_record(cells.chain([last])).ok()
    };
    write(&head, "classes")?;
    for (_, record) in records {
        let record = record.unwrap_or_else(|_| StringRecord::from(vec!["\""; head.len()]));
        let classes = record
            .get(id)
            .and_then(|id| enrolled.get(id))
            .map_or(String::new(), |classes| classes.join(&SEPARATOR.to_string()));
        write(&record, &classes)?;
    }
    String::from_utf8(joined.into_inner().ok()?).ok()
}

/// Two columns of a table, row by row, less what the file marks for deletion.
fn pairs(table: &Table, one: &str, other: &str) -> Vec<(String, String)> {
    let mut records = table.records().filter_map(|(_, record)| record.ok());
    let Some(head) = records.next() else { return Vec::new() };
    let (Some(one), Some(other)) = (column(&head, one), column(&head, other)) else { return Vec::new() };
    let status = column(&head, "status");
    let is_gone = |record: &StringRecord| {
        status.and_then(|place| record.get(place)).is_some_and(|word| word.eq_ignore_ascii_case("tobedeleted"))
    };
    records
        .filter(|record| !is_gone(record))
        .filter_map(|record| Some((record.get(one)?.to_owned(), record.get(other)?.to_owned())))
        .collect()
}

fn column(head: &StringRecord, name: &str) -> Option<usize> {
    head.iter().position(|own| plain(own) == name)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table(text: &str) -> Table {
        Table::of(text.to_owned()).unwrap()
    }

    #[test]
    fn people_get_the_titles_of_their_classes() {
        let people = table("sourcedId,email\nu1,ann@example.org\nu2,bob@example.org\n");
        let enrollments =
            table("sourcedId,status,classSourcedId,userSourcedId\n1,active,c1,u1\n2,,c2,u1\n3,tobedeleted,c1,u2\n");
        let classes = table("sourcedId,title\nc1,Algebra; first year\nc2,Choir\n");
        assert_eq!(
            joined(&people, &enrollments, Some(&classes)).unwrap(),
            "sourcedId,email,classes\nu1,ann@example.org,Algebra; first year\u{1f}Choir\nu2,bob@example.org,\n"
        );
        assert!(joined(&people, &enrollments, None).unwrap().contains("c1\u{1f}c2"));
        assert_eq!(joined(&table("email\nann@example.org\n"), &enrollments, None), None);
    }

    #[test]
    fn files_are_told_apart_by_their_columns() {
        let kind = |head: &str| kind(&head.split(',').collect::<Vec<_>>().into());
        assert_eq!(kind("sourcedId,email,givenName"), Kind::People);
        assert_eq!(kind("sourcedId,classSourcedId,schoolSourcedId,userSourcedId,role"), Kind::Enrollments);
        assert_eq!(kind("sourcedId,status,title,courseSourcedId"), Kind::Classes);
    }
}
