//! An import: its dry run, its progress, what came of it, and undoing it.

use actix_web::HttpResponse;
use askama::Template;
use serde::Deserialize;

use crate::batches::Batch;
use crate::clock::Moment;
use crate::db::types::{BatchState, ImportState, JobState};
use crate::db::{Settled, Stop};
use crate::ids::ImportId;
use crate::imports::apply;
use crate::imports::messages::problem;
use crate::imports::rules::NotNow;
use crate::imports::stage::Stage;
use crate::imports::store::{self, Import};
use crate::imports::undo as undoing;
use crate::jobs::Job;
use crate::people::{Admin, Member};
use crate::people_file::Mapping;
use crate::text::grouped;
use crate::web::paging::{Page, PageLinks, Seek};
use crate::web::{Flash, Form, FormErrors, OfPath, Query, Shell, WebError, flash, page, urls};
use crate::zone::Zone;

use super::looked::{Looked, Shown, ShownRow, line, look, tabs};
use super::reading::ReadingView;
use super::{columns, rows};

/// Which rows are asked for.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    show: String,
    #[serde(flatten)]
    seek: Seek,
}

/// Whether new people are written to.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct ConfirmForm {
    letters: String,
}

#[derive(Template)]
#[template(path = "imports/show.html")]
struct ShowPage {
    shell: Shell,
    errors: FormErrors,
    import: Import,
    stage: Stage,
    /// Why nothing came of it.
    problem: Option<String>,
    /// How the state is called, and the chip that shows it.
    stands: (&'static str, &'static str),
    /// When it was made, imported, undone.
    dates: String,
    /// What the import comes to so far, in a sentence.
    summary: String,
    /// Which columns were read, and which were not, of a dry run.
    columns: String,
    /// Where other columns can be chosen; empty where they cannot.
    choose: String,
    /// How the file was read.
    reading: ReadingView,
    /// What is going on at the moment.
    progress: Option<Progress>,
    tabs: Vec<Tab>,
    lines: Vec<ShownRow>,
    /// Links to other pages.
    pages: PageLinks,
}

/// How far a job is.
struct Progress {
    /// "Importing rows: 1,000 of 2,001".
    said: String,
    done: i64,
    total: i64,
    again: bool,
    /// Why it stopped for good.
    problem: Option<String>,
}

/// A filter of the rows.
struct Tab {
    label: &'static str,
    url: String,
    current: bool,
    count: i64,
}

#[derive(Template)]
#[template(path = "imports/undo.html")]
struct UndoPage {
    shell: Shell,
    file_name: String,
    action: String,
    back: String,
    rows: String,
}

impl ShowPage {
    fn confirm_url(&self) -> String {
        urls::import_action(self.import.id, "confirm")
    }

    fn undo_url(&self) -> String {
        urls::import_action(self.import.id, "undo")
    }

    fn button(&self) -> String {
        format!("Import {}", rows(self.import.changing))
    }

    /// Whether there is more to see in a moment.
    fn is_under_way(&self) -> bool {
        self.progress.as_ref().is_some_and(|progress| progress.problem.is_none())
    }

    fn is_checked(&self) -> bool {
        self.stage == Stage::Checked
    }

    fn is_applied(&self) -> bool {
        self.stage == Stage::Applied
    }
}

