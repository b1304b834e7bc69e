//! What every page stands on: the shared state, extractors of forms and clients, the shell around
//! pages, errors, headers, assets and URLs. Knows no room.

mod app;
pub mod assets;
mod assets_page;
mod client;
pub mod cookies;
mod error;
mod fields;
pub mod flash;
mod forms;
pub mod guard;
mod mailed;
mod meant;
mod messages;
mod navigation;
pub mod paging;
mod path;
mod picker;
mod query;
mod route;
mod sheet;
mod shell;
mod upload;
pub mod urls;
mod window_bar;
mod window_form;

pub use app::{App, DrawerLoader, NoticesLoader, Parts, WaitingLoader};
pub use assets_page::serve_asset;
pub use client::Client;
pub use error::{WebError, too_many};
pub use fields::Fields;
pub use flash::Flash;
pub use forms::{FieldError, Form, FormErrors, FormLimit};
pub use navigation::is_navigation;
pub use path::{OfPath, PathId};
pub use picker::{Choice, Noun, Picker};
pub use query::Query;
pub use route::{Access, DespiteClock, Route};
pub use sheet::{Format, Sheet};
pub use shell::{
    DrawerCategory, DrawerGroup, Notice, NoticeList, OpenRequest, Shell, ShellPerson, Waiting, WaitingInvite, page,
    page_with_status,
};
pub use upload::{PostedFile, Upload};
pub use window_bar::WindowBar;
pub use window_form::{Ends, WindowForm};
