//! The main paths in Chromium, by what stands on the pages.

mod addresses;
mod campaigns;
mod codes;
mod front_door;
mod group_codes;
mod imports;
mod invites;
mod keyboard;
mod layout;
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
    browser.fill(t::web::email(), &who.email).await;
    browser.fill(t::web::password(), PASSWORD).await;
    browser.click(t::web::sign_in()).await;
    let first_name = who.name.split(' ').next().unwrap_or_default();
    browser.says(t::home::greeting(first_name)).await;
    browser
}

/// The generated code that the page shows.
async fn shown_code(browser: &Chromium) -> String {
    let text = browser.text().await;
    let is_code = |word: &&str| {
        word.len() == 11
            && word.char_indices().all(|(at, c)| (at == 5 && c == '-') || (at != 5 && c.is_ascii_alphanumeric()))
    };
    text.split_whitespace().find(is_code).unwrap_or_else(|| panic!("there is no code in: {text}")).to_owned()
}
