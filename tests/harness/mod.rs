//! What tests are made of: the house (the real app with its own database and a clock that stands
//! until moved), people who visit it as a browser does, a post office for its mail, and Chromium.

pub mod authority;
pub mod cast;
pub mod chromium;
pub mod contents;
pub mod database;
pub mod form;
pub mod mail_server;
pub mod page;
pub mod person;
pub mod plans;
pub mod port;
pub mod program;
pub mod received_email;
pub mod server;

pub use server::TestServer;

mod tried;
