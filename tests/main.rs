//! Every test of the program in one binary: the real app on a random port, its own database, spoken
//! to over HTTP by a small cast of people.
//!
//! `MUSTER_TEST_DATABASE` picks the database: `sqlite` (the default), or the URL of a PostgreSQL
//! server whose role may create databases. `tests/run` runs all of it on both.

mod accounts;
mod browser;
mod campaigns;
mod catalogue;
mod cli;
mod clock;
mod codes;
mod database;
mod directory;
mod events;
mod groups;
mod guesses;
mod harness;
mod help;
mod home;
mod house;
mod imports;
mod invites;
mod join;
mod judged;
mod mail;
mod mailboxes;
mod matrix;
mod on_postgres;
mod requests;
mod restore;
mod rounds;
mod schema;
mod settings;
mod setup;
mod upgrade;
mod user_groups;
mod web;
