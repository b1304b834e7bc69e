//! Work that outlasts a request: the codes of a batch, an import, an email to thousands.
//!
//! A job is a row, written in the transaction that asks for it. A runner ([`run`]) takes it in hand and
//! calls its worker again and again; each call does one piece in transactions of its own, and
//! [`advance`] notes in the same transaction where the next piece begins. So whatever ends the
//! program between two pieces loses nothing and doubles nothing: whoever takes the job next goes on
//! from its row. A claim that has passed to somebody else is refused by [`advance`], which rolls the
//! piece of the late one back.

mod runner;
mod store;

pub use runner::{JobStep, Work, Worker, run, run_to_end};
pub use store::{Job, NewJob, advance, bring_back, count_held, enqueue, fail, finish, hold, latest, release, take};
