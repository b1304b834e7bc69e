//! People: who they are, who is signed in, and the directory.

mod events;
mod panels;
mod personal_data;
mod pick;
mod rules;
mod session;
mod store;
mod view;
mod who;

pub use events::PersonEvent;
pub use panels::{Drawer, DrawerLink, DrawerReader, PanelContext, SectionsOf};
pub use personal_data::{PERSONAL_DATA, to_be_erased};
pub use pick::pick;
pub use rules::is_session_active;
pub use session::{SessionStore, SignedIn, begin_session, cookie_key, end_session, load_session};
pub(crate) use store::with_words;
pub use store::{
    KnownAccount, NewPerson, Newcomer, Person, PersonFilter, PersonMatch, SessionRow, activate, active_admins,
    addressee, addresses_of_admins, change_roles, confirm_address, deactivate, delete_pending, duplicates,
    end_all_sessions, end_later_sessions, end_sessions_before, end_sessions_of, find, find_active, find_by_address,
    find_by_email, insert, insert_many, known_by_email, named, past, reactivate, reassign_keys, search, set_details,
    set_email, set_language, set_password, set_role, set_words,
};
pub use who::{Admin, Manager, Member, Visitor};
