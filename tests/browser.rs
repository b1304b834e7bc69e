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
    browser.says("Good to see you").await;
    browser
}
