//! What other rooms may know of a link before they act on it.

use crate::clock::Moment;
use crate::codes::Enterer;
use crate::db::{Conn, QueryResult};
use crate::groups;
use crate::ids::{GroupId, InviteId, UserId};
use crate::secret::ServerKey;

use super::accept;
use super::refusal::InviteRefusal;
use super::rules::usable;
use super::store::NOBODY;
use super::tokens::Presented;

/// What a link that was given out leads to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Behind {
    /// The invite.
    pub invite: InviteId,
    /// The group that it opens.
    pub group: GroupId,
    /// The group's name, where whoever has no account may know it.
    pub shown: Option<String>,
    /// The group's name.
    pub name: String,
    /// The address that it was emailed to, as typed and as compared.
    pub address: Option<(String, String)>,
    /// The name that was entered with that address.
    pub invitee: Option<String>,
    /// Why it lets nobody new in.
    pub to_newcomers: Result<(), InviteRefusal>,
    /// Why it does not let in the person with an account who opens it.
    pub to_members: Result<(), InviteRefusal>,
    /// Whether that person is in already.
    pub is_in: bool,
    /// Whether a manager took that person out since the invite was made.
    pub was_removed: bool,
}

/// What the link leads to, for `person` where somebody is signed in; `None` if it was never given out.
pub fn behind(
    conn: &mut Conn,
    key: &ServerKey,
    link: &Presented,
    person: Option<UserId>,
    now: Moment,
) -> QueryResult<Option<Behind>> {
    let person = person.unwrap_or(NOBODY);
    let Some(met) = accept::meet(conn, key, link, person)? else { return Ok(None) };
    let (facts, who) = (met.facts(), met.enterer());
    let made = met.recipient.as_ref().map_or(met.invite.made_at, |recipient| recipient.made_at);
    let was_removed = groups::was_removed_since(conn, met.group.id, person, made)?;
    Ok(Some(Behind {
        invite: met.invite.id,
        group: met.group.id,
        shown: facts.admits_new().then(|| met.group.name.clone()),
        name: met.group.name,
        invitee: met.recipient.as_ref().and_then(|recipient| recipient.name.clone()),
        address: met.recipient.map(|recipient| (recipient.address, recipient.address_key)),
        to_newcomers: usable(&facts, Enterer::Newcomer, now),
        to_members: usable(&facts, who, now),
        is_in: met.place.is_some(),
        was_removed,
    }))
}
