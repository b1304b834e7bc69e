//! Settings, for admins: the organization and its log.

mod activity;
mod general;
