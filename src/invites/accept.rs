//! Coming into a group by an invite's link.

use crate::by::By;
use crate::clock::Moment;
use crate::codes::Enterer;
use crate::db::types::{DoorKind, GroupRole};
use crate::db::{self, Conn, Fault, QueryResult, Settled, Stop};
use crate::events;
use crate::groups::{self, Door, admit, is_shown_to_members};
use crate::ids::{GroupId, UserId};
use crate::people::{self, Member, Person, PersonEvent};
use crate::secret::ServerKey;
use crate::web::App;

use super::refusal::InviteRefusal;
use super::refused::{AcceptError, because, by_keeper};
use super::rules::usable;
use super::store::{self, Met};
use super::tokens::{Presented, Target};

/// Somebody is in the group that an invite opens.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Joined {
    /// The group.
    pub group: GroupId,
    /// Its name.
    pub name: String,
    /// Whether they came in just now; else they were in, and nothing was used up.
    pub newly: bool,
    /// Whether they see its page at present.
    pub is_shown: bool,
}

impl Joined {
    /// Somebody who was in before they opened the link; their group may be one that only its managers see now.
    pub(super) fn already(met: Met, is_admin: bool, now: Moment) -> Self {
        let runs = is_admin || met.place == Some(GroupRole::Manager);
        let is_shown = runs || is_shown_to_members(met.group.archived_at, met.group.starts_at, now);
        Self { group: met.group.id, name: met.group.name, newly: false, is_shown }
    }
}

/// Lets `member` into the group that the link opens, and takes a use of it, or says why not; then
/// nothing has changed but that an emailed one is known to have been started on.
///
/// The instant is that of the transaction. Whoever left comes back by the invite they once used
/// without using it again. A link in their own mailbox proves their address.
pub(super) async fn join(app: &App, member: &Member, link: &Presented) -> Result<Result<Joined, AcceptError>, Fault> {
    loop {
        match attempt(app, member, link).await? {
            // The same person at another window was faster: their membership is there now.
            Err(AcceptError::Group(groups::AdmitError::AlreadyIn)) => {}
            outcome => return Ok(outcome),
        }
    }
}

async fn attempt(app: &App, member: &Member, link: &Presented) -> Result<Result<Joined, AcceptError>, Fault> {
    let (app, link, person) = (app.clone(), link.clone(), member.person.clone());
    let session = member.session.clone();
    app.clone()
        .act(member.by(), move |conn, by| {
            start(conn, &app.key, &link, by.now)?;
            db::in_savepoint(conn, |conn| {
                let joined = enter(conn, &app.key, &link, &person, by)?;
                if prove(conn, &link, &person, by)? {
                    // Somebody else may have signed up with this address before, so their browsers are
                    // signed out. The password stays: whoever is signed in *here* gave it here, and
                    // mostly signed up a minute ago, so ending it would lock the owner out at their
                    // next visit. A stranger's password opens this browser only if a stranger sat at
                    // it, for no other site can sign it in (`web::guard`); whoever comes signed out
                    // chooses the password anew (`accounts::claim`).
                    people::end_sessions_of(conn, person.id, Some(&session))?;
                }
                Ok(joined)
            })
            .settled()
        })
        .await
}

/// Notes that whoever reads the address of an emailed link has begun to follow it.
pub fn start(conn: &mut Conn, key: &ServerKey, link: &Presented, now: Moment) -> QueryResult<()> {
    let Target::Mailed(recipient) = link.target else { return Ok(()) };
    if meet(conn, key, link, store::NOBODY)?.is_some() {
        store::start(conn, recipient, now)?;
    }
    Ok(())
}

/// The invite of a link that was given out, as `person` meets it.
pub(super) fn meet(conn: &mut Conn, key: &ServerKey, link: &Presented, person: UserId) -> QueryResult<Option<Met>> {
    let met = match link.target {
        Target::Shared(invite) => store::shared(conn, invite, person)?,
        Target::Mailed(recipient) => store::mailed(conn, recipient, person)?,
    };
    let met = match met {
        Some(met) if person == store::NOBODY => Some(less_own_seat(conn, met)?),
        met => met,
    };
    Ok(met.filter(|met| link.is_of(key, met.generation())))
}

/// Gives back to the reader of an emailed link the use that their own unfinished sign-up holds: they go
/// on with it.
fn less_own_seat(conn: &mut Conn, mut met: Met) -> QueryResult<Met> {
    if let Some(recipient) = &met.recipient
        && met.invite.max_uses.is_some_and(|most| most <= met.invite.uses)
        && store::is_seated(conn, met.invite.id, &recipient.address_key)?
    {
        met.invite.uses -= 1;
    }
    Ok(met)
}

