//! From what somebody posts to a file that can be imported.

use crate::config::Config;
use crate::csv_in::{self, Limits, NamedFile, Opened, Said, Table};
use crate::people_file::{Mapping, Meaning, recognise};

use super::reading::{Reading, ReadingChoice};
use super::roster::{self, RosterFile};
use super::titles::Naming;
use super::unreadable::UnreadableFile;

/// What the cells of a packed file may come to, as against the file itself.
const UNPACKED: usize = 4;
/// The least of that, for operators who allow small files only.
const LEAST: usize = 32 << 20;

/// Rows that are shown of a file whose columns are asked about.
pub(super) const BEGINNING: usize = 4;

/// A file that can be imported.
#[derive(Debug)]
pub struct Sheet {
    /// What it is called.
    pub name: String,
    /// What it holds.
    pub table: Table,
    /// What stands where, as far as that is known.
    pub mapping: Mapping,
    /// How many rows it has.
    pub total: usize,
    /// How it was read.
    pub reading: Reading,
    /// The file as it came, or all files as one.
    pub original: Vec<u8>,
}

impl Sheet {
    /// How many cells the longest of its first rows has.
    pub fn width(&self) -> usize {
        let records = self.table.records().skip(self.mapping.before).filter_map(|(_, record)| record.ok());
        records.take(BEGINNING).map(|record| record.len()).max().unwrap_or(0)
    }
}

/// How much is read of a file: what operators allow.
pub fn limits(config: &Config) -> Limits {
    let bytes = config.upload_limit.saturating_mul(UNPACKED).max(LEAST);
    Limits { rows: config.import_rows, bytes }
}

/// The sheet that `files` are: one file of people, alone or of several of an archive, or one with its
/// enrollments and classes. Files that hold nothing of this are passed over, and told.
pub fn load(files: Vec<NamedFile>, choice: &ReadingChoice, limits: &Limits) -> Result<Sheet, UnreadableFile> {
    let only = if let [file] = files.as_slice() { Some(file.name.clone()) } else { None };
    let (mut unpacked, mut archive) = (Vec::with_capacity(files.len()), Vec::new());
    for file in files {
        match csv_in::unpack(&file.bytes, limits)? {
            Some(packed) => {
                unpacked.extend(packed);
                archive = file.bytes;
            }
            None => unpacked.push(file),
        }
    }
    let (mut parts, mut left_out) = parts_of(&unpacked, choice, limits)?;
    let people = parts.remove(people_of(&parts)?);
    let mut reading = Reading { how: people.opened.how, ..Reading::default() };
    let mut table = people.opened.table;
    let is_one = only.is_some();
    let name = only.unwrap_or(people.name);
    reading.passed = table.passed().to_vec();
    let mut used: Vec<RosterFile> = Vec::new();
    let of = |kind: RosterFile| parts.iter().find(|part| part.kind == kind).map(|part| &part.opened.table);
    let enrollments = of(RosterFile::Enrollments);
    if let Some(enrollments) = enrollments {
        let naming = Naming {
            classes: of(RosterFile::Classes),
            courses: of(RosterFile::Courses),
            sections: of(RosterFile::Sections),
            terms: of(RosterFile::Terms),
            schools: of(RosterFile::Schools),
        };
        let joined = roster::joined(&table, enrollments, &naming).ok_or(UnreadableFile::NoIds)?;
        table = Table::of_rows(joined.rows)?;
        reading.enrollments = joined.unused;
        used.extend([RosterFile::Enrollments, RosterFile::Classes, RosterFile::Courses, RosterFile::Sections]);
        if !reading.enrollments.namesakes.is_empty() {
            used.extend([RosterFile::Terms, RosterFile::Schools]);
        }
    }
    reading.lacks_enrollments = enrollments.is_none() && parts.iter().any(|part| part.kind.names_classes());
    // Of several of one kind the first is used.
    left_out.extend(parts.iter().enumerate().filter_map(|(place, part)| {
        let is_first = parts[..place].iter().all(|other| other.kind != part.kind);
        (!is_first || !used.contains(&part.kind)).then(|| part.name.clone())
    }));
    reading.left_out = left_out;
    let mut mapping = recognise(&table);
    if let Some(last) = mapping.columns.last_mut().filter(|_| enrollments.is_some()) {
        *last = Meaning::Classes;
    }
    let total = table.records().skip(mapping.skipped()).take(limits.rows + 1).count();
    match total {
        0 => return Err(UnreadableFile::NoRows),
        _ if total > limits.rows => return Err(UnreadableFile::TooMany(limits.rows)),
        _ => {}
    }
    // Several are kept as one archive of them.
    let original = match unpacked.as_mut_slice() {
        _ if is_one && !archive.is_empty() => archive,
        [file] if is_one => std::mem::take(&mut file.bytes),
        files => {
            let files = files.iter().map(|file| (file.name.as_str(), file.bytes.as_slice()));
            csv_in::pack(files).map_err(|_| csv_in::Unreadable::TooMuch)?
        }
    };
    Ok(Sheet { name, table, mapping, total, reading, original })
}

