//! Reading the file of an import in another way: in another encoding, or another sheet of it.

use crate::db::Fault;
use crate::people::Member;
use crate::people_file::{Mapping, head_of, resurvey};

use super::kept;
use super::load::Sheet;
use super::make;
use super::reading::{Choice, Reading};
use super::store::{self, Import};
use super::unreadable::Unreadable;

/// Why a file is not read again.
#[derive(Debug)]
pub enum NotRead {
    /// The import has gone on, or its file is not kept any more.
    TooLate,
    /// Nothing can be made of it in this way.
    Unreadable(Unreadable),
}

/// Reads the file of `import` as `choice` says, and has its rows tried out once more; where it is not
/// known which column is which, waits for that.
pub(super) async fn read_again(by: &Member, import: Import, choice: Choice) -> Result<Result<(), NotRead>, Fault> {
    let (app, id) = (&by.app, import.id);
    let of = import.clone();
    let Some(kept) = app.db.scan(move |conn| kept::find(conn, &of)).await? else { return Ok(Err(NotRead::TooLate)) };
    let sheet = match kept.read_as(choice).sheet(app).await? {
        Ok(sheet) => sheet,
        Err(problem) => return Ok(Err(NotRead::Unreadable(problem))),
    };
    let mapping = mapping(&import, &sheet);
    let (person, now) = (by.person.id, app.now());
    let (reading, total) = (sheet.reading.json(), i64::try_from(sheet.total).unwrap_or(i64::MAX));
    let is_known = mapping.is_certain();
    let begun = app.db.write(move |conn| {
        let begun = store::start_over(conn, id, &reading, total)?;
        if begun && is_known {
            make::begin(conn, id, &mapping, person, now)?;
        } else if begun {
            store::set_mapping(conn, id, &make::as_json(&mapping)?)?;
        }
        Ok::<_, Fault>(begun)
    });
    let begun = begun.await?;
    app.jobs.ring();
    Ok(if begun { Ok(()) } else { Err(NotRead::TooLate) })
}

/// Which column is which: as somebody said before, where that is still about these columns.
fn mapping(import: &Import, sheet: &Sheet) -> Mapping {
    let before = import.mapping.as_deref().and_then(|json| serde_json::from_str::<Mapping>(json).ok());
    let is_same_sheet = Reading::of(import.reading.as_deref()).sheet == sheet.reading.sheet;
    let same = before.filter(|before| is_same_sheet && before.columns.len() == sheet.mapping.columns.len());
    match same {
        Some(same) => {
            let head = head_of(&sheet.table, &same);
            resurvey(&sheet.table, same.naming(&head))
        }
        None => sheet.mapping.clone(),
    }
}
