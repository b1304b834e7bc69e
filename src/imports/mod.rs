//! People from a file: who is not here yet is added, and everybody gets into the groups of their
//! row, through the same admission rule as by every other way.
//!
//! A file is read by a job, which tries every row out and writes down what it would change; nothing
//! else changes until somebody confirms. Then its rows are one of [`crate::batches`]: carried out in
//! pieces of a transaction each, by the very plan that the dry run showed, made anew of how things
//! stand by then. All of a row happens or nothing, and a wrong row stops no other. Undoing takes back
//! what the rows did and what nothing has been built on since. The command line's import is the same.
//!
//! An import adds and raises, and takes nothing away: no name is changed, no role lowered, nobody
//! taken out of a group. So the same file twice changes nothing the second time. Of the audit log
//! it fills a row for each piece and group, not for each person: who each of them was is kept in
//! the import's own rows and in the history of memberships.

mod apply;
mod apply_rows;
mod check;
mod choices;
mod command_line;
mod dry_run;
mod events;
mod forms;
mod load;
mod make;
mod messages;
mod names;
mod namesakes;
mod note;
mod pages;
mod personal_data;
mod plan;
mod read_again;
mod reading;
mod roster;
mod row_error;
mod rules;
mod sheet;
mod stage;
mod store;
mod stored_file;
mod sweep;
mod titles;
mod unreadable;
mod wants;

pub use choices::{Choices, OpenError, open};
pub use command_line::{RowReport, carry_out, dry_run, finish_interrupted, tell};
pub use events::ImportEvent;
pub use load::{Sheet, limits};
pub use note::{PlanNote, RowNote};
pub use personal_data::PERSONAL_DATA;
pub use reading::{Reading, ReadingChoice};
pub use row_error::RowError;
pub use rules::RowText;
pub use store::stop_emails;
pub use sweep::sweep;
pub use unreadable::UnreadableFile;

use crate::batches;
use crate::jobs::Worker;
use crate::web::{Access, App, Route};

/// The pages of imports.
pub fn routes() -> Vec<Route> {
    use Access::Admin;
    use pages::{columns, list, reading, show};
    vec![
        Route::get("/users/import", Admin, list::show),
        Route::post("/users/import", Admin, list::upload).with_uploads(),
        Route::get("/users/import/{import}", Admin, show::show),
        Route::get("/users/import/{import}/columns", Admin, columns::show),
        Route::post("/users/import/{import}/columns", Admin, columns::choose),
        Route::post("/users/import/{import}/reading", Admin, reading::choose),
        Route::post("/users/import/{import}/confirm", Admin, show::confirm),
        Route::get("/users/import/{import}/undo", Admin, show::ask_to_undo),
        Route::post("/users/import/{import}/undo", Admin, show::undo),
    ]
}

/// Who does the jobs of imports.
pub fn workers() -> Vec<Worker<App>> {
    vec![Worker { kind: check::CHECK, work: check::work }, batches::worker::<apply_rows::Rows>()]
}
