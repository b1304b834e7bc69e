//! Passes as somebody meets them, and their uses, as rows.

mod codes;
mod invites;
mod rows;
mod uses;

use diesel::prelude::*;

use crate::clock::Moment;
use crate::db::schema::{
    campaigns, code_uses, codes as code_rows, groups, invite_recipients, invite_uses, invites as invite_rows,
    memberships, organization, users,
};
use crate::db::types::{AddPolicy, GroupRole};
use crate::db::{Conn, QueryResult, columns, on};
use crate::groups::{self as rooms, Group, GroupTerms};
use crate::ids::{CampaignId, InviteId, RecipientId, UserId};
use crate::people::Person;

use super::kind::PassKind;
use super::model::{CampaignTerms, Pass, PassId, Redeemer};

pub use codes::{
    NewCode, Target, codes_ever, end_code, end_codes_of, end_every_code, insert_codes, link_replacement, take_over_code,
};
pub use invites::{
    NewInvite, NewRecipients, PendingRecipient, claim_notice, claim_reminder, claim_warning, end_every_invite,
    end_invite, end_recipients, forget_warning, insert_invite, insert_recipients, mark_started, pending_recipients,
    set_recipient_mail, set_recipient_mails, take_over_invite,
};
pub use rows::{CodeRow, InviteRow, Maker, RecipientRow};
pub use uses::count_uses;
pub(super) use uses::{claim_use, forget_use, held_uses, mark_redeemed, note_use, release};

/// A group that a pass opens, as somebody stands to it.
#[derive(Debug, Clone)]
pub struct PassGroup {
    pub group: Group,
    /// Their role in it, if they are in.
    pub place: Option<GroupRole>,
    /// Whether a manager took them out since the pass was made; told where
    /// [`PassForVisitor::look_for_removals`] has looked.
    pub was_removed: bool,
}

/// A pass as somebody meets it, with all that decides whether it lets them in.
#[derive(Debug, Clone)]
pub struct PassForVisitor {
    pub id: PassId,
    pub pass: Pass,
    /// Of a code, as compared and as people see it; empty for links.
    pub key: String,
    pub shown: String,
    /// Of a link's token.
    pub generation: i64,
    /// What it makes of whoever joins by it.
    pub role: GroupRole,
    pub made_at: Moment,
    /// From when on it counts as made: whoever was removed from a group since does not come back by it.
    pub counts_from: Moment,
    pub maker: Maker,
    /// The groups that it opens, in the organization's order.
    pub groups: Vec<PassGroup>,
    /// When they used this very pass, if they did.
    pub used_at: Option<Moment>,
    /// Whom a link was emailed to.
    pub recipient: Option<RecipientRow>,
}

impl PassForVisitor {
    /// Who the person with an account is to this pass.
    #[must_use]
    pub fn redeemer(&self) -> Redeemer {
        if self.used_at.is_some() { Redeemer::Returner } else { Redeemer::Member }
    }

    /// The only group that it opens, where it is one.
    #[must_use]
    pub fn only_group(&self) -> Option<&PassGroup> {
        match self.groups.as_slice() {
            [group] => Some(group),
            _ => None,
        }
    }

    /// Whether it is for somebody with the address of this key: an emailed link belongs to its address.
    #[must_use]
    pub fn is_for(&self, address_key: Option<&str>) -> bool {
        self.recipient.as_ref().is_none_or(|recipient| Some(&*recipient.address_key) == address_key)
    }

    /// Looks which of the groups `person` was removed from since the pass was made.
    pub fn look_for_removals(&mut self, conn: &mut Conn, person: UserId) -> QueryResult<()> {
        let outside = self.groups.iter().filter(|group| group.place.is_none()).map(|group| group.group.id);
        let removed = rooms::removed_since(conn, person, &outside.collect::<Vec<_>>(), self.counts_from)?;
        self.groups.iter_mut().for_each(|group| group.was_removed = removed.contains(&group.group.id));
        Ok(())
    }
}

type FoundCode = (CodeRow, Maker, AddPolicy, Option<Group>, Option<GroupRole>, Option<CampaignTerms>, Option<Moment>);

/// The code with this key, of a group or of a campaign, as `person` meets it. A group's takes one query.
pub fn load_code(conn: &mut Conn, key: &str, person: UserId) -> QueryResult<Option<PassForVisitor>> {
    let makers = diesel::alias!(memberships as makers);
    let found = code_rows::table
        .inner_join(users::table.on(users::id.eq(code_rows::made_by)))
        .inner_join(organization::table.on(organization::id.eq(1)))
        .left_join(groups::table.on(code_rows::group_id.eq(groups::id.nullable())))
        .left_join(campaigns::table.on(code_rows::campaign_id.eq(campaigns::id.nullable())))
        .left_join(
            makers.on(code_rows::group_id
                .eq(makers.field(memberships::group_id).nullable())
                .and(makers.field(memberships::user_id).eq(code_rows::made_by))),
        )
        .left_join(
            memberships::table
                .on(code_rows::group_id.eq(memberships::group_id.nullable()).and(memberships::user_id.eq(person))),
        )
        .left_join(code_uses::table.on(code_uses::code_id.eq(code_rows::id).and(code_uses::user_id.eq(person))))
        .filter(code_rows::key.eq(key))
        .select((
            columns::<CodeRow>(),
            (columns::<Person>(), makers.field(memberships::role).nullable()),
            organization::add_policy,
            columns::<Group>().nullable(),
            memberships::role.nullable(),
            columns::<CampaignTerms>().nullable(),
            code_uses::used_at.nullable(),
        ));
    let found: Option<FoundCode> = on!(conn, |conn| found.first(conn)).optional()?;
    let Some((code, maker, policy, group, place, campaign, used_at)) = found else { return Ok(None) };
    let groups = match code.campaign_id {
        Some(campaign) => groups_of(conn, campaign, person)?,
        None => group.map(|group| PassGroup { group, place, was_removed: false }).into_iter().collect(),
    };
    let terms = groups.iter().map(|group| GroupTerms::from(&group.group)).collect();
    Ok(Some(PassForVisitor {
        id: code.campaign_id.map_or(PassId::Code(code.id), |campaign| PassId::CampaignCode(code.id, campaign)),
        pass: code.pass(&maker, policy, campaign, terms),
        generation: 0,
        role: code.role,
        made_at: code.made_at,
        counts_from: code.counts_from(),
        key: code.key,
        shown: code.shown,
        maker,
        groups,
        used_at,
        recipient: None,
    }))
}