/// Lets `guest`, who has an account, in by a link, in the transaction of whoever brings them.
pub fn enter(
    conn: &mut Conn,
    key: &ServerKey,
    link: &Presented,
    guest: &Person,
    by: &By,
) -> Result<Joined, Stop<AcceptError>> {
    let (person, now) = (guest.id, by.now);
    let met = meet(conn, key, link, person)?.ok_or_else(|| because(InviteRefusal::Unknown))?;
    if !is_for(&met, guest) {
        return Err(Stop::Refused(AcceptError::OtherAddress));
    }
    if met.place.is_some() {
        let is_admin = guest.role == db::types::OrgRole::Admin;
        return Ok(Joined::already(met, is_admin, now));
    }
    usable(&met.facts(), met.enterer(), now).map_err(because)?;
    let is_first = met.used_at.is_none();
    if is_first {
        note_use(conn, &met, person, now)?;
    }
    let_in(conn, &met, person, by)?;
    if is_first {
        claim_use(conn, &met, met.enterer(), now)?;
    }
    Ok(Joined { group: met.group.id, name: met.group.name, newly: true, is_shown: true })
}

/// Whether the link is theirs: an emailed one belongs to its address.
pub(super) fn is_for(met: &Met, person: &Person) -> bool {
    met.recipient
        .as_ref()
        .is_none_or(|recipient| person.address().is_some_and(|email| email.key() == recipient.address_key))
}

/// Takes a use of the invite for `person`, who is to join later.
pub(super) fn take_use(
    conn: &mut Conn,
    met: &Met,
    person: UserId,
    who: Enterer,
    now: Moment,
) -> Result<(), Stop<AcceptError>> {
    note_use(conn, met, person, now)?;
    claim_use(conn, met, who, now)
}

/// Notes that `person` uses the invite; refused where they do so at another window.
fn note_use(conn: &mut Conn, met: &Met, person: UserId, now: Moment) -> Result<(), Stop<AcceptError>> {
    if store::insert_use(conn, met.invite.id, person, now)? {
        Ok(())
    } else {
        Err(Stop::Refused(AcceptError::Group(groups::AdmitError::AlreadyIn)))
    }
}

/// Counts a use of the invite, if one is left. It comes last, since everybody who joins by the same link
/// waits for its row from then until the commit.
fn claim_use(conn: &mut Conn, met: &Met, who: Enterer, now: Moment) -> Result<(), Stop<AcceptError>> {
    if store::claim_use(conn, met.invite.id, now)? {
        return Ok(());
    }
    // Another person took the last use, or a manager deleted the link: its row says which.
    let current = store::shared(conn, met.invite.id, store::NOBODY)?;
    let reason = current.and_then(|met| usable(&met.facts(), who, now).err());
    Err(because(reason.unwrap_or(InviteRefusal::FullyUsed)))
}

/// Hands `person` to the door-keeper of groups, and notes that whoever was emailed has come.
pub(super) fn let_in(conn: &mut Conn, met: &Met, person: UserId, by: &By) -> Result<(), Stop<AcceptError>> {
    let door = Door {
        kind: DoorKind::Invite,
        reference: Some(met.invite.id.0),
        made_at: Some(met.recipient.as_ref().map_or(met.invite.made_at, |recipient| recipient.made_at)),
        role: met.invite.role,
    };
    admit(conn, met.group.id, person, &door, by).map_err(by_keeper)?;
    if let Some(recipient) = &met.recipient {
        store::came(conn, recipient.id, person, by.now)?;
    }
    Ok(())
}

/// Notes that a guest who holds an emailed link reads its address; false if that was known, or the
/// link is one that anybody may hold.
pub fn prove(conn: &mut Conn, link: &Presented, guest: &Person, by: &By) -> QueryResult<bool> {
    let Target::Mailed(recipient) = link.target else { return Ok(false) };
    let Some(recipient) = store::mailed(conn, recipient, store::NOBODY)?.and_then(|met| met.recipient) else {
        return Ok(false);
    };
    if !people::confirm_address(conn, guest.id, &recipient.address_key, by.now)? {
        return Ok(false);
    }
    events::record(conn, by, &PersonEvent::Confirmed { person: guest.id })?;
    Ok(true)
}
