//! Home, groups and Group Settings, as their people use them.

mod activity;
mod adding;
mod founding;
mod general;
mod home;
mod leaving;
mod members;
pub mod plans;
mod searching;
