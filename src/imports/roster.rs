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

use crate::csv_in::{Misquoted, Record, Table, names_email, plain};
use crate::people_file::SEPARATOR;

use super::reading::Enrollments;

/// What a file of several is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
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
    /// Something else.
    Other,
}

/// What the file is whose first record this is.
#[must_use]
pub fn kind(first: &StringRecord) -> Kind {
    let names: HashSet<String> = first.iter().map(plain).collect();
    let has = |name: &str| names.contains(name);
    let has_email = first.iter().any(|cell| names_email(cell, true));
    match () {
        () if has_email => Kind::People,
        () if has("usersourcedid") && has("classsourcedid") => Kind::Enrollments,
        () if has("userid") && (has("courseid") || has("sectionid")) => Kind::Enrollments,
        // Terms, courses and what is graded have titles as well.
        () if has("sourcedid") && has("title") && (has("coursesourcedid") || is_bare(&names)) => Kind::Classes,
        () if has("sectionid") && has("courseid") && has("name") => Kind::Sections,
        () if has("courseid") && (has("longname") || has("shortname")) => Kind::Courses,
        () if has("sourcedid") && (has("username") || has("givenname")) => Kind::People,
        () if has("userid") && has("loginid") => Kind::People,
        () => Kind::Other,
    }
}

/// Whether there are ids and titles and nothing that tells what of.
fn is_bare(names: &HashSet<String>) -> bool {
    names.iter().all(|name| matches!(name.as_str(), "sourcedid" | "status" | "datelastmodified" | "title"))
}

/// The files that name classes.
#[derive(Debug, Default)]
pub struct Naming<'t> {
    /// `OneRoster`'s classes.
    pub classes: Option<&'t Table>,
    /// Canvas's courses.
    pub courses: Option<&'t Table>,
    /// Canvas's sections.
    pub sections: Option<&'t Table>,
}

/// People with what they are enrolled in.
#[derive(Debug)]
pub struct Joined {
    /// The people, with one column more, right of all that have a name: their classes by title.
    pub rows: Vec<Record>,
    /// Enrollments that lead nobody into a class.
    pub unused: Enrollments,
}

/// `people` with one column more. Where no file names the classes, their ids do. `None` where
/// `people` has no ids to go by.
#[must_use]
pub fn joined(people: &Table, enrollments: &Table, naming: &Naming<'_>) -> Option<Joined> {
    let mut records = people.records();
    let (line, head) = records.next()?;
    let head = head.ok()?;
    let is_canvas = column(&enrollments.first(), "userid").is_some();
    let id = column(&head, if is_canvas { "userid" } else { "sourcedid" })?;
    let titles = if is_canvas { Titles::of_canvas(naming) } else { Titles::of_one_roster(naming) };
    let rows: Vec<Record> = records.collect();
    let mut enrolled: HashMap<&str, Vec<String>> =
        rows.iter().filter_map(|(_, row)| row.as_ref().ok()?.get(id)).map(|id| (id, Vec::new())).collect();
    let mut unused = Enrollments::default();
    for (line, enrollment) in enrollments_of(enrollments) {
        match enrollment {
            Err(Misquoted) => unused.unreadable.push(line),
            Ok(Enrollment { has_ended: true, .. }) => unused.ended += 1,
            Ok(enrollment) => match (enrolled.get_mut(enrollment.person.as_str()), titles.title(&enrollment)) {
                (None, _) => unused.strangers += 1,
                (_, Title::Ended) => unused.ended += 1,
                (_, Title::Unknown) => unused.untitled += 1,
                (Some(classes), Title::Is(title)) if !classes.contains(&title) => classes.push(title),
                (Some(_), Title::Is(_)) => {}
            },
        }
    }
    let width = head.len();
    let with = |record: &StringRecord, last: &str| -> StringRecord {
        // Rows may be ragged; what has no column stays the last, to be told of.
        let cells = (0..width).map(|place| record.get(place).unwrap_or_default());
        cells.chain([last]).chain(record.iter().skip(width)).collect()
    };
    let mut joined = vec![(line, Ok(with(&head, "classes")))];
    joined.extend(rows.iter().map(|(line, row)| {
        let row = row.as_ref().map_err(|misquoted| *misquoted).map(|row| {
            let classes = row.get(id).and_then(|id| enrolled.get(id)).map(|own| own.join(&SEPARATOR.to_string()));
            with(row, &classes.unwrap_or_default())
        });
        (*line, row)
    }));
    Some(Joined { rows: joined, unused })
}

/// Somebody is enrolled in something.
struct Enrollment {
    person: String,
    /// A class, or a course of Canvas; nothing where only its section is told.
    class: String,
    section: String,
    has_ended: bool,
}

fn enrollments_of(table: &Table) -> impl Iterator<Item = (u64, Result<Enrollment, Misquoted>)> + '_ {
    let mut records = table.records();
    let head = records.next().and_then(|(_, head)| head.ok()).unwrap_or_default();
    let find = |names: [&str; 2]| names.iter().find_map(|name| column(&head, name));
    let (person, class) = (find(["usersourcedid", "userid"]), find(["classsourcedid", "courseid"]));
    let (section, status) = (column(&head, "sectionid"), column(&head, "status"));
    records.map(move |(line, record)| {
        let enrollment = record.map(|record| {
            let cell = |place: Option<usize>| place.and_then(|place| record.get(place)).unwrap_or_default();
            Enrollment {
                person: cell(person).to_owned(),
                class: cell(class).to_owned(),
                section: cell(section).to_owned(),
                has_ended: has_ended(cell(status)),
            }
        });
        (line, enrollment)
    })
}

