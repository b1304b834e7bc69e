//! What the classes of a roster are called. Several of one title are told apart by what the roster knows of them.

use std::collections::{HashMap, HashSet};

use csv::StringRecord;

use crate::csv_in::{Table, plain};

use super::namesakes::{NamedGroup, told_apart};

/// The files that name classes, and what tells them apart.
#[derive(Debug, Default)]
pub struct Naming<'t> {
    /// `OneRoster`'s classes.
    pub classes: Option<&'t Table>,
    /// Canvas's courses.
    pub courses: Option<&'t Table>,
    /// Canvas's sections.
    pub sections: Option<&'t Table>,
    /// Terms of either.
    pub terms: Option<&'t Table>,
    /// `OneRoster`'s schools.
    pub schools: Option<&'t Table>,
}

/// What something is called.
pub enum Title<'t> {
    Is(&'t str),
    /// The file that names classes does not have it.
    Unknown,
    /// There is no such file.
    NoFile,
    Ended,
}

/// What classes are called, by their ids; nothing where the file says that they are over.
type ById = HashMap<String, Option<String>>;

/// What all classes are called.
pub struct Titles {
    /// Of classes, and of sections of which nothing else is told.
    called: [Option<ById>; 2],
    /// The course of each section.
    courses: HashMap<String, String>,
    /// What those are called whose titles others have too.
    pub namesakes: Vec<String>,
}

impl Titles {
    /// Of `OneRoster`, or of Canvas.
    pub fn of(naming: &Naming<'_>, is_canvas: bool) -> Self {
        let terms = naming.terms.map(|terms| cells(terms, &["sourcedid", "termid"], &["title", "name"]));
        let schools = naming.schools.map(|schools| cells(schools, &["sourcedid"], &["name"]));
        let more = Marks { terms: terms.unwrap_or_default(), schools: schools.unwrap_or_default() };
        let (classes, sections) = if is_canvas {
            let titles = &["longname", "shortname"];
            (
                naming.courses.map(|table| more.classes(table, "courseid", titles, &["shortname", "termid"])),
                naming.sections.map(|table| more.classes(table, "sectionid", &["name"], &["courseid"])),
            )
        } else {
            let marks = &["classcode", "termsourcedids", "schoolsourcedid", "periods", "location"];
            (naming.classes.map(|table| more.classes(table, "sourcedid", &["title"], marks)), None)
        };
        let courses = naming.sections.map(|sections| cells(sections, &["sectionid"], &["courseid"]));
        Self::told_apart([classes, sections], courses.unwrap_or_default())
    }

    fn told_apart(files: [Option<Vec<ClassRow>>; 2], courses: HashMap<String, String>) -> Self {
        let mut called = files.each_ref().map(|file| file.as_ref().map(|_| ById::new()));
        let of_file =
            |(kind, file): (usize, Option<Vec<ClassRow>>)| file.into_iter().flatten().map(move |one| (kind, one));
        let mut all: Vec<(usize, ClassRow)> = files.into_iter().enumerate().flat_map(of_file).collect();
        // The same class again is no other one.
        let mut met = HashSet::new();
        all.retain(|(kind, class)| met.insert((*kind, class.id.clone())));
        let live: Vec<NamedGroup> = all.iter().filter_map(|(_, class)| class.titled.clone()).collect();
        let mut apart = told_apart(&live);
        let (mut namesakes, mut places) = (Vec::new(), 0..);
        for (kind, ClassRow { id, titled }) in all {
            let title = titled.map(|titled| {
                let apart = places.next().and_then(|place| apart.remove(&place));
                namesakes.extend(apart.clone());
                apart.unwrap_or(titled.title)
            });
            called[kind].get_or_insert_default().insert(id, title);
        }
        namesakes.sort();
        Self { called, courses, namesakes }
    }

    /// What a class is called, or a section of which only that is told.
    pub fn title(&self, class: &str, section: &str) -> Title<'_> {
        let class = if class.is_empty() { self.courses.get(section).map_or("", String::as_str) } else { class };
        match (class.is_empty(), section.is_empty()) {
            (false, _) => called(self.called[0].as_ref(), class),
            (true, false) => called(self.called[1].as_ref(), section),
            (true, true) => Title::Unknown,
        }
    }
}

fn called<'t>(titles: Option<&'t ById>, id: &str) -> Title<'t> {
    match titles.map(|titles| titles.get(id)) {
        None => Title::NoFile,
        Some(None) => Title::Unknown,
        Some(Some(None)) => Title::Ended,
        Some(Some(Some(title))) => Title::Is(title),
    }
}

/// A class, without a title where it is over.
struct ClassRow {
    id: String,
    titled: Option<NamedGroup>,
}

/// What terms and schools are called, by their ids.
struct Marks {
    terms: HashMap<String, String>,
    schools: HashMap<String, String>,
}

