//! Muster: the door to an organization's groups.

pub mod clock;
pub mod codes;
pub mod db;
pub mod entropy;
pub mod ids;
pub mod secret;
pub mod text;
pub mod zone;
