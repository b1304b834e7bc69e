//! Rosters: people in one file, what they are enrolled in in another, by ids that only these files
//! know.
//!
//! - `OneRoster` (1EdTech, "`OneRoster`: CSV Binding 1.2.1"): `users.csv`, `enrollments.csv`,
//!   `classes.csv`; beside them `manifest.csv`, `orgs.csv`, `academicSessions.csv`, `courses.csv`,
//!   `demographics.csv` and others, which hold nothing of this.
//! - Canvas (Canvas REST API, "SIS Import Format Documentation"): `users.csv`, `enrollments.csv`,
//!   `courses.csv`, `sections.csv`.

use std::collections::{HashMap, HashSet};

use csv::StringRecord;

use crate::csv_in::{Record, Table, names_email, plain};
use crate::people_file::SEPARATOR;

use super::reading::Enrollments;
use super::titles::{Columns, Naming, Title, Titles, has_ended};

/// What a file of several is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RosterFile {
    /// People, with an email column or ids that rosters have.
    People,
    /// Who is enrolled in what, by ids.
    Enrollments,
    /// What classes are called, by ids.
    Classes,
    /// What Canvas's courses are called, by ids.
    Courses,
    /// Which course a section of Canvas is of, and what it is called itself.
    Sections,
    /// What terms are called, by ids.
    Terms,
    /// What schools are called, by ids.
    Schools,
    /// Something else.
    Other,
}

impl RosterFile {
    /// Whether it says what classes are called.
    pub const fn names_classes(self) -> bool {
        matches!(self, Self::Classes | Self::Courses | Self::Sections)
    }
}

/// What the file is whose first record this is.
pub fn kind(first: &StringRecord) -> RosterFile {
    let names: HashSet<String> = first.iter().map(plain).collect();
    let has = |name: &str| names.contains(name);
    let has_email = first.iter().any(|cell| names_email(cell, true));
    match () {
        () if has_email => RosterFile::People,
        () if has("usersourcedid") && has("classsourcedid") => RosterFile::Enrollments,
        () if has("userid") && (has("courseid") || has("sectionid")) => RosterFile::Enrollments,
        // Terms, courses and what is graded have titles as well.
        () if has("sourcedid") && has("title") && (has("coursesourcedid") || is_bare(&names)) => RosterFile::Classes,
        () if has("sectionid") && has("courseid") && has("name") => RosterFile::Sections,
        () if has("sourcedid") && has("title") && has("startdate") && has("enddate") => RosterFile::Terms,
        () if has("termid") && has("name") && !has("courseid") => RosterFile::Terms,
        () if has("sourcedid") && has("name") && has("type") => RosterFile::Schools,
        () if has("courseid") && (has("longname") || has("shortname")) => RosterFile::Courses,
        () if has("sourcedid") && (has("username") || has("givenname")) => RosterFile::People,
        () if has("userid") && has("loginid") => RosterFile::People,
        () => RosterFile::Other,
    }
}

/// Whether there are ids and titles and nothing that tells what of.
fn is_bare(names: &HashSet<String>) -> bool {
    names.iter().all(|name| matches!(name.as_str(), "sourcedid" | "status" | "datelastmodified" | "title"))
}

/// People with what they are enrolled in.
#[derive(Debug)]
pub struct Joined {
    /// The people, with one column more, right of all that have a name: their classes by title.
    pub rows: Vec<Record>,
    /// Enrollments that lead nobody into a class.
    pub unused: Enrollments,
}

