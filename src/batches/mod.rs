//! What is done to many at once: one batch for a file of people, for people who were ticked, and for what comes.
//!
//! A batch is a row with its items, which say what came of each of them. Up to [`AT_ONCE`] items are done in the
//! transaction that asks; more are a job, done in pieces of a transaction each, so that whatever ends the program loses
//! and doubles nothing. What a module does to the items is its [`BatchAction`].
//!
//! Every event of a batch bears its id, and by those it is undone, one engine for all: what is still the batch's own
//! doing is taken back, and of the rest the item says why it stays.

mod action;
mod job;
mod kept;
mod messages;
mod page;
mod roles;
mod run;
mod store;
mod undo_items;

pub use action::BatchAction;
pub use job::{Context, run_to_end, worker};
pub use kept::{KeptReason, reasons};
pub use page::{BatchPage, BatchView, ItemRow, Undo};
pub use roles::{RoleChange, change_roles};
pub use run::{AT_ONCE, UndoError, carry_out_at_once, enqueue, undo};
pub use store::{
    Batch, Item, NewBatch, NewItem, Outcomes, add_items, find, insert, insert_items, items, last_settled, recent,
    record_outcomes, unfinished_by_program, waiting,
};
