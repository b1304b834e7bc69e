//! The harness itself, tried on a small site whose answers are known.

mod browser;
mod mail;
mod person;
mod server;
mod site;
