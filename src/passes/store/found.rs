//! Passes looked up, one or a page of a group's, with all that decides whether they let somebody in.

use diesel::dsl::not;
use diesel::prelude::*;

use super::codes::is_usable;
use super::rows::{CodeRow, InviteRow, Maker, RecipientRow};
use super::{PassForVisitor, PassGroup};
use crate::clock::Moment;
use crate::db::schema::{
    campaigns, code_uses, codes, groups, invite_recipients, invite_uses, invites, memberships, organization, users,
};
use crate::db::types::{AddPolicy, GroupRole};
use crate::db::{Conn, QueryResult, columns, per_backend};
use crate::groups::{Group, GroupTerms};
use crate::ids::{CampaignId, CodeId, GroupId, InviteId, NOBODY, RecipientId, UserId};
use crate::passes::kind::PassKind;
use crate::passes::model::{CampaignTerms, PassId};
use crate::people::Person;

type FoundCode = (CodeRow, Maker, AddPolicy, Option<Group>, Option<GroupRole>, Option<CampaignTerms>, Option<Moment>);

/// Codes with all that decides about them, to be narrowed down. Not a function: nobody could write out its type.
macro_rules! codes_for {
    ($person:expr) => {{
        let makers = diesel::alias!(memberships as makers);
        codes::table
            .inner_join(users::table.on(users::id.eq(codes::made_by)))
            .inner_join(organization::table.on(organization::id.eq(1)))
            .left_join(groups::table.on(codes::group_id.eq(groups::id.nullable())))
            .left_join(campaigns::table.on(codes::campaign_id.eq(campaigns::id.nullable())))
            .left_join(
                makers.on(codes::group_id
                    .eq(makers.field(memberships::group_id).nullable())
                    .and(makers.field(memberships::user_id).eq(codes::made_by))),
            )
            .left_join(
                memberships::table
                    .on(codes::group_id.eq(memberships::group_id.nullable()).and(memberships::user_id.eq($person))),
            )
            .left_join(code_uses::table.on(code_uses::code_id.eq(codes::id).and(code_uses::user_id.eq($person))))
            .select((
                columns::<CodeRow>(),
                (columns::<Person>(), makers.field(memberships::role).nullable()),
                organization::add_policy,
                columns::<Group>().nullable(),
                memberships::role.nullable(),
                columns::<CampaignTerms>().nullable(),
                code_uses::used_at.nullable(),
            ))
    }};
}

/// The code with this key, of a group or of a campaign, as `person` meets it. A group's takes one query.
pub fn load_code(conn: &mut Conn, key: &str, person: UserId) -> QueryResult<Option<PassForVisitor>> {
    let found = codes_for!(person).filter(codes::key.eq(key));
    let found: Option<FoundCode> = per_backend!(conn, |conn| found.first(conn)).optional()?;
    let Some(mut found) = found.map(code) else { return Ok(None) };
    if let PassId::CampaignCode(_, campaign) = found.id {
        found.groups = groups_of(conn, campaign, person)?;
        found.pass.groups = found.groups.iter().map(|group| GroupTerms::from(&group.group)).collect();
    }
    Ok(Some(found))
}

/// One code of `group`.
pub fn find_code(conn: &mut Conn, group: GroupId, id: CodeId) -> QueryResult<Option<PassForVisitor>> {
    let found = codes_for!(NOBODY).filter(codes::id.eq(id)).filter(codes::group_id.eq(group));
    Ok(per_backend!(conn, |conn| found.first(conn)).optional()?.map(code))
}

/// Which codes of a group are listed.
#[derive(Debug, Clone, Copy)]
pub enum CodeFilter {
    All,
    /// Those that can be used at this instant.
    Usable(Moment),
    /// Those that cannot.
    Over(Moment),
}

