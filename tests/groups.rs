//! Groups and Group Settings, as their people use them.

mod activity;
mod adding;
mod browsing;
mod founding;
mod general;
mod leaving;
mod members;
mod memberships;
mod plans;
mod searching;
mod toggles;
