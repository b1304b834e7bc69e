//! The database: connections, transactions, tables and migrations.

pub mod schema;
pub mod types;
