//! The main paths in Chromium, by what stands on the pages.

mod front_door;
mod invites;