/// `people` with one column more. Where no file names the classes, nobody comes into any. `None` where
/// `people` has no ids to go by.
pub fn joined(people: &Table, enrollments: &Table, naming: &Naming<'_>) -> Option<Joined> {
    let mut records = people.records();
    let (line, head) = records.next()?;
    let head = head.ok()?;
    let columns = Columns::of(&enrollments.first());
    let is_canvas = columns.place("userid").is_some();
    let id = Columns::of(&head).place(if is_canvas { "userid" } else { "sourcedid" })?;
    let titles = Titles::of(naming, is_canvas);
    let rows: Vec<Record> = records.collect();
    let mut enrolled: HashMap<&str, Vec<String>> =
        rows.iter().filter_map(|(_, row)| row.as_ref().ok()?.get(id)).map(|id| (id, Vec::new())).collect();
    let mut unused = Enrollments { namesakes: titles.namesakes.clone(), ..Enrollments::default() };
    for (line, enrollment) in enrollments.records().skip(1) {
        let Ok(enrollment) = enrollment else {
            unused.unreadable.push(line);
            continue;
        };
        let cell = |names: &[&str]| columns.cell(&enrollment, names);
        // A class, or a course of Canvas; nothing where only its section is told.
        let title = titles.title(cell(&["classsourcedid", "courseid"]), cell(&["sectionid"]));
        match (enrolled.get_mut(cell(&["usersourcedid", "userid"])), title) {
            _ if has_ended(cell(&["status"])) => unused.ended += 1,
            (None, _) => unused.strangers += 1,
            (_, Title::Ended) => unused.ended += 1,
            (_, Title::Unknown) => unused.untitled += 1,
            (_, Title::NoFile) => unused.unnamed += 1,
            (Some(classes), Title::Is(title)) if !classes.iter().any(|own| own == title) => {
                classes.push(title.to_owned());
            }
            (Some(_), Title::Is(_)) => {}
        }
    }
    // Columns without a name are none.
    let width = head.len() - head.iter().rev().take_while(|name| name.is_empty()).count();
    let with = |record: &StringRecord, last: &str| -> StringRecord {
        // Rows may be ragged; what has no column stays the last, to be told of.
        let cells = (0..width).map(|place| record.get(place).unwrap_or_default());
        cells.chain([last]).chain(record.iter().skip(width)).collect()
    };
    let mut joined = vec![(line, Ok(with(&head, "classes")))];
    joined.extend(rows.iter().map(|(line, row)| {
        let row = row.as_ref().map_err(|bad| *bad).map(|row| {
            let classes = row.get(id).and_then(|id| enrolled.get(id)).map(|own| own.join(&SEPARATOR.to_string()));
            with(row, &classes.unwrap_or_default())
        });
        (*line, row)
    }));
    Some(Joined { rows: joined, unused })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table(text: &str) -> Table {
        Table::of(text.to_owned()).unwrap()
    }

    fn rows(joined: &Joined) -> Vec<String> {
        let cells = |(_, row): &Record| row.clone().unwrap_or_default().iter().collect::<Vec<_>>().join(",");
        joined.rows.iter().map(cells).collect()
    }

    #[test]
    fn people_get_the_titles_of_their_classes() {
        let people = table("sourcedId,email\nu1,ann@example.org\n\nu2,bob@example.org,Bob\nu3,\"cyd\n");
        let enrollments = table(
            "sourcedId,status,classSourcedId,userSourcedId\n1,active,c1,u1\n2,,c2,u1\n3,tobedeleted,c1,u2\n\
             4,,c1,u9\n5,,c9,u1\n6,,c3,u1\n7,,\"c1,u1\n",
        );
        let classes = table("sourcedId,status,title\nc1,,Algebra; first year\nc2,,Choir\nc3,tobedeleted,Old\n");
        let with_titles =
            joined(&people, &enrollments, &Naming { classes: Some(&classes), ..Naming::default() }).unwrap();
        assert_eq!(
            rows(&with_titles),
            [
                "sourcedId,email,classes",
                "u1,ann@example.org,Algebra; first year\u{1f}Choir",
                "u2,bob@example.org,,Bob",
                ""
            ]
        );
        assert_eq!(with_titles.rows.iter().map(|(line, _)| *line).collect::<Vec<_>>(), [1, 2, 4, 5]);
        assert_eq!(
            with_titles.unused,
            Enrollments { ended: 2, strangers: 1, untitled: 1, unreadable: vec![8], ..Enrollments::default() }
        );
        let without = joined(&people, &enrollments, &Naming::default()).unwrap();
        assert_eq!((rows(&without)[1].as_str(), without.unused.unnamed), ("u1,ann@example.org,", 4));
        assert!(joined(&table("email\nann@example.org\n"), &enrollments, &Naming::default()).is_none());
    }

    #[test]
    fn canvas_names_courses_and_sections() {
        let people = table("user_id,login_id,email\n01,ann,ann@x.org\n02,bob,bob@x.org\n");
        let enrollments = table(
            "course_id,user_id,role,section_id,status\nE4,01,student,1B,active\n,02,teacher,2A,active\n\
             E5,02,student,,deleted\n",
        );
        let courses = table("course_id,short_name,long_name,status\nE4,MUS,Music,active\n");
        let sections = table("section_id,course_id,name,status\n2A,E4,Second,active\n");
        let naming = Naming { courses: Some(&courses), sections: Some(&sections), ..Naming::default() };
        let both = joined(&people, &enrollments, &naming).unwrap();
        assert_eq!(rows(&both)[1..], ["01,ann,ann@x.org,Music", "02,bob,bob@x.org,Music"]);
        assert_eq!(both.unused.ended, 1);
        let alone = joined(&people, &enrollments, &Naming::default()).unwrap();
        assert_eq!(rows(&alone)[1..], ["01,ann,ann@x.org,", "02,bob,bob@x.org,"]);
        assert_eq!(alone.unused.unnamed, 2);
    }

    #[test]
    fn files_are_told_apart_by_their_columns() {
        let kind = |head: &str| kind(&head.split(',').collect::<Vec<_>>().into());
        for (head, expected) in [
            ("sourcedId,email,givenName", RosterFile::People),
            ("sourcedId,status,username,userIds,givenName,familyName", RosterFile::People),
            ("sourcedId,classSourcedId,schoolSourcedId,userSourcedId,role", RosterFile::Enrollments),
            ("sourcedId,status,title,courseSourcedId,classCode,classType,termSourcedIds", RosterFile::Classes),
            ("sourcedId,title", RosterFile::Classes),
            ("sourcedId,status,title,type,startDate,endDate,schoolYear", RosterFile::Terms),
            ("sourcedId,schoolYearSourcedId,title,courseCode,grades,orgSourcedId", RosterFile::Other),
            ("sourcedId,status,name,type,identifier,parentSourcedId", RosterFile::Schools),
            ("sourcedId,birthDate,sex", RosterFile::Other),
            ("propertyName,value", RosterFile::Other),
            ("user_id,login_id,first_name,last_name,email,status", RosterFile::People),
            ("course_id,user_id,role,section_id,status", RosterFile::Enrollments),
            ("course_id,short_name,long_name,account_id,term_id,status", RosterFile::Courses),
            ("section_id,course_id,name,status", RosterFile::Sections),
            ("term_id,name,status", RosterFile::Terms),
        ] {
            assert_eq!(kind(head), expected, "{head}");
        }
    }
}