/// Codes of `group`, newest first, from those made before `before` on.
pub fn list_codes(
    conn: &mut Conn,
    group: GroupId,
    which: CodeFilter,
    before: Option<CodeId>,
    limit: i64,
) -> QueryResult<Vec<PassForVisitor>> {
    let Some((group, policy)) = of_group(conn, group)? else { return Ok(Vec::new()) };
    let rows = codes::table
        .inner_join(users::table.on(users::id.eq(codes::made_by)))
        .left_join(
            memberships::table.on(memberships::group_id.eq(group.id).and(memberships::user_id.eq(codes::made_by))),
        )
        .filter(codes::group_id.eq(group.id))
        .filter(codes::id.lt(before.unwrap_or(CodeId(i64::MAX))))
        .order(codes::id.desc())
        .limit(limit)
        .select((columns::<CodeRow>(), (columns::<Person>(), memberships::role.nullable())));
    let rows: Vec<(CodeRow, Maker)> = match which {
        CodeFilter::All => per_backend!(conn, |conn| rows.load(conn))?,
        CodeFilter::Usable(now) => {
            let rows = rows.filter(is_usable(now));
            per_backend!(conn, |conn| rows.load(conn))?
        }
        CodeFilter::Over(now) => {
            let rows = rows.filter(not(is_usable(now)));
            per_backend!(conn, |conn| rows.load(conn))?
        }
    };
    let listed = |(row, maker)| code((row, maker, policy, Some(group.clone()), None, None, None));
    Ok(rows.into_iter().map(listed).collect())
}

/// What all passes of a group have in common, read once for a whole list of them.
fn of_group(conn: &mut Conn, group: GroupId) -> QueryResult<Option<(Group, AddPolicy)>> {
    let found = groups::table
        .inner_join(organization::table.on(organization::id.eq(1)))
        .filter(groups::id.eq(group))
        .select((columns::<Group>(), organization::add_policy));
    per_backend!(conn, |conn| found.first(conn)).optional()
}

fn code((code, maker, policy, group, group_role, campaign, used_at): FoundCode) -> PassForVisitor {
    let terms = group.iter().map(GroupTerms::from).collect();
    PassForVisitor {
        id: code.campaign_id.map_or(PassId::Code(code.id), |campaign| PassId::CampaignCode(code.id, campaign)),
        pass: code.pass(&maker, policy, campaign, terms),
        generation: 0,
        role: code.role,
        made_at: code.made_at,
        counts_from: code.counts_from(),
        key: code.key,
        shown: code.shown,
        label: code.label,
        maker,
        groups: group.map(|group| PassGroup { group, group_role, was_removed: false }).into_iter().collect(),
        used_at,
        recipient: None,
    }
}

/// The groups that name a campaign, as `person` stands to them.
fn groups_of(conn: &mut Conn, campaign: CampaignId, person: UserId) -> QueryResult<Vec<PassGroup>> {
    let found = groups::table
        .left_join(memberships::table.on(memberships::group_id.eq(groups::id).and(memberships::user_id.eq(person))))
        .filter(groups::campaign_id.eq(campaign))
        .order((groups::sort_order, groups::id))
        .select((columns::<Group>(), memberships::role.nullable()));
    let found: Vec<(Group, Option<GroupRole>)> = per_backend!(conn, |conn| found.load(conn))?;
    Ok(found.into_iter().map(|(group, group_role)| PassGroup { group, group_role, was_removed: false }).collect())
}

type FoundInvite = (InviteRow, Maker, AddPolicy, Group, Option<GroupRole>, Option<Moment>);

/// The same of invites; given a recipient, with the row of their emailed link.
macro_rules! invites_for {
    ($person:expr $(, $recipient:expr)?) => {{
        let makers = diesel::alias!(memberships as makers);
        invites::table
            .inner_join(groups::table)
            .inner_join(users::table.on(users::id.eq(invites::made_by)))
            .inner_join(organization::table.on(organization::id.eq(1)))
            .left_join(
                makers.on(makers
                    .field(memberships::group_id)
                    .eq(groups::id)
                    .and(makers.field(memberships::user_id).eq(invites::made_by))),
            )
            .left_join(
                memberships::table.on(memberships::group_id.eq(groups::id).and(memberships::user_id.eq($person))),
            )
            .left_join(
                invite_uses::table.on(invite_uses::invite_id.eq(invites::id).and(invite_uses::user_id.eq($person))),
            )
            $(.inner_join(
                invite_recipients::table
                    .on(invite_recipients::invite_id.eq(invites::id).and(invite_recipients::id.eq($recipient))),
            ))?
            .select((
                (
                    columns::<InviteRow>(),
                    (columns::<Person>(), makers.field(memberships::role).nullable()),
                    organization::add_policy,
                    columns::<Group>(),
                    memberships::role.nullable(),
                    invite_uses::used_at.nullable(),
                ),
                $({
                    let _: RecipientId = $recipient;
                    columns::<RecipientRow>()
                })?
            ))
    }};
}

