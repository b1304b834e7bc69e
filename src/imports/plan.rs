//! What rows would change, as things stand: the dry run, and the first half of carrying them out.

use std::collections::HashSet;

use crate::by::By;
use crate::db::types::{GroupRole, JoinMethod, OrgRole, UserState};
use crate::db::{Conn, QueryResult};
use crate::groups::{self, AdmitError, MembershipChange, Outcome, Outside, To, Via};
use crate::ids::{GroupId, ImportId, NOBODY, UserId};
use crate::people::{self, KnownAccount};
use crate::text::Email;

use super::note::PlanNote;
use super::row_error::RowError;
use super::rules::RowText;
use super::wants::WantedGroups;

/// What a row asks for.
#[derive(Debug, Clone)]
pub struct WantedPerson {
    /// Who it is about.
    pub email: Email,
    /// Their name, for somebody who is new.
    pub name: String,
    /// Their role in the organization, where it says so.
    pub role: Option<OrgRole>,
    /// The groups that they get into, and what they are in them.
    pub wants: WantedGroups,
}

impl WantedPerson {
    /// Whom it speaks of.
    pub(super) fn said(&self) -> RowText {
        RowText { email: self.email.typed().to_owned(), name: self.name.clone() }
    }
}

/// What a row changes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Plan {
    /// Who it is about; nobody yet, for somebody who is to be added.
    pub person: Option<UserId>,
    /// Their role so far.
    pub has: OrgRole,
    /// What changes, and what does not.
    pub note: PlanNote,
}

/// How people join by an import, and what it makes them; from the command line it has no number.
pub fn via(import: Option<ImportId>, role: GroupRole) -> Via {
    Via { kind: JoinMethod::Import, reference: import.map(|id| id.0), made_at: None, role }
}

/// What each of `wanted` would change if somebody whose role is `role` applied it now, or why it may not be.
pub fn plan(
    conn: &mut Conn,
    wanted: &[&WantedPerson],
    role: OrgRole,
    by: &By,
) -> QueryResult<Vec<Result<Plan, RowError>>> {
    let keys: Vec<&str> = wanted.iter().map(|row| row.email.key()).collect();
    let known = people::known_by_email(conn, &keys)?;
    let known_of = |row: &WantedPerson| known.get(row.email.key()).copied();
    let changes = |row: &WantedPerson, to: To| {
        let person = known_of(row).map_or(NOBODY, |known| known.id);
        row.wants.groups.iter().map(|&group| MembershipChange { group, person, to }).collect::<Vec<_>>()
    };
    let joining: Vec<_> = wanted.iter().flat_map(|row| changes(row, To::In(via(None, row.wants.role)))).collect();
    let mut joining = groups::preview(conn, by, &joining)?.into_iter().map(Outcome::admitted);
    let managers = wanted.iter().filter(|row| row.wants.role == GroupRole::Manager);
    let raising: Vec<_> = managers.flat_map(|row| changes(row, To::Role(GroupRole::Manager))).collect();
    let raised = raising.iter().zip(groups::preview(conn, by, &raising)?);
    let plain: HashSet<(GroupId, UserId)> = raised
        .filter(|(_, outcome)| matches!(outcome, Outcome::Done { .. }))
        .map(|(change, _)| (change.group, change.person))
        .collect();
    let plan_of = |row: &&WantedPerson| {
        let groups = &row.wants.groups;
        let mut plan = plan_one(row, known_of(row), groups.iter().copied().zip(joining.by_ref()).collect(), role)?;
        if let (GroupRole::Manager, Some(person)) = (row.wants.role, plan.person) {
            plan.note.stays_member.extend(groups.iter().filter(|group| plain.contains(&(**group, person))));
        }
        Ok(plan)
    };
    Ok(wanted.iter().map(plan_of).collect())
}

fn plan_one(
    row: &WantedPerson,
    known: Option<KnownAccount>,
    joining: Vec<(GroupId, Result<Option<Outside>, AdmitError>)>,
    by: OrgRole,
) -> Result<Plan, RowError> {
    match known.map(|known| known.state) {
        None | Some(UserState::Active) => {}
        Some(UserState::Pending) => return Err(RowError::SigningUp),
        Some(UserState::Deactivated | UserState::Erased) => return Err(RowError::Deactivated),
    }
    let has = known.map_or(OrgRole::Member, |known| known.role);
    let raise = row.role.filter(|role| *role > has);
    if let Some(to) = raise.filter(|to| *to > by) {
        return Err(RowError::AboveOwn(to));
    }
    let mut joins = Vec::new();
    for (group, admitted) in joining {
        match admitted {
            Ok(outside) => joins.push((group, outside)),
            Err(AdmitError::AlreadyIn) => {}
            Err(refusal) => return Err(RowError::Refused(group, refusal)),
        }
    }
    let note = PlanNote {
        added_as: known.is_none().then(|| row.role.unwrap_or(OrgRole::Member)),
        joins,
        as_manager: row.wants.role == GroupRole::Manager,
        raise: raise.filter(|_| known.is_some()),
        keeps: row.role.filter(|role| *role < has).map(|_| has),
        read_as: row.wants.read_as.clone(),
        ..PlanNote::default()
    };
    Ok(Plan { person: known.map(|known| known.id), has, note })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text;

    fn row(role: Option<OrgRole>) -> WantedPerson {
        let email = text::email("ann@example.org").unwrap();
        WantedPerson { email, name: "Ann".to_owned(), role, wants: WantedGroups::default() }
    }

    fn known(state: UserState, role: OrgRole) -> KnownAccount {
        KnownAccount { id: UserId(1), state, role }
    }

    #[test]
    fn a_role_is_raised_never_lowered_and_never_above_ones_own() {
        use OrgRole::{Admin, Manager, Member};
        let planned = |has: OrgRole, says: OrgRole, by: OrgRole| {
            plan_one(&row(Some(says)), Some(known(UserState::Active, has)), Vec::new(), by)
        };
        assert_eq!(
            planned(Member, Manager, Admin).map(|plan| (plan.has, plan.note.raise)),
            Ok((Member, Some(Manager)))
        );
        let kept = planned(Admin, Member, Admin).unwrap().note;
        assert!(kept.is_nothing());
        assert_eq!(kept.keeps, Some(Admin));
        assert_eq!(planned(Member, Admin, Manager), Err(RowError::AboveOwn(Admin)));
        assert!(planned(Admin, Admin, Manager).unwrap().note.is_nothing(), "nothing is granted");
        assert_eq!(plan_one(&row(Some(Admin)), None, Vec::new(), Manager), Err(RowError::AboveOwn(Admin)));
    }

    #[test]
    fn an_account_that_cannot_be_used_is_left_alone() {
        for (state, wrong) in
            [(UserState::Pending, RowError::SigningUp), (UserState::Deactivated, RowError::Deactivated)]
        {
            let known = Some(known(state, OrgRole::Member));
            assert_eq!(plan_one(&row(None), known, Vec::new(), OrgRole::Admin), Err(wrong));
        }
    }

    #[test]
    fn one_refusal_makes_the_whole_row_wrong() {
        let verdicts = vec![(GroupId(1), Ok(None)), (GroupId(2), Err(AdmitError::Archived))];
        let planned = plan_one(&row(None), None, verdicts, OrgRole::Admin);
        assert_eq!(planned, Err(RowError::Refused(GroupId(2), AdmitError::Archived)));
    }
}
