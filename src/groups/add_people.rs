//! Adding people to a group.

use crate::by::By;
use crate::db::types::GroupRole;
use crate::db::{Conn, Stop};
use crate::ids::{GroupId, UserId};

use super::changes::{MembershipChange, To, Via};
use super::memberships::apply;
use super::rules::{AdmitError, Outside};

/// What came of adding people.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PeopleAdded {
    /// Who came in.
    pub added: Vec<UserId>,
    /// Who was in already.
    pub already: Vec<UserId>,
    /// Whose account cannot be used.
    pub refused: Vec<UserId>,
    /// Whether the group takes nobody by other methods at the time.
    pub outside: Option<Outside>,
}

/// Adds `people` to `group`. An archived group takes nobody.
pub fn add_people(
    conn: &mut Conn,
    group: GroupId,
    people: &[UserId],
    role: GroupRole,
    by: &By,
) -> Result<PeopleAdded, Stop<AdmitError>> {
    let to = To::In(Via::added(by, role));
    let changes: Vec<_> = people.iter().map(|&person| MembershipChange { group, person, to }).collect();
    let mut enrolled = PeopleAdded::default();
    for (&person, outcome) in people.iter().zip(apply(conn, by, &changes, None)?) {
        match outcome.admitted() {
            Ok(outside) => {
                enrolled.outside = outside;
                enrolled.added.push(person);
            }
            Err(AdmitError::AlreadyIn) => enrolled.already.push(person),
            Err(AdmitError::NotActive) => enrolled.refused.push(person),
            Err(why) => return Err(Stop::Refused(why)),
        }
    }
    Ok(enrolled)
}