/// The import as it stands.
pub async fn show(admin: Admin, path: OfPath<ImportId>, Query(asked): Query<Asked>) -> Result<HttpResponse, WebError> {
    let OfPath(id) = path;
    let found = admin.app.db.read(move |conn| store::find(conn, id)).await?.ok_or(WebError::NotFound)?;
    if found.state == ImportState::Asking {
        return columns::ask(&admin, found).await;
    }
    let after = asked.seek.numbers::<1>().map(|[number]| number);
    let (shell, looked) = admin.view(move |conn| look(conn, found, &asked.show, after)).await?;
    let Looked { import, batch, stage, job, shown, lines, names, keeps, is_kept } = looked;
    let page_of = Page::cut(lines, |(row, _)| row.number.to_string());
    let at = |of: Shown, after: Option<&str>| {
        let shown = [("show", Some(of.as_str())), ("after", after)];
        let pairs: Vec<_> = shown.into_iter().filter_map(|(name, value)| Some((name, value?))).collect();
        format!("{}#rows", urls::with_query(&urls::import(id), &pairs))
    };
    let progress = job.and_then(|job| progress(stage, job));
    Ok(page(&ShowPage {
        shell,
        errors: FormErrors::none(),
        stands: stage.shown(),
        dates: dates(&import, batch.as_ref(), admin.zone()),
        summary: summary(&import, stage, keeps),
        problem: import.problem.as_deref().map(|kept| problem(kept).to_owned()),
        columns: if stage == Stage::Checked { columns_read(&import) } else { String::new() },
        choose: if is_kept { urls::import_action(id, "columns") } else { String::new() },
        reading: ReadingView::of(&import, is_kept),
        progress,
        tabs: tabs(&import, stage)
            .into_iter()
            .map(|(own, label, count)| Tab {
                label,
                url: at(own, None),
                current: own == shown,
                count: count.unwrap_or(0),
            })
            .collect(),
        pages: PageLinks::new(after.is_none(), page_of.next.as_deref(), |after| {
            at(shown, Some(after).filter(|after| !after.is_empty()))
        }),
        lines: page_of.rows.iter().map(|row| line(row, shown, &names, admin.reader())).collect(),
        stage,
        import,
    }))
}

/// Has it carried out.
pub async fn confirm(
    admin: Admin,
    path: OfPath<ImportId>,
    Form(form): Form<ConfirmForm>,
) -> Result<HttpResponse, WebError> {
    let id = path.0;
    let letters = form.letters == "yes";
    exists(&admin, id).await?;
    let confirmed = admin.act(move |conn, by| apply::confirm(conn, id, letters, by)).await;
    under_way(&admin, id, confirmed)
}

/// Asks once before it is undone.
pub async fn ask_to_undo(admin: Admin, path: OfPath<ImportId>) -> Result<HttpResponse, WebError> {
    let OfPath(id) = path;
    let (shell, found) = admin.view(move |conn| store::find(conn, id)).await?;
    let import = found.ok_or(WebError::NotFound)?;
    Ok(page(&UndoPage {
        shell,
        file_name: import.file_name,
        action: urls::import_action(id, "undo"),
        back: urls::import(id),
        rows: rows(import.changing),
    }))
}

/// Has it taken back.
pub async fn undo(admin: Admin, path: OfPath<ImportId>) -> Result<HttpResponse, WebError> {
    let id = path.0;
    exists(&admin, id).await?;
    let modules = admin.app.personal_data;
    let undone = admin.act(move |conn, by| undoing::undo(conn, id, modules, by)).await;
    under_way(&admin, id, undone)
}

async fn exists(who: &Member, id: ImportId) -> Result<(), WebError> {
    who.app.db.read(move |conn| store::find(conn, id)).await?.map(drop).ok_or(WebError::NotFound)
}

fn under_way<T>(who: &Member, id: ImportId, begun: Result<T, Stop<NotNow>>) -> Result<HttpResponse, WebError> {
    match begun.settled()? {
        Ok(_) => Ok(flash::redirect(&urls::import(id))),
        Err(refused) => Ok(Flash::refused(&refused, who.reader()).on(&urls::import(id), &who.app.config)),
    }
}

fn progress(stage: Stage, job: Job) -> Option<Progress> {
    let doing = match stage {
        Stage::Reading => "Checking rows",
        Stage::Applying => "Importing rows",
        Stage::Undoing => "Taking rows back",
        _ => return None,
    };
    let total = job.total.max(1);
    Some(Progress {
        said: format!("{doing}: {} of {}", grouped(job.progress), grouped(total)),
        done: job.progress,
        total,
        again: job.was_taken_up_again(),
        problem: job.problem.filter(|_| job.state == JobState::Failed),
    })
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
    let mapping = import.mapping.as_deref().and_then(|json| serde_json::from_str::<Mapping>(json).ok());
    let Some(mapping) = mapping else { return String::new() };
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
