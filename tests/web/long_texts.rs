//! Long texts in any script fit the limits of their fields, and what is too long is told there.

use diesel::{QueryDsl, RunQueryDsl};
use muster::db::schema::groups;
use muster::t;
use reqwest::Method;

use crate::harness::TestServer;

/// The most that a description takes, in scripts whose letters are long on their way here.
fn whole() -> [String; 3] {
    ["あ".repeat(4_000), "😀".repeat(4_000), "й".repeat(4_000)]
}

#[tokio::test]
async fn a_description_takes_what_it_promises_in_any_script() {
    let server = TestServer::open().await;
    let ann = server.ann().await;
    for text in whole() {
        let form = ann
            .visit("/groups/new")
            .await
            .form(t::user_groups::create_group())
            .fill(t::accounts::name(), &"組".repeat(200));
        let page = ann.submit(form.fill(t::user_groups::description(), &text)).await;
        page.is(200);
        let settings = format!("{}/settings", page.path());
        ann.visit(&settings).await.keeps(t::user_groups::description(), &text);
        let form = ann
            .visit(&settings)
            .await
            .form(t::web::save_changes())
            .fill(t::user_groups::description(), &text.chars().skip(1).chain(['.']).collect::<String>());
        ann.submit(form).await.is(200);
        let form = ann.visit("/settings/user-groups/new").await;
        let button = if form.offers(t::user_groups::add_group()) { "Add group" } else { "Save changes" };
        let form = form.form(button).fill(t::accounts::name(), "More").fill(t::user_groups::description(), &text);
        ann.submit(form).await.is(200);
    }
    let kept: Vec<String> = server.read(|conn| groups::table.select(groups::description).load(conn)).await;
    assert_eq!(kept.len(), 6);
}

#[tokio::test]
async fn a_text_that_is_too_long_is_told_and_kept() {
    let server = TestServer::open().await;
    let ann = server.ann().await;
    let before = server.contents().await;
    for text in ["あ".repeat(4_001), "😀".repeat(20_000), "x".repeat(900_000)] {
        let form =
            ann.visit("/groups/new").await.form(t::user_groups::create_group()).fill(t::accounts::name(), "Choir");
        let page = ann.press(form.fill(t::user_groups::description(), &text)).await;
        page.is(422)
            .faults(t::user_groups::description(), t::fields::too_long(4_000))
            .keeps(t::user_groups::description(), &text)
            .keeps(t::accounts::name(), "Choir");
    }
    let long = "й".repeat(9_000);
    let zoe = server.stranger();
    let form = zoe
        .visit("/signup")
        .await
        .form(t::accounts::sign_up())
        .fill(t::accounts::name(), &long)
        .fill(t::web::email(), "zoe@example.org");
    let page =
        zoe.submit(form.fill(t::web::password(), "tide-and-anchor").fill(t::web::join_code(), "CASES2026")).await;
    page.is(422).keeps(t::accounts::name(), &long).keeps(t::web::email(), "zoe@example.org");
    server.unchanged(&before).await;
}

#[tokio::test]
async fn a_text_beyond_a_mebibyte_is_told_beside_its_field() {
    let server = TestServer::open().await;
    let ann = server.ann().await;
    let before = server.contents().await;
    for (path, button) in [("/groups/new", "Create group"), ("/settings/user-groups/new", "Save changes")] {
        for text in ["あ".repeat(300_000), "😀".repeat(200_000), "x".repeat(5_000_000)] {
            let form = ann.visit(path).await;
            let button = if form.offers(button) { button } else { "Add group" };
            let page = ann
                .press(form.form(button).fill(t::accounts::name(), "Choir").fill(t::user_groups::description(), &text))
                .await;
            page.is(422)
                .faults(t::user_groups::description(), t::fields::too_long(4_000))
                .keeps(t::accounts::name(), "Choir");
        }
    }
    // Fields behind the long one are read as well, and a code is a field like any other.
    let zoe = server.stranger();
    let form = zoe.visit("/signup").await.form(t::accounts::sign_up()).fill(t::accounts::name(), &"é".repeat(400_000));
    let page =
        zoe.submit(form.fill(t::web::email(), "zoe@example.org").fill(t::web::password(), "tide-and-anchor")).await;
    page.is(422).keeps(t::web::email(), "zoe@example.org");
    zoe.post("/join", &[("code", &"A".repeat(1_500_000))]).await.is(422);
    server.unchanged(&before).await;
}

#[tokio::test]
async fn a_form_of_more_than_any_form_has_is_refused() {
    let server = TestServer::open().await;
    let ann = server.ann().await;
    let before = server.contents().await;
    let many: Vec<(String, String)> = (0..300).map(|number| (format!("f{number}"), "x".repeat(9_000))).collect();
    let request = ann.request(Method::POST, "/groups/new").header("Sec-Fetch-Site", "same-origin");
    ann.send(request.form(&many)).await.is(413);
    let request = ann.request(Method::POST, "/groups/new").header("Sec-Fetch-Site", "same-origin");
    ann.send(request.form(&[("name", "x".repeat(33 * 1024 * 1024))])).await.is(413);
    server.unchanged(&before).await;
}
