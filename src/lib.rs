//! Muster keeps an organization's groups.
//!
//! One crate, one binary, one process. A **module** is a folder here that owns one capability: its
//! rules, its SQL, its pages, and the templates folder of the same name. In every module the same
//! names mean the same: `rules` decides and touches nothing, `store` holds every query, a verb
//! (`redeem`, `admit`, `expire`) is one action in one transaction, `forms` reads what a browser posts,
//! `pages` are thin handlers, `emails` is what it sends, and `mod` says what other modules may use.
//!
//! A verb can be called from anywhere: it takes the connection, [`by::By`] (who acts, from where, when) and
//! plain input, and gives plain output or a refusal. [`web::App::act`] runs it in a transaction, remembers what
//! a form with a key came to ([`web::App::act_once`]), and wakes whoever sends emails or does jobs after the
//! commit ([`db::wake`]). A fault of the database passes by `?` ([`db::Settled`]).
//!
//! The floor beneath, which knows no module: [`db`] (connections, the one writer, tables), [`mail`]
//! (emails, their queue, the mailer), [`jobs`] (work that outlasts a request), [`web`] (extractors, shell, errors, headers, URLs), [`text`] and
//! [`zone`] (names and times as people type them), [`by`] (who acts), [`clock`] and [`entropy`] (the only sources of
//! time and chance), [`refusal`] (why a rule said no: its code, status and message), [`disk`], [`password`], [`secret`], [`config`], [`ids`], [`csv_in`], [`csv_out`],
//! [`xlsx_out`] and [`people_file`] (what the columns of a file of people mean), [`personal_data`] (what is held about people, and erasing it).
//!
//! The modules stand on floors, and each uses only modules below it:
//!
//! 1. [`events`] (what happened), then [`guesses`] (budgets for wrong ones) and [`organization`];
//! 2. [`people`] (accounts' rows, sessions, who is asking);
//! 3. [`groups`], with the one writer of memberships, [`groups::apply`];
//! 4. [`batches`] (what is done to many at once, and its undoing); [`passes`]: whatever lets people in, with one rule,
//!    one redemption, and the rows of all of them;
//! 5. [`codes`], the passes that are typed; [`settings`] and [`email_queue`], the admins' pages;
//! 6. [`invites`], the passes that are opened; [`user_groups`], the settings of groups and their order;
//! 7. [`accounts`] (sign up, sign in, links by mail, one's own account); [`requests`] (asking to join);
//! 8. [`imports`], people from files; [`campaigns`] (batches of codes that open groups);
//!    [`directory`], the pages of people: user support, and what is done to many at once;
//! 9. [`setup`], the first start; [`restore`], what follows when a backup was put back; [`home`], the front page;
//!    [`help`], how to join and how to manage.
//!
//! On top [`app`] gathers every module's routes, emails, jobs, kinds of events and panels (what it shows on pages of
//! others: Home, a group's page, the drawer, the tabs of Group Settings), and runs the server.
//!
//! To see what is promised, read the tests, which are sentences.
//!
//! # How a request goes: `POST /join/CODE`
//!
//! 1. `app` routes it to `codes::pages::join`; the extractor [`people::Member`] says who asks, or sends them to sign in.
//! 2. `codes::reading` reads the code as people type it; a slip is told before anything is looked up.
//! 3. [`codes::redeem`] takes a token from the budget for wrong codes ([`guesses`]) and begins the one transaction.
//! 4. [`passes::load_code`] finds the code, its group and where the person stands, in one query.
//! 5. [`passes::Pass::check`] says whether it lets them in now, or refuses with a code and a message ([`refusal::Refusal`]).
//! 6. [`groups::admit`] asks the admission rule and writes the membership.
//! 7. [`events::record`] writes down that they joined, by what and from where.
//! 8. The count of the group follows, and last the use is claimed by a conditional update; the joins of the day are
//!    counted within a second by a follower of events.
//! 9. The commit makes it durable; only then the answer leaves, and [`db::wake`] wakes who has work.
//! 10. The page leads to the group with a welcome, or says why not and keeps what was typed.
//!
//! # How to add a capability
//!
//! 1. A folder here with `mod`, `rules`, `store`, verbs, `events`, `messages`, `forms` and `pages`, and a folder of the
//!    same name in `templates`; `tests/house/plan.rs` says on which storey it lies.
//! 2. Its tables: a step in `migrations/sqlite` and one in `migrations/postgres`, and [`db::schema`];
//!    `tests/house/plan.rs` says whose they are.
//! 3. What can happen in it: an enum that implements [`events::Event`]. Activity tells of it by itself.
//! 4. Why its verbs refuse: enums that implement [`refusal::Refusal`], with their codes in `messages`. What it says: a
//!    file of its name in `templates/locales` for each language; [`t`] has a function for each message.
//! 5. One line each in [`app`] for its routes, emails, jobs, kinds of events and what follows events
//!    ([`events::Follower`]); a row for each route in `tests/matrix`.
//!    What it shows on Home, on a group's page or in the drawer: a `fn(&mut Conn, &PanelContext)` in its `panels`, which
//!    gives a [`web::Panel`] with a template of its own, and a line in `app::panels` where it is to be shown.
//! 6. Personal data in its tables: a `personal_data.rs` that takes people out and hands over what is held about them
//!    ([`personal_data`]), and its line in [`app`].

pub mod accounts;
pub mod app;
pub mod batches;
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
pub mod email_queue;
pub mod entropy;
pub mod events;
pub mod exports;
pub mod groups;
pub mod guesses;
pub mod help;
pub mod home;
pub mod ids;
pub mod imports;
pub mod invites;
pub mod jobs;
pub mod locale;
pub mod mail;
pub mod organization;
pub mod passes;
pub mod password;
pub mod people;
pub mod people_file;
pub mod personal_data;
pub mod refusal;
pub mod requests;
pub mod restore;
pub mod secret;
pub mod settings;
pub mod setup;
pub mod t;
pub mod text;
pub mod user_groups;
pub mod web;
pub mod xlsx_out;
pub mod zone;
