//! Trying rows out: what each would change, fit to be written down and shown.

use crate::clock::Moment;
use crate::db::types::{GroupRole, OrgRole, RowOutcome};
use crate::db::{Conn, QueryResult};

use super::earlier::Earlier;
use super::names::Names;
use super::note::{PlanNote, RowNote};
use super::plan::{Plan, Wanted, plan};
use super::rules::{Line, Said};
use super::sheet::Row;
use super::store::NewRow;
use super::wants::Wants;
use super::wrong::Wrong;

/// The most characters of a name.
const NAME: usize = 200;

/// A row that was tried out.
#[derive(Debug, Clone)]
pub struct Tried {
    /// The line on which it begins.
    pub line: u64,
    /// What it asks for, and for which groups to be made; or what could be made out of it.
    pub says: Result<(Wanted, Wants), Said>,
    /// What it would change, or why nothing.
    pub plan: Result<Plan, Wrong>,
    /// Whether other rows are about the same person.
    pub is_one_of_several: bool,
    /// The line of an earlier row about them.
    pub earlier: Option<u64>,
    /// The line that says that they are gone.
    pub gone_in: Option<u64>,
}

/// What trying rows out takes from those before them.
#[derive(Debug, Default)]
pub struct Known {
    /// What groups are called.
    pub names: Names,
    /// What earlier rows do about people who have several.
    pub earlier: Earlier,
}

/// Tries `rows` out on behalf of somebody whose role is `by`.
pub fn try_out(
    conn: &mut Conn,
    rows: Vec<Row>,
    known: &mut Known,
    by: OrgRole,
    now: Moment,
) -> QueryResult<Vec<Tried>> {
    let mut tried: Vec<Tried> = rows.into_iter().map(|row| read(row, &mut known.names)).collect();
    let wanted: Vec<&Wanted> =
        tried.iter().filter(|row| row.plan.is_ok()).filter_map(|row| Some(&row.says.as_ref().ok()?.0)).collect();
    let plans = plan(conn, &wanted, by, now)?;
    for (row, planned) in tried.iter_mut().filter(|row| row.plan.is_ok()).zip(plans) {
        row.plan = planned;
    }
    for row in tried.iter_mut().filter(|row| row.is_one_of_several) {
        if let (Ok((wanted, wants)), Ok(plan)) = (&mut row.says, &mut row.plan) {
            row.earlier = known.earlier.less_what_is_done(row.line, wanted, wants, plan);
        }
    }
    Ok(tried)
}

/// A row with its groups found; that it is planned to change nothing is yet to be seen.
fn read(row: Row, names: &mut Names) -> Tried {
    let nothing = Plan {
        person: None,
        is_added_before: false,
        joins: Vec::new(),
        raise: None,
        keeps: None,
        stays_member: Vec::new(),
    };
    let (says, plan) = match row.said {
        Err((said, wrong)) => (Err(said), Err(wrong)),
        Ok(Line { email, name, role, group_role, groups }) => {
            let found = names.find(&groups);
            let (wants, plan) = match found {
                Ok(wants) => (Wants { role: group_role, ..wants }, Ok(nothing)),
                Err(wrong) => (Wants::default(), Err(wrong)),
            };
            // Who is given no name is called by their address.
            let name = name.unwrap_or_else(|| email.typed().chars().take(NAME).collect());
            let wanted = Wanted { email, name, role, groups: wants.groups.clone(), group_role };
            (Ok((wanted, wants)), plan)
        }
    };
    Tried { line: row.line, says, plan, is_one_of_several: row.is_one_of_several, earlier: None, gone_in: row.gone_in }
}

impl Tried {
    /// The row that is written down of it, as the one at `number`.
    pub fn row(self, number: i64, names: &Names) -> NewRow {
        let line = i64::try_from(self.line).unwrap_or(i64::MAX);
        let (wanted, wants) = match self.says {
            Err(Said { email, name }) => {
                let note = RowNote::Wrong(self.plan.err().unwrap_or(Wrong::Garbled));
                let (wants, role, outcome) = (String::new(), None, RowOutcome::Wrong);
                let (email_key, adds) = (None, false);
                return NewRow { number, line, email, email_key, name, role, wants, outcome, note, adds };
            }
            Ok(says) => says,
        };
        let (outcome, note, adds) = match self.plan {
            Err(wrong) => (RowOutcome::Wrong, RowNote::Wrong(wrong), false),
            Ok(plan) => {
                let nothing = plan.is_nothing() && wants.new.is_empty();
                let outcome = if nothing { RowOutcome::Unchanged } else { RowOutcome::Change };
                let (adds, same_as) = (plan.adds(), self.earlier.filter(|_| nothing));
                let note = PlanNote {
                    added_as: adds.then(|| wanted.role.unwrap_or(OrgRole::Member)),
                    joins: plan.joins.iter().map(|(group, admission)| (*group, admission.outside)).collect(),
                    as_manager: wanted.group_role == GroupRole::Manager,
                    new: wants.new.iter().map(|key| names.new_name(key).to_owned()).collect(),
                    raise: plan.raise.map(|(_, to)| to),
                    keeps: plan.keeps,
                    stays_member: if same_as.is_some() { Vec::new() } else { plan.stays_member },
                    read_as: wants.read_as.clone(),
                    same_as,
                    gone_in: self.gone_in,
                };
                (outcome, RowNote::Plan(note), adds)
            }
        };
        NewRow {
            number,
            line,
            email: wanted.email.typed().to_owned(),
            email_key: Some(wanted.email.key().to_owned()),
            name: wanted.name,
            role: wanted.role,
            // Numbers and names of groups always serialise.
            wants: serde_json::to_string(&wants).unwrap_or_default(),
            outcome,
            note,
            adds,
        }
    }
}