impl Marks {
    /// The classes of a file by their ids, each called by the first of `titles` that is filled.
    fn classes(&self, table: &Table, id: &str, titles: &[&str], marks: &[&str]) -> Vec<ClassRow> {
        let columns = Columns::of(&table.first());
        let class = |record: StringRecord| {
            let (id, title) = (columns.cell(&record, &[id]).to_owned(), columns.cell(&record, titles).to_owned());
            let marks = marks.iter().map(|name| self.of(name, columns.cell(&record, &[name]))).collect();
            let is_over = has_ended(columns.cell(&record, &["status"]));
            // What has no id, or no title, is as good as not in the file.
            let is_there = !id.is_empty() && (is_over || !title.is_empty());
            is_there.then(|| ClassRow { id: id.clone(), titled: (!is_over).then_some(NamedGroup { id, title, marks }) })
        };
        readable(table).filter_map(class).collect()
    }

    /// What a mark is called that may be the ids of terms or of a school.
    fn of(&self, column: &str, cell: &str) -> String {
        let names = match column {
            "termsourcedids" | "termid" => &self.terms,
            "schoolsourcedid" => &self.schools,
            _ => return cell.to_owned(),
        };
        let called = |id: &str| names.get(id.trim()).map_or(id.trim(), String::as_str).to_owned();
        cell.split(',').map(called).collect::<Vec<_>>().join(", ")
    }
}

/// What is called what, by the columns of ids and of names.
fn cells(table: &Table, ids: &[&str], names: &[&str]) -> HashMap<String, String> {
    let columns = Columns::of(&table.first());
    let named = |record| (columns.cell(&record, ids).to_owned(), columns.cell(&record, names).to_owned());
    readable(table).map(named).filter(|(id, name)| !id.is_empty() && !name.is_empty()).collect()
}

/// The records below the head that can be read.
fn readable(table: &Table) -> impl Iterator<Item = StringRecord> {
    table.records().skip(1).filter_map(|(_, record)| record.ok())
}

/// Where the columns of a file are, by their plain names.
pub struct Columns(HashMap<String, usize>);

impl Columns {
    /// Those that `head` names; of several of one name the first.
    pub fn of(head: &StringRecord) -> Self {
        let places: Vec<_> = head.iter().map(plain).zip(0..).collect();
        Self(places.into_iter().rev().collect())
    }

    /// Where the column of this name is.
    pub fn place(&self, name: &str) -> Option<usize> {
        self.0.get(name).copied()
    }

    /// The first cell that is filled of the columns of these names; empty where none is.
    pub fn cell<'r>(&self, record: &'r StringRecord, names: &[&str]) -> &'r str {
        let mut cells = names.iter().filter_map(|name| record.get(self.place(name)?));
        cells.find(|cell| !cell.is_empty()).unwrap_or_default()
    }
}

/// Whether the word for how something stands says that it is over.
pub fn has_ended(status: &str) -> bool {
    const WORDS: [&str; 6] = ["tobedeleted", "deleted", "inactive", "completed", "concluded", "deleted_last_completed"];
    WORDS.iter().any(|word| status.eq_ignore_ascii_case(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table(text: &str) -> Table {
        Table::of(text.to_owned()).unwrap()
    }

    #[test]
    fn classes_of_one_title_are_told_apart() {
        let classes = table(
            "sourcedId,status,title,classCode,schoolSourcedId,termSourcedIds\n\
             c1,active,Choir,M7,s1,\"t1,t2\"\nc2,active,choir ,M7,s1,t3\nc3,active,Art,A,s1,t1\nc4,tobedeleted,Art,B,s1,t1\n",
        );
        let terms = table("sourcedId,status,title,type,startDate,endDate\nt1,,Autumn,term,,\nt2,,Spring,term,,\n");
        let naming = Naming { classes: Some(&classes), terms: Some(&terms), ..Naming::default() };
        let titles = Titles::of(&naming, false);
        let called = |class: &str| match titles.title(class, "") {
            Title::Is(title) => title.to_owned(),
            Title::Ended => "ended".to_owned(),
            _ => String::new(),
        };
        assert_eq!(["c1", "c2", "c3", "c4"].map(called), ["Choir (Autumn, Spring)", "choir (t3)", "Art", "ended"]);
        assert_eq!(titles.namesakes.len(), 2);
    }

    #[test]
    fn a_course_and_a_section_of_one_title_are_two() {
        let courses = table("course_id,short_name,long_name,term_id\nE1,A,Art,\nE2,B,Art,\n");
        let sections = table("section_id,course_id,name\nS1,,Art\nS2,E1,Art two\n");
        let naming = Naming { courses: Some(&courses), sections: Some(&sections), ..Naming::default() };
        let titles = Titles::of(&naming, true);
        let called = |class: &str, section: &str| match titles.title(class, section) {
            Title::Is(title) => title.to_owned(),
            _ => String::new(),
        };
        let all = [called("E1", ""), called("E2", ""), called("", "S1"), called("", "S2")];
        assert_eq!(all, ["Art (E1)", "Art (E2)", "Art (S1)", "Art (E1)"]);
    }
}
