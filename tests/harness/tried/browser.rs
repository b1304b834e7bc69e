//! Chromium sees, clicks and types by what stands on the page, with JavaScript and without.

use fantoccini::key::Key;
use url::Url;

use super::site;
use crate::harness::chromium::{Chromium, Look};

#[tokio::test]
#[ignore = "needs Chromium: tests/run runs it"]
async fn forms_are_filled_in_by_their_labels() {
    for look in [Look::DESK, Look::PHONE, Look::PHONE.without_javascript()] {
        let base = site::open();
        let eve = Chromium::open(&base, look).await;
        eve.visit("/").await;
        eve.says("First bold words").await;
        eve.fill("Name", "Bo \"the\" o'Neill").await;
        assert_eq!(eve.value("Name").await, "Bo \"the\" o'Neill");
        eve.fill("Note", "").await;
        eve.choose("Zone", "UTC").await;
        eve.click("Terms").await;
        eve.click("Save").await;
        eve.says("name=Bo+%22the%22+o%27Neill").await;
        let text = eve.text().await;
        assert!(text.contains("zone=utc&terms=yes"), "{look:?}: {text}");
        assert!(text.contains("site same-origin"), "{look:?}: {text}");
        assert_eq!(eve.path().await, "/echo");
    }
}

#[tokio::test]
#[ignore = "needs Chromium: tests/run runs it"]
async fn scripts_run_only_where_javascript_is_on() {
    let base = site::open();
    for (look, title) in [(Look::DESK, "Trial by script"), (Look::DESK.without_javascript(), "Trial")] {
        let eve = Chromium::open(&base, look).await;
        eve.visit("/").await;
        assert_eq!(eve.title().await, title);
    }
}

#[tokio::test]
#[ignore = "needs Chromium: tests/run runs it"]
async fn the_window_is_as_wide_and_as_dark_as_asked() {
    let base: Url = site::open();
    let phone = Chromium::open(&base, Look::PHONE).await;
    phone.visit("/dark").await;
    phone.says("It is light.").await;
    assert_eq!(phone.run("return innerWidth").await, 360);
    assert!(phone.scrolls_sideways().await, "400 px on a screen of 360");
    let desk = Chromium::open(&base, Look::DESK.dark()).await;
    desk.visit("/dark").await;
    desk.says("It is dark.").await;
    assert_eq!(desk.run("return innerWidth").await, 1280);
    assert!(!desk.scrolls_sideways().await);
    let picture = desk.picture("tried-dark").await;
    assert!(std::fs::read(picture).is_ok_and(|bytes| bytes.starts_with(b"\x89PNG")));
    desk.visit("/").await;
    desk.fill("Find", "a word").await;
    desk.press(Key::Enter).await;
    desk.says("GET /search?q=a+word").await;
}

#[tokio::test]
#[ignore = "needs Chromium: tests/run runs it"]
#[should_panic(expected = "nothing to click that reads \"Farewell\"")]
async fn what_is_not_there_is_told_with_a_picture() {
    let eve = Chromium::open(&site::open(), Look::DESK).await;
    eve.visit("/").await;
    eve.click("Farewell").await;
}
