//! An import: its dry run, its progress, what came of it, and undoing it.

use askama::Template;
use serde::Deserialize;

use crate::batches::{Batch, BatchView, Undo};
use crate::db::types::{BatchState, ImportState};
use crate::db::{Settled, Stop};
use crate::ids::ImportId;
use crate::imports::apply;
use crate::imports::messages::problem;
use crate::imports::rules::WrongStageError;
use crate::imports::stage::Stage;
use crate::imports::store::{self, Import};
use crate::locale::{Arg, Message, Slot};
use crate::people::{Admin, Member};
use crate::t;
use crate::web::paging::{Page, PageLinks, Seek};
use crate::web::{
    ConfirmPage, Fields, Flash, Form, FormErrors, OfPath, PageResult, Query, Shell, TabLink, WebError, flash, page,
    urls,
};

use super::columns;
use super::page_data::{ImportPageData, RowFilter, item, load_page, tabs};
use super::reading::ReadingView;

/// Which rows are asked for.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct ImportQuery {
    show: String,
    #[serde(flatten)]
    seek: Seek,
}

#[derive(Template)]
#[template(path = "imports/show.html")]
struct ShowPage {
    shell: Shell,
    batch: BatchView,
    errors: FormErrors,
    /// Which columns were read, and which were not, of a dry run.
    columns: Vec<Message<'static>>,
    /// Where other columns can be chosen; empty where they cannot.
    choose: String,
    /// How the file was read.
    reading: ReadingView,
    /// "Import 3 rows", once they are known and where they change something.
    import: Option<Message<'static>>,
    confirm: String,
}

/// The import as it stands.
pub async fn show(admin: Admin, OfPath(id): OfPath<ImportId>, Query(asked): Query<ImportQuery>) -> PageResult {
    let found = admin.app.db.read(move |conn| store::find(conn, id)).await?.ok_or(WebError::NotFound)?;
    if found.state == ImportState::Asking {
        return columns::ask(&admin, found).await;
    }
    let after = asked.seek.numbers::<1>().map(|[number]| number);
    let (shell, data) = admin.view(move |conn| load_page(conn, found, &asked.show, after)).await?;
    let ImportPageData { import, batch, stage, job, shown, rows: found, names, keeps, is_kept } = data;
    let found = Page::cut(found, |(row, _)| row.number.to_string());
    let at = |of: RowFilter, after: &str| {
        let query = [("show", of.as_str()), ("after", after)];
        format!("{}#rows", urls::with_filled(&urls::import(id), &query))
    };
    let tab = |(own, name, count): (RowFilter, Message<'static>, Option<i64>)| TabLink {
        name,
        url: at(own, ""),
        is_current: own == shown,
        count: count.unwrap_or(0),
    };
    let (stage_name, chip) = stage.shown();
    let view = BatchView {
        over: (urls::IMPORT, t::imports::import().into()),
        title: import.title(),
        state: (stage_name.into(), chip),
        dates: dates(&import, batch.as_ref()).into(),
        summary: summary(&import, stage, keeps),
        problem: import.problem.as_deref().map(problem),
        undo: (stage == Stage::Applied && import.changing > 0).then(|| Undo {
            url: urls::import_action(id, "undo"),
            label: t::imports::undo(),
            until: None,
        }),
        heading: t::imports::row_list().into(),
        tabs: tabs(&import, stage).into_iter().map(tab).collect(),
        items: found.rows.iter().map(|row| item(row, shown, &names)).collect(),
        pages: PageLinks::new(after.is_none(), found.next.as_deref(), |after| at(shown, after)),
        progress: None,
    };
    let is_checked = stage == Stage::Checked;
    Ok(page(
        admin.reader(),
        &ShowPage {
            shell,
            batch: match (stage.doing(), &job) {
                (Some(doing), Some(job)) => view.under_way(doing, job, 0),
                _ => view,
            },
            errors: FormErrors::none(),
            columns: if is_checked { columns_read(&import) } else { Vec::new() },
            choose: if is_kept { urls::import_action(id, "columns") } else { String::new() },
            reading: ReadingView::of(&import, is_kept),
            import: (is_checked && import.changing > 0).then(|| t::imports::import_rows(import.changing)),
            confirm: urls::import_action(id, "confirm"),
        },
    ))
}

