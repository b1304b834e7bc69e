//! **Add group**.

use crate::by::By;
use crate::db::{Conn, Stop};
use crate::groups::{self, NewGroup};
use crate::ids::{GroupId, UserId};

use super::door::{self, Refusal};
use super::store;

/// Makes `group`, with `founder` as its manager, at `place` in the order, or last; `zone` is the
/// organization's.
pub fn add(
    conn: &mut Conn,
    group: &NewGroup,
    place: Option<i64>,
    founder: UserId,
    by: &By,
) -> Result<GroupId, Stop<Refusal>> {
    door::check(conn, group, None, by.now)?;
    let id = groups::found(conn, group, founder, by).map_err(|stop| stop.map(|_| Refusal::NotActive))?;
    if let Some(place) = place {
        store::set_place(conn, id, place)?;
    }
    Ok(id)
}
