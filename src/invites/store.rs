//! Invites, whom they were emailed to, and who used them, as rows.

mod comings;
mod due;
mod falls;
mod lists;
mod made;
mod maker;
mod taken_over;

use diesel::prelude::*;

use crate::clock::Moment;
use crate::codes::{Enterer, GroupFacts};
use crate::db::schema::{groups, invite_recipients, invite_uses, invites, memberships, organization, requests, users};
use crate::db::types::{AddPolicy, GroupRole, InviteAccess, JoinType, RecipientEnd};
use crate::db::{self, Conn, QueryResult, on};
use crate::groups::Group;
use crate::ids::{GroupId, InviteId, RecipientId, RequestId, UserId};
use crate::organization::Organization;

use super::rules::{InviteFacts, standing};
pub(super) use comings::{came, is_seated, return_uses, start, waiting};
pub(super) use due::{claim_notice, claim_reminder, is_quiet, silence, to_notice, to_remind};
pub(super) use falls::{claim_warning, fallen, forget_warning, risen};
pub(super) use lists::{Emailed, Listed, emailed, of_group, of_maker, one, wrote_at};
pub use made::delete_every;
pub(super) use made::{
    Addressing, PendingRecipient, delete, end_recipients, insert_recipients, invited_since, keys_in, keys_known,
    pending_of, set_mail, set_mails,
};
pub(super) use maker::Maker;
pub(super) use taken_over::{first_maker, take_over};

/// An invite.
#[derive(Debug, Clone, Queryable)]
pub(super) struct Invite {
    pub id: InviteId,
    pub access: InviteAccess,
    /// What it makes of whoever comes by it.
    pub role: GroupRole,
    pub expires_at: Option<Moment>,
    pub max_uses: Option<i64>,
    pub uses: i64,
    /// Of the shared link's token.
    pub generation: i64,
    pub maker: UserId,
    pub made_at: Moment,
    pub deleted_at: Option<Moment>,
    /// Whether it rests on the right to manage the group, rather than on that of a member.
    pub by_manager: bool,
}

type InviteColumns = (
    invites::id,
    invites::access,
    invites::role,
    invites::expires_at,
    invites::max_uses,
    invites::uses,
    invites::generation,
    invites::made_by,
    invites::made_at,
    invites::deleted_at,
    invites::by_manager,
);

/// The columns of an [`Invite`], in its order.
const INVITE: InviteColumns = (
    invites::id,
    invites::access,
    invites::role,
    invites::expires_at,
    invites::max_uses,
    invites::uses,
    invites::generation,
    invites::made_by,
    invites::made_at,
    invites::deleted_at,
    invites::by_manager,
);

/// What an invite opens.
#[derive(Debug, Clone, Queryable)]
pub(super) struct Opened {
    pub id: GroupId,
    pub name: String,
    pub description: String,
    pub starts_at: Option<Moment>,
    pub stops_at: Option<Moment>,
    pub archived_at: Option<Moment>,
    pub join_type: JoinType,
    pub members_may_invite: bool,
}

/// One address that an invite was emailed to.
#[derive(Debug, Clone, Queryable)]
pub(super) struct Recipient {
    pub id: RecipientId,
    pub address: String,
    pub address_key: String,
    /// The name that was entered with it.
    pub name: Option<String>,
    /// Of its link's token.
    pub generation: i64,
    pub made_at: Moment,
    pub started_at: Option<Moment>,
    pub joined_at: Option<Moment>,
    pub ended_why: Option<RecipientEnd>,
}

/// An invite that somebody opens, with all that decides whether it lets them in.
#[derive(Debug, Clone, Queryable)]
pub(super) struct Met {
    pub invite: Invite,
    pub maker: Maker,
    pub group: Opened,
    pub add_policy: AddPolicy,
    /// The person's place in the group, if they are in.
    pub place: Option<GroupRole>,
    /// When they used this very invite, if they did.
    pub used_at: Option<Moment>,
    /// Whom the link was emailed to; none for the shared one.
    pub recipient: Option<Recipient>,
}

