//! Joining a group by an invite's link.

use crate::by::By;
use crate::clock::Moment;
use crate::db::types::OrgRole;
use crate::db::{self, Conn, Fault, QueryResult, Settled, Stop};
use crate::events;
use crate::passes::{self, Joined, PassForVisitor, PassKind, PassRefusal, RedeemError};
use crate::people::{self, Member, Person, PersonEvent};
use crate::text::Email;
use crate::web::App;

use super::tokens::{InviteLink, load_for};

/// Lets `member` into the group that the link opens, and takes a use of it, or says why not; then
/// nothing has changed but that an emailed one is known to have been started on. A link in their own mailbox
/// proves their address.
pub(super) async fn join(app: &App, member: &Member, link: &InviteLink) -> Result<Result<Joined, RedeemError>, Fault> {
    let (app, link, person) = (app.clone(), link.clone(), member.person.clone());
    let session = member.session.clone();
    app.clone()
        .act(member.by(), move |conn, by| {
            let Some(found) = load_for(conn, &app.key, &link, person.id)? else {
                return Ok(Err(RedeemError::UNKNOWN_LINK));
            };
            start(conn, &found, by.now)?;
            db::in_savepoint(conn, |conn| {
                let joined = enter(conn, &found, &person, by)?;
                if prove(conn, &found, &person, by)? {
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
pub fn start(conn: &mut Conn, found: &PassForVisitor, now: Moment) -> QueryResult<()> {
    match &found.recipient {
        Some(recipient) if recipient.started_at.is_none() => passes::mark_started(conn, recipient.id, now),
        _ => Ok(()),
    }
}

/// Lets `guest`, who has an account, in by a link as they met it, in the transaction of whoever brings them.
pub fn enter(conn: &mut Conn, found: &PassForVisitor, guest: &Person, by: &By) -> Result<Joined, Stop<RedeemError>> {
    if !is_for(found, guest) {
        let other = RedeemError { kind: PassKind::EmailedLink, why: PassRefusal::OtherAddress };
        return Err(Stop::Refused(other));
    }
    passes::redeem(conn, by, found, guest.id, guest.role == OrgRole::Admin)
}

/// Whether the link is theirs: an emailed one belongs to its address.
pub(super) fn is_for(found: &PassForVisitor, person: &Person) -> bool {
    found.is_for(person.address().as_ref().map(Email::key))
}

/// Notes that a guest who holds an emailed link reads its address; false if that was known, or the
/// link is one that anybody may hold.
pub fn prove(conn: &mut Conn, found: &PassForVisitor, guest: &Person, by: &By) -> QueryResult<bool> {
    let Some(recipient) = &found.recipient else { return Ok(false) };
    if !people::confirm_address(conn, guest.id, &recipient.address_key, by.now)? {
        return Ok(false);
    }
    events::record(conn, by, &PersonEvent::Confirmed { person: guest.id })?;
    Ok(true)
}
