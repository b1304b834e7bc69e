//! Joining by a code.

use crate::db::{Fault, Stop};
use crate::guesses::{self, Attempted, Guesser};
use crate::passes::{self, Joined, RedeemError, Way};
use crate::people::Member;
use crate::web::App;

use super::code::Code;
use super::throttle;

/// Lets `member` into what `code` opens, and takes a use of it, or says why not and changes nothing.
pub async fn redeem(app: &App, member: &Member, code: &Code) -> Result<Attempted<Joined, RedeemError>, Fault> {
    let guesser = Guesser::member(app, member.person.id, &member.client);
    let (key, person, by) = (code.key().to_owned(), member.person.id, member.by());
    let (is_admin, client) = (member.is_admin(), member.client.clone());
    throttle::look_up(app, guesser, code, move |conn, now| {
        let by = by.at(now);
        let found = passes::load_code(conn, &key, person)?.ok_or(Stop::Refused(RedeemError::UNKNOWN_CODE))?;
        if matches!(found.way(found.redeemer(), now), Ok(Way::Opens(_))) {
            guesses::note_network(conn, &client, now)?;
        }
        passes::redeem(conn, &by, &found, person, is_admin)
    })
    .await
}
