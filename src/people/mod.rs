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

pub use events::{PersonEvent, a_role};
pub use panels::{Drawer, DrawerLink, DrawerReader, PanelContext, SectionsOf};
pub use personal_data::{PERSONAL_DATA, to_be_erased};
pub use pick::pick;
pub use rules::session_lives;
pub use session::{SessionStore, SignedIn, begin_session, cookie_key, end_session};
pub(crate) use store::with_words;
pub use store::{
    Among, Found, KnownAccount, NewPerson, Newcomer, Person, SessionRow, Sieve, activate, active_admins,
    addresses_of_admins, change_roles, confirm_address, deactivate, delete_pending, duplicates, end_all_sessions,
    end_later_sessions, end_sessions_before, end_sessions_of, find, find_by_address, find_by_email, insert,
    insert_many, known_by_email, named, past, reactivate, reassign_keys, search, search_among, set_details, set_email,
    set_password, set_role, set_words,
};
pub use who::{Admin, Manager, Member, Visitor};
