//! Home, groups and Group Settings, as their people use them.

mod activity;
mod adding;
mod browsing;
mod crowds;
mod founding;
mod general;
mod home;
mod leaving;
mod members;
mod plans;
mod searching;
