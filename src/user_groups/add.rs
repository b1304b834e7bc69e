//! **Add group**.

use crate::audit::Actor;
use crate::clock::Moment;
use crate::db::{Conn, Stop};
use crate::groups::{self, NewGroup};
use crate::ids::{GroupId, UserId};
use crate::zone::Zone;

use super::door::{self, Refusal};
use super::store;

/// Makes `group`, with `founder` as its manager, at `place` in the order, or last; `zone` is the
/// organization's.
pub fn add(
    conn: &mut Conn,
    group: &NewGroup,
    place: Option<i64>,
    founder: UserId,
    actor: &Actor,
    zone: Zone,
    now: Moment,
) -> Result<GroupId, Stop<Refusal>> {
    door::check(conn, group, None, now)?;
    let id = groups::found(conn, group, founder, actor, zone, now).map_err(|stop| match stop {
        Stop::Refused(_) => Stop::Refused(Refusal::NotActive),
        Stop::Fault(fault) => Stop::Fault(fault),
    })?;
    if let Some(place) = place {
        store::set_place(conn, id, place)?;
    }
    Ok(id)
}
