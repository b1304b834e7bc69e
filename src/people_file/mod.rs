//! Files of people, whatever program wrote them: which column is which, whose account is gone, what people
//! are called in full. It knows cells and words only; what becomes of the people is for others to say.

mod cells;
mod columns;
mod email_cell;
mod head_words;
mod heads;
mod notes;
mod pasted;
mod people;
mod recognise;
mod role_words;
mod state_words;
mod status;
mod survey;
mod whole_name;

pub use cells::{Cells, GroupCell, NoPerson, cells};
pub use columns::{Mapping, Meaning};
pub use email_cell::{Addressed, address};
pub use pasted::pasted;
pub use people::{People, Unread, names_emails, people_of};
pub use recognise::{head_of, recognise};
pub use role_words::{group_role, org_role};
pub use state_words::PersonStatus;
pub use survey::resurvey;
pub use whole_name::{same_name, straight};

/// Separates the groups of one person in a table that was put together here: it is in no group's name, unlike
/// every sign that people type.
pub const SEPARATOR: char = '\u{1f}';
