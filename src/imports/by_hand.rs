//! An import from the command line: at once, on a connection of its own.

use std::collections::HashMap;

use crate::by::By;
use crate::db::types::OrgRole;
use crate::db::{self, Conn, Fault};
use crate::ids::{GroupId, UserId};

use super::bring::{Errand, Prepared, bring};
use super::load::Sheet;
use super::names::Names;
use super::new_group::new_group;
use super::plan::Plan;
use super::sheet::rows;
use super::store;
use super::trial::{Known, Tried, try_out};

/// Rows in one transaction: a server beside it waits for one at a time.
const BATCH: usize = 200;

/// A row of the file, and what it changes or would change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Told {
    /// The line on which it begins.
    pub line: u64,
    /// What it changes, or why it is wrong.
    pub outcome: Result<Deed, Failure>,
}

/// Why a row is wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Failure {
    /// What stands where the address should.
    pub email: String,
    /// The word for it that programs go by.
    pub code: &'static str,
    /// The same in a sentence.
    pub reason: String,
}

/// What a row changes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Deed {
    /// Who it is about.
    pub email: String,
    /// What the file calls them.
    pub name: String,
    /// Whether they are new.
    pub added: bool,
    /// The names of the groups that they come into.
    pub joined: Vec<String>,
    /// Those of further ones, which are not there yet.
    pub to_be_made: Vec<String>,
    /// Names in the file that are spelled otherwise, and the groups that they are read as.
    pub read_as: Vec<(String, String)>,
    /// Whether their role is raised.
    pub raised: bool,
    /// The line that says that this person is gone.
    pub gone_in: Option<u64>,
}

impl Deed {
    /// Whether everything is as the row says already.
    #[must_use]
    pub const fn is_nothing(&self) -> bool {
        !self.added && !self.raised && self.joined.is_empty() && self.to_be_made.is_empty()
    }
}

/// How a file is gone through.
#[derive(Debug, Clone)]
pub struct Run {
    /// Whether anything is changed.
    pub applies: bool,
    /// Whether groups that are missing are made.
    pub makes_groups: bool,
    /// Who does it: the program itself.
    pub by: By,
}

/// Goes through the rows of `sheet` and tells of each what it changes; changes it where that is
/// meant. Nobody is signed in here: whoever may run the program on the database may grant any role.
pub fn run(conn: &mut Conn, sheet: &Sheet, run: Run, mut tell: impl FnMut(Told)) -> Result<(), Fault> {
    let Run { applies, makes_groups, by } = run;
    let errand = Errand { import: None, role: OrgRole::Admin, by };
    let maker = store::first_admin(conn)?;
    let names = Names::of((store::groups(conn)?, store::archived_groups(conn)?), makes_groups, Vec::new());
    let mut known = Known { names, ..Known::default() };
    let mut rows = rows(&sheet.table, &sheet.mapping);
    loop {
        let batch: Vec<_> = rows.by_ref().take(BATCH).collect();
        if batch.is_empty() {
            return Ok(());
        }
        let mut tried = try_out(conn, batch, &mut known, errand.role, errand.by.now)?;
        if applies {
            db::transaction(conn, |conn| apply(conn, &mut tried, &mut known.names, maker, &errand))?;
        }
        for row in tried {
            tell(told(row, &known.names));
        }
    }
}

/// Carries out the rows that can be; where one of them cannot any more, it is told so.
fn apply(
    conn: &mut Conn,
    tried: &mut [Tried],
    names: &mut Names,
    maker: Option<UserId>,
    errand: &Errand,
) -> Result<(), Fault> {
    let mut made = HashMap::new();
    let mut rows: Vec<&mut Tried> = Vec::new();
    let mut prepared: Vec<Prepared> = Vec::new();
    for row in tried.iter_mut() {
        let Ok((wanted, wants)) = &mut row.says else { continue };
        if row.plan.as_ref().map_or(true, |plan| plan.is_nothing() && wants.new.is_empty()) {
            continue;
        }
        for key in std::mem::take(&mut wants.new) {
            wanted.groups.push(group_of(conn, &key, names, &mut made, maker, errand)?);
        }
        prepared.push(Prepared::of(wanted.clone()));
        rows.push(row);
    }
    let outcomes = bring(conn, &prepared, errand)?;
    for (row, outcome) in rows.into_iter().zip(outcomes) {
        row.plan = outcome.map(|brought| brought.plan);
    }
    Ok(())
}

/// The group that is to be made under `key`, made where no row before made it.
fn group_of(
    conn: &mut Conn,
    key: &str,
    names: &mut Names,
    made: &mut HashMap<String, GroupId>,
    maker: Option<UserId>,
    errand: &Errand,
) -> Result<GroupId, Fault> {
    if let Some(group) = made.get(key) {
        return Ok(*group);
    }
    let maker = maker.ok_or_else(|| Fault::Broken("there is no admin who could make a group".to_owned()))?;
    let name = names.new_name(key).to_owned();
    let group = new_group(conn, &name, maker, &errand.by)?;
    names.note_made(key, group);
    made.insert(key.to_owned(), group);
    Ok(group)
}

fn told(row: Tried, names: &Names) -> Told {
    let failed = |email: String, code, reason| Failure { email, code, reason };
    let outcome = match (row.says, row.plan) {
        (Err(said), Err(wrong)) => Err(failed(said.email, wrong.code(), wrong.to_string())),
        (Ok((wanted, _)), Err(wrong)) => Err(failed(wanted.email.typed().to_owned(), wrong.code(), wrong.to_string())),
        (Err(said), Ok(_)) => Err(failed(said.email.clone(), "email", said.email)),
        (Ok((wanted, wants)), Ok(plan)) => {
            let added = plan.adds();
            let Plan { joins, raise, .. } = plan;
            let joined = joins.iter().map(|(group, _)| names.name(*group));
            Ok(Deed {
                email: wanted.email.typed().to_owned(),
                name: wanted.name,
                added,
                joined: joined.map(str::to_owned).collect(),
                to_be_made: wants.new.iter().map(|key| names.new_name(key).to_owned()).collect(),
                read_as: wants.read_as,
                gone_in: row.gone_in,
                raised: raise.is_some(),
            })
        }
    };
    Told { line: row.line, outcome }
}
