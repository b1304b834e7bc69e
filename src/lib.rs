//! Muster: the door to an organization's groups.
//!
//! One crate, one binary, one process. A **room** is a folder here that owns one capability: its
//! rules, its SQL, its pages, and the templates folder of the same name. In every room the same
//! names mean the same: `rules` decides and touches nothing, `store` holds every query, a verb
//! (`redeem`, `admit`, `seat`) is one action in one transaction, `forms` reads what a browser posts,
//! `pages` are thin handlers, and `mod` says what other rooms may use.
//!
//! A verb can be called from anywhere: it takes the connection, [`by::By`] (who acts, from where, when) and
//! plain input, and gives plain output or a refusal. [`web::App::act`] runs it in a transaction, remembers what
//! a form with a key came to ([`web::App::act_once`]), and wakes whoever sends emails or does jobs after the
//! commit ([`db::wake`]). A fault of the database passes by `?` ([`db::Settled`]).
//!
//! The floor beneath, which knows no room: [`db`] (connections, the one writer, tables), [`mail`]
//! (letters, outbox, courier), [`jobs`] (work that outlasts a request), [`web`] (extractors, shell, errors, headers, URLs), [`text`] and
//! [`zone`] (names and times as people type them), [`by`] (who acts), [`clock`] and [`entropy`] (the only sources of
//! time and chance), [`refusal`] (why a rule said no: its code, status and message), [`disk`], [`password`], [`secret`], [`config`], [`ids`], [`csv_in`], [`csv_out`],
//! [`xlsx_out`] and [`people_file`] (what the columns of a file of people mean).
//!
//! The rooms stand on floors, and each uses only rooms below it:
//!
//! 1. [`events`] (what happened), then [`guesses`] (budgets for wrong ones) and [`organization`];
//! 2. [`people`] (accounts' rows, sessions, who is asking);
//! 3. [`groups`], with the one verb by which anybody comes into a group, [`groups::admit`];
//! 4. [`codes`], the first door; [`settings`] and [`postbox`], the admins' pages;
//! 5. [`invites`], the second door; [`user_groups`], the settings of groups and their order;
//! 6. [`accounts`] (sign up, sign in, links by mail, one's own account); [`requests`] (asking to be let in);
//! 7. [`imports`], the door for files of people; [`campaigns`] (batches of codes that groups name as their door);
//!    [`directory`], the pages of people: user support, and what is done to many at once;
//! 8. [`setup`], the first start; [`restore`], what follows when a backup was put back.
//!
//! On top [`app`] gathers every room's routes and letters and runs the server.
//!
//! To see how a request goes, follow `POST /join/CODE` from `codes::pages` over `codes::redeem`
//! to [`groups::admit`]; to see what is promised, read the tests, which are sentences.

pub mod accounts;
pub mod app;
pub mod by;
pub mod campaigns;
pub mod cli;
pub mod clock;
pub mod codes;
pub mod config;
pub mod csv_in;
pub mod csv_out;
pub mod db;
pub mod demo;
pub mod directory;
pub mod disk;
pub mod entropy;
pub mod events;
pub mod exports;
pub mod groups;
pub mod guesses;
pub mod ids;
pub mod imports;
pub mod invites;
pub mod jobs;
pub mod mail;
pub mod organization;
pub mod password;
pub mod people;
pub mod people_file;
pub mod postbox;
pub mod refusal;
pub mod requests;
pub mod restore;
pub mod secret;
pub mod settings;
pub mod setup;
pub mod text;
pub mod user_groups;
pub mod web;
pub mod xlsx_out;
pub mod zone;