/// The invite of a shared link, as `person` meets it.
pub fn load_shared(conn: &mut Conn, invite: InviteId, person: UserId) -> QueryResult<Option<PassForVisitor>> {
    let found = invites_for!(person).filter(invites::id.eq(invite));
    let found: Option<(FoundInvite,)> = per_backend!(conn, |conn| found.first(conn)).optional()?;
    Ok(found.map(|(invite,)| link(invite, None)))
}

/// The invite of an emailed link, as `person` meets it.
pub fn load_emailed(conn: &mut Conn, recipient: RecipientId, person: UserId) -> QueryResult<Option<PassForVisitor>> {
    let found = invites_for!(person, recipient);
    let found: Option<(FoundInvite, RecipientRow)> = per_backend!(conn, |conn| found.first(conn)).optional()?;
    Ok(found.map(|(invite, recipient)| link(invite, Some(recipient))))
}

/// One invite into `group`.
pub fn find_invite(conn: &mut Conn, group: GroupId, id: InviteId) -> QueryResult<Option<PassForVisitor>> {
    let found = load_shared(conn, id, NOBODY)?;
    Ok(found.filter(|found| found.only_group().is_some_and(|only| only.group.id == group)))
}

/// The invites into `group`, newest first, from before `before` on; those that `maker` answers for, or all.
pub fn list_invites(
    conn: &mut Conn,
    group: GroupId,
    maker: Option<UserId>,
    before: Option<InviteId>,
    limit: i64,
) -> QueryResult<Vec<PassForVisitor>> {
    let Some((group, policy)) = of_group(conn, group)? else { return Ok(Vec::new()) };
    let rows = invites::table
        .inner_join(users::table.on(users::id.eq(invites::made_by)))
        .left_join(
            memberships::table.on(memberships::group_id.eq(group.id).and(memberships::user_id.eq(invites::made_by))),
        )
        .filter(invites::group_id.eq(group.id))
        .filter(invites::id.lt(before.unwrap_or(InviteId(i64::MAX))))
        .order(invites::id.desc())
        .limit(limit)
        .select((columns::<InviteRow>(), (columns::<Person>(), memberships::role.nullable())));
    let rows: Vec<(InviteRow, Maker)> = match maker {
        None => per_backend!(conn, |conn| rows.load(conn))?,
        Some(maker) => {
            let rows = rows.filter(invites::made_by.eq(maker));
            per_backend!(conn, |conn| rows.load(conn))?
        }
    };
    let listed = |(row, maker)| link((row, maker, policy, group.clone(), None, None), None);
    Ok(rows.into_iter().map(listed).collect())
}

fn link(
    (invite, maker, policy, group, group_role, used_at): FoundInvite,
    recipient: Option<RecipientRow>,
) -> PassForVisitor {
    let mut pass = invite.pass(&maker, policy, &group);
    if let Some(recipient) = &recipient {
        pass.kind = PassKind::EmailedLink;
        // What ended one address tells more than what ended the whole.
        pass.ended = recipient.ended().or(pass.ended);
    }
    PassForVisitor {
        id: PassId::Invite(invite.id),
        pass,
        key: String::new(),
        shown: String::new(),
        label: String::new(),
        generation: recipient.as_ref().map_or(invite.generation, |recipient| recipient.generation),
        role: invite.role,
        made_at: invite.made_at,
        counts_from: recipient.as_ref().map_or(invite.made_at, |recipient| recipient.made_at),
        maker,
        groups: vec![PassGroup { group, group_role, was_removed: false }],
        used_at,
        recipient,
    }
}

/// The same pass again, as it is now to somebody who has not used it.
pub(in crate::passes) fn reload(
    conn: &mut Conn,
    found: &PassForVisitor,
    person: UserId,
) -> QueryResult<Option<PassForVisitor>> {
    match (found.id, &found.recipient) {
        (PassId::Invite(_), Some(recipient)) => load_emailed(conn, recipient.id, person),
        (PassId::Invite(invite), None) => load_shared(conn, invite, person),
        (PassId::Code(_) | PassId::CampaignCode(..), _) => load_code(conn, &found.key, person),
    }
}
