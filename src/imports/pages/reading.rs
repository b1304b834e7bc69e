//! How the file of an import was read: said on its page, and chosen otherwise there.

use crate::csv_in;
use crate::db::types::ImportState;
use crate::ids::ImportId;
use crate::imports::forms;
use crate::imports::read_again;
use crate::imports::reading::{Reading, ReadingChoice};
use crate::imports::store::{self, Import};
use crate::locale::Message;
use crate::people::Admin;
use crate::web::{Fields, Flash, Form, OfPath, PageResult, WebError, flash, urls};

/// What the pages of an import show of it.
pub struct ReadingView {
    /// What there is to say.
    pub notes: Vec<Message<'static>>,
    /// Where to post another choice.
    pub action: String,
    /// The encoding that was read, where another may be the right one.
    pub encoding: Option<String>,
    /// Those that are offered.
    pub encodings: Vec<(String, Message<'static>)>,
    /// The sheet that was read, where there are others.
    pub sheet: Option<String>,
    /// All of them.
    pub sheets: Vec<String>,
}

impl ReadingView {
    /// Of an import, whose file is kept or not.
    pub fn of(import: &Import, is_kept: bool) -> Self {
        let reading = Reading::of(import.reading.as_deref());
        let is_told = matches!(import.state, ImportState::Asking | ImportState::Checked);
        let notes = if is_told { reading.notes() } else { Vec::new() };
        let is_encoding_open = is_kept && reading.is_encoding_open();
        let encoding = reading.how.encoding.filter(|_| is_encoding_open);
        let encodings = encoding.as_deref().map(csv_in::choices).unwrap_or_default();
        let has_choice = is_kept && reading.how.sheets.len() > 1;
        Self {
            notes,
            action: urls::import_action(import.id, "reading"),
            encoding,
            encodings,
            sheet: reading.how.sheet.filter(|_| has_choice),
            sheets: reading.how.sheets,
        }
    }

    /// Whether anything can be chosen.
    pub fn is_open(&self) -> bool {
        self.encoding.is_some() || self.sheet.is_some()
    }
}

/// Has the file read as was chosen, and all of its rows looked at again. What was chosen of its columns on the same
/// page stays, and is asked about again.
pub async fn choose(admin: Admin, OfPath(id): OfPath<ImportId>, Form(fields): Form<Fields>) -> PageResult {
    let import = admin.app.db.read(move |conn| store::find(conn, id)).await?.ok_or(WebError::NotFound)?;
    let said = |of: &str| fields.all(of).find(|value| !value.is_empty()).map(str::to_owned);
    let before = Reading::of(import.reading.as_deref()).choice();
    let choice =
        ReadingChoice { encoding: said("encoding").or(before.encoding), sheet: said("sheet").or(before.sheet) };
    let (chosen, _) = forms::mapping(&fields);
    let chosen = (!chosen.columns.is_empty()).then_some(chosen);
    let page = if chosen.is_some() { urls::import_action(id, "columns") } else { urls::import(id) };
    match read_again::read_again(&admin.app, admin.by(), import, choice, chosen).await? {
        Ok(()) => Ok(flash::redirect(&page)),
        Err(refused) => Ok(Flash::refused(&refused).on(&page, admin.audience())),
    }
}
