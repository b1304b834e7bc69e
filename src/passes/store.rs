//! Passes as somebody meets them, and their uses, as rows.

mod codes;
mod found;
mod invites;
mod links;
mod reload;
mod rows;
mod take_over;
mod uses;
mod visitor_row;

use crate::clock::Moment;
use crate::db::types::{GroupRole, UserState};
use crate::db::{Conn, QueryResult};
use crate::groups::{self, Group};
use crate::ids::{GroupId, NOBODY, UserId};
use crate::locale::Language;

use super::model::{Pass, PassId, Redeemer};

pub use codes::{NewCode, codes_ever, end_code, end_codes_of, end_every_code, insert_codes, link_replacement};
pub use found::{CodeFilter, CommonTerms, find_code, list_codes, load_code};
pub use invites::{
    NewInvite, NewRecipients, Pending, PendingRecipient, ToNotice, ToRemind, claim_notice, claim_reminder,
    claim_warning, end_every_invite, end_invite, end_recipients, forget_warning, insert_invite, insert_recipients,
    mark_started, pending_recipients, set_recipient_mail, set_recipient_mails,
};
pub use links::{find_invite, list_invites, load_emailed, load_shared};
pub(super) use reload::reload;
pub use rows::{CodeRow, Maker, RecipientRow};
pub(super) use take_over::take_over;
pub(super) use uses::{claim_use, forget_use, held_uses, mark_redeemed, note_use};
pub use uses::{count_uses, release};

/// A group that a pass opens, as somebody stands to it.
#[derive(Debug, Clone)]
pub struct PassGroup {
    pub group: Group,
    /// Their role in it, if they are in.
    pub group_role: Option<GroupRole>,
    /// Whether a manager took them out since the pass was made; told where
    /// [`PassForVisitor::look_for_removals`] has looked.
    pub was_removed: bool,
    /// Whether a manager ever took them out.
    pub was_ever_removed: bool,
}

impl PassGroup {
    pub(super) const fn of(group: Group, group_role: Option<GroupRole>, was_ever_removed: bool) -> Self {
        Self { group, group_role, was_removed: false, was_ever_removed }
    }
}

/// A pass as somebody meets it, with all that decides whether it lets them in.
#[derive(Debug, Clone)]
pub struct PassForVisitor {
    pub id: PassId,
    pub pass: Pass,
    /// Of a code, as compared and as people see it; empty for links.
    pub key: String,
    pub shown: String,
    /// For its makers' own list.
    pub label: String,
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
    /// How the account of whoever brings it stands; none without one.
    pub visitor_state: Option<UserState>,
    /// Whom a link was emailed to.
    pub recipient: Option<RecipientRow>,
    /// In which language an invite is emailed to those who chose none; none for the organization's.
    pub language: Option<Language>,
}

impl PassForVisitor {
    /// Who the person with an account is to this pass.
    pub fn redeemer(&self) -> Redeemer {
        if self.used_at.is_some() { Redeemer::Returner } else { Redeemer::Member }
    }

    /// The only group that it opens, where it is one.
    pub fn only_group(&self) -> Option<&PassGroup> {
        match self.groups.as_slice() {
            [group] => Some(group),
            _ => None,
        }
    }

    /// What it opens is called; one name, unless it is a campaign's.
    pub fn names(&self) -> String {
        let names: Vec<&str> = self.groups.iter().map(|found| found.group.name.as_str()).collect();
        names.join(", ")
    }

    /// Whether it is for somebody with the address of this key: an emailed link belongs to its address.
    pub fn is_for(&self, address_key: Option<&str>) -> bool {
        self.recipient.as_ref().is_none_or(|recipient| Some(&*recipient.address_key) == address_key)
    }

    /// Looks which of the groups `person` was removed from since the pass was made.
    pub fn look_for_removals(&mut self, conn: &mut Conn, person: UserId) -> QueryResult<()> {
        if person == NOBODY {
            return Ok(());
        }
        let outside = self.groups.iter().filter(|group| group.group_role.is_none() && group.was_ever_removed);
        let outside: Vec<GroupId> = outside.map(|group| group.group.id).collect();
        let removed = groups::removed_since(conn, person, &outside, self.counts_from)?;
        self.groups.iter_mut().for_each(|group| group.was_removed = removed.contains(&group.group.id));
        Ok(())
    }
}
