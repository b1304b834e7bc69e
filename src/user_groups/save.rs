//! **Save changes**.

use crate::audit::Actor;
use crate::clock::Moment;
use crate::db::{Conn, Stop};
use crate::groups::{self, Change, ChangeRefusal, NewGroup};
use crate::ids::GroupId;

use super::door::{self, Refusal};

/// Makes `group`'s settings those of `wanted`, its campaign included, at `place` in the order where
/// one is given. Closing it while codes lead in has to be `agreed`.
pub fn save(
    conn: &mut Conn,
    group: GroupId,
    wanted: &NewGroup,
    place: Option<i64>,
    agreed: bool,
    actor: &Actor,
    now: Moment,
) -> Result<Change, Stop<Refusal>> {
    let stands = groups::find(conn, group)?.ok_or(Stop::Refused(Refusal::Change(ChangeRefusal::NotThere)))?;
    door::check(conn, wanted, Some(&stands), now)?;
    groups::change(conn, group, wanted, place, agreed, actor, now).map_err(|stop| match stop {
        Stop::Refused(refusal) => Stop::Refused(Refusal::Change(refusal)),
        Stop::Fault(fault) => Stop::Fault(fault),
    })
}
