//! What a restore revived and nobody has ended again, by name.

use diesel::prelude::*;

use crate::db::schema::{campaigns, codes, groups, invite_recipients, invites, memberships, revived, users};
use crate::db::types::{Revived, UserState};
use crate::db::{Conn, QueryResult, per_backend};
use crate::ids::{CampaignId, CodeId, GroupId, InviteId, UserId};
use crate::personal_data::PersonName;

/// Something that is active again.
#[derive(Debug, Clone)]
pub(in crate::restore) enum Listed {
    Code(GroupId, CodeId, String, String),
    Campaign(CampaignId, String),
    Invite(GroupId, InviteId, String),
    Recipient(GroupId, InviteId, PersonName, String),
    Person(UserId, PersonName),
    /// With the group that it is about.
    InGroup(UserId, PersonName, String),
}

/// The rows of a kind, up to `limit`.
pub(in crate::restore) fn listed(conn: &mut Conn, restore: i64, kind: Revived, limit: i64) -> QueryResult<Vec<Listed>> {
    // Not a function: nobody could write out its type.
    macro_rules! rows {
        () => {
            revived::table.filter(revived::restore_id.eq(restore)).filter(revived::kind.eq(kind)).limit(limit)
        };
    }
    Ok(match kind {
        Revived::Code => {
            let rows = rows!()
                .inner_join(codes::table.on(codes::id.eq(revived::subject)))
                .inner_join(groups::table.on(groups::id.nullable().eq(codes::group_id)))
                .filter(codes::ended_at.is_null())
                .order(revived::id)
                .select((groups::id, codes::id, codes::shown, groups::name));
            let found: Vec<(GroupId, CodeId, String, String)> = per_backend!(conn, |conn| rows.load(conn))?;
            found.into_iter().map(|(group, code, shown, name)| Listed::Code(group, code, shown, name)).collect()
        }
        Revived::Campaign => {
            let rows = rows!()
                .inner_join(campaigns::table.on(campaigns::id.eq(revived::subject)))
                .filter(campaigns::stopped_at.is_null())
                .order(revived::id)
                .select((campaigns::id, campaigns::name));
            let found: Vec<(CampaignId, String)> = per_backend!(conn, |conn| rows.load(conn))?;
            found.into_iter().map(|(id, name)| Listed::Campaign(id, name)).collect()
        }
        Revived::Invite => {
            let rows = rows!()
                .inner_join(invites::table.on(invites::id.eq(revived::subject)))
                .inner_join(groups::table.on(groups::id.eq(invites::group_id)))
                .filter(invites::deleted_at.is_null())
                .order(revived::id)
                .select((groups::id, invites::id, groups::name));
            let found: Vec<(GroupId, InviteId, String)> = per_backend!(conn, |conn| rows.load(conn))?;
            found.into_iter().map(|(group, id, name)| Listed::Invite(group, id, name)).collect()
        }
        Revived::Recipient => {
            let rows = rows!()
                .inner_join(invite_recipients::table.on(invite_recipients::id.eq(revived::subject)))
                .inner_join(invites::table.on(invites::id.eq(invite_recipients::invite_id)))
                .inner_join(groups::table.on(groups::id.eq(invites::group_id)))
                .filter(invite_recipients::ended_at.is_null())
                .filter(invites::deleted_at.is_null())
                .order(revived::id)
                .select((groups::id, invites::id, invite_recipients::address, groups::name));
            let found: Vec<(GroupId, InviteId, PersonName, String)> = per_backend!(conn, |conn| rows.load(conn))?;
            found.into_iter().map(|(group, id, to, name)| Listed::Recipient(group, id, to, name)).collect()
        }
        Revived::Membership => {
            let rows = rows!()
                .inner_join(users::table.on(users::id.eq(revived::subject)))
                .inner_join(groups::table.on(groups::id.nullable().eq(revived::group_id)))
                .inner_join(
                    memberships::table.on(memberships::user_id.eq(users::id).and(memberships::group_id.eq(groups::id))),
                )
                .order(revived::id)
                .select((users::id, users::name, groups::name));
            let found: Vec<(UserId, PersonName, String)> = per_backend!(conn, |conn| rows.load(conn))?;
            found.into_iter().map(|(id, name, group)| Listed::InGroup(id, name, group)).collect()
        }
        Revived::Person | Revived::Role | Revived::Password => {
            let rows = rows!()
                .inner_join(users::table.on(users::id.eq(revived::subject)))
                .left_join(groups::table.on(groups::id.nullable().eq(revived::group_id)))
                .filter(users::state.eq(UserState::Active))
                .order(revived::id)
                .select((users::id, users::name, groups::name.nullable()));
            let found: Vec<(UserId, PersonName, Option<String>)> = per_backend!(conn, |conn| rows.load(conn))?;
            let listed = |(id, name, group)| match group {
                Some(group) => Listed::InGroup(id, name, group),
                None => Listed::Person(id, name),
            };
            found.into_iter().map(listed).collect()
        }
    })
}
