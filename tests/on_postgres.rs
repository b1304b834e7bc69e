//! What only PostgreSQL can do to the program.
//!
//! Marked `#[ignore = "needs PostgreSQL: tests/run runs it"]`, so that these tests count as skipped
//! in a run on SQLite; `tests/run` picks them by the name of this module.

mod cut_connections;
mod growth;
mod late;
mod pooled;