/// A file of several that holds a table.
struct FilePart {
    name: String,
    kind: RosterFile,
    opened: Opened,
}

/// The files of several, and the names of those that hold nothing.
fn parts_of(
    files: &[NamedFile],
    choice: &ReadingChoice,
    limits: &Limits,
) -> Result<(Vec<FilePart>, Vec<String>), UnreadableFile> {
    let mut encoding = match &choice.encoding {
        Some(name) => Some(csv_in::encoding(name).ok_or_else(|| UnreadableFile::NoEncoding(name.clone()))?),
        None => None,
    };
    let is_said = encoding.is_some();
    let (mut parts, mut left_out) = (Vec::new(), Vec::new());
    let mut guess = None;
    for file in files {
        // Of several files some may tell their encoding, and the choice is about the others.
        let own = encoding.filter(|_| files.len() == 1 || !csv_in::tells_encoding(&file.bytes));
        let opened = match csv_in::open(&file.bytes, Said { encoding: own, sheet: choice.sheet.as_deref() }, limits) {
            Ok(opened) => opened,
            Err(csv_in::Unreadable::Binary | csv_in::Unreadable::Empty) if files.len() > 1 => {
                left_out.push(file.name.clone());
                continue;
            }
            Err(problem) => return Err(problem.into()),
        };
        let kind = roster::kind(&opened.table.first());
        if opened.how.is_guess && encoding.is_none() {
            // Files of one export are written alike, so one guess is made for all.
            guess = opened.how.encoding.clone().map(|encoding| (encoding, opened.how.sample.clone()));
            encoding = opened.how.encoding.as_deref().and_then(csv_in::encoding);
        }
        parts.push(FilePart { name: file.name.clone(), kind, opened });
    }
    if let Some((name, sample)) = guess.filter(|_| !is_said) {
        for part in &mut parts {
            part.opened.how.encoding = Some(name.clone());
            part.opened.how.is_guess = true;
            part.opened.how.sample.clone_from(&sample);
        }
    }
    Ok((parts, left_out))
}

