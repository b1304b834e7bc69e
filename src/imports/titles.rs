//! What the classes of a roster are called. Several of one title are told apart by what the roster knows of them.

use std::collections::{HashMap, HashSet};

use csv::StringRecord;

use crate::csv_in::{Table, plain};

use super::namesakes::{Titled, told_apart};

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
            let columns =
                Columns { id: "courseid", titles: &["longname", "shortname"], marks: &["shortname", "termid"] };
            let sections = Columns { id: "sectionid", titles: &["name"], marks: &["courseid"] };
            (
                naming.courses.map(|table| columns.read(table, &more)),
                naming.sections.map(|table| sections.read(table, &more)),
            )
        } else {
            let marks = &["classcode", "termsourcedids", "schoolsourcedid", "periods", "location"];
            let columns = Columns { id: "sourcedid", titles: &["title"], marks };
            (naming.classes.map(|table| columns.read(table, &more)), None)
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
        let live: Vec<Titled> = all.iter().filter_map(|(_, class)| class.titled.clone()).collect();
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
    titled: Option<Titled>,
}

/// Where a file has what of its classes.
struct Columns<'c> {
    id: &'c str,
    /// Of these the first that is filled.
    titles: &'c [&'c str],
    marks: &'c [&'c str],
}

/// What terms and schools are called, by their ids.
struct Marks {
    terms: HashMap<String, String>,
    schools: HashMap<String, String>,
}

impl Columns<'_> {
    fn read(&self, table: &Table, more: &Marks) -> Vec<ClassRow> {
        let mut records = table.records().filter_map(|(_, record)| record.ok());
        let Some(head) = records.next() else { return Vec::new() };
        let place = |name: &&str| column(&head, name);
        let (id, status) = (place(&self.id), place(&"status"));
        let titles: Vec<usize> = self.titles.iter().filter_map(place).collect();
        let marks: Vec<(&str, Option<usize>)> = self.marks.iter().map(|name| (*name, place(name))).collect();
        records
            .filter_map(|record| {
                let cell = |place: usize| record.get(place).unwrap_or_default().to_owned();
                let id = id.map(cell).unwrap_or_default();
                let is_over = status.is_some_and(|place| has_ended(&cell(place)));
                let title = titles.iter().map(|place| cell(*place)).find(|title| !title.is_empty());
                let marks = marks.iter().map(|(name, place)| more.of(name, &place.map(cell).unwrap_or_default()));
                let titled = title.map(|title| Titled { id: id.clone(), title, marks: marks.collect() });
                // What has no title is as good as not in the file.
                (is_over || titled.is_some()).then(|| ClassRow { id, titled: titled.filter(|_| !is_over) })
            })
            .collect()
    }
}

impl Marks {
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

/// By the first of the columns of ids that there is, the first of `names` that is filled.
fn cells(table: &Table, ids: &[&str], names: &[&str]) -> HashMap<String, String> {
    let mut records = table.records().filter_map(|(_, record)| record.ok());
    let Some(head) = records.next() else { return HashMap::new() };
    let Some(id) = ids.iter().find_map(|name| column(&head, name)) else { return HashMap::new() };
    let names: Vec<usize> = names.iter().filter_map(|name| column(&head, name)).collect();
    records
        .filter_map(|record| {
            let name = names.iter().filter_map(|place| record.get(*place)).find(|name| !name.is_empty())?;
            Some((record.get(id)?.to_owned(), name.to_owned()))
        })
        .collect()
}

/// Where the column of this plain name is.
pub fn column(head: &StringRecord, name: &str) -> Option<usize> {
    head.iter().position(|own| plain(own) == name)
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
