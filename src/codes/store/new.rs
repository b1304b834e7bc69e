//! Codes that are written down.

use diesel::prelude::*;

use crate::clock::Moment;
use crate::codes::code::Code;
use crate::db::schema::codes;
use crate::db::types::GroupRole;
use crate::db::{Conn, QueryResult, on};
use crate::ids::{CampaignId, CodeId, GroupId, UserId};

/// What a code opens.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Target {
    /// One group.
    Group(GroupId),
    /// The groups that name a campaign.
    Campaign(CampaignId),
}

impl Target {
    const fn group(self) -> Option<GroupId> {
        match self {
            Self::Group(group) => Some(group),
            Self::Campaign(_) => None,
        }
    }

    const fn campaign(self) -> Option<CampaignId> {
        match self {
            Self::Group(_) => None,
            Self::Campaign(campaign) => Some(campaign),
        }
    }
}

/// A code to be written down, all but its letters.
#[derive(Debug, Clone)]
pub struct NewCode {
    /// What it opens.
    pub opens: Target,
    /// When it ends; never where there is none.
    pub expires_at: Option<Moment>,
    /// How many may come by it; any number where there is none.
    pub max_uses: Option<i64>,
    /// What it makes of them.
    pub role: GroupRole,
    /// For its makers' own list.
    pub label: String,
    /// Who answers for it.
    pub maker: UserId,
}

/// Writes down a code under these letters; `None` if some code, living or dead, has them already.
pub(in crate::codes) fn insert(
    conn: &mut Conn,
    code: &Code,
    new: &NewCode,
    now: Moment,
) -> QueryResult<Option<CodeId>> {
    let row = (
        codes::key.eq(code.key()),
        codes::shown.eq(code.shown()),
        codes::group_id.eq(new.opens.group()),
        codes::campaign_id.eq(new.opens.campaign()),
        codes::expires_at.eq(new.expires_at),
        codes::max_uses.eq(new.max_uses),
        codes::role.eq(new.role),
        codes::label.eq(&new.label),
        codes::made_by.eq(new.maker),
        codes::made_at.eq(now),
    );
    on!(conn, |conn| diesel::insert_into(codes::table)
        .values(row)
        .on_conflict_do_nothing()
        .returning(codes::id)
        .get_result(conn)
        .optional())
}

/// Writes down those of `codes` whose letters no code has, and tells how many they were. What else
/// could collide is a fault.
pub(in crate::codes) fn insert_new(conn: &mut Conn, codes: &[Code], new: &NewCode, now: Moment) -> QueryResult<usize> {
    let row = |code: &Code| {
        (
            codes::key.eq(code.key().to_owned()),
            codes::shown.eq(code.shown().to_owned()),
            codes::group_id.eq(new.opens.group()),
            codes::campaign_id.eq(new.opens.campaign()),
            codes::expires_at.eq(new.expires_at),
            codes::max_uses.eq(new.max_uses),
            codes::role.eq(new.role),
            codes::label.eq(&new.label),
            codes::made_by.eq(new.maker),
            codes::made_at.eq(now),
        )
    };
    let rows: Vec<_> = codes.iter().map(row).collect();
    on!(conn, |conn| diesel::insert_into(codes::table).values(&rows).on_conflict(codes::key).do_nothing().execute(conn))
}

/// At most as many codes as were ever made. Ids only rise, so the highest is a bound on their
/// number that costs one look at the end of an index, where counting would cost a scan. Dead codes
/// are counted along: codes grow by a symbol somewhat earlier than the living ones ask for.
pub(in crate::codes) fn codes_ever(conn: &mut Conn) -> QueryResult<i64> {
    let highest: Option<CodeId> = codes::table.select(codes::id).order(codes::id.desc()).first(conn).optional()?;
    Ok(highest.map_or(0, |id| id.0))
}
