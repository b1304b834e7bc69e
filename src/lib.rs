//! Muster: the door to an organization's groups.

pub mod accounts;
pub mod app;
pub mod audit;
pub mod clock;
pub mod codes;
pub mod config;
pub mod csv_out;
pub mod db;
pub mod entropy;
pub mod groups;
pub mod guesses;
pub mod ids;
pub mod mail;
pub mod organization;
pub mod password;
pub mod people;
pub mod postbox;
pub mod secret;
pub mod settings;
pub mod setup;
pub mod text;
pub mod web;
pub mod zone;