/// Has it carried out.
pub async fn confirm(admin: Admin, path: OfPath<ImportId>, Form(fields): Form<Fields>) -> PageResult {
    let id = path.0;
    let sends_emails = fields.text("letters") == "yes";
    exists(&admin, id).await?;
    let confirmed = admin.act(move |conn, by| apply::confirm(conn, id, sends_emails, by)).await;
    under_way(&admin, id, confirmed)
}

/// Asks once before it is undone.
pub async fn ask_to_undo(admin: Admin, OfPath(id): OfPath<ImportId>) -> PageResult {
    let (shell, found) = admin.view(move |conn| store::find(conn, id)).await?;
    let import = found.ok_or(WebError::NotFound)?;
    Ok(page(
        admin.reader(),
        &ConfirmPage {
            shell,
            about: import.title(),
            title: t::imports::undo_question(),
            label: t::imports::undo_button(),
            action: urls::import_action(id, "undo"),
            back: urls::import(id),
            text: vec![t::imports::undo_question_text(), t::imports::undo_question_kept()],
        },
    ))
}

/// Has it taken back.
pub async fn undo(admin: Admin, path: OfPath<ImportId>) -> PageResult {
    let id = path.0;
    exists(&admin, id).await?;
    let modules = admin.app.personal_data;
    let undone = admin.act(move |conn, by| apply::undo(conn, id, modules, by)).await;
    under_way(&admin, id, undone)
}

async fn exists(who: &Member, id: ImportId) -> Result<(), WebError> {
    who.app.db.read(move |conn| store::find(conn, id)).await?.map(drop).ok_or(WebError::NotFound)
}

fn under_way<T>(who: &Member, id: ImportId, begun: Result<T, Stop<WrongStageError>>) -> PageResult {
    match begun.settled()? {
        Ok(_) => Ok(flash::redirect(&urls::import(id))),
        Err(refused) => Ok(Flash::refused(&refused).on(&urls::import(id), who.audience())),
    }
}

fn dates(import: &Import, batch: Option<&Batch>) -> Message<'static> {
    let at = import.made_at;
    let undone = batch.filter(|batch| batch.state == BatchState::Undone).and_then(|batch| batch.undone_at);
    match (batch.and_then(|batch| batch.ended_at), undone) {
        (None, _) => t::imports::uploaded(at),
        (Some(imported), None) => t::imports::uploaded_imported(at, imported),
        (Some(imported), Some(undone)) => t::imports::uploaded_imported_undone(at, imported, undone),
    }
}

/// Which columns were read, and which were not.
fn columns_read(import: &Import) -> Vec<Message<'static>> {
    let Some(mapping) = import.mapping() else { return Vec::new() };
    let (read, unused) = mapping.read_and_unused();
    let mut told = vec![t::imports::columns_read(read)];
    told.extend((!unused.is_empty()).then(|| t::csv_in::columns_unused(unused)));
    told
}

fn summary(import: &Import, stage: Stage, keeps: bool) -> Arg<'static> {
    let Import { changing, unchanged, wrong, .. } = import;
    match stage {
        Stage::Checked if *changing == 0 => t::imports::nothing_to_import(unchanged, wrong).into(),
        Stage::Checked => t::imports::ready(changing, unchanged, wrong).into(),
        Stage::Applied => t::imports::imported(changing, unchanged, wrong).into(),
        Stage::Undone if keeps => t::imports::undone_but_kept().into(),
        Stage::Undone => t::imports::undone().into(),
        _ => Arg::default(),
    }
}
