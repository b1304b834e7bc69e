//! What somebody new signs up with: a code, or the link of an invite.

use crate::by::By;
use crate::clock::Moment;
use crate::codes::Code;
use crate::db::{self, Conn, Stop};
use crate::ids::UserId;
use crate::invites::{self, InviteLink};
use crate::passes::{self, Joined, PassForVisitor};
use crate::text::Email;
use crate::web::App;

use super::rules::SignUpError;
use super::store::Reservation;

/// What lets somebody new in.
#[derive(Debug, Clone)]
pub(super) enum PassKey {
    /// A code, typed.
    Code(Code),
    /// The link of an invite, opened.
    Link(InviteLink),
}

impl PassKey {
    /// The code, where it is one.
    pub const fn code(&self) -> Option<&Code> {
        match self {
            Self::Code(code) => Some(code),
            Self::Link(_) => None,
        }
    }

    /// Whether it was sent to the very address that signs up with it, and so proves it.
    pub const fn proves_address(&self) -> bool {
        matches!(self, Self::Link(link) if link.recipient().is_some())
    }

    /// The pass that it is, as `person` meets it.
    pub fn load(&self, conn: &mut Conn, app: &App, person: UserId) -> db::QueryResult<Option<PassForVisitor>> {
        match self {
            Self::Code(code) => passes::load_code(conn, code.key(), person),
            Self::Link(link) => invites::load_for(conn, &app.key, link, person),
        }
    }

    /// The same where they reserved a use of it at `reserved_at`, signing up with `email`.
    pub fn reserved(
        &self,
        conn: &mut Conn,
        app: &App,
        (person, email): (UserId, &Email),
        reserved_at: Moment,
    ) -> db::QueryResult<Option<PassForVisitor>> {
        Ok(self.load(conn, app, person)?.filter(|found| passes::is_reserved(found, email.key(), reserved_at)))
    }

    /// Lets the person of a reservation, whose account is active now, into the groups that it was taken in.
    pub fn confirm(
        &self,
        conn: &mut Conn,
        app: &App,
        reservation: &Reservation,
        email: &Email,
        by: &By,
    ) -> Result<Joined, Stop<SignUpError>> {
        let found = self.reserved(conn, app, (reservation.person, email), reservation.reserved_at)?;
        let found = found.ok_or(Stop::Refused(SignUpError::Unusable))?;
        passes::confirm(conn, by, &found, reservation.person, reservation.reserved_at)
            .map_err(|stop| stop.map(SignUpError::Closed))
    }
}
