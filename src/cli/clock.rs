//! `muster clock`.

use std::process::ExitCode;

use clap::Args;

use crate::clock::{Clock, Moment};
use crate::config::Config;
use crate::db::{self, Conn, Fault};
use crate::guesses;
use crate::jobs;
use crate::mail;
use crate::people;

use super::problem::{Problem, require_up_to_date};

/// Muster remembers the latest time that it has seen. While this machine's clock is more than ten
/// minutes behind it, nobody joins: what has expired must not work again.
#[derive(Args)]
pub(super) struct Time {
    /// This machine's clock is right: forget that a later time was ever seen.
    #[arg(long)]
    accept: bool,
}

impl Time {
    pub fn run(&self, config: &Config) -> Result<ExitCode, Problem> {
        require_up_to_date(config)?;
        let (clock, mut conn) = (Clock::system(), db::connect(&config.database)?);
        let machine = clock.machine();
        if self.accept {
            db::transaction(&mut conn, |conn| accept(conn, machine))?;
            println!("The time is {}; servers that run follow within ten seconds.", machine.utc());
            return Ok(ExitCode::SUCCESS);
        }
        clock.learn(db::latest_time(&mut conn)?);
        println!("This machine says {}.", machine.utc());
        require_right(&clock)?;
        println!("That fits what was seen before.");
        Ok(ExitCode::SUCCESS)
    }
}

/// Makes `machine` the time, and mends what was written down for a time that will not come.
fn accept(conn: &mut Conn, machine: Moment) -> Result<(), Fault> {
    db::accept_time(conn, machine)?;
    people::end_later_sessions(conn, machine)?;
    mail::bring_back(conn, machine)?;
    jobs::bring_back(conn, machine)?;
    guesses::forget_all(conn)?;
    Ok(())
}

/// Refuses a clock that is too far behind the latest time that was seen.
pub(super) fn require_right(clock: &Clock) -> Result<(), Problem> {
    match clock.is_behind() {
        None => Ok(()),
        Some(latest) => Err(Problem(explained(clock, latest))),
    }
}

/// What is wrong with it, and what to do.
pub(super) fn explained(clock: &Clock, latest: Moment) -> String {
    format!(
        "this machine says {}, but {} was seen before; set the machine's clock, or, if it is right, run: \
         muster clock --accept",
        clock.machine().utc(),
        latest.utc()
    )
}