/// The groups that name a campaign, as `person` stands to them.
fn groups_of(conn: &mut Conn, campaign: CampaignId, person: UserId) -> QueryResult<Vec<PassGroup>> {
    let found = groups::table
        .left_join(memberships::table.on(memberships::group_id.eq(groups::id).and(memberships::user_id.eq(person))))
        .filter(groups::campaign_id.eq(campaign))
        .order((groups::sort_order, groups::id))
        .select((columns::<Group>(), memberships::role.nullable()));
    let found: Vec<(Group, Option<GroupRole>)> = on!(conn, |conn| found.load(conn))?;
    Ok(found.into_iter().map(|(group, place)| PassGroup { group, place, was_removed: false }).collect())
}

type FoundInvite = (InviteRow, Maker, AddPolicy, Group, Option<GroupRole>, Option<Moment>, Option<RecipientRow>);

/// Invites with all that decides about them, to be narrowed down. Not a function: nobody could
/// write out its type.
macro_rules! invites_for {
    ($person:expr) => {{
        let makers = diesel::alias!(memberships as makers);
        invite_rows::table
            .inner_join(groups::table)
            .inner_join(users::table.on(users::id.eq(invite_rows::made_by)))
            .inner_join(organization::table.on(organization::id.eq(1)))
            .left_join(
                makers.on(makers
                    .field(memberships::group_id)
                    .eq(groups::id)
                    .and(makers.field(memberships::user_id).eq(invite_rows::made_by))),
            )
            .left_join(
                memberships::table.on(memberships::group_id.eq(groups::id).and(memberships::user_id.eq($person))),
            )
            .left_join(
                invite_uses::table.on(invite_uses::invite_id.eq(invite_rows::id).and(invite_uses::user_id.eq($person))),
            )
            .left_join(invite_recipients::table.on(invite_recipients::invite_id.eq(invite_rows::id)))
            .select((
                columns::<InviteRow>(),
                (columns::<Person>(), makers.field(memberships::role).nullable()),
                organization::add_policy,
                columns::<Group>(),
                memberships::role.nullable(),
                invite_uses::used_at.nullable(),
                columns::<RecipientRow>().nullable(),
            ))
    }};
}

/// The invite of a shared link, as `person` meets it.
pub fn load_shared(conn: &mut Conn, invite: InviteId, person: UserId) -> QueryResult<Option<PassForVisitor>> {
    // Any one of its recipients comes along; none of them is meant.
    let found = invites_for!(person).filter(invite_rows::id.eq(invite)).limit(1);
    let found: Option<FoundInvite> = on!(conn, |conn| found.first(conn)).optional()?;
    Ok(found.map(|(invite, maker, policy, group, place, used_at, _)| {
        link((invite, maker, policy, group, place, used_at, None))
    }))
}

/// The invite of an emailed link, as `person` meets it.
pub fn load_emailed(conn: &mut Conn, recipient: RecipientId, person: UserId) -> QueryResult<Option<PassForVisitor>> {
    let found = invites_for!(person).filter(invite_recipients::id.eq(recipient));
    let found: Option<FoundInvite> = on!(conn, |conn| found.first(conn)).optional()?;
    Ok(found.map(link))
}

fn link((invite, maker, policy, group, place, used_at, recipient): FoundInvite) -> PassForVisitor {
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
        generation: recipient.as_ref().map_or(invite.generation, |recipient| recipient.generation),
        role: invite.role,
        made_at: invite.made_at,
        counts_from: recipient.as_ref().map_or(invite.made_at, |recipient| recipient.made_at),
        maker,
        groups: vec![PassGroup { group, place, was_removed: false }],
        used_at,
        recipient,
    }
}

/// The same pass again, as it is now to somebody who has not used it.
pub(super) fn reload(conn: &mut Conn, found: &PassForVisitor, person: UserId) -> QueryResult<Option<PassForVisitor>> {
    match (found.id, &found.recipient) {
        (PassId::Invite(_), Some(recipient)) => load_emailed(conn, recipient.id, person),
        (PassId::Invite(invite), None) => load_shared(conn, invite, person),
        (PassId::Code(_) | PassId::CampaignCode(..), _) => load_code(conn, &found.key, person),
    }
}
