//! A change must be asked for by our own pages: `Sec-Fetch-Site`, or `Origin` where there is none.

use muster::t;
use reqwest::Method;

use crate::harness::TestServer;

/// No handler is behind this path, so 404 tells that a request was let through.
const PATH: &str = "/nothing/here";

#[tokio::test]
async fn what_another_site_sends_is_refused() {
    let server = TestServer::open().await;
    let own = server.base.origin().ascii_serialization();
    let other = "https://evil.example";
    let elsewhere = [
        vec![("Sec-Fetch-Site", "cross-site")],
        vec![("Sec-Fetch-Site", "same-site")],
        vec![("Sec-Fetch-Site", "")],
        vec![("Sec-Fetch-Site", "cross-site"), ("Origin", own.as_str())],
        vec![("Origin", other)],
        vec![("Origin", "null")],
        vec![("Origin", "")],
        vec![("Origin", "http://127.0.0.1")],
    ];
    for headers in elsewhere {
        for method in [Method::POST, Method::PUT, Method::PATCH, Method::DELETE] {
            let answer = send(&server, method, &headers).await;
            assert_eq!(answer, 403, "{headers:?}");
        }
    }
}

#[tokio::test]
async fn what_our_own_pages_send_is_let_through() {
    let server = TestServer::open().await;
    let own = server.base.origin().ascii_serialization();
    let ours = [
        vec![("Sec-Fetch-Site", "same-origin"), ("Origin", own.as_str())],
        vec![("Sec-Fetch-Site", "same-origin")],
        vec![("Sec-Fetch-Site", "none")],
        vec![("Origin", own.as_str())],
        // Neither is sent by no browser: no cookies of somebody else's come along.
        vec![],
    ];
    for headers in ours {
        assert_eq!(send(&server, Method::POST, &headers).await, 404, "{headers:?}");
    }
}

#[tokio::test]
async fn the_origin_is_the_public_address_not_the_host_header() {
    let public = "https://groups.example.org";
    let server = TestServer::open_with(|config| config.base_url = public.parse().expect("a URL")).await;
    let own = server.base.origin().ascii_serialization();
    assert_eq!(send(&server, Method::POST, &[("Origin", public)]).await, 404);
    assert_eq!(send(&server, Method::POST, &[("Origin", &own)]).await, 403, "the address behind the proxy");
    let forged = [("Origin", "https://evil.example"), ("Host", "evil.example")];
    assert_eq!(send(&server, Method::POST, &forged).await, 403, "a Host header is anybody's to choose");
}

#[tokio::test]
async fn reading_is_open_to_links_from_anywhere() {
    let server = TestServer::open().await;
    for site in ["cross-site", "same-site", "none"] {
        for method in [Method::GET, Method::HEAD] {
            assert_eq!(send(&server, method, &[("Sec-Fetch-Site", site)]).await, 404, "{site}");
        }
    }
}

#[tokio::test]
async fn a_refusal_says_so_and_changes_nothing() {
    let server = TestServer::open().await;
    let before = server.contents().await;
    let eve = server.stranger();
    let request = eve.request(Method::POST, "/").header("Sec-Fetch-Site", "cross-site");
    eve.send(request).await.is(403).headed(t::web::cross_site()).says(t::web::cross_site_text());
    server.unchanged(&before).await;
}

async fn send(server: &TestServer, method: Method, headers: &[(&str, &str)]) -> u16 {
    let eve = server.stranger();
    let request =
        headers.iter().fold(eve.request(method, PATH), |request, (name, value)| request.header(*name, *value));
    eve.send(request).await.status().as_u16()
}
