//! Invites looked up, one by its link or a page of a group's, with all that decides whether they let somebody in.

use diesel::prelude::*;

use super::found::CommonTerms;
use super::rows::{InviteRow, Maker, MakerAccount, RecipientRow};
use super::visitor_row::{VisitorRow, state_of, was_ever_removed};
use super::{PassForVisitor, PassGroup};
use crate::db::schema::{events, groups, invite_recipients, invite_uses, invites, memberships, organization, users};
use crate::db::types::AddPolicy;
use crate::db::{Conn, QueryResult, columns, per_backend};
use crate::groups::Group;
use crate::ids::{GroupId, InviteId, NOBODY, RecipientId, UserId};
use crate::passes::kind::PassKind;
use crate::passes::model::PassId;

type FoundInvite = (InviteRow, Maker, AddPolicy, Group, VisitorRow);

/// Invites with all that decides about them, to be narrowed down; given a recipient, with the row of their emailed link.
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
                    (columns::<MakerAccount>(), makers.field(memberships::role).nullable()),
                    organization::add_policy,
                    columns::<Group>(),
                    (
                        state_of!($person),
                        memberships::role.nullable(),
                        invite_uses::used_at.nullable(),
                        was_ever_removed!(groups::id.nullable(), $person),
                    ),
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

/// The invites into a group, newest first, from before `before` on; those that `maker` answers for, or all.
pub fn list_invites(
    conn: &mut Conn,
    (group, policy): CommonTerms<'_>,
    maker: Option<UserId>,
    before: Option<InviteId>,
    limit: i64,
) -> QueryResult<Vec<PassForVisitor>> {
    let rows = invites::table
        .inner_join(users::table.on(users::id.eq(invites::made_by)))
        .left_join(
            memberships::table.on(memberships::group_id.eq(group.id).and(memberships::user_id.eq(invites::made_by))),
        )
        .filter(invites::group_id.eq(group.id))
        .filter(invites::id.lt(before.unwrap_or(InviteId(i64::MAX))))
        .order(invites::id.desc())
        .limit(limit)
        .select((columns::<InviteRow>(), (columns::<MakerAccount>(), memberships::role.nullable())));
    let rows: Vec<(InviteRow, Maker)> = match maker {
        None => per_backend!(conn, |conn| rows.load(conn))?,
        Some(maker) => {
            let rows = rows.filter(invites::made_by.eq(maker));
            per_backend!(conn, |conn| rows.load(conn))?
        }
    };
    let listed = |(row, maker)| link((row, maker, policy, group.clone(), VisitorRow::default()), None);
    Ok(rows.into_iter().map(listed).collect())
}

fn link((invite, maker, policy, group, visitor): FoundInvite, recipient: Option<RecipientRow>) -> PassForVisitor {
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
        groups: vec![PassGroup::of(group, visitor.group_role, visitor.was_ever_removed)],
        used_at: visitor.used_at,
        visitor_state: visitor.state,
        recipient,
        language: invite.language,
    }
}
