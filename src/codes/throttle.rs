//! Looking codes up within the limits on guessing.

use actix_web::HttpRequest;

use crate::clock::Moment;
use crate::db::{Conn, Fault, Stop};
use crate::guesses::{self, Attempted, Guess, GuessTarget, Guesser};
use crate::passes::RedeemError;
use crate::people::Visitor;
use crate::web::App;

use super::code::Code;

impl Code {
    /// What a guess at this code is aimed at.
    pub fn target(&self) -> GuessTarget {
        if self.is_random() { GuessTarget::GeneratedCode } else { GuessTarget::CustomCode }
    }
}

/// Whoever opens or posts a page that anyone may use, as guesses are counted.
pub fn guesser(visitor: &Visitor, request: &HttpRequest) -> Guesser {
    match &visitor.member {
        Some(member) => Guesser::member(&visitor.app, member.person.id, &member.client),
        None => Guesser::visitor(&visitor.app, request, &visitor.client),
    }
}

/// Runs `work`, which looks `code` up for `guesser` at the present instant, in one transaction; a code
/// that lets nobody in is charged as a guess.
pub(super) async fn look_up<T, F>(
    app: &App,
    guesser: Guesser,
    code: &Code,
    work: F,
) -> Result<Attempted<T, RedeemError>, Fault>
where
    T: Send + 'static,
    F: FnOnce(&mut Conn, Moment) -> Result<T, Stop<RedeemError>> + Send + 'static,
{
    let (code, clock) = (code.clone(), app.clock.clone());
    app.db
        .write(move |conn| {
            let (target, now) = (code.target(), clock.now());
            let wrong =
                |refused: &RedeemError| (!refused.why.is_about_person()).then_some(Guess { target, text: code.key() });
            guesses::attempt(conn, &guesser, &[target], now, |conn| work(conn, now), wrong)
        })
        .await
}
