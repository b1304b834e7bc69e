//! The harness itself, tried on a small site whose answers are known.

mod browser;
mod house;
mod mail;
mod person;
mod site;
