//! The whole suite, one binary.

mod database;
