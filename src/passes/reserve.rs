//! Reservations: uses that are held for people whose sign-up is not finished.
//!
//! Hashing a password takes long, so sign-up takes the use first, in a short transaction of its own, and lets
//! the person into what the pass opens in a second one.

use crate::by::By;
use crate::clock::Moment;
use crate::db::{Conn, QueryResult, Stop};
use crate::groups::AdmitError;
use crate::ids::UserId;

use super::model::Redeemer;
use super::redeem::{Joined, claim_use, join};
use super::refusal::{PassRefusal, RedeemError};
use super::store::{self, PassForVisitor};

/// Passes of more uses than this are not asked for reservations: one of them is hardly ever the last.
const FEW_USES: i64 = 100;

/// Takes a use of the pass for `person`, an account that is just being made with the address of this key, in the
/// transaction that makes it.
pub fn reserve(
    conn: &mut Conn,
    found: &PassForVisitor,
    address_key: &str,
    person: UserId,
    now: Moment,
) -> Result<(), Stop<RedeemError>> {
    let refused = |why| Stop::Refused(RedeemError { kind: found.pass.kind, why });
    if !found.is_for(Some(address_key)) {
        return Err(refused(PassRefusal::OtherAddress));
    }
    found.pass.check(Redeemer::Newcomer, now).map_err(Stop::Refused)?;
    if !store::note_use(conn, found.id, person, now)? {
        return Err(refused(PassRefusal::Group(AdmitError::AlreadyIn)));
    }
    claim_use(conn, found, Redeemer::Newcomer, now)
}

/// Whether whoever the pass was loaded for reserved a use of it at `reserved_at`, with the address of this key.
pub fn is_reserved(found: &PassForVisitor, address_key: &str, reserved_at: Moment) -> bool {
    found.used_at == Some(reserved_at) && found.is_for(Some(address_key))
}

/// Lets `person`, whose account is active now, into the groups of the reservation that they made at
/// `reserved_at`, as of that instant: what ends a pass later does not end the reservations made before.
pub fn confirm(
    conn: &mut Conn,
    by: &By,
    found: &PassForVisitor,
    person: UserId,
    reserved_at: Moment,
) -> Result<Joined, Stop<RedeemError>> {
    join(conn, &by.clone().at(reserved_at), found, &found.groups.iter().collect::<Vec<_>>(), person)
}

impl PassForVisitor {
    /// Leaves out reserved uses where they are the last: somebody whose sign-up was cut off comes back to
    /// the pass that they hold the last use of. For whoever is signed out.
    pub fn without_reservations(mut self, conn: &mut Conn) -> QueryResult<Self> {
        let is_last = |most: i64| most <= self.pass.uses && (self.recipient.is_some() || most <= FEW_USES);
        if self.pass.max_uses.is_some_and(is_last) {
            self.pass.uses -= store::held_uses(conn, &self)?;
        }
        Ok(self)
    }
}
