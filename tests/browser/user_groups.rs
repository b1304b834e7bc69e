//! User Groups at a real browser, by the labels that stand on the pages: a group added, shown to
//! members on its start date and joined by its toggle, and the order changed by keyboard and by dragging.

use fantoccini::key::Key;
use muster::db::types::JoinType;
use muster::t;

use super::signed_in;
use crate::harness::TestServer;
use crate::harness::cast::zone;
use crate::harness::chromium::{Chromium, Look};

#[tokio::test]
#[ignore = "needs Chromium: tests/run runs it"]
async fn a_group_is_added_appears_on_its_start_date_and_is_joined() {
    add_and_join(Look::DESK).await;
}

#[tokio::test]
#[ignore = "needs Chromium: tests/run runs it"]
async fn a_group_is_added_appears_on_its_start_date_and_is_joined_without_javascript() {
    add_and_join(Look::DESK.without_javascript()).await;
}

#[tokio::test]
#[ignore = "needs Chromium: tests/run runs it"]
async fn on_a_phone_a_group_is_added_appears_on_its_start_date_and_is_joined() {
    add_and_join(Look::PHONE).await;
}

#[tokio::test]
#[ignore = "needs Chromium: tests/run runs it"]
async fn groups_are_moved_by_keyboard() {
    move_by_keyboard(Look::DESK).await;
}

#[tokio::test]
#[ignore = "needs Chromium: tests/run runs it"]
async fn groups_are_moved_by_keyboard_without_javascript() {
    move_by_keyboard(Look::DESK.without_javascript()).await;
}

#[tokio::test]
#[ignore = "needs Chromium: tests/run runs it"]
async fn a_group_is_dragged_onto_the_place_of_another() {
    let server = TestServer::open().await;
    let ann = server.ann().await;
    for name in ["Alpha", "Beta", "Gamma"] {
        server.group(name, &ann).await;
    }
    let browser = signed_in(&server, &ann, Look::DESK).await;
    browser.visit("/settings/user-groups").await;
    browser.says("Gamma").await;
    // WebDriver's mouse drags nothing in headless Chromium: these are the events that a mouse would cause.
    browser
        .run(
            "const [first, , last] = document.querySelectorAll('[data-place]'); \
             const event = (name) => new DragEvent(name, { bubbles: true, cancelable: true, dataTransfer: new DataTransfer() }); \
             if (!last.draggable) throw new Error('rows cannot be dragged'); \
             last.dispatchEvent(event('dragstart')); first.dispatchEvent(event('dragover')); first.dispatchEvent(event('drop'));",
        )
        .await;
    browser.says(t::user_groups::moved("Gamma", "onto")).await;
    in_order(&browser, &["Gamma", "Alpha", "Beta"]).await;
}

#[tokio::test]
#[ignore = "needs Chromium: tests/run runs it"]
async fn nothing_typed_into_a_dialog_is_lost_however_long() {
    let server = TestServer::open().await;
    let ann = server.ann().await;
    let browser = signed_in(&server, &ann, Look::DESK).await;
    browser.visit("/settings/user-groups").await;
    browser.click("Add group").await;
    browser.fill("Name", "Choir").await;
    browser.run("document.querySelector('dialog [name=description]').value = 'あ'.repeat(400000)").await;
    browser.click("Save changes").await;
    browser.says(t::fields::too_long(4_000)).await;
    assert_eq!(browser.value("Name").await, "Choir");
    let length = browser.run("return document.querySelector('dialog [name=description]').value.length").await;
    assert_eq!(length.as_u64(), Some(400_000));
}

async fn add_and_join(look: Look) {
    let server = TestServer::open().await;
    let (ann, eve) = (server.ann().await, server.eve().await);
    let admin = signed_in(&server, &ann, look).await;
    let member = signed_in(&server, &eve, look).await;
    go(&admin, look, "Settings").await;
    admin.click("User Groups").await;
    admin.says(t::user_groups::none_yet()).await;
    assert!(!admin.scrolls_sideways().await);
    admin.click("Add group").await;
    admin.fill("Name", "Lunch runners").await;
    admin.fill("Description", "Five kilometres, then soup.").await;
    admin.fill("Category", "Sports").await;
    // As a date field is typed into, whatever the order in which it shows day, month and year.
    admin.fill("Start date", "03032026").await;
    // What is not viewable has no join type to choose; what is viewable discloses it.
    assert!(admin.text().await.contains("Join type"));
    admin.click("User viewable").await;
    assert!(!admin.text().await.contains("Join type"), "folded away");
    admin.click("User viewable").await;
    admin.says("Join type").await;
    let open = format!("{} {}", t::groups::join_type("open"), t::user_groups::join_type_open());
    admin.click(&open).await;
    admin.click("Save changes").await;
    admin.says(t::user_groups::created()).await;
    admin.says(t::web::state("not-started")).await;
    assert!(!admin.scrolls_sideways().await);

    go(&member, look, "Groups").await;
    member.says(t::groups::no_groups()).await;
    server.clock.set(zone().start_of_day("2026-03-03".parse().expect("a day")));
    member.visit("/groups").await;
    member.says("Lunch runners").await;
    assert!(!member.scrolls_sideways().await);
    member.click("Join Lunch runners").await;
    member.says(t::groups::joined("Lunch runners")).await;
    assert_eq!(member.path().await, "/groups");
    member.click("Joined Lunch runners").await;
    member.says(t::groups::left("Lunch runners")).await;
}

async fn move_by_keyboard(look: Look) {
    let server = TestServer::open().await;
    let ann = server.ann().await;
    for name in ["Alpha", "Beta", "Gamma"] {
        server.group_with(name, &ann, |group| group.join_type = JoinType::Open).await;
    }
    let browser = signed_in(&server, &ann, look).await;
    browser.visit("/settings/user-groups").await;
    browser.click("Move Gamma up").await;
    browser.says(t::user_groups::moved("Gamma", "up")).await;
    in_order(&browser, &["Alpha", "Gamma", "Beta"]).await;
    // The focus stays on the button: the same key again moves on.
    browser.press(Key::Enter).await;
    in_order(&browser, &["Gamma", "Alpha", "Beta"]).await;
    // At the top it is on the button that is left.
    browser.press(Key::Enter).await;
    browser.says(t::user_groups::moved("Gamma", "down")).await;
    in_order(&browser, &["Alpha", "Gamma", "Beta"]).await;
}

/// Follows a link of the drawer, which a phone keeps behind its button.
async fn go(browser: &Chromium, look: Look, link: &str) {
    if look.width < 960 {
        browser.click("Menu").await;
    }
    browser.click(link).await;
}

/// Waits until the list shows the groups so.
async fn in_order(browser: &Chromium, names: &[&str]) {
    for _ in 0..100 {
        let text = browser.text().await;
        let places: Vec<Option<usize>> = names.iter().map(|name| text.rfind(&format!("\n{name}\n"))).collect();
        if places.iter().all(Option::is_some) && places.is_sorted() {
            return;
        }
        tokio::time::sleep(std::time::Duration::from_millis(50)).await;
    }
    panic!("not in the order {names:?}:\n{}", browser.text().await);
}
