//! What every page stands on: the shared state, extractors of forms and clients, the shell around
//! pages, errors, headers, assets and URLs. Knows no module above the floor.

mod app;
pub mod assets;
mod assets_page;
mod client;
pub mod cookies;
mod error;
mod extractors;
mod fields;
pub mod flash;
mod forms;
pub mod guard;
pub mod help;
mod icons;
mod language;
mod mailed;
mod meant;
mod messages;
mod navigation;
mod notice;
pub mod paging;
mod panel;
mod path;
mod picker;
mod qr;
mod query;
mod route;
mod sheet;
mod shell;
mod upload;
pub mod urls;
mod window_bar;
mod window_form;

pub use app::{App, Parts};
pub use assets_page::{serve_asset, serve_favicon};
pub use client::Client;
pub use error::{PageResult, WebError, too_many};
pub(crate) use extractors::{derefs, extract};
pub use fields::Fields;
pub use flash::{Audience, Flash, ShownFlash};
pub use forms::{FieldError, Form, FormErrors, FormLimit, form_page};
pub use help::HelpTopic;
pub use icons::Icon;
pub use language::{KnownLanguages, ReadIn, browser_language, keep_language};
pub use navigation::is_navigation;
pub use notice::{Notice, NoticeList, notices};
pub use panel::{Panel, PanelOf, Panels};
pub use path::{OfPath, PathId};
pub use picker::{Choice, Noun, Picker};
pub use qr::{qr_file, qr_svg};
pub use query::Query;
pub use route::{Access, DespiteClock, Route};
pub use sheet::{Format, Sheet};
pub use shell::{
    ConfirmPage, DrawerItem, DrawerSection, DrawerView, LanguageLink, Shell, ShellPerson, TabLink, page,
    page_with_status,
};
pub use upload::Upload;
pub use window_bar::{WindowBar, WindowView};
pub use window_form::{Ends, WindowForm};
