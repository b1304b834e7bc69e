//! The house keeps its shape: walks `src`, `tests` and `migrations` and checks what the layout promises.
//!
//! Floors lie under rooms, rooms lie on floors of their own, and each uses only what is below it,
//! by the names its `mod.rs` gives out. Every check is a pure function from sources to breaches,
//! tried on planted breaches in [`planted`], then on the project itself in [`kept`].

mod breaches;
mod files;
mod kept;
mod paths;
mod plan;
mod planted;
mod tables;
