//! Reading the file of an import in another way: in another encoding, or another sheet of it.

use crate::by::By;
use crate::db::Fault;
use crate::people_file::{Mapping, head_of, resurvey};
use crate::web::App;

use super::load::Sheet;
use super::make;
use super::reading::{Reading, ReadingChoice};
use super::store::{self, Import};
use super::stored_file;
use super::unreadable::UnreadableFile;

/// Why a file is not read again.
#[derive(Debug)]
pub enum ReadAgainError {
    /// The import has gone on, or its file is not kept any more.
    TooLate,
    /// Nothing can be made of it in this way.
    Unreadable(UnreadableFile),
}

/// Reads the file of `import` as `choice` says, and has its rows tried out once more; where it is not
/// known which column is which, or somebody is about to say so and has `chosen` this much, waits for that.
pub(super) async fn read_again(
    app: &App,
    by: By,
    import: Import,
    choice: ReadingChoice,
    chosen: Option<Mapping>,
) -> Result<Result<(), ReadAgainError>, Fault> {
    let id = import.id;
    let of = import.clone();
    let Some(kept) = app.db.scan(move |conn| stored_file::find(conn, &of)).await? else {
        return Ok(Err(ReadAgainError::TooLate));
    };
    let sheet = match kept.read_as(choice).sheet(app).await? {
        Ok(sheet) => sheet,
        Err(problem) => return Ok(Err(ReadAgainError::Unreadable(problem))),
    };
    let asks = chosen.is_some();
    let mapping = mapping(&import, chosen, &sheet);
    let (reading, total) = (sheet.reading.json(), i64::try_from(sheet.total).unwrap_or(i64::MAX));
    let is_known = !asks && mapping.is_certain();
    let begun = app.act(by, move |conn, by| {
        Ok::<_, Fault>(store::set_reading(conn, id, &reading, total)? && make::begin(conn, by, id, &mapping, is_known)?)
    });
    Ok(if begun.await? { Ok(()) } else { Err(ReadAgainError::TooLate) })
}

/// Which column is which: as somebody said now or before, where that is still about these columns.
fn mapping(import: &Import, chosen: Option<Mapping>, sheet: &Sheet) -> Mapping {
    let is_same_sheet = Reading::of(import.reading.as_deref()).how.sheet == sheet.reading.how.sheet;
    let widths = [sheet.mapping.columns.len(), sheet.width()];
    let is_same = |said: &Mapping| is_same_sheet && widths.contains(&said.columns.len());
    match chosen.or_else(|| import.mapping()).filter(is_same) {
        Some(said) => surveyed(sheet, said),
        None => sheet.mapping.clone(),
    }
}

/// What was chosen of the columns of `sheet`, with what the file itself tells.
pub(super) fn surveyed(sheet: &Sheet, chosen: Mapping) -> Mapping {
    let known = &sheet.mapping;
    let chosen = Mapping { before: known.before, is_template: known.is_template, ..chosen };
    let head = head_of(&sheet.table, &chosen);
    resurvey(&sheet.table, chosen.naming(&head))
}