impl Met {
    /// What decides whether it lets anybody in.
    pub fn facts(&self) -> InviteFacts {
        let ended = self.recipient.as_ref().and_then(|recipient| recipient.ended_why);
        let group = GroupFacts {
            starts_at: self.group.starts_at,
            stops_at: self.group.stops_at,
            archived: self.group.archived_at.is_some(),
            join_type: self.group.join_type,
        };
        let facts = facts(&self.invite, &self.maker, group, self.group.members_may_invite, self.add_policy);
        InviteFacts { ended, ..facts }
    }

    /// Of its link's token.
    pub fn generation(&self) -> i64 {
        self.recipient.as_ref().map_or(self.invite.generation, |recipient| recipient.generation)
    }

    /// Who the person with an account is to this invite.
    pub fn enterer(&self) -> Enterer {
        if self.used_at.is_some() { Enterer::Returner } else { Enterer::Member }
    }
}

impl Listed {
    /// What decides whether this invite of `group` lets anybody in.
    pub fn facts(&self, group: &Group, organization: &Organization) -> InviteFacts {
        let facts_of_group = GroupFacts {
            starts_at: group.starts_at,
            stops_at: group.stops_at,
            archived: group.archived_at.is_some(),
            join_type: group.join_type,
        };
        facts(&self.invite, &self.maker, facts_of_group, group.members_may_invite, organization.add_policy)
    }
}

fn facts(
    invite: &Invite,
    maker: &Maker,
    group: GroupFacts,
    members_may_invite: bool,
    policy: AddPolicy,
) -> InviteFacts {
    InviteFacts {
        access: invite.access,
        expires_at: invite.expires_at,
        deleted_at: invite.deleted_at,
        ended: None,
        uses: invite.uses,
        max_uses: invite.max_uses,
        group,
        maker: standing(maker.issuer(), invite.by_manager, invite.role, members_may_invite, policy),
    }
}

/// Invites with all that decides about them, to be narrowed down. Not a function: nobody could
/// write out its type.
macro_rules! met {
    ($person:expr) => {{
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
            .left_join(invite_recipients::table.on(invite_recipients::invite_id.eq(invites::id)))
            .select((
                INVITE,
                (
                    users::name,
                    users::email,
                    users::email_confirmed_at,
                    users::state,
                    users::role,
                    makers.field(memberships::role).nullable(),
                ),
                (
                    groups::id,
                    groups::name,
                    groups::description,
                    groups::starts_at,
                    groups::stops_at,
                    groups::archived_at,
                    groups::join_type,
                    groups::members_may_invite,
                ),
                organization::add_policy,
                memberships::role.nullable(),
                invite_uses::used_at.nullable(),
                RECIPIENT.nullable(),
            ))
    }};
}

type RecipientColumns = (
    invite_recipients::id,
    invite_recipients::address,
    invite_recipients::address_key,
    invite_recipients::name,
    invite_recipients::generation,
    invite_recipients::made_at,
    invite_recipients::started_at,
    invite_recipients::joined_at,
    invite_recipients::ended_why,
);

/// The columns of a [`Recipient`], in its order.
const RECIPIENT: RecipientColumns = (
    invite_recipients::id,
    invite_recipients::address,
    invite_recipients::address_key,
    invite_recipients::name,
    invite_recipients::generation,
    invite_recipients::made_at,
    invite_recipients::started_at,
    invite_recipients::joined_at,
    invite_recipients::ended_why,
);

/// Stands for somebody signed out: ids begin with 1.
pub(super) const NOBODY: UserId = UserId(0);

