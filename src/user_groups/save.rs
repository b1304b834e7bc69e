//! **Save changes**.

use crate::by::By;
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
    by: &By,
) -> Result<Change, Stop<Refusal>> {
    let stands = groups::find(conn, group)?.ok_or(Stop::Refused(Refusal::Change(ChangeRefusal::NotThere)))?;
    door::check(conn, wanted, Some(&stands), by.now)?;
    groups::change(conn, group, wanted, place, terms, by).map_err(|stop| stop.map(Refusal::Change))
}
