//! From the bytes of a file to its rows: files come from many programs.

use std::collections::HashMap;
use std::fmt;

use encoding_rs::{Encoding, UTF_8, WINDOWS_1252};

use super::rules::{Cells, Line, Wrong, line};

/// Why nothing of a file can be used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Unreadable {
    /// Nothing in it.
    Empty,
    /// No column for the email.
    NoEmail(Vec<String>),
    /// It is no text.
    Binary,
    /// A row that is no CSV.
    Broken(String),
}

impl fmt::Display for Unreadable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => f.write_str("the file is empty"),
            Self::NoEmail(found) => write!(
                f,
                "the first line must name the columns, one of them email (and name, role and groups, if you like); \
                 it names: {}",
                found.join(", ")
            ),
            Self::Binary => f.write_str("this is no text file; save the sheet as CSV (UTF-8) and give that"),
            Self::Broken(cause) => write!(f, "this is no CSV: {cause}"),
        }
    }
}

impl std::error::Error for Unreadable {}

/// A row: what it says, or its number and what is wrong with it.
pub type Row = Result<Line, (u64, Wrong)>;

/// Every row of a file: what it says, or, by its number, what is wrong with it.
pub fn read(bytes: &[u8]) -> Result<Vec<Row>, Unreadable> {
    let text = decoded(bytes)?;
    let head = text.lines().next().filter(|head| !head.trim().is_empty()).ok_or(Unreadable::Empty)?;
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(delimiter(head))
        .flexible(true)
        .trim(csv::Trim::All)
        .from_reader(text.as_bytes());
    let broken = |cause: csv::Error| Unreadable::Broken(cause.to_string());
    let columns = Columns::of(reader.headers().map_err(broken)?)?;
    let mut seen: HashMap<String, u64> = HashMap::new();
    let mut rows = Vec::new();
    for record in reader.records() {
        let record = record.map_err(broken)?;
        let number = record.position().map_or(0, |position| line_at(&text, position));
        if record.iter().all(str::is_empty) {
            continue;
        }
        let row = line(number, &columns.cells(&record)).and_then(|line| {
            match seen.insert(line.email.key().to_owned(), number) {
                None => Ok(line),
                Some(first) => {
                    seen.insert(line.email.key().to_owned(), first);
                    Err(Wrong::Twice(first))
                }
            }
        });
        rows.push(row.map_err(|wrong| (number, wrong)));
    }
    Ok(rows)
}

/// What stands in the email column of a file, or, where the first line names no columns, in each
/// of its cells that holds an @; whether these are addresses is still to be seen.
pub fn addresses(bytes: &[u8]) -> Result<Vec<String>, Unreadable> {
    let text = decoded(bytes)?;
    let head = text.lines().next().filter(|head| !head.trim().is_empty()).ok_or(Unreadable::Empty)?;
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(delimiter(head))
        .flexible(true)
        .has_headers(false)
        .trim(csv::Trim::All)
        .from_reader(text.as_bytes());
    let (mut column, mut found) = (None, Vec::new());
    for (number, record) in reader.records().enumerate() {
        let record = record.map_err(|cause| Unreadable::Broken(cause.to_string()))?;
        match column {
            None if number == 0 && !record.iter().any(|cell| cell.contains('@')) => {
                column = Columns::of(&record).ok().map(|columns| columns.email);
            }
            Some(column) => found.extend(record.get(column).filter(|cell| !cell.is_empty()).map(str::to_owned)),
            None => found.extend(record.iter().filter(|cell| cell.contains('@')).map(str::to_owned)),
        }
    }
    Ok(found)
}

/// The line, counted from 1, on which a record begins. The reader stops between the two characters
/// of a Windows line end and would count the record after it to the line before.
fn line_at(text: &str, position: &csv::Position) -> u64 {
    let within_line_end = |byte: u64| usize::try_from(byte).ok().and_then(|at| text.as_bytes().get(at)) == Some(&b'\n');
    position.line() + u64::from(within_line_end(position.byte()))
}

/// UTF-8, UTF-16 by its byte-order mark, or what Windows programs in western Europe write.
fn decoded(bytes: &[u8]) -> Result<String, Unreadable> {
    let encoding = match Encoding::for_bom(bytes) {
        Some((encoding, _)) => encoding,
        None if std::str::from_utf8(bytes).is_ok() => UTF_8,
        None => WINDOWS_1252,
    };
    let (text, _, damaged) = encoding.decode(bytes);
    // UTF-16 without its mark, or no text at all.
    if damaged || text.contains('\0') { Err(Unreadable::Binary) } else { Ok(text.into_owned()) }
}

/// The separator that the head of the file uses most.
fn delimiter(head: &str) -> u8 {
    let count = |sign: u8| head.bytes().filter(|byte| *byte == sign).count();
    // Of equals the last counts: a comma where there is only one column.
    [b'\t', b';', b','].into_iter().max_by_key(|sign| count(*sign)).unwrap_or(b',')
}

