//! An import from the command line: at once, on a connection of its own.

use crate::clock::Moment;
use crate::csv_in::Limits;
use crate::db::types::OrgRole;
use crate::db::{self, Conn, Fault};
use crate::web::PostedFile;
use crate::zone::Zone;

use super::bring::{Errand, Prepared, bring};
use super::load::{Sheet, Unreadable, load};
use super::names::Names;
use super::plan::Plan;
use super::reading::Choice;
use super::sheet::rows;
use super::store;
use super::trial::{Tried, try_out};

/// Rows in one transaction: a server beside it waits for one at a time.
const BATCH: usize = 200;

/// A row of the file, and what it changes or would change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Told {
    /// The line on which it begins.
    pub line: u64,
    /// What it changes, or why it is wrong.
    pub outcome: Result<Deed, String>,
}

/// What a row changes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Deed {
    /// Who it is about.
    pub email: String,
    /// Whether they are new.
    pub added: bool,
    /// The names of the groups that they come into.
    pub joined: Vec<String>,
    /// Whether their role is raised.
    pub raised: bool,
}

impl Deed {
    /// Whether everything is as the row says already.
    #[must_use]
    pub const fn is_nothing(&self) -> bool {
        !self.added && !self.raised && self.joined.is_empty()
    }
}

/// The sheet that files are. Which column is which cannot be asked here.
pub fn open(files: Vec<PostedFile>, choice: &Choice, limits: &Limits) -> Result<Sheet, Unreadable> {
    let sheet = load(files, choice, limits)?;
    if sheet.mapping.is_complete() {
        return Ok(sheet);
    }
    let found = sheet.table.first();
    Err(Unreadable::NoEmail(found.iter().map(str::to_owned).collect()))
}

/// Goes through the rows of `sheet` and tells of each what it changes; changes it where that is
/// meant. Nobody is signed in here: whoever may run the program on the database may grant any role.
pub fn run(
    conn: &mut Conn,
    sheet: &Sheet,
    applies: bool,
    zone: Zone,
    now: Moment,
    mut tell: impl FnMut(Told),
) -> Result<(), Fault> {
    let errand = Errand { import: None, actor: crate::audit::Actor::default(), role: OrgRole::Admin, zone, now };
    let mut names = Names::of((store::groups(conn)?, store::archived_groups(conn)?), false, Vec::new());
    let mut rows = rows(&sheet.table, &sheet.mapping);
    loop {
        let batch: Vec<_> = rows.by_ref().take(BATCH).collect();
        if batch.is_empty() {
            return Ok(());
        }
        let mut tried = try_out(conn, batch, &mut names, errand.role, now)?;
        if applies {
            db::transaction(conn, |conn| apply(conn, &mut tried, &errand))?;
        }
        for row in tried {
            tell(told(row, &names));
        }
    }
}

/// Carries out the rows that can be; where one of them cannot any more, it is told so.
fn apply(conn: &mut Conn, tried: &mut [Tried], errand: &Errand) -> Result<(), Fault> {
    let right = |row: &&mut Tried| row.plan.as_ref().is_ok_and(|plan| !plan.is_nothing());
    let rows: Vec<&mut Tried> = tried.iter_mut().filter(right).collect();
    let prepared: Vec<Prepared> =
        rows.iter().filter_map(|row| Some(Prepared::of(row.says.as_ref().ok()?.0.clone()))).collect();
    let outcomes = bring(conn, &prepared, errand)?;
    for (row, outcome) in rows.into_iter().zip(outcomes) {
        row.plan = outcome.map(|brought| brought.plan);
    }
    Ok(())
}

fn told(row: Tried, names: &Names) -> Told {
    let outcome = match (row.says, row.plan) {
        (_, Err(wrong)) => Err(wrong.to_string()),
        (Err(said), Ok(_)) => Err(said.email),
        (Ok((wanted, _)), Ok(Plan { person, joins, raise, .. })) => Ok(Deed {
            email: wanted.email.typed().to_owned(),
            added: person.is_none(),
            joined: joins.iter().map(|(group, _)| names.name(*group).to_owned()).collect(),
            raised: raise.is_some(),
        }),
    };
    Told { line: row.line, outcome }
}
