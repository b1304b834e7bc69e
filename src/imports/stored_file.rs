//! Files of imports as they are kept: as they came, until somebody confirms.

use crate::csv_in::{Limits, NamedFile};
use crate::db::{Conn, Fault, QueryResult};
use crate::web::App;

use super::load::{Sheet, limits, load};
use super::reading::{Reading, ReadingChoice};
use super::store::{self, Import};
use super::unreadable::UnreadableFile;

/// A file, and how it is to be read.
#[derive(Debug)]
pub struct StoredFile {
    file: NamedFile,
    choice: ReadingChoice,
}

/// The file of an import; none where it is kept no longer.
pub(super) fn find(conn: &mut Conn, import: &Import) -> QueryResult<Option<StoredFile>> {
    let Some(bytes) = store::upload(conn, import.id)? else { return Ok(None) };
    let choice = Reading::of(import.reading.as_deref()).choice();
    Ok(Some(StoredFile { file: NamedFile { name: import.file_name.clone(), bytes }, choice }))
}

/// The sheet that the file of an import is; none where it is kept no longer.
pub(super) async fn sheet(app: &App, import: &Import) -> Result<Option<Sheet>, Fault> {
    let of = import.clone();
    let Some(kept) = app.db.scan(move |conn| find(conn, &of)).await? else { return Ok(None) };
    kept.sheet(app).await?.map(Some).map_err(|problem| Fault::Broken(format!("{problem:?}")))
}

impl StoredFile {
    /// The same file, to be read in another way.
    pub fn read_as(self, choice: ReadingChoice) -> Self {
        Self { choice, ..self }
    }

    /// Reads it.
    pub fn load(self, limits: &Limits) -> Result<Sheet, UnreadableFile> {
        load(vec![self.file], &self.choice, limits)
    }

    /// Reads it without holding others up.
    pub async fn sheet(self, app: &App) -> Result<Result<Sheet, UnreadableFile>, Fault> {
        let limits = limits(&app.config);
        let loaded = tokio::task::spawn_blocking(move || self.load(&limits));
        loaded.await.map_err(|cause| Fault::Broken(cause.to_string()))
    }
}
