//! The page that asks which column is which.

use askama::Template;

use crate::db::Fault;
use crate::db::types::ImportState;
use crate::ids::ImportId;
use crate::imports::forms;
use crate::imports::load::BEGINNING;
use crate::imports::make;
use crate::imports::read_again::surveyed;
use crate::imports::store::{self, Import};
use crate::imports::stored_file;
use crate::locale::{Arg, Message, Slot};
use crate::people::{Admin, Member};
use crate::people_file::{Mapping, Meaning};
use crate::t;
use crate::web::{Fields, Form, FormErrors, OfPath, PageResult, Shell, WebError, flash, form_page, urls};

use super::reading::ReadingView;

/// The most characters that are shown of a cell.
const CELL: usize = 60;

#[derive(Template)]
#[template(path = "imports/columns.html")]
struct ColumnsPage {
    shell: Shell,
    errors: FormErrors,
    title: Arg<'static>,
    action: String,
    back: String,
    has_head: bool,
    columns: Vec<Column>,
    meanings: Vec<(&'static str, Message<'static>)>,
    /// Words of status columns, and what they mean: "active", "gone", or nothing yet.
    words: Vec<(String, &'static str)>,
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
pub async fn ask(who: &Member, import: Import) -> PageResult {
    columns_page(who, &import, None, FormErrors::none()).await
}

/// The columns of a file that was checked, to be chosen otherwise.
pub async fn show(admin: Admin, OfPath(id): OfPath<ImportId>) -> PageResult {
    let work = move |conn: &mut _| Ok((store::find(conn, id)?, store::is_kept(conn, id)?));
    let (found, has_file) = admin.app.db.read(work).await?;
    let found = found.ok_or(WebError::NotFound)?;
    if has_file && waits(&found) { ask(&admin, found).await } else { Ok(flash::redirect(&urls::import(id))) }
}

/// Whether columns can still be chosen.
const fn waits(import: &Import) -> bool {
    matches!(import.state, ImportState::Asking | ImportState::Checked)
}

/// Has the file read by the columns that were chosen.
pub async fn choose(admin: Admin, OfPath(id): OfPath<ImportId>, Form(fields): Form<Fields>) -> PageResult {
    let found = admin.app.db.read(move |conn| store::find(conn, id)).await?.ok_or(WebError::NotFound)?;
    let kept = if waits(&found) { stored_file::sheet(&admin.app, &found).await? } else { None };
    let Some(sheet) = kept else { return Ok(flash::redirect(&urls::import(id))) };
    let (chosen, errors) = forms::mapping(&fields);
    // Going through a large file would hold up the pages of others.
    let surveyed = tokio::task::spawn_blocking(move || surveyed(&sheet, chosen)).await;
    let mapping = surveyed.map_err(|cause| Fault::Broken(cause.to_string()))?;
    let errors = match (errors.is_empty(), mapping.unknown.is_empty()) {
        (true, true) => {
            admin.act(move |conn, by| make::begin(conn, by, id, &mapping, true)).await?;
            return Ok(flash::redirect(&urls::import(id)));
        }
        (true, false) => FormErrors::one("words", t::imports::explain_words()),
        (false, _) => errors,
    };
    columns_page(&admin, &found, Some(mapping), errors).await
}

async fn columns_page(who: &Member, import: &Import, chosen: Option<Mapping>, errors: FormErrors) -> PageResult {
    let id = import.id;
    let sheet = stored_file::sheet(&who.app, import).await?.ok_or(WebError::NotFound)?;
    let (shell, ()) = who.view(|_| Ok(())).await?;
    let known = import.mapping().unwrap_or_else(|| sheet.mapping.clone());
    let mapping = chosen.filter(|chosen| !chosen.columns.is_empty()).unwrap_or(known);
    let records: Vec<_> =
        sheet.table.records().skip(mapping.before).filter_map(|(_, record)| record.ok()).take(BEGINNING).collect();
    let width = sheet.width().max(mapping.columns.len());
    let cell =
        |row: usize, place: usize| records.get(row).and_then(|record| record.get(place)).map(shown).unwrap_or_default();
    let columns = (0..width)
        .map(|place| Column {
            name: cell(0, place),
            cells: (1..records.len()).map(|row| cell(row, place)).collect(),
            chosen: mapping.columns.get(place).copied().unwrap_or(Meaning::Nothing).as_str(),
        })
        .collect();
    let has_classes = mapping.columns.contains(&Meaning::Classes);
    let offered = Meaning::ALL.iter().filter(|meaning| **meaning != Meaning::Classes || has_classes);
    let back = if import.state == ImportState::Asking { urls::IMPORT.to_owned() } else { urls::import(id) };
    let page = ColumnsPage {
        shell,
        errors,
        title: import.title(),
        action: urls::import_action(id, "columns"),
        back,
        has_head: mapping.has_head,
        columns,
        reading: ReadingView::of(import, true),
        meanings: offered.map(|meaning| (meaning.as_str(), meaning.label())).collect(),
        words: words(&mapping),
    };
    Ok(form_page(&page.errors, who.reader(), &page))
}

fn words(mapping: &Mapping) -> Vec<(String, &'static str)> {
    let all = [(&mapping.active, "active"), (&mapping.gone, "gone"), (&mapping.unknown, "")];
    let mut words: Vec<(String, &'static str)> =
        all.into_iter().flat_map(|(words, means)| words.iter().map(move |word| (word.clone(), means))).collect();
    words.sort();
    words
}

fn shown(cell: &str) -> String {
    let mut shown: String = cell.chars().take(CELL).collect();
    if shown.len() < cell.len() {
        shown.push('…');
    }
    shown
}
