//! Security headers stand on every answer, errors included.

use muster::t;

use reqwest::Method;

use crate::harness::TestServer;
use crate::harness::page::Page;

/// What must stand on every answer over plain http on loopback.
const EVERYWHERE: [(&str, &str); 4] = [
    ("x-content-type-options", "nosniff"),
    ("referrer-policy", "same-origin"),
    ("cross-origin-opener-policy", "same-origin"),
    ("cross-origin-resource-policy", "same-origin"),
];

/// What the content security policy must say, and what must be nowhere in it.
const GRANTED: [&str; 6] = [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
];
const NEVER: [&str; 5] = ["unsafe", "*", "http:", "https:", "data:"];

#[tokio::test]
async fn every_answer_carries_them() {
    let server = TestServer::open().await;
    let eve = server.stranger();
    let asset = muster::web::assets::all().css.clone();
    for (path, status) in [("/healthz", 200), ("/nothing/here", 404), ("/assets/none.css", 404), (asset.as_str(), 200)]
    {
        protected(eve.get(path).await.is(status));
        protected(eve.send(eve.request(Method::HEAD, path)).await.is(if status == 200 { 200 } else { 404 }));
    }
    protected(eve.post("/healthz", &[("a", "b")]).await.is(405));
    protected(eve.send(eve.request(Method::DELETE, "/healthz")).await.is(405));
    protected(eve.send(eve.request(Method::POST, "/").header("Sec-Fetch-Site", "cross-site")).await.is(403));
}

#[tokio::test]
async fn errors_are_never_kept_by_caches_and_assets_always() {
    let server = TestServer::open().await;
    let eve = server.stranger();
    let asset = muster::web::assets::all().css.clone();
    assert_eq!(eve.get("/nothing").await.header("cache-control"), Some("no-store"));
    assert_eq!(eve.get(&asset).await.header("cache-control"), Some("public, max-age=31536000, immutable"));
}

#[tokio::test]
async fn over_https_browsers_are_told_to_stay_there() {
    let server = TestServer::open_with(|config| {
        config.base_url = "https://groups.example.org".parse().expect("a URL");
    })
    .await;
    let told = server.stranger().get("/healthz").await.header("strict-transport-security").map(str::to_owned);
    assert!(told.is_some_and(|told| told.starts_with("max-age=63072000")));
    let plain = TestServer::open().await;
    assert_eq!(plain.stranger().get("/healthz").await.header("strict-transport-security"), None);
}

#[tokio::test]
async fn an_error_page_says_what_happened_and_shows_a_way_on() {
    let server = TestServer::open().await;
    let page = server.stranger().get("/nothing/here").await;
    page.is(404).headed(t::web::not_found()).says(t::web::not_found_text());
    assert!(page.title().starts_with(&t::web::not_found().to_string()), "{}", page.title());
    assert!(!page.all("main a[href]").is_empty(), "a way on");
    for (method, path, status) in [(Method::DELETE, "/nothing", 404), (Method::POST, "/assets/none.css", 405)] {
        let eve = server.stranger();
        eve.send(eve.request(method, path)).await.is(status);
    }
}

#[track_caller]
fn protected(page: &Page) {
    for (name, value) in EVERYWHERE {
        assert_eq!(page.header(name), Some(value), "{name} of {} {}", page.path(), page.status());
    }
    let policy = page.header("content-security-policy").unwrap_or_default();
    for rule in GRANTED {
        assert!(
            policy.split(';').any(|part| part.trim() == rule),
            "{} {}: {rule} in {policy}",
            page.path(),
            page.status()
        );
    }
    for hole in NEVER {
        assert!(!policy.contains(hole), "{}: {hole} in {policy}", page.path());
    }
    assert!(page.header("cache-control").is_some(), "{} says nothing of caches", page.path());
}
