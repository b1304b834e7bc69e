//! The main paths in Chromium, by what stands on the pages.

mod addresses;
mod campaigns;
mod codes;
mod front_door;
mod group_codes;
mod imports;
mod invites;
mod user_groups;
mod users;
mod way_in;

use muster::t;

use crate::harness::TestServer;
use crate::harness::cast::{Account, PASSWORD};
use crate::harness::chromium::{Chromium, Look};

/// Somebody at a browser, signed in through the form.
async fn signed_in(server: &TestServer, who: &Account, look: Look) -> Chromium {
    let browser = Chromium::open(&server.base, look).await;
    browser.visit("/signin").await;
    browser.fill("Email", &who.email).await;
    browser.fill("Password", PASSWORD).await;
    browser.click("Sign in").await;
    let first_name = who.name.split(' ').next().unwrap_or_default();
    browser.says(t::home::greeting(first_name)).await;
    browser
}
