//! What went wrong, as programs read it: problem+json (RFC 9457), with the codes that pages carry.

use muster::t;
use reqwest::Method;
use serde_json::Value;

use crate::harness::TestServer;
use crate::harness::page::Page;
use crate::harness::person::Person;

async fn ask(who: &Person, method: Method, path: &str, accept: &str) -> Page {
    who.send(who.request(method, path).header("Accept", accept)).await
}

fn problem(answer: &Page) -> Value {
    assert_eq!(answer.header("content-type"), Some("application/problem+json"), "{}", answer.text());
    serde_json::from_slice(answer.bytes()).expect("JSON")
}

#[tokio::test]
async fn a_program_is_told_what_went_wrong_as_json() {
    let server = TestServer::open().await;
    let (eve, stranger) = (server.eve().await, server.stranger());
    for (who, method, path, status, code) in [
        (&stranger, Method::GET, "/nothing/here", 404, "web.not_found"),
        (&stranger, Method::GET, "/account", 401, "web.sign_in_first"),
        (&eve.browser, Method::GET, "/settings", 403, "web.forbidden"),
        (&eve.browser, Method::PUT, "/account", 405, "web.wrong_method"),
    ] {
        for accept in ["application/json", "application/problem+json, */*;q=0.1"] {
            let answer = ask(who, method.clone(), path, accept).await;
            let told = problem(answer.is(status));
            assert_eq!((told["code"].as_str(), told["status"].as_u64()), (Some(code), Some(status.into())));
            assert_eq!(told["type"], format!("urn:muster:{code}"));
            assert!(told["title"].is_string() && told["detail"].is_string(), "{told}");
            assert_eq!(answer.header("x-content-type-options"), Some("nosniff"));
        }
    }
}

#[tokio::test]
async fn a_browser_is_shown_the_page_with_the_same_code() {
    let server = TestServer::open().await;
    for accept in ["text/html,application/xhtml+xml,*/*;q=0.8", "*/*", "text/html, application/json"] {
        let page = ask(&server.stranger(), Method::GET, "/nothing/here", accept).await;
        page.is(404).headed(t::web::not_found()).carries("web.not_found");
    }
    ask(&server.stranger(), Method::GET, "/account", "*/*").await.leads_to("/signin?next=%2Faccount");
}

#[tokio::test]
async fn a_program_is_told_when_to_come_back() {
    let server = TestServer::before_set_up().await;
    let answer = ask(&server.stranger(), Method::GET, "/", "application/json").await;
    assert_eq!(problem(answer.is(503))["code"], "web.not_set_up");
    assert!(answer.header("retry-after").is_some());
}
