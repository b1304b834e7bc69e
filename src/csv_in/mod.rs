//! Tables of text cells from files as people have them: delimited text of many programs, in many
//! encodings, with every separator; spreadsheets; archives of either.
//!
//! What is none of these is refused; whatever else is wrong is wrong with one row and stops no
//! other. No row and no cell is ever left out without being told.

mod address;
mod archive;
mod bytes;
mod decode;
mod dialect;
mod email_names;
mod encoding;
mod garbled;
mod garblings;
mod grid;
mod guess;
mod ods;
mod open;
mod split;
mod table;
#[cfg(test)]
mod tried;
mod unreadable;
mod utf_7;
mod xlsx;

pub use address::is_address;
pub use archive::{NamedFile, pack};
pub use decode::{is_garbled, tells_encoding};
pub use dialect::Passed;
pub use email_names::{email_rank, names_email, plain, squash, weak_email_rank};
pub use encoding::{Encoding, called, choices, encoding};
pub use grid::Limits;
pub use open::{How, Opened, Said, open, unpack};
pub use split::BadRow;
pub use table::{Record, Records, Table};
pub use unreadable::Unreadable;

/// What stands in a cell whose formula has no result, for programs save formulas that they have not worked out.
pub const UNCOMPUTED: &str = "\u{1a}";

/// How much is read of a file of people to write to.
pub const ADDRESSES: Limits = Limits { rows: 250_000, bytes: 256 << 20 };
