//! Users → **Import**: the form, and the imports made so far.

use askama::Template;

use crate::clock::Moment;
use crate::db::Fault;
use crate::ids::ImportId;
use crate::imports::forms::ImportForm;
use crate::imports::load::limits;
use crate::imports::make::{self, ImportOptions};
use crate::imports::stage::Stage;
use crate::imports::store::{self, ListedImport};
use crate::locale::{Arg, Message};
use crate::people::{Admin, Member};
use crate::t;
use crate::web::paging::{LIMIT, Page, PageLinks, Seek};
use crate::web::{FormErrors, PageResult, Query, Shell, Upload, WebError, flash, form_page, page, urls};

#[derive(Template)]
#[template(path = "imports/list.html")]
struct ListPage {
    shell: Shell,
    errors: FormErrors,
    form: ImportForm,
    /// What kinds of files are read, and how much of them.
    file_hint: Message<'static>,
    imports: Vec<ImportRow>,
    /// Links to other pages.
    pages: PageLinks,
}

/// An import in the list.
struct ImportRow {
    url: String,
    title: Arg<'static>,
    by: Arg<'static>,
    made_at: Moment,
    state: Message<'static>,
    about: Message<'static>,
}

/// The form, and what was imported, newest first.
pub async fn show(admin: Admin, Query(seek): Query<Seek>) -> PageResult {
    let form = ImportForm::blank(admin.app.entropy.name());
    Ok(page(admin.reader(), &list_page(&admin, &seek, form, FormErrors::none()).await?))
}

/// Takes a file, or pasted rows.
pub async fn upload(admin: Admin, upload: Upload) -> PageResult {
    let limits = limits(&admin.app.config);
    // Taking a large file apart would hold up the pages of others.
    let read = tokio::task::spawn_blocking(move || {
        let mut form = ImportForm::of(upload);
        let sheet = form.read(&limits);
        (form, sheet)
    });
    let (form, sheet) = read.await.map_err(|cause| Fault::Broken(cause.to_string()))?;
    match sheet {
        Ok(sheet) => {
            let wish = ImportOptions { make_groups: form.make_groups, ask: form.ask, form_key: form.form_key };
            let made = make::make(&admin.app, admin.by(), sheet, wish).await?;
            Ok(flash::redirect(&urls::import(made)))
        }
        Err(errors) => {
            let again = list_page(&admin, &Seek::default(), form, errors).await?;
            Ok(form_page(&again.errors, admin.reader(), &again))
        }
    }
}

async fn list_page(who: &Member, seek: &Seek, form: ImportForm, errors: FormErrors) -> Result<ListPage, WebError> {
    let before = seek.numbers::<1>().map(|[id]| ImportId(id));
    let (shell, found) = who.view(move |conn| store::newest(conn, before, LIMIT)).await?;
    let found = Page::cut(found, |(import, ..)| import.id.to_string());
    let config = &who.app.config;
    Ok(ListPage {
        shell,
        errors,
        form,
        file_hint: t::imports::file_hint(config.upload_limit >> 20, config.import_rows),
        pages: PageLinks::at(urls::IMPORT, before.is_none(), found.next.as_deref()),
        imports: found.rows.into_iter().map(line).collect(),
    })
}

fn line((import, batch, by): ListedImport) -> ImportRow {
    let stage = Stage::of(import.state, batch);
    ImportRow {
        url: urls::import(import.id),
        title: import.title(),
        by: by.map_or_else(|| t::imports::command_line().into(), Arg::from),
        made_at: import.made_at,
        state: stage.shown().0,
        about: match stage {
            Stage::Asking | Stage::Reading | Stage::Failed => t::imports::rows(import.total),
            _ => t::imports::rows_changing(import.changing, import.total),
        },
    }
}