/// Where each thing stands.
struct Columns {
    email: usize,
    name: Option<usize>,
    given: Option<usize>,
    family: Option<usize>,
    role: Option<usize>,
    groups: Option<usize>,
}

impl Columns {
    /// By the names that exports of schools and companies give their columns.
    fn of(head: &csv::StringRecord) -> Result<Self, Unreadable> {
        let names: Vec<String> = head.iter().map(plain).collect();
        let at = |known: &[&str]| names.iter().position(|name| known.contains(&name.as_str()));
        Ok(Self {
            email: at(&["email", "emailaddress", "mail", "address", "username", "userprincipalname"])
                .ok_or_else(|| Unreadable::NoEmail(head.iter().map(str::to_owned).collect()))?,
            name: at(&["name", "fullname", "displayname"]),
            given: at(&["firstname", "givenname"]),
            family: at(&["lastname", "familyname", "surname"]),
            role: at(&["role"]),
            groups: at(&["groups", "group", "usergroups"]),
        })
    }

    fn cells<'a>(&self, record: &'a csv::StringRecord) -> Cells<'a> {
        let cell = |place: Option<usize>| place.and_then(|place| record.get(place)).unwrap_or_default();
        let name = match cell(self.name) {
            "" => format!("{} {}", cell(self.given), cell(self.family)).trim().to_owned(),
            whole => whole.to_owned(),
        };
        Cells { email: cell(Some(self.email)), name, role: cell(self.role), groups: cell(self.groups) }
    }
}

/// "E-Mail Address" as "emailaddress".
fn plain(name: &str) -> String {
    name.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn names(bytes: &[u8]) -> Vec<String> {
        read(bytes).unwrap().into_iter().map(|row| row.unwrap().name).collect()
    }

    #[test]
    fn files_of_many_programs_are_read() {
        let utf16: Vec<u8> =
            "\u{feff}email;name\r\nzoe@example.org;Zoë\r\n".encode_utf16().flat_map(u16::to_le_bytes).collect();
        for bytes in [
            "email,name\nzoe@example.org,Zoë\n".as_bytes(),
            "\u{feff}Name;E-Mail\r\nZoë;zoe@example.org\r\n".as_bytes(),
            b"email;name\r\nzoe@example.org;Zo\xEB\r\n",
            "Name\tMail\nZoë\tzoe@example.org".as_bytes(),
            &utf16,
        ] {
            assert_eq!(names(bytes), ["Zoë"]);
        }
        assert_eq!(names(b"First name,Last name,Email\nZoe,Dam,zoe@example.org\n"), ["Zoe Dam"]);
    }

    #[test]
    fn quoted_cells_may_hold_anything() {
        let rows = read(b"email,name,groups\nann@example.org,\"Lee, Ann\",\"Choir;First Aid\"\n").unwrap();
        let ann = rows[0].as_ref().unwrap();
        assert_eq!((ann.name.as_str(), ann.groups.len()), ("Lee, Ann", 2));
    }

    #[test]
    fn a_wrong_row_stops_no_other() {
        let rows = read(b"email\nann@example.org\nnobody\nANN@example.org\n\nbob@example.org\n").unwrap();
        let wrong: Vec<_> = rows.iter().filter_map(|row| row.as_ref().err().cloned()).collect();
        assert_eq!(rows.len() - wrong.len(), 2);
        assert_eq!(wrong[1], (4, Wrong::Twice(2)));
    }

    #[test]
    fn addresses_are_found_with_and_without_a_head() {
        let both = vec!["ann@example.org".to_owned(), "bob@example.org".to_owned()];
        assert_eq!(addresses(b"Name,Mail\nAnn,ann@example.org\n,\nBob,bob@example.org\n"), Ok(both.clone()));
        assert_eq!(addresses(b"ann@example.org\nbob@example.org\n"), Ok(both.clone()));
        assert_eq!(addresses(b"Ann;ann@example.org\nBob;bob@example.org\n"), Ok(both));
        assert_eq!(addresses(b""), Err(Unreadable::Empty));
    }

    #[test]
    fn what_is_no_list_of_people_is_refused() {
        assert_eq!(read(b"").unwrap_err(), Unreadable::Empty);
        assert_eq!(read(b"a,b\n1,2\n").unwrap_err(), Unreadable::NoEmail(vec!["a".to_owned(), "b".to_owned()]));
        assert_eq!(read(b"PK\x03\x04\0\0\0\0").unwrap_err(), Unreadable::Binary);
    }

    proptest! {
        #[test]
        fn any_bytes_are_read_or_refused(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
            let _ = read(&bytes);
            let _ = read(&[b"email;name\n".as_slice(), &bytes].concat());
        }
    }
}
