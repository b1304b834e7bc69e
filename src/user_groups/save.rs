//! **Save changes**.

use crate::audit::Actor;
use crate::clock::Moment;
use crate::db::{Conn, Stop};
use crate::groups::{self, Change, ChangeRefusal, NewGroup, Terms};
use crate::ids::GroupId;

use super::door::{self, Refusal};

/// Makes `group`'s settings those of `wanted`, its campaign included, at `place` in the order where
/// one is given, on these terms.
pub fn save(
    conn: &mut Conn,
    group: GroupId,
    wanted: &NewGroup,
    place: Option<i64>,
    terms: &Terms,
    actor: &Actor,
    now: Moment,
) -> Result<Change, Stop<Refusal>> {
    let stands = groups::find(conn, group)?.ok_or(Stop::Refused(Refusal::Change(ChangeRefusal::NotThere)))?;
    door::check(conn, wanted, Some(&stands), now)?;
    groups::change(conn, group, wanted, place, terms, actor, now).map_err(|stop| match stop {
        Stop::Refused(refusal) => Stop::Refused(Refusal::Change(refusal)),
        Stop::Fault(fault) => Stop::Fault(fault),
    })
}
