//! The pages of imports.

pub mod columns;
pub mod list;
mod page_data;
pub mod reading;
pub mod show;
