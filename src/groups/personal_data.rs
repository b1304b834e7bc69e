//! People in groups: whoever is erased leaves.

use diesel::prelude::*;
use serde::Serialize;

use crate::clock::UtcTime;
use crate::db::schema::{groups, memberships};
use crate::db::types::{GroupRole, JoinMethod};
use crate::db::{Conn, QueryResult};
use crate::ids::{GroupId, UserId};
use crate::personal_data::{Erasure, PersonalData, Section, section};

use super::leave;

/// The groups'.
pub const PERSONAL_DATA: PersonalData = PersonalData { erase, export_of };

fn erase(conn: &mut Conn, erasure: &Erasure<'_>) -> QueryResult<()> {
    let held: Vec<(GroupId, UserId)> = memberships::table
        .filter(memberships::user_id.eq_any(erasure.ids()))
        .order((memberships::group_id, memberships::user_id))
        .select((memberships::group_id, memberships::user_id))
        .load(conn)?;
    for (group, person) in held {
        leave(conn, group, person, erasure.by)?;
    }
    Ok(())
}

#[derive(Queryable, Serialize)]
struct HeldMembership {
    group: String,
    role: GroupRole,
    joined_at: UtcTime,
    method: JoinMethod,
}

fn export_of(conn: &mut Conn, person: UserId) -> QueryResult<Vec<Section>> {
    let held: Vec<HeldMembership> = memberships::table
        .inner_join(groups::table)
        .filter(memberships::user_id.eq(person))
        .order(memberships::group_id)
        .select((groups::name, memberships::role, memberships::joined_at, memberships::method))
        .load(conn)?;
    Ok(vec![section("memberships", &held)])
}
