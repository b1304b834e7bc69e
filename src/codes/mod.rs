//! Group codes: short codes that let whoever enters them into a group.

mod alphabet;
pub mod code;
mod facts;
mod generate;
pub mod limits;
mod reading;
mod refusal;
pub mod rules;
mod scripts;
mod state;
