//! An import: its dry run, its progress, what came of it, and undoing it.

use actix_web::HttpResponse;
use askama::Template;
use serde::Deserialize;

use crate::clock::Moment;
use crate::db::types::{ImportState, JobState, RowOutcome};
use crate::db::{Conn, QueryResult, Settled, Stop};
use crate::ids::ImportId;
use crate::imports::apply::{self, APPLY, NotNow};
use crate::imports::check::CHECK;
use crate::imports::store::{self, Import, Row};
use crate::imports::undo::{self as undoing, UNDO};
use crate::jobs::{self, Job};
use crate::people::{Admin, Member};
use crate::people_file::Mapping;
use crate::text::grouped;
use crate::web::paging::{LIMIT, Page, PageLinks, Seek};
use crate::web::{Flash, Form, FormErrors, OfPath, Query, Shell, WebError, flash, page, urls};
use crate::zone::Zone;

use super::list::state;
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
    lines: Vec<Row>,
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
        self.import.state == ImportState::Checked
    }

    fn is_applied(&self) -> bool {
        self.import.state == ImportState::Applied
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
    let Looked { import, job, outcome, lines, keeps, is_kept } = looked;
    let page_of = Page::cut(lines, |row| row.number.to_string());
    let at = |outcome: RowOutcome, after: Option<&str>| {
        let shown = [("show", Some(outcome.as_str())), ("after", after)];
        let pairs: Vec<_> = shown.into_iter().filter_map(|(name, value)| Some((name, value?))).collect();
        format!("{}#rows", urls::with_query(&urls::import(id), &pairs))
    };
    let progress = working(&import).zip(job).map(|((_, doing), job)| progress(doing, job));
    Ok(page(&ShowPage {
        shell,
        errors: FormErrors::none(),
        stands: state(import.state),
        dates: dates(&import, admin.zone()),
        summary: summary(&import, keeps),
        columns: if import.state == ImportState::Checked { columns_read(&import) } else { String::new() },
        choose: if is_kept { urls::import_action(id, "columns") } else { String::new() },
        reading: ReadingView::of(&import, is_kept),
        progress,
        tabs: tabs(&import)
            .into_iter()
            .map(|(own, label, count)| Tab {
                label,
                url: at(own, None),
                current: own == outcome,
                count: count.unwrap_or(0),
            })
            .collect(),
        pages: PageLinks::new(after.is_none(), page_of.next.as_deref(), |after| {
            at(outcome, Some(after).filter(|after| !after.is_empty()))
        }),
        lines: page_of.rows,
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
    let undone = admin.act(move |conn, by| undoing::undo(conn, id, by)).await;
    under_way(&admin, id, undone)
}

async fn exists(who: &Member, id: ImportId) -> Result<(), WebError> {
    who.app.db.read(move |conn| store::find(conn, id)).await?.map(drop).ok_or(WebError::NotFound)
}

fn under_way(who: &Member, id: ImportId, begun: Result<(), Stop<NotNow>>) -> Result<HttpResponse, WebError> {
    match begun.settled()? {
        Ok(()) => Ok(flash::redirect(&urls::import(id))),
        Err(refused) => Ok(Flash::refused(&refused, who.reader()).on(&urls::import(id), &who.app.config)),
    }
}

/// What of an import its page shows.
struct Looked {
    import: Import,
    job: Option<Job>,
    outcome: RowOutcome,
    lines: Vec<Row>,
    /// Whether something was not taken back.
    keeps: bool,
    /// Whether its file is here to be read in another way.
    is_kept: bool,
}

/// What the page shows: the rows that are asked for, or the first kind that there are any of.
fn look(conn: &mut Conn, found: Import, show: &str, after: Option<i64>) -> QueryResult<Looked> {
    let (import, job) = match working(&found) {
        // The job first: it is over in the moment in which the import is, so that an import which is
        // still at it never stands beside a job that has ended.
        Some((kind, _)) => {
            let job = jobs::latest(conn, kind, found.id.0)?;
            (store::find(conn, found.id)?.unwrap_or(found), job)
        }
        None => (found, None),
    };
    let kinds = tabs(&import);
    let asked = RowOutcome::parse(show).filter(|outcome| kinds.iter().any(|(own, ..)| own == outcome));
    let mut outcome = asked.or(kinds.first().map(|(own, ..)| *own)).unwrap_or(RowOutcome::Change);
    if asked.is_none() {
        for (own, _, count) in &kinds {
            let is_any = match count {
                Some(count) => *count > 0,
                None => !store::rows_from(conn, import.id, *own, 0, 1)?.is_empty(),
            };
            if is_any {
                outcome = *own;
                break;
            }
        }
    }
    let lines = store::rows_from(conn, import.id, outcome, after.unwrap_or(0), LIMIT)?;
    let keeps =
        import.state == ImportState::Undone && !store::rows_from(conn, import.id, RowOutcome::Kept, 0, 1)?.is_empty();
    let is_kept = import.state == ImportState::Checked && store::is_kept(conn, import.id)?;
    Ok(Looked { import, job, outcome, lines, keeps, is_kept })
}

/// The job that is at it, and what it does.
fn working(import: &Import) -> Option<(&'static str, &'static str)> {
    match import.state {
        ImportState::Reading => Some((CHECK, "Checking rows")),
        ImportState::Applying => Some((APPLY, "Importing rows")),
        ImportState::Undoing => Some((UNDO, "Taking rows back")),
        _ => None,
    }
}

fn progress(doing: &'static str, job: Job) -> Progress {
    let total = job.total.max(1);
    Progress {
        said: format!("{doing}: {} of {}", grouped(job.progress), grouped(total)),
        done: job.progress,
        total,
        again: job.was_taken_up_again(),
        problem: job.problem.filter(|_| job.state == JobState::Failed),
    }
}

/// The filters of the rows, each with how many it shows where that is known.
fn tabs(import: &Import) -> Vec<(RowOutcome, &'static str, Option<i64>)> {
    use RowOutcome::{Change, Done, Kept, Unchanged, Undone, Wrong};
    let mut tabs = match import.state {
        ImportState::Applying => vec![(Done, "Imported", None), (Change, "To do", None)],
        ImportState::Applied => vec![(Done, "Imported", Some(import.changing))],
        ImportState::Undoing => vec![(Undone, "Taken back", None), (Kept, "Stays", None), (Done, "To do", None)],
        ImportState::Undone => vec![(Undone, "Taken back", None), (Kept, "Stays", None)],
        _ => vec![(Change, "Changes", Some(import.changing))],
    };
    tabs.extend([(Wrong, "Wrong", Some(import.wrong)), (Unchanged, "Unchanged", Some(import.unchanged))]);
    tabs
}

fn dates(import: &Import, zone: Zone) -> String {
    let after = |words: &str, at: Option<Moment>| at.map(|at| format!("{words} {}", zone.long(at)));
    let all = [
        after("Uploaded", Some(import.made_at)),
        after("imported", import.applied_at),
        after("undone", import.undone_at),
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

fn summary(import: &Import, keeps: bool) -> String {
    let Import { changing, unchanged, wrong, .. } = import;
    let verb = |count: i64, one, many| format!("{} {}", rows(count), if count == 1 { one } else { many });
    let rest =
        format!("{}, {}", verb(*wrong, "is wrong", "are wrong"), verb(*unchanged, "changes nothing", "change nothing"));
    match import.state {
        ImportState::Checked if *changing == 0 => format!("There is nothing to import: {rest}."),
        ImportState::Checked => format!("Nothing is changed yet. {} would change something, {rest}.", rows(*changing)),
        ImportState::Applied => format!("{} imported, {rest}.", rows(*changing)),
        ImportState::Undone if keeps => "What this import did is taken back, but for what has been built on since: \
                                         that is listed as Stays."
            .to_owned(),
        ImportState::Undone => "What this import did is taken back, all of it.".to_owned(),
        _ => String::new(),
    }
}
