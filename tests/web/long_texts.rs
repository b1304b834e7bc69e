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
        let form = ann.visit("/groups/new").await.form("Create group").fill("Name", &"組".repeat(200));
        let page = ann.submit(form.fill("Description", &text)).await;
        page.is(200);
        let settings = format!("{}/settings", page.path());
        ann.visit(&settings).await.keeps("Description", &text);
        let form = ann
            .visit(&settings)
            .await
            .form("Save changes")
            .fill("Description", &text.chars().skip(1).chain(['.']).collect::<String>());
        ann.submit(form).await.is(200);
        let form = ann.visit("/settings/user-groups/new").await;
        let button = if form.offers("Add group") { "Add group" } else { "Save changes" };
        let form = form.form(button).fill("Name", "More").fill("Description", &text);
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
        let form = ann.visit("/groups/new").await.form("Create group").fill("Name", "Choir");
        let page = ann.press(form.fill("Description", &text)).await;
        page.is(422)
            .faults("Description", t::fields::too_long(4_000))
            .keeps("Description", &text)
            .keeps("Name", "Choir");
    }
    let long = "й".repeat(9_000);
    let zoe = server.stranger();
    let form = zoe.visit("/signup").await.form("Sign up").fill("Name", &long).fill("Email", "zoe@example.org");
    let page = zoe.submit(form.fill("Password", "tide-and-anchor").fill("Join code", "CASES2026")).await;
    page.is(422).keeps("Name", &long).keeps("Email", "zoe@example.org");
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
            let page = ann.press(form.form(button).fill("Name", "Choir").fill("Description", &text)).await;
            page.is(422).faults("Description", t::fields::too_long(4_000)).keeps("Name", "Choir");
        }
    }
    // Fields behind the long one are read as well, and a code is a field like any other.
    let zoe = server.stranger();
    let form = zoe.visit("/signup").await.form("Sign up").fill("Name", &"é".repeat(400_000));
    let page = zoe.submit(form.fill("Email", "zoe@example.org").fill("Password", "tide-and-anchor")).await;
    page.is(422).keeps("Email", "zoe@example.org");
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