/// The invite of a shared link, as `person` meets it.
pub(super) fn shared(conn: &mut Conn, invite: InviteId, person: UserId) -> QueryResult<Option<Met>> {
    // Any one of its recipients comes along; none of them is meant.
    let found = met!(person).filter(invites::id.eq(invite)).limit(1);
    let met: Option<Met> = on!(conn, |conn| found.first(conn)).optional()?;
    Ok(met.map(|met| Met { recipient: None, ..met }))
}

/// The invite of an emailed link, as `person` meets it.
pub(super) fn mailed(conn: &mut Conn, recipient: RecipientId, person: UserId) -> QueryResult<Option<Met>> {
    let found = met!(person).filter(invite_recipients::id.eq(recipient));
    on!(conn, |conn| found.first(conn)).optional()
}

/// An invite to be written down.
#[derive(Debug, Clone)]
pub(super) struct NewInvite {
    pub group: GroupId,
    pub access: InviteAccess,
    pub role: GroupRole,
    pub expires_at: Option<Moment>,
    pub max_uses: Option<i64>,
    pub maker: UserId,
    /// Whether the maker runs the group.
    pub by_manager: bool,
}

/// Writes down an invite.
pub(super) fn insert(conn: &mut Conn, new: &NewInvite, now: Moment) -> QueryResult<InviteId> {
    let generation = db::generation(conn)?;
    diesel::insert_into(invites::table)
        .values((
            invites::group_id.eq(new.group),
            invites::access.eq(new.access),
            invites::role.eq(new.role),
            invites::expires_at.eq(new.expires_at),
            invites::max_uses.eq(new.max_uses),
            invites::generation.eq(generation),
            invites::made_by.eq(new.maker),
            invites::made_at.eq(now),
            invites::by_manager.eq(new.by_manager),
        ))
        .returning(invites::id)
        .get_result(conn)
}

/// Takes one use of an invite that lives; false if nothing is left of it, or it is over.
pub(super) fn claim_use(conn: &mut Conn, invite: InviteId, now: Moment) -> QueryResult<bool> {
    let taken = diesel::update(invites::table.find(invite))
        .filter(invites::deleted_at.is_null())
        .filter(invites::expires_at.is_null().or(invites::expires_at.gt(now)))
        .filter(invites::max_uses.is_null().or(invites::max_uses.gt(invites::uses.nullable())))
        .set(invites::uses.eq(invites::uses + 1))
        .execute(conn)?;
    Ok(taken > 0)
}

/// Whether an invite answers a request to be let in, rather than that somebody thought of the address.
pub(super) fn answers_request(conn: &mut Conn, invite: InviteId) -> QueryResult<bool> {
    let asked = requests::table.filter(requests::fresh_invite_id.eq(invite)).select(requests::id);
    Ok(asked.first::<RequestId>(conn).optional()?.is_some())
}

/// Whether whoever reads mail at the address with this key has asked to be let into `group` since.
pub(super) fn has_asked(conn: &mut Conn, group: GroupId, address_key: &str, since: Moment) -> QueryResult<bool> {
    let account = users::table.filter(users::email_key.eq(address_key)).select(users::id);
    let person: Option<UserId> = account.first(conn).optional()?;
    let asked = requests::table
        .filter(requests::group_id.eq(group))
        .filter(requests::made_at.gt(since))
        .filter(requests::address_key.eq(address_key).or(requests::user_id.eq(person)))
        .select(requests::id);
    Ok(asked.first::<RequestId>(conn).optional()?.is_some())
}

/// Writes down that `person` used an invite; false if they had before.
pub(super) fn insert_use(conn: &mut Conn, invite: InviteId, person: UserId, now: Moment) -> QueryResult<bool> {
    let row = (invite_uses::invite_id.eq(invite), invite_uses::user_id.eq(person), invite_uses::used_at.eq(now));
    let added =
        on!(conn, |conn| diesel::insert_into(invite_uses::table).values(row).on_conflict_do_nothing().execute(conn))?;
    Ok(added > 0)
}
