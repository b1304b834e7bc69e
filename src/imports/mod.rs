//! People from a file: who is not here yet is added, and everybody gets into the groups of their
//! row, through the same door-keeper as by every other way.
//!
//! A file goes through three jobs, each resumable from its rows. Reading tries every row out and
//! writes down what it would change; nothing else changes until somebody confirms. Applying carries
//! the rows out, in pieces of a transaction each, by the very plan that the trial showed, made anew
//! of how things stand by then: all of a row happens or nothing, and a wrong row stops no other.
//! Undoing takes back what the rows did and what nothing has been built on since.
//!
//! An import adds and raises, and takes nothing away: no name is changed, no role lowered, nobody
//! taken out of a group. So the same file twice changes nothing the second time. Of the audit log
//! it fills a row for each piece and group, not for each person: who each of them was is kept in
//! the import's own rows and in the history of memberships.

mod apply;
mod bring;
mod by_hand;
mod carry;
mod check;
mod choices;
mod earlier;
mod events;
mod forms;
mod kept;
mod load;
mod make;
mod messages;
mod names;
mod namesakes;
mod new_group;
mod pages;
mod personal_data;
mod plan;
mod read_again;
mod reading;
mod roles;
mod roster;
mod rules;
mod sheet;
mod store;
mod sweep;
mod titles;
mod trial;
mod undo;
mod unreadable;
mod wants;
mod wrong;

pub use by_hand::{Deed, Failure, Run, Told, run};
pub use choices::{Choices, OpenError, open};
pub use events::ImportEvent;
pub use load::{Sheet, limits};
pub use personal_data::PERSONAL_DATA;
pub use reading::{Choice, Reading};
pub use store::drop_letters;
pub use sweep::sweep;
pub use unreadable::UnreadableFile;

use crate::jobs::Worker;
use crate::web::{Access, App, Route};

/// The pages of imports.
#[must_use]
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
#[must_use]
pub fn workers() -> Vec<Worker<App>> {
    vec![
        Worker { kind: check::CHECK, work: check::work },
        Worker { kind: apply::APPLY, work: apply::work },
        Worker { kind: undo::UNDO, work: undo::work },
    ]
}
