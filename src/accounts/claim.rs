//! Taking over an account whose address nobody has proved: whoever follows an emailed invite reads
//! the address, and chooses the password anew.
//!
//! Somebody else may have signed up with it before: their password and their sessions end
//! (pre-hijacking, as in Discourse's CVE-2022-39356).

use crate::by::By;
use crate::db::types::UserState;
use crate::db::{Conn, Stop};
use crate::ids::NOBODY;
use crate::invites::{self, InviteLink};
use crate::passes::{Joined, PassKind, PassRefusal, RedeemError};
use crate::people::{self, Person, SignedIn};
use crate::secret::Secret;
use crate::web::{App, Client};

use super::reset;

/// Whether an account waits for its owner to prove its address.
pub(super) fn is_unconfirmed(person: &Person) -> bool {
    person.state == UserState::Active && person.email_confirmed_at.is_none()
}

/// Sets the password of the unproved account with the address that the link was sent to, proves it, lets it in by the link,
/// and signs its owner in; all of it or nothing.
pub(super) fn claim(
    conn: &mut Conn,
    app: &App,
    link: &InviteLink,
    hash: &Secret<String>,
    client: &Client,
    by: &By,
) -> Result<(SignedIn, Joined), Stop<RedeemError>> {
    let gone = || Stop::Refused(RedeemError { kind: PassKind::EmailedLink, why: PassRefusal::OtherAddress });
    let found = invites::load_for(conn, &app.key, link, NOBODY)?;
    let recipient = found.and_then(|found| found.recipient).ok_or_else(gone)?;
    let person = people::find_by_email(conn, &recipient.address_key)?.filter(is_unconfirmed).ok_or_else(gone)?;
    let by = &by.clone().with_actor(person.id);
    let found = invites::load_for(conn, &app.key, link, person.id)?.ok_or_else(gone)?;
    let joined = invites::enter(conn, &found, &person, by)?;
    invites::prove(conn, &found, &person, by)?;
    let signed_in = reset::set(conn, app, &person, hash, client, "invite", by)?;
    Ok((signed_in, joined))
}
