//! Who may see a group and who may run it: extractors for routes whose path holds `{group}`.

use crate::db::types::GroupRole;
use crate::ids::GroupId;
use crate::people::Member;
use crate::web::{OfPath, WebError, derefs, extract};

use super::model::{Group, Membership};
use super::rules::may_see;
use super::store::{self, GroupScope};

/// Somebody who belongs to the group of the path, or an admin.
pub struct GroupMember {
    /// Who they are.
    pub member: Member,
    /// The group.
    pub group: Group,
    /// Their place in it; an admin may have none.
    pub membership: Option<Membership>,
}

impl GroupMember {
    /// Whether they may run the group.
    pub fn may_manage(&self) -> bool {
        self.member.is_admin() || self.membership.is_some_and(|membership| membership.role == GroupRole::Manager)
    }
}

derefs!(GroupMember => Member, member);

/// A manager of the group of the path, or an admin.
pub struct GroupManager(GroupMember);

derefs!(GroupManager => GroupMember, 0);

/// Somebody who supports people: an admin, or a manager of any group, who then has to do with the
/// groups that they manage and with nothing else of a person.
pub struct Supporter(Member);

impl Supporter {
    /// The groups that they may put people into and take people out of.
    pub fn scope(&self) -> GroupScope {
        if self.0.is_admin() { GroupScope::All } else { GroupScope::ManagedBy(self.0.person.id) }
    }
}

derefs!(Supporter => Member, 0);

extract!(async Supporter, |request| {
    let member = Member::extract(&request).await?;
    let id = member.person.id;
    if member.is_admin() || member.app.db.read(move |conn| store::managed_at_all(conn, id)).await? {
        return Ok(Self(member));
    }
    Err(WebError::Forbidden)
});

extract!(async GroupMember, |request| {
    let member = Member::extract(&request).await?;
    let (id, person) = (OfPath::<GroupId>::of(&request)?, member.person.id);
    let found = member.app.db.read(move |conn| store::find_for(conn, id, person)).await?;
    let (group, membership) = found.ok_or(WebError::NotFound)?;
    // A group that one may not see is not there.
    if !may_see(&group, membership.as_ref(), member.is_admin(), member.app.now()) {
        return Err(WebError::NotFound);
    }
    Ok(Self { member, group, membership })
});

extract!(async GroupManager, |request| {
    let found = GroupMember::extract(&request).await?;
    if found.may_manage() { Ok(Self(found)) } else { Err(WebError::Forbidden) }
});
