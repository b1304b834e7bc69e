//! People from a file: who is not here yet is added, and everybody gets into the groups of their
//! row, through the same door-keeper as by every other way.
//!
//! A row is one savepoint: all of it happens or nothing, and a wrong row stops no other. Trying a
//! file out runs the very same code and takes it back.

mod bring;
mod reading;
mod rules;
mod store;

pub use bring::{Brought, Mode, bring};
pub use reading::{Row, Unreadable, addresses, read};
pub use rules::{Line, Wrong};
