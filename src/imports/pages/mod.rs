//! The pages of imports.

pub mod columns;
pub mod list;
mod page_data;
pub mod reading;
pub mod show;

use crate::text::counted;

/// "1 row", "1,204 rows".
pub fn rows(count: i64) -> String {
    counted(count, "row", "rows")
}
