//! People read pages and fill in forms as browsers do.

use reqwest::Method;

use super::site;
use crate::harness::person::Person;

#[tokio::test]
async fn a_page_reads_as_it_is_seen() {
    let eve = Person::at(&site::open());
    let page = eve.visit("/").await;
    page.is(200)
        .at("/")
        .titled("Trial")
        .headed("All controls")
        .says("First bold words")
        .says_nothing_of("no such words");
    assert!(page.text().contains("First bold words\nnext line"), "{}", page.text());
    assert!(!page.text().contains("color"), "what is not shown is not read");
    assert_eq!(page.link("Elsewhere"), "/elsewhere?a=1");
    assert_eq!(page.all("option"), ["UTC", "Amsterdam"]);
    assert!(page.offers("Save") && !page.offers("Copy") && !page.offers("Burn"));
    assert_eq!(page.header("content-type"), Some("text/html; charset=utf-8"));
    assert_eq!(page.headers().get_all("content-type").iter().count(), 1);
    assert_eq!(page.bytes().len(), page.source().len());
    assert!(page.status().is_success());
}

#[tokio::test]
async fn fields_are_known_by_their_labels_and_errors_by_their_fields() {
    let page = Person::at(&site::open()).visit("/").await;
    page.keeps("Name", "Eve")
        .keeps("Zone", "Amsterdam")
        .keeps("Far away", "f")
        .faults("Email", "No address has that shape.");
    assert_eq!(page.value("Note").trim(), "two\nlines");
    assert_eq!(page.error_under("Name"), None);
}

#[tokio::test]
async fn a_form_sends_what_a_browser_would() {
    let page = Person::at(&site::open()).visit("/").await;
    let untouched = page.form("Save").entries();
    let expected = [
        ("key", "k1"),
        ("name", "Eve"),
        ("email", "wrong"),
        ("note", "two\nlines"),
        ("zone", "ams"),
        ("news", "on"),
        ("role", "member"),
        ("far", "f"),
        ("act", "save"),
    ];
    assert_eq!(untouched, expected.map(|(name, value)| (name.to_owned(), value.to_owned())));
    let filled =
        page.form("Save").fill("Name", "Bo").fill("Zone", "UTC").check("Terms").uncheck("News").choose("Manager");
    let filled = filled.forge("key", "forged").forge("role2", "admin").entries();
    let pairs: Vec<String> = filled.iter().map(|(name, value)| format!("{name}={value}")).collect();
    assert_eq!(
        pairs.join(" "),
        "name=Bo email=wrong note=two\nlines zone=utc terms=yes role=manager far=f act=save key=forged role2=admin"
    );
    assert_eq!(page.form("Drop").action(), "/other");
    assert!(!page.form("Search").is_post());
}

#[tokio::test]
async fn a_post_says_where_it_comes_from_and_a_search_what_it_seeks() {
    let base = site::open();
    let eve = Person::at(&base);
    let page = eve.visit("/").await;
    let posted = eve.submit(page.form("Save").fill("email", "e@example.org")).await;
    posted
        .headed("POST /echo")
        .says("site same-origin")
        .says(format!("origin {}", base.origin().ascii_serialization()));
    posted.says("email=e%40example.org").says("act=save");
    eve.submit(page.form("Search").fill("Find", "a b")).await.headed("GET /search?q=a+b").says("site none");
}

#[tokio::test]
async fn cookies_stay_in_their_browser_on_every_instance() {
    let (base, second) = (site::open(), site::open());
    let eve = Person::at(&base);
    eve.post("/enter", &[("a", "b")]).await.is(303).leads_to("/home");
    eve.visit("/x").await.says("cookie who=eve");
    eve.clone().visit("/x").await.says("cookie who=eve");
    eve.led_to(&second).visit("/x").await.says("cookie who=eve");
    let posted = eve.led_to(&second).post("/x", &[("a", "b")]).await;
    posted.says(format!("origin {}", base.origin().ascii_serialization()));
    Person::at(&base).visit("/x").await.says("cookie none");
}

#[tokio::test]
async fn redirects_are_followed_within_the_site_only() {
    let eve = Person::at(&site::open());
    eve.visit("/moved").await.is(200).at("/elsewhere?b=2");
    eve.get("/moved").await.is(303).at("/moved").leads_to("/elsewhere?b=2");
    eve.visit("/away").await.leads_to("http://example.org/");
    let bare = eve.send(eve.request(Method::DELETE, "/thing").header("Sec-Fetch-Site", "cross-site")).await;
    bare.headed("DELETE /thing").says("site cross-site").says("origin none");
}

#[tokio::test]
#[should_panic(expected = "expected it to say \"Farewell\"\n--- GET / answered 200 OK\nAll controls")]
async fn what_is_missing_is_told_with_the_text_of_the_page() {
    Person::at(&site::open()).visit("/").await.says("Farewell");
}

#[tokio::test]
#[should_panic(expected = "more than ten redirects")]
async fn a_redirect_without_end_is_told() {
    Person::at(&site::open()).visit("/round").await;
}