/// Which of `parts` is that of people.
fn people_of(parts: &[FilePart]) -> Result<usize, UnreadableFile> {
    let of = |kind: RosterFile| -> Vec<usize> { (0..parts.len()).filter(|place| parts[*place].kind == kind).collect() };
    let names = |places: &[usize]| places.iter().map(|place| parts[*place].name.clone()).collect();
    match of(RosterFile::People).as_slice() {
        [one] => return Ok(*one),
        [] => {}
        several => return Err(UnreadableFile::Several(names(several))),
    }
    if parts.iter().any(|part| part.kind == RosterFile::Enrollments || part.kind.names_classes()) {
        return Err(UnreadableFile::Roster);
    }
    // Columns of names that nobody knows: somebody can say which is which.
    let others = [RosterFile::Other, RosterFile::Terms, RosterFile::Schools].map(of).concat();
    match others.as_slice() {
        [one] => Ok(*one),
        [] if parts.len() == 1 => Ok(0),
        [] => Err(csv_in::Unreadable::Empty.into()),
        several => Err(UnreadableFile::NoPeople(names(several))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn loaded(files: &[&str]) -> Result<Sheet, UnreadableFile> {
        let files = files
            .iter()
            .zip(1..)
            .map(|(text, number)| NamedFile { name: format!("{number}.csv"), bytes: text.as_bytes().to_vec() });
        load(files.collect(), &ReadingChoice::default(), &Limits { rows: 3, bytes: 100_000 })
    }

    #[test]
    fn what_is_no_list_of_people_is_refused() {
        let refused = |files: &[&str]| loaded(files).map(drop).unwrap_err();
        assert_eq!(refused(&[]), UnreadableFile::File(csv_in::Unreadable::Empty));
        assert_eq!(refused(&["PK\u{3}\u{4}\0\0\0\0"]), UnreadableFile::File(csv_in::Unreadable::Binary));
        assert_eq!(refused(&["email,name\n"]), UnreadableFile::NoRows);
        let several = UnreadableFile::Several(vec!["1.csv".to_owned(), "2.csv".to_owned()]);
        assert_eq!(refused(&["email\na@b.org\n", "email\nb@b.org\n"]), several);
        assert_eq!(refused(&["email\na@b.org\nb@b.org\nc@b.org\nd@b.org\n"]), UnreadableFile::TooMany(3));
        assert_eq!(refused(&["classSourcedId,userSourcedId\n1,2\n"]), UnreadableFile::Roster);
        assert_eq!(refused(&["classSourcedId,userSourcedId\n1,2\n", "email\na@b.org\n"]), UnreadableFile::NoIds);
    }

    #[test]
    fn a_roster_is_read_as_one_and_again_as_it_is_kept() {
        let people = "sourcedId,email\nu1,a@b.org\n";
        let classes = "sourcedId,title\nc1,Choir\n";
        let enrollments = "classSourcedId,userSourcedId\nc1,u1\n";
        let sheet = loaded(&[people, enrollments, "propertyName,value\na,b\n", classes]).unwrap();
        assert_eq!(sheet.mapping.columns, [Meaning::Nothing, Meaning::Email, Meaning::Classes]);
        assert_eq!((sheet.total, sheet.name.as_str()), (1, "1.csv"));
        assert_eq!(sheet.reading.left_out, ["3.csv"]);
        let kept = vec![NamedFile { name: "1.csv".to_owned(), bytes: sheet.original }];
        let again = load(kept, &sheet.reading.choice(), &Limits { rows: 3, bytes: 100_000 }).unwrap();
        assert_eq!(again.mapping, sheet.mapping);
        assert_eq!(again.table.records().collect::<Vec<_>>(), sheet.table.records().collect::<Vec<_>>());
    }

    #[test]
    fn one_guess_is_made_for_all_files_of_an_export() {
        let bytes = |text: &str| encoding_rs::WINDOWS_1250.encode(text).0.into_owned();
        let files = vec![
            NamedFile { name: "users.csv".to_owned(), bytes: bytes("sourcedId,email,name\nu1,l@x.org,Łukasz Żak\n") },
            NamedFile { name: "enrollments.csv".to_owned(), bytes: b"classSourcedId,userSourcedId\nc1,u1\n".to_vec() },
            NamedFile { name: "classes.csv".to_owned(), bytes: bytes("sourcedId,title\nc1,Święto\n") },
        ];
        let sheet = load(files, &ReadingChoice::default(), &Limits { rows: 3, bytes: 100_000 }).unwrap();
        assert_eq!(sheet.reading.how.sample, "Łukasz Żak");
        let rows: Vec<_> = sheet.table.records().filter_map(|(_, row)| row.ok()).collect();
        assert_eq!(rows[1].iter().collect::<Vec<_>>(), ["u1", "l@x.org", "Łukasz Żak", "Święto"]);
    }
}