/// Whether the word for how something stands says that it is over.
fn has_ended(status: &str) -> bool {
    const WORDS: [&str; 6] = ["tobedeleted", "deleted", "inactive", "completed", "concluded", "deleted_last_completed"];
    WORDS.iter().any(|word| status.eq_ignore_ascii_case(word))
}

/// What something is called.
enum Title {
    Is(String),
    Unknown,
    Ended,
}

/// What classes are called, by their ids; nothing where the file says that they are over.
type ById = HashMap<String, Option<String>>;

/// What classes are called. Where there is no file that says so, nothing is known of any.
struct Titles {
    classes: Option<ById>,
    sections: Option<ById>,
    /// The course of each section.
    courses: HashMap<String, String>,
}

impl Titles {
    fn of_one_roster(naming: &Naming<'_>) -> Self {
        let classes = naming.classes.map(|classes| by_id(classes, "sourcedid", &["title"]));
        Self { classes, sections: None, courses: HashMap::new() }
    }

    fn of_canvas(naming: &Naming<'_>) -> Self {
        let classes = naming.courses.map(|courses| by_id(courses, "courseid", &["longname", "shortname"]));
        let sections = naming.sections.map(|sections| by_id(sections, "sectionid", &["name"]));
        let courses = naming.sections.map(|sections| by_id(sections, "sectionid", &["courseid"])).unwrap_or_default();
        Self { classes, sections, courses: courses.into_iter().filter_map(|(id, of)| Some((id, of?))).collect() }
    }

    fn title(&self, enrollment: &Enrollment) -> Title {
        let Enrollment { class, section, .. } = enrollment;
        let class = if class.is_empty() { self.courses.get(section).map_or("", String::as_str) } else { class };
        match (class.is_empty(), section.is_empty()) {
            (false, _) => called(self.classes.as_ref(), class),
            (true, false) => called(self.sections.as_ref(), section),
            (true, true) => Title::Unknown,
        }
    }
}

fn called(titles: Option<&ById>, id: &str) -> Title {
    match titles.map(|titles| titles.get(id)) {
        None => Title::Is(id.to_owned()),
        Some(None) => Title::Unknown,
        Some(Some(None)) => Title::Ended,
        Some(Some(Some(title))) => Title::Is(title.clone()),
    }
}

/// By a column of ids, the first of `names` that is filled.
fn by_id(table: &Table, id: &str, names: &[&str]) -> ById {
    let mut records = table.records().filter_map(|(_, record)| record.ok());
    let Some(head) = records.next() else { return HashMap::new() };
    let Some(id) = column(&head, id) else { return HashMap::new() };
    let names: Vec<usize> = names.iter().filter_map(|name| column(&head, name)).collect();
    let status = column(&head, "status");
    let cell = |record: &StringRecord, place: usize| record.get(place).unwrap_or_default().to_owned();
    records
        .map(|record| {
            let is_over = status.is_some_and(|place| has_ended(&cell(&record, place)));
            let name = names.iter().map(|place| cell(&record, *place)).find(|name| !name.is_empty());
            (cell(&record, id), name.filter(|_| !is_over))
        })
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
        assert_eq!(with_titles.unused, Enrollments { ended: 2, strangers: 1, untitled: 1, unreadable: vec![8] });
        let by_ids = joined(&people, &enrollments, &Naming::default()).unwrap();
        assert!(rows(&by_ids)[1].contains("c1\u{1f}c2"));
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
        assert_eq!(rows(&alone)[1..], ["01,ann,ann@x.org,E4", "02,bob,bob@x.org,2A"]);
    }

    #[test]
    fn files_are_told_apart_by_their_columns() {
        let kind = |head: &str| kind(&head.split(',').collect::<Vec<_>>().into());
        for (head, expected) in [
            ("sourcedId,email,givenName", Kind::People),
            ("sourcedId,status,username,userIds,givenName,familyName", Kind::People),
            ("sourcedId,classSourcedId,schoolSourcedId,userSourcedId,role", Kind::Enrollments),
            ("sourcedId,status,title,courseSourcedId,classCode,classType,termSourcedIds", Kind::Classes),
            ("sourcedId,title", Kind::Classes),
            ("sourcedId,status,title,type,startDate,endDate,schoolYear", Kind::Other),
            ("sourcedId,schoolYearSourcedId,title,courseCode,grades,orgSourcedId", Kind::Other),
            ("sourcedId,status,name,type,identifier,parentSourcedId", Kind::Other),
            ("sourcedId,birthDate,sex", Kind::Other),
            ("propertyName,value", Kind::Other),
            ("user_id,login_id,first_name,last_name,email,status", Kind::People),
            ("course_id,user_id,role,section_id,status", Kind::Enrollments),
            ("course_id,short_name,long_name,account_id,term_id,status", Kind::Courses),
            ("section_id,course_id,name,status", Kind::Sections),
            ("term_id,name,status", Kind::Other),
        ] {
            assert_eq!(kind(head), expected, "{head}");
        }
    }
}
