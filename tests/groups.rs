//! Groups and Group Settings, as their people use them.

mod activity;
mod adding;
mod browsing;
mod crowds;
mod founding;
mod general;
mod leaving;
mod members;
mod plans;
mod searching;
mod toggles;
