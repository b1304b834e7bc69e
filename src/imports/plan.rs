//! What rows would change, as things stand: the dry run, and the first half of carrying them out.

use crate::clock::Moment;
use crate::db::types::{DoorKind, GroupRole, OrgRole, UserState};
use crate::db::{Conn, QueryResult};
use crate::groups::{self, Admission, AdmitError, Door, Knock};
use crate::ids::{GroupId, ImportId, UserId};
use crate::people::{self, Known};
use crate::text::Email;

use super::wrong::Wrong;

/// What a row asks for.
#[derive(Debug, Clone)]
pub struct Wanted {
    /// Who it is about.
    pub email: Email,
    /// Their name, for somebody who is new.
    pub name: String,
    /// Their role in the organization, where it says so.
    pub role: Option<OrgRole>,
    /// The groups that they get into.
    pub groups: Vec<GroupId>,
    /// What they are in them.
    pub group_role: GroupRole,
}

/// What a row changes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Plan {
    /// Who it is about; nobody yet, for somebody who is to be added.
    pub person: Option<UserId>,
    /// Whether an earlier row of the file adds them.
    pub is_added_before: bool,
    /// The groups that they come into.
    pub joins: Vec<(GroupId, Admission)>,
    /// The role that they have and the higher one that they get.
    pub raise: Option<(OrgRole, OrgRole)>,
    /// The role that they keep though the file names a lower one: an import takes nothing away.
    pub keeps: Option<OrgRole>,
    /// Groups in which they stay a member though the file names them a manager.
    pub stays_member: Vec<GroupId>,
}

impl Plan {
    /// Whether everything is as the row says already.
    #[must_use]
    pub fn is_nothing(&self) -> bool {
        !self.adds() && self.joins.is_empty() && self.raise.is_none()
    }

    /// Whether it makes an account.
    #[must_use]
    pub const fn adds(&self) -> bool {
        self.person.is_none() && !self.is_added_before
    }
}

/// The door that people come by from an import, and what it makes them; from the command line it has no number.
#[must_use]
pub fn door(import: Option<ImportId>, role: GroupRole) -> Door {
    Door { kind: DoorKind::Import, reference: import.map(|id| id.0), made_at: None, role }
}

/// What each of `wanted` would change if somebody whose role is `by` carried it out now, or why it
/// may not be.
pub fn plan(conn: &mut Conn, wanted: &[&Wanted], by: OrgRole, now: Moment) -> QueryResult<Vec<Result<Plan, Wrong>>> {
    let keys: Vec<&str> = wanted.iter().map(|row| row.email.key()).collect();
    let known = people::known_by_email(conn, &keys)?;
    let known_of = |row: &Wanted| known.get(row.email.key()).copied();
    let knocks: Vec<Knock> = wanted
        .iter()
        .flat_map(|row| {
            let person = known_of(row).map(|known| known.id);
            row.groups.iter().map(move |group| Knock { group: *group, person })
        })
        .collect();
    let mut verdicts = groups::judge(conn, &knocks, &door(None, GroupRole::Member), now)?.into_iter();
    let mut plans: Vec<Result<Plan, Wrong>> = wanted
        .iter()
        .map(|row| {
            let verdicts: Vec<_> = row.groups.iter().copied().zip(verdicts.by_ref()).collect();
            plan_one(row, known_of(row), verdicts, by)
        })
        .collect();
    for (row, plan) in wanted.iter().zip(&mut plans).filter(|(row, _)| row.group_role == GroupRole::Manager) {
        if let Ok(plan) = plan {
            plan.stays_member = plain_memberships(conn, row, plan)?;
        }
    }
    Ok(plans)
}

/// The groups that somebody is in already without running them.
fn plain_memberships(conn: &mut Conn, row: &Wanted, plan: &Plan) -> QueryResult<Vec<GroupId>> {
    let Some(person) = plan.person else { return Ok(Vec::new()) };
    let mut plain = Vec::new();
    for group in row.groups.iter().filter(|group| plan.joins.iter().all(|(joined, _)| joined != *group)) {
        if groups::membership(conn, *group, person)?.is_some_and(|place| place.role == GroupRole::Member) {
            plain.push(*group);
        }
    }
    Ok(plain)
}

fn plan_one(
    row: &Wanted,
    known: Option<Known>,
    verdicts: Vec<(GroupId, Result<Admission, AdmitError>)>,
    by: OrgRole,
) -> Result<Plan, Wrong> {
    match known.map(|known| known.state) {
        None | Some(UserState::Active) => {}
        Some(UserState::Pending) => return Err(Wrong::SigningUp),
        Some(UserState::Deactivated | UserState::Erased) => return Err(Wrong::Deactivated),
    }
    let has = known.map_or(OrgRole::Member, |known| known.role);
    let raise = row.role.filter(|role| *role > has).map(|role| (has, role));
    if let Some((_, to)) = raise.filter(|(_, to)| *to > by) {
        return Err(Wrong::AboveOwn(to));
    }
    let mut joins = Vec::new();
    for (group, verdict) in verdicts {
        match verdict {
            Ok(admission) => joins.push((group, admission)),
            Err(AdmitError::AlreadyIn) => {}
            Err(refusal) => return Err(Wrong::Refused(group, refusal)),
        }
    }
    Ok(Plan {
        person: known.map(|known| known.id),
        is_added_before: false,
        stays_member: Vec::new(),
        joins,
        raise: raise.filter(|_| known.is_some()),
        keeps: row.role.filter(|role| *role < has).map(|_| has),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text;

    fn row(role: Option<OrgRole>) -> Wanted {
        let email = text::email("ann@example.org").unwrap();
        Wanted { email, name: "Ann".to_owned(), role, groups: Vec::new(), group_role: GroupRole::Member }
    }

    fn known(state: UserState, role: OrgRole) -> Known {
        Known { id: UserId(1), state, role }
    }

    #[test]
    fn a_role_is_raised_never_lowered_and_never_above_ones_own() {
        use OrgRole::{Admin, Manager, Member};
        let planned = |has: OrgRole, says: OrgRole, by: OrgRole| {
            plan_one(&row(Some(says)), Some(known(UserState::Active, has)), Vec::new(), by)
        };
        assert_eq!(planned(Member, Manager, Admin).unwrap().raise, Some((Member, Manager)));
        let kept = planned(Admin, Member, Admin).unwrap();
        assert!(kept.is_nothing());
        assert_eq!(kept.keeps, Some(Admin));
        assert_eq!(planned(Member, Admin, Manager), Err(Wrong::AboveOwn(Admin)));
        assert!(planned(Admin, Admin, Manager).unwrap().is_nothing(), "nothing is granted");
        assert_eq!(plan_one(&row(Some(Admin)), None, Vec::new(), Manager), Err(Wrong::AboveOwn(Admin)));
    }

    #[test]
    fn an_account_that_cannot_be_used_is_left_alone() {
        for (state, wrong) in [(UserState::Pending, Wrong::SigningUp), (UserState::Deactivated, Wrong::Deactivated)] {
            let known = Some(known(state, OrgRole::Member));
            assert_eq!(plan_one(&row(None), known, Vec::new(), OrgRole::Admin), Err(wrong));
        }
    }

    #[test]
    fn one_refusal_makes_the_whole_row_wrong() {
        let verdicts = vec![(GroupId(1), Ok(Admission { outside: None })), (GroupId(2), Err(AdmitError::Archived))];
        let planned = plan_one(&row(None), None, verdicts, OrgRole::Admin);
        assert_eq!(planned, Err(Wrong::Refused(GroupId(2), AdmitError::Archived)));
    }
}
