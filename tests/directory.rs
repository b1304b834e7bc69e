//! Users: the directory and the support of its people.

mod account;
mod bulk;
mod editing;
mod exports;
mod list;
mod moving;
mod plans;
mod undoing;

use muster::ids::GroupId;
use muster::t;

use crate::harness::cast::{Account, PASSWORD};
use crate::harness::page::Page;

/// The names in a list of people, in their order.
fn names(page: &Page) -> Vec<String> {
    let boxes = scraper::Selector::parse("tbody input[name=person]").expect("a selector");
    let label = |one: scraper::ElementRef| one.attr("aria-label").unwrap_or_default().to_owned();
    let labels: Vec<String> = page.html().select(&boxes).map(label).collect();
    labels.iter().map(|label| label.trim_start_matches("Select ").to_owned()).collect()
}

/// Deletes one's account, as its page does.
async fn delete_account(who: &Account) {
    let form = who.visit("/account/delete").await.form(t::accounts::delete());
    who.submit(form.fill(t::accounts::your_password(), PASSWORD)).await.says(t::accounts::deleted());
}

/// A person's page, or a page of it.
fn user(person: &Account, page: &str) -> String {
    if page.is_empty() { format!("/users/{}", person.id) } else { format!("/users/{}/{page}", person.id) }
}

/// Who is in a group, by name.
async fn members(admin: &Account, group: GroupId) -> Vec<String> {
    let mut found = names(&admin.visit(&format!("/groups/{group}/settings/members")).await);
    found.sort();
    found
}
