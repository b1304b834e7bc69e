//! The page that asks which column is which.

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use askama::Template;

use crate::db::types::ImportState;
use crate::imports::columns::{Mapping, Meaning, recognise};
use crate::imports::forms;
use crate::imports::kept;
use crate::imports::make;
use crate::imports::store::{self, Import};
use crate::people::{Admin, Member};
use crate::web::{Form, FormErrors, Shell, WebError, flash, page_with_status, urls};

use super::ImportOfPath;
use super::reading::ReadingView;

/// Rows that are shown of a file.
const SHOWN: usize = 4;
/// The most characters that are shown of a cell.
const CELL: usize = 60;

#[derive(Template)]
#[template(path = "imports/columns.html")]
struct ColumnsPage {
    shell: Shell,
    errors: FormErrors,
    file_name: String,
    action: String,
    has_head: bool,
    columns: Vec<Column>,
    meanings: Vec<(&'static str, &'static str)>,
    reading: ReadingView,
}

/// A column of the file.
struct Column {
    /// What its first cell says.
    name: String,
    /// What the cells below it say.
    cells: Vec<String>,
    chosen: &'static str,
}

/// Asks, with what is known filled in.
pub async fn ask(who: &Member, import: Import) -> Result<HttpResponse, WebError> {
    columns_page(who, &import, StatusCode::OK, None, FormErrors::none()).await
}

/// Has the file read by the columns that were chosen.
pub async fn choose(
    admin: Admin,
    import: ImportOfPath,
    Form(fields): Form<Vec<(String, String)>>,
) -> Result<HttpResponse, WebError> {
    let ImportOfPath(id) = import;
    let found = admin.app.db.read(move |conn| store::find(conn, id)).await?.ok_or(WebError::NotFound)?;
    if found.state != ImportState::Asking {
        return Ok(flash::redirect(&urls::import(id)));
    }
    match forms::mapping(&fields) {
        Ok(mapping) => {
            let (by, now) = (admin.person.id, admin.app.now());
            let sheet = kept::sheet(&admin.app, &found).await?.ok_or(WebError::NotFound)?;
            let mapping = mapping.naming(&sheet.table.first());
            admin.app.db.write(move |conn| make::begin(conn, id, &mapping, by, now)).await?;
            admin.app.jobs.ring();
            Ok(flash::redirect(&urls::import(id)))
        }
        Err((mapping, errors)) => {
            columns_page(&admin, &found, StatusCode::UNPROCESSABLE_ENTITY, Some(mapping), errors).await
        }
    }
}

async fn columns_page(
    who: &Member,
    import: &Import,
    status: StatusCode,
    chosen: Option<Mapping>,
    errors: FormErrors,
) -> Result<HttpResponse, WebError> {
    let sheet = kept::sheet(&who.app, import).await?.ok_or(WebError::NotFound)?;
    let table = sheet.table;
    let (shell, ()) = who.view(|_| Ok(())).await?;
    let known = recognise(&table.first());
    let mapping = chosen.filter(|chosen| !chosen.columns.is_empty()).unwrap_or(known);
    let records: Vec<_> = table.records().filter_map(|(_, record)| record.ok()).take(SHOWN).collect();
    let width = records.iter().map(csv::StringRecord::len).max().unwrap_or(0).max(mapping.columns.len());
    let cell =
        |row: usize, place: usize| records.get(row).and_then(|record| record.get(place)).map(shown).unwrap_or_default();
    let columns = (0..width)
        .map(|place| Column {
            name: cell(0, place),
            cells: (1..records.len()).map(|row| cell(row, place)).collect(),
            chosen: mapping.columns.get(place).copied().unwrap_or(Meaning::Nothing).as_str(),
        })
        .collect();
    let offered = Meaning::ALL.iter().filter(|meaning| **meaning != Meaning::Classes);
    let page = ColumnsPage {
        shell,
        errors,
        file_name: import.file_name.clone(),
        action: urls::import_action(import.id, "columns"),
        has_head: mapping.has_head,
        columns,
        reading: ReadingView::of(import, true),
        meanings: offered.map(|meaning| (meaning.as_str(), meaning.label())).collect(),
    };
    Ok(page_with_status(status, &page))
}

fn shown(cell: &str) -> String {
    let mut shown: String = cell.chars().take(CELL).collect();
    if shown.len() < cell.len() {
        shown.push('…');
    }
    shown
}
