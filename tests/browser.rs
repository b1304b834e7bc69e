//! The main paths in Chromium, by what stands on the pages.

mod front_door;
mod group_codes;
mod invites;
