//! A list, piece by piece, into whatever takes it.

use std::io::{self, Write};

use crate::csv_out;
use crate::db::{Conn, Fault, QueryResult};
use crate::locale::Reader;
use crate::xlsx_out::Book;

use super::store::{self, After};

/// A list that can be exported.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub enum Sheet {
    /// Every account.
    People,
    /// Every code ever made.
    Codes,
    /// Who is in which group, since when and by which method.
    Members,
    /// The log of who did what.
    Audit,
}

impl Sheet {
    /// The head of the columns.
    pub(super) fn columns(self, reader: &Reader) -> Vec<String> {
        let columns = match self {
            Self::People => store::PEOPLE,
            Self::Codes => store::CODES,
            Self::Members => store::MEMBERS,
            Self::Audit => store::AUDIT,
        };
        columns.iter().map(|name| name().say(reader)).collect()
    }

    pub(super) fn rows(self, conn: &mut Conn, after: After, reader: &Reader) -> QueryResult<Vec<(After, Vec<String>)>> {
        match self {
            Self::People => store::people(conn, after, reader),
            Self::Codes => store::codes(conn, after, reader),
            Self::Members => store::members(conn, None, after, reader),
            Self::Audit => store::audit(conn, after, reader),
        }
    }
}

/// Writes the whole `sheet` to `out` as CSV, in English. Instants are in UTC (RFC 3339). A [`Fault`] of the database comes as the
/// cause of the error.
pub fn write(conn: &mut Conn, sheet: Sheet, out: &mut impl Write) -> io::Result<()> {
    out.write_all(csv_out::BYTE_ORDER_MARK.as_bytes())?;
    out.write_all(csv_out::line(sheet.columns(&Reader::default()).iter().map(String::as_str)).as_bytes())?;
    each(conn, sheet, |fields| out.write_all(csv_out::line(fields.iter().map(String::as_str)).as_bytes()))?;
    out.flush()
}

/// The same as an Excel workbook.
pub fn write_book(conn: &mut Conn, sheet: Sheet, mut out: impl Write + Send) -> io::Result<()> {
    let mut book = Book::new(sheet.columns(&Reader::default()))?;
    each(conn, sheet, |fields| book.push(fields.iter().map(String::as_str)))?;
    book.write_to(&mut out)?;
    out.flush()
}

/// Goes through all rows of `sheet`.
fn each(conn: &mut Conn, sheet: Sheet, mut write: impl FnMut(&[String]) -> io::Result<()>) -> io::Result<()> {
    let mut after = (0, 0);
    loop {
        let rows = sheet.rows(conn, after, &Reader::default()).map_err(|cause| io::Error::other(Fault::from(cause)))?;
        let Some((last, _)) = rows.last() else { return Ok(()) };
        after = *last;
        for (_, fields) in &rows {
            write(fields)?;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::csv_in::Table;
    use crate::db::types::{GroupRole, OrgRole, UserState};
    use crate::locale::Language;
    use crate::people_file::{self, Meaning};
    use crate::t;

    fn meanings(sheet: Sheet, row: &[&str], reader: &Reader) -> Vec<Meaning> {
        let columns = sheet.columns(reader);
        let head = csv_out::line(columns.iter().map(String::as_str));
        let table = Table::of(head + &csv_out::line(row.iter().copied())).unwrap();
        people_file::recognise(&table).columns
    }

    #[test]
    fn lists_can_be_imported_in_every_language() {
        use Meaning::{Email, GroupId, GroupRole, Name, Nothing, OneGroup, Role, Status};
        for language in Language::SPOKEN {
            let reader = Reader { language, ..Reader::default() };
            let state = t::exports::word_of_state("active").say(&reader);
            let role = t::exports::word_of_role("manager").say(&reader);
            let group_role = t::exports::word_of_group_role("manager").say(&reader);
            let now = "2026-03-02T09:00:00Z";
            let row = ["1", "Ann Ash", "ann@example.org", now, &role, &state, "Europe/Amsterdam", now];
            let people = [Nothing, Name, Email, Nothing, Role, Status, Nothing, Nothing];
            assert_eq!(meanings(Sheet::People, &row, &reader), people, "{language:?}");
            let row = ["1", "Choir", "2", "Ann Ash", "ann@example.org", &state, &group_role, now, "", "7"];
            let members = [GroupId, OneGroup, Nothing, Name, Email, Status, GroupRole, Nothing, Nothing, Nothing];
            assert_eq!(meanings(Sheet::Members, &row, &reader), members, "{language:?}");
        }
    }

    #[test]
    fn words_of_lists_are_understood_in_every_language() {
        for language in Language::SPOKEN {
            let reader = Reader { language, ..Reader::default() };
            for role in OrgRole::ALL {
                let word = t::exports::word_of_role(role.as_str()).say(&reader);
                assert_eq!(people_file::org_role(&word), Some(*role), "{word}");
            }
            for role in GroupRole::ALL {
                let word = t::exports::word_of_group_role(role.as_str()).say(&reader);
                assert_eq!(people_file::group_role(&word), Some(*role), "{word}");
            }
            for (state, is_gone) in
                [(UserState::Active, false), (UserState::Deactivated, true), (UserState::Erased, true)]
            {
                let word = t::exports::word_of_state(state.as_str()).say(&reader);
                let table = Table::of(format!("Email,Status\nann@example.org,{word}\n")).unwrap();
                let mapping = people_file::recognise(&table);
                let record = table.records().nth(1).unwrap().1.unwrap();
                assert_eq!(people_file::cells(&mapping, &record).is_gone, is_gone, "{word}");
            }
        }
    }
}
