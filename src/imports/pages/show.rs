//! An import: its dry run, its progress, what came of it, and undoing it.

use askama::Template;
use serde::Deserialize;

use crate::batches::{Batch, BatchView, Undo};
use crate::clock::Moment;
use crate::db::types::{BatchState, ImportState};
use crate::db::{Settled, Stop};
use crate::ids::ImportId;
use crate::imports::apply;
use crate::imports::messages::problem;
use crate::imports::rules::NotNow;
use crate::imports::stage::Stage;
use crate::imports::store::{self, Import};
use crate::people::{Admin, Member};
use crate::web::paging::{Page, PageLinks, Seek};
use crate::web::{
    ConfirmPage, Fields, Flash, Form, FormErrors, OfPath, PageResult, Query, Shell, TabLink, WebError, flash, page,
    urls,
};
use crate::zone::Zone;

use super::page_data::{ImportPageData, RowFilter, item, load_page, tabs};
use super::reading::ReadingView;
use super::{columns, rows};

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
    columns: String,
    /// Where other columns can be chosen; empty where they cannot.
    choose: String,
    /// How the file was read.
    reading: ReadingView,
    /// "Import 3 rows", once they are known and where they change something.
    import: Option<String>,
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
    let tab = |(own, label, count): (RowFilter, &'static str, Option<i64>)| TabLink {
        name: label.to_owned(),
        url: at(own, ""),
        is_current: own == shown,
        count: count.unwrap_or(0),
    };
    let view = BatchView {
        over: (urls::IMPORT, "Import"),
        title: import.file_name.clone(),
        state: stage.shown(),
        dates: dates(&import, batch.as_ref(), admin.zone()),
        summary: summary(&import, stage, keeps),
        problem: import.problem.as_deref().map(|kept| problem(kept).to_owned()),
        undo: (stage == Stage::Applied && import.changing > 0).then(|| Undo {
            url: urls::import_action(id, "undo"),
            label: "Undo this import",
            until: None,
        }),
        heading: "Rows",
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
            columns: if is_checked { columns_read(&import) } else { String::new() },
            choose: if is_kept { urls::import_action(id, "columns") } else { String::new() },
            reading: ReadingView::of(&import, is_kept),
            import: (is_checked && import.changing > 0).then(|| format!("Import {}", rows(import.changing))),
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
    let follows = format!(
        "What {} did is taken back: people leave the groups that they came into by this import, roles go back, and \
         accounts that have not been used are deleted, so that their addresses are free again.",
        rows(import.changing)
    );
    let stays = "Accounts that have been used, or are in other groups, are kept. The list shows which.".to_owned();
    Ok(page(
        admin.reader(),
        &ConfirmPage {
            shell,
            about: import.file_name,
            title: "Undo the import?".to_owned(),
            label: "Undo the import",
            action: urls::import_action(id, "undo"),
            back: urls::import(id),
            text: vec![follows.into(), stays.into()],
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

fn under_way<T>(who: &Member, id: ImportId, begun: Result<T, Stop<NotNow>>) -> PageResult {
    match begun.settled()? {
        Ok(_) => Ok(flash::redirect(&urls::import(id))),
        Err(refused) => Ok(Flash::refused(&refused).on(&urls::import(id), who.audience())),
    }
}

fn dates(import: &Import, batch: Option<&Batch>, zone: Zone) -> String {
    let after = |words: &str, at: Option<Moment>| at.map(|at| format!("{words} {}", zone.long(at)));
    let undone = batch.filter(|batch| batch.state == BatchState::Undone).and_then(|batch| batch.undone_at);
    let all = [
        after("Uploaded", Some(import.made_at)),
        after("imported", batch.and_then(|batch| batch.ended_at)),
        after("undone", undone),
    ];
    all.into_iter().flatten().collect::<Vec<_>>().join(", ")
}

/// "Read: Email, Name. Not used: Type, Phone."
fn columns_read(import: &Import) -> String {
    let Some(mapping) = import.mapping() else { return String::new() };
    let (read, unused) = mapping.read_and_unused();
    let unused = if unused.is_empty() { String::new() } else { format!(" Not used: {}.", unused.join(", ")) };
    format!("Columns read: {}.{unused}", read.join(", "))
}

fn summary(import: &Import, stage: Stage, keeps: bool) -> String {
    let Import { changing, unchanged, wrong, .. } = import;
    let verb = |count: i64, one, many| format!("{} {}", rows(count), if count == 1 { one } else { many });
    let rest =
        format!("{}, {}", verb(*wrong, "is wrong", "are wrong"), verb(*unchanged, "changes nothing", "change nothing"));
    match stage {
        Stage::Checked if *changing == 0 => format!("There is nothing to import: {rest}."),
        Stage::Checked => format!("Nothing is changed yet. {} would change something, {rest}.", rows(*changing)),
        Stage::Applied => format!("{} imported, {rest}.", rows(*changing)),
        Stage::Undone if keeps => "What this import did is taken back, but for what has been built on since: \
                                         that is listed as Stays."
            .to_owned(),
        Stage::Undone => "What this import did is taken back, all of it.".to_owned(),
        _ => String::new(),
    }
}
